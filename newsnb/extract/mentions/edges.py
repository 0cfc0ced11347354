"""The edges of a name: what the model marked too much of, what it left out, and what it ran together."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsnb.extract.findings import PROPER, Name
from newsnb.extract.names import ends_in_abbreviation, is_degree, is_kind, is_owner_in_name
from newsnb.extract.titles import leading_noun, leading_titles
from newsnb.lang import english

_LEFT = english.mentions.patterns.left_edge
_RIGHT = english.mentions.patterns.right_edge
_FIGURES = english.mentions.patterns.figures
_SMALL_TAIL = english.mentions.patterns.small_tail
_CAPITAL_HYPHEN = english.mentions.patterns.capital_hyphen
_COMPANY_BEHIND = english.mentions.patterns.company_behind
_ANY_HYPHEN = english.mentions.patterns.any_hyphen
_PEOPLES = frozenset({"NORP", "LANGUAGE"})
_TITLED = frozenset({"EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})  # names that may end in figures and small letters
_SECOND_RANK = english.mentions.patterns.second_rank
_MEMBERS = english.mentions.words.members_behind
_ADDRESS = english.mentions.patterns.address
_ACRONYM_INSIDE = english.mentions.patterns.acronym_inside
_APPOSED = english.mentions.patterns.apposed_tail
_OWNER_OF_PERSON = english.mentions.patterns.owner_of_person
_OWNER = english.mentions.patterns.owner
_SCORE = english.mentions.patterns.score
_PLACES = PROPER - {"PERSON", "ORG"}


def clean_edges(text: str, name: Name) -> Name:
    """Return the name without articles, marks, titles and tails, and with what belongs to it behind it."""
    start, end = _inner_edges(name.words, name.label)
    whole = _extend(text, name.spread(text, name.start + start, name.start + end))
    rank = _SECOND_RANK.match(text, whole.start)
    return whole.spread(text, rank.end(), whole.end) if rank else whole


@lru_cache(maxsize=2_000)
def _inner_edges(words: str, label: str) -> tuple[int, int]:
    """Return where a name starts and ends within what the model marked."""
    name = _trim(Name(0, len(words), words, label))
    if label == "PERSON" and (titles := leading_titles(name.words) or leading_noun(name.words)):
        name = _trim(name.cut(titles, len(name.words)))
    if label == "PERSON":
        name = _without_letters(name)
    if label == "ORG":
        name = _without_member(name)
    if label not in _TITLED:
        name = _without_tail(name)
    return name.start, name.end


def _without_letters(name: Name) -> Name:
    """Strip what stands behind a full name: Ada Berg of "Ada Berg KC"."""
    *_, last = name.words.rpartition(" ")
    start = len(name.words) - len(last)
    return name.cut(0, start - 1) if start and is_degree(name.words, start, len(name.words)) else name


def _without_member(name: Name) -> Name:
    """Strip what a party's member is called: Labour of "Labour MP"."""
    party, _, last = name.words.rpartition(" ")
    return name.cut(0, len(party)) if party and last in _MEMBERS else name


def _trim(name: Name) -> Name:
    """Strip articles, marks and brackets off the edges."""
    while (shorter := _trim_once(name)) is not name:
        name = shorter
    return name


def _trim_once(name: Name) -> Name:
    words = name.words
    if left := _LEFT.match(words):
        return name.cut(left.end(), len(words))
    end = len(words) if words[-1:].isalpha() and words[-1] != "s" else _end_without_marks(words)
    return name if end == len(words) else name.cut(0, end)


def _end_without_marks(words: str) -> int:
    """Return where a name ends without the 's, the marks or the bracket that was never opened at its end."""
    if right := _RIGHT.search(words):
        return right.start()
    is_unopened = words.endswith((")", "]")) and not ("(" in words or "[" in words)
    return len(words) - is_unopened


def _without_tail(name: Name) -> Name:
    """Strip scores and words in small letters that follow a name (``Tass news agency``)."""
    if name.words.isalpha():
        return name
    words = _without_figures(name)
    if name.label not in _PEOPLES and words[:1].isupper():
        words = _SMALL_TAIL.sub("", _APPOSED.sub("", words))
    return name.cut(0, len(words)) if 0 < len(words) < len(name.words) else name


def _without_figures(name: Name) -> str:
    match = _FIGURES.search(name.words)
    words = name.words[: match.start()] if match else name.words
    return name.words if name.label == "FAC" or is_kind(words) else words


def _extend(text: str, name: Name) -> Name:
    """Add what belongs to the name behind it: ", Inc.", "." of Inc., "-yeol" of a given name, "-Bombay" of a branch."""
    if name.label == "ORG" and (company := _COMPANY_BEHIND.match(text, name.end)):
        return name.spread(text, name.start, company.end())
    behind = text[name.end : name.end + 1]
    if behind == "." and ends_in_abbreviation(name.words):
        return name.spread(text, name.start, name.end + 1)
    tail = _hyphens_of(name) if behind == "-" else None
    match = tail and tail.match(text, name.end)
    return name.spread(text, name.start, match.end()) if match else name


def _hyphens_of(name: Name) -> re.Pattern[str] | None:
    """Return what may follow a name after a hyphen."""
    if name.label not in ("PERSON", "ORG"):
        return None
    return _ANY_HYPHEN if name.label == "PERSON" and " " in name.words else _CAPITAL_HYPHEN


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


def _cut_at_owner_of_person(name: Name) -> Sequence[Name]:
    """Cut Ada Berg out of "Met Office's Ada Berg"."""
    match = _OWNER_OF_PERSON.match(name.words) if name.label in ("PERSON", "ORG") else None
    first, *more = name.words[match.end() :].split() if match else [""]
    is_person = name.label == "PERSON" or (more and first in english.first_names)
    return (name.cut(match.end(), len(name.words), "PERSON"),) if match and is_person else ()


def _cut_at_owner_of_place(name: Name) -> Sequence[Name]:
    """Cut "Norway's Svalbard", and not "Kveld's Hospital"."""
    match = _OWNER.match(name.words) if name.label in _PLACES else None
    if match is None or is_kind(name.words[match.end() :]):
        return ()
    return name.cut(0, match.end()), name.cut(match.end(), len(name.words))


def _cut_at_score(name: Name) -> Sequence[Name]:
    """Cut "Lund United 2-1 Kveld Town"."""
    match = _SCORE.search(name.words) if name.label in PROPER else None
    if match is None:
        return ()
    return name.cut(0, match.start(), "ORG"), *split_name(name.cut(match.end(), len(name.words), "ORG"))


_CUTS = (
    _cut_at_line_end,
    _cut_at_colon,
    _cut_at_score,
    _cut_at_acronym,
    _cut_at_owner_of_body,
    _cut_at_owner_of_person,
    _cut_at_owner_of_place,
)
