"""A corpus of toponyms -> how often newsnb finds and places them rightly, how fast, beside other systems."""

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsnb.bench.corpora.articles import Article as Text
from newsnb.bench.corpora.toponyms import Article, Toponym, read_toponyms
from newsnb.bench.peers import ANCHORS
from newsnb.bench.runs import Bench
from newsnb.bench.scores.bands import BANDS, Answer, bands
from newsnb.bench.scores.errors import Error
from newsnb.bench.scores.figures import Totals, estimate, share
from newsnb.bench.scores.toponyms import (
    NEAR,
    Found,
    compare,
    errors_in,
    finding,
    in_percent,
    intervals,
    is_near,
    judged,
    kilometres,
    resolving,
)
from newsnb.bench.tables import aligned, crashes, percent
from newsnb.extract.places import locate_spans
from newsnb.extract.places.names import name_at
from newsnb.gazetteer import Gazetteer, load
from newsnb.records import read_places
from newsnb.values import Place

STEPS = ("paragraphs", "entities", "places")
WITHOUT_HOME, WITH_HOME, FOUND = "given names", "given names and home", "as found"


def run(path: Path, *, limit: int | None = None, resamples: int = 1000) -> dict[str, Any]:
    """Measure newsnb on the toponyms of a corpus.

    Parameters
    ----------
    path
        As in `newsnb.bench.corpora.toponyms.read_toponyms`.
    limit
        Number of articles to read; None for all.
    resamples
        Number of corpora drawn for the intervals; 0 for no intervals.

    Returns
    -------
    dict
        Plain values: what ran, the CPU seconds by step and as a share of the model's, names resolved a CPU
        second, and the figures of `newsnb.bench.scores.toponyms`, in percent, with the 95 % intervals of the greater
        ones: given the names, given also where the outlets are (where our table knows of any), and whole; and what is
        wrong (``errors``).
    """
    articles = read_toponyms(path, limit=limit)
    bench = Bench()
    gazetteer = load()
    counts, answers, errors = _find(bench, articles)
    figures: dict[str, Any] = {**finding(counts), FOUND: bands(answers), "95 %": intervals(counts, resamples)}
    figures[WITHOUT_HOME] = _resolve(articles, gazetteer, resamples)
    if any(article.home for article in articles):
        figures[WITH_HOME] = _resolve(articles, gazetteer, resamples, home=True)
    made = {"gazetteer": gazetteer.version, "resamples": resamples, "figures": figures, "errors": errors}
    return bench.report("places", path, STEPS) | made


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run` in lines of text, with the anchors below."""
    figures = results["figures"]
    rows: list[tuple[str, ...]] = [("finding and placing", "P", "R", "F1", "95 %")]
    for title, key in _TITLES:
        numbers = [f"{figures[key][axis]:.1f}" for axis in ("P", "R", "F1")]
        rows.append((title, *numbers, _interval(figures["95 %"][key])))
    anchors = aligned([("acc161 of others, given names", "LGL", "TR-News"), *ANCHORS])
    blocks = (_head(results), aligned(rows), _uses(figures), _placing(figures), anchors)
    return "\n\n".join(block for block in blocks if block)


def _placing(figures: Mapping[str, Any]) -> str:
    """Show what came of the names that people marked, and how much the scores are worth."""
    given = [key for key in (WITHOUT_HOME, WITH_HOME) if key in figures]
    names = [name for name in figures[given[0]] if name not in ("bands", "acc161 95 %")]
    rows: list[tuple[str, ...]] = [("placing", *given)]
    rows += [(name, *(f"{figures[key][name]:,}" for key in given)) for name in names]
    rows.append(("acc161, 95 %", *(_interval(figures[key]["acc161 95 %"]) for key in given)))
    scored: list[tuple[str, ...]] = [("right, by score", *given, FOUND)]
    for number, (band, least) in enumerate(BANDS.items()):
        columns = (*(figures[key]["bands"][number] for key in given), figures[FOUND][number])
        scored.append((f"{band}, from {least}", *map(_in_band, columns)))
    return f"{aligned(rows)}\n\n{aligned(scored)}"


def _uses(figures: Mapping[str, Any]) -> str:
    use = figures.get("use")
    return f"use: {use['right']:.1f} % of {use['names']:,} names found are used as marked" if use else ""


def _interval(bounds: Sequence[float]) -> str:
    return f"{bounds[0]:.1f} to {bounds[1]:.1f}" if bounds else ""


_TITLES = (("names, exact", "exact"), ("names, overlapping", "overlap"), ("whole: named and within 161 km", "whole"))


def _head(results: Mapping[str, Any]) -> str:
    added = percent(results["cpu_added"]["places"])
    line = f"{results['corpus']}: {results['articles']} articles; places add {added} to the model"
    return "\n".join(part for part in (line, crashes(results)) if part)


def _in_band(band: Mapping[str, float]) -> str:
    return f"{band['right']:.1f} % of {band['answers']:,.0f}"


def _find(bench: Bench, articles: Sequence[Article]) -> tuple[list[Found], list[Answer], list[Error]]:
    """Read the articles as newsnb does, and compare what it found; return also its scores, and what was wrong."""
    first = bench.step("paragraphs", "newsnb_paragraphs")
    entities, places = (bench.step(name, f"newsnb_{name}") for name in STEPS[1:])
    texts = [Text(id=str(number), text=article.text) for number, article in enumerate(articles)]
    counts: list[Found] = []
    answers: list[Answer] = []
    errors: list[Error] = []
    for text, doc in bench.parse(texts, first=first):
        with bench.catching(text):
            found, unresolved, _ = read_places(places(entities(doc)))
            names = [*_placed(found), *(Toponym(start=name.start, end=name.end) for name in unresolved)]
            counts.append(compare(articles[int(text.id)].toponyms, names))
            answers += judged(articles[int(text.id)].toponyms, names)
            errors += errors_in(text.id, text.text, articles[int(text.id)].toponyms, names)
    return counts, answers, errors


def _placed(places: Iterable[Place]) -> Iterable[Toponym]:
    return (
        Toponym(
            start=mention.start,
            end=mention.end,
            point=(place.latitude, place.longitude),
            use=mention.use,
            score=mention.score,
        )
        for place in places
        for mention in place.mentions
    )


def _resolve(
    articles: Sequence[Article], gazetteer: Gazetteer, resamples: int, *, home: bool = False
) -> dict[str, Any]:
    """Place the names that people marked; the second of two runs is on the clock, when names have been looked up."""
    for article in articles:
        _locate(article, gazetteer, home=home)
    began = time.process_time()
    located = [_locate(article, gazetteer, home=home) for article in articles]
    seconds = time.process_time() - began
    errors: list[float | None] = []
    answers: list[tuple[float, bool]] = []
    tallies: list[dict[str, int]] = []
    reachable = known = 0
    for article, places in zip(articles, located, strict=True):
        begin = len(errors)
        for toponym, place in zip(article.toponyms, places, strict=True):
            if toponym.point is None:
                continue
            point = (place.latitude, place.longitude) if place else None
            errors.append(kilometres(toponym.point, point) if point else None)
            reachable += place is not None and _is_reachable(toponym, place)
            known += _is_known(article, toponym, gazetteer)
            if place:
                answers.append((_score_of(toponym, place), is_near(toponym.point, point)))
        right = sum(error is not None and error <= NEAR for error in errors[begin:])
        tallies.append({"right": right, "of": len(errors) - begin})
    totals = Totals(tallies, resamples)
    marked = sum(len(article.toponyms) for article in articles)
    return {
        **resolving(errors),
        "acc161 95 %": in_percent(estimate(share(totals["right"], totals["of"]))),
        "a right place of the name is known": round(100 * known / max(len(errors), 1), 1),
        "right among five candidates": round(100 * reachable / max(len(errors), 1), 1),
        "names a CPU second": round(marked / seconds) if seconds else 0,
        "bands": bands(answers),
    }


def _locate(article: Article, gazetteer: Gazetteer, *, home: bool) -> tuple[Place | None, ...]:
    spans = [(toponym.start, toponym.end) for toponym in article.toponyms]
    return locate_spans(article.text, spans, gazetteer, home=article.home if home else None)


def _is_reachable(toponym: Toponym, place: Place) -> bool:
    return any(is_near(toponym.point, (entry.latitude, entry.longitude)) for entry in place.candidates)


def _is_known(article: Article, toponym: Toponym, gazetteer: Gazetteer) -> bool:
    name = name_at(article.text, toponym.start, toponym.end, "GPE", gazetteer)
    entries = name.entries if name else ()
    return any(is_near(toponym.point, (entry.latitude, entry.longitude)) for entry in entries)


def _score_of(toponym: Toponym, place: Place) -> float:
    """Return the score of the mention that the toponym marks; that of the place where it has several senses."""
    scores = (m.score for m in place.mentions if m.start < toponym.end and m.end > toponym.start)
    return next(scores, place.score) or 0.0
