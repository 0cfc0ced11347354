"""A text to its layout: all that its characters alone show, found once for an article."""

from dataclasses import dataclass

from newsnb.plain import Value
from newsnb.text.datelines import Dateline, find_datelines
from newsnb.text.marks import Marks, pair_marks
from newsnb.text.parts import find_paragraphs, find_parts
from newsnb.text.turns import Turn, find_turns
from newsnb.values import Part, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(Value):
    """What the characters of a text show, with half-open spans of them.

    Attributes
    ----------
    length
        Of the text, in characters.
    paragraphs
        In order, without the blanks around them.
    parts
        Headline, byline, dateline, body, captions and credits.
    marks
        The quotation marks, paired.
    turns
        Of a dialogue; empty where the text is none.
    datelines
        Where stories were written, as they begin with it.
    """

    length: int
    paragraphs: tuple[Span, ...]
    parts: tuple[Part, ...]
    marks: Marks
    turns: tuple[Turn, ...]
    datelines: tuple[Dateline, ...]

    def __hash__(self) -> int:
        """Hash by the paragraphs alone, since the caches that hold a Layout ask for its hash again and again."""
        return hash(self.paragraphs)


def lay_out(text: str) -> Layout:
    """Return the layout of ``text``.

    Examples
    --------
    >>> layout = lay_out('LUND, May 3 — "We go on," Ada Berg said.')
    >>> [part.kind for part in layout.parts], len(layout.marks.pairs)
    (['dateline', 'body'], 1)
    """
    paragraphs = tuple(find_paragraphs(text))
    return Layout(
        length=len(text),
        paragraphs=paragraphs,
        parts=find_parts(text, paragraphs),
        marks=pair_marks(text, paragraphs),
        turns=find_turns(text, paragraphs),
        datelines=find_datelines(text, paragraphs),
    )
