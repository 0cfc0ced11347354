"""Quotation marks to stretches: the outermost quotations, each over as many paragraphs as it runs."""

from dataclasses import dataclass

from newsnb.text.marks import Marks, Pair
from newsnb.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A quotation; ``spans`` holds one span a paragraph that it runs over, marks included."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of its first mark."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind its last mark."""
        return self.spans[-1][1]


def stretches_of(text: str, marks: Marks) -> tuple[Stretch, ...]:
    """Return the outermost quotations in text order, those that run over several paragraphs as one.

    A single capitalised word in marks between two others is a nickname: Marcia "Cia" Price. Marks around nothing, or
    around other marks, quote nobody.
    """
    made: list[Stretch] = []
    open_spans: list[Span] = []
    for pair in marks.pairs:
        if not _may_quote(text, pair):
            continue
        open_spans.append((pair.start, pair.end))
        if pair.closed:
            made.append(Stretch(spans=tuple(open_spans)))
            open_spans = []
    return (*made, Stretch(spans=tuple(open_spans))) if open_spans else tuple(made)


def _may_quote(text: str, pair: Pair) -> bool:
    has_words = any(map(str.isalnum, text[pair.start : pair.end]))
    return not pair.depth and has_words and not _is_nickname(text, pair)


def _is_nickname(text: str, pair: Pair) -> bool:
    inside = text[pair.start + 1 : pair.end - 1]
    before, behind = text[max(0, pair.start - 2) : pair.start].strip(), text[pair.end : pair.end + 2]
    return inside.isalpha() and inside[0].isupper() and before.isalpha() and behind[:1] == " " and behind[1:].isupper()
