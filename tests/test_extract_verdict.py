"""The second look at what is attributed, on a Doc made by hand, with attributions of any chance."""

import re

import pytest
from parses import discourse, words

from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import Speaker
from newsnb.extract.findings import Attribution
from newsnb.extract.quotes import make_quotes
from newsnb.extract.scoring import score
from newsnb.extract.verdict import judge
from newsnb.extract.verdict.features import describe
from newsnb.extract.verdict.judging import TEMPLATES, features_of
from newsnb.lang import english

TEXT = discourse(
    "Ada/NNP/compound>Berg Berg/NNP/nsubj>said said=say/VBD/ROOT “/``/punct>shut It/PRP/nsubjpass>shut "
    "was=be/VBD/auxpass>shut never/RB/neg>shut shut/VBN/ccomp>said before/RB/advmod>shut ./,/punct>shut "
    "”/''/punct>shut The/DT/det>pier pier/NN/nsubj>closed closed=close/VBD/ROOT ./,/punct>closed"
)
BERG = Speaker(entities=(), naming="named", rule="named in the source", score=1.0)
NOBODY = Speaker()


def spans_of(part):
    return ((TEXT.text.index(part), TEXT.text.index(part) + len(part)),)


def attribution(content, cue, score, **fields):
    head = TEXT.token(TEXT.text.index(cue)) if cue else -1
    cues = spans_of(cue) if cue else ()
    return Attribution(head=head, score=score, cue=cues, content=spans_of(content), **{"rule": "say: Rccomp"} | fields)


MARKED = "“It was never shut before.”"
SURE = attribution(MARKED, "said", 0.98, source=spans_of("Ada Berg"), source_head=1)
UNLIKELY = attribution("The pier", "closed", 0.05, rule="claim: gap-acl")
ALONE = attribution(MARKED, "", 0.05, rule="marks alone")
WISH = attribution("The pier", "closed", 0.5, rule="want: Rdobj", speech=False)


def judged(*found, speakers=None):
    return judge(TEXT, found, Chains(TEXT, ()), speakers or [BERG if one.source else NOBODY for one in found])


def test_what_is_likely_stays_and_what_is_not_goes():
    assert [one.attribution.cue for one in judged(SURE, UNLIKELY)] == [SURE.cue]


def test_words_in_marks_stay_with_somebody():
    assert [one.attribution.rule for one in judged(ALONE)] == ["marks alone"]
    assert [one.attribution.rule for one in judged(SURE, ALONE)] == ["say: Rccomp"]


def test_what_is_said_within_the_words_of_others_stays_and_changes_nothing_else():
    within = attribution("The pier", "closed", 0.05, rule="before the marks", nested=True)
    sure, nested = judged(SURE, within)
    assert [sure] == judged(SURE)
    assert nested.attribution.cue == within.cue


def test_what_is_said_is_judged_alike_with_wishes_and_without():
    speech = [one for one in judged(SURE, UNLIKELY, WISH) if one.attribution.speech]
    assert speech == judged(SURE, UNLIKELY)


def test_the_score_of_a_speaker_is_nothing_where_nobody_was_found():
    left_open = Speaker(naming="described", rule="pronoun left open")
    assert [one.speaker_score for one in judged(SURE, speakers=[left_open])] == [0]
    assert judged(SURE)[0].speaker_score > 0.8


def test_all_values_are_used_and_no_feature_holds_a_word():
    values = next(describe(TEXT, [SURE], Chains(TEXT, ()), [BERG]))
    assert {name for names in TEMPLATES for name in names} == set(values)
    assert not re.search(r"berg|pier|shut", " ".join(features_of(values)).lower())


def test_most_features_have_weights():
    values = next(describe(TEXT, [SURE], Chains(TEXT, ()), [BERG]))
    assert score(english.weights("verdict"), features_of(values)) > 1
    assert score(english.weights("speakers"), features_of(values)) > 1


STATEMENTS = {
    "one sentence": ("It/PRP/nsubj>rained rained=rain/VBD/ROOT ./,/punct>rained", []),
    "two sentences": (
        "It/PRP/nsubj>rained rained=rain/VBD/ROOT ./,/punct>rained We/PRP/nsubj>went went=go/VBD/ROOT ./,/punct>went",
        ["It rained.", "We went."],
    ),
    "clauses joined by a semicolon": (
        "it/PRP/nsubj>rained rained=rain/VBD/ROOT ;/:/punct>rained we/PRP/nsubj>went went=go/VBD/conj>rained",
        ["it rained;", "we went"],
    ),
    "a sentence that goes on in small letters": (
        "It/PRP/nsubj>rained rained=rain/VBD/ROOT ,/,/punct>rained so/RB/advmod>went went=go/VBD/ROOT ./,/punct>went",
        [],
    ),
}


@pytest.mark.parametrize(("table", "expected"), STATEMENTS.values(), ids=STATEMENTS)
def test_a_quote_of_several_sentences_offers_them_as_statements(table, expected):
    text = discourse(table)
    said = Attribution(head=-1, rule="speaker turn", score=0.9, cue=(), content=((0, len(text.text)),))
    chains = Chains(text, ())
    quotes = make_quotes(text, judge(text, [said], chains, [NOBODY]), chains)
    assert [words(text.doc, quote.statements) for quote in quotes] == [expected]
