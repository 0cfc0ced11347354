"""Fit the weights of the resolver on corpora of news with annotated places, as a log-linear model.

Usage: ``python scripts/places_weights.py lgl.jsonl trnews.jsonl``. Each line is an article: ``text``, and ``toponyms``
with ``start``, ``end`` and, where they are known, ``lat`` and ``lon``. The entries of a name and "none of these"
compete; what was chosen for the other names of the article is context, and the fit is made again with the new choices.
A normal prior holds the weights near those set by hand, since a few hundred articles do not tell all of them. Its width
is chosen by cross-validation in five parts: the accuracy within 161 km and the loss in nats of a mention, on the part
left out. It prints both, beside those set by hand and those of the package, and the table for the widest prior that is
worse in neither. Corpora count alike, however long they are.
"""

import argparse
import json
import math
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from newsnb.extract.places.context import kilometres
from newsnb.extract.places.names import name_at
from newsnb.extract.places.resolving import Scored, resolve
from newsnb.extract.places.senses import Sense, senses_of
from newsnb.extract.places.weights import WEIGHTS
from newsnb.extract.places.whole import name_kinds
from newsnb.gazetteer import Entry, Gazetteer, load

PARTS = 5
NEAR = 161  # km: a hundred miles, as the literature has it
ROUNDS = 2
PRIORS = (0.0005, 0.002, 0.006, 0.02)
BY_HAND = {
    "division": 0.45, "country": 0.44, "near": 0.3, "close": 0.2, "listed": 0.2, "wide": 0.2, "said": 1.0,
    "certainty": 0.15, "unknown": 0.3,
}  # fmt: skip
LINEAR = ("division", "country", "near", "close", "listed", "wide", "said")


@dataclass(frozen=True, slots=True)
class Article:
    """The senses of an article, and for each how many of its mentions each of its entries would place rightly."""

    corpus: str
    senses: list[Sense]
    right: list[dict[str, int]]
    mentions: int


@dataclass(frozen=True, slots=True)
class Options:
    """The entries of all senses one below the other, as rows of what each weight is multiplied with.

    ``first`` has the first row of each sense, ``sense`` the sense of each row; ``right`` marks the rows that place most
    of the mentions rightly, ``is_none`` the senses without any, ``count`` how much a sense counts.
    """

    rows: np.ndarray
    sense: np.ndarray
    first: np.ndarray
    right: np.ndarray
    is_none: np.ndarray
    count: np.ndarray


def main() -> None:
    """Read the corpora, cross-validate, and print the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every n-th article only")
    options = parser.parse_args()
    gazetteer = load()
    articles = [article for path in options.corpora for article in read(path, gazetteer, options.every)]
    by_hand = {**WEIGHTS, **BY_HAND}
    least = show("by hand", cross_validate(articles, lambda _: by_hand))
    show("of the package", cross_validate(articles, lambda _: WEIGHTS))
    for prior in PRIORS:
        found = show(f"prior {prior}", cross_validate(articles, lambda train, prior=prior: fit(train, by_hand, prior)))
        if found[0] >= least[0] and found[1] <= least[1]:
            print("\n".join(f"{name},{value:.2f}" for name, value in fit(articles, by_hand, prior).items()))
            return


def show(what: str, found: tuple[float, float]) -> tuple[float, float]:
    """Print accuracy and loss and return them."""
    print(f"{what}: {found[0]:.4f} right, loss {found[1]:.4f}", flush=True)
    return found


def cross_validate(
    articles: Sequence[Article], fitted: Callable[[Sequence[Article]], Mapping[str, float]]
) -> tuple[float, float]:
    """Return accuracy and loss, averaged over the parts left out."""
    figures = []
    for part in range(PARTS):
        test = articles[part::PARTS]
        weights = fitted([article for i, article in enumerate(articles) if i % PARTS != part])
        losses = [loss(article, resolve(article.senses, weights=weights)) for article in test]
        figures.append((score(test, weights), mean_loss(losses)))
    return statistics.mean(right for right, _ in figures), statistics.mean(nats for _, nats in figures)


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


def fit(articles: Sequence[Article], start: Mapping[str, float], prior: float) -> Mapping[str, float]:
    """Return the weights under which the right entries are most likely, held near ``start`` by ``prior``."""
    weights = start
    for _ in range(ROUNDS):
        options = options_of(articles, weights)
        at_start, now = as_vector(start), as_vector(weights)
        found = minimize(cost, now, (options, at_start, prior), jac=True, method="L-BFGS-B", bounds=bounds(now))
        scale = 1 / found.x[0]
        linear = {name: max(1e-6, value * scale) for name, value in zip(LINEAR, found.x[1:-1].tolist(), strict=True)}
        weights = {**start, **linear, "certainty": float(scale), "unknown": float(found.x[-1] * scale)}
    return weights


def as_vector(weights: Mapping[str, float]) -> np.ndarray:
    """Return what the model is linear in: the weight of size, the others, and the score of "none of these"."""
    return np.array([1.0, *(weights[name] for name in LINEAR), weights["unknown"]]) / weights["certainty"]


def bounds(vector: np.ndarray) -> list[tuple[float | None, float | None]]:
    """Return the bounds of the model: nothing speaks against an entry."""
    return [(0.5, None), *[(0.0, None)] * (len(vector) - 2), (None, None)]


def options_of(articles: Sequence[Article], weights: Mapping[str, float]) -> Options:
    """Return the entries of all senses with the context that ``weights`` choose."""
    mentions = {name: sum(a.mentions for a in articles if a.corpus == name) for name in {a.corpus for a in articles}}
    rows, hits, lengths, shares = [], [], [], []
    for article in articles:
        for scored, right in zip(resolve(article.senses, weights=weights), article.right, strict=True):
            rows += [row_of(each, weights) for each in scored]
            hits += [right[each.entry.key] for each in scored]
            lengths.append(len(scored))
            shares.append(1 / mentions[article.corpus])
    sense = np.repeat(np.arange(len(lengths)), lengths)
    first = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    most = np.maximum.reduceat(np.array(hits, float), first)
    right = (np.array(hits) > 0) & (np.array(hits) >= most[sense])
    return Options(np.array(rows), sense, first, right, most == 0, np.where(most == 0, 1.0, most) * np.array(shares))


def row_of(scored: Scored, weights: Mapping[str, float]) -> list[float]:
    """Return what each weight is multiplied with for an entry."""
    parts = scored.parts._asdict() | {"wide": 0.0}
    if not scored.entry.country:
        parts |= {"country": 0.0, "wide": weights["wide"]}
    return [parts["size"], *(parts[name] / weights[name] for name in LINEAR)]


def cost(vector: np.ndarray, options: Options, start: np.ndarray, prior: float) -> tuple[float, np.ndarray]:
    """Return the loss of the right entries and its gradient, with what the prior adds."""
    scores, none = options.rows @ vector[:-1], vector[-1]
    best = np.maximum(np.maximum.reduceat(scores, options.first), none)
    each, of_none = np.exp(scores - best[options.sense]), np.exp(none - best)
    whole = np.add.reduceat(each, options.first) + of_none
    right = np.where(options.right, each, 0.0)
    hit = np.add.reduceat(right, options.first)
    likely = np.where(options.is_none, of_none, hit) / whole
    wanted = np.where(options.is_none[options.sense], 0.0, right / np.where(hit > 0, hit, 1.0)[options.sense])
    pull = (wanted - each / whole[options.sense]) * options.count[options.sense]
    gradient = np.append(pull @ options.rows, (options.count * (options.is_none - of_none / whole)).sum())
    away = vector - start
    return float(prior * (away**2).sum() - (options.count * np.log(likely)).sum()), 2 * prior * away - gradient


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
