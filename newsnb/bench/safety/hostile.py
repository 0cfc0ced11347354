"""A file of hostile inputs -> what runs, breaks, is changed or gets out, wherever newsnb takes or gives words.

Run it in a process of its own: some inputs do run in programs that evaluate them.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from time import perf_counter
from typing import Any

from tqdm import tqdm

from newsnb.bench.safety.browser import SINKS, Batch, batches_of, harmless, look
from newsnb.bench.safety.rows import Row, read_rows
from newsnb.bench.safety.sinks import (
    CELL_FIGURES,
    CELLS,
    Outcome,
    check_cells,
    check_lines,
    check_names,
    check_urls,
    read_texts,
)
from newsnb.bench.tables import aligned, percent
from newsnb.bench.view.browser import Browser, browser
from newsnb.errors import NewsnbError, TextTooLong
from newsnb.intake import clean
from newsnb.reading import Reading
from newsnb.settings import Settings

_TEXTS = ("text", "place-name", "file-bytes")
_LONGEST_SHOWN = 60_000  # characters of a text that is shown in the browser, too; a longer one says nothing more


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure what becomes of hostile inputs.

    Parameters
    ----------
    path
        As in `newsnb.bench.safety.rows.read_rows`.
    limit
        Number of rows to take; None for all.

    Returns
    -------
    dict
        Plain values: ``counts`` of the door, the files and the tables; ``sinks``, for each place where words are shown
        in a browser, or None where there is no Chromium; ``odd``, what is worth looking at by the id of its row.
    """
    began = perf_counter()
    rows = list(read_rows(path, limit=limit))
    outcome = Outcome()
    readings = read_texts([row for row in rows if row.context in _TEXTS], outcome)
    check_cells([row for row in rows if row.content is None], outcome)
    check_names([row for row in rows if row.context == "export-name"], outcome)
    check_urls([row for row in rows if row.context == "url"], outcome)
    check_lines([row for row in rows if row.context == "magic-line"], outcome)
    sinks = None
    with suppress(NewsnbError), browser() as chromium:
        sinks = _sinks(chromium, rows, readings, outcome)
    return {
        "bench": "hostile",
        "corpus": path.name,
        "date": date.today().isoformat(),
        "made_by": {"newsnb": version("newsnb"), "python": python_version(), "machine": machine()},
        "rows": len(rows),
        "wall_seconds": round(perf_counter() - began, 1),
        "counts": outcome.counts,
        "sinks": sinks,
        "odd": outcome.odd,
    }


def _sinks(
    chromium: Browser, rows: Sequence[Row], readings: Sequence[tuple[Row, Reading]], outcome: Outcome
) -> dict[str, dict[str, int]]:
    """Show every text at every sink, those that are meant for other doors among them."""
    read = [(row, reading.text or "") for row, reading in readings]
    others = [(row, _plain(row.text)) for row in rows if row.context not in _TEXTS]
    batches = list(batches_of([(row, text) for row, text in (*read, *others) if len(text) <= _LONGEST_SHOWN]))
    totals = {sink: dict.fromkeys(("texts", "shown", "ran", "evaluated", "dead maps", "strange"), 0) for sink in SINKS}
    steps = [(batch, sink) for sink in SINKS for batch in batches]
    plain: dict[str, frozenset[str]] = {}
    for batch, sink in tqdm(steps, unit="page", disable=None, leave=False):
        if sink not in plain:
            plain[sink] = look(chromium, harmless(max(batches, key=lambda one: len(one.rows))), sink).outline
        _tally(totals[sink], batch, sink, look(chromium, batch, sink), plain[sink], outcome)
    return totals


def _tally(
    total: dict[str, int], batch: Batch, sink: str, seen: Any, allowed: frozenset[str], outcome: Outcome
) -> None:
    is_map = sink == "map on its own"
    names = [place.name for place in batch.reading.places]  # the canary among them
    total["texts"] += len(names) if is_map else len(batch.texts)
    total["shown"] += seen.named if is_map else sum(seen.shown)
    total["ran"] += seen.ran
    total["evaluated"] += len(seen.evaluated)
    total["dead maps"] += not seen.alive
    total["strange"] += len(seen.outline - allowed)
    if not is_map:
        for row, shown in zip(batch.rows, seen.shown, strict=True):
            if not shown:
                outcome.odd.setdefault(row.id, f"not shown as it is in the {sink}")
    for name in seen.evaluated:
        outcome.odd[f"{sink} {name}"] = "a template was evaluated"
    if seen.outline - allowed:
        outcome.odd.setdefault(f"{sink} {batch.rows[0].id}", f"strange: {sorted(seen.outline - allowed)}")
    if seen.ran or not seen.alive:
        outcome.odd.setdefault(f"{sink} {batch.rows[0].id} on", f"ran {seen.ran}, map alive: {seen.alive}")


def _plain(text: str) -> str:
    try:
        return clean(text, Settings())[0]
    except TextTooLong:
        return ""


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`: first what must be nothing, then every count, then each sink."""
    counts = results["counts"]
    kept = counts.get("kept as they are", 0) / max(1, counts.get("valid strings", 0))
    rows = [
        ("rows", str(results["rows"])),
        ("exceptions other than named ones", str(counts.get("exceptions", 0))),
        ("texts kept as they are", percent(kept)),
        ("bad addresses refused", f"{counts.get('refused', 0)} of {counts.get('bad addresses', 0)}"),
        ("connections to inner addresses", str(counts.get("connections to inner addresses", 0))),
        ("bad file names contained", f"{counts.get('contained', 0)} of {counts.get('bad file names', 0)}"),
        ("tracebacks of the magic", f"{counts.get('tracebacks', 0)} of {counts.get('magic lines', 0)}"),
        ("slower than 10 CPU seconds", str(counts.get("slower than 10 CPU seconds", 0))),
    ]
    rows += [(name, str(count)) for name, count in sorted(counts.items()) if name.startswith("answered by")]
    odd = "\n".join(f"{name}: {why}" for name, why in list(results["odd"].items())[:20])
    blocks = (aligned(rows), _cell_table(counts), _sink_table(results["sinks"]), odd)
    return "\n\n".join(block for block in blocks if block)


def _cell_table(counts: Mapping[str, int]) -> str:
    rows: list[tuple[str, ...]] = [("written", "cells", *CELL_FIGURES)]
    for kind in CELLS:
        figures = (str(counts.get(f"{kind}: {what}", 0)) for what in ("cells", *CELL_FIGURES))
        rows.append((kind, *figures))
    return aligned(rows)


def _sink_table(sinks: Mapping[str, Mapping[str, int]] | None) -> str:
    if sinks is None:
        return "No Chromium was found, or no Playwright: what is shown was not looked at."
    rows: list[tuple[str, ...]] = [
        (
            "shown in Chromium", "texts", "as they are", "scripts run", "templates evaluated", "dead maps",
            "strange elements",
        )
    ]  # fmt: skip
    for sink, found in sinks.items():
        shown = percent(found["shown"] / max(1, found["texts"]))
        rows.append(
            (
                sink,
                str(found["texts"]),
                shown,
                str(found["ran"]),
                str(found["evaluated"]),
                str(found["dead maps"]) if sink != "frame" else "-",
                str(found["strange"]),
            )
        )
    return aligned(rows)
