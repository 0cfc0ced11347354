"""Fit how much each sign counts when newsnb decides whether a name is a place's.

Usage: ``python scripts/place_name_weights.py lgl.jsonl trnews.jsonl benchmarks/places.jsonl``. Each line is an article:
``text``, and ``toponyms`` with ``start`` and ``end``; those with ``"part": "unread"`` are left out. A proposed name is
a place's if it overlaps a toponym. It prints the table, and the loss in nats, precision and recall of the part left
out, in five parts; a normal prior holds the weights near 0.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsnb.extract.places.names import Name
from newsnb.extract.places.page import Page
from newsnb.extract.places.verdicts import chance_of, signs_by_others, signs_of

PARTS = 5
PRIOR = 1.0
FEWEST = 10  # names with a sign, for it to have a weight
LEAST = 0.5
BY_HAND = {"marked WAY": 2.0}
"""Of signs that the corpora have too seldom."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Article:
    """The names proposed in an article, the signs of each, and whether it is a place's."""

    text: str
    names: list[Name]
    signs: list[list[str]]
    right: list[bool]


def main() -> None:
    """Read the corpora, cross-validate, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    articles = [article for path in parser.parse_args().corpora for article in read(path)]
    print(cross_validate(articles), file=sys.stderr)
    print(table_of(fit(articles)))


def read(path: Path) -> Iterator[Article]:
    """Yield the articles of a corpus."""
    import spacy

    import newsnb
    from newsnb.extract.discourse import discourse_of
    from newsnb.extract.places.page import read_page, tags_of_entities
    from newsnb.extract.places.proposing import propose_names
    from newsnb.gazetteer import load
    from newsnb.records import layout_of, read_entities
    from newsnb.steps import DEFAULT_MODEL
    from newsnb.tokens import text_of

    nlp, gazetteer = newsnb.add_to(spacy.load(DEFAULT_MODEL)), load()
    lines = path.read_text(encoding="utf-8").split("\n")
    records = [record for line in lines if line and (record := json.loads(line)).get("part") != "unread"]
    for doc, record in zip(nlp.pipe(record["text"] for record in records), records, strict=True):
        discourse = discourse_of(doc, layout_of(doc), text_of(doc))
        page = read_page(discourse, tags_of_entities(discourse, read_entities(doc)), gazetteer)
        yield article_of(propose_names(page), [(t["start"], t["end"]) for t in record["toponyms"]])


def article_of(page: Page, toponyms: Sequence[tuple[int, int]]) -> Article:
    """Return an article by its page, on which all names are that are proposed, and by what people marked."""
    names = [name for name in page.found if name.entries]
    right = [any(name.start < end and start < name.end for start, end in toponyms) for name in names]
    return Article(page.text, names, [list(signs_of(name, page)) for name in names], right)


def fit(articles: Sequence[Article]) -> Weights:
    """Return the weights of the second verdict, in which the first one counts for the other names.

    The same weights make both, so they are fitted until they agree: three times.
    """
    right = right_in(articles)
    weights = fit_signs([signs for article in articles for signs in article.signs], right)
    for _ in range(3):
        weights = fit_signs([signs for article in articles for signs in all_signs(article, weights)], right)
    return weights


def all_signs(article: Article, weights: Weights) -> list[list[str]]:
    """Return the signs of each name with those that the others give it."""
    first = [chance_of(signs, weights) for signs in article.signs]
    others = signs_by_others(article.names, first, article.text)
    return [[*own, *more] for own, more in zip(article.signs, others, strict=True)]


def right_in(articles: Sequence[Article]) -> list[bool]:
    """Return for all names in turn whether they are places'."""
    return [right for article in articles for right in article.right]


def fit_signs(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> Weights:
    """Return the weights under which the right verdicts are most likely."""
    counts = Counter(sign for row in rows for sign in row)
    number = {sign: i for i, sign in enumerate(sign for sign, count in counts.items() if count >= FEWEST)}
    cells = [(i, number[sign]) for i, row in enumerate(rows) for sign in row if sign in number]
    matrix = csr_matrix((np.ones(len(cells)), tuple(np.array(cells).T)), shape=(len(rows), len(number)))
    wanted = np.array(right, dtype=float)

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = matrix @ weights
        nats = np.sum(np.logaddexp(0.0, total) - wanted * total) + PRIOR / 2 * weights @ weights
        return float(nats), matrix.T @ (1 / (1 + np.exp(-total)) - wanted) + PRIOR * weights

    found = minimize(cost, np.zeros(len(number)), jac=True, method="L-BFGS-B").x.tolist()
    return dict(zip(number, found, strict=True)) | BY_HAND


def cross_validate(articles: Sequence[Article]) -> str:
    """Return loss, precision and recall on the parts left out."""
    chances: list[float] = []
    right: list[bool] = []
    for part in range(PARTS):
        weights = fit([article for i, article in enumerate(articles) if i % PARTS != part])
        test = articles[part::PARTS]
        chances += [chance_of(signs, weights) for article in test for signs in all_signs(article, weights)]
        right += right_in(test)
    p, y = np.array(chances), np.array(right)
    loss = -np.mean(np.log(np.where(y, p, 1 - p)))
    taken = p >= LEAST
    return f"loss {loss:.4f}, precision {y[taken].mean():.4f}, recall {y[taken].sum() / y.sum():.4f}"


def table_of(weights: Weights) -> str:
    """Return the rows of the table, by the sign."""
    return "\n".join(f"{sign},{weight:.2f}" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.005)


if __name__ == "__main__":
    main()
