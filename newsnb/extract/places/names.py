"""Words to the name of a place: what of them is the name, and what the gazetteer knows of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from weakref import WeakKeyDictionary

from newsnb.extract.places.signs import is_road
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division
from newsnb.lang import english
from newsnb.values import Span

LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
PLACE_LABELS = LABELS - {"NORP"}

# What is around and inside the names of places.
_BEFORE_NAME = english.places.patterns.before_name
_BEHIND_NAME = english.places.patterns.behind_name
_QUALIFIER_BEFORE = english.places.patterns.qualifier_before
_QUALIFIER_AFTER = english.places.patterns.qualifier_after
_CONTAINER = english.places.patterns.container
_SAINT = english.places.patterns.saint
_COUNTY = english.places.patterns.county
_SHORT = english.places.patterns.short
_IN_FULL = english.places.maps.in_full
_LONGEST_NAME = 200  # characters; a run of capitalised words that is longer is a table, and would be gone over for each
_LONGEST_CUT = 5  # characters of "Calif" and "Minn"
_FEWEST_LETTERS = 2  # of a name: the D. of (D., Ohio) is a party
_FEWEST_CAPITALS = 5  # letters of a name in capitals that is no abbreviation
_MOST_KEPT = 1 << 13  # names of a gazetteer; news repeats its names

_Known = tuple[tuple[Entry, ...], Span]
_KEPT: WeakKeyDictionary[Gazetteer, dict[str, _Known]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a place as printed.

    Attributes
    ----------
    text
        The name, as it was looked up.
    start, end
        Where it is printed, in characters of the article.
    label
        The label of the entity, or ``""`` where the model saw none.
    entries
        What the gazetteer knows of it, best first; empty if nothing.
    said
        Whether the text says of which kind it is (the state of Washington), so that only entries of this kind are left.
    rule
        The name of the proposer that found it; empty for names that were given.
    chance
        How likely it is the name of a place here; 1 for names that were given.
    """

    text: str
    start: int
    end: int
    label: str
    entries: tuple[Entry, ...]
    said: bool = False
    rule: str = ""
    chance: float = 1.0


def name_at(text: str, start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    """Make a name of ``text[start:end]``, without the brackets, *the* and *'s* about it; None if nothing is left.

    Of ``northern California`` the name is California, unless the gazetteer knows the whole.
    """
    if end - start > _LONGEST_NAME:
        return None
    if saint := _saint_at(text, start, end, label, gazetteer):
        return saint
    opening, closing = _BEFORE_NAME.match(text, start, end), _BEHIND_NAME.search(text, start, end)
    left, right = opening.end() if opening else start, closing.start() if closing else end
    if sum(map(str.isalpha, text[left:right])) < _FEWEST_LETTERS:
        return None
    entries, core = _look_up(text[left:right], gazetteer)
    left, right = left + core[0], left + core[1]
    right = _end_with_full_stop(text, left, right, entries)
    if entries and entries[0].name.startswith("The ") and text[start:left].endswith("The "):
        left -= len("The ")
    return Name(text=text[left:right], start=left, end=right, label=label, entries=entries)


def container_after(name: Name, text: str, gazetteer: Gazetteer) -> Name | None:
    """Return the state or country that the text puts behind ``name``: Calif. of "Long Beach, Calif."; None if none.

    Only behind names that the gazetteer knows.
    """
    match = _CONTAINER.match(text, name.end) if name.entries else None
    if match is None:
        return None
    start, end = match.span(match.lastindex or 0)
    ends = [end, *(stop for stop in range(end - 1, start, -1) if text[stop].isspace())]
    containers = (name_at(text, start, stop, "", gazetteer) for stop in ends)
    return next((container for container in containers if _holds(container, name)), None)


def contains(outer: Entry, inner: Entry) -> bool:
    """Return whether ``outer`` is the country or the first-level division that ``inner`` lies in."""
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.key == inner.key or outer.kind in ("demonym", "alternate"):
        return False
    return is_country(outer) or (is_division(outer) and outer.admin1 is not None and outer.admin1 == inner.admin1)


def _holds(container: Name | None, name: Name) -> bool:
    pairs = product(container.entries, name.entries) if container else ()
    return any(contains(outer, inner) for outer, inner in pairs)


def _saint_at(text: str, start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    """Return St. John's, whose "'s" is part of the name; a tokenizer parts the two."""
    match = _SAINT.fullmatch(text, start, end) or _SAINT.fullmatch(text, start, end + 2)
    if match is None:
        return None
    entries = gazetteer.lookup(match[0])
    return Name(text=match[0], start=start, end=match.end(), label=label, entries=entries) if entries else None


def _end_with_full_stop(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> int:
    """Return where a name ends, with the full stop that is part of it: that of "U.S.", not one that ends a sentence."""
    words = text[start:end]
    if words.endswith("."):
        return end if any(entry.kind == "abbreviation" for entry in entries) else start + len(words.rstrip("."))
    return end + (text.startswith(".", end) and _is_cut(words, entries))


def _is_cut(words: str, entries: tuple[Entry, ...]) -> bool:
    """Return whether ``words`` is a cut name whose full stop the tokenizer parted from it: Ont of "Ont."."""
    return bool(entries) and entries[0].kind == "abbreviation" and words.istitle() and len(words) <= _LONGEST_CUT


def _look_up(words: str, gazetteer: Gazetteer) -> _Known:
    """Return what the gazetteer knows of a name, and which part of ``words`` it is; kept as long as the gazetteer."""
    kept = _kept_of(gazetteer)
    if (known := kept.get(words)) is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[words] = known = _known_of(words, gazetteer)
    return known


def _kept_of(gazetteer: Gazetteer) -> dict[str, _Known]:
    try:
        return _KEPT.setdefault(gazetteer, {})
    except TypeError:  # a user's own, that no weak reference can be made to
        return {}


def _known_of(words: str, gazetteer: Gazetteer) -> _Known:
    """Return the entries of the whole of a name, or else those of a part of it.

    Of *Bristol City* the whole is another name of a small Bristol, and only the part names the large one.
    """
    spelt = (gazetteer.lookup(name) for name in _spellings(" ".join(words.split())))
    whole = next(filter(None, spelt), ())
    if any(entry.kind != "alternate" for entry in whole):
        return whole, (0, len(words))
    parts = _known_parts(words, gazetteer)
    better = (part for part in parts if not whole or _is_lesser(whole, part[0][0]))
    return next(better, (whole, (0, len(words))))


def _known_parts(words: str, gazetteer: Gazetteer) -> Iterator[_Known]:
    for start, end in _cores_of(words):
        entries = gazetteer.lookup(" ".join(words[start:end].split()))
        if entries and words[start].isupper():
            yield entries, (start, end)


def _is_lesser(entries: Sequence[Entry], other: Entry) -> bool:
    """Return whether places are less known than ``other``, and none of them is it or lies in it."""
    return entries[0].prominence < other.prominence and not any(
        entry.key == other.key or contains(other, entry) for entry in entries
    )


def _cores_of(words: str) -> list[Span]:
    """Return the parts of a name without the words that leave it the same place."""
    before, after, whole = _QUALIFIER_BEFORE.match(words), _QUALIFIER_AFTER.search(words), len(words)
    if not (before or after) or is_road(words):
        return []
    start, end = before.end() if before else 0, after.start() if after else whole
    return list(dict.fromkeys([(start, whole), (0, end), (start, end)]))


def _spellings(name: str) -> Iterator[str]:
    """Yield a name and other ways to write it: cut words in full, the county before or behind its name."""
    yield name
    if name.isupper() and len(name) >= _FEWEST_CAPITALS:
        name = name.title()
    yield _SHORT.sub(lambda match: str(_IN_FULL[match[0].rstrip(".").capitalize()]), name)
    if "ounty" in name and (county := _COUNTY.fullmatch(name)):
        yield f"{county[1]} County"
        yield f"County {county[1]}"
