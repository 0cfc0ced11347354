"""What stands in several files of a release is the same in all of them."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_and_the_recipe_have_the_version_of_the_project():
    assert re.search(r"^version: (.+)$", _read("CITATION.cff"), flags=re.M)[1] == PROJECT["version"]
    assert re.search(r'set version = "(.+)"', _read("recipe/meta.yaml"))[1] == PROJECT["version"]


def test_the_recipe_has_every_dependency_with_its_bounds():
    recipe = _read("recipe/meta.yaml").replace(" >=", ">=")
    assert [one for one in PROJECT["dependencies"] if one not in recipe] == []


def test_binder_installs_extras_that_exist():
    (extras,) = re.findall(r"\[(.*)\]", _read("binder/requirements.txt"))
    assert set(extras.split(",")) <= set(PROJECT["optional-dependencies"])
