import multiprocessing
import os
import pickle
import subprocess
import sys

import pytest
from damages import DAMAGES

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import Gazetteer, load
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


def test_lookup_returns_the_best_known_first(path):
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
def test_lookup_returns_how_the_name_relates_to_the_place(path, name, key, kind):
    found = load(path).lookup(name)
    assert ((found[0].key, found[0].kind) if found else (None, None)) == (key, kind)


def test_name_of_knows_countries_and_no_unknown_division(path):
    gazetteer = load(path)
    assert gazetteer.name_of("RU") == "Russia"
    assert gazetteer.name_of("RU", "99") is None


def test_info_shows_what_is_in_the_gazetteer(path):
    gazetteer = load(path)
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.version == "small 1, sha256 0"
    info = gazetteer.info()
    assert (info["entries"], info["path"]) == (4, str(path))


def test_loading_a_file_in_use_returns_the_same_gazetteer(path):
    gazetteer = load(path)
    assert load(path) is gazetteer
    assert pickle.loads(pickle.dumps(gazetteer)).lookup("Moscow") == gazetteer.lookup("Moscow")


def test_a_sieve_passes_all_its_keys_and_few_others():
    names = [f"town {number}" for number in range(20_000)]
    bits = sieve_of(names, len(names))
    assert all(may_hold(bits, name) for name in names)
    assert sum(may_hold(bits, f"village {number}") for number in range(20_000)) < 600


def test_a_sieve_for_too_many_names_takes_no_more_memory(monkeypatch):
    monkeypatch.setattr("newsnb.gazetteer.sieve.MOST_BITS", 1 << 12)
    names = [f"town {number}" for number in range(20_000)]
    bits = sieve_of(names, len(names))
    assert len(bits) == 512
    assert all(may_hold(bits, name) for name in names)


def test_load_opens_nothing_before_the_first_lookup(tmp_path):
    gazetteer = load(tmp_path / "missing.sqlite")
    with pytest.raises(GazetteerProblem, match="no such file"):
        gazetteer.lookup("Moscow")


def test_a_folder_means_the_file_in_it(tmp_path):
    write(tmp_path / "gazetteer.sqlite", [US], "v")
    assert load(tmp_path).lookup("US")


@pytest.mark.parametrize(
    ("place", "file"),
    [("shared", "shared/gazetteer.sqlite"), ("v1.2", "v1.2/gazetteer.sqlite"), ("my.sqlite", "my.sqlite")],
)
def test_a_path_that_does_not_exist_is_a_folder_or_a_file(place, file):
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
def test_a_damaged_shared_file_is_reported_in_one_line_and_left_alone(path, damage):
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


def test_a_full_disk_is_reported_in_one_line_and_the_old_file_stays_whole(path):
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert "free some" in done.stdout
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_folder_that_cannot_be_made_is_reported_in_one_line(tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(GazetteerProblem, match="folder that you may write to"):
        write(tmp_path / "file" / "gazetteer.sqlite", [US], "v")
