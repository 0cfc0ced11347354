"""Attributions and words in marks, joined by what covers the words, by the cue, or by what a proposer finds."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from newsnb.extract.attributions.adjacent import confirmed
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.introducing import is_said
from newsnb.extract.attributions.proposers import BY_MARKS, BY_NESTED_MARKS, OfStretch, propose_for
from newsnb.extract.findings import WHOLE, Attribution
from newsnb.extract.overlaps import Overlaps, covers_half
from newsnb.text.marks import Stretch
from newsnb.values import Span

_FEW = 3  # words in marks that may be no more than a name


def join(context: QuoteContext, attributions: Iterable[Attribution], without: Collection[str]) -> list[Attribution]:
    """Return attributions, with new ones, such that every stretch belongs to one for which anything speaks."""
    joined = _Joined(context, attributions, BY_MARKS, without)
    return sorted(joined.by_cue.values(), key=lambda a: (a.content[0], a.head))


def join_nested(
    context: QuoteContext, attributions: Iterable[Attribution], without: Collection[str]
) -> list[Attribution]:
    """Return the attributions in marks, with new ones for words in marks of their own that a cue stands beside."""
    said = [stretch for stretch in context.stretches if is_said(context, stretch)]
    context = QuoteContext(context.discourse, said, context.bounds)
    joined = _Joined(context, attributions, BY_NESTED_MARKS, without)
    return [replace(a, nested=a.head in joined.owning) for a in joined.by_cue.values()]


class _Joined:
    """Attributions by their cues, and which of them each stretch belongs to, by its start."""

    def __init__(
        self,
        context: QuoteContext,
        attributions: Iterable[Attribution],
        proposers: Mapping[str, OfStretch],
        without: Collection[str],
    ) -> None:
        self.context = context
        self.proposers = proposers
        self.without = without
        self.by_cue = {a.head: a for a in attributions}
        self._owners: dict[int, int] = {}
        self._contents: Overlaps[int] = Overlaps()
        self._reports: list[Span] = []  # where an attribution with a source has words, and the head of its cue
        for attribution in self.by_cue.values():
            self._note(attribution, attribution.content)
        for stretch in context.stretches:
            self._add_covered(stretch)
        before = Before()
        for stretch in context.stretches:
            before = self._claim(stretch, before)

    @property
    def owning(self) -> frozenset[int]:
        """The cues to which stretches belong."""
        return frozenset(self._owners.values())

    def _add_covered(self, stretch: Stretch) -> None:
        """Add a stretch to the attributions that cover at least half of it."""
        for head in self._contents.near(stretch.spans):
            attribution = self.by_cue[head]
            if attribution.rule in WHOLE:  # "BERG: We go on.": its label stands in the marks, too
                self._owners.setdefault(stretch.start, head)
            elif covers_half(attribution.content, stretch.spans) and not _is_inside(attribution.cue, stretch):
                self._add(confirmed(self.context, attribution, stretch, self.without), stretch)

    def _claim(self, stretch: Stretch, before: Before) -> Before:
        """Find whose a stretch is that nothing covers; return what it is for the next."""
        if stretch.start not in self._owners:
            known = replace(before, reported=self._last_reported(stretch))
            found = propose_for(self.proposers, self.context, stretch, known, self.without)
            if found is not None and not _only_names(self.context, before, stretch, found.head):
                self._add(self.by_cue.get(found.head, found), stretch)
        return Before(stretch=stretch, cue=self._owners.get(stretch.start, -1))

    def _last_reported(self, stretch: Stretch) -> Attribution | None:
        """Return what was reported last before a stretch, in its paragraph or the one before; not what that holds."""
        discourse = self.context.discourse
        at = bisect_left(self._reports, (stretch.start, 0)) - 1
        earliest = discourse.layout.paragraphs[max(0, discourse.paragraph(stretch.start) - 1)][0]
        if at < 0 or self._reports[at][0] < earliest:
            return None
        found = self.by_cue[self._reports[at][1]]
        near = (self.by_cue[head] for head in self._contents.near(found.cue))
        return next((outer for outer in near if _reports(outer) and _holds(outer, found)), found)

    def _add(self, attribution: Attribution, stretch: Stretch) -> None:
        spans = _merged([*attribution.content, *stretch.spans])
        self.by_cue[attribution.head] = replace(attribution, content=spans, names_only=False)
        self._note(attribution, stretch.spans)
        self._owners.setdefault(stretch.start, attribution.head)

    def _note(self, attribution: Attribution, spans: Sequence[Span]) -> None:
        self._contents.add(attribution.head, spans)
        if _reports(attribution):
            for start, _ in (*attribution.cue, *spans):
                insort(self._reports, (start, attribution.head))


def _only_names(context: QuoteContext, before: Before, stretch: Stretch, cue: int) -> bool:
    """Return whether a few words in marks only name something in what is told of a speaker: said Ada of "Big Fish"."""
    if before.stretch is None or cue != before.cue or len(context.inside(stretch)) > _FEW:
        return False
    between = context.between(before.stretch, stretch)
    return any(token.i == cue for token in between) and between[-1].is_alpha


def _reports(attribution: Attribution) -> bool:
    return attribution.speech and bool(attribution.source)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Return whether a cue stands in what another attributes."""
    return outer is not inner and any(a <= start < b for a, b in outer.content for start, _ in inner.cue[:1])


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_inside(spans: Sequence[Span], stretch: Stretch) -> bool:
    return any(stretch.start <= start and end <= stretch.end for start, end in spans)
