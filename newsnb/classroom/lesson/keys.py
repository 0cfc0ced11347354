"""What marks are compared with: the quotes and places of a reading, with reasons and a teacher's notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsnb.bands import band_of
from newsnb.classroom.lesson.words import Word, numbers_in, solid_in, words_of
from newsnb.reading import Reading
from newsnb.values import Place, Quote, Reference, Span, Toponym
from newsnb.views.model import describe_where
from newsnb.views.quality import honesty, measured_bands

_AT_LENGTH = ("literal", "metonym")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to be found.

    ``words`` are the numbers of its words with letters, ``accept`` the names that its speaker goes by (empty if nobody
    is given), ``optional`` whether it may be left out: words derived from the name of a place.
    """

    kind: str
    id: str
    spans: tuple[Span, ...]
    words: tuple[int, ...]
    optional: bool = False
    speaker: str = ""
    accept: tuple[str, ...] = ()
    naming: str = ""
    cue: str = ""
    place: str = ""
    reason: str = ""
    sure: str | None = None
    notes: tuple[str, ...] = ()


def items_of(reading: Reading, find: Sequence[str]) -> list[Item]:
    """Return what is to be found in a reading, in text order."""
    words = words_of(reading.text or "")
    found: list[Item] = []
    if "quotes" in find:
        found += [_make_quote(reading, quote, words) for quote in reading.quotes]
    if "places" in find:
        found += [_make_place(reading, place, at, words) for place in reading.places for at in place.mentions]
    return sorted((item for item in found if item.words), key=lambda item: (item.spans[0][0], -item.spans[-1][1]))


def _make_quote(reading: Reading, quote: Quote, words: tuple[Word, ...]) -> Item:
    people = [entity for entity in reading.entities if entity.id in quote.speakers]
    source = reading.words(quote.source)
    names = [reading.words([(one.start, one.end)]) for person in people for one in _list_names(person)]
    pronouns = {(one.start, one.end) for person in people for one in person.references if one.kind == "pronoun"}
    printed = [source] if source and not set(quote.source) & pronouns else []
    return Item(
        kind="quote",
        id=quote.id,
        spans=quote.content,
        words=solid_in(words, quote.content),
        speaker=" and ".join(person.name for person in people) or source,
        accept=tuple(dict.fromkeys([*(person.name for person in people), *names, *printed])),
        naming=quote.naming,
        cue=reading.words(quote.cue),
        sure=None if _is_corrected(reading, quote.id) else _say_sureness("quotes", quote.score),
        notes=tuple(_list_notes(reading, quote.id)),
    )


def _list_names(person: Any) -> Iterator[Any]:
    """Yield the mentions of a person, and what refers to them by a role, but no pronoun."""
    yield from person.mentions
    yield from (one for one in person.references if isinstance(one, Reference) and one.kind != "pronoun")


def _make_place(reading: Reading, place: Place, at: Toponym, words: tuple[Word, ...]) -> Item:
    return Item(
        kind="place",
        id=at.id,
        spans=((at.start, at.end),),
        words=solid_in(words, ((at.start, at.end),)),
        optional=at.use not in _AT_LENGTH,
        place=f"{place.name} ({describe_where(place.feature, place.country, place.name)})",
        reason=place.reason,
        sure=_say_sureness("places", place.score),
        notes=tuple(dict.fromkeys([*_list_notes(reading, at.id), *_list_notes(reading, place.id)])),
    )


def _list_notes(reading: Reading, id: str) -> Iterator[str]:
    """Yield why people corrected something."""
    yield from (one.why for one in reading.corrections if one.on == id and one.why)


def _is_corrected(reading: Reading, id: str) -> bool:
    return any(one.on == id for one in reading.corrections)


def removed_notes(reading: Reading) -> list[tuple[Span, str]]:
    """Return where people took something out of a reading, and why."""
    return [(one.span, one.why or "") for one in reading.corrections if one.what == "remove" and one.span]


def _say_sureness(kind: str, score: float | None) -> str:
    """Return how sure the machine is, with the measured share of right answers."""
    band = band_of(score)
    share = measured_bands().get(kind, {}).get(band or "")
    return (
        "" if not band else f"The machine is {band}." + (f" Of such answers {share} in 100 are right." if share else "")
    )


def plain_key(key: Reading, find: Sequence[str]) -> dict[str, Any]:
    """Return a key as the student's page has it after the commit."""
    words = words_of(key.text or "")
    by_teacher = bool(key.corrections)
    name = "your teacher’s reading" if by_teacher else "the machine’s reading"
    return {
        "name": name,
        "short": "teacher" if by_teacher else "machine",
        "honesty": honesty(len(key.corrections)),
        "items": [_plain_item(item, words) for item in items_of(key, find)],
    }


def _plain_item(item: Item, words: tuple[Word, ...]) -> dict[str, Any]:
    ranges = [(found[0], found[-1]) for span in item.spans if (found := numbers_in(words, span))]
    return {
        "kind": item.kind, "ranges": ranges, "words": item.words, "optional": item.optional, "speaker": item.speaker,
        "accept": item.accept, "naming": item.naming, "cue": item.cue, "place": item.place, "reason": item.reason,
        "sure": item.sure, "notes": item.notes,
    }  # fmt: skip
