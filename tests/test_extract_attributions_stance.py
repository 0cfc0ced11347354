"""Beliefs, wishes and plans only add to what is found of speech."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parses import discourse, words

from newsnb.extract.attributions import find_attributions
from newsnb.extract.attributions.finding import without_doubles
from newsnb.extract.findings import Attribution

BELIEVES = (
    "Berg/NNP/nsubj>believes believes=believe/VBZ/ROOT the/DT/det>pier pier/NN/nsubj>is is=be/VBZ/ccomp>believes "
    "unsafe/JJ/acomp>is"
)
SAYS = (
    "said=say/VBD/conj>believes that/IN/mark>sail it/PRP/nsubj>sail would/MD/aux>sail sail/VB/ccomp>said ././punct>said"
)
SENTENCES = (
    f"{BELIEVES} and/CC/cc>believes {SAYS}",
    f"{BELIEVES} ././punct>believes",
    "He/PRP/nsubj>wants wants=want/VBZ/ROOT “/``/punct>pier a/DT/det>pier new/JJ/amod>pier pier/NN/dobj>wants "
    "”/''/punct>pier ././punct>wants",
    "He/PRP/nsubj>said said=say/VBD/ROOT that/IN/mark>believes Lie/NNP/nsubj>believes believes=believe/VBZ/ccomp>said "
    "in/IN/prep>believes “/``/punct>piers new/JJ/amod>piers piers=pier/NNS/pobj>in ”/''/punct>piers ././punct>said",
    "“/``/punct>said He/PRP/nsubj>hopes hopes=hope/VBZ/ccomp>said to/TO/aux>sail sail/VB/xcomp>hopes ,/,/punct>said "
    "”/''/punct>said Lie/NNP/nsubj>said said=say/VBD/ROOT ././punct>said",
    "“/``/punct>sail We/PRP/nsubj>sail must/MD/aux>sail all/RB/advmod>sail sail/VB/ROOT today/NN/npadvmod>sail "
    "././punct>sail ”/''/punct>sail",
    "The/DT/det>board board/NN/nsubj>plans plans=plan/VBZ/ROOT to/TO/aux>say say/VB/xcomp>plans it/PRP/nsubj>shut "
    "shut/VBD/ccomp>say ,/,/punct>plans according=accord/VBG/prep>plans to/IN/prep>according Lie/NNP/pobj>to "
    "././punct>plans",
    "¶/_SP/ROOT",
)


def test_stance_adds_beliefs():
    text = discourse(SENTENCES[0])
    found = find_attributions(text, stance=True)
    assert [(a.speech, *words(text.doc, a.content)) for a in found] == [
        (False, "the pier is unsafe"),
        (True, "that it would sail"),
    ]


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_speech_is_the_same_with_stance_and_without(sentences):
    text = discourse(" ".join(sentences))
    both = find_attributions(text, stance=True)
    assert [a for a in both if a.speech] == find_attributions(text)


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_no_content_crosses_another_with_stance(sentences):
    found = find_attributions(discourse(" ".join(sentences)), stance=True)
    spans = sorted({span for a in found for span in a.content})
    assert not [(one, other) for one, other in combinations(spans, 2) if one[0] < other[0] < one[1] < other[1]]


def attribution(head, content, *, score=0.5, source=1):
    return Attribution(head=head, rule="", score=score, cue=(), content=(content,), source_head=source)


def test_what_is_surer_stays_of_two_that_say_the_same():
    one, other = attribution(3, (0, 20)), attribution(5, (2, 20), score=0.9)
    assert without_doubles([one, other]) == [other]


def test_what_is_known_stays_and_is_not_given_again():
    known, other, third = attribution(3, (0, 20)), attribution(5, (2, 20), score=0.9), attribution(7, (30, 40))
    assert without_doubles([other, third], known=[known]) == [third]


def test_two_sources_say_the_same_each():
    one, other = attribution(3, (0, 20), source=1), attribution(5, (2, 20), source=2)
    assert without_doubles([one, other]) == [one, other]
