"""An article as another text is checked against it: its words, and in which quote and sentence each stands."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log

from newsnb.checking.sentences import sentences_of
from newsnb.checking.voices import Voice, people, voice_of, voices_of
from newsnb.checking.words import Words, is_number, is_small, senses_of, words_of
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.text.marks import pair_marks, stretches_of
from newsnb.text.parts import find_paragraphs
from newsnb.values import Span

NOWHERE = -1
_ASKED = english.checking.patterns.asked
_BRIEF_ANSWER = english.checking.patterns.brief_answer
_SMALL = 0.3  # of a word that says little, where one that stands in every sentence weighs 1


@dataclass(frozen=True, slots=True, eq=False)  # one for each article, so that what is kept for it is found at once
class Ground:
    """An article, word by word.

    Attributes
    ----------
    quote
        For each word the number of the innermost quote whose content it stands in, or `NOWHERE`.
    marked
        Whether it stands in quotation marks.
    inner
        Where the innermost quotation begins that stands inside another and holds it; `NOWHERE` for the rest.
    sentence
        The number of its sentence.
    where, where_stem, where_sense
        The numbers of the words of each form, of each stem, and of each sense.
    first
        The number of the first word of each sentence, and how many words there are.
    voices
        Who may say each quote.
    known
        Whom the article names, and who speaks in it.
    """

    reading: Reading
    words: Words
    sentences: tuple[Span, ...]
    quote: tuple[int, ...]
    marked: tuple[bool, ...]
    inner: tuple[int, ...]
    sentence: tuple[int, ...]
    where: dict[str, list[int]]
    where_stem: dict[str, list[int]]
    where_sense: dict[int, list[int]]
    first: tuple[int, ...]
    voices: tuple[tuple[Voice, ...], ...]
    known: tuple[Voice, ...]

    def weigh(self, form: str, stem: str) -> float:
        """Return how much a word tells: the rarer in the article, the more."""
        if is_small(form):
            return _SMALL
        return 1 + 0.25 * log(len(self.words) / (1 + len(self.where_stem.get(stem, ()))) + 1)

    def alike(self, form: str, stem: str) -> list[int]:
        """Return the words, by number, that are the same word or a synonym."""
        found = list(self.where_stem.get(stem, ()))
        for sense in () if is_number(stem) else senses_of(form):
            found += self.where_sense.get(sense, ())
        return found

    def unit(self, quote: int, sentence: int) -> tuple[int, ...]:
        """Return the words of a quote in a sentence, or those of a sentence that stand in no quote.

        An answer of a word or two has those of its question, too.
        """
        words = tuple(at for at in self.inside(sentence) if self.quote[at] == quote)
        return (*self._question(words), *words) if quote != NOWHERE else words

    def whole(self, quote: int) -> tuple[int, ...]:
        """Return the words of a quote."""
        words = self._words_in(self.reading.quotes[quote].content)
        return tuple(at for at in words if self.quote[at] == quote)

    def _question(self, answer: tuple[int, ...]) -> tuple[int, ...]:
        """Return the words of the question before a brief answer: one with a mark, or *Asked whether*."""
        if not answer or not self.marked[answer[0]] or (answer[0] and self.marked[answer[0] - 1]):
            return ()
        text, sentence = self.reading.text or "", self.sentence[answer[0]]
        start, end = self.sentences[sentence]
        brief = _BRIEF_ANSWER.match(text, self.words.spans[answer[0]][0])
        before = text[start : self.words.spans[answer[0]][0]]
        if brief and _ASKED.search(before):
            return tuple(at for at in self.inside(sentence) if at < answer[0])
        start, end = self.sentences[sentence - 1] if sentence else (0, 0)
        asks = _ASKED.search(text, start, end) or text[start:end].rstrip().endswith("?")
        return tuple(self.inside(sentence - 1)) if brief and asks else ()

    def cue(self, quote: int) -> list[int]:
        """Return the reporting words of a quote."""
        return self._words_in(self.reading.quotes[quote].cue if quote != NOWHERE else ())

    def source(self, quote: int) -> list[int]:
        """Return the words for the source of a quote."""
        return self._words_in(self.reading.quotes[quote].source if quote != NOWHERE else ())

    def _words_in(self, spans: Iterable[Span]) -> list[int]:
        known = self.words.spans
        return [at for start, end in spans for at in range(bisect_left(known, (start,)), bisect_left(known, (end,)))]

    def around(self, at: tuple[int, ...]) -> set[int]:
        """Return the words of the sentences that some words stand in, and of those beside them."""
        numbers = {self.sentence[one] for one in at}
        return {one for number in numbers for beside in (-1, 0, 1) for one in self.inside(number + beside)}

    def inside(self, sentence: int) -> range:
        """Return the words of a sentence."""
        if not 0 <= sentence < len(self.first) - 1:
            return range(0)
        return range(self.first[sentence], self.first[sentence + 1])

    def ends_in_marks(self, start: int) -> bool:
        """Return whether the word at an offset stands outside of quotation marks, and one before it in them."""
        at = bisect_left(self.words.spans, (start, start))
        return at < len(self.marked) and not self.marked[at] and any(self.marked[max(0, at - 2) : at])

    def text_of(self, at: Iterable[int]) -> str:
        """Return the text from the first to the last of some words."""
        numbers = sorted(at)
        text = self.reading.text or ""
        return text[self.words.spans[numbers[0]][0] : self.words.spans[numbers[-1]][1]] if numbers else ""


@lru_cache(maxsize=64)
def ground_of(reading: Reading) -> Ground:
    """Return an article as texts are checked against it; kept, since a class checks many texts against one article."""
    text = reading.text or ""
    sentences = sentences_of(text)
    words = words_of(text, [(0, len(text))])
    inner = sorted(enumerate(reading.quotes), key=lambda one: -sum(end - start for start, end in one[1].content))
    quote = [NOWHERE] * len(text)
    for number, one in inner:
        for start, end in one.content:
            quote[start:end] = [number] * (end - start)
    marked = bytearray(len(text))
    for start, end in marked_of(text):
        marked[start:end] = b"\1" * (end - start)
    nested = [NOWHERE] * len(text)
    for mark in pair_marks(text, tuple(find_paragraphs(text))).pairs:
        if mark.depth:
            nested[mark.start : mark.end] = [mark.start] * (mark.end - mark.start)
    sentence = [number for number, (start, end) in enumerate(sentences) for _ in range(end - start)]
    where: dict[str, list[int]] = {}
    where_stem: dict[str, list[int]] = {}
    where_sense: dict[int, list[int]] = {}
    for number, (form, stem) in enumerate(zip(words.forms, words.stems, strict=True)):
        where.setdefault(form, []).append(number)
        where_stem.setdefault(stem, []).append(number)
        for sense in () if is_small(form) else senses_of(form):
            where_sense.setdefault(sense, []).append(number)
    starts = [start for start, _ in words.spans]
    voices = tuple(voices_of(reading, one) for one in reading.quotes)
    return Ground(
        reading,
        words,
        sentences,
        tuple(quote[at] for at in starts),
        tuple(bool(marked[at]) for at in starts),
        tuple(nested[at] for at in starts),
        tuple(sentence[at] for at in starts),
        where,
        where_stem,
        where_sense,
        tuple(bisect_left(starts, start) for start, _ in (*sentences, (len(text), len(text)))),
        voices,
        (*(voice_of(reading, one) for one in people(reading)), *(voice for several in voices for voice in several)),
    )


def marked_of(text: str) -> list[Span]:
    """Return the quotations of a text, with their marks, in text order."""
    marks = pair_marks(text, tuple(find_paragraphs(text)))
    return [span for stretch in stretches_of(text, marks) for span in stretch.spans]
