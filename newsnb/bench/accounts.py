"""Pairs of accounts that were compared by hand -> how often ``newsnb.compare`` finds who and what is in both."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsnb.bench.cases import list_rows, made, read_article
from newsnb.bench.tables import aligned
from newsnb.checking.words import words_of
from newsnb.comparing.accounts import join_accounts
from newsnb.comparing.heard import Heard
from newsnb.values import Span

ALL = "all"
_SHARED = 0.5  # of the characters of two quotations together, from which one is the other


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure who is found in both accounts, and which quotations.

    Parameters
    ----------
    path
        JSON lines: two articles ``a`` and ``b``, ``same_speakers`` (pairs of names, as each account has them at their
        fullest) and ``same_quotes`` (pairs of lists of spans). ``split`` as in `newsnb.bench.checks`.
    limit
        Number of pairs to read; None for all.

    Returns
    -------
    dict
        Plain values: by split and subject how many pairs are expected, found and right (``figures``), and what is
        missed or wrong in what may be read (``errors``).
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    errors = []
    rows = list_rows(path, "same_speakers", limit)
    for row in rows:
        groups, matches = join_accounts([read_article(row["a"]), read_article(row["b"])])
        speakers = [(group[0], group[1]) for group in groups if len(group) == 2]
        quotes = [(match.ours, match.theirs) for match in matches[0, 1]]
        for subject, found, gold, fits in (
            ("speakers", speakers, row["same_speakers"], _fits_names),
            ("quotations", quotes, row["same_quotes"], _fits_spans),
        ):
            missed, wrong = _compare(found, gold, fits)
            for group in (row["split"], ALL):
                counts[group, subject, "expected"] += len(gold)
                counts[group, subject, "found"] += len(found)
                counts[group, subject, "right"] += len(gold) - len(missed)
            if row["split"] != "unread":
                errors += [{"pair": row["id"], "subject": subject, "missed": one} for one in missed]
                errors += [{"pair": row["id"], "subject": subject, "wrong": _show(one)} for one in wrong]
    figures: dict[str, dict[str, dict[str, int]]] = {}
    for (group, subject, what), count in counts.items():
        figures.setdefault(group, {}).setdefault(subject, {})[what] = count
    return made("compare", path) | {"pairs": len(rows), "figures": figures, "errors": errors}


def _compare(found: Sequence[Any], gold: Sequence[Any], fits: Any) -> tuple[list[Any], list[Any]]:
    """Return the pairs that were missed, and those that are wrong."""
    left = list(found)
    missed = []
    for pair in gold:
        hit = next((one for one in left if fits(one, pair)), None)
        if hit is None:
            missed.append(pair)
        else:
            left.remove(hit)
    return missed, left


def _fits_names(found: tuple[Heard, Heard], gold: Sequence[str]) -> bool:
    return all(_is_called(one, name) for one, name in zip(found, gold, strict=True))


def _is_called(heard: Heard, name: str) -> bool:
    """Return whether an account has somebody under a name, or under words that begin or end with it."""
    words = _split(name)
    return any(_holds(_split(one), words) or _holds(words, _split(one)) for one in heard.called)


def _split(name: str) -> tuple[str, ...]:
    forms = words_of(name, [(0, len(name))]).forms
    return forms[1:] if len(forms) > 1 and forms[0] == "the" else forms


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return bool(short) and short in (long[: len(short)], long[-len(short) :])


def _fits_spans(found: tuple[Sequence[Span], Sequence[Span]], gold: Sequence[Sequence[Span]]) -> bool:
    return all(_share(one, two) >= _SHARED for one, two in zip(found, gold, strict=True))


def _share(one: Iterable[Span], two: Iterable[Span]) -> float:
    mine, its = ({at for start, end in spans for at in range(start, end)} for spans in (one, two))
    return len(mine & its) / len(mine | its)


def _show(pair: tuple[Any, Any]) -> list[Any]:
    return [one.name if isinstance(one, Heard) else one for one in pair]


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    rows: list[tuple[str, ...]] = [("the same", "pairs", "expected", "found", "P", "R", "F1")]
    for group in ("read", "unread", ALL):
        for subject, one in results["figures"].get(group, {}).items():
            right, expected, found = one["right"], one["expected"], one["found"]
            shares = (right / found if found else 0, right / expected if expected else 0)
            f1 = 2 * right / (found + expected) if found + expected else 0
            figures = (f"{share:.3f}" for share in (*shares, f1))
            rows.append((subject, group, str(expected), str(found), *figures))
    return aligned(rows)
