"""Which pronouns and nouns refer to whom, on sentences of our own, with the model that newsnb comes with."""

import pytest

import newsnb


def references_in(text):
    """Return the words that refer to each entity that the component linked, with kind and rule."""
    reading = newsnb.read(text)
    return {
        entity.name: [(text[r.start : r.end], r.kind) for r in entity.references]
        for entity in reading.entities
        if entity.references
    }


def test_a_role_refers_to_the_one_who_was_given_it():
    text = "Mayor Ada Berg met Olaf Lie, a skipper, on Monday. In the evening the mayor opened the pier."
    assert references_in(text)["Ada Berg"] == [("the mayor", "role")]


def test_a_pronoun_refers_to_the_only_person_near():
    text = "Ada Berg came to the harbour on Monday. In the evening she opened the pier."
    assert references_in(text) == {"Ada Berg": [("she", "pronoun")]}


@pytest.mark.parametrize(
    "text",
    [
        "Kim Berg and Robin Lie came to the harbour on Monday. In the evening she opened the pier.",
        "Ada Berg came to the harbour on Monday. A nurse waved because she was cold.",
        "Mayor Ada Berg met Mayor Olaf Lie on Monday. In the evening the mayor opened the pier.",
        "Ada Berg came on Monday. The pier was full. It rained all day. The band played. Then he left.",
    ],
    ids="two unnamed shared far".split(),
)
def test_what_could_refer_to_several_stays_open(text):
    assert references_in(text) == {}


def rules_in(text):
    """Return each reference with whom it means and by what rule."""
    reading = newsnb.read(text)
    return {
        (text[r.start : r.end], entity.name): r.rule
        for entity in reading.entities
        for r in entity.references
        if entity.named
    }


@pytest.mark.parametrize(
    ("text", "words", "name", "rule"),
    [
        (
            "Ada Berg, who sings in a choir, opened the pier on Monday.",
            "who",
            "Ada Berg",
            "relative clause",
        ),
        (
            "The crowd cheered Olaf Lie and Ada Berg, who sang on the pier.",
            "who",
            "Ada Berg",
            "relative clause",
        ),
        ("Ada Berg met Olaf Lie on Monday. Berg bought herself a boat.", "herself", "Ada Berg", "reflexive"),
        (
            "Mrs. Berg met Mr. Lie on Monday. Lie gave a concert, and she sang a song.",
            "she",
            "Berg",
            "only person near",
        ),
        (
            "Ada Berg met Olaf Lie on Monday. Berg said that she would buy a boat.",
            "she",
            "Ada Berg",
            "most salient person",
        ),
        (
            "Olaf Lie came on Monday. While she sang on the pier, Ada Berg watched the boats.",
            "she",
            "Ada Berg",
            "subject to come",
        ),
        (
            "The Harbour Workers Union met on Monday. It voted for a strike.",
            "It",
            "Harbour Workers Union",
            "subject before",
        ),
        (
            "Olaf Lie came with his wife, Ada Berg, on Monday. In the evening his wife sang.",
            "his wife",
            "Ada Berg",
            "title given before",
        ),
        (
            "Sen. Ada Berg met the skippers on Monday. In the evening the senator sang.",
            "the senator",
            "Ada Berg",
            "title given before",
        ),
        (
            "The Kveld Times printed the letter on Monday. Later the newspaper said it was a forgery.",
            "the newspaper",
            "Kveld Times",
            "word for its kind",
        ),
        (
            "Congressman Olaf Lie met the skippers on Monday. In the evening the Nevada congressman sang.",
            "the Nevada congressman",
            "Olaf Lie",
            "title given before",
        ),
        (
            "The skippers asked the governor and Senator Ada Berg. They trust the senator and her friends, Lie said.",
            "the senator",
            "Ada Berg",
            "title given before",
        ),
        (
            "Ada Berg opened the pier on Monday. Crowds cheered when the candidate sang.",
            "the candidate",
            "Ada Berg",
            "most named person near",
        ),
        (
            "Ada Berg met Mary Lund on Monday. Lund said she would buy a boat.",
            "she",
            "Mary Lund",
            "most salient person",
        ),
    ],
    ids="who who-last herself courtesy subject to-come it kin abbreviated kind place-of beside stand-in says".split(),
)
def test_each_rule_links_what_it_should(text, words, name, rule):
    assert rules_in(text).get((words, name)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Workers Union met on Monday. It is clear that the boats are old.",
        "Former President Olaf Lie met President Ada Berg on Monday. The old president sang.",
        "Sen. Ada Berg met the skippers on Monday. In the evening the former senator sang.",
        "Democratic nominee Ada Berg spoke on Monday. In the evening the Republican nominee sang.",
        "Ada Berg said on Monday that the candidate sang.",
        "Ada Berg met Olaf Lie on Monday. Crowds cheered when the candidate sang.",
    ],
    ids="empty-it other-words former other-party own-subject two-named".split(),
)
def test_what_refers_to_nobody_named_stays_open(text):
    assert {words for words, _ in rules_in(text)} <= {"It is"}


def test_he_in_quotation_marks_is_not_the_one_who_speaks():
    text = "Olaf Lie met Ole Berg on Monday. Lie told reporters: “He sang well.”"
    assert rules_in(text).get(("He", "Ole Berg")) == "only person near"


def test_a_country_that_refused_is_the_one_that_says_why():
    text = "Norway rejected the plan on Monday. It said that the quay was too short."
    reading = newsnb.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    said = next(quote for quote in reading.quotes if reading.words(quote.cue) == "said")
    assert [names[name] for name in said.speakers] == ["Norway"]


def test_a_wife_is_not_the_one_whom_she_calls_he():
    text = "A man is missing near the lake. His wife told reporters that he knows the mountain."
    reading = newsnb.read(text)
    wife = next(entity for entity in reading.entities if entity.name == "His wife")
    assert not any(text[r.start : r.end] == "he" for r in wife.references)


def test_a_neighbour_who_spoke_may_be_the_one_who_said_more():
    text = "A neighbour said the quay was on fire. “My son ran down in his slippers,” she said."
    reading = newsnb.read(text)
    assert {name for quote in reading.quotes for name in quote.speakers} == {reading.quotes[0].speakers[0]}
    assert [quote.naming for quote in reading.quotes] == ["described", "described"]


def test_i_in_quotation_marks_is_the_one_who_speaks():
    text = "“I sang because they asked me,” Ada Berg told reporters on Monday."
    rules = rules_in(text)
    assert {words for (words, name) in rules if name == "Ada Berg"} >= {"I", "me"}


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


def test_who_speaks_of_her_speaks_of_somebody_else():
    text = "Ada Berg taught Luis Ortega. “She told me to stop,” Ortega recalled."
    ortega = next(entity for entity in newsnb.read(text).entities if entity.name == "Luis Ortega")
    assert "She" not in [text[r.start : r.end] for r in ortega.references]
