"""A discourse and its quotations, as the proposers look around in it by character offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import Attribution
from newsnb.lang import english
from newsnb.text.marks import Stretch
from newsnb.text.parts import lies_in
from newsnb.values import Span

_ENDS_SENTENCE = english.attributions.words.ends_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a stretch follows.

    Attributes
    ----------
    stretch, cue
        The one before, if any, and the token index of the cue that it belongs to; negative for none.
    reported
        What was reported last, in marks or not, in the same paragraph or the one before.
    """

    stretch: Stretch | None = None
    cue: int = -1
    reported: Attribution | None = None


class QuoteContext:
    """A discourse with those of its stretches that may be quotes.

    Where a stretch begins in no sentence, but in a run of words or marks without end, there are no words around it.

    Attributes
    ----------
    bounds
        What is looked at around the character at an offset: its paragraph, or of nested marks the outer ones.
    """

    def __init__(
        self, discourse: Discourse, stretches: Sequence[Stretch], bounds: Callable[[int], Span] | None = None
    ) -> None:
        self.discourse = discourse
        self.doc = discourse.doc
        self.text = discourse.text
        self.stretches = stretches
        self.bounds = bounds or discourse.paragraph_span
        self._starts = [stretch.start for stretch in stretches]
        self.before = cache(self._find_before)  # proposers ask for the same words one after the other
        self.behind = cache(self._find_behind)
        self.inside = cache(self._find_inside)

    def _find_behind(self, stretch: Stretch) -> list[Token]:
        """Return the words behind a stretch, up to the next one or the end of its sentence or paragraph."""
        limit, following = self.bounds(stretch.end - 1)[1], self.following(stretch)
        limit = limit if following is None else min(limit, following.start)
        tokens: list[Token] = []
        for token in self._tokens(stretch, stretch.end, limit):
            if token.text in _ENDS_SENTENCE and token.dep_ == "punct":
                break
            tokens.append(token)
        return _words(tokens)

    def _find_before(self, stretch: Stretch) -> list[Token]:
        """Return the words before a stretch, from the one before it or the start of its sentence or paragraph.

        What stands before the first word of a paragraph is the sentence that announced it with a colon, if any.
        """
        start, end = self._lead(stretch.start)
        at = bisect_left(self._starts, stretch.start)
        start = max([start, *(other.end for other in self.stretches[max(0, at - 1) : at])])
        tokens: list[Token] = []
        for token in reversed(self._tokens(stretch, start, end)):
            if token.text in _ENDS_SENTENCE or (token.is_space and "\n" in token.text):
                break
            tokens.append(token)
        return _words(tokens[::-1])

    def is_in_headline(self, stretch: Stretch) -> bool:
        """Return whether a stretch stands in a headline."""
        return lies_in(self.discourse.layout.parts, "headline")(stretch.start)

    def following(self, stretch: Stretch) -> Stretch | None:
        """Return the next stretch, if there is one."""
        at = bisect_right(self._starts, stretch.start)
        return self.stretches[at] if at < len(self.stretches) else None

    def between(self, first: Stretch, second: Stretch) -> list[Token]:
        """Return the tokens between two stretches of one paragraph; none if they stand in two."""
        if self.discourse.paragraph(first.end - 1) != self.discourse.paragraph(second.start):
            return []
        return self._tokens(second, first.end, second.start)

    def _find_inside(self, stretch: Stretch) -> list[Token]:
        """Return the words, without marks, of a stretch's first paragraph."""
        start, end = (self.discourse.first_token(at) for at in stretch.spans[0])
        return [token for token in _words(list(self.doc[start:end])) if not token.is_punct]

    def fills_paragraphs(self, stretch: Stretch) -> bool:
        """Return whether a stretch is all that its paragraphs hold."""
        start, end = self.discourse.paragraph_span(stretch.start)[0], self.discourse.paragraph_span(stretch.end - 1)[1]
        letters = self.discourse.letters
        alone = letters[stretch.start] == letters[start] and letters[end] == letters[stretch.end]
        return alone and self._has_sentence(stretch)

    def _tokens(self, stretch: Stretch, start: int, end: int) -> list[Token]:
        if not self._has_sentence(stretch):
            return []
        return list(self.doc[self.discourse.first_token(start) : self.discourse.first_token(end)])

    def _has_sentence(self, stretch: Stretch) -> bool:
        at = self.discourse.first_token(stretch.start)
        return at < len(self.doc) and self.discourse.in_sentence[at]

    def _lead(self, at: int) -> Span:
        """Return where what leads up to ``at`` begins and ends: in the paragraph before, if that ends with a colon."""
        number, letters = self.discourse.paragraph(at), self.discourse.letters
        start = self.bounds(at)[0]
        if number and start == self.discourse.layout.paragraphs[number][0] and letters[start] == letters[at]:
            before = self.discourse.layout.paragraphs[number - 1]
            words = self.text[slice(*before)].rstrip()
            if words.endswith(":"):
                return before[0], before[0] + len(words)
        return start, at


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if not token.is_space]
