"""Attributions whose source is "they", "the couple" or "both" to the persons, or the organisation, that are meant."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.coreference.speakers import describe_source, head_of, means_person
from newsnb.extract.coreference.within import barred_at, words_for
from newsnb.extract.findings import Attribution
from newsnb.extract.phrases import RECEIVERS
from newsnb.lang import english

_PAIRS = english.coreference.words.pairs
_PLURAL_VERBS = english.coreference.words.plural_verbs
_NEAR = 60  # tokens from several people to "they" in the words of one speaker
_DEFINITE = english.coreference.words.definite
_FAR = 2000  # tokens from two who are named together to "the couple"
_SENTENCES_TO_PLURAL = 6  # from who is reported to "they"
_SENTENCES_TO_PAIR = 2  # from two who act together to "they"


def follow_plurals(chains: Chains, attributions: Sequence[Attribution]) -> None:
    """Resolve "they" as a source: to the last source before it, if that is several people or an organisation."""
    heads = {head.i: head for one in attributions if (head := head_of(chains, one)) is not None}
    for head in heads.values():
        if head.lower_ == "they" and (names := _told_of_there(chains, head)):
            chains.groups[head.i] = names
    for before, head in pairwise(heads[i] for i in sorted(heads)):
        is_near = chains.discourse.sentence(head.i) - chains.discourse.sentence(before.i) <= _SENTENCES_TO_PLURAL
        is_open = head.lower_ == "they" and head.i not in chains.groups
        names = _many(chains, before) if is_open and is_near else ()
        if names and barred_at(chains, head.idx).isdisjoint(names):
            chains.groups[head.i] = names
    for head in heads.values():
        if head.lower_ == "they" and head.i not in chains.groups and (names := _acting_together(chains, head)):
            chains.groups[head.i] = names


def _told_of_there(chains: Chains, head: Token) -> tuple[str, ...]:
    """Return the group that the same speaker's words just mentioned: "The second lot came. They said"."""
    doc, voices, first = head.doc, chains.voices, max(-1, head.i - _NEAR)
    if voices.at(head.idx) is None:
        return ()
    dep = chains.discourse.clauses.dep
    acting = (doc[i] for i in range(head.i - 1, first, -1) if dep[i] in SUBJECTS or dep[i] in RECEIVERS)
    several = (noun for noun in acting if voices.are_one(head.idx, noun.idx) and _is_several(chains, noun))
    noun = next(several, None)
    if noun is None:
        return ()
    names = chains.groups.get(noun.i) or chains.named_by(noun)
    if not names and chains.owner_of(noun.i) is None:
        chains.add_source(describe_source(chains, noun, [words_for(noun)], is_label=False), noun)
    return names or (chains.owners[noun.i],)


def _is_several(chains: Chains, noun: Token) -> bool:
    """Return whether a subject means several people or an organisation, as the verb of "The second lot were" shows."""
    if noun.pos_ == "PRON":
        return noun.i in chains.groups
    names = chains.named_by(noun)
    if names:
        return len(names) > 1 or not chains.is_person(names[0])
    is_body = noun.lemma_.lower() in english.organisation_words or (noun.tag_ == "NN" and _acts_as_several(noun))
    return is_body or (noun.tag_ == "NNS" and means_person(noun)) or noun.lower_ == "people"


def _acts_as_several(noun: Token) -> bool:
    """Return whether the verb of a noun in the singular is in the plural: "the first lot were", not "two were"."""
    verbs = (noun.head, *noun.head.children)
    return noun.pos_ == "NOUN" and any(verb.lower_ in _PLURAL_VERBS for verb in verbs if verb.i > noun.i)


def _acting_together(chains: Chains, head: Token) -> tuple[str, ...]:
    """Return the persons who act together right before a token: "Ada and Tom ran the ward. ..., they said"."""
    sentence, quoted, clauses = chains.discourse.sentence, chains.discourse.quoted, chains.discourse.clauses
    near = takewhile(lambda i: sentence(head.i) - sentence(i) <= _SENTENCES_TO_PAIR, range(head.i - 1, -1, -1))
    acting = next((i for i in near if clauses.dep[i] in SUBJECTS and not quoted[i]), None)
    names = chains.named_at(acting)
    return names if len(names) > 1 and all(map(chains.is_person, names)) else ()


def follow_pairs(chains: Chains, attributions: Sequence[Attribution]) -> None:
    """Resolve "the couple" or "both" as a source: to the two persons last named together before it."""
    heads = (head for one in attributions if (head := head_of(chains, one)) is not None and head.lower_ in _PAIRS)
    for head in heads:
        if _means_two(head) and (names := _named_together(chains, head.i)):
            chains.groups[head.i] = names


def _means_two(head: Token) -> bool:
    """Return whether "the couple" or "both" stands alone: not "a couple of guests", "two" or "the old pair"."""
    is_definite = head.lower_ == "both" or any(child.lower_ in _DEFINITE for child in head.children)
    return is_definite and all(child.dep_ not in ("prep", "conj", "appos", "amod") for child in head.children)


def _named_together(chains: Chains, before: int) -> tuple[str, ...]:
    """Return the last two persons joined by "and" before a token, else the only two that the article names."""
    clauses = chains.discourse.clauses
    joined = (i for i in range(before - 1, max(0, before - _FAR), -1) if clauses.dep[i] == sym.conj)
    for token in joined:
        names = chains.named_at(clauses.first_joined(token))
        if len(names) == 2 and all(chains.is_person(name) for name in names):
            return names
    persons = tuple(one.id for one in chains if one.named and one.label == "PERSON")
    return persons if len(persons) == 2 else ()


def _many(chains: Chains, head: Token) -> tuple[str, ...]:
    """Return the entity at the head of a source, if a plural pronoun may refer to it."""
    owner = chains.owner_of(head.i)
    names = chains.groups.get(head.i) or chains.named_by(head) or ((owner,) if owner else ())
    is_body = any(not chains.is_person(name) for name in names)
    return names if is_body or len(names) > 1 or head.tag_ in ("NNS", "NNPS") else ()
