"""Learn how much the signs of a name count for its label, beginning with the weights that there are.

    pip install -e . scipy
    python scripts/label_weights.py newsnb/lang/en/weights/labels.csv fitted.csv meantime.jsonl gum.jsonl

Reads JSON lines ``{"text", "entities": [{"type", "mentions": [{"start", "end", "kind"}]}]}`` (annotated Wikinews, CC
BY) and writes a table of weights. A name counts where its edges are those of a marked one of type PER, ORG or LOC.

The chance of a label is its share of the odds of those labels of the three types for or against which a sign of the
name counts. The likelihood of the right types, less the penalty times the squares of the changes, is made largest. The
weights of other labels stay: no other type is marked, and each of them would be wrong wherever it competes.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from newsnb.bench.corpora import Article, Name
from newsnb.bench.names import without_edges
from newsnb.bench.runs import Bench
from newsnb.extract.discourse import discourse_in
from newsnb.extract.mentions.finding import propose_names
from newsnb.extract.mentions.labels import Groups, decide, family_names, read_weights, short_names, weigh
from newsnb.extract.mentions.signs import Others
from newsnb.gazetteer import load

TYPES = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": ("GPE", "LOC", "FAC")}
LABELS = frozenset(label for labels in TYPES.values() for label in labels)
FOLDS = 5

Floats = NDArray[np.float64]
Weights = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A name of an article: its signs, the type that people gave it, and the number of the article."""

    signs: Mapping[str, float]
    right: str
    article: int


def main() -> None:
    """Fit the weights, and write them with what they were fitted on."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--penalty", type=float, nargs="+", default=[0.3, 1, 3, 10], help="the best is taken")
    options = parser.parse_args()
    lines = options.weights.read_text(encoding="utf-8").splitlines()
    present = {row[0]: float(row[1]) for row in csv.reader(line for line in lines if not line.startswith("#"))}
    articles = [article for path in options.corpora for article in read_articles(path)]
    made = list(examples(articles))
    print(f"{len(made)} names of {len(articles)} articles; right now: {share_right(made, present):.4f}")
    checked = {penalty: cross_validate(made, present, penalty) for penalty in options.penalty}
    print("right on articles left out, by penalty:", {penalty: round(share, 4) for penalty, share in checked.items()})
    penalty = max(checked, key=lambda penalty: checked[penalty])
    write(options.output, fit(made, present, penalty), len(articles), len(made), penalty)


def read_articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file with the names that people marked."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        names = [
            Name(start=mention["start"], end=mention["end"], label=entity["type"])
            for entity in row["entities"]
            if entity["type"] in TYPES
            for mention in entity["mentions"]
            if mention["kind"] == "name"
        ]
        yield Article(id=f"{path.stem} {number}", text=row["text"], names=tuple(names))


def examples(articles: Sequence[Article]) -> Iterator[Example]:
    """Yield the names that newsnb finds where people marked one."""
    bench, gazetteer = Bench(), load()
    parsed = bench.parse(articles, first=bench.step("paragraphs", "newsnb_paragraphs"))
    for number, (article, doc) in enumerate(parsed):
        marked = {without_edges(article.text, name.start, name.end): name.label for name in article.names}
        discourse = discourse_in(doc)
        names = propose_names(discourse, gazetteer)
        groups = Groups(discourse, names, gazetteer)
        decided = decide(discourse, names, gazetteer)
        others = Others(family=family_names(decided), short=short_names(names))
        for key, group in groups.by_key.items():
            types = [marked[name.start, name.end] for name in group if (name.start, name.end) in marked]
            if types:
                yield Example(signs=groups.signs(key, others), right=max(types, key=types.count), article=number)


def share_right(made: Sequence[Example], weights: Weights) -> float:
    """Return the share of names whose best label is of the right type."""
    by_sign = read_weights(weights)
    scores = [(one, weigh(one.signs, by_sign)) for one in made]
    return float(np.mean([max(counts, key=lambda label: counts[label]) in TYPES[one.right] for one, counts in scores]))


def cross_validate(made: Sequence[Example], present: Weights, penalty: float) -> float:
    """Return the share of names that are right when they are left out of what the weights are fitted on."""
    shares = []
    for fold in range(FOLDS):
        kept = [one for one in made if one.article % FOLDS != fold]
        left_out = [one for one in made if one.article % FOLDS == fold]
        shares.append(share_right(left_out, fit(kept, present, penalty)) * len(left_out))
    return sum(shares) / len(made)


def fit(made: Sequence[Example], present: Weights, penalty: float) -> Weights:
    """Return the weights under which the right types are likeliest, near to the present ones."""
    features = list(present)
    start = np.array([present[feature] for feature in features])
    tables = [table for one in made if (table := _table_of(one, features))]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = float(penalty * ((weights - start) ** 2).sum()), 2 * penalty * (weights - start)
        for table, right in tables:
            odds = np.exp(table @ weights - (table @ weights).max())
            chance, of_right = odds / odds.sum(), odds * right / (odds * right).sum()
            total -= float(np.log((chance * right).sum()))
            slope += table.T @ (chance - of_right)
        return total, slope

    fitted = minimize(loss, start, jac=True, method="L-BFGS-B")
    return dict(zip(features, fitted.x.tolist(), strict=True))


def _table_of(one: Example, features: Sequence[str]) -> tuple[Floats, Floats] | None:
    """Return how much of each feature each candidate has, and which candidates are right; None if none is."""
    labels = [label for label in weigh(one.signs, read_weights(dict.fromkeys(features, 1.0))) if label in LABELS]
    right = np.array([float(label in TYPES[one.right]) for label in labels])
    table = np.zeros((len(labels), len(features)))
    for column, feature in enumerate(features):
        label, _, sign = feature.partition(": ")
        if label in labels:
            table[labels.index(label), column] = one.signs.get(sign, 0.0)
    return (table, right) if right.any() else None


def write(path: Path, weights: Weights, articles: int, names: int, penalty: float) -> None:
    """Write the table, with what it was fitted on in its head."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# How much a sign counts for a label. Fitted by scripts/label_weights.py on annotated Wikinews (MEANTIME\n"
            "# and GUM, CC BY; newsreader-project.eu, gucorpling.org/gum), starting from values set by hand;\n"
            f"# {articles} articles, {names} names, penalty {penalty:g}.\n"
        )
        csv.writer(out, lineterminator="\n").writerows(
            (feature, f"{weight:.3f}") for feature, weight in weights.items()
        )


if __name__ == "__main__":
    main()
