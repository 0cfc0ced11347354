"""Whose words in quotation marks are, where several proposers could tell, or none does."""

import pytest
from attributed import BERG, LATE, NEVER, SAFE, short
from parses import discourse, words

from newsnb.extract.attributions import find_attributions
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.proposers import BY_MARKS

PARAGRAPH = f"{SAFE} {BERG} ././punct>said ¶/_SP/dep>. {NEVER}"
BESIDE = f"{SAFE} {BERG} ././punct>said {NEVER}"
TERM = "“/``/punct>pier The/DT/det>pier pier/NN/ROOT ”/''/punct>pier"
IN_PLAIN_WORDS = (
    f"{BERG} that/IN/mark>was the/DT/det>pier pier/NN/nsubj>was was=be/VBD/ccomp>said safe/JJ/acomp>was ././punct>said"
)
ELSEWHERE = "It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained"
LAST_REPORTED = {
    "as a paragraph": (PARAGRAPH, ["Ada Berg", "Ada Berg"]),
    "in the same paragraph, its cue far": (
        f"{SAFE} {BERG} ././punct>said {ELSEWHERE} {NEVER}",
        ["Ada Berg", "Ada Berg"],
    ),
    "behind plain words, which they go on": (f"{IN_PLAIN_WORDS} {NEVER}", ["Ada Berg"]),
    "behind plain words in the paragraph before": (f"{IN_PLAIN_WORDS} ¶/_SP/dep>. {NEVER}", ["Ada Berg", "Ada Berg"]),
    "across a paragraph about something else": (
        f"{IN_PLAIN_WORDS} ¶/_SP/dep>. {ELSEWHERE} ¶/_SP/dep>. {NEVER}",
        ["Ada Berg", ""],
    ),
    "a term": (f"{IN_PLAIN_WORDS} {TERM}", ["Ada Berg"]),
}


@pytest.mark.parametrize(("table", "sources"), LAST_REPORTED.values(), ids=LAST_REPORTED)
def test_words_in_marks_that_nothing_claims_go_to_whoever_was_last_reported(table, sources):
    text = discourse(table)
    found = find_attributions(text)
    assert ["".join(words(text.doc, a.source)) for a in found] == sources


HEADLINE = (
    "“/``/punct>shut It/PRP/nsubjpass>shut was=be/VBD/auxpass>shut {word}/RB/neg>shut shut/VBN/ROOT ”/''/punct>shut "
    "¶/_SP/dep>shut"
)
BELOW = f"{LATE} said=say/VBD/ROOT Berg/NNP/nsubj>said ././punct>said"


@pytest.mark.parametrize(
    ("table", "source"),
    [
        (f"{HEADLINE.format(word='never')} {BELOW}", ["Berg"]),
        (f"{HEADLINE.format(word='always')} {BELOW}", None),
        (f"{ELSEWHERE} ¶/_SP/dep>rained {HEADLINE.format(word='never')} {BELOW}", None),
    ],
    ids="said-below other-words in-the-story".split(),
)
def test_words_of_a_headline_go_to_who_says_them_below(table, source):
    text = discourse(table)
    found = BY_MARKS["said below"](QuoteContext(text, text.stretches), text.stretches[0], Before())
    assert (found and words(text.doc, found.source)) == source


TOLD = "“/``/punct>told She/PRP/nsubj>told told=tell/VBD/ccomp>said me/PRP/dobj>told ,/,/punct>told"
HOME = "‘/``/punct>Go Go=go/{tag}/ccomp>told home/RB/advmod>Go ,/,/punct>Go ’/''/punct>Go"
WEPT = "and/CC/cc>told wept=weep/VBD/conj>told ,/,/punct>told ”/''/punct>said"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (HOME.format(tag="VB"), [("said", "Ada Berg", False), ("told", "She", True)]),
        (HOME.format(tag="NNP"), [("said", "Ada Berg", False), ("told", "She", True)]),
        (f"of/IN/prep>told {HOME.format(tag='NNP')}", [("said", "Ada Berg", False)]),
    ],
    ids=["a sentence", "words right behind what announces them", "a term"],
)
def test_words_in_marks_within_others_have_a_quote_of_their_own(inner, expected):
    text = discourse(f"{TOLD} {inner} {WEPT} {BERG} ././punct>said")
    found = find_attributions(text, without=["parsed"])
    assert [(*short(text.doc, a), a.nested) for a in found] == expected
    assert [words(text.doc, a.content) for a in found if a.nested] in ([], [["‘Go home,’"]])


def test_marks_within_marks_look_for_no_cue_outside():
    home = HOME.format(tag="VB").replace(">told", ">said")
    text = discourse(f"{BERG} ,/,/punct>said “/``/punct>said {home} now/RB/advmod>Go ”/''/punct>Go")
    assert [a.nested for a in find_attributions(text)] == [False]


def test_words_in_marks_belong_to_the_first_proposer_that_knows_them():
    table = f"{SAFE} {BERG} ././punct>said {NEVER}"
    text = discourse(table)
    (found,) = find_attributions(text, without=["parsed"])
    assert found.rule == "behind the marks"
    assert words(text.doc, found.content) == ["“The pier is safe,”", "“It was never shut before.”"]


def test_a_turn_in_marks_is_one_quote():
    turn = "“/``/punct>go {name}/NNP/nsubj>go :/:/punct>go We/PRP/nsubj>go go/VBP/ROOT ././punct>go ”/''/punct>go"
    text = discourse(f"{turn.format(name='BERG')} ¶/_SP/dep>go {turn.format(name='LIE')}")
    found = [(a.rule, words(text.doc, a.source)) for a in find_attributions(text)]
    assert found == [("speaker turn", ["BERG"]), ("speaker turn", ["LIE"])]


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("Ada/NNP/compound>muses Berg/NNP/compound>muses muses/NNS/ROOT ././punct>muses", "Ada Berg"),
        ("Berg/NNP/compound>concedes concedes/NNS/ROOT ,/,/punct>concedes", "Berg"),
        ("Berg/NNP/compound>boats boats=boat/NNS/ROOT ././punct>boats", None),
    ],
    ids="muses concedes no-report".split(),
)
def test_a_verb_in_the_present_that_is_taken_for_a_noun_reports_what_stands_before_it(behind, source):
    head = behind.partition(">")[2].split()[0]
    text = discourse(f"{LATE.replace('shut', head).replace(f'{head}/VBN/ROOT', f'closed/VBN/ccomp>{head}')} {behind}")
    found = BY_MARKS["behind the marks"](QuoteContext(text, text.stretches), text.stretches[0], Before())
    assert (found and "".join(words(text.doc, found.source))) == source
