"""What people attributed and what a system attributed, in each article -> how often the system is right.

Spans are compared as sets of tokens, so that marks and blanks at their edges never matter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from newsnb.bench.corpora.articles import Article, Attribution
from newsnb.bench.scores.bands import Answer
from newsnb.bench.scores.errors import Error, error, words
from newsnb.bench.scores.figures import Figure, Tally, Totals, balance, estimate, precision_and_recall, share
from newsnb.bench.scores.matching import Marked, Page, Tokens, agree, lies_in, mark, pair, partners

_LONGER = 5  # tokens from which on a quoted stretch is more than a scare quote

SPANS = ("content strict", "content exact", "content token", "source strict", "source exact", "source token")
PAIRS = ("all", "with-source", "direct", "indirect")
STRETCHES = ("stretch", "stretch>=5")


def tally(article: Article, found: Sequence[Attribution] | None) -> Tally:
    """Count, in one article, what `figures_of` makes figures of.

    Parameters
    ----------
    article
        With the attributions that people marked.
    found
        Those of the system; None where it crashed: what people marked then counts as missed. Attributions without
        content are left out, on both sides.
    """
    page = Page.of(article.text)
    gold, guessed = mark(page, article.attributions), mark(page, found or ())
    counts = Counter({"articles": 1, "crashed": int(found is None)})
    _count_spans(counts, gold, guessed)
    _count_pairs(counts, "all", gold, guessed, page)
    _count_pairs(counts, "with-source", [m for m in gold if m.source], [m for m in guessed if m.source], page)
    _count_pairs(counts, "direct", [m for m in gold if m.direct], [m for m in guessed if m.direct], page)
    _count_pairs(counts, "indirect", [m for m in gold if not m.direct], [m for m in guessed if not m.direct], page)
    _count_speech(counts, gold, guessed, page)
    _count_stretches(counts, "stretch", page.stretches, gold, guessed, page)
    longer = [stretch for stretch in page.stretches if len(stretch) >= _LONGER]
    _count_stretches(counts, "stretch>=5", longer, gold, guessed, page)
    return counts


def judged(article: Article, found: Sequence[Attribution]) -> list[Answer]:
    """Return the score of each attribution found, and whether a pair of it and one of people's is right."""
    page = Page.of(article.text)
    guessed = mark(page, found)
    right = {j for j, agreed in partners(mark(page, article.attributions), guessed, page).values() if agreed}
    return [(attribution.score or 0.0, j in right) for j, attribution in enumerate(guessed)]


def errors_in(article: Article, found: Sequence[Attribution], *, speech: bool) -> Iterator[Error]:
    """Yield what people attributed and the system did not, or to another source, and what it invented.

    Parameters
    ----------
    speech
        Whether the system was asked for reported speech only: what people marked of other kinds is then not missed.
    """
    page = Page.of(article.text)
    gold, guessed = mark(page, article.attributions), mark(page, found)
    paired = partners(gold, guessed, page)
    for i, one in enumerate(gold):
        j, agreed = paired.get(i, (None, False))
        if j is None and (one.speech or not speech):
            yield _error(article, "missed", one, None)
        elif j is not None and not agreed:
            yield _error(article, "wrong source", one, guessed[j])
    taken = {j for j, _ in paired.values()}
    yield from (_error(article, "invented", None, one) for j, one in enumerate(guessed) if j not in taken)


def _error(article: Article, kind: str, expected: Marked | None, found: Marked | None) -> Error:
    spans = [span for one in (expected, found) if one for span in (*one.content_edges, *one.source_edges)]
    shown = {"expected": _shown(article.text, expected), "found": _shown(article.text, found)}
    return error(article.id, article.text, spans, kind=kind, **shown)


def _shown(text: str, one: Marked | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {"source": words(text, one.source_edges), "content": words(text, one.content_edges)}


def figures_of(totals: Totals) -> dict[str, Figure]:
    """Make the figures from the sums of tallies: ``P``, ``R``, ``F1`` of each row, and more for some.

    Notes
    -----
    ``content strict``, ``content exact``, ``content token``
        Contents that are equal character by character (but for blanks at the edges); contents equal as sets of
        tokens; tokens that lie in any content.
    ``source strict``, ``source exact``, ``source token``
        The same of the sources that are not empty.
    ``all attribution``, ``all content-only``
        Attributions of people and system are paired one to one by their contents (`matching.pair`); a pair is right
        if the sources agree, too (`matching.agree`). ``content-only`` does without the sources. ``speaker`` is the
        share of the pairs whose sources agree.
    ``with-source``, ``direct``, ``indirect``
        The same of attributions with a source; of those whose content has half of a quoted stretch; of the others.
    ``stretch``
        Texts between quotation marks. R: of those of which half lies in people's contents, the share of which half
        lies in the system's; P: the other way round. ``speaker``: of those in both, the share for which the system's
        attribution that covers most (the tightest, if several do) has a source that agrees with people's.
        ``found with speaker``: R times that. ``stretch>=5``: stretches of five tokens or more.
    ``speech``
        R over people's attributions whose cue reports speech (`speech.reports_speech`), P over all of the system's:
        it is not asked for what is no quote, nor punished for finding it rightly. ``content R`` does without the
        sources.
    """
    figures = {name: precision_and_recall(totals, name) for name in SPANS}
    for name in PAIRS:
        paired, right = f"{name} content-only", f"{name} attribution"
        speaker = share(totals[f"{right} right"], totals[f"{paired} right"])
        figures[right] = precision_and_recall(totals, right) | {"speaker": estimate(speaker)}
        figures[paired] = precision_and_recall(totals, paired)
    for name in STRETCHES:
        agreed = totals[f"{name} agreed"]
        figures[name] = precision_and_recall(totals, name) | {
            "speaker": estimate(share(agreed, totals[f"{name} right"])),
            "found with speaker": estimate(share(agreed, totals[f"{name} gold"])),
        }
    return figures | {"speech": _speech(totals)}


def _speech(totals: Totals) -> Figure:
    precision = share(totals["all attribution right"], totals["all attribution found"])
    recall = share(totals["speech right"], totals["speech gold"])
    speaker = share(totals["speech right"], totals["speech paired"])
    found = share(totals["speech paired"], totals["speech gold"])
    figure = {"P": precision, "R": recall, "F1": balance(precision, recall), "speaker": speaker, "content R": found}
    return {name: estimate(values) for name, values in figure.items()}


def _count_spans(counts: Counter[str], gold: Sequence[Marked], found: Sequence[Marked]) -> None:
    sourced, guessed = [m for m in gold if m.source], [m for m in found if m.source]
    _compare(counts, "content strict", {m.content_edges for m in gold}, {m.content_edges for m in found})
    _compare(counts, "content exact", {m.content for m in gold}, {m.content for m in found})
    _compare(counts, "content token", _union(m.content for m in gold), _union(m.content for m in found))
    _compare(counts, "source strict", {m.source_edges for m in sourced}, {m.source_edges for m in guessed})
    _compare(counts, "source exact", {m.source for m in sourced}, {m.source for m in guessed})
    _compare(counts, "source token", _union(m.source for m in gold), _union(m.source for m in found))


def _compare(counts: Counter[str], name: str, gold: Set[object], found: Set[object]) -> None:
    _add(counts, name, gold=len(gold), found=len(found), right=len(gold & found))


def _count_pairs(counts: Counter[str], name: str, gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> None:
    pairs = pair(gold, found, page)
    right = sum(agreed for _, agreed in pairs)
    _add(counts, f"{name} attribution", gold=len(gold), found=len(found), right=right)
    _add(counts, f"{name} content-only", gold=len(gold), found=len(found), right=len(pairs))


def _count_speech(counts: Counter[str], gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> None:
    agreed = [agreed for attribution, agreed in pair(gold, found, page) if attribution.speech]
    _add(counts, "speech", gold=sum(m.speech for m in gold), paired=len(agreed), right=sum(agreed))


def _count_stretches(
    counts: Counter[str],
    name: str,
    stretches: Iterable[Tokens],
    gold: Sequence[Marked],
    found: Sequence[Marked],
    page: Page,
) -> None:
    said, heard = _union(m.content for m in gold), _union(m.content for m in found)
    for stretch in stretches:
        in_gold, in_found = lies_in(stretch, said), lies_in(stretch, heard)
        agreed = in_gold and in_found and _same_speaker(stretch, gold, found, page)
        _add(counts, name, gold=in_gold, found=in_found, right=in_gold and in_found, agreed=agreed)


def _same_speaker(stretch: Tokens, gold: Sequence[Marked], found: Sequence[Marked], page: Page) -> bool:
    meant = max(gold, key=lambda m: len(stretch & m.content))
    guessed = max(found, key=lambda m: (len(stretch & m.content), -len(m.content)))
    return agree(meant.source, guessed.source, page)


def _union(sets: Iterable[Tokens]) -> Tokens:
    return frozenset().union(*sets)


def _add(counts: Counter[str], name: str, **numbers: int) -> None:
    counts.update({f"{name} {what}": number for what, number in numbers.items()})
