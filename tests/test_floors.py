"""Minimum versions of dependencies: older ones have known vulnerabilities."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.mark.parametrize(
    ("extra", "package", "floor"),
    [
        ("lab", "jupyterlab", (4, 6, 2)),
        ("lab", "jupyter-server", (2, 20)),
        ("web", "lxml-html-clean", (0, 4)),
        (None, "jinja2", (3, 1, 6)),
    ],
)
def test_no_version_with_a_known_hole_is_let_in(extra, package, floor):
    asked = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    (found,) = [match for one in asked if (match := re.fullmatch(rf"{package}>=([\d.]+)(,<.*)?", one))]
    assert tuple(map(int, found[1].split("."))) >= floor
