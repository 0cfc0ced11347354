"""Tables without words -> the same with less in their files, and back.

What follows from other columns is left out: what is told of an article stands in ``articles`` alone, names stand in
``entities`` and ``places``, and links follow from ``quotes``. Ids of things are their rank in the article, and offsets
the steps between them, since small numbers take less room. Where a cell is not what follows, it is written as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from newsnb.corpus.columns import TABLES, Cells, read_spans, write_spans
from newsnb.values import Span

_SAME = "place"  # for an entity, of a place with the same number
_TOLD = ("title", "outlet", "date")
_JOINED = {"speaker": "speaker_ids", "via": "via_ids", "told_to": "told_to_ids", "places": "place_ids"}
_LINKED = {
    "speaker": "speaker_ids",
    "via": "via_ids",
    "told_to": "told_to_ids",
    "place": "place_ids",
    "parent": "parent",
}

_NEW: dict[str, dict[str, str]] = {
    "entities": {"number": "int32"},
    "places": {"number": "int32"},
    "quotes": {"span_kinds": "str", "span_steps": "int32s"},
    "mentions": {"rank": "int32", "step": "int32", "length": "int32"},
    "sources": {"rank": "int32"},
    "times": {"step": "int32", "length": "int32"},
}
_GONE = {"quotes": ("start", "end", "spans"), "mentions": ("start", "end"), "times": ("start", "end")}

PACKED = {
    name: {column: kind for column, kind in TABLES[name].items() if column not in (*_TOLD, *_GONE.get(name, ()))} | new
    for name, new in _NEW.items()
}
"""The columns of the files of packed tables. ``articles`` is as it was; ``links`` has none, or is."""


_Wanted = dict[str, tuple[str, ...]]
_ABOUT: _Wanted = {"articles": ("article", *_TOLD)}
_THINGS: _Wanted = _ABOUT | dict.fromkeys(("entities", "places"), ("article", "number", "id", "name"))
NEEDED: dict[str, _Wanted] = {
    "entities": _ABOUT,
    "places": _ABOUT,
    "quotes": _THINGS,
    "sources": _THINGS,
    "times": _ABOUT,
    "mentions": _THINGS,
    "links": _THINGS | {"quotes": tuple(PACKED["quotes"])},
}
"""The columns of files of other tables that are needed to put back what was left out of a table."""


@dataclass(frozen=True, slots=True)
class Things:
    """The entities and places of articles: their ids in order, and their names by id."""

    ids: Mapping[str, list[str]]
    names: Mapping[str, Mapping[str, str | None]]
    ranks: Mapping[str, Mapping[str, int]]

    def rank(self, article: str, id: str | None) -> int:
        """Return the rank of an id in its article, from 1; 0 if it has none."""
        return self.ranks.get(article, {}).get(id or "", 0)

    def find(self, article: str, rank: int) -> str | None:
        """Return the id of a rank; None for 0."""
        return self.ids[article][rank - 1] if rank else None

    def name(self, article: str, ids: str | None) -> str | None:
        """Return the names of ids that share a cell."""
        if not ids:
            return None
        names = self.names.get(article, {})
        if "; " not in ids:
            return names.get(ids, ids) or None
        found = (names.get(id, id) for id in ids.split("; "))
        return "; ".join(name for name in found if name) or None


def list_things(entities: Cells, places: Cells) -> Things:
    """Return the entities and places of tables that are not packed."""
    ids: dict[str, list[str]] = {}
    names: dict[str, dict[str, str | None]] = {}
    for cells in (entities, places):
        for article, id, name in zip(cells["article"], cells["id"], cells["name"], strict=True):
            ids.setdefault(article, []).append(id)
            names.setdefault(article, {})[id] = name
    ranks = {article: {id: rank for rank, id in enumerate(listed, 1)} for article, listed in ids.items()}
    return Things(ids, names, ranks)


def pack(tables: Mapping[str, Cells]) -> dict[str, Cells] | None:
    """Return the cells of the files of all tables; None if something would not come back as it was."""
    things = list_things(tables["entities"], tables["places"])
    packed = {
        "articles": tables["articles"],
        "entities": _pack_things(tables["entities"], "entity"),
        "places": _pack_things(tables["places"], "place"),
        "quotes": _pack_quotes(tables["quotes"], things),
        "mentions": _pack_mentions(tables["mentions"], things),
        "sources": _pack_sources(tables["sources"], things),
        "times": _pack_times(tables["times"]),
    }
    if not _comes_back("links", tables["links"], packed):
        packed["links"] = tables["links"]
    return packed if all(_comes_back(name, cells, packed) for name, cells in tables.items()) else None


def _comes_back(table: str, cells: Cells, packed: Mapping[str, Cells]) -> bool:
    """Return whether a table can be put back as it was; ids that a person edited may lead nowhere."""
    try:
        return unpack(table, packed) == cells
    except LookupError:
        return False


def unpack(table: str, packed: Mapping[str, Cells]) -> Cells:
    """Return a table from its file and those of the tables that it needs."""
    if table == "articles" or (table == "links" and table in packed):
        return packed[table]
    if table in ("entities", "places"):
        cells = _unpack_things(packed[table], "entity" if table == "entities" else "place")
    elif table == "times":
        cells = _unpack_times(packed[table])
    else:
        things = list_things(_unpack_things(packed["entities"], "entity"), _unpack_things(packed["places"], "place"))
        cells = _unpack_with_things(table, packed, things)
    about = _tell_about(cells["article"], packed["articles"])
    return {column: (about if column in _TOLD else cells)[column] for column in TABLES[table]}


def _unpack_with_things(table: str, packed: Mapping[str, Cells], things: Things) -> Cells:
    if table == "links":
        return _list_links(_unpack_quotes(packed["quotes"], things), things)
    make = {"quotes": _unpack_quotes, "mentions": _unpack_mentions, "sources": _unpack_sources}[table]
    return make(packed[table], things)


def _tell_about(articles: Sequence[str], about: Cells) -> Cells:
    rows = {article: row for row, article in enumerate(about["article"])}
    found = [rows[article] for article in articles]
    return {column: [about[column][row] for row in found] for column in _TOLD}


def _spare(cells: Iterable[str | None], derived: Iterable[str | None]) -> list[str | None]:
    """Return cells only where they are not what follows; an empty one stands for a cell that is missing."""
    return [None if one == other else one or "" for one, other in zip(cells, derived, strict=True)]


def _fill(spared: Iterable[str | None], derived: Iterable[str | None]) -> list[str | None]:
    return [other if one is None else one or None for one, other in zip(spared, derived, strict=True)]


def _step(articles: Sequence[str], values: Sequence[int]) -> list[int]:
    """Return the steps between numbers, from 0 in each article."""
    last: dict[str, int] = {}
    found = []
    for article, value in zip(articles, values, strict=True):
        found.append(value - last.get(article, 0))
        last[article] = value
    return found


def _add_up(articles: Sequence[str], steps: Sequence[int]) -> list[int]:
    last: dict[str, int] = {}
    found = []
    for article, step in zip(articles, steps, strict=True):
        last[article] = last.get(article, 0) + step
        found.append(last[article])
    return found


def _pack_things(cells: Cells, kind: str) -> Cells:
    numbers = [_number_of(id) for id in cells["id"]]
    derived = [f"{kind}-{number}" for number in numbers]
    found = cells | {"number": _step(cells["article"], numbers), "id": _spare(cells["id"], derived)}
    if kind == "entity":
        found["place"] = [
            _SAME if place == f"place-{number}" else place
            for place, number in zip(cells["place"], numbers, strict=True)
        ]
    return found


def _number_of(id: str) -> int:
    """Return the number in an id; 0 if there is none.

    Examples
    --------
    >>> _number_of("entity-12-2")
    12
    """
    number = id.split("-")[1] if "-" in id else ""
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _unpack_things(cells: Cells, kind: str) -> Cells:
    numbers = _add_up(cells["article"], cells["number"])
    found = cells | {"id": _fill(cells["id"], [f"{kind}-{number}" for number in numbers])}
    if "place" in cells:
        found["place"] = [
            f"place-{number}" if place == _SAME else place
            for place, number in zip(cells["place"], numbers, strict=True)
        ]
    return found


def _pack_quotes(cells: Cells, things: Things) -> Cells:
    articles = cells["article"]
    found = cells | _pack_spans(cells)
    found["id"] = _spare(cells["id"], [f"quote-{start}" for start in cells["start"]])
    for names, ids in _JOINED.items():
        found[names] = _spare(cells[names], map(things.name, articles, cells[ids]))
        found[ids] = [
            " ".join(_write_rank(things, article, id) for id in cell.split("; ")) if cell else None
            for article, cell in zip(articles, cells[ids], strict=True)
        ]
    return found


def _write_rank(things: Things, article: str, id: str) -> str:
    return str(things.rank(article, id) or id)


def _unpack_quotes(cells: Cells, things: Things) -> Cells:
    articles = cells["article"]
    found = cells | _unpack_spans(cells)
    found["id"] = _fill(cells["id"], [f"quote-{start}" for start in found["start"]])
    for names, ids in _JOINED.items():
        found[ids] = [
            "; ".join(things.find(article, int(rank)) or "" if rank.isdecimal() else rank for rank in cell.split())
            if cell
            else None
            for article, cell in zip(articles, cells[ids], strict=True)
        ]
        found[names] = _fill(cells[names], map(things.name, articles, found[ids]))
    return found


def _pack_spans(cells: Cells) -> Cells:
    """Return the kinds of the spans of quotes, and the steps between their edges, from where the last quote began."""
    kinds: list[str] = []
    steps: list[list[int]] = []
    for start, written in zip(_step_back(cells["article"], cells["start"]), cells["spans"], strict=True):
        spans = [(kind, span) for kind, found in read_spans(written).items() for span in found]
        edges = [start, *(edge for _, span in spans for edge in span)]
        kinds.append(" ".join(kind for kind, _ in spans))
        steps.append([new - old for old, new in pairwise(edges)])
    return {"span_kinds": kinds, "span_steps": steps}


def _step_back(articles: Sequence[str], values: Sequence[int]) -> list[int]:
    """Return the number before each in its article, or 0."""
    return [value - step for value, step in zip(values, _step(articles, values), strict=True)]


def _unpack_spans(cells: Cells) -> Cells:
    starts: list[int] = []
    ends: list[int] = []
    written: list[str] = []
    last: dict[str, int] = {}
    for article, kinds, steps in zip(cells["article"], cells["span_kinds"], cells["span_steps"], strict=True):
        edges = list(accumulate(steps, initial=last.get(article, 0)))[1:]
        spans: dict[str, list[Span]] = {}
        for kind, start, end in zip(kinds.split(), edges[::2], edges[1::2], strict=True):
            spans.setdefault(kind, []).append((start, end))
        last[article] = spans["content"][0][0]
        starts.append(last[article])
        ends.append(spans["content"][-1][1])
        written.append(write_spans(spans))
    return {"start": starts, "end": ends, "spans": written}


def _pack_mentions(cells: Cells, things: Things) -> Cells:
    articles = cells["article"]
    ranks = [things.rank(article, of) for article, of in zip(articles, cells["of"], strict=True)]
    follows = [things.find(article, rank) for article, rank in zip(articles, ranks, strict=True)]
    return cells | {
        "rank": ranks,
        "of": _spare(cells["of"], follows),
        "kind": _spare(cells["kind"], map(_kind_of, follows)),
        "name": _spare(cells["name"], map(things.name, articles, follows)),
        "step": _step(articles, cells["start"]),
        "length": [end - start for start, end in zip(cells["start"], cells["end"], strict=True)],
    }


def _unpack_mentions(cells: Cells, things: Things) -> Cells:
    articles, starts = cells["article"], _add_up(cells["article"], cells["step"])
    follows = [things.find(article, rank) for article, rank in zip(articles, cells["rank"], strict=True)]
    return cells | {
        "of": _fill(cells["of"], follows),
        "kind": _fill(cells["kind"], map(_kind_of, follows)),
        "name": _fill(cells["name"], map(things.name, articles, follows)),
        "start": starts,
        "end": [start + length for start, length in zip(starts, cells["length"], strict=True)],
    }


def _kind_of(id: str | None) -> str:
    """Return the kind of an id, as its first word says it."""
    return (id or "unresolved").partition("-")[0]


def _pack_sources(cells: Cells, things: Things) -> Cells:
    articles = cells["article"]
    ranks = [things.rank(article, id) for article, id in zip(articles, cells["entity"], strict=True)]
    follows = [things.find(article, rank) for article, rank in zip(articles, ranks, strict=True)]
    return cells | {
        "rank": ranks,
        "entity": _spare(cells["entity"], follows),
        "speaker": _spare(cells["speaker"], map(things.name, articles, follows)),
    }


def _unpack_sources(cells: Cells, things: Things) -> Cells:
    articles = cells["article"]
    follows = [things.find(article, rank) for article, rank in zip(articles, cells["rank"], strict=True)]
    return cells | {
        "entity": _fill(cells["entity"], follows),
        "speaker": _fill(cells["speaker"], map(things.name, articles, follows)),
    }


def _pack_times(cells: Cells) -> Cells:
    return cells | {
        "id": _spare(cells["id"], [f"time-{start}" for start in cells["start"]]),
        "step": _step(cells["article"], cells["start"]),
        "length": [end - start for start, end in zip(cells["start"], cells["end"], strict=True)],
    }


def _unpack_times(cells: Cells) -> Cells:
    starts = _add_up(cells["article"], cells["step"])
    return cells | {
        "id": _fill(cells["id"], [f"time-{start}" for start in starts]),
        "start": starts,
        "end": [start + length for start, length in zip(starts, cells["length"], strict=True)],
    }


def _list_links(quotes: Cells, things: Things) -> Cells:
    """Return the links of quotes, in the order in which `newsnb.frames` lists them."""
    found: Cells = {name: [] for name in ("article", "quote", "link", "of", "name", "score")}
    for row in _rows_of(quotes, ("article", "id", "score", *_LINKED.values())):
        article, quote, score, *ends = row
        for link, ids in zip(_LINKED, ends, strict=True):
            for id in ids.split("; ") if ids else ():
                name = things.names.get(article, {}).get(id)
                for column, value in zip(found, (article, quote, link, id, name, score), strict=True):
                    found[column].append(value)
    return found


def _rows_of(cells: Cells, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(cells[column] for column in columns), strict=True)
