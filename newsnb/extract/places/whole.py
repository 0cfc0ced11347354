"""Names that the model cut, and what the text says beside a name of its kind: the state of Washington."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from newsnb.extract.places.names import Name, name_at
from newsnb.extract.places.signs import shared_kinds
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division
from newsnb.values import Span

_AND = re.compile(r" and (?=[A-Z])")
_TOWN = 0.45  # prominence: of a town of some ten thousand people

_DIVISION_BEFORE = re.compile(r"\b(?:[Ss]tate|[Pp]rovince|[Oo]blast|[Gg]overnorate) of \Z")
_DIVISION_BEHIND = re.compile(r" (?:[Ss]tate|[Pp]rovince|[Oo]blast|[Pp]refecture|[Gg]overnorate)\b(?! of)")
_COUNTRY_BEFORE = re.compile(r"\b(?:[Cc]ountry|[Rr]epublic|[Kk]ingdom|[Nn]ation) of \Z")
_TOWN_BEFORE = re.compile(r"\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Mm]ayor|[Ss]uburb) of \Z")
_LONGEST_SIGN = 16  # characters


def whole_names(text: str, stretches: Sequence[Span], names: Iterable[Name], gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the longer names that the model cut or took for two: English Channel, Newfoundland and Labrador.

    ``stretches`` are those of capitalised words, in text order.
    """
    starts = [start for start, _ in stretches]
    for name in names:
        place = bisect_right(starts, name.start) - 1
        if place < 0 or stretches[place][1] < name.end:
            continue
        for start, end in _longer(text, name, stretches, place):
            longer = name_at(text, start, end, name.label, gazetteer)
            if longer and longer.end - longer.start > name.end - name.start and _is_name(longer.entries, name):
                yield longer
                break


def _longer(text: str, name: Name, stretches: Sequence[Span], place: int) -> Iterator[Span]:
    start, end = stretches[place]
    link = _AND.match(text, end)
    if link and end == name.end and place + 1 < len(stretches) and stretches[place + 1][0] == link.end():
        yield start, stretches[place + 1][1]
    if end > name.end:
        yield name.start, end
    if end - start > name.end - name.start:
        yield start, end


def _is_name(entries: Sequence[Entry], cut: Name) -> bool:
    """Tell whether the longer name is well known enough to stand for what was found of it."""
    if not entries or entries[0].kind != "name":
        return False
    return bool(not cut.entries or cut.entries[0].prominence < entries[0].prominence or entries[0].prominence > _TOWN)


def name_kinds(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Leave each name the entries of the kind that the text says with it.

    Clarke in "Clarke and Oconee counties" is a county, Washington in "the state of Washington" no town.
    """
    shared = shared_kinds(text)
    return [_of_kind(text, name, shared.get(name.start, (0, None))[1], gazetteer) for name in names]


def _of_kind(text: str, name: Name, shared: str | None, gazetteer: Gazetteer) -> Name:
    if shared:
        return replace(name, entries=gazetteer.lookup(f"{name.text} {shared}") or name.entries)
    if len(name.entries) < 2:
        return name
    is_said = _kind_said(text, name)
    entries = tuple(entry for entry in name.entries if is_said(entry)) if is_said else ()
    return replace(name, entries=entries, said=True) if entries and entries[0] is not name.entries[0] else name


def _kind_said(text: str, name: Name) -> Callable[[Entry], bool] | None:
    """Tell which entries are of the kind that the words beside a name say; None where they say none."""
    if _DIVISION_BEHIND.match(text, name.end):
        return is_division
    before = max(0, name.start - _LONGEST_SIGN)
    if not text.endswith(" of ", before, name.start):
        return None
    if _DIVISION_BEFORE.search(text, before, name.start):
        return is_division
    if _TOWN_BEFORE.search(text, before, name.start):
        return lambda entry: entry.feature.startswith("PPL")
    return is_country if _COUNTRY_BEFORE.search(text, before, name.start) else None
