"""What the pages of the API show says of each name what it takes, gives and raises, and shows it in use."""

import importlib
import inspect
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import newsnb

DOCS = Path(__file__).parents[1] / "docs"
PAGE = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("api.md", "reading.md"))
ENTRIES = re.findall(r"^\.\. auto\w+:: ([\w.]+)$(?:\n   :members:([\w, \n]+?)$(?=\n[.`]))?", PAGE, flags=re.M)
ELSEWHERE = {"Any", "Axes", "DataFrame", "FrameWidget", "Iterator", "Language", "Map", "None", "Path"}
NEVER_RAISE = {"Channel.unobserve", "Check.passage"}
SHOWN_WHERE_THEY_ARE_MADE = {"Answers", "ExerciseWidget", "Mark", "ReadingWidget", "Validation"}


def _find(name):
    home, _, own = name.rpartition(".")
    return getattr(importlib.import_module(home or "newsnb"), own)


def _list_methods():
    for name, members in ENTRIES:
        found = _find(name)
        if inspect.isfunction(found):
            yield name, found
        for member in filter(None, map(str.strip, members.split(","))):
            yield f"{found.__name__}.{member}", inspect.getattr_static(found, member)


CLASSES = {found.__name__: found for name, _ in ENTRIES if inspect.isclass(found := _find(name))}
METHODS = dict(_list_methods())
FUNCTIONS = {name: found for name, found in METHODS.items() if inspect.isfunction(found)}


def _sections(found):
    """Return the sections of a docstring by their headings; what stands before the first has none."""
    parts = re.split(r"^(\w+)\n-+\n", inspect.getdoc(found) or "", flags=re.M)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def _names_in(section):
    lines = re.findall(r"^(\S.*)$", section, flags=re.M)
    return {name.strip("*") for line in lines for name in line.split(", ")}


def _public_members(found):
    mine = [kind for kind in found.__mro__ if kind.__module__.startswith("newsnb")]
    kinds = (property, staticmethod, classmethod)
    return {
        name
        for kind in mine
        for name, value in vars(kind).items()
        if not name.startswith("_") and (inspect.isfunction(value) or isinstance(value, kinds))
    }


@pytest.mark.parametrize("name", METHODS)
def test_what_is_promised_is_described_in_a_sentence(name):
    first = _sections(METHODS[name])[""].strip().split("\n\n")[0]
    assert first.endswith("."), first


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_tell_what_they_take_and_raise_and_show_it(name):
    found, sections = FUNCTIONS[name], _sections(FUNCTIONS[name])
    takes = set(inspect.signature(found).parameters) - {"self"}
    assert takes - _names_in(sections.get("Parameters", "")) == set()
    assert not takes or "Raises" in sections or name in NEVER_RAISE
    assert ">>>" in sections.get("Examples", "")


@pytest.mark.parametrize("name", CLASSES)
def test_classes_tell_what_they_hold_and_are_shown_in_use(name):
    found, sections = CLASSES[name], _sections(CLASSES[name])
    held = {one.name for one in fields(found)} - {"extra"} if is_dataclass(found) else set()
    assert held - _names_in(sections.get("Attributes", "")) == set()
    shown = ">>>" in sections.get("Examples", "") or any(one.startswith(f"{name}.") for one in FUNCTIONS)
    assert shown or name in SHOWN_WHERE_THEY_ARE_MADE


def test_what_public_functions_return_is_on_the_page():
    returned = " ".join(str(found.__annotations__.get("return", "")) for found in FUNCTIONS.values())
    assert set(re.findall(r"\b[A-Z]\w+", returned)) - CLASSES.keys() == ELSEWHERE


@pytest.mark.parametrize("name", ["Reading", "Corpus", "Exercise", "Comparison", "Check", "Versions", "Sample"])
def test_all_public_methods_are_on_the_page(name):
    assert {f"{name}.{member}" for member in _public_members(CLASSES[name])} - METHODS.keys() == set()


def test_every_public_name_is_on_the_page():
    assert {name for name, _ in ENTRIES if "." not in name} == set(newsnb.__all__)
