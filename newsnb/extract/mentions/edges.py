"""The edges of a name: what the model marked too much of, and what it left out."""

import re
from functools import lru_cache

from newsnb.extract.findings import Name
from newsnb.extract.names import ends_in_abbreviation, is_kind
from newsnb.extract.titles import leading_titles
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


def clean_edges(text: str, name: Name) -> Name:
    """Return the name without articles, marks, titles and tails, and with what belongs to it behind it."""
    start, end = _inner_edges(name.words, name.label)
    return _extend(text, name.spread(text, name.start + start, name.start + end))


@lru_cache(maxsize=10_000)
def _inner_edges(words: str, label: str) -> tuple[int, int]:
    """Return where a name starts and ends within what the model marked."""
    name = _trim(Name(0, len(words), words, label))
    if label == "PERSON" and (titles := leading_titles(name.words)):
        name = _trim(name.cut(titles, len(name.words)))
    if label not in _TITLED:
        name = _without_tail(name)
    return name.start, name.end


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
        words = _SMALL_TAIL.sub("", words)
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
