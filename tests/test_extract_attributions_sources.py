"""Whose words a cue reports, on Docs made by hand."""

import pytest
from parses import parse

from newsnb.extract.attributions.sources import source_of

CASES = {
    "its subject": ("Berg/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said", "said", "Berg"),
    "an adverb has none": ("He/PRP/nsubj>left reportedly/RB/advmod>left left=leave/VBD/ROOT", "reportedly", None),
    "of a verb joined by and": (
        "Berg/NNP/nsubj>came came=come/VBD/ROOT and/CC/cc>came said=say/VBD/conj>came so/RB/advmod>said",
        "said",
        "Berg",
    ),
    "its agent": (
        "It/PRP/nsubjpass>said was=be/VBD/auxpass>said said=say/VBN/ROOT by/IN/agent>said Berg/NNP/pobj>by",
        "said",
        "Berg",
    ),
    "who is quoted as saying it": (
        "Tass/NNP/nsubj>quoted quoted=quote/VBD/ROOT Berg/NNP/dobj>quoted as/IN/prep>quoted saying=say/VBG/pcomp>as "
        "so/RB/advmod>saying",
        "saying",
        "Berg",
    ),
    "who reports, where what is told of says nothing": (
        "Berg/NNP/nsubj>said said=say/VBD/ROOT talks=talk/NNS/nsubj>failed failed=fail/VBD/ccomp>said but/CC/cc>failed "
        "denied=deny/VBD/conj>failed it/PRP/dobj>denied",
        "denied",
        "Berg",
    ),
    "who says it in what is told of": (
        "Berg/NNP/nsubj>said said=say/VBD/ROOT officials=official/NNS/nsubj>left left=leave/VBD/ccomp>said "
        "but/CC/cc>left denied=deny/VBD/conj>left it/PRP/dobj>denied",
        "denied",
        "officials",
    ),
    "nobody, of a passive without an agent": (
        "It/PRP/nsubjpass>said was=be/VBD/auxpass>said said=say/VBN/ROOT",
        "said",
        None,
    ),
    "the ordinal that the parser takes for an adjective": (
        "A/DT/det>third third/JJ/amod>said said=say/VBD/ROOT so/RB/advmod>said",
        "said",
        "third",
    ),
    "nobody, where somebody is asked between commas": (
        "Berg/NNP/nsubj>asked ,/,/punct>asked asked=ask/VBD/advcl>left whether/IN/mark>won she/PRP/nsubj>won "
        "won=win/VBD/ccomp>asked ,/,/punct>left left=leave/VBD/ROOT",
        "asked",
        None,
    ),
    "who asks, behind what tells more of him": (
        "Berg/NNP/nsubj>asked ,/,/punct>Berg mayor/NN/appos>Berg ,/,/punct>Berg asked=ask/VBD/ROOT whether/IN/mark>won "
        "she/PRP/nsubj>won won=win/VBD/ccomp>asked",
        "asked",
        "Berg",
    ),
    "who promises to do it": (
        "He/PRP/nsubj>made made=make/VBD/ROOT Berg/NNP/dobj>made to/TO/aux>say say/VB/xcomp>made so/RB/advmod>say",
        "say",
        "He",
    ),
    "the name before a verb between commas": (
        "The/DT/det>pier pier/NN/nsubj>said ,/,/punct>said Berg/NNP/appos>pier said=say/VBD/ROOT ,/,/punct>said",
        "said",
        "Berg",
    ),
    "the noun behind it, where it follows what is said": (
        "It/PRP/nsubj>is is=be/VBZ/ccomp>said late/JJ/acomp>is ,/,/punct>said said=say/VBD/ROOT one/CD/nummod>clerk "
        "clerk/NN/dobj>said",
        "said",
        "clerk",
    ),
    "no object where it follows nothing": (
        "Often/RB/advmod>said said=say/VBD/ROOT the/DT/det>prayer prayer/NN/dobj>said",
        "said",
        None,
    ),
    "the name that begins the sentence, set off by commas": (
        "Berg/NNP/nsubj>left ,/,/punct>Berg who/WP/nsubj>sang sang/VBD/relcl>Berg left/VBD/ccomp>said ,/,/punct>said "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "said",
        "Berg",
    ),
    "no name that is not set off": (
        "Berg/NNP/nsubj>left left/VBD/ccomp>said ,/,/punct>said said=say/VBD/ROOT so/RB/advmod>said",
        "said",
        None,
    ),
    "the subject of its auxiliary": (
        "Berg/NNP/nsubj>has has=have/VBZ/aux>warned often/RB/advmod>warned warned=warn/VBN/ROOT",
        "warned",
        "Berg",
    ),
    "who has an apposition that ends at the verb": (
        "Berg/NNP/nsubj>said ,/,/punct>Berg head/NN/appos>Berg of/IN/prep>head Aid/NNP/pobj>of said=say/VBD/ROOT",
        "said",
        "Berg",
    ),
    "who has an apposition that a verb seems to tell of": (
        "Berg/NNP/ROOT ,/,/punct>Berg the/DT/det>mayor mayor/NN/appos>Berg ,/,/punct>mayor called=call/VBD/acl>mayor",
        "called",
        "Berg",
    ),
    "who said what somebody did, adding": (
        "Berg/NNP/nsubj>said said=say/VBD/ROOT Lie/NNP/nsubj>left left=leave/VBD/ccomp>said ,/,/punct>left "
        "adding=add/VBG/advcl>left",
        "adding",
        "Berg",
    ),
    "who was said to warn, adding": (
        "Berg/NNP/nsubj>said said=say/VBD/ROOT Lie/NNP/nsubj>warned warned=warn/VBD/ccomp>said ,/,/punct>warned "
        "adding=add/VBG/advcl>warned",
        "adding",
        "Lie",
    ),
    "a name that a line break parts from its verb": (
        "Ada/NNP/compound>Berg Berg/NNP/ROOT ¶/_SP/dep>Berg said=say/VBD/ROOT so/RB/advmod>said",
        "said",
        "Berg",
    ),
    "who a participle tells of": ("Men=man/NNS/ROOT saying=say/VBG/acl>Men so/RB/advmod>saying", "saying", "Men"),
    "the owner of a noun": ("Berg/NNP/poss>claim ’s/POS/case>Berg claim/NN/ROOT", "claim", "Berg"),
    "by whom a noun is": ("the/DT/det>claim claim/NN/ROOT by/IN/prep>claim Berg/NNP/pobj>by", "claim", "Berg"),
    "who makes a noun": (
        "Berg/NNP/nsubj>made made=make/VBD/ROOT a/DT/det>claim claim/NN/dobj>made",
        "claim",
        "Berg",
    ),
    "who issues a note with a noun": (
        "Berg/NNP/nsubj>made made=make/VBD/ROOT notes=note/NNS/dobj>made of/IN/prep>notes concern/NN/pobj>of",
        "concern",
        "Berg",
    ),
    "a verb taken for a noun": ("Berg/NNP/compound>claims claims=claim/NN/ROOT", "claims", "Berg"),
    "who is so": ("Berg/NNP/nsubj>is is=be/VBZ/ROOT sure/JJ/acomp>is", "sure", "Berg"),
}


@pytest.mark.parametrize(("table", "cue", "source"), CASES.values(), ids=CASES)
def test_source_of(table, cue, source):
    found = source_of(next(token for token in parse(table) if token.text == cue))
    assert (found and found.text) == source
