"""Set the weights of the resolver by cross-validation over corpora of news with annotated places.

Usage: ``python scripts/places_weights.py lgl.jsonl trnews.jsonl``. Each line is an article: ``text``, and ``toponyms``
with ``start``, ``end`` and, where they are known, ``lat`` and ``lon``. The articles are divided into five parts; on
four of them the weights are climbed one at a time, from those of the package, and the fifth is scored with them. It
prints the accuracy within 161 km over the parts left out, beside that of the package's own weights, and the median of
the weights of the five runs, which is what the package takes. Corpora count alike, however long they are.
"""

import argparse
import json
import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsnb.extract.places.context import kilometres
from newsnb.extract.places.names import name_at
from newsnb.extract.places.resolving import Scored, resolve
from newsnb.extract.places.senses import Sense, senses_of
from newsnb.extract.places.weights import WEIGHTS
from newsnb.extract.places.whole import name_kinds
from newsnb.gazetteer import Entry, Gazetteer, load

PARTS = 5
NEAR = 161  # km: a hundred miles, as the literature has it
# The others are what the article says outright, what no corpus here gives, and what no choice depends on.
FITTED = ("division", "country", "near", "close", "listed", "wide", "hamlet")
FACTORS = (0.6, 0.8, 1.25, 1.6)
CERTAINTIES, UNKNOWN = (0.1, 0.12, 0.15, 0.2, 0.25), (-0.1, 0.1, 0.2, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Article:
    """The senses of an article, and for each how many of its mentions each of its entries would place rightly."""

    corpus: str
    senses: list[Sense]
    right: list[dict[str, int]]
    mentions: int


def main() -> None:
    """Read the corpora, cross-validate, and print the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th article only")
    options = parser.parse_args()
    gazetteer = load()
    articles = [article for path in options.corpora for article in read(path, gazetteer, options.every)]
    own = WEIGHTS
    print(f"weights of the package: {score(articles, own):.4f}")
    runs, held_out = [], []
    for part in range(PARTS):
        test = articles[part::PARTS]
        train = [article for i, article in enumerate(articles) if i % PARTS != part]
        weights = climb(train, own)
        runs.append(weights)
        held_out.append(score(test, weights))
        print(f"part {part + 1}: {held_out[-1]:.4f}, the package's {score(test, own):.4f}, with {weights}")
    print(f"held out, on average: {statistics.mean(held_out):.4f}")
    median = {name: round(statistics.median(run[name] for run in runs), 2) for name in runs[0]}
    print(f"median of the runs: {score(articles, median):.4f} with {median}")
    calibrate(articles, own)


def read(path: Path, gazetteer: Gazetteer, every: int) -> Iterator[Article]:
    """Yield the articles of a corpus, with what does not depend on the weights done once."""
    for line in path.read_text(encoding="utf-8").split("\n")[::every]:
        if not line:
            continue
        record = json.loads(line)
        gold = {(t["start"], t["end"]): t for t in record["toponyms"] if "lat" in t}
        at = [name_at(record["text"], start, end, "GPE", gazetteer) for start, end in sorted(gold)]
        points = {name.start: gold[span] for span, name in zip(sorted(gold), at, strict=True) if name and name.entries}
        names = sorted({name for name in at if name}, key=lambda name: (name.start, name.end))
        senses = senses_of(record["text"], name_kinds(record["text"], names, gazetteer))
        right = [{entry.key: hits(entry, sense, points) for entry in sense.entries} for sense in senses]
        if gold:
            yield Article(path.stem, senses, right, len(gold))


def hits(entry: Entry, sense: Sense, points: dict[int, dict[str, float]]) -> int:
    """Count the mentions of ``sense`` that ``entry`` places rightly."""
    golds = (points[name.start] for name in sense.names if name.start in points)
    return sum(kilometres(entry, replace(entry, latitude=p["lat"], longitude=p["lon"])) <= NEAR for p in golds)


def score(articles: Sequence[Article], weights: Mapping[str, float]) -> float:
    """Return the share of mentions placed rightly, averaged over the corpora."""
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for article in articles:
        ranked = resolve(article.senses, weights=weights)
        chosen = sum(r[scored[0].entry.key] for r, scored in zip(article.right, ranked, strict=True))
        right[article.corpus] = right.get(article.corpus, 0) + chosen
        total[article.corpus] = total.get(article.corpus, 0) + article.mentions
    return statistics.mean(right[corpus] / total[corpus] for corpus in total)


def climb(articles: Sequence[Article], weights: Mapping[str, float]) -> Mapping[str, float]:
    """Change one weight at a time by a fixed factor as long as the score rises by more than noise."""
    best = score(articles, weights)
    improved = True
    while improved:
        improved = False
        for name in FITTED:
            for factor in FACTORS:
                tried = {**weights, name: round(weights[name] * factor, 3)}
                if (found := score(articles, tried)) > best + 0.0005:
                    best, weights, improved = found, tried, True
    return weights


def calibrate(articles: Sequence[Article], weights: Mapping[str, float]) -> None:
    """Print which certainty and which weight of unknown places make the scores true, by parts as above."""
    tried = [{**weights, "certainty": c, "unknown": u} for c in CERTAINTIES for u in UNKNOWN]
    ranked = [[resolve(article.senses, weights=each) for article in articles] for each in tried]
    losses = [[loss(article, one) for article, one in zip(articles, each, strict=True)] for each in ranked]
    for part in range(PARTS):
        best = min(
            range(len(tried)), key=lambda i: mean_loss([x for j, x in enumerate(losses[i]) if j % PARTS != part])
        )
        held_out = mean_loss(losses[best][part::PARTS])
        print(f"part {part + 1}: loss {held_out:.3f} with {tried[best]['certainty']}, {tried[best]['unknown']}")


def loss(article: Article, ranked: Sequence[Sequence[Scored]]) -> tuple[str, float, int]:
    """Return the corpus, the loss in nats of the scores of an article's choices, and how many mentions they are of."""
    total, count = 0.0, 0
    for sense, right, scored in zip(article.senses, article.right, ranked, strict=True):
        share = min(max(scored[0].share, 0.005), 0.995)
        hits = right[scored[0].entry.key]
        total -= hits * math.log(share) + (len(sense.names) - hits) * math.log(1 - share)
        count += len(sense.names)
    return article.corpus, total, count


def mean_loss(losses: Sequence[tuple[str, float, int]]) -> float:
    """Return the loss of a mention, averaged over the corpora."""
    corpora = {corpus for corpus, _, _ in losses}
    of = {name: [(total, count) for corpus, total, count in losses if corpus == name] for name in corpora}
    return statistics.mean(sum(t for t, _ in pairs) / sum(n for _, n in pairs) for pairs in of.values())


if __name__ == "__main__":
    main()
