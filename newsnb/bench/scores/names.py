"""Names that people marked and names that a system found -> how often label and edges are right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from newsnb.bench.corpora.articles import Article, Name
from newsnb.bench.scores.errors import Error, error
from newsnb.bench.scores.figures import Figure, Tally, Totals, precision_and_recall

KINDS = ("exact", "normalised")
LABELS = ("PER", "ORG", "LOC", "three", "MISC")
"""``three`` is the first three together."""

_THREE = frozenset(("PER", "ORG", "LOC"))
_LABEL_OF = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
    "MISC": "MISC",
}  # fmt: skip
_LEADING = re.compile(r"^(?:(?:the|a|an|this|that|its|his|her)\s+|[\s\"'“”‘’(\[,.\-–—:;]+)", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['’]s|['’]|[\s\"“”,;:)\]\-–—(\[]+)$")


def tally(article: Article, found: Iterable[Name]) -> Tally:
    """Count, in one article, what `figures_of` makes figures of; ``found`` are the names of the system."""
    counts: Counter[str] = Counter({"articles": 1})
    for kind in KINDS:
        gold, guessed = (_compared(names, article.text, kind) for names in (article.names, found))
        for what, spans in (("gold", gold), ("found", guessed), ("right", gold & guessed)):
            counts.update(f"{kind} {label} {what}" for *_, label in spans)
            counts[f"{kind} three {what}"] += sum(label in _THREE for *_, label in spans)
    return counts


def errors_in(article: Article, found: Iterable[Name]) -> Iterator[Error]:
    """Yield the names that are missed, invented or of another label, with normalised edges (`figures_of`)."""
    marked, guessed = (
        {(start, end): label for start, end, label in _compared(names, article.text, "normalised")}
        for names in (article.names, found)
    )
    for span in sorted({*marked, *guessed}):
        expected, said = marked.get(span), guessed.get(span)
        if expected != said:
            kind = "missed" if said is None else "invented" if expected is None else "wrong label"
            yield error(article.id, article.text, [span], kind=kind, expected=expected, found=said)


def figures_of(totals: Totals) -> dict[str, Figure]:
    """Make the figures from the sums of tallies: ``P``, ``R``, ``F1`` for each kind and label.

    Notes
    -----
    ``exact``
        Start, end and label are the same. Labels are mapped: PERSON to PER; GPE, LOC, FAC to LOC; NORP, EVENT,
        WORK_OF_ART, PRODUCT, LAW, LANGUAGE to MISC; names with others are dropped, on both sides.
    ``normalised``
        The same once the names of both sides are without a leading article or possessive pronoun, marks and brackets
        at the edges, and a trailing 's: OntoNotes, from which spaCy learned, keeps a leading "the", other corpora do
        not.
    """
    rows = (f"{kind} {label}" for kind in KINDS for label in LABELS)
    return {row: precision_and_recall(totals, row) for row in rows}


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a name without article, possessive pronoun, marks and 's at its edges.

    >>> without_edges("in the Hague's", 3, 14)
    (7, 12)
    """
    while start < end:
        words = text[start:end]
        leading, trailing = _LEADING.match(words), _TRAILING.search(words)
        if leading and leading.end() < len(words):
            start += leading.end()
        elif trailing and trailing.start() > 0 and not (trailing[0] == ")" and "(" in words):
            end -= len(trailing[0])
        else:
            break
    return start, end


def _compared(names: Iterable[Name], text: str, kind: str) -> set[tuple[int, int, str]]:
    edges_of = without_edges if kind == "normalised" else _as_marked
    return {(*edges_of(text, n.start, n.end), _LABEL_OF[n.label]) for n in names if n.label in _LABEL_OF}


def _as_marked(text: str, start: int, end: int) -> tuple[int, int]:
    return start, end
