"""Which names name the same, and which pronoun titles and given names speak for; neither needs a parse."""

import pytest
from named import doc_of, entities_in

from newsnb.extract.coreference.forms import clear_form, form_of, forms_by_given_name, forms_by_title
from newsnb.extract.coreference.grouping import group_names, label_of
from newsnb.extract.discourse import discourse_in
from newsnb.extract.findings import Name
from newsnb.values import Entity, Mention

P, B, G = "PERSON", "ORG", "GPE"


def names(text, *wanted):
    """Return the names that are given with their labels, one after the other."""
    found, at = [], 0
    for words, label in wanted:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(start, at, words, label))
    return found


JOINS = {
    "the same words": ("Ada Berg. ADA BERG.", [("Ada Berg", P), ("ADA BERG", P)], [["Ada Berg", "ADA BERG name"]]),
    "a last name": ("Ada Berg. Berg.", [("Ada Berg", P), ("Berg", P)], [["Ada Berg", "Berg surname"]]),
    "a first name": ("Ada Berg. Ada.", [("Ada Berg", P), ("Ada", P)], [["Ada Berg", "Ada first name"]]),
    "an initial": ("Ada Berg. A. Berg.", [("Ada Berg", P), ("A. Berg", P)], [["Ada Berg", "A. Berg variant"]]),
    "a short given name": (
        "Michael Berg. Mike Berg. Mike.",
        [("Michael Berg", P), ("Mike Berg", P), ("Mike", P)],
        [["Michael Berg", "Mike Berg variant", "Mike first name"]],
    ),
    "a short given name alone": (
        "Vladimir Berg. Vlad.",
        [("Vladimir Berg", P), ("Vlad", P)],
        [["Vladimir Berg", "Vlad first name"]],
    ),
    "a short given name of two": (
        "Michael Berg. Michael Reed. Mike.",
        [("Michael Berg", P), ("Michael Reed", P), ("Mike", P)],
        [["Michael Berg"], ["Michael Reed"], ["Mike"]],
    ),
    "a middle name": (
        "Ada Kim Berg. Ada Berg. Berg.",
        [("Ada Kim Berg", P), ("Ada Berg", P), ("Berg", P)],
        [["Ada Kim Berg", "Ada Berg variant", "Berg surname"]],
    ),
    "the beginning of a long name": (
        "Siti Ada Hassan. Siti Ada. Siti.",
        [("Siti Ada Hassan", P), ("Siti Ada", P), ("Siti", P)],
        [["Siti Ada Hassan", "Siti Ada part of the name", "Siti first name"]],
    ),
    "a surname within a name": (
        "Ada Rojas Pinto. Rojas.",
        [("Ada Rojas Pinto", P), ("Rojas", P)],
        [["Ada Rojas Pinto", "Rojas part of the name"]],
    ),
    "a first name within a name": (
        "Ada Paul Berg. Paul.",
        [("Ada Paul Berg", P), ("Paul", P)],
        [["Ada Paul Berg"], ["Paul"]],
    ),
    "a son of the same name": (
        "Olaf Lie Jr. Olaf Lie.",
        [("Olaf Lie Jr.", P), ("Olaf Lie", P)],
        [["Olaf Lie Jr."], ["Olaf Lie"]],
    ),
    "a caption's word behind a name": (
        "Olaf Lie Credit. Olaf Lie.",
        [("Olaf Lie Credit", P), ("Olaf Lie", P)],
        [["Olaf Lie Credit"], ["Olaf Lie"]],
    ),
    "another first name": ("Ada Berg. Tom Berg.", [("Ada Berg", P), ("Tom Berg", P)], [["Ada Berg"], ["Tom Berg"]]),
    "another initial": ("Ada Berg. T. Berg.", [("Ada Berg", P), ("T. Berg", P)], [["Ada Berg"], ["T. Berg"]]),
    "a last name of two": (
        "Ada Berg. Tom Berg.\n\nBerg.",
        [("Ada Berg", P), ("Tom Berg", P), ("Berg", P)],
        [["Ada Berg"], ["Tom Berg"], ["Berg"]],
    ),
    "a last name of two, one of them near": (
        "Ada Berg.\n\nTom Berg. Berg.",
        [("Ada Berg", P), ("Tom Berg", P), ("Berg", P)],
        [["Ada Berg"], ["Tom Berg", "Berg surname nearby"]],
    ),
    "a last name of three, of whom the article told first": (
        "Ada Berg fell.\n\nAda Berg died.\n\nTom Berg wept. Ida Berg left.\n\nBerg sang.",
        [("Ada Berg", P), ("Ada Berg", P), ("Tom Berg", P), ("Ida Berg", P), ("Berg", P)],
        [["Ada Berg", "Ada Berg name", "Berg surname"], ["Tom Berg"], ["Ida Berg"]],
    ),
    "a last name of two, after that of whom the article told first": (
        "Ada Berg fell in Lund.\n\nBerg sang.\n\nBerg wept.\n\nTom Berg left.",
        [("Ada Berg", P), ("Berg", P), ("Berg", P), ("Tom Berg", P)],
        [["Ada Berg", "Berg surname", "Berg surname"], ["Tom Berg"]],
    ),
    "a last name of two, one of them only in a headline": (
        "Ada Berg falls\n\nTom Berg left Lund.\n\nIt rained.\n\nBerg sang.",
        [("Ada Berg", P), ("Tom Berg", P), ("Berg", P)],
        [["Ada Berg"], ["Tom Berg", "Berg surname"]],
    ),
    "a last name of two, one of them nearer": (
        "Ada Berg fell.\n\nAda Berg wept. Tom Berg left. Berg sang.",
        [("Ada Berg", P), ("Ada Berg", P), ("Tom Berg", P), ("Berg", P)],
        [["Ada Berg", "Ada Berg name"], ["Tom Berg", "Berg surname nearby"]],
    ),
    "a name at birth behind the word": (
        "Ada Berg sang. Born Ada Lie, she left.",
        [("Ada Berg", P), ("Ada Lie", P)],
        [["Ada Berg", "Ada Lie name at birth"]],
    ),
    "a well-known last name alone": (
        "Brigitte Macron left.\n\nTom Macron stayed.\n\nMacron sang.",
        [("Brigitte Macron", P), ("Tom Macron", P), ("Macron", P)],
        [["Brigitte Macron"], ["Tom Macron"], ["Macron"]],
    ),
    "a well-known last name": (
        "Brigitte Macron left.\n\nEmmanuel Macron stayed.\n\nMacron sang.",
        [("Brigitte Macron", P), ("Emmanuel Macron", P), ("Macron", P)],
        [["Brigitte Macron"], ["Emmanuel Macron", "Macron surname"]],
    ),
    "a last name of a couple": (
        "Ada Berg and Tom Berg left. Berg sang.",
        [("Ada Berg", P), ("Tom Berg", P), ("Berg", P)],
        [["Ada Berg"], ["Tom Berg"], ["Berg"]],
    ),
    "a first name of two": (
        "Ada Berg. Ada Reed. Ada.",
        [("Ada Berg", P), ("Ada Reed", P), ("Ada", P)],
        [["Ada Berg"], ["Ada Reed"], ["Ada"]],
    ),
    "a place of a person's name": ("Ada Berg. Berg.", [("Ada Berg", P), ("Berg", G)], [["Ada Berg"], ["Berg"]]),
    "the beginning of a name": (
        "Hydro Works. Hydro.",
        [("Hydro Works", B), ("Hydro", B)],
        [["Hydro Works", "Hydro short name"]],
    ),
    "the beginning of two names": (
        "Hydro Works. Hydro Bank. Hydro.",
        [("Hydro Works", B), ("Hydro Bank", B), ("Hydro", B)],
        [["Hydro Works"], ["Hydro Bank"], ["Hydro"]],
    ),
    "the end of a name": (
        "Bergen Harbour Works. Harbour Works.",
        [("Bergen Harbour Works", B), ("Harbour Works", B)],
        [["Bergen Harbour Works", "Harbour Works short name"]],
    ),
    "the end of a name that is whole": (
        "Royal Bank of Lund. Bank of Lund.",
        [("Royal Bank of Lund", B), ("Bank of Lund", B)],
        [["Royal Bank of Lund"], ["Bank of Lund"]],
    ),
    "the last word of a name": (
        "Hydro Works. Works.",
        [("Hydro Works", B), ("Works", B)],
        [["Hydro Works"], ["Works"]],
    ),
    "the last word of a club": (
        "Bergen United. United.",
        [("Bergen United", B), ("United", B)],
        [["Bergen United", "United short name"]],
    ),
    "a company's form": (
        "Hydro Works Inc. Hydro Works.",
        [("Hydro Works Inc", B), ("Hydro Works", B)],
        [["Hydro Works Inc", "Hydro Works short name"]],
    ),
    "initials": (
        "Bergen Harbour Works. BHW.",
        [("Bergen Harbour Works", B), ("BHW", B)],
        [["Bergen Harbour Works", "BHW initials"]],
    ),
    "other initials": (
        "Bergen Harbour Works. BHX.",
        [("Bergen Harbour Works", B), ("BHX", B)],
        [["Bergen Harbour Works"], ["BHX"]],
    ),
    "initials of two": (
        "Harbour Works. Hydro Works. HW.",
        [("Harbour Works", B), ("Hydro Works", B), ("HW", B)],
        [["Harbour Works"], ["Hydro Works"], ["HW"]],
    ),
    "brackets": (
        "Havn i Bergen (HIBA).",
        [("Havn i Bergen", B), ("HIBA", B)],
        [["Havn i Bergen", "HIBA acronym"]],
    ),
    "brackets with initials of another language": (
        "Havn for Bergen (HfB).",
        [("Havn for Bergen", B), ("HfB", B)],
        [["Havn for Bergen", "HfB acronym"]],
    ),
    "brackets with a place": (
        "Havn i Bergen (Oslo).",
        [("Havn i Bergen", B), ("Oslo", G)],
        [["Havn i Bergen"], ["Oslo"]],
    ),
    "brackets with other initials": (
        "Bergen (NTB).",
        [("Bergen", G), ("NTB", B)],
        [["Bergen"], ["NTB"]],
    ),
    "Mr and Ms of one name": (
        "Mr Berg left. Ms Berg stayed. Berg sang.",
        [("Berg", P), ("Berg", P), ("Berg", P)],
        [["Berg", "Berg name"], ["Berg"]],
    ),
    "Mr and Ms of two full names": (
        "Olaf Berg left. Ada Berg stayed. Ms Berg sang. Mr Berg slept.",
        [("Olaf Berg", P), ("Ada Berg", P), ("Berg", P), ("Berg", P)],
        [["Olaf Berg", "Berg surname nearby"], ["Ada Berg", "Berg surname nearby"]],
    ),
    "brackets around more": (
        "Havn i Bergen (HIBA men).",
        [("Havn i Bergen", B), ("HIBA", B)],
        [["Havn i Bergen"], ["HIBA"]],
    ),
}


@pytest.mark.parametrize(("text", "wanted", "expected"), JOINS.values(), ids=JOINS)
def test_joins(text, wanted, expected):
    groups = group_names(text, names(text, *wanted))
    found = [[name.words if not i else f"{name.words} {rule}" for i, (name, rule) in enumerate(g)] for g in groups]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ([("Berg", P, "name"), ("Berg", G, "name"), ("Berg", G, "name")], G),
        ([("Berg", P, "name"), ("Berg", G, "name")], P),
        ([("Harbour Committee", B, "name"), ("HC", G, "initials"), ("HC", G, "initials")], B),
    ],
    ids=["most", "the first of two", "the word of the full name rather than initials"],
)
def test_label_of(group, expected):
    assert label_of([(Name(0, len(words), words, label), rule) for words, label, rule in group]) == expected


def person(name, text="", title=None):
    start = max(0, text.find(name))
    mentions = (Mention(start=start, end=start + len(name), rule="name"),)
    return Entity(id="entity-0", name=name, label=P, title=title, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Mr. Berg left.", None, "he"),
        ("Mrs. Berg left.", None, "she"),
        ("Berg left.", "city spokeswoman", "she"),
        ("Berg left.", "chairman", "he"),
        ("His wife Berg left.", None, "she"),
        ("His brother, Berg, left.", None, "he"),
        ("Berg, his sister, left.", None, "she"),
        ("For his brother, Berg left.", None, None),
        ("Berg left.", "mayor", None),
    ],
)
def test_titles_show_the_pronoun(text, title, expected):
    assert forms_by_title(text, [person("Berg", text, title)]) == ({"entity-0": expected} if expected else {})


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada Berg", "she"), ("Tom Reed", "he"), ("Ada", "she"), ("Zzyx Berg", None)],
)
def test_given_names_speak_for_a_pronoun(name, expected):
    assert forms_by_given_name([person(name)]) == ({"entity-0": expected} if expected else {})


def test_bodies_go_by_no_pronoun():
    body = Entity(id="entity-0", name="Ada Works", label=B, mentions=(Mention(start=4, end=13, rule="name"),))
    assert forms_by_title("Mr. Ada Works", [body]) == forms_by_given_name([body]) == {}


@pytest.mark.parametrize(("word", "expected"), [("wife", "she"), ("businessman", "he"), ("clerk", None)])
def test_form_of(word, expected):
    assert form_of(word) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [({"he": 3, "she": 1}, "he"), ({"she": 2}, "she"), ({"he": 2, "she": 1}, None), ({}, None)],
)
def test_clear_form(votes, expected):
    assert clear_form(votes) == expected


def test_a_name_in_brackets_and_marks_is_a_short_one_of_the_name_before_it():
    text = 'So Kveld Holdings plc ("Northern") grew. Northern fell. Lund Bank (Oslo) rose.'
    wanted = [("Kveld Holdings plc", B), ("Northern", "WORK_OF_ART"), ("Northern", "WORK_OF_ART")]
    groups = list(group_names(text, names(text, *wanted, ("Lund Bank", B), ("Oslo", G))))
    assert [[name.words for name, _ in group] for group in groups] == [
        ["Kveld Holdings plc", "Northern", "Northern"],
        ["Lund Bank"],
        ["Oslo"],
    ]
    assert label_of(groups[0]) == B


def test_an_entity_has_the_fullest_name_and_not_a_headlines_capitals():
    text = "ADA BERG WINS. Berg. Ada Berg. Ada."
    doc = doc_of(text, ("ADA BERG", P), ("Berg", P), ("Ada Berg", P), ("Ada", P))
    assert [entity.name for entity in entities_in(discourse_in(doc))] == ["Ada Berg"]
