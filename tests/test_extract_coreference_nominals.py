"""Which nouns mean somebody named, on Docs made by hand: titles given before, answers, adjectives of faith."""

import pytest
from chained import BERG_LEFT, COMMITTEE_LEFT, MAYOR_BERG, MAYOR_REED, chains_in, names_in, slept
from named import doc_of
from parses import discourse

from newsnb.extract.coreference.chains import join_names
from newsnb.extract.coreference.nominals import find_answers, find_nominals, is_mere_adjective
from newsnb.extract.discourse import discourse_in
from newsnb.values import Entity, Mention

TIMES_LEFT = "Kysten/NNP/compound>Times Times/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"

NOMINALS = {
    "a title": (f"{MAYOR_BERG} {slept('The')}", [("The mayor", "Berg", "title given before")]),
    "a title that follows": (f"{slept('The')} {MAYOR_BERG}", []),
    "a title of two": (f"{MAYOR_BERG} {MAYOR_REED} {slept('The')}", []),
    "a former one": (f"{MAYOR_BERG} {slept('The', 'former')}", []),
    "any": (f"{MAYOR_BERG} {slept('A')}", []),
    "one of a party": (
        f"{MAYOR_BERG} {slept('The', 'liberal')}",
        [("The liberal mayor", "Berg", "title given before")],
    ),
    "one of another party": (
        f"Liberal/JJ/amod>Berg mayor/NN/compound>Berg {BERG_LEFT} {slept('The', 'conservative')}",
        [],
    ),
    "one of a nation": (
        f"Danish/JJ/amod>Berg mayor/NN/compound>Berg {BERG_LEFT} {slept('The', 'Danish')}",
        [("The Danish mayor", "Berg", "title given before")],
    ),
    "one of a nation in other words": (
        f"U.S./NNP/compound>Berg mayor/NN/compound>Berg {BERG_LEFT} {MAYOR_REED} {slept('The', 'American')}",
        [("The American mayor", "Berg", "title given before")],
    ),
    "one of a higher grade": (
        f"Minister/NNP/compound>Berg {BERG_LEFT} {slept('The', 'prime', noun='minister')}",
        [],
    ),
    "one of another nation": (
        f"Danish/JJ/amod>Berg mayor/NN/compound>Berg {BERG_LEFT} {slept('The', 'U.S.')}",
        [],
    ),
    "another title": (f"{MAYOR_BERG} {slept('The', noun='clerk')}", []),
    "what somebody of a title is called too": (
        f"Sen./NNP/compound>Berg {BERG_LEFT} {slept('The', noun='lawmaker')}",
        [("The lawmaker", "Berg", "title given before")],
    ),
    "one who is described": (
        f"{MAYOR_BERG} The/DT/det>mayor mayor/NN/nsubj>slept who/WP/nsubj>sang sang/VBD/relcl>mayor slept/VBD/ROOT",
        [],
    ),
    "a part of another name": (
        f"{MAYOR_BERG} The/DT/det>office mayor/NN/compound>office office/NN/nsubj>slept slept/VBD/ROOT",
        [],
    ),
    "a word of the name": (
        f"{COMMITTEE_LEFT} {slept('The', noun='committee')}",
        [("The committee", "Harbour Committee", "word of the name")],
    ),
    "a word for its kind": (
        f"{TIMES_LEFT} {slept('The', noun='newspaper')}",
        [("The newspaper", "Kysten Times", "word for its kind")],
    ),
    "a word for its kind, far away": (
        f"{TIMES_LEFT} {'so/RB/advmod>slept ' * 250} {slept('The', noun='newspaper')}",
        [],
    ),
}


@pytest.mark.parametrize(("table", "expected"), NOMINALS.values(), ids=NOMINALS)
def test_nominals(table, expected):
    chains = chains_in(table)
    found = find_nominals(chains.discourse, list(chains), chains.titles)
    text = chains.discourse.text
    assert [(text[ref.start : ref.end], chains[name].name, ref.rule) for name, ref in found] == expected


def answers(text):
    discourse = discourse_in(doc_of(text))
    entities = join_names(discourse, names_in(text))
    named = {entity.id: entity.name for entity in entities}
    return [(text[ref.start : ref.end], named[name], ref.rule) for name, ref in find_answers(discourse, entities)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Berg builds piers.\n\nQ: Why piers?\n\nA: Because they last.",
            [("A", "Ada Berg", "answers the questions")],
        ),
        ("Ada Berg met Tom Reed.\n\nQ: Why piers?\n\nA: Because they last.", []),
        (
            "Ada Berg met Tom Reed. Berg builds piers.\n\nQ: Why piers?\n\nA: Because they last.",
            [("A", "Ada Berg", "answers the questions")],
        ),
        ("Somebody builds piers.\n\nQ: Why piers?\n\nA: Because Ada Berg asked.", []),
        (
            "Tom Reed met Ada Berg.\n\nT.R.: Why piers?\n\nA.B.: Because they last.\n\nK.L.: So they do.",
            [("T.R.", "Tom Reed", "initials"), ("A.B.", "Ada Berg", "initials")],
        ),
        ("Ada Berg builds piers. “Piers last,” Berg said.", []),
    ],
    ids=["who is asked", "one of two", "whom it names most", "nobody before", "initials", "no dialogue"],
)
def test_answers(text, expected):
    assert answers(text) == expected


@pytest.mark.parametrize(
    ("word", "table", "expected"),
    [
        ("Islamic", "Islamic/JJ/amod>groups groups=group/NNS/ROOT", True),
        ("Islamic", "Islamic/JJ/nsubj>won won=win/VBD/ROOT", False),
        ("Danish", "Danish/JJ/amod>groups groups=group/NNS/ROOT", False),
    ],
    ids=["an adjective", "who acts", "of a nation"],
)
def test_an_adjective_of_faith_alone_is_no_group(word, table, expected):
    mention = Mention(start=0, end=len(word), rule="name")
    group = Entity(id="entity-0", name=word, label="NORP", mentions=(mention,))
    assert is_mere_adjective(discourse(table), group) == expected
