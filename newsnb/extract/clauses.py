"""The parse of an article as arrays, and the walks over it: subjects, what a word hangs on, the clauses around it.

Every walk is bounded: a parser makes one phrase of a name that stands there thousands of times, and what walks over
all of it for each token of it takes the square of the text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import spacy.symbols as sym

from newsnb.extract.grammar import ABOUT_NOUN, DATIVE

SUBJECTS = frozenset((sym.nsubj, sym.nsubjpass))
OBJECTS = frozenset((sym.dobj, sym.pobj, DATIVE))
_CLAUSES = ABOUT_NOUN | {sym.ccomp, sym.advcl, sym.pcomp, sym.parataxis, sym.csubj, sym.conj, sym.xcomp}
_JOINED = frozenset((sym.conj, sym.appos))
_INSIDE = OBJECTS | _JOINED | {sym.attr, sym.poss, sym.prep}
_DEEPEST = 12  # steps up a parse


@dataclass(frozen=True, eq=False)
class Clauses:
    """What hangs on what.

    Attributes
    ----------
    dep, steps
        The dependency of each token, as spaCy numbers them, and how many tokens away what it hangs on is.
    sentences
        The tokens that begin a sentence.
    """

    dep: list[int]
    steps: list[int]
    sentences: Sequence[int]

    @cached_property
    def heads(self) -> list[int]:
        """The index of the token that each token hangs on; its own at the root of a sentence."""
        return [i + step for i, step in enumerate(self.steps)]

    @cached_property
    def _subjects(self) -> dict[int, int]:
        subjects: dict[int, int] = {}
        for i, dep in enumerate(self.dep):
            if dep in SUBJECTS:
                subjects.setdefault(self.heads[i], i)
        return subjects

    @cached_property
    def _roots(self) -> dict[int, int]:
        roots: dict[int, int] = {}
        for i, head in enumerate(self.heads):
            if head == i:
                roots.setdefault(bisect_right(self.sentences, i), i)
        return roots

    def subject_of(self, verb: int) -> int | None:
        """Return the subject of a verb, where it has one of its own."""
        return self._subjects.get(verb)

    def agent_of(self, verb: int) -> int | None:
        """Return the subject of a verb, or of the verb that it shares one with ("came, telling them")."""
        for _ in range(_DEEPEST):
            if verb in self._subjects:
                return self._subjects[verb]
            if self.dep[verb] not in _CLAUSES:
                return None
            verb = self.heads[verb]
        return None

    def verb_over(self, token: int) -> int:
        """Return the word that a token hangs on, over prepositions and what owns: the verb of "spoke of him"."""
        at = self.heads[token]
        for _ in range(_DEEPEST):
            if self.dep[at] not in _INSIDE or self.heads[at] == at:
                break
            at = self.heads[at]
        return at

    def above(self, token: int) -> list[int]:
        """Return a token and those that it hangs on, one after the other."""
        found = [token]
        while len(found) < 3 * _DEEPEST and (head := self.heads[found[-1]]) != found[-1]:
            found.append(head)
        return found

    def around(self, token: int) -> list[int]:
        """Return the verbs with subjects of their own that a token stands under, from the nearest to the first."""
        return [i for i in self.above(token) if i in self._subjects]

    def root_before(self, token: int) -> int | None:
        """Return the verb that the sentence before a token's turns on."""
        return self._roots.get(bisect_right(self.sentences, token) - 1)

    def first_joined(self, token: int) -> int:
        """Go from "Lie" in "Berg and Lie", and from a name beside what it is called, to the first of them."""
        for _ in range(_DEEPEST):
            if self.dep[token] not in _JOINED:
                break
            token = self.heads[token]
        return token

    def is_main(self, verb: int) -> bool:
        """Return whether a verb is its sentence's own, or joined to it by "and"."""
        for _ in range(_DEEPEST):
            if self.dep[verb] != sym.conj:
                break
            verb = self.heads[verb]
        return self.heads[verb] == verb
