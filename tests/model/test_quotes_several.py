"""Who is one, another or a third of those who speak, on texts of our own."""

import pytest

import newsnb


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Three traders spoke to us. One said he had two weeks to leave. A third recalled that surveyors came.",
            ["One of the traders", "A third of the traders"],
        ),
        (
            "Several nurses wrote to Dr Helen Marsh. Another said the ward was full. A second told her it leaked.",
            ["Another of the nurses", "A second of the nurses"],
        ),
        (
            "Two fans waited for Kemar Bailey. “He is late,” said one. “He is always late,” said the other.",
            ["one of the fans", "the other of the fans"],
        ),
    ],
    ids="traders nurses fans".split(),
)
def test_one_and_a_third_are_of_those_who_spoke_and_not_whom_they_met(text, sources):
    reading = newsnb.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[quote.speakers[0]] for quote in reading.quotes] == sources
