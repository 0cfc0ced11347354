"""Shared by the tests of attributions: sentences and quotations, and what is found in them."""

import re

from parses import words

from newsnb.extract.attributions import find_attributions
from newsnb.extract.findings import Name

BERG = "Ada/NNP/compound>Berg Berg/NNP/nsubj>said said=say/VBD/ROOT"
SAFE = (
    "“/``/punct>said The/DT/det>pier pier/NN/nsubj>is is=be/VBZ/ccomp>said safe/JJ/acomp>is ,/,/punct>said "
    "”/''/punct>said"
)
NEVER = (
    "“/``/punct>shut It/PRP/nsubjpass>shut was=be/VBD/auxpass>shut never/RB/neg>shut shut/VBN/ROOT "
    "before/RB/advmod>shut ./,/punct>shut ”/''/punct>shut"
)
LATE = NEVER.replace("./,/punct>shut", ",/,/punct>shut")


def short(doc, found):
    """Return the cue and the source of an attribution, as printed."""
    return found and ("".join(words(doc, found.cue)), "".join(words(doc, found.source)))


def names_in(text):
    """Return the names of Berg."""
    return [Name(match.start(), match.end(), "Berg", "PERSON") for match in re.finditer(r"\bBerg\b", text.text)]


def is_left_out(name, text):
    """Return whether a proposer finds nothing where it is left out."""
    rules = {attribution.rule for attribution in find_attributions(text, names_in(text), without=[name])}
    return name not in rules and not (name == "parsed" and any(":" in rule for rule in rules))
