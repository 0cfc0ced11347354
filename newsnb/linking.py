"""A Doc that our components went over -> a Reading: plain values, linked to one another."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from newsnb.reading import Reading, sha256_of
from newsnb.records import layout_of, read_entities, read_places, read_quotes
from newsnb.values import Entity, MadeBy, Meta, Note, Place, Quote

_MOST_NOTES = 100  # of one code


def reading_of(doc: Doc, *, text: str, meta: Meta, made_by: MadeBy, notes: tuple[Note, ...] = ()) -> Reading:
    """Return the reading of a Doc that the components went over: plain values, linked to one another.

    ``text`` is the article as given, which the Doc may hold in small letters where it stands in capitals.
    """
    layout = layout_of(doc)
    places, unresolved, focus = read_places(doc)
    marked = (*notes, *layout.marks.notes())
    return Reading(
        text=text,
        sha256=sha256_of(text),
        length=len(text),
        meta=meta,
        made_by=made_by,
        parts=layout.parts,
        entities=_add_places(read_entities(doc), places),
        places=places,
        unresolved=unresolved,
        focus=focus,
        quotes=_add_named_places(read_quotes(doc), places),
        notes=_fold_notes(sorted(marked, key=lambda note: note.start)),
    )


def _fold_notes(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the first notes of each code, with the others folded into one: a text of marks alone stays readable."""
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


def _add_places(entities: Iterable[Entity], places: Sequence[Place]) -> tuple[Entity, ...]:
    """Return entities with the place that each is, if a name of it was resolved to one."""
    at = {mention.start: number for number, place in enumerate(places) for mention in place.mentions}

    def placed(entity: Entity) -> Entity:
        found = [at[mention.start] for mention in entity.mentions if mention.start in at]
        return replace(entity, place=places[min(found)].id if found else None)

    return tuple(placed(entity) if entity.label in ("GPE", "LOC", "FAC") else entity for entity in entities)


def _add_named_places(quotes: Iterable[Quote], places: Sequence[Place]) -> tuple[Quote, ...]:
    """Return quotes with the places that their words name."""
    printed = sorted((m.start, m.end, number) for number, place in enumerate(places) for m in place.mentions)
    starts = [start for start, _, _ in printed]

    def named(quote: Quote) -> tuple[str, ...]:
        inside = {
            number
            for start, end in quote.content
            for _, stop, number in printed[bisect_left(starts, start) : bisect_left(starts, end)]
            if stop <= end
        }
        return tuple(places[number].id for number in sorted(inside))

    return tuple(replace(quote, places=named(quote)) for quote in quotes)
