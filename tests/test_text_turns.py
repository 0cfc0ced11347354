import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnb.text.parts import find_paragraphs
from newsnb.text.turns import find_turns


def turns(text):
    return [
        (turn.kind, text[turn.start : turn.end], [text[start:end] for start, end in turn.said])
        for turn in find_turns(text, find_paragraphs(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Why now?\nA: I had promised it.", [("question", "Q"), ("answer", "A")]),
        ("Q. Why now?\nA. I had promised it.", [("question", "Q"), ("answer", "A")]),
        ("Q&A: The mayor\nQ: Why now?\nA: I had promised it.", [("question", "Q"), ("answer", "A")]),
        ("Question – Why now?\nAnswer – I had promised it.", [("question", "Question"), ("answer", "Answer")]),
        ("LIE: Why now?\nADA BERG, MAYOR: I had promised it.", [("name", "LIE"), ("name", "ADA BERG, MAYOR")]),
        (
            "Lie: Why now?\nMayor Berg: It was time.\nLie: Thank you.",
            [("name", n) for n in ("Lie", "Mayor Berg", "Lie")],
        ),
        ("AB: It was time.\nJL: For whom?\nAB: For me.", [("initials", n) for n in ("AB", "JL", "AB")]),
        (
            "Reporter: Why now?\nBerg: It was time.\nReporter: Why?",
            [("role", "Reporter"), ("name", "Berg"), ("role", "Reporter")],
        ),
        (
            "Olaf van der Berg: Why now?\nMayor of Kveld: It was time.\nOlaf van der Berg: Why?",
            [("name", n) for n in ("Olaf van der Berg", "Mayor of Kveld", "Olaf van der Berg")],
        ),
        ("Lie (by telephone): Why now?\nLie (laughs): It was time.", [("name", "Lie"), ("name", "Lie")]),
        ("[02:50:05] OLAF LIE: Why now?\n[02:51] BERG (voice-over): So.", [("name", "OLAF LIE"), ("name", "BERG")]),
        (
            "LIE: Why now?\nBERG: It was time.\nPENCE: It was late.",
            [("name", "LIE"), ("name", "BERG"), ("name", "PENCE")],
        ),
    ],
    ids="letters stops headline words capitals names initials roles particles brackets times words".split(),
)
def test_turns_are_found_by_their_labels(text, expected):
    assert [(kind, label) for kind, label, _ in turns(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The pier is open.\nUPDATE: The pier is closed.",
        "When: Monday.\nWhere: Lund.\nWhen: Tuesday.",
        "A: So it began.\nThe pier is open.",
        "A. The pier.\nA. The harbour.",
        "Berg: The pier is open.\nNobody came.",
        "The pier that Berg sold: It is open.\nThe pier that Berg sold: It is closed.",
        "Lie, Lund: The pier is open.\nLie, Lund: The pier is closed.",
        "Berg: The pier is open.\nNobody came.\nIt rained.\nIt froze.\nIt snowed.\nBerg: The pier is closed.",
    ],
    ids="news listing letter letters heading sentence place sparse".split(),
)
def test_other_labels_make_no_dialogue(text):
    assert turns(text) == []


def test_a_turn_goes_on_in_paragraphs_without_a_label_but_not_in_stage_directions():
    text = "Q: Why now?\nA: I had promised it.\nAnd it was time.\n(LAUGHTER)\nQ: For whom?\nA: For me.\nThe mayor left."
    assert [said for _, _, said in turns(text)] == [
        ["Why now?"],
        ["I had promised it.", "And it was time."],
        ["For whom?"],
        ["For me."],
    ]


def test_a_name_that_is_a_word_is_one_where_the_article_prints_it_so():
    text = "The mayor met Ada Pence on Monday.\nPENCE: It was time.\nPENCE: It was late."
    assert [label for _, label, _ in turns(text)] == ["PENCE", "PENCE"]


@given(
    st.lists(st.sampled_from(["Q", "A", "AB", "BERG", "UPDATE", "Mayor", "Ada", ":", ".", " ", "\n", "it was so"])).map(
        "".join
    )
)
def test_turns_come_one_after_the_other_whatever_the_text(text):
    spans = [span for turn in find_turns(text, find_paragraphs(text)) for span in ((turn.start, turn.end), *turn.said)]
    assert spans == sorted(spans)
    assert all(start < end for start, end in spans)
