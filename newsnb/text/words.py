"""Text to its words with a capital, and to those that it also prints in small letters."""

import re

from newsnb.lang import english

_CAPITALIZED = english.text.patterns.capitalized
_SMALL = english.text.patterns.small_word

Word = re.Match[str]


def find_capitalized(text: str) -> list[Word]:
    """Find the words that begin with a capital, each with what hyphens and full stops join to it."""
    return list(_CAPITALIZED.finditer(text))


def find_small(text: str) -> frozenset[str]:
    """Find the words of three letters or more that ``text`` prints in small letters."""
    return frozenset(_SMALL.findall(text))
