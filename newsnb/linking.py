"""A Doc that our components went over -> a Reading: plain values, linked to one another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from newsnb.components import read_entities, read_places, read_quotes
from newsnb.marks import pair_marks
from newsnb.parts import find_paragraphs, find_parts
from newsnb.values import Entity, MadeBy, Meta, Note, Place, Quote, Reading, sha256_of

_MOST_NOTES = 100  # of one code


def reading_of(doc: Doc, *, meta: Meta, made_by: MadeBy, notes: tuple[Note, ...] = ()) -> Reading:
    """Turn a Doc that the components went over into plain values, and link them to one another."""
    text = doc.text
    paragraphs = find_paragraphs(text)
    places, unresolved, focus = read_places(doc)
    marked = (*notes, *pair_marks(text, paragraphs).notes())
    return Reading(
        text=text,
        sha256=sha256_of(text),
        length=len(text),
        meta=meta,
        made_by=made_by,
        parts=find_parts(text, paragraphs),
        entities=tuple(_placed(entity, places) for entity in read_entities(doc)),
        places=places,
        unresolved=unresolved,
        focus=focus,
        quotes=tuple(_with_places(quote, places) for quote in read_quotes(doc)),
        notes=_folded(sorted(marked, key=lambda note: note.start)),
    )


def _folded(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Keep the first notes of each code, and tell of the others in one, so that a text of marks alone can be read."""
    kept: list[Note] = []
    counts: Counter[str] = Counter()
    rest: dict[str, Note] = {}
    for note in notes:
        counts[note.code] += 1
        if counts[note.code] <= _MOST_NOTES:
            kept.append(note)
        else:
            rest[note.code] = replace(rest.get(note.code, note), end=note.end)
    for code, note in rest.items():
        kept.append(replace(note, message=f"{note.message} (and {counts[code] - _MOST_NOTES - 1:,} more like it)"))
    return tuple(sorted(kept, key=lambda note: note.start))


def _placed(entity: Entity, places: tuple[Place, ...]) -> Entity:
    """Tell which place an entity is, if a name of it was resolved to one."""
    if entity.label not in ("GPE", "LOC", "FAC"):
        return entity
    starts = {mention.start for mention in entity.mentions}
    found = (place.id for place in places if any(mention.start in starts for mention in place.mentions))
    return replace(entity, place=next(found, None))


def _with_places(quote: Quote, places: tuple[Place, ...]) -> Quote:
    """Add the places that the words said name."""
    named = (
        place.id
        for place in places
        if any(a <= m.start and m.end <= b for m in place.mentions for a, b in quote.content)
    )
    return replace(quote, places=tuple(named))
