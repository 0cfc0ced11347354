"""Which nouns mean somebody named, on Docs made by hand: descriptions of sources, and what stands in for a name."""

import pytest
from chained import BERG_LEFT, COMMITTEE_LEFT, MAYOR_BERG, MAYOR_REED, chains_in, name_of, slept

from newsnb.extract.coreference.anaphors import anaphor_at, find_stand_ins
from newsnb.extract.coreference.descriptions import PROPOSERS, form_of_description

BERG_SAID = "Berg/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said ././punct>said"
ADA_SAID = f"Ada/NNP/compound>Berg {BERG_SAID}"
A_CLERK_SAID = "A/DT/det>clerk clerk/NN/nsubj>said said=say/VBD/ROOT ././punct>said"
MY_CLERK = (
    "“/``/punct>said my/PRP$/poss>clerk clerk/NN/nsubj>slept slept=sleep/VBD/ccomp>said ,/,/punct>said ”/''/punct>said "
    "{}/NNP/nsubj>said said=say/VBD/ROOT ././punct>said"
)
COUNCIL_SAID = BERG_SAID.replace("Berg", "Council")
ADA_A_CLERK = (
    "Ada/NNP/compound>Berg Berg/NNP/nsubj>left ,/,/punct>Berg a/DT/det>clerk clerk/NN/appos>Berg "
    ",/,/punct>Berg left=leave/VBD/ROOT ././punct>left"
)
CLERK_BESIDE = (
    "Ada/NNP/compound>Berg Berg/NNP/npadvmod>said ,/,/punct>said a/DT/det>clerk clerk/NN/nsubj>said {comma} "
    "said=say/VBD/ROOT so/RB/advmod>said ././punct>said"
)


def aged(years):
    """Return a sentence that names Berg with an age."""
    return f"Berg/NNP/nsubj>left ,/,/punct>Berg {years}/CD/appos>Berg ,/,/punct>Berg left=leave/VBD/ROOT ././punct>left"


DESCRIPTIONS = {
    "between commas": ("beside", CLERK_BESIDE.format(comma=",/,/punct>said"), "clerk", "Ada Berg"),
    "behind a comma alone": ("beside", CLERK_BESIDE.format(comma=""), "clerk", None),
    "a title": ("named before", f"{MAYOR_BERG} {slept('The')}", "mayor", "Berg"),
    "the last of a title": ("named before", f"{MAYOR_BERG} {MAYOR_REED} {slept('The')}", "mayor", "Reed"),
    "a title of nobody": ("named before", f"{MAYOR_BERG} {slept('The', noun='clerk')}", "clerk", None),
    "a former one": ("named before", f"{MAYOR_BERG} {slept('The', 'former')}", "mayor", None),
    "one of a nation, where the title names none": (
        "named before",
        f"{MAYOR_BERG} {slept('The', 'French')}",
        "mayor",
        None,
    ),
    "any": ("named before", f"{MAYOR_BERG} {slept('A')}", "mayor", None),
    "a title that follows": ("named before", f"{slept('The')} {MAYOR_BERG}", "mayor", None),
    "a word of the name": (
        "named before",
        f"{COMMITTEE_LEFT} {slept('The', noun='committee')}",
        "committee",
        "Harbour Committee",
    ),
    "what stood beside the name": ("called before", f"{ADA_A_CLERK} {slept('The', noun='clerk')}", "clerk", "Ada Berg"),
    "what stood beside the name of another": (
        "called before",
        f"{ADA_A_CLERK} {slept('The', 'French', noun='clerk')}",
        "clerk",
        None,
    ),
    "what stood behind a verb": (
        "called before",
        f"{BERG_LEFT} {A_CLERK_SAID} {slept('The', noun='clerk')}",
        "clerk",
        None,
    ),
    "the only title, below": ("titled below", f"{slept('The')} {MAYOR_BERG}", "mayor", "Berg"),
    "a title of two, below": ("titled below", f"{slept('The')} {MAYOR_BERG} {MAYOR_REED}", "mayor", None),
    "a noun by which names are varied": (
        "varied",
        f"{BERG_LEFT} {slept('The', noun='candidate')}",
        "candidate",
        "Berg",
    ),
    "the age of one": ("aged", f"{aged(36)} {slept('The', '36-year-old', noun='clerk')}", "clerk", "Berg"),
    "the age of nobody": ("aged", f"{aged(44)} {slept('The', '36-year-old', noun='clerk')}", "clerk", None),
    "an age": ("varied", f"{BERG_LEFT} {slept('The', '36-year-old', noun='clerk')}", "clerk", "Berg"),
    "an age of one of two": (
        "varied",
        f"Berg/NNP/nsubj>left and/CC/cc>Berg Reed/NNP/conj>Berg left=leave/VBD/ROOT ././punct>left "
        f"{slept('The', '36-year-old', noun='clerk')}",
        "clerk",
        None,
    ),
    "children": (
        "varied",
        f"{BERG_LEFT} The/DT/det>mother mother/NN/nsubj>slept of/IN/prep>mother four/CD/pobj>of slept=sleep/VBD/ROOT",
        "mother",
        "Berg",
    ),
    "the woman of whom it was told before": (
        "varied",
        f"A/DT/det>woman {slept(noun='woman')} {BERG_LEFT} {slept('The', noun='woman')}",
        "woman",
        None,
    ),
    "another noun": ("varied", f"{BERG_LEFT} {slept('The', noun='clerk')}", "clerk", None),
    "any candidate": ("varied", f"{BERG_LEFT} {slept('A', noun='candidate')}", "candidate", None),
    "a rival": ("varied", f"{BERG_LEFT} {slept('The', 'rival', noun='candidate')}", "candidate", None),
    "nobody near": ("varied", slept("The", noun="candidate"), "candidate", None),
    "one of another nation than the title": (
        "varied",
        f"Danish/JJ/amod>Berg president/NN/compound>Berg {BERG_LEFT} {slept('The', 'French', noun='president')}",
        "president",
        None,
    ),
    "one of a nation, where there is no title": (
        "varied",
        f"{BERG_LEFT} {slept('The', 'French', noun='president')}",
        "president",
        "Berg",
    ),
    "one of another office": (
        "varied",
        f"Mayor/NNP/compound>Berg {BERG_LEFT} {slept('The', noun='minister')}",
        "minister",
        None,
    ),
    "one of a court": (
        "varied",
        f"Surgeon/NN/compound>Berg {BERG_LEFT} {slept('The', noun='judge')}",
        "judge",
        None,
    ),
    "who sang": (
        "doing so",
        f"Berg/NNP/nsubj>sang sang=sing/VBD/ROOT ././punct>sang {slept('The', noun='singer')}",
        "singer",
        "Berg",
    ),
    "who wrote what novelists write": (
        "doing so",
        "Berg/NNP/nsubj>wrote wrote=write/VBD/ROOT a/DT/det>novel novel/NN/dobj>wrote ././punct>wrote "
        f"{slept('The', noun='novelist')}",
        "novelist",
        "Berg",
    ),
    "who wrote something else": (
        "doing so",
        "Berg/NNP/nsubj>wrote wrote=write/VBD/ROOT a/DT/det>letter letter/NN/dobj>wrote ././punct>wrote "
        f"{slept('The', noun='novelist')}",
        "novelist",
        None,
    ),
    "who was one for a living": (
        "doing so",
        "Berg/NNP/nsubj>worked worked=work/VBD/ROOT as/IN/prep>worked a/DT/det>nurse nurse/NN/pobj>as "
        "once/RB/advmod>worked ././punct>worked "
        f"{slept('The', 'former', noun='nurse')}",
        "nurse",
        "Berg",
    ),
    "one of two who sang": (
        "doing so",
        "Berg/NNP/nsubj>sang sang=sing/VBD/ROOT ././punct>sang Reed/NNP/nsubj>sang sang=sing/VBD/ROOT ././punct>sang "
        f"{slept('The', noun='singer')}",
        "singer",
        None,
    ),
    "who was introduced": ("described before", f"{A_CLERK_SAID} {slept('The', noun='clerk')}", "clerk", "A clerk"),
    "another one": ("described before", f"{A_CLERK_SAID} {slept('A', noun='clerk')}", "clerk", None),
    "one who is told apart": (
        "described before",
        f"{A_CLERK_SAID} {slept('The', 'French', noun='clerk')}",
        "clerk",
        None,
    ),
    "introduced since": (
        "described before",
        f"{A_CLERK_SAID} {slept('A', noun='clerk')} {slept('The', noun='clerk')}",
        "clerk",
        None,
    ),
    "whom the same speaker calls so": (
        "related",
        f"{MY_CLERK.format('Berg')} {MY_CLERK.format('Berg')}",
        "clerk",
        "my clerk",
    ),
    "whose is not known": ("related", slept("His", noun="clerk"), "clerk", None),
    "who gives a name": (
        "named so",
        "A/DT/det>clerk clerk/NN/nsubj>left who/WP/nsubj>gave gave=give/VBD/relcl>clerk her/PRP$/poss>name "
        "name/NN/dobj>gave as/IN/prep>gave Berg/NNP/pobj>as left=leave/VBD/ROOT ././punct>left",
        "clerk",
        "Berg",
    ),
    "who gives a book": (
        "named so",
        "A/DT/det>clerk clerk/NN/nsubj>left who/WP/nsubj>gave gave=give/VBD/relcl>clerk Berg/NNP/dobj>gave "
        "left=leave/VBD/ROOT ././punct>left",
        "clerk",
        None,
    ),
    "a spokesman": ("spoken for", f"{COUNCIL_SAID} {slept('A', noun='spokesman')}", "spokesman", "Council"),
    "a spokesman behind a person": ("spoken for", f"{BERG_SAID} {slept('A', noun='spokesman')}", "spokesman", None),
    "a spokesman of somebody": (
        "spoken for",
        f"{COUNCIL_SAID} {slept('A', 'French', noun='spokesman')}",
        "spokesman",
        None,
    ),
    "a body that only stands by": (
        "spoken for",
        f"{BERG_LEFT.replace('.', 'Council/NNP/dobj>left .', 1)} {slept('A', noun='spokesman')}",
        "spokesman",
        None,
    ),
    "a title below": ("named below", f"{slept('A')} {MAYOR_BERG}", "mayor", "Berg"),
    "a title of two below": ("named below", f"{slept('A')} {MAYOR_BERG} {MAYOR_REED}", "mayor", None),
    "a title far below": (
        "named below",
        f"{slept('A')} {'so/RB/advmod>slept ' * 600} {MAYOR_BERG}",
        "mayor",
        None,
    ),
    "a source below": ("named below", f"{slept('A', noun='lawyer')} {ADA_SAID}", "lawyer", "Ada Berg"),
    "a source below, named before": (
        "named below",
        f"{BERG_LEFT} {slept('A', noun='lawyer')} {BERG_SAID}",
        "lawyer",
        None,
    ),
    "a source of another title": (
        "named below",
        f"{slept('A', noun='lawyer')} Mayor/NNP/compound>Berg {BERG_SAID}",
        "lawyer",
        None,
    ),
    "no person": ("named below", f"{slept('A', noun='pier')} {ADA_SAID}", "pier", None),
    "the mayor": ("named below", f"{slept('The')} {MAYOR_BERG}", "mayor", None),
}


def described(chains, noun):
    """Return the last of a noun in small letters, and the words up to its end as an anaphor."""
    head = [token for token in chains.discourse.doc if token.text == noun][-1]
    form = form_of_description(head)
    return head, anaphor_at(chains.discourse, head.left_edge.idx, head.idx + len(head), form=form)


@pytest.mark.parametrize(("name", "table", "noun", "expected"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_proposers_of_descriptions(name, table, noun, expected):
    chains = chains_in(table)
    assert name_of(chains, PROPOSERS[name](chains, *described(chains, noun))) == expected


def test_each_proposer_of_descriptions_proposes_in_one_case_and_not_in_another():
    assert {name for name, *_, expected in DESCRIPTIONS.values() if expected} == set(PROPOSERS)
    assert {name for name, *_, expected in DESCRIPTIONS.values() if not expected} == set(PROPOSERS)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (slept("The", noun="candidate"), [("The candidate", "")]),
        (slept("This", noun="man"), [("This man", "he")]),
        (slept("The", noun="man"), []),
        (slept("The", "other", noun="candidate"), []),
        (slept("A", noun="candidate"), []),
        (slept("The", noun="clerk"), []),
        ("He/PRP/nsubj>ran ran=run/VBD/ROOT as/IN/prep>ran the/DT/det>candidate candidate/NN/pobj>as", []),
    ],
)
def test_stand_ins(table, expected):
    chains = chains_in(table)
    text = chains.discourse.text
    assert [(text[a.start : a.end], a.form) for a in find_stand_ins(chains.discourse, ())] == expected


def test_a_noun_that_names_somebody_stands_for_nobody():
    chains = chains_in(slept("The", noun="candidate"))
    assert list(find_stand_ins(chains.discourse, {1})) == []
