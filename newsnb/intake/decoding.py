"""Bytes to text: by their byte order mark, as UTF-8, or in the encoding that a kept detector finds likeliest."""

import codecs

from charset_normalizer import from_bytes

from newsnb.values import Note

_MARKS = (  # the longer first: UTF-32's mark begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python's own, which turn innocent letters into others; utf-7 is what browsers gave up, since it hides markup.
_NO_PAGES = frozenset(("unicode-escape", "raw-unicode-escape", "utf-7", "punycode", "idna", "undefined"))
_LAST_RESORT = "cp1252"  # what most files without a name for their encoding were written in


def decode(content: bytes, *, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """Turn ``content`` into text, line ends as they are.

    Parameters
    ----------
    content
        Any bytes.
    declared
        Encoding that its sender named; asked before the detector, if it fits.

    Returns
    -------
    tuple
        The text, and a note that names the encoding if it was a guess.

    Examples
    --------
    >>> decode("Málaga".encode())
    ('Málaga', ())
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ()
    for named in ("utf-8", declared):
        if named is not None and (plain := _strictly(content, named)) is not None:
            return plain, ()
    found = from_bytes(content).best()
    likeliest = found.encoding if found is not None else _LAST_RESORT
    text = content.decode(likeliest, "replace")
    return text, (_note(likeliest, text),) if text else ()


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name in _NO_PAGES:
            return None
        return content.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _note(encoding: str, text: str) -> Note:
    message = f"the file is not in UTF-8; it was read as {encoding}, which may be wrong"
    return Note(code="guessed-encoding", start=0, end=min(1, len(text)), message=message)
