import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnb.gazetteer import load
from newsnb.text.casing import recase

GAZETTEER = load()
WORDS = st.sampled_from(
    [
        *"THE A OF I TALKS BERG KABUL MCLEAN'S O'HARA DON'T U.N. P.M. SAID MINISTRY PUBLIC SERVICE GENERAL".split(),
        *'İZMİR STRAßE ĲMUIDEN 中文 Ǆ Small x 12 " “ -- . ,'.split(),
        *("\n", "\n\n", "\u2028"),
    ]
)


@pytest.mark.parametrize(
    "printed",
    [
        "Heavy rain cut off several towns in northern Sweden on Sunday, officials said.",
        'OSLO, Norway (AP) -- "We have no word from two villages," said Paolo Ricci, a spokesman for the Civil '
        "Protection Agency. He had been told so by the U.N. at 5 p.m.",
        "Prime Minister Ada Quistberg told the Foreign Ministry and the University of Oslo that it wasn't NATO's.",
        "Some of us will go to Kabul in May, said a woman whom the US troops had let in. I don't think we may stay.",
        "Mr. Kveldsson's oxen were sold in Turkey; Jonas Baker, a baker, wrote to the White House. Baker is 61.",
        "The lockdown hit stakeholders in New York and Addis Ababa. “We hope,” said Sean O'Hara of McGill University.",
    ],
)
def test_capitals_are_printed_as_a_newspaper_would(printed):
    assert recase(printed.upper(), GAZETTEER) == printed


def test_a_headline_in_capitals_is_printed_as_the_article_below_prints_its_words():
    text = "BERG TO SELL BUSH HOUSE TO POLISH FIRM\n\nAda Berg will sell the Bush house, which stands empty, to a firm."
    assert recase(text, GAZETTEER).splitlines()[0] == "Berg to sell Bush house to Polish firm"


@pytest.mark.parametrize(
    "text",
    [
        "Ordinary words, with NATO, the EU and UNESCO in them.",
        "AAPL GOOG MSFT AMZN TSLA NVDA META\nAda Berg sold.",
        "UPDATE: Ada Berg has gone.",
        "МОСКВА ПРИНЯЛА ДЕЛЕГАЦИЮ ТАЛИБОВ",
        "BERG: I said so, and so did the others in the room.",
    ],
)
def test_what_is_not_prose_in_capitals_stays_as_it_is(text):
    assert recase(text, GAZETTEER) == text


def test_labels_of_speakers_stay_in_capitals():
    text = "BERG: WE WILL GO ON WITH IT.\n\nLIE: NOT WITH THE HARBOUR AS IT IS."
    assert recase(text, GAZETTEER) == "BERG: We will go on with it.\n\nLIE: Not with the harbour as it is."


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_only_letters_change_and_each_keeps_its_place(text):
    recased = recase(text, GAZETTEER)
    assert len(recased) == len(text)
    assert all(a == b or a == b.upper() for a, b in zip(text, recased, strict=True))
