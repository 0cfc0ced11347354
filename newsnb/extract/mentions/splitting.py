"""What the model ran together to the names that it is made of."""

from collections.abc import Iterator, Sequence

from newsnb.extract.findings import PROPER, Name
from newsnb.extract.names import is_kind, is_owner_in_name
from newsnb.lang import english

_ADDRESS = english.mentions.patterns.address
_ACRONYM_INSIDE = english.mentions.patterns.acronym_inside
_OWNER = english.mentions.patterns.owner
_PLACES = PROPER - {"PERSON", "ORG"}


def split_name(name: Name) -> Iterator[Name]:
    """Yield the names that the model ran together: over a line's end, before "(LN", behind a colon."""
    if name.words.replace(" ", "").isalpha():
        yield name
    elif not _ADDRESS.search(name.words):
        parts = (cut(name) for cut in _CUTS)
        yield from next(filter(None, parts), (name,))


def _cut_at_line_end(name: Name) -> Sequence[Name]:
    line, line_end, _ = name.words.partition("\n")
    return [*split_name(name.cut(0, len(line)))] if line_end else ()


def _cut_at_colon(name: Name) -> Sequence[Name]:
    return _cut_behind(name, ": ") if name.label in PROPER else ()


def _cut_at_acronym(name: Name) -> Sequence[Name]:
    match = _ACRONYM_INSIDE.search(name.words)
    if match is None:
        return ()
    acronym = name.cut(*match.span(1))
    return (name.cut(0, match.start()), acronym) if match.start() else (acronym,)


def _cut_behind(name: Name, mark: str) -> Sequence[Name]:
    at = name.words.find(mark)
    return (name.cut(0, at), *split_name(name.cut(at + len(mark), len(name.words)))) if at >= 0 else ()


def _cut_at_owner_of_body(name: Name) -> Sequence[Name]:
    """Cut "Berg's Harbour Party", and not "Women's Party"."""
    match = _OWNER.match(name.words) if name.label == "ORG" else None
    if match is None or not is_kind(name.words.rsplit(" ", 1)[-1]) or is_owner_in_name(match[0]):
        return ()
    return name.cut(0, match.end() - 1), name.cut(match.end(), len(name.words))


def _cut_at_owner_of_place(name: Name) -> Sequence[Name]:
    """Cut "Norway's Svalbard", and not "Kveld's Hospital"."""
    match = _OWNER.match(name.words) if name.label in _PLACES else None
    if match is None or is_kind(name.words[match.end() :]):
        return ()
    return name.cut(0, match.end()), name.cut(match.end(), len(name.words))


_CUTS = (
    _cut_at_line_end,
    _cut_at_colon,
    _cut_at_acronym,
    _cut_at_owner_of_body,
    _cut_at_owner_of_place,
)
