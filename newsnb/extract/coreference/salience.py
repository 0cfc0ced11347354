"""Mentions by how salient they are: who was named nearby, and there as the subject rather than the object.

Each mention has a weight by its place in the sentence, which fades with every sentence that passes (after Lappin and
Leass 1994) and, within a sentence, with every clause that lies between.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.strings import get_string_id

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse

_DOBJ, _POSS = get_string_id("dobj"), get_string_id("poss")

SENTENCES_BACK = 3
"""How many sentences before its own a pronoun's person was last mentioned in, at most."""

_MOST_BACK = 40  # mentions looked at for one pronoun: a list of a thousand names is no story
_MAIN, _SUBJECT, _OBJECT, _OWNER, _OTHER, _IN_MARKS = 3.0, 2.6, 1.6, 1.2, 1.0, 0.3
_FADES, _FADES_BY_CLAUSE = 0.45, 0.7
_PARALLEL = 1.3
_MENTIONED_BEFORE = 0.3  # what a mention counts beside a person's most salient one


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention in its sentence: its head token, whose it is ("" for somebody without a name), its weight there."""

    token: int
    start: int
    entity: str
    sentence: int
    quote: int
    weight: float
    clause: int


def stand(discourse: Discourse, tokens: range, entity: str) -> Standing:
    """Weigh the mention of ``entity`` in ``tokens``."""
    clauses = discourse.clauses
    token = next((i for i in tokens if clauses.heads[i] not in tokens), tokens[-1])
    start = discourse.offsets[tokens[0]]
    head = clauses.first_joined(token)
    clause = next(iter(clauses.around(head)), -1)
    weight = _weight(discourse, head)
    return Standing(token, start, entity, discourse.sentence(token), discourse.quotation(start), weight, clause)


def _weight(discourse: Discourse, token: int) -> float:
    clauses = discourse.clauses
    dep = clauses.dep[token]
    if dep in SUBJECTS:
        return _MAIN if clauses.is_main(clauses.heads[token]) else _SUBJECT
    if clauses.heads[token] == token:
        return _SUBJECT
    return _OBJECT if dep == _DOBJ else _OWNER if dep == _POSS else _OTHER


class Salience:
    """The mentions before a token, to ask who is the most salient there."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        self._standings = sorted(standings, key=lambda s: s.start)
        self._starts = [s.start for s in self._standings]

    def add(self, standing: Standing) -> None:
        """Add a mention, as that of a pronoun that was followed."""
        at = bisect_left(self._starts, standing.start)
        self._standings.insert(at, standing)
        self._starts.insert(at, standing.start)

    def before(self, offset: int, sentence: int, back: int = SENTENCES_BACK) -> Sequence[Standing]:
        """Give the mentions before ``offset``, nearest last, from at most ``back`` sentences before."""
        at = bisect_left(self._starts, offset)
        near = self._standings[max(0, at - _MOST_BACK) : at]
        return [s for s in near if sentence - s.sentence <= back]


def ranked(
    near: Iterable[Standing], sentence: int, quote: int, clauses: Sequence[int], subject: bool = False
) -> list[tuple[float, str]]:
    """Give who is mentioned in ``near``, the most salient first, with their weights.

    Parameters
    ----------
    near
        Mentions.
    sentence, quote, clauses
        Where it is asked from: a sentence; a quotation, or -1: whom somebody quoted speaks of counts little outside the
        quotation marks; and the verbs above, whose own subjects count more than those of clauses that lie apart.
    """
    weights: dict[str, list[float]] = {}
    for s in near:
        weight = s.weight * (_IN_MARKS if quote < 0 <= s.quote else 1.0)
        if subject and s.weight >= _SUBJECT:
            weight *= _PARALLEL
        if s.sentence == sentence:
            depth = clauses.index(s.clause) if s.clause in clauses else len(clauses)
            weight *= _FADES_BY_CLAUSE**depth
        else:
            weight *= _FADES ** (sentence - s.sentence)
        weights.setdefault(s.entity, []).append(weight)
    sums = ((max(all_) + _MENTIONED_BEFORE * (sum(all_) - max(all_)), name) for name, all_ in weights.items())
    return sorted(sums, reverse=True)
