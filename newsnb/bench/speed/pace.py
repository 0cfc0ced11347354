"""Articles -> words read a CPU second beside the bare model, in blocks that take turns; memory; growth with length."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from statistics import median
from time import process_time
from typing import Any

import numpy as np
import spacy

from newsnb.bench.corpora.articles import read_attributions
from newsnb.bench.speed.children import memory_of, seconds_of_commands
from newsnb.bench.speed.texts import text_of
from newsnb.bench.tables import aligned
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

COMPARED = ((QUICK, STOCK), (MANY, STOCK), (MANY, QUICK), (ALONE, STOCK_ALONE))
"""What is divided by what: words a CPU second of the first, by those of the second."""

_BLOCK = 20  # articles
_RESAMPLES = 1000
_LENGTHS = (100_000, 200_000)  # characters

Way = Callable[[Sequence[str]], object]


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Measure how many words are read a CPU second, how much memory that takes, and how both grow.

    Parameters
    ----------
    path
        A corpus, as `newsnb.bench.corpora.articles.read_attributions` takes it.
    limit
        Number of articles; None for 1,000. The texts are repeated as needed, ten times as many for the memory.

    Returns
    -------
    dict
        Plain values: words a CPU second of each way; the ratios in `COMPARED`, medians over blocks with 95 % intervals;
        memory in megabytes; the CPU seconds of the command and of the bare model in processes of their own; and
        times as many CPU seconds for twice the text.
    """
    texts = [article.text for article in read_attributions(path)]
    number = limit or 1000
    chosen = [texts[index % len(texts)] for index in range(number)]
    paces = _measure(_ways(), [chosen[start : start + _BLOCK] for start in range(0, number, _BLOCK)])
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
        "ratios": {f"{one} / {other}": _ratio(paces[one], paces[other]) for one, other in COMPARED},
        "memory": memory_of(path, number),
        "commands": seconds_of_commands(chosen[0]),
        "twice the text": _growth(),
    }


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`."""
    rows: list[tuple[str, ...]] = [("words a CPU second", "median", "95 %")]
    rows += [(way, f"{pace:,}", "") for way, pace in results["words_per_cpu_second"].items()]
    rows.append(("times as many", "", ""))
    for name, one in results["ratios"].items():
        rows.append((name, f"{one['value']:.2f}", f"{one['low']:.2f} to {one['high']:.2f}"))
    for name in ("memory", "commands", "twice the text"):
        rows.append((name, "", ""))
        rows += [(f"  {what}", f"{value:g}", "") for what, value in results[name].items()]
    return aligned(rows)


def _ways() -> dict[str, Way]:
    stock, quick = (spacy.load(DEFAULT_MODEL) for _ in range(2))
    quicken(quick)

    def run_quick(texts: Sequence[str]) -> object:
        with one_thread():
            return list(quick.pipe(texts))

    return {
        STOCK: lambda texts: list(stock.pipe(texts)),
        QUICK: run_quick,
        MANY: lambda texts: list(read_many(texts)),
        STOCK_ALONE: lambda texts: [stock(text) for text in texts],
        ALONE: lambda texts: [read(text) for text in texts],
    }


def _measure(ways: Mapping[str, Way], blocks: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    """Return the words a CPU second of each way in each block; all ways take turns, each time in another order."""
    paces: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way(blocks[0][:3])  # what is loaded on first use
    for number, block in enumerate(blocks):
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
