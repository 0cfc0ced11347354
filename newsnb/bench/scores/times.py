"""Times that people marked and times that a system found -> how often words and values are right, as in TempEval-3."""

from collections import Counter
from collections.abc import Iterator

from newsnb.bench.corpora.times import Timed
from newsnb.bench.scores.errors import Error, error
from newsnb.bench.scores.figures import Figure, Tally, Totals, estimate, precision_and_recall, share
from newsnb.values import Span

KINDS = ("relaxed", "strict", "value")
Times = dict[Span, str | None]
"""Values by span."""


def tally(timed: Timed, found: Times) -> Tally:
    """Count, in one article, what `figures_of` makes figures of."""
    gold, guessed = timed.times, timed.within(found)
    pairs = pair(gold, guessed)
    counts = Counter({f"{kind} {what}": len(times) for kind in KINDS for what, times in _sides(gold, guessed)})
    counts["relaxed right"] = len(pairs)
    counts["strict right"] = len(gold.keys() & guessed.keys())
    counts["value right"] = sum(_is_right(gold[one], guessed[other]) for one, other in pairs)
    return counts


def _sides(gold: Times, guessed: Times) -> tuple[tuple[str, Times], tuple[str, Times]]:
    return ("gold", gold), ("found", guessed)


def _is_right(expected: str | None, said: str | None) -> bool:
    return expected is not None and expected == said


def pair(gold: Times, found: Times) -> list[tuple[Span, Span]]:
    """Return one-to-one pairs of overlapping spans: equal ones first, then those that share most characters.

    >>> pair({(0, 6): None, (8, 9): None}, {(2, 6): None, (6, 9): None})
    [((0, 6), (2, 6)), ((8, 9), (6, 9))]
    """
    near = sorted(
        (one != other, -shared, one, other)
        for one in gold
        for other in found
        if (shared := min(one[1], other[1]) - max(one[0], other[0])) > 0
    )
    taken: set[tuple[str, Span]] = set()
    pairs = []
    for _, _, one, other in near:
        if taken.isdisjoint((("gold", one), ("found", other))):
            taken |= {("gold", one), ("found", other)}
            pairs.append((one, other))
    return pairs


def figures_of(totals: Totals) -> dict[str, Figure]:
    """Make the figures from the sums of tallies.

    Notes
    -----
    ``strict``
        Start and end are the same.
    ``relaxed``
        A character is shared; each time counts once.
    ``value``
        A relaxed pair whose values are the same: TempEval-3's value F1, by which systems are ranked.
    ``values among pairs``
        The share of relaxed pairs whose values are the same.
    """
    right = {"share": estimate(share(totals["value right"], totals["relaxed right"]))}
    return {kind: precision_and_recall(totals, kind) for kind in KINDS} | {"values among pairs": right}


def errors_in(timed: Timed, found: Times) -> Iterator[Error]:
    """Yield the times that are missed or invented, and those with other edges or another value."""
    gold, guessed = timed.times, timed.within(found)
    pairs = pair(gold, guessed)
    paired = {one for one, _ in pairs}, {other for _, other in pairs}
    text, id = timed.article.text, timed.article.id
    for one in sorted(gold.keys() - paired[0]):
        yield error(id, text, [one], kind="missed", expected=gold[one], found=None)
    for other in sorted(guessed.keys() - paired[1]):
        yield error(id, text, [other], kind="invented", expected=None, found=guessed[other])
    for one, other in sorted(pairs):
        if not _is_right(gold[one], guessed[other]):
            yield error(id, text, [one], kind="other value", expected=gold[one], found=guessed[other])
        elif one != other:
            yield error(id, text, [one], kind="other edges", expected=text[slice(*one)], found=text[slice(*other)])
