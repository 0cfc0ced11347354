"""Fit the weights of `newsnb.extract.coreference.antecedents` to marked coreference.

    pip install -e . scipy
    python scripts/coreference_weights.py gum.jsonl meantime.jsonl benchmarks/wikinews-quotes.jsonl

Reads JSON lines ``{"text", "entities": [{"mentions": [{"start", "end", "kind"}]}]}`` (annotated Wikinews: GUM, Zeldes
2017, and MEANTIME, CC BY), or quotes with their speakers by name ``{"text", "attributions": [{"source", "speaker"}]}``,
in which the pronouns among the sources are marked, and writes ``newsnb/lang/en/weights/coreference.csv``. Each pronoun
he, she, him, her and his that is marked is an example: its candidates compete with one another, and with nobody. The
likelihood of the marked person is made largest, less a penalty on the squares of the differences from the weights that
are there: `PENALTY`, `PENALTY_OF_NEW` for what has no weight yet, and `PENALTY_OF_NONE` for nobody.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import newsnb.extract.coreference.resolving as resolving
from newsnb.components import Paragraphs
from newsnb.extract.analysis import analyze
from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.antecedents import candidates_of, features_of
from newsnb.extract.coreference.chains import Chains
from newsnb.extract.discourse import discourse_of
from newsnb.gazetteer import load
from newsnb.lang import english
from newsnb.records import layout_of
from newsnb.steps import DEFAULT_MODEL

PENALTY = 12.0
PENALTY_OF_NONE = 100.0  # a corpus of whole chains has many pronouns of persons without a name
PENALTY_OF_NEW = 1.0  # of what has no weight yet
NONE = "none"
_Mark = tuple[int, int, str]
HEAD = (
    "# Fitted by scripts/coreference_weights.py on annotated Wikinews (GUM and MEANTIME, CC BY; quotes of\n"
    "# benchmarks/wikinews-quotes.jsonl) and articles of our own, from weights set by hand after Lappin and Leass\n"
    "# (1994); {count} pronouns.\n"
)


@dataclass(frozen=True)
class Example:
    """A pronoun: the features of each candidate, and the number of the right one; -1 where it is none of them."""

    candidates: list[list[str]]
    right: int


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument(
        "--check", action="store_true", help="print the weights and how often they are right; write nothing"
    )
    options = parser.parse_args()
    examples = [example for path in options.corpora for row in rows_of(path) for example in examples_of(row)]
    start = dict(english.weights("coreference"))
    print(f"{len(examples)} pronouns; right with the weights that are there: {share_right(examples, start):.3f}")
    fitted = fit(examples, start)
    print(f"right with the fitted ones: {share_right(examples, fitted):.3f}; crossed: {crossed(examples, start):.3f}")
    for name in sorted(fitted):
        print(f"{name:28} {start.get(name, 0.0):7.2f} {fitted[name]:7.2f}")
    if not options.check:
        write(fitted, len(examples))


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a corpus."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def examples_of(row: dict[str, Any]) -> list[Example]:
    """Return the marked pronouns of an article, with the candidates that newsnb sees for each."""
    found: list[Example] = []
    if row.get("split") == "unread":
        return []
    marks = [(m["start"], m["end"], e["id"]) for e in row.get("entities", ()) for m in e["mentions"]]
    marked = {(start, end): entity for start, end, entity in marks} | _speakers(row)
    nlp = _model()
    doc = nlp.make_doc(row["text"])
    doc = nlp(Paragraphs("paragraphs")(doc))
    original = resolving.resolve_pronoun

    def watch(chains: Chains, anaphor: Anaphor) -> None:
        entity = marked.get((anaphor.start, anaphor.end))
        if entity is not None and anaphor.form in ("he", "she"):
            found.append(_example(chains, anaphor, entity, marks))
        original(chains, anaphor)

    resolving.resolve_pronoun = watch
    try:
        analyze(discourse_of(doc, layout_of(doc), doc.text), gazetteer=load())
    finally:
        resolving.resolve_pronoun = original
    return [example for example in found if example.candidates]


def _example(chains: Chains, anaphor: Anaphor, entity: str, marks: Sequence[_Mark]) -> Example:
    candidates, right = [], -1
    for number, mentions in enumerate(candidates_of(chains, anaphor).values()):
        candidates.append(features_of(chains, anaphor, mentions))
        meant = [_entity_at(marks, chains.discourse.offsets[mention.token]) for mention in mentions]
        if entity in meant or (not marks and _is_called(chains, mentions[0].entity, entity)):
            right = number
    return Example(candidates, right)


def _speakers(row: dict[str, Any]) -> dict[tuple[int, int], str]:
    """Return the names of the speakers of quotes by their sources, where that is one run of words."""
    quotes = [quote for quote in row.get("attributions", ()) if quote.get("speaker") and len(quote["source"]) == 1]
    return {(start, end): quote["speaker"] for quote in quotes for start, end in quote["source"]}


def _is_called(chains: Chains, name: str, other: str) -> bool:
    """Return whether an entity's name holds all words of another one, or the other way round."""
    some, others = set(chains[name].name.lower().split()), set(other.lower().split())
    return some <= others or others <= some


def _entity_at(marks: Sequence[_Mark], offset: int) -> str | None:
    """Return the entity of the shortest marked mention around a character."""
    around = [(end - start, entity) for start, end, entity in marks if start <= offset < end]
    return min(around)[1] if around else None


_loaded: list[Any] = []


def _model() -> Any:
    if not _loaded:
        import spacy

        _loaded.append(spacy.load(DEFAULT_MODEL))
    return _loaded[0]


def fit(examples: Sequence[Example], start: dict[str, float]) -> dict[str, float]:
    """Return the weights that make the marked persons likeliest, near those that are there."""
    names = sorted({NONE, *start, *(f for e in examples for c in e.candidates for f in c)})
    number = {name: i for i, name in enumerate(names)}
    first = np.array([start.get(name, 0.0) for name in names])
    penalty = np.array([PENALTY if name in start else PENALTY_OF_NEW for name in names])
    penalty[number[NONE]] = PENALTY_OF_NONE
    tables = [_table(example, number) for example in examples]

    def loss(weights: Any) -> tuple[float, Any]:
        total, slope = float(np.sum(penalty * (weights - first) ** 2)), 2 * penalty * (weights - first)
        for table, right in tables:
            scores = table @ weights
            scores -= scores.max()
            shares = np.exp(scores) / np.exp(scores).sum()
            total -= float(np.log(shares[right] + 1e-12))
            slope = slope + table.T @ shares - table[right]
        return total, slope

    found = minimize(loss, first, jac=True, method="L-BFGS-B")
    return {name: round(float(value), 3) for name, value in zip(names, found.x, strict=True)}


def _table(example: Example, number: dict[str, int]) -> tuple[Any, int]:
    table = np.zeros((len(example.candidates) + 1, len(number)))
    for row, features in enumerate(example.candidates):
        for feature in features:
            table[row, number[feature]] += 1
    table[-1, number[NONE]] = 1
    return table, example.right if example.right >= 0 else len(example.candidates)


def share_right(examples: Sequence[Example], weights: dict[str, float]) -> float:
    """Return how often the likeliest is the marked one, or nobody where nobody is."""
    return sum(_likeliest(example, weights) == example.right for example in examples) / max(1, len(examples))


def _likeliest(example: Example, weights: dict[str, float]) -> int:
    scores = [sum(weights.get(f, 0.0) for f in features) for features in example.candidates]
    best = max(range(len(scores)), key=scores.__getitem__)
    return best if scores[best] > weights.get(NONE, 0.0) else -1


def crossed(examples: Sequence[Example], start: dict[str, float], parts: int = 5) -> float:
    """Return the share right of each fifth of the examples with weights fitted to the others."""
    shares = []
    for part in range(parts):
        size = len(examples) // parts
        held = examples[part * size : (part + 1) * size]
        others = [*examples[: part * size], *examples[(part + 1) * size :]]
        shares.append(share_right(held, fit(others, start)))
    return float(np.mean(shares))


def write(weights: dict[str, float], count: int) -> None:
    """Write the table."""
    path = english.folder / "weights" / "coreference.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD.format(count=count))
        csv.writer(out, lineterminator="\n").writerows(sorted(weights.items()))
    print(path)


if __name__ == "__main__":
    main()
