"""Spans of people's own words, in quotation marks or in whole paragraphs, and who speaks them.

Speakers say "I" of themselves and "you" to their listeners. "He", "she" and "they" are others, most likely those whom
the same speaker mentioned before.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsnb.extract.coreference.salience import SalientMention
from newsnb.extract.discourse import Discourse
from newsnb.extract.findings import WHOLE, Attribution
from newsnb.extract.overlaps import Overlaps
from newsnb.values import Span

_BLANK = 2  # characters between paragraphs


class Voices:
    """What is said in people's own words, by character offset.

    Attributes
    ----------
    spans
        Where somebody's own words stand: of words within the words of others, the outermost; in text order.
    speakers
        Who speaks in each attribution, by the head of its cue, as far as it is known.
    """

    def __init__(self, discourse: Discourse, speech: Sequence[Attribution]) -> None:
        self._discourse = discourse
        self._contents: Overlaps[Attribution] = Overlaps()
        for one in speech:
            self._contents.add(one, one.content)
        self._outer = list(_outermost(discourse, speech))
        self.spans: list[Span] = [(start, end) for start, end, _ in self._outer]
        self._starts = [start for start, _ in self.spans]
        self._deeper = [span for stretch in discourse.nested for span in stretch.spans]
        self.speakers: dict[int, tuple[str, ...]] = {}

    def at(self, offset: int) -> Attribution | None:
        """Return the outermost attribution whose words hold a character; None where no words do."""
        at = bisect_right(self._starts, offset) - 1
        return self._outer[at][2] if at >= 0 and offset < self.spans[at][1] else None

    def _inner_marks(self, offset: int) -> Span | None:
        """Return the nested quotation that holds a character."""
        at = bisect_right(self._deeper, (offset + 1, offset + 1)) - 1
        return self._deeper[at] if at >= 0 and offset < self._deeper[at][1] else None

    def answered(self, offset: int) -> Attribution | None:
        """Return the one who answers, in the next paragraph, the interviewer's words that hold a character."""
        if self.at(offset) is not None:
            return None
        following = self.at(self._discourse.paragraph_span(offset)[1] + _BLANK)
        return following if following is not None and following.rule in WHOLE else None

    def around(self, offset: int) -> list[Attribution]:
        """Return all attributions whose content holds a character, the innermost first."""
        near = self._contents.near([(offset, offset + 1)])
        inside = (one for one in near if any(start <= offset < end for start, end in one.content))
        return sorted(inside, key=_length)

    def has_told_of(self, offset: int, mention: SalientMention) -> bool:
        """Return whether a mention stands in the words of the person who speaks at a character."""
        return self.are_one(offset, mention.start)

    def tells_of(self, offset: int, mention: SalientMention) -> bool:
        """Return whether a mention stands in the same quote as a character, or in the question that it answers."""
        one = self.at(mention.start) or self.answered(mention.start)
        return one is self.at(offset) and self.are_one(offset, mention.start)

    def are_one(self, offset: int, before: int) -> bool:
        """Return whether an earlier character lies in the same speaker's words as another, or in the question to them.

        Nested quotations within these are somebody else's words.
        """
        if self._inner_marks(before) not in (None, self._inner_marks(offset)):
            return False
        first, second = self.at(offset), self.at(before) or self.answered(before)
        if first is None or second is None:
            return False
        known = self.speakers.get(first.head)
        return first is second or (bool(known) and known == self.speakers.get(second.head))


def _outermost(discourse: Discourse, speech: Sequence[Attribution]) -> Iterator[tuple[int, int, Attribution]]:
    """Yield the spans of people's own words with their attributions, without those nested in others."""
    parts = [(*span, one) for one in speech if not one.nested for span in _own_words(discourse, one)]
    last = -1
    for start, end, one in sorted(parts, key=lambda part: (part[0], -part[1])):
        if start >= last:
            yield start, end, one
            last = end


def _own_words(discourse: Discourse, one: Attribution) -> Iterator[Span]:
    """Yield the parts of a content that stand in quotation marks; all of it where it is whole paragraphs."""
    for start, end in one.content:
        if one.rule in WHOLE:
            yield start, end
        else:
            yield from _marked(discourse.quotations, start, end)


def _marked(quotations: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = max(0, bisect_right(quotations, (start, start)) - 1)
    while at < len(quotations) and quotations[at][0] < end:
        if quotations[at][1] > start:
            yield max(start, quotations[at][0]), min(end, quotations[at][1])
        at += 1


def _length(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)
