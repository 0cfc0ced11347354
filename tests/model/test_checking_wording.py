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
