"""A corpus of times -> how often newsnb finds what says when, and understands it rightly, and what that costs."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsnb.bench import said
from newsnb.bench.corpora.articles import has_said_when
from newsnb.bench.corpora.times import Timed, read_times
from newsnb.bench.peers import TIME_ANCHORS
from newsnb.bench.runs import Bench
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.times import KINDS, Times, errors_in, figures_of, tally
from newsnb.bench.tables import aligned, crashes, percent, with_interval
from newsnb.records import DATE
from newsnb.records import read_times as times_of

STEPS = ("times",)


def run(path: Path, *, limit: int | None = None, resamples: int = 1000) -> dict[str, Any]:
    """Measure the times of a corpus, each article with its day of publication.

    Parameters
    ----------
    path
        As in `newsnb.bench.corpora.times.read_times`; or a corpus of quotes with the time at which each was said, as
        for `newsnb.bench.said.run`, which then measures those.
    limit
        Number of articles to read; None for all.
    resamples
        Number of corpora drawn for the intervals; 0 for no intervals.

    Returns
    -------
    dict
        Plain values: what ran, the CPU seconds as a share of those of the bare model (not made quicker), the figures
        of `newsnb.bench.scores.times.figures_of`, and what is wrong (``errors``).
    """
    if has_said_when(path):
        return said.run(path, limit=limit)
    corpus = read_times(path, limit=limit)
    bench = Bench(quick=False)
    found = _find(bench, corpus)
    totals = Totals([tally(timed, found.get(timed.article.id, {})) for timed in corpus], resamples)
    figures = {
        row: {name: asdict(value) for name, value in figure.items()} for row, figure in figures_of(totals).items()
    }
    counts = {what: totals.count(f"relaxed {what}") for what in ("gold", "found")}
    errors = [error for timed in corpus for error in errors_in(timed, found.get(timed.article.id, {}))]
    made = {"resamples": resamples, "counts": counts, "figures": figures, "errors": errors}
    return bench.report("times", path, STEPS) | made


def _find(bench: Bench, corpus: list[Timed]) -> dict[str, Times]:
    paragraphs, times = bench.step("paragraphs", "newsnb_paragraphs"), bench.step("times", "newsnb_times")
    dates = {timed.article.id: timed.date for timed in corpus}
    found: dict[str, Times] = {}
    for article, doc in bench.parse([timed.article for timed in corpus], first=paragraphs):
        with bench.catching(article):
            doc.user_data[DATE] = dates[article.id]
            found[article.id] = _spans_of(times(doc))
    return found


def _spans_of(doc: Doc) -> Times:
    return {(time.start, time.end): time.value for time in times_of(doc)}


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`, in percent, beside other systems."""
    if results["bench"] == "said when":
        return said.table(results)
    figures = results["figures"]
    rows: list[tuple[str, ...]] = [("%", "P", "R", "F1", "95 %")]
    for kind in KINDS:
        one = figures[kind]
        value, interval = with_interval(one["F1"], scale=100, digits=1)
        rows.append((kind, *(f"{100 * one[name]['value']:.1f}" for name in ("P", "R")), value, interval))
    among, interval = with_interval(figures["values among pairs"]["share"], scale=100, digits=1)
    rows.append(("values right among relaxed", "", "", among, interval))
    peers = [("F1 on TimeBank and AQUAINT, 28 articles", *KINDS), *TIME_ANCHORS]
    costs = [
        ("marked, found", f"{results['counts']['gold']}, {results['counts']['found']}"),
        ("CPU added to the bare model", percent(results["cpu_added"]["all"])),
        (f"crashes in {results['articles']} articles", str(len(results["crashed"]))),
    ]
    return "\n\n".join(block for block in (aligned(rows), aligned(costs), aligned(peers), crashes(results)) if block)
