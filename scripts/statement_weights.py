"""Fit the weights of `newsnb.checking.weighing` to statements that were judged by hand.

    pip install -e . scipy
    cd benchmarks/checking
    python ../../scripts/statement_weights.py statements.jsonl check.jsonl plain.jsonl said.jsonl near.jsonl loose.jsonl

Reads sets in the form of ``newsnb bench check``, without what they keep unread and without quotations. The chance of a
verdict is its share of the odds of all verdicts; the likelihood of those judged by hand, less half the squares of the
weights over `SPREAD`, is made largest. Prints how many statements are right when their article is left out, beside what
the rules have right, and writes ``newsnb/lang/en/weights/statements.csv``. Takes a minute.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from newsnb.bench.cases import list_rows, read_article
from newsnb.checking.findings import Claim, Finding, favour
from newsnb.checking.ground import Ground, ground_of
from newsnb.checking.meaning import find_likeness, list_likenesses
from newsnb.checking.passages import passages_of
from newsnb.checking.statements import is_certain, judge_by_rules, place_likenesses, settle
from newsnb.checking.voices import resolve, voices_of
from newsnb.checking.weighing import Places, signs_of
from newsnb.lang import english
from newsnb.pipeline import read
from newsnb.reading import Reading
from newsnb.settings import Settings

VERDICTS = ("supported", "unsupported", "unsure", "absent", "altered", "other-speaker", "other-relay")
SPREAD = 0.2
FOLDS = 8
SMALLEST = 0.005  # a weight nearer to zero is left out
TABLE = english.folder / "weights" / "statements.csv"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A statement: its signs, what people said, the number of its article, and what it is judged by.

    ``certain`` tells whether the rules settle it.
    """

    signs: dict[str, float]
    right: str
    article: int
    certain: bool
    claim: Claim
    places: Places
    ruled: Finding
    ground: Ground


def list_examples(paths: Sequence[Path]) -> Iterator[Example]:
    """Yield the statements of sets that may be read."""
    rows = [row for path in paths for row in list_rows(path, "cases", None) if row["split"] == "read"]
    for number, row in enumerate(rows):
        article = read_article(row)
        for case in row["cases"]:
            yield from _list_one(article, case, number)


def _list_one(article: Reading, case: dict[str, object], number: int) -> Iterator[Example]:
    text, start, end, right = str(case["text"]), int(str(case["start"])), int(str(case["end"])), str(case["verdict"])
    reading, ground = read(text, settings=Settings(stance=True)), ground_of(article)
    shared = {one: min(one.end, end) - max(one.start, start) for one in passages_of(reading)}
    passage = max(shared, key=lambda one: shared[one], default=None)
    if passage is None or passage.marked or shared[passage] <= 0 or right not in VERDICTS:
        return
    claim = Claim(passage, reading, resolve(voices_of(reading, passage.quote), ground.known))
    favours = favour(claim, ground)
    found = list_likenesses(passage.words, passage.cue, ground, favours)
    if found:
        ruled = judge_by_rules(claim, find_likeness(found, favours), ground, favours)
        places = place_likenesses(claim, found, ground)
        signs = signs_of(claim, places, ruled.verdict, ground)
        yield Example(signs, right, number, is_certain(ruled, ground), claim, places, ruled, ground)


def fit(examples: Sequence[Example], names: Sequence[str]) -> Floats:
    """Return the weights: a row for each verdict."""
    table = np.array([[one.signs.get(name, 0.0) for name in names] for one in examples])
    right = np.array([[float(one.right == verdict) for verdict in VERDICTS] for one in examples])

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(len(VERDICTS), len(names))
        sums = table @ weights.T
        sums -= sums.max(axis=1, keepdims=True)
        odds = np.exp(sums)
        chances = odds / odds.sum(axis=1, keepdims=True)
        worth = -np.log((chances * right).sum(axis=1)).sum() + (flat @ flat) / 2 / SPREAD
        return float(worth), ((chances - right).T @ table + weights / SPREAD).ravel()

    start = np.zeros(len(VERDICTS) * len(names))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.array(found.x).reshape(len(VERDICTS), len(names))


def guess(weights: Floats, one: Example, names: Sequence[str]) -> str:
    """Return the verdict on a statement, as `newsnb.checking.statements.judge_statement` has it."""
    if one.certain:
        return one.ruled.verdict
    sums = weights @ np.array([one.signs.get(name, 0.0) for name in names])
    ranked = [VERDICTS[number] for number in np.argsort(-sums)]
    return settle(ranked, one.claim, one.places, one.ruled, one.ground).verdict


def main(paths: Sequence[Path]) -> None:
    """Fit, check and write."""
    examples = list(list_examples(paths))
    names = sorted({name for one in examples for name in one.signs})
    open_ones = [one for one in examples if not one.certain]
    hits = 0
    for fold in range(FOLDS):
        weights = fit([one for one in open_ones if one.article % FOLDS != fold], names)
        hits += sum(guess(weights, one, names) == one.right for one in examples if one.article % FOLDS == fold)
    ruled = sum(one.ruled.verdict == one.right for one in examples)
    print(f"{len(examples)} statements; right by the rules: {ruled}, with their article left out: {hits}")
    weights = fit(open_ones, names)
    rows = [
        (f"{verdict}: {name}", round(float(weight), 3))
        for verdict, row in zip(VERDICTS, weights, strict=True)
        for name, weight in zip(names, row, strict=True)
        if abs(weight) >= SMALLEST
    ]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(f"# Fitted by scripts/statement_weights.py to {len(examples)} statements of benchmarks/checking.\n")
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
