"""Text to a Doc of tokens, whatever the text: runs of signs that would stall spaCy's tokenizer are taken whole.

spaCy takes signs off the ends of what stands between two blanks one by one, and looks at all the rest each time. That
is nothing in a word with its marks, and minutes in a hundred thousand quotation marks.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from newsnb.lang import english
from newsnb.values import Note, Span

LONGEST_RUN = 500
"""Characters without a blank that are still looked into: longer than words, links and file names in news."""

MOST_SIGNS = 50
"""Signs before the first letter of such a run, or behind the last, that are still taken off one by one."""

_LONG_RUN = re.compile(rf"\S{{{MOST_SIGNS + 1},}} ?")
_STOP_BEFORE_NAME = re.compile(r"\.(?= [A-ZÀ-Þ])")
_TITLES = tuple(f"{title.capitalize()}." for title in english.abbreviated_titles)
_KNOWN_TITLE = "gen."  # the model has not seen "Ald." in training, and parses it as the title that this stands for
_EDGE = re.compile(r"\b")
_STOP_OF_UNIT = re.compile(r"(?<=[0-9][a-z])\.(?=\s+[A-ZÀ-Þ“‘\"']|\s*$) ?")
_EDGES = re.compile(r"[\W_]*")
_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()  # spaCy joins the text of a Doc anew each time it is asked


def text_of(doc: Doc) -> str:
    """Return the text of ``doc``, which no component can change."""
    if doc not in _texts:
        _texts[doc] = doc.text
    return _texts[doc]


def tokenize(nlp: Language, text: str) -> tuple[Doc, tuple[Note, ...]]:
    """Return the tokens of ``text``, in time linear in its length.

    Parameters
    ----------
    nlp
        Whose tokenizer splits the text.
    text
        Any text without NUL and lone surrogates. The Doc's text is the same, character for character.

    Returns
    -------
    tuple
        The Doc, and a note for each run that was taken as one token, because it is longer than `LONGEST_RUN` or has
        more than `MOST_SIGNS` signs at an end.
    """
    runs = list(_runs(text))
    whole = sorted([*runs, *_stops_of_units(text)])
    doc = _join(nlp, text, whole) if whole else nlp.tokenizer(text)
    _join_titles(doc, text)
    _texts[doc] = text
    return doc, tuple(_note(start, start + len(text[start:end].rstrip(" "))) for start, end in runs)


def _join(nlp: Language, text: str, whole: Iterable[Span]) -> Doc:
    """Return the Doc of a text in which each of some spans, with the one blank behind it, is a token."""
    pieces, at = [], 0
    for start, end in whole:
        if start < at:  # the full stop at the end of a run
            continue
        if start > at:
            pieces.append(nlp.tokenizer(text[at:start]))
        word = text[start:end].rstrip(" ")
        pieces.append(Doc(nlp.vocab, words=[word], spaces=[start + len(word) < end]))
        at = end
    if at < len(text):
        pieces.append(nlp.tokenizer(text[at:]))
    doc = Doc.from_docs(pieces, ensure_whitespace=False)
    assert doc is not None  # there is a piece at least
    starts: Any = np.zeros((len(doc), 1), dtype=np.uint64)
    starts[0] = 1
    doc.from_array([SENT_START], starts)  # joining starts a sentence at each piece; that is for the parser to say
    return doc


def _join_titles(doc: Doc, text: str) -> None:
    """Make one token of an abbreviated title and its full stop, which spaCy's parser takes for a sentence's end."""
    found = (doc.char_span(*span) for span in _find_titles(text))
    titles = {span.start_char: span for span in found if span is not None and len(span) > 1}
    if not titles:
        return
    with doc.retokenize() as retokenizer:
        for span in titles.values():
            retokenizer.merge(span)
    for token in doc:
        if token.idx in titles:
            token.norm_ = _KNOWN_TITLE


def _find_titles(text: str) -> Iterator[Span]:
    """Yield the abbreviated titles that stand before a word with a capital: looked for backwards from full stops."""
    for stop in _STOP_BEFORE_NAME.finditer(text):
        end = stop.end()
        if text.endswith(_TITLES, 0, end):
            start = end - next(len(title) for title in _TITLES if text.endswith(title, 0, end))
            if _EDGE.match(text, start):
                yield start, end


def _stops_of_units(text: str) -> Iterator[Span]:
    """Yield the full stops behind a unit of one letter, which spaCy takes for an initial: "It lost £9m. It"."""
    return (match.span() for match in _STOP_OF_UNIT.finditer(text))


def _runs(text: str) -> Iterator[Span]:
    """Yield the runs to take whole, each with the one blank behind it, which belongs to its token."""
    if max(map(len, text.split()), default=0) <= MOST_SIGNS:
        return
    for match in _LONG_RUN.finditer(text):
        run = match[0].rstrip(" ")
        signs = _signs_before(run) if len(run) <= LONGEST_RUN else len(run)
        if max(signs, _signs_before(run[::-1])) > MOST_SIGNS:
            yield match.span()


def _signs_before(run: str) -> int:
    found = _EDGES.match(run)
    return found.end() if found else 0


def _note(start: int, end: int) -> Note:
    message = f"{end - start:,} characters without a blank were taken as one word and not looked into"
    return Note(code="unbroken-run", start=start, end=end, message=message)
