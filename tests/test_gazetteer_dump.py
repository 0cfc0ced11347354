"""A hand-made GeoNames dump of a few lines."""

import zipfile

import pytest

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import build, load
from newsnb.gazetteer.dump import dump_rows
from newsnb.gazetteer.rows import Row

NOBODY = frozenset()


def line(key, name, latitude, longitude, feature, country="GE", admin1="00", population=0, others=""):
    kind = {"PPL": "P", "PPLQ": "P", "PPLC": "P", "ADM1": "A", "STM": "H", "RD": "R", "SPNG": "H", "HTL": "S"}[feature]
    fields = [key, name, name, others, latitude, longitude, kind, feature, country, "", admin1, "", "", "", population]
    return "\t".join(map(str, [*fields, "", "", "Asia/Tbilisi", "2020-01-01"])) + "\n"


DUMP = [
    line(1, "Dvani", 42.18, 43.8, "PPL", admin1="73", population=300, others="Dvani,Двани,დვანი,Dvan"),
    line(2, "Old Dvani", 42.2, 43.9, "PPLQ"),
    line(3, "Neches River", 30, -94, "STM", "US", "TX"),
    line(4, "Military Road", 42.5, 44.5, "RD"),
    line(524901, "Moscow", 55.75, 37.62, "PPLC", "RU", "48", 10_381_222),
]


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "GE.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "See https://www.geonames.org")
        archive.writestr("GE.txt", "".join(DUMP))
    return path


def test_dump_rows_yields_places_of_the_news_once(dump):
    rows = list(dump_rows(dump, taken=frozenset({"geonames:524901"}), reserved=NOBODY))
    assert [(row.key, row.name, row.country, row.admin1) for row in rows] == [
        ("geonames:1", "Dvani", "GE", "73"),
        ("geonames:3", "Neches River", "US", "TX"),
    ]
    assert rows[0].names == (("Dvani", "name"), ("Dvan", "alternate"))
    assert rows[1].names == (("Neches River", "minor"),)


def test_dump_rows_leaves_reserved_names_to_their_owner(dump):
    (dvani, *_) = dump_rows(dump, taken=NOBODY, reserved=frozenset({"dvan"}))
    assert dvani.names == (("Dvani", "name"),)


def test_dump_rows_reads_the_text_as_well_as_the_zip(dump, tmp_path):
    text = tmp_path / "GE.txt"
    text.write_text("".join(DUMP), encoding="utf-8")
    assert list(dump_rows(text, taken=NOBODY, reserved=NOBODY)) == list(dump_rows(dump, taken=NOBODY, reserved=NOBODY))


def test_a_dump_is_read_lazily(tmp_path):
    text = tmp_path / "long.txt"
    text.write_text(DUMP[0] + "no dump from here on\n", encoding="utf-8")
    assert next(iter(dump_rows(text, taken=NOBODY, reserved=NOBODY))).name == "Dvani"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.unlink(), "No such file"),
        (lambda path: path.write_bytes(path.read_bytes()[:200]), "not a zip"),
        (lambda path: path.write_bytes(b""), "not a zip"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "holds 0 text files"),
    ],
    ids=["missing", "cut short", "empty", "nothing inside"],
)
def test_what_is_not_a_dump_is_reported_in_one_line(dump, damage, said):
    damage(dump)
    with pytest.raises(GazetteerProblem, match=said) as raised:
        list(dump_rows(dump, taken=NOBODY, reserved=NOBODY))
    assert "\n" not in str(raised.value)
    assert "https://download.geonames.org" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DUMP[0][:30], "line 1 has 4 columns"),
        (line(1, "Dvani", 95, 43.8, "PPL"), "line 1: 'Dvani' lies off the globe"),
        (line(1, "Dvani", "north", 43.8, "PPL"), "line 1: could not convert"),
    ],
    ids=["cut short", "off the globe", "no number"],
)
def test_a_wrong_line_is_named(tmp_path, text, said):
    path = tmp_path / "GE.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerProblem, match=said):
        list(dump_rows(path, taken=NOBODY, reserved=NOBODY))


def test_build_adds_a_dump_after_our_own_places(dump, tmp_path, monkeypatch):
    moscow = Row(
        key="geonames:524901", name="Moscow", latitude=55.75, longitude=37.62, feature="PPLC", population=10_381_222,
        names=(("Moscow", "name"), ("Neches River", "name")), own=True,
    )  # fmt: skip
    monkeypatch.setattr("newsnb.gazetteer.sources.read_table", lambda path: iter([moscow][: path.stem == "cities"]))
    monkeypatch.setattr("newsnb.gazetteer.sources._load_cities", list)
    gazetteer = load(build(tmp_path / "big.sqlite", geonames=dump))
    assert gazetteer.lookup("Dvani")[0].key == "geonames:1"
    assert [entry.key for entry in gazetteer.lookup("Neches River")] == ["geonames:524901", "geonames:3"]
    assert "GE.zip" in gazetteer.version


def test_a_dump_that_is_cut_short_leaves_the_old_gazetteer_whole(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sources.read_table", lambda path: iter(()))
    monkeypatch.setattr("newsnb.gazetteer.sources._load_cities", list)
    text, to = tmp_path / "GE.txt", tmp_path / "g.sqlite"
    text.write_text("".join(DUMP), encoding="utf-8")
    before = build(to, geonames=text).read_bytes()
    text.write_text("".join(DUMP)[:-50], encoding="utf-8")
    with pytest.raises(GazetteerProblem, match="line 5"):
        build(to, geonames=text)
    assert to.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".lock") == ["GE.txt", "g.sqlite"]


def test_building_writes_one_line_to_a_log(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter(()))
    build(tmp_path)
    assert capsys.readouterr().err.count("\n") == 1
    build(tmp_path, progress=False)
    assert capsys.readouterr().err == ""


BAD_LINES = {
    "off the globe": (line(7, "Atlantis", 95, 10, "PPL"), "latitude 95"),
    "a page for a name": (line(7, "x" * 10_000, 5, 10, "PPL"), "10,000 characters"),
    "no number": (line(7, "Atlantis", "here", 10, "PPL"), "could not convert"),
    "no people": (line(7, "Atlantis", 5, 10, "PPL", population="many"), "invalid literal"),
    "a column short": (line(7, "Atlantis", 5, 10, "PPL").replace("\t2020-01-01", ""), "has 18 columns"),
}


@pytest.mark.parametrize(("wrong", "said"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_wrong_line_of_a_dump_is_reported_and_leaves_the_old_gazetteer(tmp_path, monkeypatch, wrong, said):
    monkeypatch.setattr("newsnb.gazetteer.sources.read_table", lambda path: iter(()))
    monkeypatch.setattr("newsnb.gazetteer.sources._load_cities", list)
    text, to = tmp_path / "GE.txt", tmp_path / "g.sqlite"
    text.write_text(DUMP[0], encoding="utf-8")
    before = build(to, geonames=text).read_bytes()
    text.write_text(DUMP[0] + wrong, encoding="utf-8")
    with pytest.raises(GazetteerProblem, match="line 2") as raised:
        build(to, geonames=text)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert to.read_bytes() == before


def test_a_zip_that_is_cut_short_is_reported_in_one_line(dump):
    dump.write_bytes(dump.read_bytes()[:-30])
    with pytest.raises(GazetteerProblem) as raised:
        list(dump_rows(dump, taken=NOBODY, reserved=NOBODY))
    assert "\n" not in str(raised.value)
    assert "GE.zip" in str(raised.value)


def test_a_name_that_is_sql_is_a_name(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sources.read_table", lambda path: iter(()))
    monkeypatch.setattr("newsnb.gazetteer.sources._load_cities", list)
    text = tmp_path / "GE.txt"
    name = "Robert'); DROP TABLE name;--"
    text.write_text(line(7, name, 5, 10, "PPL") + DUMP[0], encoding="utf-8")
    gazetteer = load(build(tmp_path / "g.sqlite", geonames=text))
    assert [entry.key for entry in gazetteer.lookup(name)] == ["geonames:7"]
    assert gazetteer.lookup("Dvani")[0].key == "geonames:1"


@pytest.mark.slow
def test_info_counts_the_places_of_each_part(dump, tmp_path, monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sources._load_cities", list)
    info = load(build(tmp_path / "g.sqlite", geonames=dump)).info()
    assert info["in dump"] == 3
    assert info["in countries"] > 240
    assert sum(number for part, number in info.items() if part.startswith("in ")) == info["entries"]
