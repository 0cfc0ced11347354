"""Articles whose quotes have the time at which they were said -> how often newsnb gives each the right one.

A quote is taken where it and the marked one have half of their common words (`newsnb.bench.scores.matching.partners`).
It is right where its time overlaps the marked one, or where it has none and none is marked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsnb.bench.corpora.articles import Article, Attribution, read_attributions
from newsnb.bench.scores.errors import Error, error, words
from newsnb.bench.scores.matching import Page, mark, partners
from newsnb.bench.tables import aligned, percent
from newsnb.pipeline import read
from newsnb.reading import Reading
from newsnb.values import Span

KINDS = ("with a time", "without one")


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Compare when each quote was said with what was marked.

    Parameters
    ----------
    path, limit
        As in `newsnb.bench.corpora.articles.read_attributions`; each attribution has ``said_when``.
    """
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    articles = read_attributions(path, limit=limit)
    for article in articles:
        reading = read(article.text, date=article.date, home=article.home)
        counts.update(f"{KINDS[gold.said_when is None]} marked" for gold in article.attributions)
        for gold, found in _taken(article, reading):
            kind, right = KINDS[gold.said_when is None], _is_same(gold.said_when, found)
            counts.update([f"{kind} taken", *([f"{kind} right"] if right else [])])
            if not right:
                errors.append(_error(article, gold, found))
    figures = {kind: {what: counts[f"{kind} {what}"] for what in ("marked", "taken", "right")} for kind in KINDS}
    return {"bench": "said when", "articles": len(articles), "figures": figures, "errors": errors}


def table(results: Mapping[str, Any]) -> str:
    """Return the results as a table."""
    rows = [("quotes", "marked", "taken", "right", "of taken")]
    for kind, one in results["figures"].items():
        numbers = (str(one[what]) for what in ("marked", "taken", "right"))
        rows.append((kind, *numbers, percent(one["right"] / max(1, one["taken"]))))
    return aligned(rows)


def _taken(article: Article, reading: Reading) -> Iterator[tuple[Attribution, Span | None]]:
    """Yield each marked quote that newsnb shows, with the time that it gives."""
    page = Page.of(article.text)
    times = {time.id: (time.start, time.end) for time in reading.times}
    marked = [one for one in article.attributions if mark(page, [one])]  # `mark` leaves out what has no words
    shown = {Attribution(content=quote.content, source=quote.source): quote.said_when for quote in reading.quotes}
    quotes = [one for one in shown if mark(page, [one])]
    paired = partners(mark(page, marked), mark(page, quotes), page)
    for gold, (quote, _) in sorted(paired.items()):
        yield marked[gold], times.get(shown[quotes[quote]] or "")


def _is_same(marked: Span | None, found: Span | None) -> bool:
    if marked is None or found is None:
        return marked is found
    return found[0] < marked[1] and marked[0] < found[1]


def _error(article: Article, gold: Attribution, found: Span | None) -> Error:
    kind = "missed" if found is None else "wrong" if gold.said_when else "invented"
    expected, said = (words(article.text, [span]) if span else None for span in (gold.said_when, found))
    what = {"kind": f"said when: {kind}", "expected": expected, "found": said}
    return error(article.id, article.text, gold.cue or gold.content, **what)
