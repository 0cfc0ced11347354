"""Words in marks to the noun that says whose they are: ``in Berg's phrase, "..."``, ``"...," was her answer``."""

from collections.abc import Iterator, Sequence

import spacy.symbols as sym
from spacy.tokens import Token

from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.parsed import describe
from newsnb.extract.findings import Attribution
from newsnb.extract.grammar import SUBJECTS, child_of, children_of, under
from newsnb.extract.phrases import runs
from newsnb.lang import english
from newsnb.text.marks import Stretch

_SAYINGS = english.attributions.words.sayings
_OWNERS = english.attributions.words.of_owner
_ANSWERS = english.attributions.words.answers_with
_INTRODUCED = english.attributions.words.introduced
_PERSONS = english.attributions.words.possessives
_LINKS = frozenset((sym.AUX, sym.ADV, sym.ADJ, sym.PUNCT, sym.DET))
_FURTHEST = 8  # tokens from the marks to the noun
_LONGEST_LINK = 5  # tokens from the noun to the marks that it announces


def propose_noun_of_speech(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose whose answer, verdict or phrase words in marks are said to be."""
    found = _announced_by(context.before(stretch)) or _named_behind(context.behind(stretch))
    if found is None:
        return None
    noun, owner = found
    return describe(context.discourse, noun, stretch.spans, "noun of speech", source=owner)


def propose_in_words_of(context: QuoteContext, stretch: Stretch, before: Before) -> Attribution | None:
    """Propose in whose words a clause is put, with its part before the marks: "it is, in Berg's words, “old”"."""
    found = _announced_by(context.before(stretch))
    if found is None:
        return None
    noun, owner = found
    clause = runs(context.doc, _clause_around(noun, context.discourse.first_token(stretch.start)))
    return describe(context.discourse, noun, (*clause, *stretch.spans), "in words of", source=owner) if clause else None


def _clause_around(noun: Token, end: int) -> list[int]:
    """Return what stands before the marks in the clause of "in Berg's words": *the pier is*."""
    opening, verb = noun.head, _main_verb(noun.head.head)
    subject = _subject_of(verb)
    if opening.lower_ != "in" or subject is None or subject.i > opening.i:
        return []
    aside = under([opening, *children_of(verb, sym.mark, sym.cc, sym.conj, sym.advcl)])
    return sorted((under([subject, verb]) - aside).intersection(range(subject.left_edge.i, end)))


def _main_verb(verb: Token) -> Token:
    """Return *continued* for "continued to be, in Berg's words"."""
    return verb.head if verb.dep == sym.xcomp else verb


def _subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, or of the one that it is joined to: "was treated and is, in her words"."""
    return child_of(verb, *SUBJECTS) or (child_of(verb.head, *SUBJECTS) if verb.dep == sym.conj else None)


def _announced_by(lead: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return a noun and its owner before the marks: "Berg's reply was short:", "in the words of Berg, it is"."""
    for at in range(len(lead) - 1, -1, -1):
        owner = _owner_of(lead[at])
        if owner is not None and (_leads_to_marks(lead, at, owner) or _is_set_off(lead, at, owner)):
            return lead[at], owner
    return None


def _leads_to_marks(lead: Sequence[Token], at: int, owner: Token) -> bool:
    """Return whether nothing but "was", or "was simple", stands between a noun with its owner and the marks."""
    between = lead[max(at, owner.right_edge.i - lead[0].i) + 1 :]
    is_near = len(between) <= _LONGEST_LINK and all(token.pos in _LINKS for token in between)
    return is_near and (lead[-1].text in _INTRODUCED or lead[-1].pos == sym.AUX)


def _is_set_off(lead: Sequence[Token], at: int, owner: Token) -> bool:
    """Return whether "in the words of Berg" or "in Berg's phrase" stands between commas, or begins the sentence."""
    head = lead[at].head
    begins = head.is_sent_start or head.nbor(-1).text == ","
    end = max(lead[at].i, owner.right_edge.i) + 1
    return head.lower_ == "in" and bool(begins) and head.doc[end : end + 1].text == ","


def _named_behind(tokens: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return a noun and its owner behind the marks: "was Berg's answer", "came the reply from Berg"."""
    words = [token for token in tokens if not token.is_punct]
    if _ANSWERS.isdisjoint(token.lemma_ for token in words[:1]):
        return None
    found = ((token, _owner_of(token)) for token in words[1:_FURTHEST])
    return next(((noun, owner) for noun, owner in found if owner is not None), None)


def _owner_of(noun: Token) -> Token | None:
    """Return whose word a noun is, if it is one of speech: "Berg's reply", "the reply of Berg", "from Berg"."""
    return next(filter(_may_speak, _owners_of(noun)), None) if noun.lower_ in _SAYINGS else None


def _owners_of(noun: Token) -> Iterator[Token]:
    yield from children_of(noun, sym.poss)
    for preposition in children_of(noun, sym.prep):
        if preposition.lower_ in _OWNERS:
            yield from children_of(preposition, sym.pobj)


def _may_speak(owner: Token) -> bool:
    """Return whether somebody is meant, and no song or sign."""
    lemma = owner.lemma_.lower()
    is_named = owner.pos == sym.PROPN or owner.lower_ in _PERSONS
    return is_named or lemma in english.actors
