"""Make tables from readings: one tidy DataFrame for each kind of thing, with one row each, and with offsets and ids."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsnb.collector import paused_collector
from newsnb.errors import UnknownName, WrongType
from newsnb.reading import Reading
from newsnb.values import Mention, Quote, Toponym

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


@paused_collector()
def to_frame(readings: Reading | Iterable[Reading], table: str = "quotes") -> "pd.DataFrame":
    """Return a table of one reading, or of several.

    Parameters
    ----------
    readings
        One Reading, or a list of them.
    table
        ``"quotes"``: who said what, one row per quote; ids of speakers and places are those of the other tables.
        ``"entities"``, ``"places"``: one row each. ``"mentions"``: one row for each point in the text where an entity
        or place is named or referred to. ``"sources"``: one row for each speaker, with how much of the article they
        say; all counts come with their totals. ``"links"``: one row for each link of a quote, to a speaker, to whoever
        passed it on or heard it, to a place that its words name, or to the quote around it. ``"times"``: one row for
        each expression that says when.

    Returns
    -------
    pandas.DataFrame
        Every table begins with the columns ``article`` (the number of the reading, from 1), ``title``, ``outlet`` and
        ``date``. With ``article``, the ids of one table find their rows in the others. All columns are there, with
        their types, even if there are no rows. Text that is missing is missing (``isna``), never an empty string; words
        are missing if the reading was saved without its text.

    Raises
    ------
    UnknownName
        If there is no such table; the message lists the tables.
    WrongType
        If something else than readings was given.

    Examples
    --------
    >>> import newsnb
    >>> rain, sun = newsnb.read("It rained in Oslo."), newsnb.read("The sun shone in Lisbon.")
    >>> to_frame([rain, sun], "places")[["article", "name", "country"]].values.tolist()
    [[1, 'Oslo', 'NO'], [2, 'Lisbon', 'PT']]
    """
    columns, rows_of = table_named(table)
    listed = [readings] if isinstance(readings, Reading) else _check_readings(readings)
    rows = [
        {"article": number, "title": reading.meta.title, "outlet": reading.meta.outlet, "date": reading.meta.date} | row
        for number, reading in enumerate(listed, 1)
        for row in rows_of(reading)
    ]
    return _frame_of(rows, ABOUT | columns)


def _check_readings(readings: Iterable[Reading]) -> list[Reading]:
    needed = "a reading, or a list of readings"
    if not isinstance(readings, Iterable):
        raise WrongType("to_frame", needed, readings)
    listed = list(readings)
    for one in listed:
        if not isinstance(one, Reading):
            raise WrongType("to_frame", needed, one)
    return listed


def table_named(table: str) -> tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]:
    """Return the columns of a table, but for `ABOUT`, with their types, and the function that yields its rows."""
    if table not in list(TABLES):  # a list, so that an unhashable value is unknown too
        raise UnknownName("table", table, TABLES)
    return TABLES[table]


def _frame_of(rows: Sequence[Row], columns: Mapping[str, str]) -> "pd.DataFrame":
    """Return rows as a DataFrame; columns have the same types however few the rows, so that frames can be joined."""
    import pandas as pd

    def column(name: str, kind: str) -> "pd.Series[Any]":
        cells = [row[name] for row in rows]
        return pd.Series([cell or None for cell in cells] if kind == "str" else cells, dtype=kind)

    return pd.DataFrame({name: column(name, kind) for name, kind in columns.items()})


def cast_column(column: "pd.Series[Any]", kind: str) -> "pd.Series[Any]":
    """Return a column as one of our types; missing text stays missing, where pandas 2 writes None."""
    import pandas as pd

    cast: pd.Series[Any] = pd.Series(column, dtype=kind)
    return cast.where(column.notna(), None) if kind == "str" else cast


def _names_of(reading: Reading) -> dict[str, str]:
    """Return the full names of the entities and places of ``reading`` by id."""
    return {entity.id: entity.name for entity in reading.entities} | {place.id: place.name for place in reading.places}


def _list_quotes(reading: Reading) -> Iterator[Row]:
    names = _names_of(reading)

    def join_names(ids: tuple[str, ...]) -> str:
        return "; ".join(names.get(i, i) for i in ids)

    times = {time.id: time for time in reading.times}
    for quote in reading.quotes:
        said = times.get(quote.said_when or "")
        yield {
            "id": quote.id,
            "kind": quote.kind,
            "type": quote.type,
            "speaker": join_names(quote.speakers),
            "source": reading.words(quote.source),
            "naming": quote.naming,
            "role": quote.role,
            "cue": reading.words(quote.cue),
            "content": reading.words(quote.content),
            "via": join_names(quote.via),
            "told_to": join_names(quote.told_to),
            "channel": reading.words(quote.channel),
            "anonymous": quote.anonymity is not None,
            "anonymity_reason": reading.words(quote.anonymity.reason) if quote.anonymity else "",
            "places": join_names(quote.places),
            "parent": quote.parent,
            "start": quote.content[0][0],
            "end": quote.content[-1][1],
            "score": quote.score,
            "speaker_score": quote.speaker_score,
            "statements": max(1, len(quote.statements)),
            "said_when": reading.words([(said.start, said.end)]) if said else "",
            "said_when_value": said.value if said else None,
            "speaker_ids": "; ".join(quote.speakers),
            "via_ids": "; ".join(quote.via),
            "told_to_ids": "; ".join(quote.told_to),
            "place_ids": "; ".join(quote.places),
            "said_when_id": quote.said_when,
        }


def _list_times(reading: Reading) -> Iterator[Row]:
    for time in reading.times:
        yield {
            "id": time.id,
            "words": reading.words([(time.start, time.end)]),
            "type": time.type,
            "value": time.value,
            "earliest": time.earliest,
            "latest": time.latest,
            "anchor": time.anchor,
            "reason": time.reason,
            "start": time.start,
            "end": time.end,
            "score": time.score,
        }


def _list_entities(reading: Reading) -> Iterator[Row]:
    spoken = Counter(chain.from_iterable(dict.fromkeys(quote.speakers) for quote in reading.quotes))
    for entity in reading.entities:
        yield {
            "id": entity.id,
            "name": entity.name,
            "words": _list_words(reading, entity.mentions),
            "label": entity.label,
            "named": entity.named,
            "role": entity.role,
            "entity_title": entity.title,
            "place": entity.place,
            "mentions": len(entity.mentions),
            "references": len(entity.references),
            "quotes": spoken[entity.id],
        }


def _list_places(reading: Reading) -> Iterator[Row]:
    for place in reading.places:
        yield {
            "id": place.id,
            "key": place.key,
            "name": place.name,
            "words": _list_words(reading, place.mentions),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "radius_km": place.radius_km,
            "feature": place.feature,
            "country": place.country,
            "admin1": place.admin1,
            "mentions": len(place.mentions),
            "uses": "; ".join(dict.fromkeys(mention.use for mention in place.mentions)),
            "reason": place.reason,
            "score": place.score,
        }


def _list_words(reading: Reading, mentions: Iterable[Mention | Toponym]) -> str:
    """Return the different names as printed, in text order."""
    printed = (reading.words([(mention.start, mention.end)]) for mention in mentions)
    return "; ".join(dict.fromkeys(words for words in printed if words))


def _list_mentions(reading: Reading) -> Iterator[Row]:
    names = _names_of(reading)
    found = chain(
        ((e.id, "entity", m.start, m.end, "name", m.rule, m.score) for e in reading.entities for m in e.mentions),
        ((e.id, "entity", r.start, r.end, r.kind, r.rule, r.score) for e in reading.entities for r in e.references),
        ((p.id, "place", t.start, t.end, t.use, None, t.score) for p in reading.places for t in p.mentions),
        ((u.id, "unresolved", u.start, u.end, None, u.reason, None) for u in reading.unresolved),
    )
    edges, parts = _find_parts(reading)
    for of, kind, start, end, use, rule, score in sorted(found, key=lambda row: (row[2], row[3], row[0])):
        yield {
            "of": of,
            "kind": kind,
            "name": names.get(of),
            "words": reading.words([(start, end)]),
            "use": use,
            "rule": rule,
            "part": parts[bisect_right(edges, start)],
            "start": start,
            "end": end,
            "score": score,
        }


def _find_parts(reading: Reading) -> tuple[list[int], list[str | None]]:
    """Return where parts begin and end, and the part before each of these points, with none behind the last."""
    edges = sorted({edge for part in reading.parts for edge in (part.start, part.end)})
    found: list[str | None] = [None] * (len(edges) + 1)
    for part in reversed(reading.parts):  # of parts that overlap, the first one counts
        first, last = bisect_right(edges, part.start), bisect_right(edges, part.end)
        found[first:last] = [part.kind] * (last - first)
    return edges, found


def _list_sources(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities}
    spoken = [quote for quote in reading.quotes if quote.kind == "speech" and quote.parent is None]
    all_words = sum(_count_words(reading, quote) for quote in spoken)
    groups: dict[tuple[str | None, str], list[Quote]] = {}
    for quote in spoken:
        for speaker in quote.speakers or (None,):
            groups.setdefault((speaker, quote.naming), []).append(quote)
    for (speaker, naming), quotes in groups.items():
        yield {
            "speaker": names.get(speaker, speaker) if speaker else None,
            "entity": speaker,
            "naming": naming,
            "role": quotes[0].role,
            "quotes": len(quotes),
            "of_quotes": len(spoken),
            "direct": sum(quote.type == "direct" for quote in quotes),
            "indirect": sum(quote.type == "indirect" for quote in quotes),
            "mixed": sum(quote.type == "mixed" for quote in quotes),
            "words": sum(_count_words(reading, quote) for quote in quotes),
            "of_words": all_words,
            "passed_on": sum(bool(quote.via) for quote in quotes),
            "anonymous": sum(quote.anonymity is not None for quote in quotes),
            "anonymous_with_reason": sum(bool(quote.anonymity and quote.anonymity.reason) for quote in quotes),
        }


def _list_links(reading: Reading) -> Iterator[Row]:
    names = _names_of(reading)
    for quote in reading.quotes:
        ends = {
            "speaker": quote.speakers,
            "via": quote.via,
            "told_to": quote.told_to,
            "place": quote.places,
            "parent": (quote.parent,) if quote.parent else (),
        }
        for link, of in ((link, of) for link, ids in ends.items() for of in ids):
            yield {"quote": quote.id, "link": link, "of": of, "name": names.get(of), "score": quote.score}


def _count_words(reading: Reading, quote: Quote) -> int:
    return sum(len(reading.words([span]).split()) for span in quote.content)


def _parse_columns(text: str) -> dict[str, str]:
    """Return columns with their types; a column without a type holds text."""
    return {name: kind or "str" for name, _, kind in (word.partition(":") for word in text.split())}


ABOUT = _parse_columns("article:int64 title outlet date")
"""The columns with which every table begins: number and description of the article."""

TABLES: dict[str, tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]] = {
    "quotes": (
        _parse_columns(
            "id kind type speaker source naming role cue content via told_to channel anonymous:bool anonymity_reason "
            "places parent start:int64 end:int64 score:float64 speaker_score:float64 "
            "statements:int64 said_when said_when_value speaker_ids via_ids told_to_ids place_ids said_when_id"
        ),
        _list_quotes,
    ),
    "entities": (
        _parse_columns(
            "id name words label named:bool role entity_title place mentions:int64 references:int64 quotes:int64"
        ),
        _list_entities,
    ),
    "places": (
        _parse_columns(
            "id key name words latitude:float64 longitude:float64 radius_km:float64 feature country admin1 "
            "mentions:int64 uses reason score:float64"
        ),
        _list_places,
    ),
    "mentions": (
        _parse_columns("of kind name words use rule part start:int64 end:int64 score:float64"),
        _list_mentions,
    ),
    "sources": (
        _parse_columns(
            "speaker entity naming role quotes:int64 of_quotes:int64 direct:int64 indirect:int64 mixed:int64 "
            "words:int64 of_words:int64 passed_on:int64 anonymous:int64 anonymous_with_reason:int64"
        ),
        _list_sources,
    ),
    "times": (
        _parse_columns("id words type value earliest latest anchor reason start:int64 end:int64 score:float64"),
        _list_times,
    ),
    "links": (_parse_columns("quote link of name score:float64"), _list_links),
}
"""The columns of each table behind `ABOUT`, and the function that yields its rows."""
