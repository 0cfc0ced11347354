"""Text to the doubt whether it is an article to be read here: the name of one, a saved reading, another language."""

import re
from collections.abc import Iterator

from newsnb.intake.pages import is_url
from newsnb.values import Note

_FILE = re.compile(r"[^\s<>|?*]{1,250}\.(?:txt|html?|docx|pdf|md|json|csv)", re.IGNORECASE)
# The commonest words of English but for those that its neighbours have, too (in, an, so, was, die, is).
_ENGLISH = re.compile(
    r"\b(?:the|and|that|with|said|says|has|were|which|this|from|by|are|have|not|it|to|but|who|his|her|they|will|would|"
    r"been|their|be|of)\b",
    re.IGNORECASE,
)
_SAVED = re.compile(r'\s*\{\s*"format":\s*"newsnb\.reading"')
_ENOUGH = 200  # letters
_LETTERS = 5  # of a word, about, in any language: some are written without spaces
_LEAST = 0.06  # of all words; English prose has 0.2 and more


def doubts(text: str) -> Iterator[Note]:
    """Yield a note on why ``text`` is hardly an article in English, if there is a reason to think so.

    Examples
    --------
    >>> [note.message for note in doubts("story.txt")]
    ['this is the name of a file, not an article: read(Path("story.txt")) reads it']
    >>> list(doubts("Rain fell in Oslo."))
    []
    """
    name = text.strip() if len(text) < 300 and len(text.split()) == 1 else ""
    if is_url(name):
        yield _note(
            "no-article", text, f'this is an address, not an article: read(intake.fetch("{name}")) reads its page'
        )
    elif _FILE.fullmatch(name):
        yield _note("no-article", text, f'this is the name of a file, not an article: read(Path("{name}")) reads it')
    elif _SAVED.match(text):
        yield _note("no-article", text, "this is a reading that was saved, not an article: newsnb.load reads its file")
    elif _is_hardly_english(text):
        yield _note(
            "hardly-english", text, "this hardly reads like English prose: much of what is marked will be wrong"
        )


def _is_hardly_english(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= _ENOUGH and sum(1 for _ in _ENGLISH.finditer(text)) * _LETTERS < _LEAST * letters


def _note(code: str, text: str, message: str) -> Note:
    return Note(code=code, start=0, end=min(1, len(text)), message=message)
