"""Doc to what the model named, and what of it names places: places, public bodies, peoples; not persons."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from newsnb.extract.places.bodies import places_inside
from newsnb.extract.places.names import LABELS, PLACE_LABELS, Name, container_after, name_at
from newsnb.extract.places.signs import is_likely, is_person, is_road, is_sure, is_titled, is_way
from newsnb.gazetteer import Entry, Gazetteer, is_country
from newsnb.gazetteer.names import fold

_WELL_KNOWN = 0.75  # prominence: a name that means the place first, whoever else bears it
_NOT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_WORD = re.compile(r"[^\W_][\w.'’]*")
_COMPOUND = re.compile(r"[-–—/]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch that the model named, in characters of the article."""

    start: int
    end: int
    label: str


def tags_of(doc: Doc, spans_key: str) -> list[Tag]:
    """Give what the model named in ``doc``, in text order; dates and numbers too, which are no names.

    The span group has one label for all mentions of a name; where ``doc.ents`` says place of one of them, it is one.
    """
    ents = {(ent.start_char, ent.end_char): ent.label_ for ent in doc.ents}
    if spans_key not in doc.spans:
        return [Tag(start, end, label) for (start, end), label in ents.items()]
    tags = {}
    for span in doc.spans[spans_key]:
        place = (span.start_char, span.end_char)
        label = ents.get(place, span.label_)
        tags[place] = Tag(*place, label if label in PLACE_LABELS else span.label_)
    return sorted(tags.values(), key=lambda tag: tag.start)


def numbers_of(doc: Doc) -> list[Tag]:
    """Give the dates and numbers of ``doc``, which hold no name."""
    return [Tag(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in _NOT_NAMES]


def persons_of(text: str, tags: Iterable[Tag]) -> frozenset[str]:
    """Give the first and last names of the persons whom ``text`` names in full, as `fold` writes them."""
    names = (text[tag.start : tag.end].split() for tag in tags if tag.label == "PERSON")
    return frozenset(fold(word) for words in names if len(words) > 1 for word in (words[0], words[-1].rstrip(",.;")))


def names_of_tag(tag: Tag, text: str, gazetteer: Gazetteer, persons: Collection[str]) -> Iterator[Name]:
    """Yield the names of places in what the model takes for a place or for people of one."""
    whole = name_at(text, tag.start, tag.end, tag.label, gazetteer)
    if whole is None or is_somebody(whole, text, persons, gazetteer):
        return
    if whole.entries:
        if tag.label != "NORP" or _names_people(whole.entries) or is_sure(text, whole.start, whole.end):
            yield whole
    elif inside := list(names_inside(whole, gazetteer)):
        yield from inside
    elif _COMPOUND.search(whole.text):
        yield from _parts_of(whole, text, gazetteer)
    elif tag.label != "NORP" and _is_open(whole, text):
        yield whole


def names_inside(whole: Name, gazetteer: Gazetteer, known: Collection[str] = ()) -> Iterator[Name]:
    """Yield the places whose public body ``whole`` names: Kentucky of Kentucky State Police."""
    for a, b in places_inside(whole.text, gazetteer.lookup, lambda name: fold(name) in known):
        words, start = whole.text[a:b], whole.start
        yield replace(whole, text=words, start=start + a, end=start + b, entries=gazetteer.lookup(words))


def is_somebody(name: Name, text: str, persons: Collection[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a name that may be a place's is a person's here."""
    if name.entries and (name.entries[0].prominence > _WELL_KNOWN or name.entries[0].kind == "demonym"):
        return False
    if is_sure(text, name.start, name.end) or container_after(name, text, gazetteer):
        return False
    if fold(name.text) in persons:
        return not is_likely(text, name.start, name.end)
    if " " in name.text:
        return is_titled(text, name.start)  # a county may say something, too
    return is_person(text, name.start, name.end)


def _is_open(name: Name, text: str) -> bool:
    """Tell whether a name that the gazetteer does not know reads like a place's."""
    if is_road(name.text) or not name.text[0].isupper() or name.text.endswith(" of"):
        return False
    return is_sure(text, name.start, name.end) or is_likely(text, name.start, name.end)


def _parts_of(whole: Name, text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the known parts of a compound (intra-Afghan, Afghan-Pakistani), or the whole if none is known."""
    words = [m for m in _WORD.finditer(text, whole.start, whole.end) if m[0][0].isupper()]
    parts = [name_at(text, m.start(), m.end(), whole.label, gazetteer) for m in words]
    if len(words) > 1 and is_way(text, whole.end) and all(name and name.entries for name in parts):
        yield from (name for name in parts if name)  # the Pune-Satara highway
        return
    # A town is a part only beside a lower-case word (Moscow-based): no Winston in an unknown Winston-Smithville
    alone = len(words) == 1
    known = [name for name in parts if name and name.entries and (alone or _names_people(name.entries))]
    if known and (alone or len(known) == len(words)):
        yield from known
    elif whole.label in PLACE_LABELS and _is_open(whole, text):
        yield whole


def _names_people(entries: tuple[Entry, ...]) -> bool:
    return any(entry.kind == "demonym" or is_country(entry) for entry in entries)


__all__ = ["LABELS", "Tag", "is_somebody", "names_inside", "names_of_tag", "numbers_of", "persons_of", "tags_of"]
