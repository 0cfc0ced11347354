"""What kind of thing a name is, on sentences of our own, with the model that newsnb comes with."""

import pytest

import newsnb


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Norr will cut 400 jobs at its mill, the unions were told on Monday.", "Norr", "ORG"),
        ("Shares in Okavo fell 8 per cent on Tuesday after a warning.", "Okavo", "ORG"),
        ("Hundreds queued outside Brisko, which sells old phones.", "Brisko", "ORG"),
        ("Sparta Rotterdam have won seven games in a row.", "Sparta Rotterdam", "ORG"),
        ("Tindal posted a loss of $40 million in May.", "Tindal", "ORG"),
        ("Khumalo lost his job in April and washes cars with his brother.", "Khumalo", "PERSON"),
        ("Hollis bought the farm in 1990. Hollis and his sons milk 80 cows.", "Hollis", "PERSON"),
    ],
    ids="jobs shares maker club loss job farmer".split(),
)
def test_what_a_name_does_and_owns_tells_firms_from_persons(text, name, label):
    assert [one.label for one in newsnb.read(text).entities if one.name == name] == [label]
