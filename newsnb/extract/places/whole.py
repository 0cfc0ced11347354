"""Names that the model cut, and what the text says beside a name of its kind: the state of Washington."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from newsnb.extract.places.names import Name, name_at
from newsnb.extract.places.signs import shared_kinds
from newsnb.extract.places.weights import TOWN
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division
from newsnb.lang import english
from newsnb.values import Span

_AND = english.places.patterns.and_in_name
_KIND_BEFORE = english.places.patterns.kind_before
_KINDS_BEFORE = english.places.maps.kinds_before
_DIVISION_BEHIND = english.places.patterns.division_behind
_HYPHENS = "-–"
_LONGEST_SIGN = 16  # characters


def whole_names(text: str, stretches: Sequence[Span], names: Iterable[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the longer names that the model cut or took for two: English Channel, Newfoundland and Labrador.

    ``stretches`` are those of capitalised words, in text order.
    """
    starts = [start for start, _ in stretches]
    for name in names:
        place = bisect_right(starts, name.start) - 1
        if place >= 0 and name.end <= stretches[place][1]:
            spans = (span for span in _longer_spans(name, stretches, place, text) if _is_longer(span, name))
            longer = (name_at(text, start, end, name.label, gazetteer) for start, end in spans)
            yield from islice((whole for whole in longer if whole and _is_whole(whole, name)), 1)


def _longer_spans(name: Name, stretches: Sequence[Span], place: int, text: str) -> Iterator[Span]:
    """Yield what could be the whole of a name in the stretch ``place``, the longest of them first."""
    start, end = stretches[place]
    link = _AND.match(text, end) if end == name.end else None
    following = stretches[place + 1] if place + 1 < len(stretches) else (-1, -1)
    if link and link.end() == following[0]:
        yield start, following[1]
    yield name.start, end
    yield start, end


def _is_longer(span: Span, name: Name) -> bool:
    return span[1] - span[0] > name.end - name.start


def _is_whole(longer: Name, cut: Name) -> bool:
    """Return whether the longer name is well known enough to stand for what was found of it."""
    if not longer.entries or not _is_longer((longer.start, longer.end), cut):
        return False
    best = longer.entries[0]
    least = min(TOWN, cut.entries[0].prominence) if cut.entries else -1.0
    return best.kind == "name" and best.prominence > least


def name_kinds(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Return the names, each with the entries of the kind that the text says with it.

    Vik in "Vik and Lund counties" is a county, Washington in "the state of Washington" no town, and no more is Mexico
    in "the Texas-Mexico border".
    """
    shared = shared_kinds(text)
    known = [name for name in names if name.entries]
    paired = {name.start for pair in pairwise(known) if _are_lands(text, *pair) for name in pair}
    names = [_without_towns(name) if name.start in paired else name for name in names]
    return [
        _of_shared_kind(name, shared[name.start][1], gazetteer) if name.start in shared else _of_kind(text, name)
        for name in names
    ]


def _are_lands(text: str, one: Name, other: Name) -> bool:
    """Return whether a hyphen alone joins two names that mean countries or states first."""
    is_joined = other.start == one.end + 1 and text[one.end] in _HYPHENS
    return is_joined and all(_is_land(name.entries[0]) for name in (one, other))


def _is_land(entry: Entry) -> bool:
    return is_country(entry) or is_division(entry)


def _without_towns(name: Name) -> Name:
    return replace(name, entries=tuple(filter(_is_land, name.entries)))


def _of_shared_kind(name: Name, kind: str, gazetteer: Gazetteer) -> Name:
    return replace(name, entries=gazetteer.lookup(f"{name.text} {kind}") or name.entries)


def _of_kind(text: str, name: Name) -> Name:
    is_said = _kind_said(text, name) if len(name.entries) > 1 else None
    entries = tuple(entry for entry in name.entries if is_said(entry)) if is_said else ()
    return replace(name, entries=entries, said=True) if entries and entries[0] is not name.entries[0] else name


def _kind_said(text: str, name: Name) -> Callable[[Entry], bool] | None:
    """Return what tells the entries of the kind that the words beside a name say; None where they say none."""
    if _DIVISION_BEHIND.match(text, name.end):
        return is_division
    word = _KIND_BEFORE.search(text, max(0, name.start - _LONGEST_SIGN), name.start)
    return _KINDS.get(_KINDS_BEFORE.get(word[1].lower(), "")) if word else None


def _is_town(entry: Entry) -> bool:
    return entry.feature.startswith("PPL")


_KINDS: dict[str, Callable[[Entry], bool]] = {"division": is_division, "country": is_country, "town": _is_town}
