"""A corpus of names -> how often the raw model names people, organisations and places rightly, and how often newsnb."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsnb.bench import clusters
from newsnb.bench.corpora.articles import Article, Name, has_attributions, read_names
from newsnb.bench.runs import Bench
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.names import KINDS, LABELS, errors_in, figures_of, tally
from newsnb.bench.tables import aligned, crashes, percent, with_interval
from newsnb.records import read_entities

RAW, NEWSNB = "raw model", "newsnb"
STEPS = ("paragraphs", "entities")

Found = Mapping[str, Sequence[Name]]


def run(path: Path, *, limit: int | None = None, resamples: int = 1000) -> dict[str, Any]:
    """Measure the raw model and newsnb on the names of a corpus.

    Parameters
    ----------
    path
        As in `newsnb.bench.corpora.articles.read_names`; with the articles that ``benchmarks/clusters.json`` marks,
        who is who in them is measured instead (`newsnb.bench.clusters`).
    limit
        Number of articles to read; None for all.
    resamples
        Number of corpora drawn for the intervals; 0 for no intervals.

    Returns
    -------
    dict
        Plain values: what ran, the CPU seconds by step and as a share of the model's, and the figures of
        `newsnb.bench.scores.names.figures_of` for both; and what is wrong in newsnb's (``errors``).
    """
    if has_attributions(path):
        return clusters.run(path, limit=limit)
    articles = read_names(path, limit=limit)
    bench = Bench()
    found = {RAW: _raw(bench, articles), NEWSNB: _newsnb(bench, articles)}
    figures = {system: _figures(articles, names, resamples) for system, names in found.items()}
    errors = [error for article in articles for error in errors_in(article, found[NEWSNB].get(article.id, ()))]
    made = {"resamples": resamples, "figures": figures, "errors": errors}
    return bench.report("entities", path, STEPS) | made


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`: F1 of the raw model beside newsnb, in percent."""
    if results["bench"] == "clusters":
        return clusters.table(results)
    rows: list[tuple[str, ...]] = [("F1, %", RAW, "95 %", NEWSNB, "95 %", "P", "R", "gold")]
    for row in (f"{kind} {label}" for kind in KINDS for label in LABELS):
        raw, ours = (results["figures"][system][row] for system in (RAW, NEWSNB))
        cells = (_cells(raw["F1"]), _cells(ours["F1"]), _cells(ours["P"])[:1], _cells(ours["R"])[:1])
        rows.append((row, *(cell for pair in cells for cell in pair), str(ours["gold"])))
    costs: list[tuple[str, ...]] = [("CPU added to the model", percent(results["cpu_added"]["all"]))]
    costs += [(f"  by {step}", percent(results["cpu_added"][step])) for step in STEPS]
    costs.append((f"crashes in {results['articles']} articles", str(len(results["crashed"]))))
    return "\n\n".join(block for block in (aligned(rows), aligned(costs), crashes(results)) if block)


def _cells(estimate: Mapping[str, float | None]) -> tuple[str, str]:
    return with_interval(estimate, scale=100, digits=1)


def _raw(bench: Bench, articles: Sequence[Article]) -> Found:
    """Find the names that the model alone gives, from texts whose paragraphs it is not told of."""
    return {article.id: _model_names(doc) for article, doc in bench.parse(articles)}


def _model_names(doc: Doc) -> list[Name]:
    return [Name(start=ent.start_char, end=ent.end_char, label=ent.label_) for ent in doc.ents]


def _newsnb(bench: Bench, articles: Sequence[Article]) -> Found:
    paragraphs = bench.step("paragraphs", "newsnb_paragraphs")
    entities = bench.step("entities", "newsnb_entities")
    found: dict[str, Sequence[Name]] = {}
    for article, doc in bench.parse(articles, first=paragraphs, clock="second parse"):
        with bench.catching(article):
            found[article.id] = _our_names(entities(doc))
    return found


def _our_names(doc: Doc) -> list[Name]:
    return [
        Name(start=mention.start, end=mention.end, label=entity.label)
        for entity in read_entities(doc)
        if entity.named
        for mention in entity.mentions
    ]


def _figures(articles: Sequence[Article], found: Found, resamples: int) -> dict[str, Any]:
    totals = Totals([tally(article, found.get(article.id, ())) for article in articles], resamples)
    return {
        row: {name: asdict(value) for name, value in figure.items()}
        | {what: totals.count(f"{row} {what}") for what in ("gold", "found")}
        for row, figure in figures_of(totals).items()
    }
