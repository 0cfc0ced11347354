"""The ways to take the content of a cue, and what the ranking makes of them, on Docs made by hand."""

import pytest
from parses import discourse

from newsnb.extract.attributions.candidates import find_candidates
from newsnb.extract.attributions.ranking import OF_CUE, OF_OPTION, features_of, rank
from newsnb.lang import english

SAFE = "the/DT/det>pier pier/NN/nsubj>is is=be/VBZ/ccomp>said safe/JJ/acomp>is"
ACCUSED = (
    "Lie/NNP/nsubjpass>accused was=be/VBD/auxpass>accused accused=accuse/VBN/ROOT of/IN/prep>accused theft/NN/pobj>of"
)
CASES = {
    "Rccomp": (f"Berg/NNP/nsubj>said said=say/VBD/ROOT {SAFE} ././punct>said", "the pier is safe"),
    "right": (
        f"Berg/NNP/nsubj>said said=say/VBD/ROOT on/IN/prep>said Monday/NNP/pobj>on {SAFE} ././punct>said",
        "on Monday the pier is safe",
    ),
    "passive": (
        ACCUSED,
        "Lie",
    ),
    "passive+": (
        ACCUSED,
        "Lie of theft",
    ),
    "inverse": (
        "The/DT/det>pier pier/NN/nsubj>is ,/,/punct>is Berg/NNP/nsubj>said said=say/VBD/parataxis>is ,/,/punct>is "
        "is=be/VBZ/ROOT safe/JJ/acomp>is",
        "The pier , , is safe",
    ),
    "around": (
        "The/DT/det>pier old/JJ/amod>pier pier/NN/nsubj>is ,/,/punct>is Berg/NNP/nsubj>said said=say/VBD/parataxis>is "
        ",/,/punct>is is=be/VBZ/ROOT safe/JJ/acomp>is",
        "The old pier , is safe",
    ),
    "gap-relcl": (
        "the/DT/det>things things=thing/NNS/ROOT that/WDT/dobj>said Berg/NNP/nsubj>said said=say/VBD/relcl>things",
        "the things",
    ),
    "cut-ccomp": (
        f"Berg/NNP/nsubj>said said=say/VBD/ROOT {SAFE} and/CC/cc>is left=leave/VBD/conj>is early/RB/advmod>left",
        "the pier is safe and",
    ),
}


def candidates(table, lemma):
    text = discourse(table)
    return text, [c for c in find_candidates(text, lambda token, cue: True) if c.head.lemma_ == lemma]


@pytest.mark.parametrize("kind", CASES)
def test_ways_to_take_the_content(kind):
    table, expected = CASES[kind]
    text, found = candidates(table, "accuse" if "accuse" in table else "say")
    contents = [option.tokens(one.head) for one in found for option in one.options if option.kind == kind]
    assert [" ".join(text.doc[i].text for i in content) for content in contents] == [expected]


def test_an_interview_does_not_hide_the_clause():
    table = (
        "Berg/NNP/nsubj>told told=tell/VBD/ROOT us/PRP/dobj>told in/IN/prep>told talks=talk/NNS/pobj>in "
        "that/IN/mark>ends it/PRP/nsubj>ends ends=end/VBZ/acl>talks"
    )
    text, (found,) = candidates(table, "tell")
    assert [[text.doc[i].text for i in o.tokens(found.head)] for o in found.options if o.kind == "Rccomp"] == [
        ["that", "it", "ends"]
    ]


TOLD = (
    "Berg/NNP/nsubj>told told=tell/VBD/ROOT the/DT/det>jury jury/NN/dobj>told {} ended=end/VBD/relcl>jury "
    "when/WRB/advmod>fell it/PRP/nsubj>fell fell=fall/VBD/advcl>told"
)


def test_a_clause_right_behind_who_is_told_is_content():
    text, (found,) = candidates(TOLD.format("it/PRP/nsubj>ended"), "tell")
    whole = [" ".join(text.doc[i].text for i in one.tokens(found.head)) for one in found.options]
    assert "it ended" in whole
    assert "it ended when it fell" in whole


@pytest.mark.parametrize("subject", ["that/WDT/nsubj>ended", "so/RB/advmod>ended it/PRP/nsubj>ended"])
def test_a_clause_that_tells_of_who_is_told_is_no_content(subject):
    _, (found,) = candidates(TOLD.format(subject), "tell")
    assert "Rccomp" not in [one.kind for one in found.options]


def test_a_verb_that_the_lexicon_does_not_know_needs_a_clause():
    table = "Berg/NNP/nsubj>blorps blorps=blorp/VBZ/ROOT it/PRP/nsubj>ends ends=end/VBZ/{}>blorps"
    assert [c.cue.kind for c in candidates(table.format("ccomp"), "blorp")[1]] == ["unlisted"]
    assert candidates(table.format("dep"), "blorp")[1] == []


def test_the_clause_is_the_likeliest_content():
    text, (found,) = candidates(CASES["Rccomp"][0], "say")
    some, chance, option = rank(found, text.quoted)
    assert option.kind == "Rccomp"
    assert 0.5 < chance <= some <= 1


def test_chances_are_the_sum_of_the_weights_of_all_features():
    text, (found,) = candidates(CASES["right"][0], "say")
    weights = english.weights("attributions")
    totals = [
        weights["bias"] + sum(weights.get(feature, 0) for feature in features_of(found, option, text.quoted))
        for option in found.options
    ]
    assert found.options[totals.index(max(totals))] == rank(found, text.quoted)[2]


def test_each_weight_is_of_a_template():
    templates = {*OF_CUE, *OF_OPTION, ("bias",)}
    seen = {tuple(part.partition("=")[0] for part in feature.split(" ")) for feature in english.weights("attributions")}
    assert seen <= templates
