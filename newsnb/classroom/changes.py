"""What a person asks for -> a reading in which it is so: pure functions; the links are renewed afterwards."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

from newsnb.classroom.finding import BadCorrection, check_span, entity_at, find, words_of
from newsnb.reading import Reading
from newsnb.text.layout import lay_out
from newsnb.values import LABELS, NAMINGS, ROLES, TYPES, Candidate, Entity, Mention, Place, Quote, Span, Toponym

BY_PERSON = "person"
"""The rule of mentions that a person added."""

_ID = re.compile(r"(?:entity|place|quote|mention)-[\w-]+")
_NOBODY = "none"  # how a speaker is named who is nobody
_CHOSEN = "A person chose this place."
_LISTS: dict[type[Any], str] = {Entity: "entities", Place: "places", Quote: "quotes"}


def set_speakers(reading: Reading, quote: Quote, speakers: Sequence[str]) -> Reading:
    """Set the speakers of a quote: ids of entities, or names of people who are not in the article; none for nobody."""
    reading, ids = _find_or_add_speakers(reading, speakers)
    speaking = [entity for entity in reading.entities if entity.id in ids]
    if not ids:
        naming = _NOBODY
    elif all(entity.named for entity in speaking):
        naming = "named"
    else:
        naming = quote.naming if quote.naming in ("described", "collective") else "described"
    return _swap(reading, quote, replace(quote, speakers=ids, naming=naming, speaker_score=None))


def _find_or_add_speakers(reading: Reading, speakers: Sequence[str]) -> tuple[Reading, tuple[str, ...]]:
    known, ids = {entity.id for entity in reading.entities}, []
    for speaker in speakers:
        if not isinstance(speaker, str) or (speaker not in known and _ID.fullmatch(speaker)):
            raise BadCorrection(f"there is no entity {speaker!r}; give the id of one, or the name of somebody new")
        if speaker not in known:
            reading, speaker = _add_unseen(reading, speaker)
        ids.append(speaker)
    return reading, tuple(dict.fromkeys(ids))


def _add_unseen(reading: Reading, name: str) -> tuple[Reading, str]:
    """Add a person whom the text names nowhere."""
    taken = {entity.id for entity in reading.entities}
    id = next(new for number in range(1, len(taken) + 2) if (new := f"entity-new-{number}") not in taken)
    added = Entity(id=id, name=_check_name(name), label="PERSON")
    return replace(reading, entities=(*reading.entities, added)), id


def _check_name(name: str) -> str:
    if not isinstance(name, str) or not name.strip():
        raise BadCorrection(f"a name needs letters, got {name!r}")
    return name.strip()


def set_content(reading: Reading, quote: Quote, content: Sequence[Span]) -> Reading:
    """Set the words of a quote; whether they are word for word follows from the quotation marks."""
    spans = _check_spans(reading, content)
    return _swap(reading, quote, replace(quote, content=spans, type=_type_of(reading, spans)))


def _check_spans(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    checked = tuple(sorted(check_span(reading, span) for span in spans))
    if not checked:
        raise BadCorrection("a quote needs words: give spans, such as content=[(10, 42)]")
    if any(start < end for (_, end), (start, _) in pairwise(checked)):
        raise BadCorrection("the spans of a quote overlap; give each word once")
    return checked


def _type_of(reading: Reading, spans: Sequence[Span]) -> str:
    """Return whether all letters of ``spans``, some or none stand in quotation marks."""
    text = reading.text or ""
    marked = [(pair.start, pair.end) for pair in lay_out(text).marks.pairs]
    letters = [at for start, end in spans for at in range(start, end) if text[at].isalnum()]
    inside = sum(any(start <= at < end for start, end in marked) for at in letters)
    return "indirect" if not inside else "mixed" if inside < len(letters) else "direct"


def _choose(field: str, choices: Sequence[str]) -> Callable[[Reading, Any, str], Reading]:
    """Make the change of a field that takes one of ``choices``."""

    def change(reading: Reading, item: Any, value: str) -> Reading:
        if value not in choices:
            raise BadCorrection(f"there is no {field} {value!r}; choose one of: {', '.join(choices)}")
        return _swap(reading, item, replace(item, **{field: value}))

    return change


set_naming = _choose("naming", NAMINGS)
set_type = _choose("type", TYPES)
set_role = _choose("role", ROLES)
set_label = _choose("label", LABELS)


def set_name(reading: Reading, item: Entity | Place, name: str) -> Reading:
    """Rename an entity or a place."""
    return _swap(reading, item, replace(item, name=_check_name(name)))


def set_key(reading: Reading, place: Place, key: str, called: str | None = None) -> Reading:
    """Set which of its candidates a place is, or which entry of the gazetteer that is called so."""
    chosen = next((one for one in place.candidates if one.key == key), None)
    if chosen is None and called is not None:
        chosen = _look_up(key, called)
        place = replace(place, candidates=(*place.candidates, chosen))
    if chosen is None:
        keys = ", ".join(one.key for one in place.candidates) or "none"
        raise BadCorrection(
            f"{key!r} is no candidate of {place.name!r} (those are: {keys}); "
            "give a point=(lat, lon), or called=, the name of another place in the gazetteer"
        )
    names = ("key", "name", "latitude", "longitude", "feature", "country", "admin1")
    found: dict[str, Any] = {name: getattr(chosen, name) for name in names}
    return _swap(reading, place, replace(place, **found, radius_km=None, reason=_CHOSEN, score=None))


def _look_up(key: str, called: str) -> Candidate:
    """Find an entry of the gazetteer."""
    from newsnb.gazetteer import load

    entry = next((one for one in load().lookup(_check_name(called)) if one.key == key), None)
    if entry is None:
        raise BadCorrection(
            f"the gazetteer has no place {key!r} called {called!r}; `newsnb gazetteer lookup` lists them"
        )
    same: dict[str, Any] = {field.name: getattr(entry, field.name, None) for field in fields(Candidate)}
    return Candidate(**same)


def set_point(reading: Reading, place: Place, point: Sequence[float]) -> Reading:
    """Put a place somewhere by hand; in which country that is, nobody says."""
    return _swap(reading, place, _moved(place, point))


def _moved(place: Place, point: Sequence[float]) -> Place:
    try:
        latitude, longitude = (round(float(number), 5) for number in point)
        at: dict[str, Any] = {"latitude": latitude, "longitude": longitude, "key": f"user:{latitude},{longitude}"}
        return replace(place, **at, country=None, admin1=None, radius_km=None, reason=_CHOSEN, score=None)
    except (TypeError, ValueError):
        raise BadCorrection(f"a point needs latitude and longitude, such as (59.9, 10.7), got {point!r}") from None


def remove_asked(reading: Reading, item: Entity | Place | Quote | Toponym, yes: object) -> Reading:
    """Remove something, if that is asked."""
    if yes is not True:
        raise BadCorrection(f"remove= can only be True, got {yes!r}; undo takes a correction back")
    return remove(reading, item)


def remove(reading: Reading, item: Entity | Place | Quote | Toponym) -> Reading:
    """Remove a quote, an entity, a place, or one mention of a place."""
    if isinstance(item, Toponym):
        return _remove_mention(reading, item)
    if isinstance(item, Entity):
        reading = _rename_in_quotes(reading, {item.id: None})
    name = _LISTS[type(item)]
    return _with(reading, name, (one for one in getattr(reading, name) if one.id != item.id))


def _remove_mention(reading: Reading, mention: Toponym) -> Reading:
    """Remove a mention of a place; with the last one goes the place."""
    place = next(place for place in reading.places if mention in place.mentions)
    rest = tuple(one for one in place.mentions if one != mention)
    return _swap(reading, place, replace(place, mentions=rest)) if rest else remove(reading, place)


def _rename_in_quotes(reading: Reading, new: dict[str, str | None]) -> Reading:
    """Replace ids of entities in the quotes; None takes them out."""

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for old in ids if (id := new.get(old, old)) is not None))

    def renamed_in(quote: Quote) -> Quote:
        speakers = renamed(quote.speakers)
        naming = _NOBODY if quote.speakers and not speakers else quote.naming
        return replace(quote, speakers=speakers, naming=naming, via=renamed(quote.via), told_to=renamed(quote.told_to))

    return replace(reading, quotes=tuple(map(renamed_in, reading.quotes)))


def merge_entities(reading: Reading, ids: Sequence[str]) -> Reading:
    """Make one of several entities; the first gives its id, its name and its label."""
    found = [find(reading, id, Entity) for id in dict.fromkeys(ids)]
    if len(found) < 2:
        raise BadCorrection("give at least two entities to merge")
    first, *others = found
    mentions = {mention for entity in found for mention in entity.mentions}
    references = {reference for entity in found for reference in entity.references}
    made = replace(
        first,
        named=any(entity.named for entity in found),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
        references=tuple(sorted(references, key=lambda reference: (reference.start, reference.end))),
    )
    reading = _rename_in_quotes(reading, {entity.id: first.id for entity in others})
    gone = {entity.id for entity in others}
    kept = tuple(made if entity.id == first.id else entity for entity in reading.entities if entity.id not in gone)
    return replace(reading, entities=kept)


def split_entity(reading: Reading, entity: Entity, spans: Sequence[Span]) -> Reading:
    """Make an entity of its own of some mentions or references of an entity; quotes stay with the old one."""
    wanted = {check_span(reading, span) for span in spans}
    mine = [m for m in entity.mentions if (m.start, m.end) in wanted]
    mine_referred = [r for r in entity.references if (r.start, r.end) in wanted]
    if len(mine) + len(mine_referred) != len(wanted) or not mine or len(mine) == len(entity.mentions):
        raise BadCorrection(f"give spans of some names of {entity.name!r}, not of all, as split=[(start, end), ...]")
    name = words_of(reading, (mine[0].start, mine[0].end))
    new = Entity(
        id=_new_id(reading, "entity", mine[0].start),
        name=name,
        label=entity.label,
        mentions=tuple(mine),
        references=tuple(mine_referred),
    )
    rest = replace(
        entity,
        mentions=tuple(m for m in entity.mentions if m not in mine),
        references=tuple(r for r in entity.references if r not in mine_referred),
    )
    return _insert(_swap(reading, entity, rest), "entities", new, new.mentions[0].start)


def add_quote(reading: Reading, content: Sequence[Span], speakers: Sequence[str] = ()) -> Reading:
    """Add a quote that the machine missed."""
    spans = _check_spans(reading, content)
    id = _new_id(reading, "quote", spans[0][0])
    made = Quote(id=id, type=_type_of(reading, spans), content=spans, naming="none")
    return set_speakers(_insert(reading, "quotes", made, spans[0][0]), made, speakers)


def add_place(reading: Reading, span: Span, point: Sequence[float], name: str | None = None) -> Reading:
    """Add a place that the machine missed, at a point."""
    start, end = check_span(reading, span)
    words = words_of(reading, (start, end))
    mention = Toponym(id=f"mention-{start}", start=start, end=end, use="literal")
    if any(m.start < end and start < m.end for place in reading.places for m in place.mentions):
        raise BadCorrection(f"a place stands at {start}:{end} already; correct that one")
    bare = Place(
        id=_new_id(reading, "place", start), key="", name=_check_name(name or words), latitude=0, longitude=0,
        feature="PPL", mentions=(mention,), reason=_CHOSEN,
    )  # fmt: skip
    kept = tuple(one for one in reading.unresolved if not (one.start < end and start < one.end))
    return _insert(replace(reading, unresolved=kept), "places", _moved(bare, point), start)


def add_entity(reading: Reading, span: Span, label: str = "PERSON", name: str | None = None) -> Reading:
    """Add a person, organisation or other entity that the machine missed."""
    start, end = check_span(reading, span)
    if label not in LABELS:
        raise BadCorrection(f"there is no label {label!r}; choose one of: {', '.join(LABELS)}")
    if entity_at(reading, start, end):
        raise BadCorrection(f"an entity stands at {start}:{end} already; correct that one")
    mention = Mention(start=start, end=end, rule=BY_PERSON)
    words = _check_name(name or words_of(reading, (start, end)))
    made = Entity(id=_new_id(reading, "entity", start), name=words, label=label, mentions=(mention,))
    return _insert(reading, "entities", made, start)


def _new_id(reading: Reading, kind: str, start: int) -> str:
    taken = {item.id for items in (reading.entities, reading.places, reading.quotes) for item in items}
    id, number = f"{kind}-{start}", 1
    while id in taken:
        number += 1
        id = f"{kind}-{start}-{number}"
    return id


def _swap(reading: Reading, old: Any, new: Any) -> Reading:
    """Put a value in the place of another of its kind."""
    name = _LISTS[type(new)]
    return _with(reading, name, (new if item.id == old.id else item for item in getattr(reading, name)))


def _insert(reading: Reading, name: str, new: Any, start: int) -> Reading:
    """Put a new value where it belongs in text order."""
    items = list(getattr(reading, name))
    at = next((index for index, item in enumerate(items) if _start_of(item) > start), len(items))
    items.insert(at, new)
    return _with(reading, name, items)


def _with(reading: Reading, name: str, items: Iterable[Any]) -> Reading:
    changed: dict[str, Any] = {name: tuple(items)}
    return replace(reading, **changed)


def _start_of(item: Entity | Place | Quote) -> float:
    if isinstance(item, Quote):
        return item.content[0][0]
    return item.mentions[0].start if item.mentions else float("inf")
