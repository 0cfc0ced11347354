"""Texts with passages that were judged by hand -> how often ``newsnb.check`` gives the same verdict."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsnb.bench.cases import list_rows, made, read_article
from newsnb.bench.tables import aligned
from newsnb.checking import Check, Verdict, check
from newsnb.checking.verdicts import VERDICTS

ALL = "all"
_FORM_ALONE = frozenset(("marks", "british-punctuation", "ellipsis", "bracket", "capitals", "spelling"))


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure the verdicts on the passages of a set.

    Parameters
    ----------
    path
        JSON lines: an article with its ``cases``, each with a ``text``, the ``start`` and ``end`` of a passage, and its
        ``verdict``. ``split`` tells those whose errors may be read (``read``) from the rest, whose errors are only
        counted.
    limit
        Number of articles to read; None for all.

    Returns
    -------
    dict
        Plain values: by split how many verdicts are right; by verdict how many are expected, found and right; how many
        quotations that differ in form alone are called *altered*; and what is wrong in what may be read (``errors``).
    """
    counts: Counter[tuple[str, str]] = Counter()
    errors = []
    for article, case, made_check in _list_cases(path, limit):
        verdict = verdict_of(made_check, case["start"], case["end"])
        got, split = verdict.verdict if verdict else "none", article.get("split", ALL)
        for group in dict.fromkeys((split, ALL)):
            counts[group, "cases"] += 1
            counts[group, "right"] += got == case["verdict"]
        counts[case["verdict"], "expected"] += 1
        counts[got, "found"] += 1
        counts[got, "hit"] += got == case["verdict"]
        counts["form alone", "altered"] += case["trap"] in _FORM_ALONE and got == "altered" != case["verdict"]
        if got != case["verdict"] and split != "unread":
            errors.append(_make_error(article, case, got, verdict, made_check))
    figures: dict[str, dict[str, int]] = {}
    for (group, what), count in counts.items():
        figures.setdefault(group, {})[what] = count
    return made("check", path) | {"cases": counts[ALL, "cases"], "figures": figures, "errors": errors}


def _list_cases(path: Path, limit: int | None) -> Iterator[tuple[dict[str, Any], dict[str, Any], Check]]:
    for row in list_rows(path, "cases", limit):
        article = read_article(row)
        for case in row["cases"]:
            yield row, case, check(case["text"], article)


def verdict_of(found: Check, start: int, end: int) -> Verdict | None:
    """Return the verdict on a passage: the one whose own passage shares most with it, and of those the shortest.

    A statement may have words in marks in its middle, which are a passage of their own.
    """
    shared = {one: min(one.end, end) - max(one.start, start) for one in found.verdicts}
    best = max(shared, key=lambda one: (shared[one], one.start - one.end), default=None)
    return best if best and shared[best] > 0 else None


def _make_error(
    article: Mapping[str, Any], case: Mapping[str, Any], got: str, verdict: Verdict | None, found: Check
) -> dict[str, Any]:
    words = case["text"][case["start"] : case["end"]]
    there = found.words(verdict) if verdict else ""
    kept = {name: case[name] for name in ("id", "verdict", "text", "why")}
    reason = verdict.reason if verdict else None
    return {"article": article["id"], **kept, "passage": words, "got": got, "reason": reason, "there": there}


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    figures = results["figures"]
    rows: list[tuple[str, ...]] = [("verdict right", "cases", "right", "share")]
    for group in ("read", "unread", ALL):
        if group in figures:
            cases, right = figures[group]["cases"], figures[group]["right"]
            rows.append((group, str(cases), str(right), _share(right, cases)))
    by_verdict: list[tuple[str, ...]] = [("verdict", "expected", "found", "P", "R")]
    for name in VERDICTS:
        one = figures.get(name, {})
        expected, found, hit = (one.get(what, 0) for what in ("expected", "found", "hit"))
        by_verdict.append((name, str(expected), str(found), _share(hit, found), _share(hit, expected)))
    altered = figures.get("form alone", {}).get("altered", 0)
    return "\n\n".join((aligned(rows), aligned(by_verdict), f"altered, where only the form differs: {altered}"))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""
