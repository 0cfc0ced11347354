"""Whom a pronoun means, on Docs made by hand: each proposer and each veto by itself."""

from dataclasses import replace
from itertools import product

import pytest
from chained import chains_in, last_pronoun, name_of

from newsnb.extract.coreference.antecedents import (
    VETOES,
    acts_on_itself,
    candidates_of,
    disagrees,
    is_described_by_others,
    is_named_in_own_words,
    only_asks,
)
from newsnb.extract.coreference.pronouns import PROPOSERS

BERG_LEFT = "Berg/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
BOTH_LEFT = "Berg/NNP/nsubj>left and/CC/cc>Berg Reed/NNP/conj>Berg left=leave/VBD/ROOT ././punct>left"
COUNCIL_MET = "Council/NNP/nsubj>met met=meet/VBD/ROOT ././punct>met"
SHE_SLEPT = "She/PRP/nsubj>slept slept=sleep/VBD/ROOT ././punct>slept"
IT_FELL = "It/PRP/nsubj>fell fell=fall/VBD/ROOT ././punct>fell"
SLEPT_SHE_SAID = (
    "slept=sleep/VBD/ccomp>said ,/,/punct>said ”/''/punct>said she/PRP/nsubj>said said=say/VBD/ROOT ././punct>said"
)
ASKED = "A/DT/det>{noun} {noun}/NN/nsubj>said said=say/VBD/ROOT so/RB/advmod>said ././punct>said"
HE_SAID_SO = "He/PRP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said ././punct>said"
SAYS = "“/``/punct>said {} ,/,/punct>said ”/''/punct>said Berg/NNP/nsubj>said said=say/VBD/ROOT"
END = "././punct>said"
OF_REED = "of/IN/prep>said Reed/NNP/pobj>of"
A_CLERK_CAME = "A/DT/det>clerk clerk/NN/nsubj>came came=come/VBD/ccomp>said"
HE_SLEPT = "He/PRP/nsubj>slept slept=sleep/VBD/ccomp>said"
MR_REED = "Mr./NNP/compound>Reed Reed/NNP/nsubj"
WHILE_SHE_SANG = "While/IN/mark>sang she/PRP/nsubj>sang sang=sing/VBD/advcl>slept ,/,/punct>slept"
TOLD = "told=tell/VBD/ROOT her/PRP/dobj>told she/PRP/nsubj>won won=win/VBD/ccomp>told ././punct>told"
RELATIVE = "{name}/NNP/nsubj>left ,/,/punct>{name} {word}/{tag}/nsubj>sang sang=sing/VBD/relcl>{name} left/VBD/ROOT"

CASES = {
    "who, of the name before": ("relative clause", RELATIVE.format(name="Berg", word="who", tag="WP"), "Berg"),
    "which, of a body": ("relative clause", RELATIVE.format(name="Council", word="which", tag="WDT"), "Council"),
    "which, of a person": ("relative clause", RELATIVE.format(name="Berg", word="which", tag="WDT"), None),
    "who, of a body": ("relative clause", RELATIVE.format(name="Council", word="who", tag="WP"), None),
    "who, of what a name is called": (
        "relative clause",
        "Berg/NNP/nsubj>left ,/,/punct>Berg a/DT/det>skipper skipper/NN/appos>Berg who/WP/nsubj>sings "
        "sings=sing/VBZ/relcl>skipper left=leave/VBD/ROOT",
        "Berg",
    ),
    "who, of what somebody is": (
        "relative clause",
        "Berg/NNP/nsubj>is is=be/VBZ/ROOT a/DT/det>skipper skipper/NN/attr>is who/WP/nsubj>sings "
        "sings=sing/VBZ/relcl>skipper",
        "Berg",
    ),
    "who, of a noun alone": (
        "relative clause",
        "Berg/NNP/nsubj>met met=meet/VBD/ROOT a/DT/det>skipper skipper/NN/dobj>met who/WP/nsubj>sings "
        "sings=sing/VBZ/relcl>skipper",
        None,
    ),
    "who, of a question": ("relative clause", f"{BERG_LEFT} Who/WP/nsubj>slept slept=sleep/VBD/ROOT", None),
    "that, before a clause": (
        "relative clause",
        "Council/NNP/nsubj>said said=say/VBD/ROOT that/IN/mark>fell piers/NNS/nsubj>fell fell=fall/VBD/ccomp>said",
        None,
    ),
    "herself, of the subject": (
        "reflexive",
        "Berg/NNP/nsubj>hurt hurt=hurt/VBD/ROOT herself/PRP/dobj>hurt",
        "Berg",
    ),
    "herself, of the name before": (
        "reflexive",
        "Reed/NNP/nsubj>met met=meet/VBD/ROOT Berg/NNP/dobj>met herself/PRP/npadvmod>met",
        "Berg",
    ),
    "itself, of a body": ("reflexive", "Council/NNP/nsubj>hurt hurt/VBD/ROOT itself/PRP/dobj>hurt", "Council"),
    "herself, of a man": ("reflexive", f"{MR_REED}>hurt hurt/VBD/ROOT herself/PRP/dobj>hurt", None),
    "her is no reflexive": ("reflexive", "Berg/NNP/nsubj>hurt hurt/VBD/ROOT her/PRP/dobj>hurt", None),
    "while she": (
        "subject to come",
        f"{WHILE_SHE_SANG} Berg/NNP/nsubj>slept slept=sleep/VBD/ROOT",
        "Berg",
    ),
    "while she, of a man": ("subject to come", f"{WHILE_SHE_SANG} {MR_REED}>slept slept=sleep/VBD/ROOT", None),
    "while she, of a body": (
        "subject to come",
        f"{WHILE_SHE_SANG} Council/NNP/nsubj>slept slept=sleep/VBD/ROOT",
        None,
    ),
    "she, of the main clause": ("subject to come", f"{SHE_SLEPT} {BERG_LEFT}", None),
    "told her she": ("told so", f"{BERG_LEFT} Reed/NNP/nsubj>told {TOLD}", "Berg"),
    "told Berg she": (
        "told so",
        "Reed/NNP/nsubj>told told=tell/VBD/ROOT Berg/NNP/dobj>told she/PRP/nsubj>won won=win/VBD/ccomp>told",
        None,
    ),
    "told her what she has": (
        "told so",
        f"{BERG_LEFT} Reed/NNP/nsubj>told told=tell/VBD/ROOT her/PRP/dobj>told of/IN/prep>told her/PRP$/poss>win "
        "win/NN/pobj>of",
        None,
    ),
    "the only one": ("salient person", f"{BERG_LEFT} {SHE_SLEPT}", "Berg"),
    "the subject rather than the object": (
        "salient person",
        f"Berg/NNP/nsubj>met met=meet/VBD/ROOT Reed/NNP/dobj>met ././punct>met {SHE_SLEPT}",
        "Berg",
    ),
    "one of two alike": ("salient person", f"{BOTH_LEFT} {SHE_SLEPT}", None),
    "nobody": ("salient person", f"{COUNCIL_MET} {SHE_SLEPT}", None),
    "no person, of it": ("salient person", f"{BERG_LEFT} {IT_FELL}", None),
    "who was told of in the same words": (
        "told of there",
        f"{SAYS.format(A_CLERK_CAME)} {END} {SAYS.format(HE_SLEPT)} {END}",
        "A clerk",
    ),
    "who was told of by the paper": ("told of there", f"{A_CLERK_CAME} {END} {SAYS.format(HE_SLEPT)} {END}", None),
    "who alone is named beside the words": (
        "told of beside",
        f"{SAYS.format(HE_SLEPT)} {OF_REED} {END}",
        "Reed",
    ),
    "two who are named beside the words": (
        "told of beside",
        f"{SAYS.format(HE_SLEPT)} {OF_REED} and/CC/cc>Reed Kim/NNP/compound>Lund Lund/NNP/conj>Reed {END}",
        None,
    ),
    "it, of a body": ("subject before", f"{COUNCIL_MET} {IT_FELL}", "Council"),
    "its, of the subject": (
        "subject before",
        "Council/NNP/nsubj>lost lost=lose/VBD/ROOT its/PRP$/poss>pier pier/NN/dobj>lost",
        "Council",
    ),
    "its, of the owner of the subject": (
        "subject before",
        "Council/NNP/poss>pier 's/POS/case>Council pier/NN/nsubj>fell fell=fall/VBD/ROOT ././punct>fell "
        "Its/PRP$/poss>boats boats=boat/NNS/nsubj>sank sank=sink/VBD/ROOT",
        "Council",
    ),
    "it, of a clause before": (
        "subject before",
        f"{BERG_LEFT} While/IN/mark>met Council/NNP/nsubj>met met=meet/VBD/advcl>fell ,/,/punct>fell "
        "it/PRP/nsubj>fell fell=fall/VBD/ROOT",
        "Council",
    ),
    "it, of a person in a clause before": (
        "subject before",
        f"{COUNCIL_MET} While/IN/mark>sang Berg/NNP/nsubj>sang sang=sing/VBD/advcl>fell ,/,/punct>fell "
        "it/PRP/nsubj>fell fell=fall/VBD/ROOT",
        None,
    ),
    "it, of a clause": (
        "subject before",
        f"{COUNCIL_MET} It/PRP/nsubj>is is=be/VBZ/ROOT clear/JJ/acomp>is that/IN/mark>fell it/NN/dep>is "
        "piers/NNS/nsubj>fell fell=fall/VBD/ccomp>clear",
        None,
    ),
    "it, of a person": ("subject before", f"{BERG_LEFT} {IT_FELL}", None),
    "it, as an object": (
        "subject before",
        f"{COUNCIL_MET} Berg/NNP/nsubj>saw saw=see/VBD/ROOT it/PRP/dobj>saw",
        None,
    ),
}


@pytest.mark.parametrize(("name", "table", "expected"), CASES.values(), ids=CASES)
def test_proposers(name, table, expected):
    chains = chains_in(table)
    found = PROPOSERS[name](chains, last_pronoun(chains))
    assert name_of(chains, found) == expected


def test_each_proposer_proposes_in_one_case_and_not_in_another():
    assert {name for name, _, expected in CASES.values() if expected} == set(PROPOSERS)
    assert {name for name, _, expected in CASES.values() if not expected} == set(PROPOSERS)


@pytest.mark.parametrize(
    ("name", "case"),
    [("subject to come", "while she"), ("salient person", "the only one")],
)
def test_who_speaks_is_not_proposed(name, case):
    chains = chains_in(CASES[case][1])
    (berg,) = (entity.id for entity in chains)
    assert PROPOSERS[name](chains, replace(last_pronoun(chains), barred=frozenset({berg}))) is None


@pytest.mark.parametrize(
    ("veto", "table", "expected"),
    [
        (disagrees, f"{MR_REED}>left left=leave/VBD/ROOT ././punct>left {SHE_SLEPT}", True),
        (disagrees, f"{MR_REED}>left left=leave/VBD/ROOT ././punct>left {SHE_SLEPT.replace('She', 'He')}", False),
        (disagrees, f"{BERG_LEFT} {SHE_SLEPT}", False),
        (disagrees, f"Tom/NNP/compound>Reed {BERG_LEFT.replace('Berg', 'Reed')} {SHE_SLEPT}", False),
        (acts_on_itself, "Berg/NNP/nsubj>met met=meet/VBD/ROOT her/PRP/dobj>met", True),
        (acts_on_itself, "Berg/NNP/nsubj>spoke spoke/VBD/ROOT to/IN/prep>spoke her/PRP/pobj>to", True),
        (acts_on_itself, "Berg/NNP/nsubj>sat sat/VBD/ROOT saying=say/VBG/advcl>sat her/PRP/dobj>saying", True),
        (acts_on_itself, "Berg/NNP/nsubj>met met=meet/VBD/ROOT her/PRP$/poss>men men/NNS/dobj>met", False),
        (acts_on_itself, f"{BERG_LEFT} Reed/NNP/nsubj>met met=meet/VBD/ROOT her/PRP/dobj>met", False),
        (only_asks, f"{ASKED.format(noun='questioner')} {HE_SAID_SO}", True),
        (only_asks, f"{ASKED.format(noun='clerk')} {HE_SAID_SO}", False),
        (is_described_by_others, f"“/``/punct>slept A/DT/det>clerk clerk/NN/nsubj>slept {SLEPT_SHE_SAID}", True),
        (is_described_by_others, f"{ASKED.format(noun='clerk')} {HE_SAID_SO}", False),
        (is_named_in_own_words, f"“/``/punct>slept Berg/NNP/nsubj>slept {SLEPT_SHE_SAID}", True),
        (is_named_in_own_words, f"{BERG_LEFT} “/``/punct>slept It/PRP/nsubj>slept {SLEPT_SHE_SAID}", False),
    ],
    ids=[
        "a man is not she",
        "a man is he",
        "who may be either",
        "a given name forbids nothing",
        "the object of a verb",
        "the object of a preposition",
        "the object of a verb that shares its subject",
        "what somebody has",
        "the object of somebody else",
        "who only asks",
        "who says something",
        "a clerk in the words of others",
        "a clerk who speaks",
        "whom the words name",
        "whom the words do not name",
    ],
)
def test_vetoes(veto, table, expected):
    chains = chains_in(table)
    pronoun = last_pronoun(chains)
    mention = next(iter(chains.persons.before(pronoun.start)))
    assert veto(chains, pronoun, mention) is expected
    assert (mention.entity in candidates_of(chains, pronoun)) is not expected


def test_each_veto_has_a_case():
    (cases,) = (mark.args[1] for mark in test_vetoes.pytestmark)
    assert {(veto, expected) for veto, _, expected in cases} == set(product(VETOES, (True, False)))


def test_the_other_form_is_out_of_the_question_once_a_pronoun_showed_one():
    chains = chains_in(f"{BERG_LEFT} {SHE_SLEPT} {SHE_SLEPT.replace('She', 'He')}")
    assert candidates_of(chains, last_pronoun(chains)) == {}
