"""Attributions and words in marks, joined by what covers the words, by the cue, or by what a proposer finds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from newsnb.extract.attributions.adjacent import confirmed, is_inverted
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.proposers import propose_for
from newsnb.extract.findings import Attribution
from newsnb.extract.overlaps import Overlaps
from newsnb.text.marks import Stretch
from newsnb.values import Span


def join(context: QuoteContext, attributions: Iterable[Attribution], without: Collection[str]) -> list[Attribution]:
    """Return attributions, with new ones, such that every stretch belongs to one for which anything speaks."""
    joined = _Joined(context, attributions, without)
    for stretch in context.stretches:
        joined.add_covered(stretch)
    before: Before | None = None
    for stretch in context.stretches:
        before = joined.claim(stretch, before)
    return sorted(joined.by_cue.values(), key=lambda a: (a.content[0], a.head))


class _Joined:
    """Attributions by their cues, and which of them each stretch belongs to, by its start."""

    def __init__(self, context: QuoteContext, attributions: Iterable[Attribution], without: Collection[str]) -> None:
        self.context = context
        self.without = without
        self.by_cue = {a.head: a for a in attributions}
        self._owners: dict[int, int] = {}
        self._contents: Overlaps[int] = Overlaps()
        for head, attribution in self.by_cue.items():
            self._contents.add(head, attribution.content)

    def add_covered(self, stretch: Stretch) -> None:
        """Add a stretch to the attributions that cover at least half of it."""
        for head in self._contents.near(stretch.spans):
            attribution = self.by_cue[head]
            if _covers_half(attribution.content, stretch) and not _is_inside(attribution.cue, stretch):
                self._add(confirmed(self.context, attribution, stretch, self.without), stretch)

    def claim(self, stretch: Stretch, before: Before | None) -> Before | None:
        """Find whose a stretch is that nothing covers; return what it is for the next."""
        if stretch.start not in self._owners:
            found = propose_for(self.context, stretch, before, self.without)
            if found is not None:
                self._add(self._known(found), stretch)
        owner = self._owners.get(stretch.start, -1)
        return Before(stretch=stretch, cue=owner) if owner >= 0 else None

    def _known(self, found: Attribution) -> Attribution:
        """Return the attribution that there is of a cue, unless it takes the one who speaks for what is said."""
        known = self.by_cue.get(found.head, found)
        return found if is_inverted(self.context, known, found) else known

    def _add(self, attribution: Attribution, stretch: Stretch) -> None:
        spans = _merged([*attribution.content, *stretch.spans])
        self.by_cue[attribution.head] = replace(attribution, content=spans)
        self._contents.add(attribution.head, stretch.spans)
        self._owners.setdefault(stretch.start, attribution.head)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _covers_half(content: Sequence[Span], stretch: Stretch) -> bool:
    total = sum(end - start for start, end in stretch.spans)
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in stretch.spans for c, d in content)
    return 2 * shared >= total


def _is_inside(spans: Sequence[Span], stretch: Stretch) -> bool:
    return any(stretch.start <= start and end <= stretch.end for start, end in spans)
