"""Each release ships the versions that it was tried with, for each version of Python, and they fit what it asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("lab", "web", "files", "bench", "corpus", "dask", "plot")
PYTHONS = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))


def _read(python):
    return (ROOT / "constraints" / f"python-{python}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("python", PYTHONS)
def test_every_dependency_is_pinned_within_its_bounds(python):
    pinned = dict(line.split("==") for line in _read(python).splitlines() if not line.startswith("#"))
    pinned = {canonicalize_name(name): version for name, version in pinned.items()}
    asked = [*PROJECT["dependencies"], *(one for extra in EXTRAS for one in PROJECT["optional-dependencies"][extra])]
    needs = [one for one in map(Requirement, asked) if one.name != "newsnb"]
    assert {one.name for one in needs} - pinned.keys() == set()
    assert [str(one) for one in needs if not one.specifier.contains(pinned[canonicalize_name(one.name)])] == []


@pytest.mark.parametrize("python", PYTHONS)
def test_the_file_names_its_release_and_python(python):
    first = _read(python).splitlines()[0]
    assert f"newsnb {PROJECT['version']} " in first
    assert f"Python {python} " in first


@pytest.mark.parametrize("script", ["make-constraints", "check-release"])
def test_the_scripts_of_a_release_take_the_same_extras_and_pythons(script):
    words = (ROOT / "scripts" / script).read_text(encoding="utf-8")
    assert f'extras="{",".join(EXTRAS)}"' in words
    assert f"${{@:-{' '.join(PYTHONS)}}}" in words
