"""Lines in capitals, in which models see little, to the names of places in them."""

import re
from collections.abc import Iterator, Sequence

from newsnb.extract.places.names import Name
from newsnb.extract.places.weights import CITY
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division
from newsnb.values import Span

_LINE = re.compile(r"^(?=[^a-z\n]*$).*?[A-Z]{2}.*", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_FEWEST, _LONGEST = 3, 4  # words of a line; words of a name
_FEWEST_LETTERS = 4


def names_in_capitals(text: str, gazetteer: Gazetteer) -> Iterator[Name]:
    r"""Yield the well-known places in lines that stand in capitals, the longest names first of all.

    >>> from newsnb.gazetteer import load
    >>> [name.text for name in names_in_capitals("NORTH KOREA FIRES MISSILE\n(Reuters)", load())]
    ['NORTH KOREA']
    """
    for line in _LINE.finditer(text):
        words = [word.span() for word in _WORD.finditer(text, *line.span())]
        if len(words) >= _FEWEST:
            yield from _names_of(text, words, gazetteer)


def _names_of(text: str, words: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Name]:
    done = 0
    for first, (start, _) in enumerate(words):
        ends = reversed([end for _, end in words[first : first + _LONGEST]])
        names = (_name_at(text, start, end, gazetteer) for end in ends)
        if start >= done and (name := next(filter(None, names), None)):
            yield name
            done = name.end


def _name_at(text: str, start: int, end: int, gazetteer: Gazetteer) -> Name | None:
    printed = text[start:end].rstrip("'’")
    entries = gazetteer.lookup(printed if "." in printed else printed.title())
    if not entries or not _is_well_known(entries[0], printed):
        return None
    return Name(text=printed, start=start, end=start + len(printed), label="", entries=entries)


def _is_well_known(entry: Entry, printed: str) -> bool:
    if "." in printed:
        return entry.kind == "abbreviation" and is_country(entry)
    is_own_name = len(printed) >= _FEWEST_LETTERS and entry.kind in ("name", "demonym")
    return is_own_name and (is_country(entry) or is_division(entry) or entry.prominence > CITY)
