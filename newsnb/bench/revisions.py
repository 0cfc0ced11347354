"""Pairs of versions that were compared by hand -> how many of their changes ``newsnb.versions`` finds."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsnb.bench.cases import list_rows, made, read_article
from newsnb.bench.tables import aligned
from newsnb.checking.words import words_of
from newsnb.comparing import Change, versions
from newsnb.plain import to_plain

ALL = "all"
_SUBJECTS = ("source", "quote", "place", "number")


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure which changes are found, and how many of those found are none.

    Parameters
    ----------
    path
        JSON lines: two articles ``old`` and ``new``, and their ``changes``, each with ``what``, ``how``, and words of
        ``old`` and ``new``. ``split`` as in `newsnb.bench.checks`.
    limit
        Number of pairs to read; None for all.

    Returns
    -------
    dict
        Plain values: by split and subject how many changes are expected, found and right (``figures``), and what is
        missed or wrong in what may be read (``errors``). Sentences that were only reworded are not counted.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    errors = []
    rows = list_rows(path, "changes", limit)
    for row in rows:
        found = versions(read_article(row["old"]), read_article(row["new"])).changes
        left = [one for one in found if one.what in _SUBJECTS]
        keys = [(group, subject) for group in (row["split"], ALL) for subject in (*_SUBJECTS, ALL)]
        for group, subject in keys:
            counts[group, subject, "expected"] += _count([one["what"] for one in row["changes"]], subject)
            counts[group, subject, "found"] += _count([one.what for one in left], subject)
        for change in row["changes"]:
            hit = next((one for one in left if _fits(one, change)), None)
            if hit:
                left.remove(hit)
                for group, subject in keys:
                    counts[group, subject, "right"] += _count([hit.what], subject)
            elif row["split"] != "unread":
                errors.append({"pair": row["id"], "missed": change})
        if row["split"] != "unread":
            errors += [{"pair": row["id"], "wrong": to_plain(one)} for one in left]
    figures: dict[str, dict[str, dict[str, int]]] = {}
    for (group, subject, what), count in counts.items():
        figures.setdefault(group, {}).setdefault(subject, {})[what] = count
    return made("versions", path) | {"pairs": len(rows), "figures": figures, "errors": errors}


def _count(subjects: list[str], subject: str) -> int:
    return len(subjects) if subject == ALL else subjects.count(subject)


def _fits(found: Change, change: Mapping[str, Any]) -> bool:
    """Return whether a change is the one that was expected: of one kind, with the words of both versions."""
    return (found.what, found.how) == (change["what"], change["how"]) and all(
        _hold(getattr(found, name), change[name]) for name in ("old", "new")
    )


def _hold(found: str | None, expected: str | None) -> bool:
    """Return whether words hold those that are expected, or stand in them."""
    if found is None or expected is None:
        return found is expected
    mine, its = (" ".join(words_of(words, [(0, len(words))]).forms) for words in (found, expected))
    return f" {mine} " in f" {its} " or f" {its} " in f" {mine} "


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    rows: list[tuple[str, ...]] = [("changes of", "pairs", "expected", "found", "right", "found of these", "false")]
    for group in ("read", "unread", ALL):
        for subject, one in results["figures"].get(group, {}).items():
            expected, found, right = (one.get(what, 0) for what in ("expected", "found", "right"))
            share = f"{right / expected:.3f}" if expected else ""
            false = f"{1 - right / found:.3f}" if found else ""
            rows.append((subject, group, str(expected), str(found), str(right), share, false))
    return aligned(rows)
