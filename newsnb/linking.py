"""A Doc that our components went over -> a Reading: plain values, linked to one another."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from newsnb.extract.discourse import discourse_of
from newsnb.extract.links import add_named_places, add_places
from newsnb.extract.times import add_clause_times, add_mention_times, add_said_when
from newsnb.reading import Reading, sha256_of
from newsnb.records import layout_of, read_entities, read_places, read_quotes, read_times
from newsnb.tokens import text_of
from newsnb.values import MadeBy, Meta, Note

_MOST_NOTES = 100  # of one code


def reading_of(doc: Doc, *, text: str, meta: Meta, made_by: MadeBy, notes: tuple[Note, ...] = ()) -> Reading:
    """Return the reading of a Doc that the components went over: plain values, linked to one another.

    ``text`` is the article as given, which the Doc may hold in small letters where it stands in capitals.
    """
    layout = layout_of(doc)
    places, unresolved, focus = read_places(doc)
    times, discourse = read_times(doc), discourse_of(doc, layout, text_of(doc))
    places = add_clause_times(places, times, discourse)
    quotes = add_said_when(read_quotes(doc), times, discourse)
    marked = (*notes, *layout.marks.notes())
    return Reading(
        text=text,
        sha256=sha256_of(text),
        length=len(text),
        meta=meta,
        made_by=made_by,
        parts=layout.parts,
        entities=add_mention_times(add_places(read_entities(doc), places), times, discourse),
        places=places,
        unresolved=unresolved,
        focus=focus,
        quotes=add_named_places(quotes, places),
        times=times,
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
