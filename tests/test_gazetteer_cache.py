"""The cached gazetteer: built once, repaired if damaged, deleted if unused."""

import os
import sqlite3
import subprocess
import sys
import time

import pytest
from damages import cut_short, damage_inside
from placed import rows

from newsnb.gazetteer import build, load

pytestmark = pytest.mark.slow  # each builds a gazetteer

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


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    """Use an empty cache folder, in which a gazetteer of a small world is built."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NEWSNB_GAZETTEER", raising=False)
    monkeypatch.setattr("newsnb.gazetteer.sources.rows", rows)
    return tmp_path


def aged(path, days):
    path.write_bytes(b"of another version")
    at = time.time() - days * 86_400
    os.utime(path, (at, at))
    return path


@pytest.mark.slow
def test_two_processes_build_the_gazetteer_once(first_use):
    """Two fresh processes looked a name up at the same time, in an empty cache; see conftest.py."""
    assert [run.stdout for run in first_use.runs] == ["Kabul AF\n", "Kabul AF\n"]
    assert sum("building the gazetteer" in run.stderr for run in first_use.runs) == 1
    assert [file.name for file in first_use.folder.iterdir() if file.suffix == ".part"] == []


def test_a_notebook_builds_it_in_a_process_of_its_own(tmp_path):
    code = """
import psutil
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance().kernel = object()
before = psutil.Process().memory_info().rss
from newsnb.gazetteer import load
print(load().lookup("Kabul")[0].country)
print((psutil.Process().memory_info().rss - before) // 2**20 < 100)
"""
    settings = {name: value for name, value in os.environ.items() if name != "NEWSNB_GAZETTEER"}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, env=settings | {"XDG_CACHE_HOME": str(tmp_path)}, capture_output=True, text=True)
    assert ran.stdout.split() == ["AF", "True"]
    assert ran.stderr.count("building the gazetteer") == 1


def test_damage_found_on_use_is_repaired_in_the_cache(own_cache):
    used = load()
    assert used.lookup("Russia")
    with sqlite3.connect(used.path) as connection:
        connection.execute("DROP TABLE name")
    connection.close()
    assert load().lookup("Moscow")[0].key == "newsnb:moscow"


@pytest.mark.parametrize("damage", [cut_short, damage_inside], ids=["cut short", "damaged inside"])
def test_a_damaged_file_in_the_cache_is_rebuilt(own_cache, damage):
    assert load().lookup("Kabul")
    damage(load().path)
    assert [entry.key for entry in load().lookup("Kabul")] == ["newsnb:kabul"]


def test_building_deletes_cached_files_unused_for_a_month(own_cache):
    folder = load().path.parent
    folder.mkdir(parents=True)
    old = aged(folder / "gazetteer-1-old.sqlite", 40)
    used = aged(folder / "gazetteer-1-used.sqlite", 3)
    left = aged(folder / ".gazetteer-1-old.sqlite.99.part", 40)
    mine = aged(folder / "my-own.sqlite", 400)
    assert load().lookup("Russia")
    assert [path.exists() for path in (old, used, left, mine)] == [False, True, False, True]


def test_opening_a_cached_gazetteer_keeps_it_from_being_deleted(own_cache):
    load().lookup("Russia")
    path = load().path
    os.utime(path, (0, 0))
    load().lookup("Russia")
    assert path.stat().st_mtime > time.time() - 86_400


def test_a_gazetteer_built_to_a_folder_leaves_its_neighbours_alone(own_cache):
    neighbour = aged(own_cache / "gazetteer-1-old.sqlite", 400)
    build(own_cache, progress=False)
    assert neighbour.exists()


def test_two_processes_that_build_one_file_leave_a_complete_one(tmp_path):
    to = tmp_path / "g.sqlite"
    started = [subprocess.Popen([sys.executable, "-c", BUILD, str(to)]) for _ in range(2)]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    assert load(to).lookup("Town 4999")[0].key == "k:4999"
    assert sorted(os.listdir(tmp_path)) in (["g.sqlite"], ["g.sqlite", "g.sqlite.lock"])
