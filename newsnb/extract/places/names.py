"""Words to the name of a place: what of them is the name, and what the gazetteer knows of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsnb.extract.places.signs import is_road
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division

LABELS = frozenset({"GPE", "LOC", "FAC", "NORP"})
PLACE_LABELS = LABELS - {"NORP"}

_OPENING = re.compile(r"[^\w]*(?:[Tt]he\s+)?")
_CLOSING = re.compile(r"(?:['’‘]s?)?[^\w.]*\Z")
# Words before or after a name that leave it the same place, or the greater part of it.
_BEFORE = re.compile(
    r"(?:far )?(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:ern)?|central|upper|lower|"
    r"downtown|greater|metropolitan|metro|mainland|inner|outer|rural|modern|nearby|city of|county of|state of|town of|"
    r"village of|borough of|township of|province of|republic of) (?:the )?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r" (?:province|region|governorate|oblast|prefecture|district|township|twp\.?|village|county|city|state|area|"
    r"metro area|proper|borough)\Z",
    re.IGNORECASE,
)
_CONTAINER = re.compile(
    r"(?:,\s+|\sin\s+)((?:[A-Z][\w.]*)(?:\s[A-Z][\w.]*){0,2})|\s\(((?:[A-Z][\w.]*)(?:\s[A-Z][\w.]*)?)\)"
)
_BLANK = re.compile(r"\s")
_COUNTY_FIRST = re.compile(r"(?:[Cc]ounty (?:of )?|[Cc]o\.? )?([A-Z].*?)(?: [Cc]ounty)?")
# Words that a headline or a local paper cuts short.
_IN_FULL = {
    "Co": "County", "Twp": "Township", "W": "West", "E": "East", "N": "North", "S": "South", "Mtn": "Mountain",
    "Is": "Island", "Hts": "Heights", "Spgs": "Springs", "Univ": "University", "Jct": "Junction",
}  # fmt: skip
_SAINT = ("St. ", "St ", "Saint ")
_POSSESSIVE = ("'s", "’s")
_LONGEST_NAME = 200  # characters; a run of capitalised words that is longer is a table, and would be gone over for each
_LONGEST_CUT = 5  # characters of "Calif" and "Minn"
_SHORT = re.compile(r"\b(?:[WENS]\.(?= [A-Z])|(?:Co|Twp|Mtn|Is|Hts|Spgs|Univ|Jct)(?:\.|\b))", re.IGNORECASE)


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
    """

    text: str
    start: int
    end: int
    label: str
    entries: tuple[Entry, ...]
    said: bool = False


def name_at(text: str, start: int, end: int, label: str, gazetteer: Gazetteer) -> Name | None:
    """Make a name of ``text[start:end]``, without the brackets, *the* and *'s* about it; None if nothing is left.

    Of ``northern California`` the name is California, unless the gazetteer knows the whole.
    """
    if end - start > _LONGEST_NAME:
        return None
    printed = text[start:end]
    if printed.startswith(_SAINT) and text[end - 2 : end] not in _POSSESSIVE and text[end : end + 2] in _POSSESSIVE:
        end += 2  # a tokenizer parts "St. John" from its "'s"
        printed = text[start:end]
    if printed.startswith(_SAINT) and printed[-2:] in _POSSESSIVE and (saint := gazetteer.lookup(printed)):
        return Name(text=printed, start=start, end=end, label=label, entries=saint)
    opening, closing = _OPENING.match(printed), _CLOSING.search(printed)
    left = opening.end() if opening else 0
    right = closing.start() if closing else len(printed)
    words = printed[left:right]
    if not any(c.isalpha() for c in words):
        return None
    entries, core = _look_up(words, gazetteer)  # type: ignore[arg-type]  # protocols do not say that they hash
    left, words = left + core[0], words[core[0] : core[1]]
    if words.endswith(".") and not any(entry.kind == "abbreviation" for entry in entries):
        words = words.rstrip(".")  # a full stop that the tokenizer left on the name, not that of "U.S."
    elif text.startswith(".", start + left + len(words)) and _is_cut(words, entries):
        words += "."
    if entries and entries[0].name.startswith("The ") and printed[left - 4 : left] == "The ":
        left -= 4
        words = f"The {words}"
    return Name(text=words, start=start + left, end=start + left + len(words), label=label, entries=entries)


def container_after(name: Name, text: str, gazetteer: Gazetteer) -> Name | None:
    """Give the state or country that the text puts behind ``name``: Calif. of "Long Beach, Calif."; None if none.

    Only behind names that the gazetteer knows.
    """
    match = _CONTAINER.match(text, name.end) if name.entries else None
    if match is None:
        return None
    start, end = match.span(1 if match[1] else 2)
    for stop in sorted({end, *(start + blank.start() for blank in _BLANK.finditer(text[start:end]))}, reverse=True):
        container = name_at(text, start, stop, "", gazetteer)
        if container and any(contains(outer, inner) for outer in container.entries for inner in name.entries):
            return container
    return None


def _is_cut(words: str, entries: tuple[Entry, ...]) -> bool:
    """Tell whether ``words`` is a cut name whose full stop the tokenizer parted from it: Ont of "Ont."."""
    return bool(entries) and entries[0].kind == "abbreviation" and words.istitle() and len(words) <= _LONGEST_CUT


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether ``outer`` is the country or the first-level division that ``inner`` lies in."""
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.key == inner.key or outer.kind in ("demonym", "alternate"):
        return False
    return is_country(outer) or (is_division(outer) and outer.admin1 is not None and outer.admin1 == inner.admin1)


@lru_cache(maxsize=1 << 13)  # news repeats its names
def _look_up(words: str, gazetteer: Gazetteer) -> tuple[tuple[Entry, ...], tuple[int, int]]:
    """Give what the gazetteer knows of a name, and which part of ``words`` it is."""
    whole = (0, len(words))
    plain = " ".join(words.split())
    if entries := gazetteer.lookup(plain):
        return entries, whole
    for other in _written_otherwise(plain):
        if other != plain and (entries := gazetteer.lookup(other)):
            return entries, whole
    before, after = _BEFORE.match(words), _AFTER.search(words)
    if not (before or after) or is_road(words):
        return (), whole
    for start, end in _cores(before.end() if before else 0, after.start() if after else len(words), len(words)):
        if words[start : start + 1].isupper() and (entries := gazetteer.lookup(" ".join(words[start:end].split()))):
            return entries, (start, end)
    return (), whole


def _cores(start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    if start:
        yield start, length
    if end < length:
        yield 0, end
    if start and end < length:
        yield start, end


def _written_otherwise(name: str) -> Iterator[str]:
    """Yield other ways to write a name: cut words in full, the county before or behind its name."""
    if name.isupper() and len(name) > 4:
        name = name.title()
    yield _SHORT.sub(lambda match: _IN_FULL[match[0].rstrip(".").capitalize()], name)
    if "ounty" in name and (county := _COUNTY_FIRST.fullmatch(name)):
        yield f"{county[1]} County"
        yield f"County {county[1]}"
