"""Shared by the tests of coreference: the names of a hand-made discourse, and what is found to refer to them."""

import re

from parses import discourse

from newsnb.extract.attributions import find_attributions
from newsnb.extract.coreference.anaphors import find_pronouns
from newsnb.extract.coreference.chains import Chains, join_names
from newsnb.extract.coreference.relatives import note_relatives
from newsnb.extract.coreference.resolving import resolve_pronoun
from newsnb.extract.coreference.speakers import describe_source
from newsnb.extract.coreference.voices import Voices
from newsnb.extract.coreference.within import find_introduced, note_voices
from newsnb.extract.findings import Name

CAST = {
    "Ada Berg": "PERSON", "Tom Berg": "PERSON", "Tom Reed": "PERSON", "Berg": "PERSON", "Reed": "PERSON",
    "Kim Lund": "PERSON", "Harbour Committee": "ORG", "Kysten Times": "ORG", "Council": "ORG", "Bergen": "GPE",
}  # fmt: skip
MAYOR_BERG = "Mayor/NNP/compound>Berg Berg/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
MAYOR_REED = MAYOR_BERG.replace("Berg", "Reed")
BERG_LEFT = "Berg/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
COMMITTEE_LEFT = "Harbour/NNP/compound>Committee Committee/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left"
_NAMES = re.compile(rf"\b(?:{'|'.join(CAST)})\b")


def names_in(text):
    """Return the names of the cast in a text."""
    return [Name(*match.span(), match[0], CAST[match[0]]) for match in _NAMES.finditer(text)]


def chains_in(table):
    """Return the chains of a discourse whose names alone are known, and those who are said to say something."""
    text = discourse(table)
    chains = Chains(text, join_names(text, names_in(text.text)))
    for token in text.doc:
        if token.dep_ == "nsubj" and token.head.text == "said":
            chains.note_source(token.i, text.quotations)
            if token.tag_ in ("NN", "NNS"):
                span = token.left_edge.idx, token.idx + len(token)
                chains.add_source(describe_source(chains, token, [span], is_label=False), token)
    speech = [one for one in find_attributions(text, names_in(text.text)) if one.speech]
    note_voices(chains, Voices(text, speech), speech)
    for told_of in find_introduced(chains):
        span, noun = (told_of.start, told_of.end), text.doc[told_of.token]
        chains.add_source(describe_source(chains, noun, [span], is_label=False), noun)
    note_relatives(chains)
    return chains


def last_pronoun(chains):
    """Return the last pronoun of a text; those before it are resolved first."""
    *before, last = find_pronouns(chains.discourse)
    for anaphor in before:
        resolve_pronoun(chains, anaphor)
    return last


def slept(*words, noun="mayor"):
    """Return a sentence in which a noun sleeps, behind some words."""
    tags = {"The": "DT/det", "A": "DT/det", "This": "DT/det", "His": "PRP$/poss"}
    before = " ".join(f"{word}/{tags.get(word, 'JJ/amod')}>{noun}" for word in words)
    return f"{before} {noun}/NN/nsubj>slept slept=sleep/VBD/ROOT ././punct>slept"


def name_of(chains, proposal):
    """Return the name of whom a proposal proposes."""
    return proposal and chains[proposal.entity].name


def references(entities, text):
    """Return all that refers to somebody, in text order, with the name and the rule."""
    found = [(ref.start, ref.end, entity.name, ref.rule) for entity in entities for ref in entity.references]
    return [(text[start:end], name, rule) for start, end, name, rule in sorted(found)]
