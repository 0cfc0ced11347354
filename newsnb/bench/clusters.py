"""Who is who in an article, compared with what a reader marked: ``benchmarks/clusters.json``, or GUM's Wikinews texts.

People and organisations only; the file's head says what was marked. GUM marks noun phrases, so its names are the same
as ours where they end alike, and its roles where they begin alike. Each figure is given for two kinds of mentions:
``found`` are those that newsnb found by itself, ``given`` those that the reader marked, joined as newsnb joins what it
found at the same place, and each other one left alone. Clusters of one mention are left out of what was marked and of
what was found. The baselines join names of the same words; ``nearest`` also joins he, she and who to the name before.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsnb.bench.corpora.articles import read_marked
from newsnb.bench.corpora.interviews import has_turns, read_interviews
from newsnb.bench.scores.coreference import METRICS, scores
from newsnb.bench.scores.links import Linked, errors_in
from newsnb.bench.tables import aligned
from newsnb.pipeline import read
from newsnb.reading import Reading
from newsnb.values import Entity

MARKED = Path("benchmarks/clusters.json")
"""Where a checkout of newsnb has the marked clusters: offsets, no text."""

ROWS = {
    "names": ("name",),
    "names and references": ("name", "pronoun", "role"),
    "and I, me, my": ("name", "pronoun", "role", "first"),
}
"""What is scored: kinds of mentions. In the first two, clusters without a name are left out too."""

SYSTEMS = {"given": ("newsnb", "nearest", "equal names"), "found": ("newsnb", "equal names")}
"""By setting: newsnb and the baselines."""

_PERSONAL = re.compile(r"(?:he|him|his|himself|she|her|hers|herself|who|whom|whose)$", re.IGNORECASE)
_FIRST_PERSON = frozenset("i me my mine myself".split())
_LABELS = ("PERSON", "ORG")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention and the number of its cluster; a role is the same as another that ends at the same character."""

    start: int
    end: int
    kind: str
    cluster: str
    words: str
    is_phrase: bool = False  # of GUM

    @property
    def place(self) -> tuple[int, int]:
        if self.is_phrase and self.kind != "pronoun":
            return (self.start, -1) if self.kind == "role" else (-1, self.end)
        return (-1 if self.kind == "role" else self.start, self.end)


def run(path: Path, *, limit: int | None = None) -> dict[str, Any]:
    """Compare newsnb with the marked clusters.

    Parameters
    ----------
    path
        The corpus that the marked articles are from, as for `newsnb.bench.quotes.run`; or one as in
        `newsnb.bench.corpora.interviews.read_interviews`.
    limit
        Number of marked articles to take; None for all.

    Raises
    ------
    FileProblem, BadReading
        As `newsnb.bench.corpora.articles.read_marked`.
    """
    phrases = has_turns(path)
    marks = read_interviews(path, limit=limit) if phrases else list(read_marked(MARKED, path, limit=limit))
    pairs = [_pair(text, marked, phrases) for text, marked in marks]
    half = len(pairs) // 2
    parts = {"all": pairs, "first half": pairs[:half], "second half": pairs[half:]}
    return {
        "bench": "clusters",
        "articles": len(pairs),
        "figures": {name: _figures(part) for name, part in parts.items() if part},
        "errors": [
            one
            for (text, marked), pair in zip(marks, pairs, strict=True)
            for one in errors_in(marked["id"], text, _compared(pair[0]), _compared(pair[1]))
        ],
    }


def table(results: Mapping[str, Any]) -> str:
    """Return the results as a table, in percent."""
    rows = [("F1, %", *METRICS, "CoNLL", "B3 P", "B3 R", "first half B3", "second half B3")]
    for row in results["figures"]["all"]:
        figures = results["figures"]["all"][row]
        halves = [
            results["figures"].get(half, {}).get(row, figures)["B3"]["F1"] for half in ("first half", "second half")
        ]
        cells = [figures[metric]["F1"] for metric in (*METRICS, "CoNLL")]
        cells += [figures["B3"]["P"], figures["B3"]["R"], *halves]
        rows.append((row, *(f"{100 * cell:.1f}" for cell in cells)))
    return aligned(rows)


_Pair = tuple[list[_Mention], list[_Mention]]


def _pair(text: str, marked: Mapping[str, Any], phrases: bool) -> _Pair:
    """Return the mentions of an article as they were marked, and as newsnb finds them."""
    gold = [
        _Mention(start, end, kind, f"{marked['id']} {number}", text[start:end], phrases)
        for number, cluster in enumerate(marked["clusters"])
        for start, end, kind in cluster["mentions"]
    ]
    found = _found(read(text), text, marked["id"], phrases)
    return gold, [mention for mention in found if mention.start >= marked.get("from", 0)]


def _found(reading: Reading, text: str, name: str, phrases: bool) -> list[_Mention]:
    entities = [entity for entity in reading.entities if entity.label in _LABELS]
    return [
        _Mention(start, end, kind, f"{name} {entity.id}", text[start:end], phrases)
        for entity in entities
        for start, end, kind in sorted({*_names(entity), *_references(entity, text)})
    ]


def _names(entity: Entity) -> Iterable[tuple[int, int, str]]:
    return ((mention.start, mention.end, "name" if entity.named else "role") for mention in entity.mentions)


def _references(entity: Entity, text: str) -> Iterable[tuple[int, int, str]]:
    for reference in entity.references:
        first = text[reference.start : reference.end].lower() in _FIRST_PERSON
        yield reference.start, reference.end, "first" if first else reference.kind


def _compared(mentions: Sequence[_Mention]) -> list[Linked]:
    """Return the mentions as they are scored end to end: names and references, of clusters with a name."""
    kept = _named_only([m for m in mentions if m.kind in ROWS["names and references"]], unnamed=False)
    return [Linked(m.start, m.end, m.place, m.cluster, m.words if m.kind == "name" else "") for m in kept]


def _figures(pairs: Sequence[_Pair]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for row, kinds in ROWS.items():
        for setting, systems in SYSTEMS.items():
            for system in systems[:1] if "first" in kinds else systems:
                gold, found = _clusters(pairs, kinds, setting, system)
                figures[f"{row}, {setting}: {system}"] = scores(gold, found)
    return figures


def _clusters(
    pairs: Sequence[_Pair], kinds: Sequence[str], setting: str, system: str
) -> tuple[list[set[Any]], list[set[Any]]]:
    gold_all: list[set[Any]] = []
    found_all: list[set[Any]] = []
    for number, (marked, ours) in enumerate(pairs):
        gold = _named_only([m for m in marked if m.kind in kinds], "first" in kinds)
        found = [m for m in ours if m.kind in kinds]
        joined = _given(gold, found) if setting == "given" else _named_only(found, "first" in kinds)
        joined = _JOINS[system](joined)
        gold_all += _sets(gold, number, least=2)
        found_all += _sets(joined, number, least=1 if setting == "given" else 2)
    return gold_all, found_all


def _named_only(mentions: Sequence[_Mention], unnamed: bool) -> list[_Mention]:
    """Leave out clusters of one mention, and of nothing but references unless ``unnamed`` ones are wanted."""
    groups: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.cluster].append(mention)
    kept = {
        name for name, group in groups.items() if len(group) > 1 and (unnamed or any(m.kind == "name" for m in group))
    }
    return [mention for mention in mentions if mention.cluster in kept]


def _given(gold: Sequence[_Mention], found: Sequence[_Mention]) -> list[_Mention]:
    """Return the marked mentions, each with the cluster that newsnb has at its place, or alone."""
    homes = {mention.place: mention.cluster for mention in found}
    homes |= {(-2, mention.end): mention.cluster for mention in found if mention.kind == "name"}
    joined = []
    for m in gold:
        loose = homes.get((-2, m.end)) if m.kind == "name" else None
        joined.append(replace(m, cluster=homes.get(m.place) or loose or f"alone {m.start}"))
    return joined


def _equal_names(mentions: Sequence[_Mention]) -> list[_Mention]:
    """Join names of the same words, and nothing else."""
    return [replace(m, cluster=m.words.casefold() if m.kind == "name" else f"alone {m.start}") for m in mentions]


def _nearest(mentions: Sequence[_Mention]) -> list[_Mention]:
    """Join names of the same words, and each personal pronoun to the name before it."""
    joined: list[_Mention] = []
    last = "nobody"
    for m in sorted(_equal_names(mentions), key=lambda m: m.start):
        if m.kind == "name":
            last = m.cluster
        follows = m.kind == "pronoun" and _PERSONAL.match(m.words)
        joined.append(replace(m, cluster=last if follows else m.cluster))
    return joined


_JOINS: dict[str, Callable[[Sequence[_Mention]], list[_Mention]]] = {
    "newsnb": list,
    "nearest": _nearest,
    "equal names": _equal_names,
}


def _sets(mentions: Sequence[_Mention], article: int, *, least: int) -> list[set[Any]]:
    groups: dict[str, set[Any]] = defaultdict(set)
    for mention in mentions:
        groups[mention.cluster].add((article, *mention.place))
    return [group for group in groups.values() if len(group) >= least]
