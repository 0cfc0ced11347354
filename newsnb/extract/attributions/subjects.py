"""Who does what a word says: its subject in the parse, or that of the verb that it hangs on."""

from dataclasses import dataclass

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CARRIES_SUBJECT = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"))
_FURTHEST = 5  # steps up the tree
_NOT_OTHERS = frozenset(("promise", "use", "take", "have", "make"))  # who promises somebody to go goes himself
_FINITE = ("VBD", "VBZ", "VBP")
_NOUNS = ("PROPN", "PRON", "NOUN")
_WITHIN_NOUN = frozenset(("compound", "pobj", "prep", "relcl", "acl", "dobj", "conj", "amod", "nmod"))
_ADVERBIAL = ("advmod", "aux", "neg")


@dataclass(frozen=True, slots=True)
class Found:
    """A subject, how many steps up the tree it was found, and the verb that it hangs on or that hangs on it."""

    noun: Token
    steps: int
    verb: Token

    @property
    def relation(self) -> str:
        """Its dependency; ``"acl"`` for the noun that a participle or infinitive tells more of."""
        return self.noun.dep_ if self.noun.head.i == self.verb.i else "acl"


def climb(verb: Token) -> Found | None:
    """Find the nearest subject of ``verb`` and of what carries it; of "told him to wait", *him*."""
    seen = verb
    for steps in range(_FURTHEST):
        for child in seen.children:
            if child.dep_ in _SUBJECTS:
                return Found(child, steps, seen)
        if seen.dep_ == "acl":
            return Found(seen.head, steps + 1, seen)
        if seen.dep_ not in _CARRIES_SUBJECT or seen.head.i == seen.i:
            return None
        seen = seen.head
    return None


def subject_of(verb: Token) -> Token | None:
    """Find who does what ``verb`` says: its subject, its agent, or the subject of the verb that it hangs on."""
    children = list(verb.children)
    helped = any(child.dep_ in _SUBJECTS or child.dep_ == "aux" for child in children)
    reduced = verb.tag_ == "VBN" and verb.dep_ == "advcl" and not helped  # "Asked about the pier, she said"
    if reduced or any(child.dep_ in ("auxpass", "nsubjpass") for child in children):
        agent = next((child for child in children if child.dep_ == "agent"), None)
        return next((noun for noun in agent.children if noun.dep_ == "pobj"), None) if agent is not None else None
    found = climb(verb)
    if found is None:
        return _neighbour(verb)
    if found.relation == "acl":
        return found.noun if found.verb.tag_ == "VBG" and found.noun.pos_ in ("NOUN", "PROPN") else None
    return _set_off(found.noun, verb) or _told_to(verb) or found.noun


def _told_to(verb: Token) -> Token | None:
    """Give the one who is asked to do what ``verb`` says: of "urged the judge to say", the judge."""
    above = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or above.i == verb.i or above.lemma_ in _NOT_OTHERS:
        return None
    return next((c for c in above.children if c.dep_ == "dobj" and above.i < c.i < verb.i and c.tag_ != "WP"), None)


def _set_off(subject: Token, verb: Token) -> Token | None:
    """Give the name before the verb in "The pier, Ada Berg said, is safe", where the parser took the pier for it."""
    between = verb.doc[subject.i + 1 : verb.i]
    commas = [token for token in between if token.text == ","]
    return _neighbour(verb) if len(commas) == 1 and between[-1].text != "," else None


def _neighbour(verb: Token) -> Token | None:
    """Give the name or noun before a verb that the parser left without a subject, an apposition aside."""
    if verb.tag_ not in _FINITE:
        return None
    before = verb.i - 1
    while before >= 0 and verb.doc[before].dep_ in _ADVERBIAL:
        before -= 1
    if before <= 0:
        return None
    if verb.doc[before].text == ",":
        return _before_comma(verb.doc[before - 1], verb)
    return verb.doc[before] if verb.doc[before].pos_ in _NOUNS else None


def _before_comma(last: Token, verb: Token) -> Token | None:
    """Give the noun whose apposition ends with ``last``: "Ada Berg, the club's manager, said"."""
    seen = last
    for _ in range(_FURTHEST):
        if seen.dep_ == "appos" and seen.head.pos_ in _NOUNS:
            return seen.head
        if seen.dep_ not in _WITHIN_NOUN or seen.head.i > verb.i or seen.head.i == seen.i:
            return None
        seen = seen.head
    return None
