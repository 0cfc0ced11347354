"""What proposes names of places: each function one thing that an article shows.

A proposer takes the `Page` with what those before it found, and yields names; its own name, without ``propose_``, is
the one by which it can be switched off.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from newsnb.extract.places.bodies import places_inside
from newsnb.extract.places.capitals import names_in_capitals
from newsnb.extract.places.names import LABELS, PLACE_LABELS, Name, container_after
from newsnb.extract.places.page import Page, Tag, cover, names_at
from newsnb.extract.places.signs import is_way, runs, shared_kinds
from newsnb.extract.places.vetoes import is_somebody, names_people
from newsnb.extract.places.whole import whole_names
from newsnb.gazetteer import Entry
from newsnb.gazetteer.names import fold
from newsnb.lang import english

_PEOPLE = english.places.patterns.people_word
_OPENER = english.places.patterns.opener_of_tag
_JOINED = english.places.patterns.joined
_LONGEST_LINK = len(", and ")
_WORD = re.compile(r"[^\W_][\w.'’]*")
_JOINTS = frozenset("-–—/")


def propose_tagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model took for places or peoples."""
    return (name for name in page.tagged if name.entries)


def propose_tagged_public_bodies(page: Page) -> Iterator[Name]:
    """Yield the places in public bodies that the model took for places: Kentucky of Kentucky State Police."""
    for name in _unread(page):
        yield from _places_in(name, page, known=())


def propose_parts_of_compounds(page: Page) -> Iterator[Name]:
    """Yield the known parts of compounds: Afghan of intra-Afghan, both of Afghan-Pakistani and of Pune-Satara."""
    for whole in _unread(page):
        if _JOINTS & set(whole.text):
            yield from _parts_of(whole, page)


def propose_unknown_places(page: Page) -> Iterator[Name]:
    """Yield what the model took for a place, and the gazetteer does not know."""
    return (name for name in _unread(page) if name.label in PLACE_LABELS)


def propose_mistagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model took for an organisation, a person, a people or a work."""
    others = (tag for tag in page.tags if tag.label not in PLACE_LABELS)
    return _known_at((part for tag in others for part in _parts_of_tag(tag, page.text)), page)


def propose_datelines(page: Page) -> Iterator[Name]:
    """Yield the towns of datelines."""
    return _known_at((Tag(start, end, "DATELINE") for start, end in page.towns), page)


def propose_untagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model did not see."""
    return (name for name in page.untagged if name.entries)


def propose_words_for_people(page: Page) -> Iterator[Name]:
    """Yield words for people and things of a place (Qatari) that stand outside of what the model named."""
    taken = cover(page.text, page.tags)
    words = (Tag(*word.span(), "") for word in _PEOPLE.finditer(page.text) if not taken[word.start()])
    for word in words:
        entries = page.gazetteer.lookup(page.text[word.start : word.end])
        if entries and entries[0].kind == "demonym":
            yield _name_of(word, page, entries)


def propose_places_in_capitals(page: Page) -> Iterator[Name]:
    """Yield the well-known places in lines that stand in capitals."""
    return names_in_capitals(page.text, page.gazetteer)


def propose_shared_kinds(page: Page) -> Iterator[Name]:
    """Yield the counties of a list that names their kind once: Lund in "Vik, Lund and Berg counties"."""
    for start, (end, kind) in shared_kinds(page.text).items():
        if entries := page.gazetteer.lookup(f"{page.text[start:end]} {kind}"):
            yield _name_of(Tag(start, end, ""), page, entries)


def propose_public_bodies(page: Page) -> Iterator[Name]:
    """Yield the places in public bodies that the model took for organisations, or did not see."""
    tags = (tag for tag in page.tags if tag.label not in LABELS and tag.label != "PERSON")
    untagged = (replace(name, label="BODY") for name in page.untagged)
    for name in (*names_at(page.text, tags, page.gazetteer), *untagged):
        yield from _places_in(name, page, known=page.places)


def propose_containers(page: Page) -> Iterator[Name]:
    """Yield the state or country that follows a name (``Long Beach, Calif.``), and with it a name that was in doubt."""
    for name in (*page.found, *page.doubtful):
        if container := container_after(name, page.text, page.gazetteer):
            yield from (container, name)


def propose_whole_names(page: Page) -> Iterator[Name]:
    """Yield the longer names of which the model cut a part, whether that is known or not: Cortina d'Ampezzo."""
    starts = {name.start for name in page.found}
    missed = [tag for tag in page.tags if tag.label in PLACE_LABELS and tag.start not in starts]
    names = [*page.found, *(_name_of(tag, page, ()) for tag in missed)]
    return whole_names(page.text, page.stretches, names, page.gazetteer)


def propose_places_in_lists(page: Page) -> Iterator[Name]:
    """Yield the names in doubt that a list joins to one of a place: Vik in "Vik, Lund and Paris"."""
    known = [name for name in without_overlap(page.found) if name.entries]
    doubtful = sorted(page.doubtful, key=lambda name: name.start)
    behind = list(_joined_behind(page.text, {name.end for name in known}, doubtful))
    yield from behind
    yield from _joined_before(page.text, {name.start for name in (*known, *behind)}, doubtful)


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Return names in text order; of those that overlap the first, a tagged one before others, the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, not n.label, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _unread(page: Page) -> Iterator[Name]:
    """Yield the unknown names that the model took for places, are nobody's, and in which nothing was found so far."""
    starts = sorted(name.start for name in page.found)
    unknown = (name for name in page.tagged if not name.entries and not is_somebody(name, page))
    return (name for name in unknown if bisect_left(starts, name.start) == bisect_left(starts, name.end))


def _places_in(body: Name, page: Page, known: Collection[str]) -> Iterator[Name]:
    """Yield the places whose public body ``body`` names, where it is no place itself."""
    look_up, text = page.gazetteer.lookup, body.text
    spans = places_inside(text, look_up, lambda name: fold(name) in known) if not body.entries else ()
    for start, end in spans:
        words = text[start:end]
        yield replace(body, text=words, start=body.start + start, end=body.start + end, entries=look_up(words))


def _parts_of(whole: Name, page: Page) -> list[Name]:
    """Return the known parts of a compound if they are all known."""
    words = [tag for tag in _words_of(whole, page.text) if page.text[tag.start].isupper()]
    parts = list(_known_at(words, page))
    if is_way(page.text, whole.end) and len(parts) == len(words):
        return parts
    # A town is a part only beside a lower-case word (Moscow-based): no Winston in an unknown Winston-Smithville
    known = [name for name in parts if len(words) == 1 or names_people(name.entries)]
    return known if len(known) == len(words) else []


def _words_of(whole: Tag | Name, text: str) -> Iterator[Tag]:
    """Yield the words of a compound, with its label."""
    return (Tag(*word.span(), whole.label) for word in _WORD.finditer(text, whole.start, whole.end))


def _parts_of_tag(tag: Tag, text: str) -> Iterator[Tag]:
    """Yield the tag, or the names in it: of "Nanyuki to Mombasa", "Beyond Maratea", "the Pune-Satara highway"."""
    words = text[tag.start : tag.end]
    if "-" in words and is_way(text, tag.end):
        yield from (replace(word, label="WAY") for word in _words_of(tag, text))
    elif " to " in words or _OPENER.match(words):
        yield from (Tag(start, end, tag.label) for start, end in runs(text, tag.start, tag.end))
    else:
        yield tag


def _known_at(tags: Iterable[Tag], page: Page) -> Iterator[Name]:
    return (name for name in names_at(page.text, tags, page.gazetteer) if name.entries)


def _name_of(tag: Tag, page: Page, entries: tuple[Entry, ...]) -> Name:
    return Name(text=page.text[tag.start : tag.end], start=tag.start, end=tag.end, label=tag.label, entries=entries)


def _joined_behind(text: str, ends: set[int], doubtful: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that a list joins to one before them, which ends at one of ``ends``."""
    for name in doubtful:
        near = ends.intersection(range(name.start - _LONGEST_LINK, name.start))
        if any(_JOINED.fullmatch(text, end, name.start) for end in near):
            ends.add(name.end)
            yield name


def _joined_before(text: str, starts: set[int], doubtful: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that a list joins to one behind them, which starts at one of ``starts``."""
    for name in reversed(doubtful):
        link = _JOINED.match(text, name.end)
        if link and link.end() in starts:
            starts.add(name.start)
            yield name
