"""The steps from a discourse to its attributions, in their order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import filterfalse

from newsnb.extract.attributions.context import QuoteContext
from newsnb.extract.attributions.crossing import outside_of, uncrossed
from newsnb.extract.attributions.inside import RULE, find_reports
from newsnb.extract.attributions.joining import join, join_nested
from newsnb.extract.attributions.proposers import BY_CLAUSE, BY_LAYOUT, IN_MARKS, propose
from newsnb.extract.attributions.relayed import with_relayed
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import WHOLE, Attribution, Name
from newsnb.extract.overlaps import Overlaps, share_of
from newsnb.text.marks import Stretch
from newsnb.text.parts import SILENT
from newsnb.values import Span

_SHARE = 0.5  # Jaccard index of their characters from which on two contents are one


def find_attributions(
    discourse: Discourse, names: Sequence[Name] = (), *, stance: bool = False, without: Collection[str] = ()
) -> list[Attribution]:
    """Find what is attributed to somebody, in text order; who speaks is not decided here.

    Parameters
    ----------
    discourse
        Of an article with a parse.
    names
        Of the article, with their labels: who may speak, and where it is datelined from.
    stance
        Whether beliefs, wishes and plans in plain words are added; what is found of speech is the same without them.
    without
        Names of the proposers to leave out; `newsnb.extract.attributions.PROPOSERS` has all.
    """
    silent: Overlaps[None] = Overlaps()
    silent.add(None, [(part.start, part.end) for part in discourse.layout.parts if part.kind in SILENT])
    by_clause = list(propose(BY_CLAUSE, discourse, names, stance, without))
    speech = without_doubles(filter(_is_speech, by_clause))
    speech += propose(BY_LAYOUT, discourse, names, stance, without)
    context = QuoteContext(discourse, _loud(discourse.stretches, silent))
    joined = join(context, _spoken(speech, silent), without)
    nested = QuoteContext(discourse, _loud(discourse.nested, silent), discourse.marks_around)
    quoted = _with_nested(nested, joined, without)
    told = _spoken(propose(IN_MARKS, discourse, names, stance, without), silent)
    answered = _within_whole(discourse, [*quoted, *_new(told, quoted)], without)
    found = _uncrossed(context, with_relayed(discourse, answered))
    added = _added(discourse.text, list(filterfalse(_is_speech, by_clause)), found, silent)
    return sorted([*found, *added], key=_place)


def _loud(stretches: Iterable[Stretch], silent: Overlaps[None]) -> list[Stretch]:
    return [stretch for stretch in stretches if not silent.touches(stretch.spans)]


def _with_nested(context: QuoteContext, found: Sequence[Attribution], without: Collection[str]) -> list[Attribution]:
    """Join the words in marks within others to the cues that stand beside them in the outer marks."""
    inside = [a for a in found if context.discourse.is_in_marks(a.cue)]
    outside = [a for a in found if not context.discourse.is_in_marks(a.cue)]
    return [*outside, *join_nested(context, inside, without)]


def _new(told: Iterable[Attribution], known: Sequence[Attribution]) -> list[Attribution]:
    """Return what is told within the words of others, but for what another attributes to the same cue."""
    taken = {a.head for a in known}
    return [replace(a, nested=True) for a in told if a.head not in taken]


def _within_whole(discourse: Discourse, found: Sequence[Attribution], without: Collection[str]) -> list[Attribution]:
    """Return attributions, with what whole paragraphs that are somebody's report others as saying."""
    spans = [span for one in found if one.rule in WHOLE for span in one.content]
    if not spans or RULE in without:
        return list(found)
    reports = {one.head: one for one in find_reports(discourse, spans)}
    known = [_as_report(discourse, one, reports.pop(one.head)) if one.head in reports else one for one in found]
    return [*known, *(replace(one, nested=True) for one in reports.values())]


def _as_report(discourse: Discourse, one: Attribution, report: Attribution) -> Attribution:
    """Return an attribution as one within the words of others: of whom they name, without what they add to it."""
    is_marked = any(discourse.quotation(start) >= 0 for start, _ in one.content)
    start, end = report.content[0][0], report.content[-1][1]
    cut = tuple((max(a, start), min(b, end)) for a, b in one.content if a < end and start < b)
    content = one.content if is_marked else cut if len(cut) == 1 else report.content
    return replace(one, nested=True, content=content, source=report.source, source_head=report.source_head)


def _is_speech(attribution: Attribution) -> bool:
    return attribution.speech


def _place(attribution: Attribution) -> tuple[int, bool, int, int]:
    start, end = attribution.content[0]
    return start, not attribution.speech, end, attribution.head


def _spoken(attributions: Iterable[Attribution], silent: Overlaps[None]) -> list[Attribution]:
    return [attribution for attribution in attributions if not stands_in_silent_part(attribution, silent)]


def stands_in_silent_part(attribution: Attribution, silent: Overlaps[None]) -> bool:
    """Return whether an attribution touches a caption, credit, byline or dateline."""
    return silent.touches((*attribution.cue, *attribution.content))


def _uncrossed(context: QuoteContext, attributions: Sequence[Attribution]) -> list[Attribution]:
    marked = [span for stretch in context.stretches for span in stretch.spans]
    return _with_contents(attributions, uncrossed(context.text, [a.content for a in attributions], marked))


def _with_contents(attributions: Iterable[Attribution], contents: Iterable[tuple[Span, ...]]) -> list[Attribution]:
    pairs = zip(attributions, contents, strict=True)
    return [a if a.content == content else replace(a, content=content) for a, content in pairs if content]


def _added(
    text: str, stance: Sequence[Attribution], speech: Sequence[Attribution], silent: Overlaps[None]
) -> list[Attribution]:
    """Return what beliefs, wishes and plans add to what is said, without changing it."""
    taken = {a.head for a in speech}
    new = [a for a in without_doubles(stance, known=speech) if a.head not in taken]
    kept = _spoken(new, silent)
    said: Overlaps[Span] = Overlaps()
    for span in (span for a in speech for span in a.content):
        said.add(span, [span])
    cut = [replace(a, content=outside_of(text, a.content, said.near(a.content))) for a in kept]
    return _with_contents(cut, uncrossed(text, [a.content for a in cut]))


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
