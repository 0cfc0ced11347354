"""Whole passes of coreference over Docs made by hand: who is meant, and who speaks."""

from dataclasses import fields

import pytest
from chained import chains_in, names_in, references
from parses import discourse

from newsnb.extract.attributions import find_attributions
from newsnb.extract.coreference.chains import join_names
from newsnb.extract.coreference.resolving import resolve
from newsnb.extract.coreference.speakers import describe_source, role_of
from newsnb.values import Entity, Reference

THAT = "that/IN/mark>closed the/DT/det>pier pier/NN/nsubj>closed closed=close/VBD/ccomp>said ././punct>said"
SAID = f"said=say/VBD/ROOT {THAT}"
WHO_SAID = SAID.replace("/ROOT", "/relcl>farmer")
ADDED = SAID.replace("said=say", "added=add").replace(">said", ">added")
BERG_LEFT = "Berg/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
COUNCIL_MET = "Council/NNP/nsubj>met met=meet/VBD/ROOT ././punct>met"
ADA_BERG_LEFT = f"Ada/NNP/compound>Berg {BERG_LEFT}"
MR_REED_LEFT = "Mr./NNP/compound>Reed Reed/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
NEIGHBOUR = "A/DT/det>neighbour neighbour/NN/nsubj>said"
MY_PIER = (
    "“/``/punct>left {word}/{tag}/nsubj>left left=leave/VBD/ccomp>said my/PRP$/poss>pier pier/NN/dobj>left "
    ",/,/punct>said ”/''/punct>said {source} said=say/VBD/ROOT ././punct>said"
)


def resolved(table):
    """Return the text of a hand-made discourse, its entities and the speakers of what is said in it."""
    article = discourse(table)
    names = names_in(article.text)
    chains, speakers = resolve(article, join_names(article, names), find_attributions(article, names))
    spoken = [([chains[name].name for name in s.entities], s.naming, s.rule) for s in speakers]
    return article.text, chains.entities(), spoken


LEFT = "left=leave/VBD/ROOT ././punct>left"
SPEAKERS = {
    "a name": (f"Berg/NNP/nsubj>said {SAID}", (["Berg"], "named", "named in the source")),
    "two names": (
        f"Berg/NNP/nsubj>said and/CC/cc>Berg Reed/NNP/conj>Berg {SAID}",
        (["Berg", "Reed"], "named", "named in the source"),
    ),
    "a name beside what it is called": (
        f"The/DT/det>skipper skipper/NN/nsubj>said ,/,/punct>skipper Berg/NNP/appos>skipper ,/,/punct>skipper {SAID}",
        (["Berg"], "named", "named in the source"),
    ),
    "a name beside what stands beside": (
        "Her/PRP$/poss>daughter daughter/NN/nsubj>said ,/,/punct>daughter the/DT/det>writer "
        f"writer/NN/appos>daughter Berg/NNP/appos>writer ,/,/punct>daughter {SAID}",
        (["Berg"], "named", "named in the source"),
    ),
    "a name beside the last noun of what it is called": (
        "The/DT/det>lawyer lawyer/NN/nsubj>said for/IN/prep>lawyer the/DT/det>family family/NN/pobj>for "
        f",/,/punct>family Berg/NNP/appos>family ,/,/punct>family {SAID}",
        (["Berg"], "named", "named in the source"),
    ),
    "a name that belongs to somebody else": (
        "The/DT/det>lawyer lawyer/NN/nsubj>said for/IN/prep>lawyer the/DT/det>mayor mayor/NN/pobj>for "
        f",/,/punct>mayor Berg/NNP/appos>mayor ,/,/punct>mayor {SAID}",
        (["The lawyer for the mayor, Berg"], "described", "described in the source"),
    ),
    "who is on trial": (
        "Reed/NNP/nsubjpass>tried was=be/VBD/auxpass>tried tried=try/VBN/ROOT ././punct>tried "
        f"{BERG_LEFT} The/DT/det>defendant defendant/NN/nsubj>said {SAID}",
        (["Reed"], "named", "role: most named person near"),
    ),
    "who is on trial without a name": (
        f"{BERG_LEFT} {BERG_LEFT} The/DT/det>defendant defendant/NN/nsubj>said {SAID}",
        (["The defendant"], "described", "described in the source"),
    ),
    "a name of a body's, where the parse has the body": (
        f"Berg/NNP/nmod>Police of/IN/prep>Berg Kveld/NNP/pobj>of Police/NNP/nsubj>said {SAID}",
        (["Berg"], "named", "named in the source"),
    ),
    "a name with letters behind it": (
        f"Ada/NNP/compound>KC Berg/NNP/compound>KC KC/NNP/nsubj>said {SAID}",
        (["Ada Berg"], "named", "named in the source"),
    ),
    "who of somebody described": (
        f"A/DT/det>farmer farmer/NN/nsubj>left who/WP/nsubj>said {WHO_SAID} left/VBD/ROOT",
        (["A farmer"], "described", "relative clause"),
    ),
    "a couple": (
        "Berg/NNP/nsubj>left and/CC/cc>Berg Reed/NNP/conj>Berg left=leave/VBD/ROOT ././punct>left "
        f"The/DT/det>couple couple/NN/nsubj>said {SAID}",
        (["Berg", "Reed"], "named", "role: two named together"),
    ),
    "two of others": (
        "Berg/NNP/nsubj>left and/CC/cc>Berg Reed/NNP/conj>Berg left=leave/VBD/ROOT ././punct>left "
        f"Two/CD/nsubj>said {SAID}",
        (["Two"], "collective", "described in the source"),
    ),
    "a couple of others": (
        "Berg/NNP/nsubj>left and/CC/cc>Berg Reed/NNP/conj>Berg left=leave/VBD/ROOT ././punct>left "
        f"A/DT/det>couple couple/NN/nsubj>said of/IN/prep>couple guests/NNS/pobj>of {SAID}",
        (["A couple of guests"], "collective", "described in the source"),
    ),
    "a pronoun": (
        f"{BERG_LEFT} She/PRP/nsubj>said {SAID}",
        (["Berg"], "named", "pronoun: only person near"),
    ),
    "a pronoun of nobody": (f"She/PRP/nsubj>said {SAID}", ([], "described", "pronoun left open")),
    "they": (f"They/PRP/nsubj>said {SAID}", ([], "collective", "pronoun left open")),
    "a title given before": (
        f"Mayor/NNP/compound>Berg {BERG_LEFT} The/DT/det>mayor mayor/NN/nsubj>said {SAID}",
        (["Berg"], "named", "role: title given before"),
    ),
    "somebody described": (
        f"{NEIGHBOUR} {SAID}",
        (["A neighbour"], "described", "described in the source"),
    ),
    "some described": (
        f"Neighbours=neighbour/NNS/nsubj>said {SAID}",
        (["Neighbours"], "collective", "described in the source"),
    ),
    "one of those before": (
        f"Local/JJ/amod>Officials Officials=official/NNS/nsubj>left {LEFT} One/CD/nsubj>said {SAID}",
        (["One of the local Officials"], "described", "described in the source"),
    ),
    "another of their owner's": (
        f"Her/PRP$/poss>neighbours neighbours=neighbour/NNS/nsubj>left {LEFT} Another/DT/nsubj>said {SAID}",
        (["Another of her neighbours"], "described", "described in the source"),
    ),
    "one of nobody": (f"{BERG_LEFT} One/CD/nsubj>said {SAID}", (["One"], "described", "described in the source")),
    "figures of a body": (
        f"Council/NNP/poss>estimates 's/POS/case>Council estimates=estimate/NNS/nsubj>said {SAID}",
        (["Council"], "named", "role: whose document it is"),
    ),
    "who is called the candidate": (
        f"{BERG_LEFT} The/DT/det>candidate candidate/NN/nsubj>said {SAID}",
        (["Berg"], "named", "role: most salient person"),
    ),
    "who is called by nation": (
        f"{BERG_LEFT} The/DT/det>Italian Italian/NNP/nsubj>said {SAID}",
        (["Berg"], "named", "role: most salient person"),
    ),
    "who is called by party": (
        f"{BERG_LEFT} The/DT/det>Democrat Democrat/NNP/nsubj>said {SAID}",
        (["Berg"], "named", "role: most salient person"),
    ),
    "many of a nation": (
        f"{BERG_LEFT} The/DT/det>Dutch Dutch/NNPS/nsubj>said {SAID}",
        (["The Dutch"], "collective", "described in the source"),
    ),
    "who is named below": (
        f"A/DT/det>mayor mayor/NN/nsubj>said {SAID} Mayor/NNP/compound>Berg {BERG_LEFT}",
        (["Berg"], "named", "role: named below"),
    ),
    "nobody, of a passive": (
        f"It/PRP/nsubjpass>said was=be/VBD/auxpass>said said=say/VBN/ROOT {THAT}",
        ([], "none", "nobody named"),
    ),
}


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("Some/DT/det>boys boys=boy/NNS/nsubj>said", "PERSON"),
        ("The/DT/det>accused accused=accuse/VBN/nsubj>said", "PERSON"),
        ("The/DT/det>firm firm/NN/nsubj>said", "ORG"),
        ("The/DT/det>Star Star/NNP/nsubj>said", "ORG"),
    ],
)
def test_a_described_source_is_a_person_if_its_noun_means_one(source, label):
    _, entities, _ = resolved(f"{source} {SAID}")
    assert [entity.label for entity in entities] == [label]


@pytest.mark.parametrize(("table", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(table, expected):
    _, _, spoken = resolved(table)
    assert spoken == [expected]


def test_an_unnamed_source_may_be_meant_by_what_follows():
    """The witness speaks on, not the child of whom she tells."""
    text, entities, spoken = resolved(
        "Kim/NNP/compound>Lund Lund/NNP/nsubj>slept slept=sleep/VBD/ROOT ././punct>slept "
        f"{NEIGHBOUR} {SAID} She/PRP/nsubj>added {ADDED}"
    )
    assert [names for names, *_ in spoken] == [["A neighbour"], ["A neighbour"]]
    assert references(entities, text) == [("She", "A neighbour", "most salient person")]


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [("I", "PRP", ["I", "my"]), ("He", "PRP", ["my"])],
)
def test_who_speaks_is_not_meant_but_by_i(word, tag, expected):
    source = "Reed/NNP/nsubj>said"
    text, entities, _ = resolved(f"{MR_REED_LEFT} {MY_PIER.format(word=word, tag=tag, source=source)}")
    assert references(entities, text) == [(w, "Reed", "speaks of himself or herself") for w in expected]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (f"Berg/NNP/nsubj>said and/CC/cc>Berg Reed/NNP/conj>Berg {SAID}", (["Berg", "Reed"], "named")),
        (f"Officials/NNS/nsubj>said {SAID}", (["Officials"], "collective")),
        (f"Council/NNP/nsubj>said {SAID}", (["Council"], "named")),
        (f"Berg/NNP/nsubj>said {SAID}", ([], "collective")),
    ],
    ids=["two", "many", "a body", "one"],
)
def test_they_are_those_who_were_reported_before(first, expected):
    _, _, spoken = resolved(f"{first} They/PRP/nsubj>added {ADDED}")
    assert spoken[-1][:2] == expected


def test_who_spoke_last_speaks_again():
    first = f"Berg/NNP/nsubj>said {SAID}"
    second = BERG_LEFT.replace("Berg", "Reed")
    _, _, spoken = resolved(f"{second} {first} He/PRP/nsubj>added {ADDED}")
    assert spoken[-1][0] == ["Berg"]


def test_who_speaks_may_mean_somebody_else():
    text, entities, _ = resolved(f"{BERG_LEFT} {MY_PIER.format(word='She', tag='PRP', source='Reed/NNP/nsubj>said')}")
    assert ("She", "Berg", "only person near") in references(entities, text)


def test_i_outside_of_quotation_marks_is_nobodys():
    table = MY_PIER.replace("“/``/punct>left", "").replace("”/''/punct>said", "")
    text, entities, _ = resolved(table.format(word="I", tag="PRP", source="Reed/NNP/nsubj>said"))
    assert references(entities, text) == []


def test_nobody_is_both_he_and_she():
    sleeps = "{}/PRP/nsubj>slept slept=sleep/VBD/ROOT ././punct>slept"
    text, entities, _ = resolved(f"{BERG_LEFT} {sleeps.format('She')} {sleeps.format('He')} {sleeps.format('She')}")
    assert references(entities, text) == [
        ("She", "Berg", "only person near"),
        ("She", "Berg", "only person near"),
    ]


def test_subject_and_object_of_one_clause_are_two():
    text, entities, _ = resolved(f"{BERG_LEFT} Reed/NNP/nsubj>met met=meet/VBD/ROOT her/PRP/dobj>met ././punct>met")
    assert references(entities, text) == [("her", "Berg", "only person near")]


def test_told_her_she_is_her():
    text, entities, _ = resolved(
        f"{BERG_LEFT} Reed/NNP/nsubj>told told=tell/VBD/ROOT her/PRP/dobj>told she/PRP/nsubj>won won=win/VBD/ccomp>told"
    )
    assert references(entities, text) == [("her", "Berg", "only person near"), ("she", "Berg", "told so")]


@pytest.mark.parametrize(("word", "expected"), [("She", ["She"]), ("He", [])])
def test_a_given_name_is_evidence(word, expected):
    """It decides between two who are as salient, and is not what forbids."""
    both = "Ada/NNP/compound>Berg Berg/NNP/nsubj>met met=meet/VBD/ROOT ././punct>met"
    text, entities, _ = resolved(f"{both} {word}/PRP/nsubj>slept slept=sleep/VBD/ROOT ././punct>slept")
    assert [words for words, *_ in references(entities, text)] == expected


def test_a_given_name_gives_way_to_a_title():
    chains = chains_in(f"Mr./NNP/compound>Berg {ADA_BERG_LEFT}")
    (berg,) = (entity.id for entity in chains)
    assert (chains.given[berg], chains.forms[berg]) == ("she", "he")


def test_no_pronoun_of_a_person_stands_in_what_is_found():
    """What a person goes by is evidence, and printed nowhere."""
    _, entities, _ = resolved(f"{ADA_BERG_LEFT} {MR_REED_LEFT}")
    values = {str(getattr(entity, field.name)) for entity in entities for field in fields(Entity)}
    assert values.isdisjoint({"he", "she"})
    assert {field.name for kind in (Entity, Reference) for field in fields(kind)}.isdisjoint({"form", "gender"})


def test_it_is_a_body():
    text, entities, _ = resolved(f"{COUNCIL_MET} It/PRP/nsubj>fell fell=fall/VBD/ROOT ././punct>fell")
    assert references(entities, text) == [("It", "Council", "subject before")]


def test_a_source_that_is_described_twice_is_two():
    _, entities, spoken = resolved(f"{NEIGHBOUR} {SAID} {NEIGHBOUR.replace('said', 'added')} {ADDED}")
    assert [entity.name for entity in entities if not entity.named] == ["A neighbour", "A neighbour"]
    assert len(spoken) == 2


@pytest.mark.parametrize(
    ("table", "head", "label", "role"),
    [
        ("A/DT/det>neighbour neighbour/NN/ROOT", "neighbour", "PERSON", "resident"),
        ("Police=police/NNS/ROOT", "Police", "ORG", "police and courts"),
        ("A/DT/det>Council Council/NNP/compound>official official/NN/ROOT", "official", "PERSON", "government"),
    ],
)
def test_what_an_unnamed_source_is(table, head, label, role):
    chains = chains_in(table)
    token = next(token for token in chains.discourse.doc if token.text == head)
    found = describe_source(chains, token, [(0, token.idx + len(token))], is_label=False)
    assert (found.label, found.role, found.named) == (label, role, False)


def test_a_place_that_speaks_is_its_government():
    chains = chains_in("Bergen/NNP/nsubj>met met=meet/VBD/ROOT")
    (bergen,) = (entity.id for entity in chains)
    assert (role_of(chains, [bergen]), role_of(chains, [])) == ("government", None)


def test_a_pronoun_that_is_only_spoken_of_means_nobody():
    text, entities, _ = resolved(
        f"{BERG_LEFT} A/DT/det>he “/``/punct>he he/PRP/nsubj>slept ”/''/punct>he slept=sleep/VBD/ROOT ././punct>slept"
    )
    assert references(entities, text) == []


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        (ADA_BERG_LEFT, "I/PRP/nsubj>trained", (["Ada Berg"], "named", "told of before")),
        (ADA_BERG_LEFT, "Berg/NNP/nsubj>trained", ([], "none", "nobody named")),
        (
            "It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained",
            "I/PRP/nsubj>trained",
            ([], "none", "nobody named"),
        ),
    ],
    ids=["of whom it is told", "who is named", "of nobody"],
)
def test_a_paragraph_in_marks_is_of_whom_the_lines_before_tell(before, said, expected):
    words = f"“/``/punct>trained {said} have/VBP/aux>trained trained=train/VBN/ROOT summer/NN/dobj>trained"
    end = "all/RB/advmod>trained long/RB/advmod>trained ././punct>trained ”/''/punct>trained"
    _, _, spoken = resolved(f"{before} ¶/_SP/dep>. {words} {end}")
    assert spoken[-1] == expected
