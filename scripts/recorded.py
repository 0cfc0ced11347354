"""The recorded runs of the benchmarks by the names of their corpora, and how their figures are written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsnb.bench.records import RESULTS, read_last

ROOT = Path(__file__).parent.parent
SPEECH, STANCE = "usual settings", "with stance"
GIVEN, HOME, FOUND = "given names", "given names and home", "as found"
CORPORA = {  # by the name of the file or folder that was measured
    "polnear": ("quotes", ("polnear_dev.jsonl", "dev")),
    "articles": ("quotes", ("articles.jsonl",)),
    "speakers": ("speakers", ("polnear_dev.jsonl", "dev")),
    "clusters": ("clusters", ("polnear_dev.jsonl", "dev")),
    "lgl": ("places", ("lgl.xml",)),
    "trnews": ("places", ("TR-News.xml",)),
    "worldwide": ("entities", ("worldwide_dev.jsonl",)),
    "politics": ("entities", ("crossner_politics_dev.jsonl",)),
    "conll": ("entities", ("cleanconll_dev.jsonl",)),
    "timebank": ("times", ("timebank.jsonl",)),
    "meantime": ("times", ("meantime.jsonl",)),
    "gum": ("times", ("gum.jsonl",)),
    "check": ("check", ("check.jsonl",)),
    "compare": ("compare", ("compare.jsonl",)),
    "versions": ("versions", ("versions.jsonl",)),
}
Row = Sequence[str]


def run_of(corpus: str) -> dict[str, Any]:
    """Return the last recorded run on a corpus."""
    subject, names = CORPORA[corpus]
    run = read_last(subject, names, ROOT / RESULTS)
    if run is None:
        sys.exit(f"there is no recorded run of {names[0]}: newsnb bench {subject} PATH/TO/{names[0]} --record")
    return run


def table(head: Row, rows: Sequence[Row]) -> str:
    """Return a table in Markdown.

    >>> print(table(("", "F1"), [("names", "79.8")]))
    | | F1 |
    |---|---|
    | names | 79.8 |
    """
    lines = ["".join(f"| {cell} " if cell else "| " for cell in row) + "|" for row in (head, *rows)]
    return "\n".join((lines[0], "|---" * len(head) + "|", *lines[1:]))


def third(value: float) -> str:
    """Return a share as in ``.778``.

    >>> third(0.7777)
    '.778'
    """
    return f"{value:.3f}".removeprefix("0")


def percent(value: float) -> str:
    """Return a share as in ``79.8``."""
    return f"{100 * value:.1f}"


def bands_of(figures: dict[str, Any], key: str) -> list[dict[str, float]]:
    """Return the bands of one way of measuring."""
    bands: list[dict[str, float]] = figures[key] if key == FOUND else figures[key]["bands"]
    return bands


def both_bands() -> list[dict[str, float]]:
    """Return the bands of places as found, both corpora taken together."""
    runs = [run_of(name)["figures"][FOUND] for name in ("lgl", "trnews")]
    return [{key: one[key] + other[key] for key in ("answers", "hits")} for one, other in zip(*runs, strict=True)]


def over_all(bands: Sequence[dict[str, float]]) -> int:
    """Return how many answers in a hundred are right, whatever their band."""
    return hundred(sum(band["hits"] for band in bands), sum(band["answers"] for band in bands))


def hundred(part: float, whole: float) -> int:
    """Return how many of a hundred, and 0 of nothing."""
    return round(100 * part / whole) if whole else 0
