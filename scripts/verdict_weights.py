"""Fit the weights of `newsnb.extract.verdict` to annotated attributions, read by weights that have not seen them.

    pip install -e . scipy
    python scripts/verdict_weights.py polnear_train.jsonl --keep FOLDER

Reads the same corpus as ``quote_weights.py``. The articles are divided into three parts; each is read with weights of
``attributions.csv`` that were fitted to the two others. What is found there, as `newsnb.extract.verdict.features`
describes it, is compared with what people marked: is it right, and is its source, where its words are? The likelihood
of the answers, less `PENALTY` times half the squares of the weights, is made largest. Writes ``verdict.csv`` and
``speakers.csv`` in ``newsnb/lang/en/weights/``, and prints the Brier scores on articles that the weights have not seen.
Takes about fifteen minutes; FOLDER keeps the parsed articles and the weights of the parts for the next time.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

import numpy as np
import quote_weights
import spacy
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc, DocBin

from newsnb.bench.corpora.articles import Article, Attribution, read_attributions
from newsnb.bench.runs import Bench
from newsnb.bench.scores.matching import Page, mark, partners
from newsnb.extract import attributions, coreference, mentions
from newsnb.extract.attributions import ranking
from newsnb.extract.coreference.chains import join_names
from newsnb.extract.discourse import Discourse
from newsnb.extract.scoring import BIAS
from newsnb.extract.verdict.features import describe
from newsnb.extract.verdict.judging import features_of
from newsnb.gazetteer import Gazetteer, load
from newsnb.lang import english, lexicon
from newsnb.steps import DEFAULT_MODEL
from newsnb.text.layout import lay_out

PARTS = 3
PENALTY = 25.0
RAREST = 10  # attributions; a feature seen less often is left out
SMALLEST = 0.02  # a weight nearer to zero is left out

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """An attribution found: its features, whether it is right, and whether its source is; None for other words."""

    features: list[str]
    right: bool
    speaker: bool | None


def parsed(articles: Sequence[Article], folder: Path) -> list[Doc]:
    """Return the articles as the pipeline parses them, kept in ``folder``."""
    path = folder / "articles.spacy"
    if not path.exists():
        bench = Bench()
        docs = [doc for _, doc in bench.parse(articles, first=bench.step("paragraphs", "newsnb_paragraphs"))]
        DocBin(docs=docs).to_disk(path)
    return list(DocBin().from_disk(path).get_docs(spacy.load(DEFAULT_MODEL).vocab))


def weights_without(part: int, rows: Sequence[dict[str, Any]], docs: Sequence[Doc], folder: Path) -> dict[str, float]:
    """Return the weights of attributions fitted to all parts but one, kept in ``folder``."""
    path = folder / f"attributions-{part}.json"
    if not path.exists():
        others = [number for number in range(len(rows)) if number % PARTS != part]
        made = quote_weights.examples([rows[i] for i in others], [docs[i] for i in others])
        names, table = quote_weights.table_of(made.features)
        values, bias = quote_weights.fit(table, made)
        fitted = {name: round(float(value), 4) for name, value in zip(names, values, strict=True) if value}
        path.write_text(json.dumps(fitted | {BIAS: bias}), encoding="utf-8")
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def use(weights: dict[str, float]) -> None:
    """Put weights in the place of those in ``attributions.csv``, for the rest of this run."""
    known, path = lexicon._weights, english.folder / "weights" / "attributions.csv"
    lexicon._weights = lambda asked: MappingProxyType(weights) if asked == path else known(asked)
    ranking._models.cache_clear()


def examples_of(article: Article, doc: Doc, gazetteer: Gazetteer) -> Iterator[Example]:
    """Yield what is found in an article."""
    discourse = Discourse(doc, doc.text, lay_out(doc.text))
    names = mentions.find_mentions(discourse, gazetteer, ())
    found = attributions.find_attributions(discourse, names, stance=True)
    chains, speakers = coreference.resolve(discourse, join_names(discourse, names), found)
    page = Page.of(article.text)
    guesses = [Attribution(content=one.content, cue=one.cue, source=one.source, score=one.score) for one in found]
    agreed = dict(partners(mark(page, article.attributions), mark(page, guesses), page).values())
    for number, values in enumerate(describe(discourse, found, chains, speakers)):
        yield Example(features_of(values), agreed.get(number, False), agreed.get(number))


def table_of(features: Iterable[Sequence[str]], names: Sequence[str]) -> csr_matrix:
    """Return which example has which feature."""
    numbers = {name: number for number, name in enumerate(names)}
    found = [[numbers[feature] for feature in own if feature in numbers] for own in features]
    columns = np.fromiter((number for own in found for number in own), np.int32)
    ends = np.cumsum([0, *map(len, found)])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), len(names)))


def fit(features: Sequence[Sequence[str]], right: Floats) -> dict[str, float]:
    """Return the weights of a logistic regression."""
    counts = Counter(feature for own in features for feature in own)
    names = sorted(feature for feature, count in counts.items() if count >= RAREST)
    table = table_of(features, names)

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = table @ weights
        worth = float(np.logaddexp(0, sums).sum() - right @ sums + PENALTY / 2 * weights @ weights)
        return worth, table.T @ (1 / (1 + np.exp(-sums)) - right) + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(value), 3) for name, value in zip(names, found, strict=True) if abs(value) >= SMALLEST}


def brier(features: Sequence[Sequence[str]], right: Floats, part_of: Floats) -> float:
    """Return the mean squared error of the chances of each part, fitted to the others."""
    errors: list[float] = []
    for part in range(PARTS):
        weights = fit([own for own, of in zip(features, part_of, strict=True) if of != part], right[part_of != part])
        names = sorted(weights)
        inside = [own for own, of in zip(features, part_of, strict=True) if of == part]
        sums = table_of(inside, names) @ np.array([weights[name] for name in names])
        errors += list((1 / (1 + np.exp(-sums)) - right[part_of == part]) ** 2)
    return float(np.mean(errors))


def write(
    table: str, features: Sequence[Sequence[str]], right: Sequence[bool], part_of: Sequence[int], articles: int
) -> None:
    """Fit one table, write it, and print how good it is."""
    answers = np.array(right, float)
    weights = fit(features, answers)
    path = english.folder / "weights" / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("# Fitted by scripts/verdict_weights.py on PolNeAR's training part (Newell et al. 2018);\n")
        file.write(f"# {articles} articles, {len(right)} attributions, {sum(right)} right, pipeline {DEFAULT_MODEL}.\n")
        csv.writer(file, lineterminator="\n").writerows(sorted(weights.items()))
    print(f"{path.name}: {len(weights)} weights, Brier score {brier(features, answers, np.array(part_of)):.4f}")


def run(path: Path, folder: Path) -> None:
    """Read, fit and write."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles, gazetteer = read_attributions(path), load()
    docs = parsed(articles, folder)
    made: list[tuple[int, Example]] = []
    for part in range(PARTS):
        use(weights_without(part, rows, docs, folder))
        inside = zip(articles[part::PARTS], docs[part::PARTS], strict=True)
        made += [(part, example) for article, doc in inside for example in examples_of(article, doc, gazetteer)]
    paired = [(part, one, one.speaker) for part, one in made if one.speaker is not None]
    write("verdict", [one.features for _, one in made], [one.right for _, one in made], [p for p, _ in made], len(rows))
    write(
        "speakers", [one.features for _, one, _ in paired], [s for *_, s in paired], [p for p, *_ in paired], len(rows)
    )


def main() -> None:
    """Run with the arguments given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--keep", type=Path, help="folder that keeps the parsed articles and the weights of the parts")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        run(options.corpus, options.keep or Path(folder))


if __name__ == "__main__":
    main()
