"""Web pages with the articles in them -> how much of each article newsnb finds, and how much else.

The layout and the figures are those of article-extraction-benchmark (Zyte, MIT): a folder with ``ground-truth.json``
(by page: ``articleBody``) and ``html/NAME.html.gz``. Shingles of four words are counted as found, invented or missed,
each page as a share of its own; precision and recall are means over pages, F1 is taken of the two means.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import mean, median
from time import process_time
from typing import Any

from newsnb.bench.tables import aligned, crashes
from newsnb.errors import FileProblem
from newsnb.intake import article_of
from newsnb.intake.decoding import decode
from newsnb.intake.pages import NoArticle

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
Counts = tuple[float, float, float]


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure what is found of the articles in the pages of a folder.

    Parameters
    ----------
    path
        The folder of the benchmark.
    limit
        Number of pages to read; None for all.

    Returns
    -------
    dict
        Plain values: ``P``, ``R`` and ``F1``, pages in which no article was found, CPU seconds a page.

    Raises
    ------
    FileProblem
        If the folder holds no such benchmark.
    PackageNotFound
        If trafilatura is not installed.
    """
    truth = _truth(path)
    names = sorted(truth)[:limit]
    crashed: dict[str, str] = {}
    counts, seconds = [], []
    for name in names:
        began = process_time()
        try:
            found = _found(path, name)
        except (NoArticle, OSError) as error:
            found, crashed[name] = "", str(error)
        seconds.append(process_time() - began)
        counts.append(compare(truth[name], found))
    return {
        "bench": "extraction",
        "corpus": path.name,
        "date": date.today().isoformat(),
        "made_by": {"newsnb": version("newsnb"), "trafilatura": version("trafilatura")},
        "pages": len(names),
        "crashed": crashed,
        "cpu_seconds_a_page": {"median": round(median(seconds), 4), "most": round(max(seconds), 4)},
        "figures": figures_of(counts),
    }


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    figures, seconds = results["figures"], results["cpu_seconds_a_page"]
    rows = [(name, f"{figures[name]:.3f}") for name in ("F1", "P", "R")]
    rows += [("pages", str(results["pages"])), ("pages without an article found", str(len(results["crashed"])))]
    rows.append(("CPU milliseconds a page, median", f"{1000 * seconds['median']:.0f}"))
    rows.append(("  at most", f"{1000 * seconds['most']:.0f}"))
    return "\n\n".join(block for block in (aligned(rows), crashes(results)) if block)


def compare(article: str, found: str) -> Counts:
    """Return the shares of shingles that are found rightly, invented and missed.

    >>> compare("one two three four five", "one two three four")
    (0.5, 0.0, 0.5)
    """
    true, seen = _shingles(article), _shingles(found)
    right, invented, missed = (sum(many.values()) for many in (true & seen, seen - true, true - seen))
    whole = right + invented + missed
    return (right / whole, invented / whole, missed / whole) if whole else (0.0, 0.0, 0.0)


def figures_of(counts: list[Counts]) -> dict[str, float]:
    """Return precision and recall as means over pages, and F1 of the two means."""
    precision = mean([right / (right + invented) for right, invented, _ in counts if right + invented] or [0.0])
    recall = mean([right / (right + missed) for right, _, missed in counts if right + missed] or [0.0])
    both = precision + recall
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / both if both else 0.0}


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        shingle for at in range(max(1, len(words) - _SHINGLE + 1)) if (shingle := tuple(words[at : at + _SHINGLE]))
    )


def _truth(path: Path) -> dict[str, str]:
    source = path / "ground-truth.json"
    try:
        found = json.loads(source.read_text("utf-8"))
        return {name: page.get("articleBody") or "" for name, page in found.items()}
    except (OSError, ValueError, AttributeError) as error:
        seen = f"cannot be read ({error})"
        raise FileProblem(source, seen, "name the folder of article-extraction-benchmark") from error


def _found(path: Path, name: str) -> str:
    page, _ = decode(gzip.decompress((path / "html" / f"{name}.html.gz").read_bytes()))
    return article_of(page).text
