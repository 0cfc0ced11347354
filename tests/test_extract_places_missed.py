"""Names of places that a model misses, cuts or takes for others, and names that it takes for places and are none."""

import pytest
from placed import doc_of, printed

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places import find_places
from newsnb.extract.places.proposing import places_inside
from newsnb.extract.places.signs import is_person, is_road, is_sure, runs, shared_kinds
from newsnb.text.layout import lay_out

PLACES = {"Kentucky", "Pope County", "Paris", "Alberta", "Manitoba", "Winnipeg", "Missouri", "Washington", "America"}


def inside(words, known=()):
    found = places_inside(words, lambda name: (ENTRY,) if name in PLACES else (), lambda name: name in known)
    return [words[start:end] for start, end in found]


class _Entry:
    feature, kind, prominence = "PPL", "name", 0.5


ENTRY = _Entry()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kentucky State Police", ["Kentucky"]),
        ("Pope County Sheriff's Office", ["Pope County"]),
        ("Government of Alberta", ["Alberta"]),
        ("Library of Manitoba in Winnipeg", ["Winnipeg"]),
        ("University of Missouri", ["Missouri"]),
        ("Paris High School", []),
        ("Washington Post", []),
        ("Bank of America", []),
        ("Paris Saint-Germain FC", []),
        ("Washington High School", []),
        ("Police", []),
        ("", []),
    ],
)
def test_a_public_body_names_its_place_and_other_organisations_do_not(words, expected):
    assert inside(words) == expected


def test_a_school_names_its_place_where_the_article_names_it_elsewhere():
    assert inside("Paris High School", known={"Paris"}) == ["Paris"]


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("He lives in Paris today.", "Paris", True),
        ("Lunde, 41, of Paris, was elected.", "Paris", True),
        ("Paris police said", "Paris", True),
        ("the mayor of Paris", "Paris", True),
        ("Sen. Ada Lie, D-Paris, said", "Paris", True),
        ("Paris said on Monday", "Paris", False),
        ("Coach Paris said", "Paris", False),
    ],
)
def test_is_sure_reads_the_words_around(text, name, sure):
    start = text.index(name)
    assert is_sure(text, start, start + len(name)) is sure


@pytest.mark.parametrize(("text", "person"), [("Mr. Ripley won", True), ("Ripley said", True), ("in Ripley", False)])
def test_is_person_reads_titles_and_verbs_of_speech(text, person):
    start = text.index("Ripley")
    assert is_person(text, start, start + 6) is person


@pytest.mark.parametrize("name", ["Lund Street", "12 Vik Road", "Highway 71", "I-35", "N. High St."])
def test_streets_and_addresses_are_roads(name):
    assert is_road(name)


@pytest.mark.parametrize("name", ["Paris", "Kentucky", "Road Town's harbour", "Strait of Hormuz"])
def test_towns_are_no_roads(name):
    assert not is_road(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KABUL, Afghanistan (AP) -- Talks", ["KABUL"]),
        ("NEW YORK (Reuters) - Talks", ["NEW YORK"]),
        ("A storm. WESTLUND — A storm passed", ["WESTLUND"]),
        ("DeSOTO – Residents", ["DeSOTO"]),
        ("KOCHI: The state government", ["KOCHI"]),
        ("Talks - and more talks", []),
        ("the UN - and NATO", []),
    ],
)
def test_datelines(text, expected):
    assert [text[slice(*dateline.town)] for dateline in lay_out(text).datelines] == expected


def test_runs_leave_out_the_word_that_opens_the_sentence():
    text = "In Paris, the City of Light. But R-Westlund went to St. Paul."
    assert [text[start:end] for start, end in runs(text)] == ["Paris", "City of Light", "Westlund", "St. Paul"]


def test_shared_kinds_of_a_list():
    text = "Clarke, Madison and Oconee counties, and Paris and Rome."
    assert {text[start:].split()[0].rstrip(","): kind for start, (_, kind) in shared_kinds(text).items()} == {
        "Clarke": "County",
        "Madison": "County",
        "Oconee": "County",
    }


WHOLE = [
    # users' complaints about other systems
    ("Long Beach , CA is warm", "B-GPE I-GPE O B-GPE O O", {"Long Beach": "US", "CA": "US"}),
    ("Michael Jordan flew to Jordan", "B-PERSON I-PERSON O O B-GPE", {"Jordan": "JO"}),
    ("Jordan and Israel signed", "B-GPE O B-GPE O", {"Jordan": "JO", "Israel": "IL"}),
    ("a European bank and a French mine", "O B-NORP O O O B-NORP O", {"European": None, "French": "FR"}),
    ("from Qwertzuiop to Paris", "O B-GPE O B-GPE", {"Paris": "FR"}),
    ("he lives in Paris", "O O O O", {"Paris": "FR"}),
    # error classes
    ("the Kentucky State Police said", "O B-ORG I-ORG I-ORG O", {"Kentucky": "US"}),
    ("the Washington Post and Bank of America", "O B-ORG I-ORG O B-ORG I-ORG I-ORG", {}),
    ("New England Patriots fans", "B-ORG I-ORG I-ORG O", {}),
    ("shelling in Aleppo again", "O O B-PERSON O", {"Aleppo": "SY"}),
    ("Ada Ripley spoke ; Ripley won", "B-PERSON I-PERSON O O B-GPE O", {}),
    ("BEIRUT -- A truce", "O O O O", {"BEIRUT": "LB"}),
    ("Winnipeg firefighters practised", "O O O", {"Winnipeg": "CA"}),
    ("Bristol City and Quebec City", "B-GPE I-GPE O B-GPE I-GPE", {"Bristol": "GB", "Quebec City": "CA"}),
    ("northern Afghanistan and Sichuan province", "B-LOC I-LOC O B-GPE I-GPE", {"Afghanistan": "AF", "Sichuan": "CN"}),
    ("at Lund Street and Highway 71", "O B-FAC I-FAC O B-FAC I-FAC", {}),
    ("the Gulf of Mexico", "O B-LOC I-LOC I-LOC", {"Gulf of Mexico": None}),
    ("in the West Bank", "O O B-ORG I-ORG", {"West Bank": "PS"}),
    ("crossed the English Channel", "O O B-NORP O", {"English Channel": None}),
    ("in Newfoundland and Labrador", "O B-GPE O B-GPE", {"Newfoundland and Labrador": "CA"}),
    (
        "from Gander to St. John 's in Canada",
        "O O O B-GPE I-GPE O O B-GPE",
        {"Gander": "CA", "St. John's": "CA", "Canada": "CA"},
    ),
    ("he moved to Reno , NV", "O O O B-ORG I-ORG I-ORG", {"Reno": "US", "NV": "US"}),
    ("so Man City won", "O B-ORG I-ORG O", {}),
    ("from Naples to Capri by boat", "O B-GPE O B-ORG O O", {"Naples": "IT", "Capri": "IT"}),
    (
        "from Nanyuki to Mombasa in Kenya",
        "O B-ORG I-ORG I-ORG O B-GPE",
        {"Nanyuki": "KE", "Mombasa": "KE", "Kenya": "KE"},
    ),
    (
        "shelters in Shreveport and Jackson , Mississippi",
        "O O B-GPE O B-PERSON O B-GPE",
        {"Shreveport": "US", "Jackson": "US", "Mississippi": "US"},
    ),
    ("Jordan says its air space is closed", "B-PERSON O O O O O O", {"Jordan": "JO"}),
    ("the Pune-Satara highway", "O B-ORG O", {"Pune": "IN", "Satara": "IN"}),
    ("the Goa-bound tourists", "O O O", {"Goa": "IN"}),
    ("the Home Office said", "O B-ORG I-ORG O", {}),
    ("Cobb , Gwinnett and DeKalb counties", "B-GPE O O O B-GPE O", {"Cobb": "US", "Gwinnett": "US", "DeKalb": "US"}),
]


@pytest.mark.parametrize(("words", "ents", "expected"), WHOLE, ids=[words for words, _, _ in WHOLE])
def test_places_with_the_whole_gazetteer(gazetteer, words, ents, expected):
    doc = doc_of(words, ents)
    assert printed(doc, find_places(discourse_in(doc), gazetteer)) == expected


@pytest.mark.parametrize(
    ("words", "ents", "home", "key"),
    [
        ("in Washington", "O B-GPE", None, "geonames:4140963"),
        ("Washington , D.C.", "B-GPE O B-GPE", None, "geonames:4140963"),
        ("the state of Washington", "O O O B-GPE", None, "geonames:5815135"),
        ("Washington , D.C. and the state of Washington", "B-GPE O B-GPE O O O O B-GPE", None, "geonames:5815135"),
        ("Cuba , then Alabama , Mobile and Birmingham", "B-GPE O O B-GPE O B-GPE O B-GPE", None, "geonames:3562981"),
        (
            "Berlin , Dakar , Hollywood , Yorkshire and New York",
            "B-GPE O B-GPE O B-GPE O B-GPE O B-GPE I-GPE",
            None,
            "geonames:2950159",
        ),
        ("Jamaica and Ecuador ; the United States", "B-GPE O B-GPE O O B-GPE I-GPE", None, "geonames:3489940"),
        ("Seattle , Spokane , Tacoma and Washington", "B-GPE O B-GPE O B-GPE O B-GPE", None, "geonames:5815135"),
        ("in Paris", "O B-GPE", None, "geonames:2988507"),
        ("in Paris", "O B-GPE", "Paris, Texas", "geonames:4717560"),
        ("in Manchester", "O B-GPE", "New Hampshire", "geonames:5089178"),
        (
            "from Kansas City , Mo. , to the Texas-Mexico border",
            "O B-GPE I-GPE O B-GPE O O O B-GPE O",
            None,
            "geonames:3996063",
        ),
        ("Walton and Bartow counties", "B-GPE O B-GPE O", "Georgia, United States", "newsnb:walton-county-georgia"),
    ],
)
def test_which_of_its_places_a_name_means(gazetteer, words, ents, home, key):
    places = find_places(discourse_in(doc_of(words, ents)), gazetteer, home=home).places
    assert key in [place.key for place in places]
