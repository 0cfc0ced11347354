"""Doc to the names of places that it prints: those the model named, and those it missed or took for others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsnb.extract.places.capitals import names_in_capitals
from newsnb.extract.places.names import LABELS, PLACE_LABELS, Name, container_after, name_at
from newsnb.extract.places.signs import datelines, is_likely, is_person, is_sure, is_titled, is_way, runs, shared_kinds
from newsnb.extract.places.tags import Tag, names_inside, names_of_tag, numbers_of, persons_of, tags_of
from newsnb.extract.places.whole import name_kinds, whole_names
from newsnb.gazetteer import Gazetteer, is_country, is_division
from newsnb.gazetteer.names import fold
from newsnb.trees import root_of
from newsnb.values import Span

_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]{3,}\b")
_OPENERS = ("Beyond ", "Near ", "Outside ", "From ", "In ")
_WORD = re.compile(r"[^\W-]+")
_JOINED = re.compile(r",? (?:and|or|&) |, |/")
_TOWN = 0.45  # prominence: of a town of some ten thousand people
# Names of towns, too, but in the news first of all something else.
_SELDOM_PLACES = frozenset(
    "congress senate parliament house cabinet interior treasury commerce justice defense education union republic "
    "liberty freedom independence google facebook twitter apple amazon fox time church navy army god jesus bible islam "
    "constitution state capitol may march april june august sunday monday friday christmas easter internet mass "
    "spring summer fall winter english battle friendship hope golden king prince queen media success reform energy "
    "central north south east west eagle star sun moon commons lords guardian enterprise speaker trump clinton bush "
    "obama lincoln madison jefferson jackson monroe md".split()
)
_LEAD = 0.15  # prominence: smaller places by more than this are not thought of
_CITY = 0.6  # prominence: of a city of a hundred thousand people
_SMALL = 0.3  # prominence: of a town of a thousand people, which a model may take a first name for


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article says of the names in it: those of places and those of persons, as `fold` writes them.

    ``countries`` holds the codes of the countries that it names, or large towns of them.
    """

    text: str
    places: frozenset[str]
    persons: frozenset[str]
    countries: frozenset[str]
    gazetteer: Gazetteer


def find_names(doc: Doc, text: str, gazetteer: Gazetteer, *, spans_key: str) -> list[Name]:
    """Find the names of places that ``doc`` prints, in text order.

    Names that look like a place and that the gazetteer does not know are among them, without entries. ``text`` is
    ``doc.text``, which spaCy joins anew each time it is asked.
    """
    tags = tags_of(doc, spans_key)
    persons = persons_of(text, tags)
    found = [name for tag in tags if tag.label in LABELS for name in names_of_tag(tag, text, gazetteer, persons)]
    found = _without_doubtful(text, found)
    named = frozenset(fold(name.text) for name in found if name.entries and name.entries[0].kind == "name")
    stretches = list(runs(text))
    known = _Known(text, named, persons, _countries_of(found), gazetteer)
    maybe = [*_taken_for_others(tags, known, gazetteer), *_untagged(doc, tags, stretches, known, gazetteer)]
    found += (name for name in maybe if _fits(name, known))
    found += _derived_words(doc, text, tags, gazetteer)
    found += (name for name in names_in_capitals(text, gazetteer) if fold(name.text) not in _SELDOM_PLACES | persons)
    found += _in_lists(text, gazetteer)
    found += _inside_others(tags, known, gazetteer)
    found += _containers_after(text, [*found, *maybe], gazetteer)
    found += whole_names(text, stretches, [*found, *_unknown(text, tags, found)], gazetteer)
    kept = _without_overlap(found)
    return name_kinds(text, _without_overlap([*kept, *_joined(text, kept, maybe)]), gazetteer)


def _unknown(text: str, tags: Iterable[Tag], found: Iterable[Name]) -> Iterator[Name]:
    """Yield what the model took for a place and nothing was found of, such as Cortina of "Cortina d'Ampezzo"."""
    starts = {name.start for name in found}
    for tag in tags:
        if tag.label in PLACE_LABELS and tag.start not in starts:
            words = text[tag.start : tag.end]
            yield Name(text=words, start=tag.start, end=tag.end, label=tag.label, entries=())


def _without_doubtful(text: str, names: list[Name]) -> list[Name]:
    """Leave out small towns for which nothing in the article speaks, once: Tonya, Antoine, Colour."""
    small = {fold(name.text) for name in names if _is_small(name)}
    if not small:
        return names
    told = {key for name in names if (key := fold(name.text)) in small and _is_told(text, name)}
    return [name for name in names if not (_is_small(name) and fold(name.text) not in told)]


def _is_told(text: str, name: Name) -> bool:
    """Tell whether the words around a name speak for a place."""
    at_edge = text.startswith((", ", " ("), name.end)
    return at_edge or is_sure(text, name.start, name.end) or is_likely(text, name.start, name.end)


def _is_small(name: Name) -> bool:
    return bool(name.entries) and " " not in name.text and name.entries[0].prominence < _SMALL


def _countries_of(names: Iterable[Name]) -> frozenset[str]:
    best = (name.entries[0] for name in names if name.entries)
    return frozenset(entry.country for entry in best if entry.country and entry.prominence > _TOWN)


def _taken_for_others(tags: Iterable[Tag], known: _Known, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the known names that the model took for an organisation, a person, a people or a work."""
    for tag in tags:
        if tag.label in PLACE_LABELS:
            continue
        for part in _parts_of(known.text, tag):
            name = name_at(known.text, part.start, part.end, part.label, gazetteer)
            if name and _may_be_place(name, known):
                yield name


def _parts_of(text: str, tag: Tag) -> Iterator[Tag]:
    """Yield the tag, or the names in it: of "Nanyuki to Mombasa", "Beyond Maratea", "the Pune-Satara highway"."""
    words = text[tag.start : tag.end]
    if "-" in words and is_way(text, tag.end):
        for word in _WORD.finditer(words):
            yield Tag(tag.start + word.start(), tag.start + word.end(), "WAY")
    elif " to " in words or words.startswith(_OPENERS):
        for start, end in runs(text, tag.start, tag.end):
            yield Tag(start, end, tag.label)
    else:
        yield tag


def _inside_others(tags: Iterable[Tag], known: _Known, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the places in the names of public bodies."""
    for tag in tags:
        if tag.label not in LABELS and tag.label != "PERSON":
            name = name_at(known.text, tag.start, tag.end, tag.label, gazetteer)
            if name and not name.entries:
                yield from names_inside(name, gazetteer, known.places)


def _untagged(
    doc: Doc, tags: Iterable[Tag], stretches: Iterable[Span], known: _Known, gazetteer: Gazetteer
) -> Iterator[Name]:
    """Yield the known names that the model did not see, and those of public bodies among them."""
    text = known.text
    taken = bytearray(len(text))
    for tag in (*tags, *numbers_of(doc)):
        taken[tag.start : tag.end] = b"\1" * (tag.end - tag.start)
    for start, end in datelines(text):
        name = name_at(text, start, end, "DATELINE", gazetteer)
        if name and name.entries:
            yield name
    for start, end in stretches:
        if taken.find(1, start, end) >= 0:
            continue
        name = name_at(text, start, end, "", gazetteer)
        if name and _may_be_place(name, known):
            yield name
        elif name and not name.entries and " " in name.text:
            yield from (replace(part, label="BODY") for part in names_inside(name, gazetteer, known.places))


def _may_be_place(name: Name, known: _Known) -> bool:
    if not name.entries or name.entries[0].kind == "demonym":
        return False
    return fold(name.text) not in _SELDOM_PLACES or container_after(name, known.text, known.gazetteer) is not None


def _fits(name: Name, known: _Known) -> bool:
    """Tell whether a known name that the model took for something else, or did not see, is a place's here."""
    if name.label in ("DATELINE", "BODY", "WAY") or name.text.endswith((" County", " Parish")):
        return True
    key, entry, text = fold(name.text), name.entries[0], known.text
    if is_sure(text, name.start, name.end):
        return entry.kind != "alternate" or name.label == "ORG"
    if container_after(name, text, known.gazetteer):
        return True
    if is_country(entry) and entry.kind == "name":
        return key not in known.persons and not is_titled(text, name.start)
    if key in known.persons or is_person(text, name.start, name.end):
        return False
    if key in known.places or (_is_at_home(name, known) and is_likely(text, name.start, name.end)):
        return True
    if entry.kind == "alternate":
        return False
    if name.label == "PERSON":
        return entry.prominence > _CITY  # nobody of the name is named in full
    well_known = is_division(entry) and entry.kind == "name"
    return well_known or (entry.prominence > _TOWN and is_likely(text, name.start, name.end))


def _is_at_home(name: Name, known: _Known) -> bool:
    """Tell whether all places of this name lie in one country, which the article names."""
    least = max(_SMALL, name.entries[0].prominence - _LEAD)
    countries = {entry.country for entry in name.entries if entry.kind == "name" and entry.prominence > least}
    return len(countries) == 1 and countries <= known.countries


def _in_lists(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the counties of a list that names their kind once: Gwinnett in "Cobb, Gwinnett and DeKalb counties"."""
    for start, (end, kind) in shared_kinds(text).items():
        if entries := gazetteer.lookup(f"{text[start:end]} {kind}"):
            yield Name(text=text[start:end], start=start, end=end, label="", entries=entries)


def _derived_words(doc: Doc, text: str, tags: Iterable[Tag], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield words for people and things of a place (Qatari) that stand outside of every entity."""
    taken = {start for tag in tags for start in range(tag.start, tag.end)}
    for match in _CAPITALISED.finditer(text):
        if match.start() in taken:
            continue
        entries = gazetteer.lookup(match[0])
        if not entries or entries[0].kind != "demonym":
            continue
        span = doc.char_span(*match.span())
        if span is not None and _describes(root_of(span)):
            yield Name(text=match[0], start=match.start(), end=match.end(), label="", entries=entries)


def _describes(token: Token) -> bool:
    """Tell a French envoy and the French from what is said in French; true where nobody tagged the words."""
    return token.pos_ in ("", "ADJ") or token.dep_ in ("amod", "compound", "nmod") or token.tag_ == "NNPS"


def _containers_after(text: str, names: Iterable[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the state or country that follows a name (``Long Beach, Calif.``), and with it a name that was in doubt."""
    for name in names:
        if container := container_after(name, text, gazetteer):
            yield container
            yield name


def _joined(text: str, kept: Iterable[Name], maybe: Iterable[Name]) -> Iterator[Name]:
    """Yield the names in doubt that a list joins to one of a place: Sharon in "Sharon, Cornwall and Salisbury"."""
    starts = {name.start for name in kept if name.entries}
    ends = {name.end for name in kept if name.entries}
    doubtful = sorted(maybe, key=lambda name: name.start)
    for name in doubtful:
        if any(end in ends for end in _ends_before(text, name.start)):
            ends.add(name.end)
            starts.add(name.start)
            yield name
    for name in reversed(doubtful):
        link = _JOINED.match(text, name.end)
        if link and link.end() in starts:
            starts.add(name.start)
            yield name


def _ends_before(text: str, start: int) -> Iterator[int]:
    """Yield where a name could end that a comma, *and* or *or* joins to what starts at ``start``."""
    for link in (" and ", ", and ", " or ", ", or ", ", ", " & ", "/"):
        if text.endswith(link, 0, start):
            yield start - len(link)


def _without_overlap(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, not n.label, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
