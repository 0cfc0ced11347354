"""What a correction is about: the thing of an id, and the words of a span."""

from typing import Any, TypeVar

from newsnb.errors import NewsnbError
from newsnb.reading import Reading
from newsnb.values import Entity, Place, Quote, Span, Toponym

_Kind = TypeVar("_Kind", Entity, Place, Quote, Toponym)


class BadCorrection(NewsnbError, ValueError):
    """A correction does not fit the reading."""


def find(reading: Reading, id: object, *kinds: type[_Kind]) -> _Kind:
    """Return the entity, place, quote or mention of a place with an id.

    Raises
    ------
    BadCorrection
        If there is none, or it is of none of ``kinds``.
    """
    found = things_of(reading).get(id)  # type: ignore[call-overload]
    if found is None:
        raise BadCorrection(f"nothing in this reading has the id {str(id)[:60]!r}; the tables have the ids")
    if not isinstance(found, kinds):
        wanted = " or ".join(kind.__name__.lower() for kind in kinds)
        raise BadCorrection(f"{id!r} is {_name(found)}; this correction is for {wanted}")
    return found


def things_of(reading: Reading) -> dict[str, Any]:
    """Return all that can be corrected, by id."""
    things: dict[str, Any] = {}
    for items in (reading.entities, reading.places, reading.quotes):
        things |= {item.id: item for item in items}
    return things | {mention.id: mention for place in reading.places for mention in place.mentions}


def _name(thing: object) -> str:
    return {Entity: "an entity", Place: "a place", Quote: "a quote", Toponym: "a mention of a place"}[type(thing)]


def span_of(thing: object) -> Span | None:
    """Return where a thing stands in the text; None for what stands nowhere."""
    if isinstance(thing, Quote):
        return thing.content[0][0], thing.content[-1][1]
    if isinstance(thing, Toponym):
        return thing.start, thing.end
    mentions: tuple[Any, ...] = (*thing.mentions, *getattr(thing, "references", ())) if thing is not None else ()  # type: ignore[attr-defined]
    return (mentions[0].start, mentions[0].end) if mentions else None


def entity_at(reading: Reading, start: int, end: int) -> Entity | None:
    """Return the entity with a mention that overlaps a stretch of the text."""
    for entity in reading.entities:
        if any(mention.start < end and start < mention.end for mention in entity.mentions):
            return entity
    return None


def check_span(reading: Reading, span: object) -> Span:
    """Return a span of the text, without the blanks at its ends.

    Raises
    ------
    BadCorrection
        If it is no span of the text, or lies in two parts of it.
    """
    try:
        start, end = (int(number) for number in span)  # type: ignore[attr-defined]
    except (TypeError, ValueError, OverflowError):
        raise BadCorrection(f"a span needs a start and an end, such as (10, 42), got {str(span)[:60]}") from None
    if reading.text is None:
        raise BadCorrection("this reading was saved without its words; read the text again to choose words")
    if not 0 <= start < end <= reading.length:
        raise BadCorrection(f"{start}:{end} is outside the text of {reading.length:,} characters")
    words = reading.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start >= end:
        raise BadCorrection(f"there are no words at {span}")
    parts = [part.kind for part in reading.parts if part.start < end and start < part.end]
    if len(parts) > 1:
        raise BadCorrection(f"{span} begins in the {parts[0]} and ends in the {parts[-1]}; choose words in one")
    return start, end


def words_of(reading: Reading, span: Span) -> str:
    """Return the words of a span in one line."""
    return " ".join(reading.words([span]).split())
