"""What a newspaper gives out as its own, by the characters alone."""

import pytest

from newsnb.extract.papers import find_own_claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister will resign, the Echo understands.", ("the Echo", "understands", True)),
        ("Ada Berg has sold the club, the Kveld Mirror has learnt.\n", ("the Kveld Mirror", "has learnt", True)),
        ("Rain fell. The Post can reveal that the bridge was closed.", ("The Post", "can reveal", False)),
        ("The Lamp understands the two met in May.", ("The Lamp", "understands", False)),
        ("The Government understands that farmers are angry.", None),
        ("Nobody will resign, the Ministry of Roads has confirmed.", None),
        ("The Beacon understands him.", None),
        ("He can go, the clerk understands.", None),
    ],
    ids="understands learnt reveal lead government ministry object noun".split(),
)
def test_papers_speak_of_themselves_where_they_know_or_reveal_something(text, expected):
    found = [(text[slice(*one.paper)], text[slice(*one.cue)], one.ends) for one in find_own_claims(text)]
    assert found == ([expected] if expected else [])
