"""Copies of articles, quotations that stand in several, and speakers who are one person."""

import importlib.util
import random

import pandas as pd
import pytest

from newsnb.corpus import Corpus
from newsnb.corpus.agencies import agency_of
from newsnb.corpus.columns import add_rows, empty_tables
from newsnb.corpus.copies import group_copies, group_quotations
from newsnb.corpus.parts import pack
from newsnb.errors import NewsnbError
from readings import harbour

needs_datasketch = pytest.mark.skipif(not importlib.util.find_spec("datasketch"), reason="the extra corpus is missing")


def story(seed, sentences=12):
    draw = random.Random(seed)
    names, verbs, things = "Berg Reed Lie Holt Vance".split(), "saw sold lost found built".split(), range(400)
    return [
        f"{draw.choice(names)} {draw.choice(verbs)} the {draw.choice(names)} house of lot {draw.choice(things)}, "
        f"which {draw.choice(names)} {draw.choice(verbs)} for {draw.choice(things)} crowns."
        for _ in range(sentences)
    ]


ONE = story(1)
CHANGED = {
    "agency": ["OSLO (North Sea Wire) —", *ONE, "North Sea Wire contributed."],
    "cut": ONE[:4],
    "re-headed": ["Houses change hands", "By Ada Berg", *ONE],
    "updated": [*story(2, 2), *ONE[:9], *story(3, 3)],
    "in capitals": [sentence.upper() for sentence in ONE],
}


@needs_datasketch
@pytest.mark.parametrize("name", CHANGED)
def test_an_article_that_was_changed_is_a_copy(name):
    texts = {"other": " ".join(story(4)), "one": " ".join(ONE), "copy": "\n".join(CHANGED[name])}
    assert group_copies(texts) == {"one": "one", "copy": "one"}


@needs_datasketch
@pytest.mark.parametrize(
    "other",
    [story(5), [*story(6), ONE[0], ONE[1]], [ONE[0]], []],
    ids=["its topic alone", "what both quote", "a line of it", "nothing"],
)
def test_an_article_on_the_same_topic_is_none(other):
    texts = {"one": " ".join(story(1, 30)), "other": " ".join(other)}
    assert group_copies(texts) == {}


def test_quotations_are_the_same_by_six_words_in_a_row_in_two_articles():
    rows = [
        ("a", "“We will sail before the first snow falls.”"),
        ("b", "“will sail before the first snow”"),
        ("b", "“We have the ship.”"),
        ("a", "“We have the ship, we have the crew and a quay.”"),
        ("c", "“We have the ship.”"),
        ("d", "“brave”"),
        ("e", "“brave”"),
    ]
    assert group_quotations(rows) == {0: 0, 1: 0, 2: 2, 4: 2}


def corpus_of(speakers):
    """Return a corpus in which each of some speakers has the quotes of another article."""
    tables = empty_tables({})
    for number, (name, label, role) in enumerate(speakers):
        add_rows(tables, f"a{number}", harbour(), {})
        cells = tables["entities"]
        for column, value in {"name": name, "label": label, "role": role}.items():
            at = max(
                n
                for n, (a, named) in enumerate(zip(cells["article"], cells["named"], strict=True))
                if named and a == f"a{number}" and cells["quotes"][n]
            )
            cells[column][at] = value
    readings = {f"a{number}": pack(harbour()) for number in range(len(speakers))}
    return Corpus(own={}, tables=tables, readings=readings)


def persons(corpus, names, aliases=None):
    table = corpus.speakers(aliases)
    return list(table[table["name"].isin(names)]["person"])


@pytest.mark.parametrize(
    ("speakers", "wanted"),
    [
        ([("Tom Reed", "PERSON", "business"), ("TOM REED", "PERSON", "unknown")], ["Tom Reed", "Tom Reed"]),
        ([("Tom Reed", "PERSON", "politician"), ("Tom Reed", "PERSON", "government")], ["Tom Reed", "Tom Reed"]),
        (
            [("Tom Reed", "PERSON", "business"), ("Tom Reed", "PERSON", "expert"), ("Tom Reed", "PERSON", None)],
            ["Tom Reed (business)", "Tom Reed (expert)", "Tom Reed [a2]"],
        ),
        ([("Reed", "PERSON", "business"), ("Reed", "PERSON", "business")], ["Reed [a0]", "Reed [a1]"]),
        ([("Havn Group", "ORG", "business"), ("Havn Group", "ORG", None)], ["Havn Group", "Havn Group"]),
        ([("J. Reed", "PERSON", None), ("J Reed", "PERSON", None)], ["J Reed", "J Reed"]),
    ],
)
def test_speakers_are_joined_where_it_is_safe(speakers, wanted):
    assert persons(corpus_of(speakers), [name for name, _, _ in speakers]) == wanted


def test_a_person_joins_more_with_aliases(tmp_path):
    corpus = corpus_of([("Reed", "PERSON", None), ("Tom Reed", "PERSON", None)])
    path = tmp_path / "aliases.csv"
    pd.DataFrame({"name": ["reed", "Lie"], "person": ["Tom Reed", None]}).to_csv(path, index=False)
    assert persons(corpus, ["Reed", "Tom Reed"], path) == ["Tom Reed", "Tom Reed"]
    with pytest.raises(NewsnbError, match="no column of the aliases 'person'"):
        corpus.speakers(pd.DataFrame({"name": []}))
    with pytest.raises(NewsnbError, match="cannot be read"):
        corpus.speakers(tmp_path / "none.csv")


def test_the_unnamed_are_no_speakers_of_the_table():
    table = corpus_of([("Tom Reed", "PERSON", None)]).speakers()
    assert "Tom Reed" in set(table["name"])
    assert not [name for name in table["name"] if "official" in name]


def test_an_agency_stands_in_the_dateline():
    assert agency_of(harbour()) == "North Sea Wire"


def test_articles_about_one_event_name_the_same_within_days():
    corpus = corpus_of([("Tom Reed", "PERSON", None)] * 20)
    tables = {name: corpus.table(name) for name in ("articles", "entities", "places")}
    tables["articles"]["date"] = [f"2026-01-{1 + day:02}" for day in (0, 1, 2, 9, *[20] * 16)]
    for number in range(4, 20):  # these name other things, each its own
        for name, column in (("entities", "name"), ("places", "key")):
            rows = tables[name]["article"] == f"a{number}"
            tables[name].loc[rows, column] = tables[name].loc[rows, column] + f" {number}"
    events = corpus.events()
    assert dict(zip(events["article"], events["event"], strict=True)) == {"a0": "a0", "a1": "a0", "a2": "a0"}


@needs_datasketch
def test_shares_come_with_copies_and_without():
    corpus = corpus_of([("Tom Reed", "PERSON", None)] * 3)
    assert list(corpus.copies()["duplicate_group"]) == ["a0"] * 3
    assert list(corpus.articles["duplicate_group"]) == ["a0"] * 3
    assert len(corpus.without_copies()) == 1
    shares = corpus.shares("type", by=None)
    assert shares["share"].sum() == pytest.approx(1)
    assert (shares["quotes"] == 3 * shares["quotes_without_copies"]).all()
    assert (shares["low"] < shares["share"]).all()
    assert set(corpus.repeated()["article"]) == {"a0", "a1", "a2"}
    with pytest.raises(NewsnbError, match="no column 'colour'"):
        corpus.shares("colour")
