"""Attributions that say the same twice: "declined to say whether" declines and says one thing."""

from collections.abc import Iterable, Sequence

from newsnb.extract.findings import Attribution
from newsnb.extract.overlaps import Overlaps, share_of

_SHARE = 0.5  # Jaccard index of their characters from which on two contents are one


def without_doubles(attributions: Iterable[Attribution], known: Sequence[Attribution] = ()) -> list[Attribution]:
    """Leave out what has nearly the same content and the same source, or none, as something known or surer."""
    found = [*known, *attributions]
    contents: Overlaps[int] = Overlaps()
    kept: list[int] = []
    for at in sorted(range(len(found)), key=lambda at: (at >= len(known), -found[at].score)):
        near = contents.near(found[at].content)
        if at < len(known) or not any(_doubles(found[at], found[other]) for other in near):
            contents.add(at, found[at].content)
            kept.append(at)
    return [found[at] for at in sorted(kept)[len(known) :]]


def _doubles(one: Attribution, other: Attribution) -> bool:
    heads = {one.source_head, other.source_head}
    return (len(heads) == 1 or None in heads) and share_of(one.content, other.content) >= _SHARE
