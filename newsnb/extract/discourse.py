"""A Doc and its layout to a `Discourse`: what all steps of extraction ask of an article, found once.

Offsets are those of the article's characters; tokens are meant by their index, sentences and quotations by their
number. Nothing here needs a model: a Doc made by hand is enough, with a parse where clauses are asked for.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, POS, SENT_START
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from newsnb.extract.clauses import Clauses
from newsnb.text.layout import Layout, lay_out
from newsnb.text.marks import Stretch, is_alias, stretches_of
from newsnb.text.words import Word, find_capitalized, find_small
from newsnb.values import Span

LONGEST_SENTENCE = 500
"""Tokens. The longest sentences of news have some 150; a longer run is a list, a table or noise, of which a parse says
nothing, and each look into it would take as long as the run is."""

_ASCII_LETTERS = np.array([chr(code).isalnum() for code in range(128)])


@dataclass(frozen=True, eq=False)
class Discourse:
    """An article's tokens, sentences, quotations and clauses, to be asked for the place of anything in it.

    Attributes
    ----------
    doc
        The Doc, for what hangs on what.
    text
        ``doc.text``, which spaCy joins anew each time it is asked.
    layout
        What the characters alone show.
    """

    doc: Doc
    text: str
    layout: Layout

    # Tokens

    @cached_property
    def _table(self) -> Any:
        return self.doc.to_array([IDX, DEP, HEAD, SENT_START, LOWER, POS])

    def _column(self, number: int) -> list[int]:
        """Return one attribute of all tokens; hashes of words are unsigned, all else may be negative."""
        if not len(self.doc):
            return []
        column = self._table[:, number]
        values: list[int] = (column if number == 4 else column.astype(np.int64)).tolist()
        return values

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token begins."""
        return self._column(0)

    @cached_property
    def lower(self) -> list[int]:
        """Each token in small letters, as spaCy numbers words."""
        return self._column(4)

    @cached_property
    def pos(self) -> list[int]:
        """The part of speech of each token, as spaCy numbers them."""
        return self._column(5)

    @cached_property
    def lemmas(self) -> list[int]:
        """The lemma of each token, as spaCy numbers words."""
        found: list[int] = self.doc.to_array([LEMMA]).tolist()
        return found

    @cached_property
    def parsed(self) -> bool:
        """Whether somebody parsed the Doc."""
        return bool(self.doc.has_annotation("DEP"))

    @cached_property
    def clauses(self) -> Clauses:
        """The parse, as one may walk over it."""
        return Clauses(dep=self._column(1), steps=self._column(2), sentences=self._sentences)

    def token(self, offset: int) -> int:
        """Return the index of the token in which, or behind which, the character at ``offset`` stands."""
        at = bisect_right(self.offsets, offset)
        return at - 1 if at else 0

    def token_at(self, offset: int) -> Token:
        """Return the token in which, or behind which, the character at ``offset`` stands."""
        return self.doc[self.token(offset)]

    def first_token(self, offset: int) -> int:
        """Return the index of the first token that begins at ``offset`` or behind it."""
        return bisect_left(self.offsets, offset)

    def tokens(self, start: int, end: int) -> range:
        """Return the tokens of the words from ``start`` to ``end``."""
        return range(self.token(start), self.token(end - 1) + 1)

    def span(self, start: int, end: int) -> TokenSpan:
        """Return the phrase of all tokens that the words from ``start`` to ``end`` lie in."""
        tokens = self.tokens(start, end)
        return self.doc[tokens.start : tokens.stop]

    def whole_tokens(self, start: int, end: int) -> Span:
        """Return the characters of all tokens that the words from ``start`` to ``end`` lie in."""
        tokens = self.tokens(start, end)
        last = self.doc[tokens[-1]]
        return self.offsets[tokens[0]], max(end, last.idx + len(last))

    def find_words(self, wanted: "frozenset[int] | set[int]") -> list[int]:
        """Find the tokens that are one of some words, in small letters, as spaCy numbers them."""
        found = map(self._tokens_of_words.__getitem__, self._tokens_of_words.keys() & wanted)
        return sorted(chain.from_iterable(found))

    @cached_property
    def _tokens_of_words(self) -> dict[int, list[int]]:
        tokens: defaultdict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(self.lower):
            tokens[word].append(i)
        return tokens

    # Sentences and paragraphs

    @cached_property
    def _sentences(self) -> list[int]:
        return [] if not len(self.doc) else np.flatnonzero(self._table[:, 3] == 1).tolist()

    @cached_property
    def begins_sentence(self) -> list[bool]:
        """Whether each token begins a sentence."""
        return (self._table[:, 3] == 1).tolist() if len(self.doc) else []

    def sentence(self, token: int) -> int:
        """Return the number of a token's sentence."""
        return bisect_right(self._sentences, token)

    def sentence_start(self, token: int) -> int:
        """Return the first token of the sentence of ``token``."""
        at = bisect_right(self._sentences, token) - 1
        return self._sentences[at] if at >= 0 else 0

    def sentence_tokens(self, token: int) -> range:
        """Return the tokens of the sentence of ``token``."""
        at = bisect_right(self._sentences, token)
        return range(self.sentence_start(token), [*self._sentences[at : at + 1], len(self.doc)][0])

    @cached_property
    def _narrated(self) -> list[int]:
        """How many sentences with words outside of quotation marks begin up to each sentence, by its number."""
        quoted, starts = self.quoted, [*self._sentences, len(self.doc)]
        told = [not all(quoted[start:end]) for start, end in pairwise(starts)]
        return [0, *accumulate(map(int, told))]

    def narrated(self, sentence: int) -> int:
        """Return the number of a sentence among those with words outside of quotation marks."""
        return self._narrated[sentence]

    @cached_property
    def in_sentence(self) -> list[bool]:
        """Whether each token's sentence is one, of at most `LONGEST_SENTENCE` tokens."""
        count = len(self.doc)
        starts = [0, *(start for start in self._sentences if start)] if count else []
        lengths = np.diff([*starts, count])
        return np.repeat(lengths <= LONGEST_SENTENCE, lengths).tolist() if count else []

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.layout.paragraphs]

    def paragraph(self, offset: int) -> int:
        """Return the number, from 0, of the paragraph that the character at ``offset`` stands in, or behind."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def paragraph_span(self, offset: int) -> Span:
        """Return the paragraph that the character at ``offset`` stands in, or behind."""
        return self.layout.paragraphs[self.paragraph(offset)]

    # Quotations

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The outermost quotations, those that run over several paragraphs as one."""
        return stretches_of(self.text, self.layout.marks)

    @cached_property
    def nested(self) -> tuple[Stretch, ...]:
        """The quotations right inside of others."""
        return stretches_of(self.text, self.layout.marks, depth=1)

    @cached_property
    def _nested_starts(self) -> list[int]:
        return [stretch.start for stretch in self.nested]

    def holds_nested(self, start: int, end: int) -> bool:
        """Return whether a quotation within another one touches the characters from ``start`` to ``end``."""
        last = bisect_left(self._nested_starts, end) - 1  # none of those before it ends behind it
        return last >= 0 and self.nested[last].end > start

    @cached_property
    def quotations(self) -> list[Span]:
        """The outermost pairs of quotation marks, those of one paragraph each; none around an alias."""
        outer = (pair for pair in self.layout.marks.pairs if not pair.depth)
        return [(pair.start, pair.end) for pair in outer if not is_alias(self.text, pair)]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [start for start, _ in self.quotations]

    def quotation(self, offset: int) -> int:
        """Return the number of the pair of marks around the character at ``offset``; -1 outside of all."""
        at = bisect_right(self._quotation_starts, offset) - 1
        return at if at >= 0 and offset < self.quotations[at][1] else -1

    def is_in_marks(self, spans: Sequence[Span]) -> bool:
        """Return whether the first of some spans begins in quotation marks."""
        return any(self.quotation(start) >= 0 for start, _ in spans[:1])

    def marks_around(self, offset: int) -> Span:
        """Return the words in the pair of marks around the character at ``offset``, which stands in one."""
        start, end = self.quotations[self.quotation(offset)]
        return start + 1, end - 1

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each token stands in quotation marks."""
        quoted = [False] * len(self.doc)
        for start, end in self.quotations:
            first, last = self.first_token(start), self.first_token(end)
            quoted[first:last] = [True] * (last - first)
        return quoted

    # Letters and words

    @cached_property
    def letters(self) -> list[int]:
        """How many letters and digits stand before each character, and in the whole text."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        are_letters = _ASCII_LETTERS[np.minimum(codes, len(_ASCII_LETTERS) - 1)]
        for at in np.flatnonzero(codes >= len(_ASCII_LETTERS)).tolist():
            are_letters[at] = self.text[at].isalnum()
        return [0, *np.cumsum(are_letters).tolist()]

    @cached_property
    def capitalized(self) -> list[Word]:
        """The words that begin with a capital, each with what hyphens and full stops join to it."""
        return find_capitalized(self.text)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the article also prints in small letters: in capitals they only begin a sentence."""
        return find_small(self.text)


def discourse_of(doc: Doc, layout: Layout, text: str) -> Discourse:
    """Return the discourse of ``doc``; the last one is kept, since several components ask for it one after the other.

    What somebody parsed or split anew in between is seen. ``text`` is ``doc.text``.
    """
    return _discourse_of(doc, layout, text, len(doc), doc.has_annotation("DEP"))


@lru_cache(maxsize=1)
def _discourse_of(doc: Doc, layout: Layout, text: str, length: int, parsed: bool) -> Discourse:
    return Discourse(doc, text, layout)


def discourse_in(doc: Doc) -> Discourse:
    """Return the discourse of a Doc that nobody has laid out."""
    return Discourse(doc, doc.text, lay_out(doc.text))
