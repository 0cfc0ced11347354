"""Each proposer of attributions for words in quotation marks, on a Doc made by hand."""

import pytest
from attributed import BERG, LATE, NEVER, SAFE, is_left_out, short
from parses import discourse

from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.proposers import BY_MARKS

RATED = (
    "“/``/punct>circus a/DT/det>circus whole/JJ/amod>circus circus/NN/pobj>as without/IN/prep>circus any/DT/det>tent "
    "tent/NN/pobj>without ”/''/punct>circus"
)
OF_MARKS = {
    "a dash behind": (
        "signed",
        f"{NEVER} —/:/punct>Berg Ada/NNP/compound>Berg Berg/NNP/ROOT",
        ("—", "Ada Berg"),
    ),
    "a dash and small letters": ("signed", f"{NEVER} —/:/punct>fact a/DT/det>fact fact/NN/ROOT", None),
    "a colon and a name behind": (
        "signed",
        f"{NEVER} :/:/punct>Aid Harbour/NNP/compound>Aid Aid/NNP/ROOT",
        (":", "Harbour Aid"),
    ),
    "a colon and a clause behind": ("signed", f"{NEVER} :/:/punct>left Berg/NNP/nsubj>left left=leave/VBD/ROOT", None),
    "somebody's answer and a colon": (
        "noun of speech",
        "Ada/NNP/poss>answer 's/POS/case>Ada answer/NN/nsubj>was was=be/VBD/ROOT short/JJ/acomp>was :/:/punct>was "
        f"{NEVER}",
        ("answer", "Ada"),
    ),
    "in somebody's words": (
        "noun of speech",
        "In/IN/prep>fell the/DT/det>words words=word/NNS/pobj>In of/IN/prep>words Berg/NNP/pobj>of ,/,/punct>fell "
        f"it/PRP/nsubj>fell fell=fall/VBD/ROOT {NEVER}",
        ("words", "Berg"),
    ),
    "a clause in somebody's words": (
        "in words of",
        "It/PRP/nsubj>is is=be/VBZ/ROOT ,/,/punct>is in/IN/prep>is Berg/NNP/poss>words 's/POS/case>Berg "
        f"words=word/NNS/pobj>in ,/,/punct>is {NEVER}",
        ("words", "Berg"),
    ),
    "somebody's reply behind": (
        "noun of speech",
        f"{LATE} came=come/VBD/ROOT the/DT/det>reply reply/NN/nsubj>came from/IN/prep>reply Berg/NNP/pobj>from",
        ("reply", "Berg"),
    ),
    "a song's words": (
        "noun of speech",
        "The/DT/det>words words=word/NNS/ROOT of/IN/prep>words the/DT/det>song song/NN/pobj>of :/:/punct>words "
        f"{NEVER}",
        None,
    ),
    "words that are told of": (
        "noun of speech",
        "Lie/NNP/nsubj>knew knew=know/VBD/ROOT Ada/NNP/poss>answer 's/POS/case>Ada answer/NN/dobj>knew "
        f"by/IN/prep>knew heart/NN/pobj>by :/:/punct>knew {NEVER}",
        None,
    ),
    "a person and a colon": (
        "person and colon",
        f"The/DT/det>mayor mayor/NN/nsubj>was was=be/VBD/ROOT blunt/JJ/acomp>was :/:/punct>was {NEVER}",
        (":", "The mayor"),
    ),
    "a name, a description and a colon": (
        "person and colon",
        f"Berg/NNP/ROOT ,/,/punct>Berg of/IN/prep>Berg Aid/NNP/pobj>of :/:/punct>Berg {NEVER}",
        (":", "Berg, of Aid"),
    ),
    "a thing and a colon": (
        "person and colon",
        f"The/DT/det>sign sign/NN/nsubj>was was=be/VBD/ROOT blunt/JJ/acomp>was :/:/punct>was {NEVER}",
        None,
    ),
    "a person and a title": (
        "person and colon",
        "He/PRP/nsubj>wrote wrote=write/VBD/ROOT one/NN/dobj>wrote :/:/punct>wrote “/``/punct>Pier The/DT/det>Pier "
        "Pier/NN/appos>one ”/''/punct>Pier",
        None,
    ),
    "the sentence before": (
        "sentence before",
        f"He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked {NEVER}",
        ("", "He"),
    ),
    "whoever speaks in the sentence before": (
        "sentence before",
        f"Lund/NNP/nsubj>spoke spoke=speak/VBD/ROOT again/RB/advmod>spoke ././punct>spoke {NEVER}",
        ("", "Lund"),
    ),
    "a thing in the sentence before": (
        "sentence before",
        f"It/PRP/nsubj>rained rained=rain/VBD/ROOT again/RB/advmod>rained ././punct>rained {NEVER}",
        None,
    ),
    "the sentence behind": (
        "sentence behind",
        f"{NEVER} He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked {NEVER}",
        ("", "He"),
    ),
    "whoever says what goes on": (
        "sentence behind",
        f"{NEVER} It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained {SAFE} {BERG} ././punct>said",
        ("", "Ada Berg"),
    ),
    "a thing in the sentence behind": (
        "sentence behind",
        f"{NEVER} It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained {NEVER}",
        None,
    ),
    "a sentence at the end": (
        "sentence behind",
        f"{NEVER} He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked",
        None,
    ),
    "a part of a clause": (
        "in the clause",
        "Ada/NNP/compound>Berg Berg/NNP/nsubj>called called=call/VBD/ROOT it/PRP/dobj>called a/DT/det>disaster "
        "“/``/punct>disaster complete/JJ/amod>disaster disaster/NN/oprd>called ”/''/punct>called ././punct>called",
        ("called", "Ada Berg"),
    ),
    "no part of a clause": ("in the clause", f"{SAFE} {BERG} ././punct>said", None),
    "a cue behind": ("behind the marks", f"{SAFE} {BERG} ././punct>said", ("said", "Ada Berg")),
    "a cue behind that is inverted": (
        "behind the marks",
        f"{SAFE} said=say/VBD/ROOT Ada/NNP/compound>Berg Berg/NNP/nsubj>said ././punct>said",
        ("said", "Ada Berg"),
    ),
    "a verb behind that the lexicon does not know": (
        "behind the marks",
        f"{SAFE} Ada/NNP/compound>Berg Berg/NNP/nsubj>said blorped=blorp/VBD/ROOT ././punct>blorped".replace(
            ">said", ">blorped"
        ),
        ("blorped", "Ada Berg"),
    ),
    "what somebody used to say": (
        "behind the marks",
        f"{LATE} Berg/NNP/nsubj>used used=use/VBD/ROOT to/TO/aux>say say/VB/xcomp>used ././punct>used",
        ("to say", "Berg"),
    ),
    "what somebody declined to say": (
        "behind the marks",
        f"{LATE} Berg/NNP/nsubj>declined declined=decline/VBD/ROOT to/TO/aux>say say/VB/xcomp>declined",
        None,
    ),
    "nothing behind": ("behind the marks", NEVER, None),
    "a cue before": ("before the marks", f"{BERG} :/:/punct>said {NEVER}", ("said", "Ada Berg")),
    "no cue before": ("before the marks", f"Nobody/NN/nsubj>came came=come/VBD/ROOT ,/,/punct>came {NEVER}", None),
    "a name before": (
        "name and colon",
        f"Tom/NNP/compound>Reed Reed/NNP/ROOT :/:/punct>Reed {NEVER}",
        (":", "Tom Reed"),
    ),
    "what somebody did, taken for a name": (
        "name and colon",
        f"Reed/NNP/compound>tour cancels/NNS/compound>tour tour/NN/ROOT :/:/punct>tour {NEVER}",
        None,
    ),
    "a verb before": ("name and colon", f"Reed/NNP/nsubj>came came=come/VBD/ROOT :/:/punct>came {NEVER}", None),
    "whoever does what is told around": (
        "subject around",
        f"She/PRP/nsubj>rated rated=rate/VBD/ROOT the/DT/det>plan plan/NN/dobj>rated as/IN/prep>rated {RATED}",
        ("", "She"),
    ),
    "a thing does what is told around": (
        "subject around",
        f"Snow/NN/nsubj>rated rated=rate/VBD/ROOT the/DT/det>plan plan/NN/dobj>rated as/IN/prep>rated {RATED}",
        None,
    ),
    "enough words": ("marks alone", NEVER, ("", "")),
    "few words": ("marks alone", "“/``/punct>pier The/DT/det>pier pier/NN/ROOT ”/''/punct>pier", None),
}
GOES_ON = {
    "behind its cue": ("continued", f"{SAFE} {BERG} ././punct>said {NEVER}", ("said", "Ada Berg")),
    "in another paragraph": ("continued", f"{SAFE} {BERG} ././punct>said ¶/_SP/dep>. {NEVER}", None),
}


@pytest.mark.parametrize(("name", "table", "expected"), OF_MARKS.values(), ids=OF_MARKS)
def test_proposers_of_words_in_marks(name, table, expected):
    text = discourse(table)
    found = BY_MARKS[name](QuoteContext(text, text.stretches), text.stretches[0], Before())
    assert short(text.doc, found) == expected
    assert found is None or found.rule == name


@pytest.mark.parametrize(("name", "table", "expected"), GOES_ON.values(), ids=GOES_ON)
def test_proposers_of_what_goes_on(name, table, expected):
    text = discourse(table)
    first, second = text.stretches
    cue = next(token.i for token in text.doc if token.text == "said")
    found = BY_MARKS[name](QuoteContext(text, text.stretches), second, Before(stretch=first, cue=cue))
    assert short(text.doc, found) == expected
    assert BY_MARKS[name](QuoteContext(text, text.stretches), second, Before()) is None


def test_each_proposer_of_words_in_marks_has_a_case():
    cases = {name for name, *_ in (*OF_MARKS.values(), *GOES_ON.values())}
    assert cases | {"same speaker goes on", "said below"} == set(BY_MARKS)


@pytest.mark.parametrize(("name", "table"), [case[:2] for case in OF_MARKS.values() if case[2]])
def test_a_proposer_that_is_left_out_finds_nothing(name, table):
    assert is_left_out(name, discourse(table))
