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


@pytest.mark.parametrize(
    ("capitals", "printed"),
    [
        ("THE US ARMY TOLD US SO.", "The US army told us so."),
        ("THEY MAY GO IN MAY OR ON MARCH 5.", "They may go in May or on March 5."),
        ("THE RAIN ENDED AT 5 P.M. IN B.C., OR SO.", "The rain ended at 5 p.m. in B.C., or so."),
        ("THE CYBERSTORM HIT THE DATAHOUSE HARD.", "The cyberstorm hit the datahouse hard."),
        ("THE WORKS (XAVOQ) AND THE SBKW CLOSED.", "The works (XAVOQ) and the SBKW closed."),
        ("THE PORT IS RUN BY QUO VEN FROM LUND.", "The port is run by Quo Ven from Lund."),
        ("DR. KVELDSEN WENT TO CAPE TOWN WITH MR LIE.", "Dr. Kveldsen went to Cape Town with Mr Lie."),
        (
            "IT RAINED, SAID MARK BAKER. THE BAKER SAID BAKER LEFT.",
            "It rained, said Mark Baker. The baker said Baker left.",
        ),
        ("A HARD BILL BAKER PAID.", "A hard bill baker paid."),
        ("SEN. HOPE BERG LEFT.", "Sen. Hope Berg left."),
        ("THE MINISTRY OF DEFENSE AND THE INTERIOR CLOSED.", "The Ministry of Defense and the Interior closed."),
        ("A MINISTRY OF DEFENSE, NOT THE POLICE.", "A ministry of defense, not the police."),
        ("LUND UNIVERSITY AND THE LUND POLICE AGREED.", "Lund University and the Lund police agreed."),
        ("THE CIVIL PROTECTION AGENCY OR A PUBLIC SERVICE.", "The Civil Protection Agency or a public service."),
        ("DEPUTY DEFENSE MINISTER KVELDSEN AND A MINISTER.", "Deputy Defense Minister Kveldsen and a minister."),
        ("IT WASN'T O'HARA'S. WE'LL ASK MCKVELD.", "It wasn't O'Hara's. We'll ask McKveld."),
    ],
    ids="us months initials made-up acronyms syllables titles persons verbs titled bodies indefinite named "
    "definite office joined".split(),
)
def test_each_rule_finds_the_names_among_words(capitals, printed):
    assert recase(capitals, GAZETTEER) == printed


@pytest.mark.parametrize(
    ("capitals", "printed"),
    [
        ("OSLO (AP) -- RAIN FELL ON THE TOWN.", "OSLO (AP) -- Rain fell on the town."),
        ("OSLO, NORWAY, MAY 6 -- RAIN FELL ON THE TOWN.", "OSLO, Norway, May 6 -- Rain fell on the town."),
        ("HARBOUR TOWN (AP) -- RAIN FELL ON IT.", "HARBOUR TOWN (AP) -- Rain fell on it."),
        ("CRICKET - THE CAPTAIN WILL LEAVE.", "cricket - The captain will leave."),
    ],
    ids="town date agency heading".split(),
)
def test_the_town_of_a_dateline_stays_in_capitals(capitals, printed):
    assert recase(capitals, GAZETTEER) == printed


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
