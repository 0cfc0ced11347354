"""What people coded and what the machine found -> precision and recall, with intervals, per layer and group."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsnb.corpus.holding import Corpus
from newsnb.corpus.intervals import interval_of
from newsnb.corpus.sampling import LAYERS
from newsnb.errors import FileProblem, PackageNotFound, UnknownName, WrongType
from newsnb.files import path_of

if TYPE_CHECKING:
    import pandas as pd

_OVERLAP = 0.5  # of the words of both, from which two stretches of a quote are the same one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something found in an article: its words, and what it was taken for (a speaker, a place, a name)."""

    words: str
    value: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Validation:
    """How often the machine is right by what people coded.

    Attributes
    ----------
    table
        A row for each layer and group: ``articles found coded right`` as counts, ``precision`` and ``recall`` from 0 to
        1, each with the ends of its interval of 95 % in ``_low`` and ``_high``.
    pairs
        A row for each thing that either found: what the machine has and what people have, and whether they agree; for
        whoever corrects a regression for the errors of the machine.
    """

    table: "pd.DataFrame"
    pairs: "pd.DataFrame"

    def __repr__(self) -> str:
        return str(self.table.round(3).to_string(index=False))


def validate(coded: Any, corpus: Corpus, *, by: str | None = "outlet") -> Validation:
    """Return how often a corpus is right on articles that people have coded.

    Parameters
    ----------
    coded
        What people filled in of `Corpus.sample`: the workbook, or the file that the page downloaded, by its path; or
        sheets as a dict of DataFrames: ``articles``, of which those count that are marked in ``done``, and any of
        ``quotes``, ``places`` and ``entities``.
    corpus
        The corpus from which the sample was drawn.
    by
        Column of the articles by which the figures are given beside those of all; None for all alone.

    Returns
    -------
    Validation
        A quote is right where its words overlap with the coded ones by half of all words of both; ``speakers`` are
        right among these where either name contains the other's words. A place is right where its words are the same,
        as often in both; ``countries`` among these where the coded place ends in a country code. An entity is right
        where its name is the same.

    Raises
    ------
    FileProblem, WrongType, UnknownName
        If the workbook cannot be read, or lacks a sheet or column.

    Notes
    -----
    Intervals are the wider of Wilson's and of the percentiles of 1,000 bootstrap samples of articles: things in one
    article depend on one another, and few articles are resampled badly.

    Examples
    --------
    >>> import newsnb
    >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
    >>> import pandas as pd
    >>> coded = {
    ...     "articles": pd.DataFrame({"article": ["a"], "done": ["x"]}),
    ...     "places": pd.DataFrame({"article": ["a"], "words": ["Lisbon"], "place": ["Lisbon, PT"]}),
    ... }
    >>> validate(coded, corpus, by=None).table[["layer", "found", "coded", "right"]].values.tolist()
    [['places', 1, 1, 1], ['countries', 1, 1, 1]]
    """
    import pandas as pd

    sheets = coded if isinstance(coded, dict) else _read_sheets(coded)
    articles = _list_done(sheets)
    unknown = [one for one in articles if one not in corpus]
    if unknown:
        raise UnknownName("article in the corpus", unknown[0], corpus)
    groups = _groups_of(corpus, by)
    pairs = [
        {"article": article, "group": groups.get(article), "layer": layer, **pair}
        for layer in LAYERS
        if layer in sheets
        for article, pair in _pair_all(layer, sheets[layer], corpus, articles)
    ]
    columns = ["article", "group", "layer", "id", "machine", "human", "right"]
    frame = pd.DataFrame(pairs, columns=columns)
    return Validation(table=pd.DataFrame(list(_measure_all(frame, articles, groups))), pairs=frame)


def _read_sheets(path: Any) -> dict[str, "pd.DataFrame"]:
    import pandas as pd

    if not isinstance(path, str | Path):
        raise WrongType("validate", "the path of a workbook, or its sheets as a dict of DataFrames", path)
    if path_of(path).suffix.lower() == ".json":
        from newsnb.corpus.coding import read_coded

        return read_coded(path_of(path))
    try:
        return pd.read_excel(path_of(path), sheet_name=None, dtype=str, engine="openpyxl")
    except ImportError as error:
        raise PackageNotFound("a workbook", "openpyxl", "corpus") from error
    except (OSError, ValueError) as error:
        raise FileProblem(path, f"cannot be read ({error})", "name the workbook that sample.save wrote") from error


def _list_done(sheets: Mapping[str, "pd.DataFrame"]) -> list[str]:
    for name, columns in (("articles", ("article", "done")), *LAYERS.items()):
        if name not in sheets:
            if name == "articles":
                raise UnknownName("sheet", name, sheets)
            continue
        for column in columns:
            if column not in sheets[name]:
                raise UnknownName(f"column of the sheet {name!r}", column, sheets[name].columns)
    marked = sheets["articles"][sheets["articles"]["done"].notna()]
    if not len(marked):
        raise ValueError("no article is marked in the column 'done'; write x beside those that are finished")
    return [str(one) for one in marked["article"]]


def _groups_of(corpus: Corpus, by: str | None) -> dict[str, str]:
    if by is None:
        return {}
    if by not in corpus.articles:
        raise UnknownName("column", by, corpus.articles.columns)
    known = corpus.articles[corpus.articles[by].notna()]
    return dict(zip(known["article"], known[by].astype(str), strict=True))


def _pair_all(
    layer: str, sheet: "pd.DataFrame", corpus: Corpus, articles: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what both found, and what only one of them did, article by article."""
    human = _collect(zip(*(sheet[column] for column in LAYERS[layer]), strict=True))
    machine = _machine_things(layer, corpus, set(articles))
    for article in articles:
        for pair in _pair(layer, machine.get(article, []), human.get(article, [])):
            yield article, pair


def _collect(rows: Iterable[Sequence[Any]]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for article, words, value in rows:
        if isinstance(words, str) and words.strip():
            thing = Thing(words=words, value=value if isinstance(value, str) else "")
            found.setdefault(str(article), []).append(thing)
    return found


def _machine_things(layer: str, corpus: Corpus, articles: set[str]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = {}
    for article, *rest in _MACHINE[layer](corpus, articles):
        words, value, id = (one if isinstance(one, str) else "" for one in rest)
        found.setdefault(article, []).append(Thing(words=words, value=value, id=id))
    return found


def _quotes_of(corpus: Corpus, articles: set[str]) -> Iterator[tuple[Any, ...]]:
    quotes = corpus.quotes[corpus.quotes["article"].isin(articles) & (corpus.quotes["kind"] == "speech")]
    yield from zip(*(quotes[name] for name in ("article", "content", "speaker", "id")), strict=True)


def _places_of(corpus: Corpus, articles: set[str]) -> Iterator[tuple[Any, ...]]:
    mentions = corpus.mentions[corpus.mentions["article"].isin(articles) & (corpus.mentions["kind"] == "place")]
    countries = dict(
        zip(zip(corpus.places["article"], corpus.places["id"], strict=True), corpus.places["country"], strict=True)
    )
    for article, words, of in zip(*(mentions[name] for name in ("article", "words", "of")), strict=True):
        yield article, words, countries.get((article, of)), of


def _entities_of(corpus: Corpus, articles: set[str]) -> Iterator[tuple[Any, ...]]:
    entities = corpus.entities
    chosen = entities[
        entities["article"].isin(articles) & entities["named"] & entities["label"].isin(["PERSON", "ORG"])
    ]
    yield from zip(*(chosen[name] for name in ("article", "name", "name", "id")), strict=True)


_MACHINE = {"quotes": _quotes_of, "places": _places_of, "entities": _entities_of}


def _pair(layer: str, machine: Sequence[Thing], human: Sequence[Thing]) -> Iterator[dict[str, Any]]:
    left = list(human)
    for thing in machine:
        best = max(left, key=lambda other: _alike(layer, thing, other), default=None)
        if best is None or _alike(layer, thing, best) < _OVERLAP:
            yield {"id": thing.id, "machine": thing.words, "human": None, "right": False}
            continue
        left.remove(best)
        yield {"id": thing.id, "machine": thing.words, "human": best.words, "right": True}
        if (agreed := _agree(layer, thing, best)) is not None:
            yield {
                "id": thing.id,
                "machine": thing.value,
                "human": best.value,
                "right": agreed,
                "layer": _VALUES[layer],
            }
    for thing in left:
        yield {"id": None, "machine": None, "human": thing.words, "right": False}


_VALUES = {"quotes": "speakers", "places": "countries"}


def _alike(layer: str, one: Thing, other: Thing) -> float:
    """Return how alike two things are: quotes by the words that they share, others by being the same or not."""
    here, there = _words_of(one.words), _words_of(other.words if layer != "entities" else other.value or other.words)
    if layer != "quotes":
        return float(here == there)
    shared = sum(min(here.count(word), there.count(word)) for word in set(here))
    return shared / max(1, len(here) + len(there) - shared)


def _agree(layer: str, machine: Thing, human: Thing) -> bool | None:
    """Return whether both take the words for the same; None where the layer or the coder does not say."""
    if layer == "quotes":
        here, there = set(_words_of(machine.value)), set(_words_of(human.value))
        return here == there or bool(here and there and (here <= there or there <= here))
    country = human.value.rpartition(",")[2].strip().upper()
    return machine.value == country if layer == "places" and len(country) == 2 else None


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _measure_all(pairs: "pd.DataFrame", articles: Sequence[str], groups: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    names = sorted({groups[one] for one in articles if one in groups})
    for layer in dict.fromkeys(pairs["layer"]):
        of_layer = pairs[pairs["layer"] == layer]
        yield {"layer": layer, "group": "all", **_measure(of_layer, articles)}
        for name in names if len(names) > 1 else ():
            members = [one for one in articles if groups.get(one) == name]
            yield {"layer": layer, "group": name, **_measure(of_layer[of_layer["group"] == name], members)}


def _measure(pairs: "pd.DataFrame", articles: Sequence[str]) -> dict[str, Any]:
    """Return counts, precision and recall with their intervals."""
    counts = np.zeros((len(articles), 3))  # right, found, coded
    rows = {article: row for row, article in enumerate(articles)}
    for article, machine, human, right in zip(
        pairs["article"], pairs["machine"].notna(), pairs["human"].notna(), pairs["right"], strict=True
    ):
        counts[rows[article]] += (right, machine, human)
    right, found, coded = (int(total) for total in counts.sum(axis=0))
    measured: dict[str, Any] = {"articles": len(articles), "found": found, "coded": coded, "right": right}
    for name, column, total in (("precision", 1, found), ("recall", 2, coded)):
        low, high = interval_of(counts[:, 0], counts[:, column])
        measured |= {name: right / total if total else None, f"{name}_low": low, f"{name}_high": high}
    return measured
