"""Whom pronouns and roles mean, compared with what a reader marked: ``benchmarks/speakers.json``.

A figure is the share of the marked sources that newsnb takes for a quote's source whose entity is the marked one; a
source that stands for nobody named is right when no named entity is given. Beside it stands the baseline on the same
sources: the person named last before the source.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsnb.bench import turns
from newsnb.bench.corpora.articles import read_marked
from newsnb.bench.corpora.interviews import has_turns
from newsnb.bench.scores.errors import Error, error
from newsnb.bench.tables import aligned, percent
from newsnb.pipeline import read
from newsnb.reading import Reading
from newsnb.settings import Settings
from newsnb.values import Entity, Quote

MARKED = Path("benchmarks/speakers.json")
"""Where a checkout of newsnb has the marked sources: offsets and names, no text."""

KINDS = ("pronoun", "role")
_TIMES_LONGER, _LONGER = 2.5, 15  # a source that is longer than this many times and characters names somebody itself


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Compare newsnb with the marked sources.

    Parameters
    ----------
    path
        The corpus that the marked articles are from, as for `newsnb.bench.quotes.run`; or one with the turns of
        interviews (`newsnb.bench.corpora.interviews.read_interviews`), whose speakers are compared instead.
    limit
        Number of marked articles to take; None for all.

    Raises
    ------
    FileProblem, BadReading
        As `newsnb.bench.corpora.articles.read_marked`.
    """
    if has_turns(path):
        return turns.run(path, limit=limit)
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    articles = [(text, marked) for text, marked in read_marked(MARKED, path, limit=limit) if marked["sources"]]
    for text, marked in articles:
        reading = read(text, settings=Settings(stance=True))
        counts += _tally(reading, marked["sources"])
        errors += _errors(text, reading, marked)
    figures = {kind: _figures(counts, kind) for kind in (*KINDS, "all")}
    return {"bench": "speakers", "articles": len(articles), "figures": figures, "errors": errors}


def table(results: Mapping[str, Any]) -> str:
    """Return the results as a table."""
    if results["bench"] == "turns":
        return turns.table(results)
    rows = [("source", "marked", "taken", "right", "of taken", "baseline")]
    for kind, one in results["figures"].items():
        shares = (percent(one["right"] / max(1, one["taken"])), percent(one["baseline"] / max(1, one["taken"])))
        rows.append((kind, str(one["marked"]), str(one["taken"]), str(one["right"]), *shares))
    return aligned(rows)


def _tally(reading: Reading, sources: list[dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for source in sources:
        counts[f"{source['kind']} marked"] += 1
        quote = _quote_of(reading, source)
        if quote is not None:
            counts[f"{source['kind']} taken"] += 1
            counts[f"{source['kind']} right"] += _is_right(_speaker(reading, quote), source)
            counts[f"{source['kind']} baseline"] += _is_right(_person_before(reading, source["start"]), source)
    return counts


def _errors(text: str, reading: Reading, marked: Mapping[str, Any]) -> Iterator[Error]:
    """Yield the marked sources that newsnb takes for a source of somebody else, or not at all."""
    for source in marked["sources"]:
        quote = _quote_of(reading, source)
        entity = _speaker(reading, quote) if quote else None
        if quote is None or not _is_right(entity, source):
            yield error(
                marked["id"],
                text,
                [(source["start"], source["end"])],
                kind=f"wrong {source['kind']}" if quote else f"{source['kind']} not taken",
                expected=source["name"],
                found=entity.name if entity else None,
            )


def _figures(counts: Mapping[str, int], kind: str) -> dict[str, int]:
    kinds = KINDS if kind == "all" else (kind,)
    return {name: sum(counts[f"{one} {name}"] for one in kinds) for name in ("marked", "taken", "right", "baseline")}


def _quote_of(reading: Reading, source: Mapping[str, Any]) -> Quote | None:
    longest = _TIMES_LONGER * (source["end"] - source["start"]) + _LONGER
    for quote in reading.quotes:
        start, end = (quote.source[0][0], quote.source[-1][1]) if quote.source else (0, 0)
        if start < source["end"] and source["start"] < end and end - start < longest:
            return quote
    return None


def _speaker(reading: Reading, quote: Quote) -> Entity | None:
    return next((entity for entity in reading.entities if entity.id in quote.speakers[:1]), None)


def _person_before(reading: Reading, start: int) -> Entity | None:
    named = [
        (mention.start, entity)
        for entity in reading.entities
        if entity.label == "PERSON" and entity.named
        for mention in entity.mentions
        if mention.start < start
    ]
    return max(named, key=lambda one: one[0])[1] if named else None


def _is_right(entity: Entity | None, source: Mapping[str, Any]) -> bool:
    if entity is None or not entity.named or source["name"] is None:
        return (entity is None or not entity.named) and source["name"] is None
    start, end = source["mention"]
    same_words = entity.name.split()[-1] == source["name"].split()[-1]
    return same_words or any(mention.start < end and start < mention.end for mention in entity.mentions)
