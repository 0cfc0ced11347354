"""A folder for a class without a network; .ci/run packs one and installs from it."""

import re
import tomllib
from pathlib import Path

import pytest

from newsnb import NewsnbError
from newsnb.packing import EXTRAS, pack

ROOT = Path(__file__).parents[1]


def test_the_extras_of_a_class_exist():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS.split(",")) <= set(project["optional-dependencies"])


def test_a_class_has_what_the_notebooks_need():
    notebooks = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("*.ipynb"))
    named = re.findall(r"\*Needs:\* `newsnb\[(.*?)\]`", notebooks)
    assert named
    assert {extra for one in named for extra in one.split(",")} <= set(EXTRAS.split(","))


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NewsnbError, match="name a folder that can be written"):
        pack(tmp_path / "file" / "stick")
