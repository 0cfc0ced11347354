"""Articles -> words read a CPU second beside the bare model, in blocks that take turns; memory; growth with length.

Each figure that has a bar stands beside it in `BARS`.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from platform import machine, python_version
from statistics import median
from time import process_time
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from tqdm import tqdm

from newsnb.bench.corpora.articles import read_attributions
from newsnb.bench.speed.children import memory_of, seconds_of_commands
from newsnb.bench.speed.texts import text_of
from newsnb.bench.tables import aligned
from newsnb.files import find_shipped
from newsnb.pipeline import read, read_many
from newsnb.quick import one_thread, quicken
from newsnb.settings import Settings
from newsnb.steps import DEFAULT_MODEL
from newsnb.views import mimebundle

STOCK = "stock model, in batches"
STOCK_ALONE = "stock model, one by one"
QUICK = "quick model, in batches"
MANY = "read_many"
ALONE = "read, one by one"
TEXTACY = "textacy's direct quotations, stock model in batches"

COMPARED = ((QUICK, STOCK), (MANY, STOCK), (MANY, QUICK), (ALONE, STOCK_ALONE), (MANY, TEXTACY))
"""What is divided by what: words a CPU second of the first, by those of the second."""

BARS = {
    f"{MANY} / {STOCK}": 1.8,
    f"{MANY} / {QUICK}": 1 / 1.45,
    "seed, read / parsed by the stock model": 0.85,
    "newsnb read / bare model": 1.3,
    "html": 2.2,
    "entities": 2.2,
    "mentions": 2.2,
    "own, tenfold / once": 1.05,
    "peak, 16 articles of 50,000 characters": 600,
    "read otherwise than by the stock path": 0,
}
"""The least words a CPU second beside another way; of all else, the most."""

_ARTICLES = 120
_SEED = ("seeds", "taliban-moscow.txt")
_SEED_TURNS = 15
_BLOCK = 10  # articles
_SHORT_TEXTS = 1_000
_RESAMPLES = 1000
_LENGTHS = (100_000, 200_000)  # characters

Way = Callable[[Sequence[str]], object]


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure how many words are read a CPU second, how much memory that takes, and how both grow.

    Parameters
    ----------
    path
        A corpus, as `newsnb.bench.corpora.articles.read_attributions` takes it. Its texts are repeated as needed.
    limit
        Number of articles for the paces, and of short texts for the memory, of which ten times as many are read, too;
        None for 120 and 1,000.

    Returns
    -------
    dict
        Plain values: words a CPU second of each way; the ratios in `COMPARED`, medians over blocks with 95 % intervals;
        memory in megabytes; the CPU seconds of the command and of the bare model in processes of their own; and
        times as many CPU seconds for twice the text; what one short article costs beside the stock model; and how
        many of the articles the stock path reads otherwise.
    """
    texts = [article.text for article in read_attributions(path)]
    number = limit or _ARTICLES
    chosen = [texts[index % len(texts)] for index in range(number)]
    blocks = [chosen[start : start + _BLOCK] for start in range(0, number, _BLOCK)]
    with tqdm(total=len(blocks) + 5, desc="paces", unit=" steps") as bar:
        paces = _measure(_ways(), _advancing(blocks, bar))
        return {
            "bench": "speed",
            "date": date.today().isoformat(),
            "made_by": {
                "newsnb": version("newsnb"),
                "spacy": version("spacy"),
                "parse": read(chosen[0]).made_by.parse,
                "python": python_version(),
                "machine": machine(),
            },
            "articles": number,
            "words_per_cpu_second": {way: round(median(pace)) for way, pace in paces.items()},
            "ratios": {
                f"{one} / {other}": _ratio(paces[one], paces[other]) for one, other in COMPARED if other in paces
            },
            "seed": _step(bar, "seed", _of_seed),
            "readings": _step(bar, "readings", _differing, chosen),
            "commands": _step(bar, "commands", seconds_of_commands, chosen[0]),
            "twice the text": _step(bar, "twice the text", _growth),
            "memory": _step(bar, "memory", memory_of, path, limit or _SHORT_TEXTS),
        }


def _advancing(blocks: Sequence[Sequence[str]], bar: "tqdm[Any]") -> Iterator[Sequence[str]]:
    """Yield blocks, and move the bar when the next one is asked for."""
    for block in blocks:
        yield block
        bar.update()


def _step(bar: "tqdm[Any]", name: str, measure: Callable[..., dict[str, float]], *given: Any) -> dict[str, float]:
    """Measure something under its name on the bar."""
    bar.set_description(name)
    figures = measure(*given)
    bar.update()
    return figures


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    rows: list[tuple[str, ...]] = [("words a CPU second", "median", "95 %", "bar")]
    rows += [(way, f"{pace:,}", "", "") for way, pace in results["words_per_cpu_second"].items()]
    rows.append(("times as many", "", "", ""))
    for name, one in results["ratios"].items():
        rows.append((name, f"{one['value']:.2f}", f"{one['low']:.2f} to {one['high']:.2f}", _bar_of(name)))
    for name in ("seed", "readings", "commands", "twice the text", "memory"):
        rows.append((name, "", "", ""))
        rows += [(f"  {what}", f"{value:g}", "", _bar_of(what)) for what, value in results[name].items()]
    return aligned(rows)


def _bar_of(name: str) -> str:
    return f"{BARS[name]:.3g}" if name in BARS else ""


def _of_seed() -> dict[str, float]:
    """Return the CPU seconds of one short article, read and parsed in turns by what is loaded and warm."""
    stock = spacy.load(DEFAULT_MODEL)
    text = find_shipped(*_SEED).read_text(encoding="utf-8")
    ways: dict[str, Callable[[str], object]] = {"seed, read, s": read, "seed, parsed, s": stock}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_SEED_TURNS):
        for name, way in ways.items():
            began = process_time()
            way(text)
            spent[name].append(process_time() - began)
    ours, bare = (median(seconds) for seconds in spent.values())
    figures = {name: round(median(seconds), 4) for name, seconds in spent.items()}
    return figures | {"seed, read / parsed by the stock model": round(ours / bare, 3)}


def _differing(texts: Sequence[str]) -> dict[str, float]:
    """Return how many articles the quick model and the stock one read otherwise, in any field."""
    both = zip(*(read_many(texts, settings=Settings(quick=quick)) for quick in (True, False)), strict=True)
    differ = sum(replace(ours, made_by=stock.made_by) != stock for ours, stock in both)
    return {"articles": len(texts), "read otherwise than by the stock path": differ}


def _ways() -> dict[str, Way]:
    stock, quick = (spacy.load(DEFAULT_MODEL) for _ in range(2))
    quicken(quick)

    def run_quick(texts: Sequence[str]) -> object:
        with one_thread():
            return list(quick.pipe(texts))

    ways: dict[str, Way] = {
        STOCK: lambda texts: list(stock.pipe(texts)),
        QUICK: run_quick,
        MANY: lambda texts: list(read_many(texts)),
        STOCK_ALONE: lambda texts: [stock(text) for text in texts],
        ALONE: lambda texts: [read(text) for text in texts],
    }
    if find_spec("textacy"):
        ways[TEXTACY] = lambda texts: [_quotations_of(doc) for doc in stock.pipe(texts)]
    return ways


def _quotations_of(doc: Doc) -> list[Any]:
    from textacy.extract import direct_quotations  # type: ignore[import-not-found, unused-ignore]

    try:
        return list(direct_quotations(doc))
    except ValueError:  # it gives up where a quotation mark has no other
        return []


def _measure(ways: Mapping[str, Way], blocks: Iterable[Sequence[str]]) -> dict[str, list[float]]:
    """Return the words a CPU second of each way in each block; all ways take turns, each time in another order."""
    paces: dict[str, list[float]] = {name: [] for name in ways}
    for number, block in enumerate(blocks):
        if not number:
            for way in ways.values():
                way(block[:3])  # what is loaded on first use
        words = sum(len(text.split()) for text in block)
        for name in _turned(list(ways), number):
            began = process_time()
            ways[name](block)
            paces[name].append(words / (process_time() - began))
    return paces


def _turned(names: list[str], number: int) -> Iterator[str]:
    start = number % len(names)
    yield from names[start:] + names[:start]


def _ratio(one: Sequence[float], other: Sequence[float]) -> dict[str, float]:
    """Return the median ratio of the blocks, and its 95 % interval over resampled blocks."""
    ratios = np.array(one) / np.array(other)
    drawn = np.random.default_rng(0).choice(ratios, (_RESAMPLES, len(ratios)))
    low, high = np.percentile(np.median(drawn, axis=1), [2.5, 97.5])
    return {"value": float(np.median(ratios)), "low": float(low), "high": float(high)}


def _growth() -> dict[str, float]:
    """Return how many times the CPU seconds of 100,000 characters 200,000 take."""
    settings = Settings(max_tokens=sys.maxsize)
    short, long = (read(text_of("news", length), settings=settings) for length in _LENGTHS)
    shown: dict[str, Callable[[Any], object]] = {
        "html": mimebundle,
        "entities": lambda reading: reading.to_frame("entities"),
        "mentions": lambda reading: reading.to_frame("mentions"),
    }
    return {what: round(_least(draw, long) / _least(draw, short), 2) for what, draw in shown.items()}


def _least(draw: Callable[[Any], object], reading: Any) -> float:
    seconds = []
    for _ in range(5):
        began = process_time()
        draw(reading)
        seconds.append(process_time() - began)
    return min(seconds)
