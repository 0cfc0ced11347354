import pytest
from clocks import cpu_seconds

from newsnb.text.datelines import find_datelines, match_dateline
from newsnb.text.parts import find_paragraphs


def towns(text):
    return [text[slice(*found.town)] for found in find_datelines(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "dateline", "town"),
    [
        ("LA PAZ -- Rain fell.", "LA PAZ --", "LA PAZ"),
        ("KVELD, Norway (AP) — Rain fell.", "KVELD, Norway (AP) —", "KVELD"),
        ("KVELD, Norway\u00a0— Rain fell.", "KVELD, Norway\u00a0—", "KVELD"),
        ("KVELD, May 6 (Fjord News) - Rain fell.", "KVELD, May 6 (Fjord News) -", "KVELD"),
        ("KVELD MAY 6 (AP) - RAIN FELL.", "KVELD MAY 6 (AP) -", "KVELD"),
        ("KVELD, Norway, May 6, 2024 /Newswire/ -- Rain fell.", "KVELD, Norway, May 6, 2024 /Newswire/ --", "KVELD"),
        ("KVELD/LUND, May 6 (Fjord News) - Rain fell.", "KVELD/LUND, May 6 (Fjord News) -", "KVELD"),
        ("MÅLØY-ØST – Rain fell.", "MÅLØY-ØST –", "MÅLØY-ØST"),
        ("McKVELD - Rain fell.", "McKVELD -", "McKVELD"),
        ("Kveld — Rain fell.", "Kveld —", "Kveld"),
        ("Port Kveld (AFP) - Rain fell.", "Port Kveld (AFP) -", "Port Kveld"),
        ("KVELD, 21 October 2026 – Rain fell.", "KVELD, 21 October 2026 –", "KVELD"),
        ("KVELD, Norway – June 2, 2026 – Rain fell.", "KVELD, Norway – June 2, 2026 –", "KVELD"),
        ("KVELD (June 2, 2026) — Rain fell.", "KVELD (June 2, 2026) —", "KVELD"),
        ("KVELD – Rovers 2 - Athletic 1 was the score.", "KVELD –", "KVELD"),
    ],
    ids="bare agency space date two capitals release accents mixed small small-agency day dash bracket score".split(),
)
def test_a_dash_sets_a_dateline_apart(text, dateline, town):
    found = match_dateline(text, (0, len(text)))
    assert (text[found.start : found.end], text[slice(*found.town)]) == (dateline, town)


@pytest.mark.parametrize(
    "text",
    [
        "TV - The serial goes on.",
        "Ada Berg — a skipper — left.",
        "KVELD: Rain fell.",
        "KVELD—Rain fell.",
        "MOST OF THOSE WHO SAW THE OLD BRIDGE FALL -- and some did -- left.",
    ],
    ids="short sentence colon unparted long".split(),
)
def test_other_words_are_no_dateline_that_is_set_apart(text):
    assert match_dateline(text, (0, len(text))) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opens.\nKVELD — Rain fell.\nLUND — It froze.", ["KVELD", "LUND"]),
        ("The bridge opens. KVELD, Norway (AP) — Rain fell.", ["KVELD"]),
        ("KVELD—Rain fell.", ["KVELD"]),
        ("KVELD (Reuters) Rain fell.", ["KVELD"]),
        ("KVELD, May 6 (AP) Rain fell.", ["KVELD"]),
        ("KVELD, Norway 2024-05-06\nRain fell.", ["KVELD"]),
        ("ST. KVELD — Rain fell.", ["ST. KVELD"]),
        ("KVELD: Rain fell.", ["KVELD"]),
        ("Kveld — Rain fell.\nLund — It froze.", ["Kveld"]),
        ("The rain fell in KVELD — and in LUND (AP).", []),
    ],
    ids="lines behind-headline unparted agency date iso saint colon first-small inside".split(),
)
def test_datelines_are_found_where_a_line_or_a_sentence_begins(text, expected):
    assert towns(text) == expected


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("KVELD — Rain fell.", True),
        ("KVELD - Rain fell.", True),
        ("KVELD: Rain fell.", False),
        ("Kveld — Rain fell.", False),
        ("CRICKET - BERG RETIRES.", False),
    ],
    ids="dash hyphen colon small heading".split(),
)
def test_a_dateline_is_sure_where_nothing_but_a_town_stands_so(text, is_sure):
    assert [found.is_sure for found in find_datelines(text, find_paragraphs(text))] == [is_sure]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["A" * 100_000, "A. " * 50_000, "A" + "-A" * 50_000, ". A" * 50_000, " " * 100_000, "AAA, A" * 30_000]
)
def test_datelines_take_linear_time(text):
    assert cpu_seconds(lambda: find_datelines(text, find_paragraphs(text))) < 2
