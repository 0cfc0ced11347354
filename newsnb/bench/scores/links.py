"""Mentions in clusters that a reader marked, and those of a system -> which are missed, invented or linked wrongly.

A figure of clusters says how many; to read them, each cluster of the system stands for the marked one with which it
shares most mentions, and the largest of those that stand for one is right.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsnb.bench.scores.errors import Error, error


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention, what makes it the same as another (``place``), its cluster, and its words if it is a name."""

    start: int
    end: int
    place: Hashable
    cluster: str
    name: str


def errors_in(article: str, text: str, gold: Sequence[Linked], found: Sequence[Linked]) -> Iterator[Error]:
    """Yield the mentions that are missed, invented, split from their cluster, or linked to somebody else."""
    ours, marked = ({m.place: m for m in mentions} for mentions in (found, gold))
    stands_for, main = _stand_for(marked, ours)
    names = {True: _names(gold), False: _names(found)}
    for place in sorted({*marked, *ours}, key=lambda place: (marked.get(place) or ours[place]).start):
        expected, said = marked.get(place), ours.get(place)
        kind = _kind(expected, said, stands_for, main)
        if kind:
            yield error(
                article,
                text,
                [(m.start, m.end) for m in (expected or said,) if m],
                kind=kind,
                expected=names[True].get(expected.cluster) if expected else None,
                found=names[False].get(said.cluster) if said else None,
            )


def _kind(
    expected: Linked | None, said: Linked | None, stands_for: Mapping[str, str], main: Mapping[str, str]
) -> str | None:
    if expected is None or said is None:
        return "missed" if said is None else "invented"
    if stands_for[said.cluster] != expected.cluster:
        return "linked to another"
    return None if main[expected.cluster] == said.cluster else "split"


def _stand_for(
    marked: Mapping[Hashable, Linked], ours: Mapping[Hashable, Linked]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the marked cluster that each of ours stands for, and the largest of ours for each marked one."""
    shared = Counter((m.cluster, marked[place].cluster) for place, m in ours.items() if place in marked)
    stands_for: dict[str, str] = {}
    main: dict[str, str] = {}
    for (our, gold), _ in shared.most_common():
        if stands_for.setdefault(our, gold) == gold:
            main.setdefault(gold, our)
    return stands_for, main


def _names(mentions: Sequence[Linked]) -> dict[str, str]:
    """Return the longest name of each cluster."""
    names: dict[str, str] = {}
    for mention in mentions:
        names[mention.cluster] = max(names.get(mention.cluster, ""), mention.name, key=len)
    return names
