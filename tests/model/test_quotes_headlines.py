"""Whose words headlines print before or behind a colon, with the model that newsnb comes with."""

import pytest

import newsnb

STORY = "Crews were out all night, officials said. Nobody was hurt.\n\nAda Berg, a nurse, said the boats had come late."


def heard_in(headline):
    """Return the source and the words of each quote in a headline above `STORY`."""
    reading = newsnb.read(f"{headline}\n\n{STORY}")
    quotes = [quote for quote in reading.quotes if quote.content[0][0] < len(headline)]
    return [(reading.words(quote.source), reading.words(quote.content)) for quote in quotes]


@pytest.mark.parametrize(
    "headline",
    [
        "Storm Ilka: ‘The roof went past my window and into the sea’",
        "Border Crisis: “They came at night and took the lamps”",
        "Kveld Inquiry: ‘Nobody ever told me about the leak’",
        "World Cup: ‘We were robbed in broad daylight’",
        "Gaza: ‘We have had no water for six days’",
    ],
    ids="storm crisis inquiry cup place".split(),
)
def test_the_topic_of_a_headline_says_nothing(headline):
    assert [source for source, _ in heard_in(headline) if source] == []


@pytest.mark.parametrize("name", ["Berg", "Ada Berg", "Nurse Berg", "Minister"])
def test_a_headline_names_who_speaks_before_a_colon(name):
    assert heard_in(f"{name}: ‘Nobody came to help us’") == [(name, "‘Nobody came to help us’")]


@pytest.mark.parametrize(
    "headline",
    [
        "Ada Berg: a life in ten boats",
        "Ukraine: drones hit oil depot",
        "Heathrow: third runway back on the table",
        "Manchester United: five things we learned",
        "Brexit: where are we now?",
    ],
    ids="life place runway list question".split(),
)
def test_a_headline_tells_of_what_stands_before_its_colon(headline):
    assert heard_in(headline) == []


@pytest.mark.parametrize(("name", "words"), [("Berg", "no help has come"), ("UN", "famine is here")])
def test_a_headline_reports_a_statement_behind_a_colon(name, words):
    assert heard_in(f"{name}: {words}") == [(name, words)]


def test_a_headline_does_not_tell_who_said_what_stands_behind_a_deed():
    assert [source for source, _ in heard_in("Nurse Berg left the ward ‘to see the boats come in’") if source] == []
