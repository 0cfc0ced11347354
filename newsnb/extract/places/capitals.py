"""Lines in capitals, in which models see little, to the names of places in them."""

import re
from collections.abc import Iterator

from newsnb.extract.places.names import Name
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division

_LINE = re.compile(r"^(?=[^a-z\n]*$).*?[A-Z]{2}.*", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_FEWEST, _LONGEST = 3, 4  # words of a line; words of a name
_CITY = 0.6  # prominence: of a city of a hundred thousand people


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


def _names_of(text: str, words: list[tuple[int, int]], gazetteer: Gazetteer) -> Iterator[Name]:
    first = 0
    while first < len(words):
        for last in range(min(first + _LONGEST, len(words)) - 1, first - 1, -1):
            start, end = words[first][0], words[last][1]
            printed = text[start:end].rstrip("'’")
            entries = gazetteer.lookup(printed if "." in printed else printed.title())
            if entries and _is_well_known(entries[0], printed):
                yield Name(text=printed, start=start, end=start + len(printed), label="", entries=entries)
                first = last
                break
        first += 1


def _is_well_known(entry: Entry, printed: str) -> bool:
    if "." in printed:
        return entry.kind == "abbreviation" and is_country(entry)
    if len(printed) < 4 or entry.kind not in ("name", "demonym"):
        return False
    return is_country(entry) or is_division(entry) or entry.prominence > _CITY
