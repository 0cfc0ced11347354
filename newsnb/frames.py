"""Make tables from readings: one tidy DataFrame for each kind of thing, with one row each, and with offsets and ids."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.errors import UnknownName
from newsnb.reading import Reading
from newsnb.values import Quote

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def to_frame(reading: Reading, table: str = "quotes") -> "pd.DataFrame":
    """Return a table of ``reading``.

    Parameters
    ----------
    reading
        The reading.
    table
        ``"quotes"``: who said what, one row per quote; ids of speakers and places are those of the other tables.
        ``"entities"``, ``"places"``: one row each. ``"mentions"``: one row for each point in the text where an entity
        or place is named or referred to. ``"sources"``: one row for each speaker, with how much of the article they
        say; all counts come with their totals.

    Returns
    -------
    pandas.DataFrame
        All columns are there, with their types, even if there are no rows. Words are empty if the reading was saved
        without its text.

    Raises
    ------
    UnknownName
        If there is no such table; the message lists the tables.
    """
    columns, rows_of = table_named(table)
    return frame_of(list(rows_of(reading)), columns)


def table_named(table: str) -> tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]:
    """Return the columns of a table with their types, and the function that yields its rows."""
    if table not in list(TABLES):  # a list, so that an unhashable value is unknown too
        raise UnknownName("table", table, TABLES)
    return TABLES[table]


def frame_of(rows: Sequence[Row], columns: Mapping[str, str]) -> "pd.DataFrame":
    """Return rows as a DataFrame; columns have the same types however few the rows, so that frames can be joined."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})


def _list_quotes(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities} | {place.id: place.name for place in reading.places}

    def join_names(ids: tuple[str, ...]) -> str:
        return "; ".join(names.get(i, i) for i in ids)

    for quote in reading.quotes:
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
            "speaker_ids": "; ".join(quote.speakers),
            "place_ids": "; ".join(quote.places),
        }


def _list_entities(reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        yield {
            "id": entity.id,
            "name": entity.name,
            "label": entity.label,
            "named": entity.named,
            "role": entity.role,
            "title": entity.title,
            "place": entity.place,
            "mentions": len(entity.mentions),
            "references": len(entity.references),
            "quotes": sum(entity.id in quote.speakers for quote in reading.quotes),
        }


def _list_places(reading: Reading) -> Iterator[Row]:
    for place in reading.places:
        yield {
            "id": place.id,
            "key": place.key,
            "name": place.name,
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


def _list_mentions(reading: Reading) -> Iterator[Row]:
    rows = [
        _make_mention(reading, entity.id, "entity", m.start, m.end, "name", m.rule, m.score)
        for entity in reading.entities
        for m in entity.mentions
    ]
    rows += [
        _make_mention(reading, entity.id, "entity", r.start, r.end, r.kind, r.rule, r.score)
        for entity in reading.entities
        for r in entity.references
    ]
    rows += [
        _make_mention(reading, place.id, "place", t.start, t.end, t.use, None, t.score)
        for place in reading.places
        for t in place.mentions
    ]
    rows += [
        _make_mention(reading, u.id, "unresolved", u.start, u.end, None, u.reason, None) for u in reading.unresolved
    ]
    yield from sorted(rows, key=lambda row: (row["start"], row["end"], row["of"]))


def _make_mention(
    reading: Reading, of: str, kind: str, start: int, end: int, use: str | None, rule: str | None, score: float | None
) -> Row:
    part = next((part.kind for part in reading.parts if part.start <= start < part.end), None)
    words = reading.words([(start, end)])
    return {
        "of": of, "kind": kind, "words": words, "use": use, "rule": rule,
        "part": part, "start": start, "end": end, "score": score,
    }  # fmt: skip


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


def _count_words(reading: Reading, quote: Quote) -> int:
    return sum(len(reading.words([span]).split()) for span in quote.content)


def _parse_columns(text: str) -> dict[str, str]:
    """Return columns with their types; a column without a type holds text."""
    return {name: kind or "str" for name, _, kind in (word.partition(":") for word in text.split())}


TABLES: dict[str, tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]] = {
    "quotes": (
        _parse_columns(
            "id kind type speaker source naming role cue content via told_to channel anonymous:bool anonymity_reason "
            "places parent start:int64 end:int64 score:float64 speaker_ids place_ids"
        ),
        _list_quotes,
    ),
    "entities": (
        _parse_columns("id name label named:bool role title place mentions:int64 references:int64 quotes:int64"),
        _list_entities,
    ),
    "places": (
        _parse_columns(
            "id key name latitude:float64 longitude:float64 radius_km:float64 feature country admin1 mentions:int64 "
            "uses reason score:float64"
        ),
        _list_places,
    ),
    "mentions": (_parse_columns("of kind words use rule part start:int64 end:int64 score:float64"), _list_mentions),
    "sources": (
        _parse_columns(
            "speaker entity naming role quotes:int64 of_quotes:int64 direct:int64 indirect:int64 mixed:int64 "
            "words:int64 of_words:int64 passed_on:int64 anonymous:int64 anonymous_with_reason:int64"
        ),
        _list_sources,
    ),
}
