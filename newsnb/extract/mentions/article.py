"""A Doc made ready for many small questions: its text taken once, its capitals found once, tokens by their offsets."""

import re
from bisect import bisect_right
from functools import cached_property

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"

_WORD = re.compile(rf"\b[{CAPITAL}][\w’'&]*(?:[.-][\w’']+)*")

_SMALL = re.compile(r"\b[a-z]{3,}\b")

Word = re.Match[str]


class Article:
    """The text of a Doc and what is asked of it again and again.

    Attributes
    ----------
    doc
        The Doc.
    text
        ``doc.text``, which spaCy joins anew each time it is asked; it may be given where it is known.
    words
        The words that begin with a capital, each with what hyphens and full stops join to it.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.doc = doc
        self.text: str = doc.text if text is None else text
        self.words: list[Word] = list(_WORD.finditer(self.text))
        self.parsed: bool = doc.has_annotation("DEP")

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the article also prints in small letters: in capitals they only begin a sentence."""
        return frozenset(_SMALL.findall(self.text))

    @cached_property
    def _offsets(self) -> list[int]:
        return self.doc.to_array([IDX]).tolist() if len(self.doc) else []

    def token_at(self, offset: int) -> Token:
        """Give the token in which, or behind which, the character at ``offset`` stands."""
        return self.doc[max(0, bisect_right(self._offsets, offset) - 1)]
