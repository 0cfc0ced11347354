"""Reading to tables: one tidy DataFrame for each kind of thing, a row a thing, offsets and ids included."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.errors import UnknownName
from newsnb.reading import Reading
from newsnb.values import Quote

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def to_frame(reading: Reading, table: str = "quotes") -> "pd.DataFrame":
    """Give a table of ``reading``.

    Parameters
    ----------
    reading
        What to tabulate.
    table
        ``"quotes"``: who said what, a row a quote; ids of speakers and places are those of the other tables.
        ``"entities"``, ``"places"``: a row each. ``"mentions"``: a row for each place in the text where an entity or
        place is named or referred to. ``"sources"``: a row for each speaker, with how much of the article is said by
        them; its counts come with their totals.

    Returns
    -------
    pandas.DataFrame
        Columns are there, and of their types, even where no row is. Words are empty where the reading was saved without
        its text.

    Raises
    ------
    UnknownName
        If there is no such table; the message lists those there are.
    """
    columns, rows_of = table_named(table)
    return frame_of(list(rows_of(reading)), columns)


def table_named(table: str) -> tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]:
    """Give the columns of a table with their types, and what gives its rows."""
    if table not in list(TABLES):  # a list: what cannot be hashed is unknown, too
        raise UnknownName("table", table, TABLES)
    return TABLES[table]


def frame_of(rows: Sequence[Row], columns: Mapping[str, str]) -> "pd.DataFrame":
    """Give rows as a DataFrame whose columns have their types however few the rows, so that frames join as they are."""
    import pandas as pd

    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})


def _quote_rows(reading: Reading) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in reading.entities} | {place.id: place.name for place in reading.places}

    def named(ids: tuple[str, ...]) -> str:
        return "; ".join(names.get(i, i) for i in ids)

    for quote in reading.quotes:
        yield {
            "id": quote.id,
            "kind": quote.kind,
            "type": quote.type,
            "speaker": named(quote.speakers),
            "source": reading.words(quote.source),
            "naming": quote.naming,
            "role": quote.role,
            "cue": reading.words(quote.cue),
            "content": reading.words(quote.content),
            "via": named(quote.via),
            "told_to": named(quote.told_to),
            "channel": reading.words(quote.channel),
            "anonymous": quote.anonymity is not None,
            "anonymity_reason": reading.words(quote.anonymity.reason) if quote.anonymity else "",
            "places": named(quote.places),
            "parent": quote.parent,
            "start": quote.content[0][0],
            "end": quote.content[-1][1],
            "score": quote.score,
            "speaker_ids": "; ".join(quote.speakers),
            "place_ids": "; ".join(quote.places),
        }


def _entity_rows(reading: Reading) -> Iterator[Row]:
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


def _place_rows(reading: Reading) -> Iterator[Row]:
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


def _mention_rows(reading: Reading) -> Iterator[Row]:
    rows = [
        _mention(reading, entity.id, "entity", m.start, m.end, "name", m.rule, m.score)
        for entity in reading.entities
        for m in entity.mentions
    ]
    rows += [
        _mention(reading, entity.id, "entity", r.start, r.end, r.kind, r.rule, r.score)
        for entity in reading.entities
        for r in entity.references
    ]
    rows += [
        _mention(reading, place.id, "place", t.start, t.end, t.use, None, t.score)
        for place in reading.places
        for t in place.mentions
    ]
    rows += [_mention(reading, u.id, "unresolved", u.start, u.end, None, u.reason, None) for u in reading.unresolved]
    yield from sorted(rows, key=lambda row: (row["start"], row["end"], row["of"]))


def _mention(
    reading: Reading, of: str, kind: str, start: int, end: int, use: str | None, rule: str | None, score: float | None
) -> Row:
    part = next((part.kind for part in reading.parts if part.start <= start < part.end), None)
    words = reading.words([(start, end)])
    return {
        "of": of, "kind": kind, "words": words, "use": use, "rule": rule,
        "part": part, "start": start, "end": end, "score": score,
    }  # fmt: skip


def _source_rows(reading: Reading) -> Iterator[Row]:
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


def _columns(text: str) -> dict[str, str]:
    """Give columns with their types: one named alone holds text."""
    return {name: kind or "str" for name, _, kind in (word.partition(":") for word in text.split())}


TABLES: dict[str, tuple[dict[str, str], Callable[[Reading], Iterator[Row]]]] = {
    "quotes": (
        _columns(
            "id kind type speaker source naming role cue content via told_to channel anonymous:bool anonymity_reason "
            "places parent start:int64 end:int64 score:float64 speaker_ids place_ids"
        ),
        _quote_rows,
    ),
    "entities": (
        _columns("id name label named:bool role title place mentions:int64 references:int64 quotes:int64"),
        _entity_rows,
    ),
    "places": (
        _columns(
            "id key name latitude:float64 longitude:float64 radius_km:float64 feature country admin1 mentions:int64 "
            "uses reason score:float64"
        ),
        _place_rows,
    ),
    "mentions": (_columns("of kind words use rule part start:int64 end:int64 score:float64"), _mention_rows),
    "sources": (
        _columns(
            "speaker entity naming role quotes:int64 of_quotes:int64 direct:int64 indirect:int64 mixed:int64 "
            "words:int64 of_words:int64 passed_on:int64 anonymous:int64 anonymous_with_reason:int64"
        ),
        _source_rows,
    ),
}
