"""Texts made up to take long -> CPU seconds beside those of the bare parse, and what twice the text costs."""

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from time import process_time
from typing import Any

from newsnb.bench.corpora.articles import Article
from newsnb.bench.runs import MODEL, Bench, Step
from newsnb.bench.speed.texts import KINDS, text_of
from newsnb.bench.tables import aligned
from newsnb.intake import read_file
from newsnb.linking import reading_of
from newsnb.settings import Settings
from newsnb.tokens import tokenize
from newsnb.values import MadeBy, Meta

STEPS = ("paragraphs", "entities", "places", "quotes")
READING = "reading"

BARS = {"seconds": 10.0, "times the bare parse": 1.5, "times for twice the text": 2.3}
"""CPU seconds, or times the bare parse where that is longer, for any text within the limits; and for twice the text."""

LONGEST = Settings().max_characters
_SHORTEST = 0.5  # CPU seconds; what takes less is not worth doubling


def run(path: Path | None = None, *, limit: int | None = None) -> dict[str, Any]:
    """Measure the time that texts take at the limit, and at half of it.

    Parameters
    ----------
    path
        A file with an article, to be repeated up to the limit; None makes texts of all `KINDS` up.
    limit
        Number of kinds to measure; None for all.

    Returns
    -------
    dict
        Plain values: for each kind the tokens, the CPU seconds of the bare parse and of all, and the same of half the
        text. Seconds are of this machine, and of what else it does: look at the shares.
    """
    bench = Bench(quick=False)
    steps = {name: bench.step(name, f"newsnb_{name}") for name in STEPS}
    kinds = {path.name: read_file(path).text} if path else dict.fromkeys(KINDS[:limit])
    return {
        "bench": "time",
        "date": date.today().isoformat(),
        "made_by": {"newsnb": version("newsnb"), "python": python_version(), "machine": machine()},
        "bars": BARS,
        "figures": {kind: _measure(bench, steps, kind, words) for kind, words in kinds.items()},
    }


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run`, a kind a line; what is over a bar is marked."""
    rows: list[tuple[str, ...]] = [("", "tokens", "bare parse, s", "all, s", "times bare", "times half", "")]
    for kind, one in results["figures"].items():
        over = "" if is_in_time(one) and is_linear(one) else "over the bar"
        times = (f"{one['all'] / max(one['bare'], 0.01):.2f}", f"{_doubling(one):.2f}" if _doubling(one) else "")
        rows.append((kind, f"{one['tokens']:,}", f"{one['bare']:.1f}", f"{one['all']:.1f}", *times, over))
    return aligned(rows)


def is_in_time(figure: Mapping[str, Any]) -> bool:
    """Return whether a text took less than its bar, in seconds or in parses."""
    return bool(figure["all"] < max(BARS["seconds"], BARS["times the bare parse"] * figure["bare"]))


def is_linear(figure: Mapping[str, Any]) -> bool:
    """Return whether a text took no more than it may beside the half of it."""
    return _doubling(figure) <= BARS["times for twice the text"]


def _doubling(figure: Mapping[str, Any]) -> float:
    return figure["all"] / figure["half"] if figure["half"] > _SHORTEST else 0.0


def _measure(bench: Bench, steps: Mapping[str, Step], kind: str, words: str | None) -> dict[str, Any]:
    """Return the figures of one kind of text; ``words`` are repeated where they are given."""
    made = (words * (LONGEST // len(words) + 1))[:LONGEST] if words else text_of(kind, LONGEST)
    text = _at_limit(bench, made)
    half = text[: len(text) // 2]
    before, whole, after = (_clocked(bench, steps, part) for part in (half, text, half))
    halves = round((before["all"] + after["all"]) / 2, 2)  # the clock is no steady one: other programs share the caches
    return {"tokens": whole["tokens"], "bare": whole["bare"], "all": whole["all"], "half": halves}


def _at_limit(bench: Bench, text: str) -> str:
    """Cut a text to the limit of tokens, at a rate that its first part tells."""
    sample = text[:20_000]
    rate = len(tokenize(bench.nlp, sample)[0]) / len(sample)
    return text[: int(min(len(text), 0.98 * Settings().max_tokens / rate))]


def _clocked(bench: Bench, steps: Mapping[str, Step], text: str) -> dict[str, Any]:
    before = dict(bench.seconds)
    ((_, doc),) = bench.parse([Article(id="made up", text=text)], first=steps["paragraphs"])
    for name in STEPS[1:]:
        steps[name](doc)
    began = process_time()
    reading_of(doc, text=text, meta=Meta(), made_by=MadeBy(newsnb="", spacy="", model="", gazetteer=""))
    bench.seconds[READING] += process_time() - began
    spent = {name: seconds - before.get(name, 0.0) for name, seconds in bench.seconds.items()}
    return {"tokens": len(doc), "bare": round(spent[MODEL], 2), "all": round(sum(spent.values()), 2)}
