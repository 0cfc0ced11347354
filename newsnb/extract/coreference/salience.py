"""Mentions by how salient they are: who was named nearby, and there as the subject rather than the object.

After Lappin and Leass (1994): a mention counts by its place in the sentence, which fades with every sentence that
passes and, within a sentence, with every clause that lies between.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import spacy.symbols as sym
from spacy.strings import hash_string  # type: ignore[attr-defined] # missing from spaCy's stubs

from newsnb.extract.clauses import SUBJECTS
from newsnb.extract.discourse import Discourse
from newsnb.lang import english

_OPENS_TOPIC = frozenset(map(hash_string, english.coreference.words.opens_topic))
_MAIN = 2
_LEAST_OFTEN = 4  # mentions of whom an article tells
_TIMES_SECOND = 2  # as many as of anybody else
_MOST_BACK = 40  # mentions looked at for one pronoun: a list of a thousand names is no story


@dataclass(frozen=True, slots=True, kw_only=True)
class SalientMention:
    """A mention in its sentence.

    Attributes
    ----------
    token, start
        Its head, and where it begins.
    entity
        Whose it is.
    sentence, quotation, clause
        The number of its sentence, of the quotation it stands in or -1, and the verb of its clause or -1.
    place
        ``"main subject"``, ``"subject"``, ``"object"``, ``"owner"`` or ``"other"``.
    """

    token: int
    start: int
    entity: str
    sentence: int
    quotation: int
    clause: int
    place: str


def weigh(discourse: Discourse, tokens: range, entity: str) -> SalientMention:
    """Return the mention of ``entity`` in ``tokens`` with its place in its sentence."""
    clauses = discourse.clauses
    token = next((i for i in tokens if clauses.heads[i] not in tokens), tokens[-1])
    start = discourse.offsets[tokens[0]]
    head = clauses.first_joined(token)
    return SalientMention(
        token=token,
        start=start,
        entity=entity,
        sentence=discourse.sentence(token),
        quotation=discourse.quotation(start),
        clause=next(iter(clauses.around(head)), -1),
        place=_place(discourse, head),
    )


def _place(discourse: Discourse, token: int) -> str:
    clauses = discourse.clauses
    dep = clauses.dep[token]
    if dep in SUBJECTS:
        return "main subject" if clauses.is_main(clauses.heads[token]) else "subject"
    if clauses.heads[token] == token:
        return "subject"
    if dep == sym.pobj and _opens_topic(discourse, clauses.heads[token]):
        return "main subject"
    return "object" if dep == sym.dobj else "owner" if dep == sym.poss else "other"


def _opens_topic(discourse: Discourse, preposition: int) -> bool:
    """Return whether a preposition opens a sentence and presents a person: "For Ada Berg, it was a relief"."""
    return discourse.lower[preposition] in _OPENS_TOPIC and discourse.begins_sentence[preposition]


class Salience:
    """The mentions so far, in text order, with which of them stand before an offset and which entity has most."""

    def __init__(self, mentions: Iterable[SalientMention] = ()) -> None:
        self._mentions: list[SalientMention] = []
        self._starts: list[int] = []
        self._of_each: defaultdict[str, dict[int, SalientMention]] = defaultdict(dict)
        self.counts: Counter[str] = Counter()
        for mention in mentions:
            self.add(mention)

    def add(self, mention: SalientMention) -> None:
        """Add a mention, such as a pronoun that was resolved."""
        at = bisect_left(self._starts, mention.start)
        self._mentions.insert(at, mention)
        self._starts.insert(at, mention.start)
        self._of_each[mention.entity][mention.start] = mention
        self.counts[mention.entity] += 1

    def before(self, offset: int) -> Sequence[SalientMention]:
        """Return the mentions before ``offset``, nearest last."""
        at = bisect_left(self._starts, offset)
        return self._mentions[max(0, at - _MOST_BACK) : at]

    def last_of(self, entity: str, offset: int) -> SalientMention | None:
        """Return the last mention of an entity before ``offset``."""
        start = max((start for start in self._of_each[entity] if start < offset), default=None)
        return None if start is None else self._of_each[entity][start]

    def clearly_most_named(self) -> str | None:
        """Return the entity with many mentions and far more than any other; None where there is none."""
        (first, most), (_, second) = [*self.main(), ("", 0), ("", 0)][:_MAIN]
        return first if most >= max(_LEAST_OFTEN, _TIMES_SECOND * second) else None

    def main(self) -> list[tuple[str, int]]:
        """Return the two entities with most mentions, and how many these are."""
        return self.counts.most_common(_MAIN)
