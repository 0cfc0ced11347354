"""A corpus of attributions -> how often newsnb finds who said what, at what cost, beside other systems."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from newsnb.bench.corpora.articles import Article, Attribution, read_attributions
from newsnb.bench.peers import BARS, SPEECH, STANCE
from newsnb.bench.runs import Bench, Step
from newsnb.bench.scores import shown
from newsnb.bench.scores.attributions import PAIRS, SPANS, STRETCHES, errors_in, figures_of, judged, tally
from newsnb.bench.scores.bands import Band, bands
from newsnb.bench.scores.errors import Error
from newsnb.bench.scores.figures import Totals
from newsnb.bench.tables import aligned, crashes, percent, scored, with_interval
from newsnb.components import check_proposers
from newsnb.records import read_entities, read_quotes, write_entities
from newsnb.values import Quote

STEPS = ("paragraphs", "entities", "quotes")
ROWS = (
    "speech", *STRETCHES, *(f"{name} {kind}" for name in PAIRS for kind in ("attribution", "content-only")), *SPANS,
)  # fmt: skip

_SHOWN = (("quotes shown that are right", "right"), ("quotes invented in an article", "invented"))

Found = Mapping[str, Sequence[Attribution]]


def run(path: Path, *, limit: int | None = None, resamples: int = 1000, without: Sequence[str] = ()) -> dict[str, Any]:
    """Measure newsnb on the attributions of a corpus.

    Parameters
    ----------
    path
        As in `newsnb.bench.corpora.articles.read_attributions`.
    limit
        Number of articles to read; None for all.
    resamples
        Number of corpora drawn for the intervals; 0 for no intervals.
    without
        Names of proposers to measure: the articles are read once more without them.

    Raises
    ------
    UnknownName
        If ``without`` names no proposer.

    Returns
    -------
    dict
        Plain values: what ran, the CPU seconds by step and as a share of the model's, and the figures of
        `newsnb.bench.scores.attributions.figures_of`, with the usual settings and with ``Settings(stance=True)``;
        how many quotes of each band of sureness are right, with the usual settings, and how much of what is shown
        (`newsnb.bench.scores.shown.figures_of`); and what is wrong (`errors`).
    """
    check_proposers(without)
    articles = read_attributions(path, limit=limit)
    bench = Bench()
    speech, stance = find_attributions(bench, articles)
    figures = {SPEECH: _figures(articles, speech, resamples), STANCE: _figures(articles, stance, resamples)}
    made = {"resamples": resamples, "figures": figures, "bands": _bands(articles, speech)}
    made["shown"] = _shown(articles, speech, resamples)
    wrong = {SPEECH: speech, STANCE: stance}
    errors = [one for setting, found in wrong.items() for one in _errors(articles, found, setting)]
    errors += [one for article in articles for one in shown.errors_in(article, speech.get(article.id, ()))]
    return bench.report("quotes", path, STEPS) | made | _without(articles, without) | {"errors": errors}


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`: first the figures that matter most beside other systems, then all."""
    every = (scored(results["bands"]), _all_figures(results, STANCE, ROWS), _all_figures(results, SPEECH, ROWS[:3]))
    worth = _worth(results) if "without" in results else ""
    return "\n\n".join(block for block in (_bars(results), worth, crashes(results), *every) if block)


def _without(articles: Sequence[Article], without: Sequence[str]) -> dict[str, Any]:
    """Return the figures of a run without some proposers; nothing if none is left out."""
    if not without:
        return {}
    speech, stance = find_attributions(Bench(), articles, without)
    figures = {SPEECH: _figures(articles, speech, 0), STANCE: _figures(articles, stance, 0)}
    return {"without": list(without), "figures_without": figures}


def find_attributions(bench: Bench, articles: Sequence[Article], without: Collection[str] = ()) -> tuple[Found, Found]:
    """Parse each article once and look for quotes twice: without stance, and with it.

    Parameters
    ----------
    bench
        The pipeline, on its clocks.
    articles
        To look into.
    without
        Names of the proposers to leave out.

    Returns
    -------
    tuple
        Both by the id of the article; one that crashed has none.
    """
    paragraphs = bench.step("paragraphs", "newsnb_paragraphs")
    entities = bench.step("entities", "newsnb_entities", without=list(without))
    speech_step = bench.step("quotes", "newsnb_quotes", stance=False, without=list(without))
    stance_step = bench.step("quotes with stance", "newsnb_quotes", stance=True, without=list(without))
    speech: dict[str, Sequence[Attribution]] = {}
    stance: dict[str, Sequence[Attribution]] = {}
    for article, doc in bench.parse(articles, first=paragraphs):
        with bench.catching(article):
            named = read_entities(entities(doc))
            speech[article.id] = _attributions(speech_step, doc)
            write_entities(doc, named)  # without the unnamed speakers that the first look added
            stance[article.id] = _attributions(stance_step, doc)
    return speech, stance


def _attributions(step: Step, doc: Doc) -> list[Attribution]:
    quotes = read_quotes(step(doc))
    names = {entity.id: entity.name for entity in read_entities(doc)}
    return [_attribution(quote, names) for quote in quotes]


def _attribution(quote: Quote, names: Mapping[str, str]) -> Attribution:
    speakers = tuple(names[speaker] for speaker in quote.speakers if speaker in names)
    return Attribution(content=quote.content, cue=quote.cue, source=quote.source, score=quote.score, speakers=speakers)


def _bands(articles: Sequence[Article], found: Found) -> list[Band]:
    return bands([answer for article in articles for answer in judged(article, found.get(article.id, ()))])


def _shown(articles: Sequence[Article], found: Found, resamples: int) -> dict[str, Any]:
    totals = Totals([shown.tally(article, found.get(article.id, ())) for article in articles], resamples)
    return {name: asdict(value) for name, value in shown.figures_of(totals).items()} | {"of": totals.count("shown")}


def _errors(articles: Sequence[Article], found: Found, setting: str) -> list[Error]:
    return [
        {"settings": setting} | error
        for article in articles
        for error in errors_in(article, found.get(article.id, ()), speech=setting == SPEECH)
    ]


def _figures(articles: Sequence[Article], found: Found, resamples: int) -> dict[str, Any]:
    totals = Totals([tally(article, found.get(article.id)) for article in articles], resamples)
    return {
        row: {name: asdict(value) for name, value in figure.items()}
        | {"gold": totals.count(f"{row} gold"), "found": totals.count(f"{_found_in(row)} found")}
        for row, figure in figures_of(totals).items()
    }


def _found_in(row: str) -> str:
    return "all attribution" if row == "speech" else row


def _bars(results: Mapping[str, Any]) -> str:
    rows: list[tuple[str, ...]] = [("", "newsnb", "95 %", "best runnable peer", "DistilBERT (test part)")]
    for bar in BARS:
        value = results["figures"][bar.settings][bar.row][bar.column]
        others = ("" if other is None else f"{other:.2f}" for other in (bar.peer, bar.transformer))
        rows.append((bar.title, *with_interval(value), *others))
    rows += [(title, *with_interval(results["shown"][name]), "", "") for title, name in _SHOWN]
    rows.append(("CPU added to the model", percent(results["cpu_added"]["all"]), "", "", ""))
    rows += [(f"  by {step}", percent(results["cpu_added"][step]), "", "", "") for step in STEPS]
    speed = results["articles_per_cpu_second"]
    rows.append(("articles per CPU second", f"{speed['with newsnb']:.2f}", "", "", ""))
    rows.append(("  of the model alone", f"{speed['model']:.2f}", "", "", ""))
    rows.append((f"crashes in {results['articles']} articles", str(len(results["crashed"])), "", "0", ""))
    return aligned(rows)


def _worth(results: Mapping[str, Any]) -> str:
    """Show what proposers are worth: each figure with all of them, without some, and the difference."""
    rows: list[tuple[str, ...]] = [(f"without {', '.join(results['without'])}", "all", "without", "worth")]
    for bar in BARS:
        every, fewer = (results[key][bar.settings][bar.row][bar.column]["value"] for key in _BOTH)
        rows.append((bar.title, f"{every:.3f}", f"{fewer:.3f}", f"{every - fewer:+.3f}"))
    return aligned(rows)


_BOTH = ("figures", "figures_without")


def _all_figures(results: Mapping[str, Any], settings: str, names: Sequence[str]) -> str:
    rows: list[tuple[str, ...]] = [(settings, "P", "R", "F1", "95 %", "speaker", "gold", "found")]
    for name in names:
        figure = results["figures"][settings][name]
        numbers = [f"{figure[column]['value']:.3f}" for column in ("P", "R")]
        speaker = f"{figure['speaker']['value']:.3f}" if "speaker" in figure else ""
        rows.append((name, *numbers, *with_interval(figure["F1"]), speaker, str(figure["gold"]), str(figure["found"])))
    return aligned(rows)
