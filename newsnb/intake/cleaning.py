"""Make any text readable, with the same length and the same offsets."""

import re
from collections.abc import Iterator

from newsnb.errors import TextTooLong
from newsnb.settings import Settings
from newsnb.values import Note

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNREADABLE = re.compile("[\x00\ud800-\udfff]+")


def clean(text: str, settings: Settings) -> tuple[str, tuple[Note, ...]]:
    r"""Replace characters that no file format or parser accepts, one for one.

    Parameters
    ----------
    text
        Any string.
    settings
        They hold the limit of characters.

    Returns
    -------
    tuple
        The text, in which NUL and lone surrogates are U+FFFD, and a note for each stretch replaced.

    Raises
    ------
    TextTooLong
        If the text is over ``settings.max_characters``.

    Examples
    --------
    >>> clean("a\0b", Settings())[0]
    'a�b'
    """
    if len(text) > settings.max_characters:
        raise TextTooLong(len(text), settings.max_characters, "characters")
    return readable(text), tuple(_note_replacements(text))


def readable(text: str) -> str:
    """Replace each NUL and lone surrogate, which no file format accepts, with U+FFFD."""
    return _UNREADABLE.sub(lambda m: REPLACEMENT * len(m[0]), text)


def _note_replacements(text: str) -> Iterator[Note]:
    for match in _UNREADABLE.finditer(text):
        count = len(match[0])
        message = f"{count} unreadable character{'s' * (count > 1)} replaced"
        yield Note(code="unreadable-character", start=match.start(), end=match.end(), message=message)
