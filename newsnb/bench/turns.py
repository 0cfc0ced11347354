"""Whose turn it is in an interview, compared with what people marked, for turns that no label begins.

A turn is taken where one quote of newsnb's has most of it, and right where the quote's speaker has the marked name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsnb.bench.corpora.interviews import read_interviews
from newsnb.bench.scores.errors import Error, error
from newsnb.bench.tables import aligned, percent
from newsnb.pipeline import read
from newsnb.reading import Reading
from newsnb.values import Quote

KINDS = ("questions", "answers")
_SNIPPET = 60  # characters of a turn that an error shows


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Compare newsnb with the marked turns of the texts that have any.

    Parameters
    ----------
    path, limit
        As in `newsnb.bench.corpora.interviews.read_interviews`.
    """
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    texts = [(text, marked) for text, marked in read_interviews(path, limit=limit) if marked["turns"]]
    for text, marked in texts:
        reading = read(text)
        for kind, turn, speaker in _turns(text, reading, marked):
            counts.update([f"{kind} marked", *([f"{kind} taken"] if speaker is not None else [])])
            if _is_same(speaker or "", turn["who"]):
                counts[f"{kind} right"] += 1
            else:
                at = [(turn["start"], min(turn["end"], turn["start"] + _SNIPPET))]
                errors.append(error(marked["id"], text, at, kind=kind, expected=turn["who"], found=speaker))
    figures = {kind: {what: counts[f"{kind} {what}"] for what in ("marked", "taken", "right")} for kind in KINDS}
    return {"bench": "turns", "articles": len(texts), "figures": figures, "errors": errors}


def table(results: Mapping[str, Any]) -> str:
    """Return the results as a table."""
    rows = [("turns", "marked", "taken", "right", "of marked", "of taken")]
    for kind, one in results["figures"].items():
        shares = (percent(one["right"] / max(1, one["marked"])), percent(one["right"] / max(1, one["taken"])))
        rows.append((kind, str(one["marked"]), str(one["taken"]), str(one["right"]), *shares))
    return aligned(rows)


def _turns(text: str, reading: Reading, marked: Mapping[str, Any]) -> Iterator[tuple[str, Any, str | None]]:
    """Yield each turn with its kind and the name of its speaker; None where no quote has it, "" where nobody speaks."""
    names = {entity.id: entity.name for entity in reading.entities}
    for turn in marked["turns"]:
        kind = KINDS[not text[turn["start"] : turn["end"]].rstrip("\"' )").endswith("?")]
        quote = max(reading.quotes, key=lambda one: _shared(one, turn), default=None)
        taken = quote is not None and 2 * _shared(quote, turn) > turn["end"] - turn["start"]
        yield kind, turn, names.get(next(iter(quote.speakers), ""), "") if quote and taken else None


def _shared(quote: Quote, turn: Mapping[str, Any]) -> int:
    return sum(max(0, min(end, turn["end"]) - max(start, turn["start"])) for start, end in quote.content)


def _is_same(name: str, who: str) -> bool:
    """Return whether a name is the marked one, which has no spaces ("AdaBerg"), or its last word."""
    ours, theirs = ("".join(filter(str.isalpha, words)).casefold() for words in (name, who))
    return bool(ours) and (ours.endswith(theirs) or theirs.endswith(ours) or ours.startswith(theirs))
