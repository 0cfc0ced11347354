"""Notes on text that may not be an article in English: a file name, a saved reading, another language."""

import re
from collections.abc import Iterator
from itertools import islice
from math import ceil

from newsnb.intake.files import is_file_name
from newsnb.intake.pages import is_url
from newsnb.values import Note

_FILE = re.compile(r"[^\s<>|?*]{1,250}\.(?:txt|html?|docx|pdf|md|json|csv)", re.IGNORECASE)
# The commonest words of English, except those that related languages have too (in, an, so, was, die, is).
_ENGLISH = re.compile(
    r"\b(?:the|and|that|with|said|says|has|were|which|this|from|by|are|have|not|it|to|but|who|his|her|they|will|would|"
    r"been|their|be|of)\b",
    re.IGNORECASE,
)
_SAVED = re.compile(r'\s*\{\s*"format":\s*"newsnb\.reading"')
_ENOUGH = 200  # letters
_LETTERS = 5  # average length of a word, because some languages are written without spaces
_LEAST = 0.06  # share of all words; English prose has 0.2 or more


def names_article(text: str) -> bool:
    """Return whether ``text`` is one line that names an article: a web address, or a file, even one that is missing."""
    name = text.strip()
    is_address = is_url(name) and len(name.split()) == 1
    return is_address or is_file_name(name) or _FILE.fullmatch(name) is not None


def doubts(text: str) -> Iterator[Note]:
    """Yield a note if ``text`` does not look like an article in English.

    Examples
    --------
    >>> [note.message for note in doubts("story.txt")]
    ['this is a file name, not an article: use read(Path("story.txt"))']
    >>> list(doubts("Rain fell in Oslo."))
    []
    """
    name = text.strip() if len(text) < 300 and len(text.split()) == 1 else ""
    if is_url(name):
        yield _make_note("no-article", text, f'this is a web address, not an article: use read(intake.fetch("{name}"))')
    elif _FILE.fullmatch(name):
        yield _make_note("no-article", text, f'this is a file name, not an article: use read(Path("{name}"))')
    elif _SAVED.match(text):
        yield _make_note("no-article", text, "this is a saved reading, not an article: load its file with newsnb.load")
    elif _is_hardly_english(text):
        yield _make_note("hardly-english", text, "this does not look like English prose: many results will be wrong")


def _is_hardly_english(text: str) -> bool:
    enough = ceil(_LEAST / _LETTERS * len(text))  # for a text of letters alone; prose has as many in its first third
    common = sum(1 for _ in islice(_ENGLISH.finditer(text), enough))
    if common == enough:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= _ENOUGH and common * _LETTERS < _LEAST * letters


def _make_note(code: str, text: str, message: str) -> Note:
    return Note(code=code, start=0, end=min(1, len(text)), message=message)
