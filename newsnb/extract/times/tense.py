"""Whether the clause of an expression speaks of what is to come: "Friday" is then the next one."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.times.expressions import Expression
from newsnb.lang import english

_WILL = english.times.words.will
_PLANNED = english.times.words.planned
_UNTIL = english.times.words.until
_HAVE = english.times.words.have
_PRESENT = english.times.words.present
_OTHER_CLAUSE = english.times.words.other_clause
_HIGHEST = 8  # steps up the parse; a time hangs on its verb by three or four


@dataclass(frozen=True, slots=True)
class Tense:
    """What the parse of a text says of tense; without a parse, nothing is ahead."""

    discourse: Discourse

    def is_ahead(self, expression: Expression) -> bool:
        """Return whether the clause of an expression speaks of what is to come."""
        verb = self._verb_of(expression)
        if self._is_until(expression):
            return verb is None or not _was_over(verb)
        return verb is not None and (_looks_ahead(verb) or self._is_scheduled(expression, verb))

    def _is_scheduled(self, expression: Expression, verb: Token) -> bool:
        """Return whether a verb tells a plan: "the trial starts on Tuesday"; what somebody says on Tuesday was said."""
        if verb.tag_ not in _PRESENT or (verb.lemma_, "verb") in english.cues:
            return False
        first, last = sorted((verb.i, self.discourse.first_token(expression.start)))
        return not _helpers_of(verb) and _OTHER_CLAUSE.isdisjoint(token.tag_ for token in verb.doc[first:last])

    def _is_until(self, expression: Expression) -> bool:
        return expression.before in _UNTIL and self.discourse.parsed

    def is_behind(self, expression: Expression) -> bool:
        """Return whether the clause of an expression speaks of what was."""
        verb = self._verb_of(expression)
        return verb is not None and (_is_past(verb) or any(child.tag_ == "VBD" for child in verb.children))

    def _verb_of(self, expression: Expression) -> Token | None:
        if not self.discourse.parsed:
            return None
        return _verb_of(self.discourse.doc[self.discourse.first_token(expression.start)])


def _verb_of(token: Token) -> Token | None:
    """Return the verb that a time hangs on."""
    for _ in range(_HIGHEST):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _looks_ahead(verb: Token) -> bool:
    helpers = _helpers_of(verb)
    return not helpers.isdisjoint(_WILL) or _is_to_come(verb, helpers) or _is_planned(verb, helpers)


def _helpers_of(verb: Token) -> frozenset[str]:
    return frozenset(child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass"))


def _is_to_come(verb: Token, helpers: Collection[str]) -> bool:
    """Return whether a verb with "to" speaks of what was to come when the text was written."""
    is_infinitive = verb.tag_ == "VB" and "to" in helpers
    return is_infinitive and (not _is_past(verb.head) or verb.head.lemma_ in _PLANNED)


def _is_planned(verb: Token, helpers: Collection[str]) -> bool:
    is_planned = verb.lemma_ in _PLANNED and verb.tag_ in ("VBN", "JJ", "VBG")
    return is_planned and _HAVE.isdisjoint(helpers)


def _was_over(verb: Token) -> bool:
    """Return whether what lasted until then is over: "they waited until Friday"; that somebody said so is not it."""
    verb = verb.head if verb.dep_ in ("acomp", "xcomp", "acl") else verb  # "stays closed"
    return (verb.tag_ == "VBD" or _has_past_helper(verb)) and (verb.lemma_, "verb") not in english.cues


def _has_past_helper(verb: Token) -> bool:
    return any(child.tag_ == "VBD" and child.dep_.startswith("aux") for child in verb.children)


def _is_past(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN")
