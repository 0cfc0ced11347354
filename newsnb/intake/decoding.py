"""Decode bytes by their byte order mark, as UTF-8, or in the encoding that charset-normalizer finds most likely."""

import codecs

from charset_normalizer import from_bytes

from newsnb.values import Note

_MARKS = (  # longest first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings of Python's own that change ordinary letters, and UTF-7, which browsers dropped because it hides markup.
_REFUSED = frozenset(("unicode-escape", "raw-unicode-escape", "utf-7", "punycode", "idna", "undefined"))
_LAST_RESORT = "cp1252"  # the most common encoding of files that do not name theirs


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return ``content`` as text, with line ends as they are.

    Parameters
    ----------
    content
        Any bytes.
    declared
        Encoding named by the sender; used instead of the detector if it fits.

    Returns
    -------
    tuple
        The text, and a note that names the encoding if it was guessed.

    Examples
    --------
    >>> decode("Málaga".encode())
    ('Málaga', ())
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ()
    for named in ("utf-8", declared):
        if named is not None and (plain := _decode_strictly(content, named)) is not None:
            return plain, ()
    found = from_bytes(content).best()
    likeliest = found.encoding if found is not None else _LAST_RESORT
    text = content.decode(likeliest, "replace")
    return text, (_note_guess(likeliest, text),) if text else ()


def _decode_strictly(content: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name in _REFUSED:
            return None
        return content.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _note_guess(encoding: str, text: str) -> Note:
    message = f"the file is not in UTF-8; it was read as {encoding}, which may be wrong"
    return Note(code="guessed-encoding", start=0, end=min(1, len(text)), message=message)
