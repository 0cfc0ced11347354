"""Words in quotation marks: what counts as the same words, and whose they are."""

import pytest

import newsnb

FERRY = """\
The ferry company has dropped its timetable, it said on Monday.

“We have tried to honour every sailing, but the moulded hull of the ship – our only one – has analysed us, not the \
other way round,” said Greta Olsen, who runs the line. “I won't apologise for the weather, and I won't apologise for \
the wind. Ask me about the catalogue of repairs!”

'I told my daughter, "Keep the receipts, all of them,"' said Tobias Wren, a passenger.

“A fair company, and I argued with it for years,” said Rolf Anker, the former mayor. “I would gladly argue again.”

The islanders blamed the owners. Transport minister Ida Holt told the agency Nordpress that “the ship has something \
to hide”. “I'm not going to be hurried by a foghorn,” she told the agency.

Nurse Petra Lund said that surgeons had waited a day. “Nobody's panicking,” she said. “But everybody's counting days.”

The vicar, Ann Rook, wrote: “U.K. law protects 40 per cent of us.”
"""
SAME = [
    ("analysed", "Greta Olsen said: “The molded hull of the ship -- our only one -- has analyzed us”."),
    ("catalogue", "ASK HER: “ASK ME ABOUT THE CATALOG OF REPAIRS,” said Greta Olsen."),
    ("bracket", "Greta Olsen said: “I [will not] apologise for the weather, and I won't apologise for the wind.”"),
    (
        "bracket before a contraction",
        "Ida Holt told the agency Nordpress: “[i]’m not going to be hurried by a foghorn.”",
    ),
    ("dots before a small word", "Rolf Anker said: “A fair company, and I argued ... I would gladly argue again.”"),
    ("small word after dots", "Nurse Petra Lund said: “Nobody's panicking ... but everybody's counting days.”"),
    ("nested", "Tobias Wren said: “I told my daughter, ‘Keep the receipts, all of them.’”"),
    ("per cent", "Ann Rook wrote: “UK law protects 40% of us.”"),
    ("source", "Ex-mayor Rolf Anker said: “I would gladly argue again.”"),
    ("owner", "Bergen's Rolf Anker was polite: “I would gladly argue again.”"),
]
OTHERWISE = [
    ("Ida Holt told Nordpress that “the islanders have something to hide”.", "altered"),
    ("Ida Holt told Nordpress: “I am not going to be hurried by a foghorn.”", "altered"),
    ("Nurse Petra Lund said: “Everybody's panicking, and everybody's counting days.”", "altered"),
    ("Tobias Wren said: “A fair company, and I argued with it for years.”", "other-speaker"),
]


@pytest.fixture(scope="module")
def ferry():
    return newsnb.read(FERRY)


@pytest.mark.parametrize("text", [text for _, text in SAME], ids=[name for name, _ in SAME])
def test_form_alone_is_no_change(ferry, text):
    last = newsnb.check(text, ferry).verdicts[-1]
    assert (last.verdict, last.reason) == ("verbatim", "The article has these words, in quotation marks.")


@pytest.mark.parametrize(("text", "verdict"), OTHERWISE)
def test_change_is_told_from_words_that_stand_elsewhere(ferry, text, verdict):
    assert [one.verdict for one in newsnb.check(text, ferry).verdicts] == [verdict]


INNER = (
    "“My neighbour shouted, ‘Get out of the house,’ and I ran,” said Tilda Moen.\n\n“They called me and asked, ‘Do you "
    "still want the dog?’” said Nina Berg. “He sent a picture and wrote, ‘Your boat has gone for a walk,’” she said."
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The neighbour shouted: “Get out of the house.”", "verbatim"),
        ("Tilda Moen shouted: “Get out of the house.”", "other-speaker"),
        ("Nina Berg asked: “Do you still want the dog?”", "other-speaker"),
        ("Nina Berg wrote: “Your boat has gone for a walk.”", "other-speaker"),
    ],
)
def test_words_that_somebody_quotes_are_not_their_own(text, verdict):
    assert [one.verdict for one in newsnb.check(text, newsnb.read(INNER)).verdicts] == [verdict]


PRINTED = (
    "“The café’s owner – a naïve man – called it a ‘work of art’, and nobody wanted to pay £2,500 for it,” Karl Frost "
    "said. “Smith & Sons built it skilfully.”\n\n“They co-operated; they were re-elected on 3 May,” said Nina Berg."
)


@pytest.mark.parametrize(
    "text",
    [
        "Frost said: \"The cafe's owner, a naive man, called it a 'work of art,' and nobody wanted to pay £2500.\"",
        'Karl Frost said: "[T]he café’s owner—a naïve man—called it a "work of art" ... for it."',
        'Karl Frost said: "Smith and Sons built it skillfully."',
        'Nina Berg said: "They cooperated. They were reelected on 3 May."',
        'Nina Berg said: "They co\u00adoperated; they were re\u2011elected on 3 May..."',
        'Nina Berg said: "THEY CO-OPERATED; they [the unions] were re-elected on 3 May."',
    ],
    ids=["accents", "a bracket", "an ampersand", "hyphens", "hyphens of typesetting", "capitals"],
)
def test_signs_and_spelling_are_no_change(text):
    assert [one.verdict for one in newsnb.check(text, newsnb.read(PRINTED)).verdicts] == ["verbatim"]


BOTH = {
    "altered through another channel": (
        "Ida Holt told the Coast Mail: “I'm not going to be rushed by a foghorn.”",
        ("altered", "“hurried” became “rushed”. In the article, this has nothing to do with “Coast Mail”."),
    ),
    "altered, and the agency is missing": (
        "“I'm not going to be hurried by any foghorn,” said Ida Holt.",
        ("altered", "“a” became “any”. The article adds that this is from “the agency Nordpress”."),
    ),
    "cut through another channel": (
        "Ida Holt told the Coast Mail: “I'm not to be hurried by a foghorn.”",
        (
            "other-relay",
            "In the article, this has nothing to do with “Coast Mail”. “going” was left out, without a sign.",
        ),
    ),
    "altered, by somebody else": (
        "Tobias Wren said: “A fair company, and I quarrelled with it for years.”",
        (
            "other-speaker",
            "In the article Rolf Anker says this, not Tobias Wren. “argued” became “quarrelled”.",
        ),
    ),
}


@pytest.mark.parametrize("name", BOTH)
def test_both_faults_of_a_quotation_are_named(ferry, name):
    text, expected = BOTH[name]
    last = newsnb.check(text, ferry).verdicts[-1]
    assert (last.verdict, last.reason) == expected


QUAY = (
    "“The neighbour's boat hit the theatre's wall with eleven thousand litres of oil,” said Ole Strand. “We had "
    "twenty-one minutes.”\n\nAn e-mail from the insurer, Skerry, read: “Please do not phone.”\n\n“The engineer told "
    "us, ‘Do not stand under it,’ and so we went to look,” Ida Frost said.\n\n“At 3.30 it was the 20th boat, and "
    "that was all right with me,” said Bo Aas."
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("“The neighbor's boat hit the theater's wall,” said Ole Strand.", "verbatim"),
        ("“The neighbour's boat hit the theatre's wall with 11,000 litres of oil,” Strand said.", "verbatim"),
        ("“The neighbour's boat hit the theatre's wall with 1,100 litres of oil,” Strand said.", "altered"),
        ("“We had 21 minutes,” Ole Strand said.", "verbatim"),
        ("“At 3:30 it was the twentieth boat, and that was alright with me,” said Bo Aas.", "verbatim"),
        ("Skerry wrote in an e-mail: “Please do not phone.”", "verbatim"),
        ("“Do not stand under it,” said Ida Frost.", "other-speaker"),
    ],
)
def test_form_is_told_from_words_and_inner_words_from_the_speakers(text, verdict):
    assert [one.verdict for one in newsnb.check(text, newsnb.read(QUAY)).verdicts] == [verdict]


COURT = (
    "“I slept,” Ole Strand told the Varde Chronicle on the steps outside. Asked by Miss Orme whether he had seen it, "
    "Mr Strand said: “I saw a hat and a stick.”\n\n“Nobody paid,” Ida Frost told analysts on a post-harvest call."
)


@pytest.mark.parametrize(
    "text",
    ["“I slept,” said Ole Strand.", "Ole Strand said: “I saw a hat and a stick.”", "“Nobody paid,” said Ida Frost."],
    ids=["the own outlet", "who asks", "a word with a hyphen"],
)
def test_who_is_told_in_the_room_may_be_left_out(text):
    article = newsnb.read(COURT, outlet="The Varde Chronicle")
    assert [one.verdict for one in newsnb.check(text, article).verdicts] == ["verbatim"]
