"""Text to its words with a capital, and to those that it also prints in small letters."""

import re

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
"""The capitals of Latin letters, for a character class."""

_CAPITALIZED = re.compile(rf"\b[{CAPITAL}][\w’'&]*(?:[.-][\w’']+)*")
_SMALL = re.compile(r"\b[a-z]{3,}\b")

Word = re.Match[str]


def find_capitalized(text: str) -> list[Word]:
    """Find the words that begin with a capital, each with what hyphens and full stops join to it."""
    return list(_CAPITALIZED.finditer(text))


def find_small(text: str) -> frozenset[str]:
    """Find the words of three letters or more that ``text`` prints in small letters."""
    return frozenset(_SMALL.findall(text))
