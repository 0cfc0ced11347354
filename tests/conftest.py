"""What tests share: the markers of slow ones, and a gazetteer that is built once and kept."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from placed import rows

import newsnb
from newsnb.gazetteer import SqliteGazetteer, build, building, load
from newsnb.gazetteer.sources import key_of_sources
from newsnb.gazetteer.store import write

# The same examples each time, so that only changes break tests. CI runs ten times as many, a release a hundred times.
settings.register_profile("quick", max_examples=200, deadline=None, derandomize=True)
settings.register_profile("ci", settings.get_profile("quick"), max_examples=2000)
settings.register_profile("release", settings.get_profile("quick"), max_examples=20_000)
settings.load_profile(os.environ.get("NEWSNB_EXAMPLES", "quick"))

HERE = Path(__file__).parent
collect_ignore = ["frontends"]  # programs that servers run
MARKED_FOLDERS = ("model", "browser")
READS = re.compile(r"\b(?:read|read_many|read_frame|locate|spacy\.load)\(")  # a doctest with this needs the model

FIRST_USE = """
from newsnb.gazetteer import load
kabul = load().lookup("Kabul")[0]
print(kabul.name, kabul.country)
"""


def pytest_report_header() -> str:
    """Return which newsnb is tested: the one beside the tests, or an installed one."""
    return f"newsnb: {Path(newsnb.__file__).parent}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by its folder, and the doctests that need the model."""
    for item in items:
        for name in MARKED_FOLDERS:
            if HERE / name in item.path.parents:
                item.add_marker(name)
        if any(READS.search(example.source) for example in getattr(getattr(item, "dtest", None), "examples", ())):
            item.add_marker("model")


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
def gazetteer(pytestconfig) -> SqliteGazetteer:
    """The whole gazetteer, built by the first run, and again where the tables or the code that builds it change."""
    code = b"".join(path.read_bytes() for path in sorted(Path(building.__file__).parent.glob("*.py")))
    folder = pytestconfig.cache.mkdir("gazetteer")
    path = folder / f"{key_of_sources()}-{hashlib.sha256(code).hexdigest()[:12]}.sqlite"
    with FileLock(folder / "lock"):  # the quick tests run in several processes
        if not path.exists():
            for old in folder.glob("*.sqlite*"):
                old.unlink()
            build(path, progress=False)
    return load(path)


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
