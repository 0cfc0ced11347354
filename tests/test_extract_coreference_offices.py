"""Which office a person has: what the article says, and what everybody knows of those who lead a country."""

import pytest

from newsnb.extract.coreference.nominals import callings_of
from newsnb.extract.coreference.offices import titles_of
from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity, Mention


def person(name, title=None, start=0):
    mention = Mention(start=start, end=start + len(name), rule="name")
    return Entity(id=name, name=name, label="PERSON", title=title, mentions=(mention,))


@pytest.fixture(autouse=True)
def leaders(monkeypatch):
    """Put invented leaders in the place of the table."""
    known = dict.fromkeys(("Ada Berg", "Berg", "Kim Lund"), "Danish president") | {"Tom Reed": "US president"}
    monkeypatch.setitem(english.__dict__, "leaders", known)


@pytest.mark.parametrize(
    ("persons", "titles"),
    [
        ([person("Ada Berg")], {"Ada Berg": "Danish president"}),
        ([person("Berg")], {"Berg": "Danish president"}),
        ([person("Ada Berg", "Sir")], {"Ada Berg": "Danish president"}),
        ([person("Ada Berg", "President")], {"Ada Berg": "Danish president"}),
        ([person("Ada Berg", "former President")], {"Ada Berg": "former President"}),
        ([person("Ada Berg", "poet laureate and actress")], {"Ada Berg": "poet laureate and actress"}),
        ([person("Ole Berg")], {}),
        ([person("Ada Berg"), person("Kim Lund")], {}),
        ([person("Ada Berg"), person("Kim Lund", "President")], {"Kim Lund": "Danish president"}),
        ([person("Ada Berg"), person("Ole Lie", "Danish President")], {"Ole Lie": "Danish President"}),
    ],
)
def test_an_office_is_what_the_article_says_or_what_everybody_knows(persons, titles):
    assert titles_of(persons) == titles


def test_a_known_office_gives_nouns_and_words_to_be_called_by():
    berg = person("Ada Berg")
    callings = callings_of([berg], titles_of([berg]))
    assert {noun: calling.rule for noun, (calling,) in callings.items()} == {
        "president": "known office",
        "leader": "known office",
    }


def test_each_office_of_the_table_names_a_country_and_a_noun():
    rows = english._rows("leaders")
    assert not [row for row in rows if len(row["office"].split()) < 2 or not noun_of_title(row["office"])]
    names = [name for row in rows for name in row["names"].split("|")]
    assert len(names) == len(set(names))
