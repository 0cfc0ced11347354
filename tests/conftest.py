"""Shared fixtures: a gazetteer that is built once, in a cache for tests."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from placed import rows

from newsnb.gazetteer import SqliteGazetteer, load
from newsnb.gazetteer.store import write

# The same examples each time, so that only changes break tests; CI runs ten times as many.
settings.register_profile("quick", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("ci", settings.get_profile("quick"), max_examples=2000)
settings.load_profile(os.environ.get("NEWSNB_EXAMPLES", "quick"))

FIRST_USE = """
from newsnb.gazetteer import load
kabul = load().lookup("Kabul")[0]
print(kabul.name, kabul.country)
"""


@dataclass
class FirstUse:
    """Two processes that needed the gazetteer at once, and the folder where they found or built it."""

    runs: list[subprocess.CompletedProcess[str]]
    folder: Path


@pytest.fixture(scope="session")
def first_use(tmp_path_factory) -> FirstUse:
    cache = tmp_path_factory.mktemp("cache")
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    environment.pop("NEWSNB_GAZETTEER", None)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = [subprocess.Popen([sys.executable, "-c", FIRST_USE], env=environment, **pipes) for _ in range(2)]
    ended = [(process, *process.communicate(timeout=300)) for process in started]
    runs = [subprocess.CompletedProcess(process.args, process.returncode, out, err) for process, out, err in ended]
    return FirstUse(runs, cache / "newsnb")


@pytest.fixture(scope="session")
def gazetteer(first_use) -> SqliteGazetteer:
    (file,) = first_use.folder.glob("*.sqlite")
    return load(file)


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> SqliteGazetteer:
    """Build a gazetteer of a few dozen places."""
    path = tmp_path_factory.mktemp("small") / "gazetteer.sqlite"
    write(path, rows(), "test")
    return load(path)


@pytest.fixture
def locked(tmp_path):
    """Return a function that makes a file unreadable for everybody, including root, who sometimes runs the tests."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0

    def lock(path: Path) -> Path:
        path.chmod(0)
        if is_root:
            os.seteuid(65534)
        return path

    yield lock
    if is_root:
        os.seteuid(0)
