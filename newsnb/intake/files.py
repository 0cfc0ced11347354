"""A file to the article in it: text in any encoding, web pages, and what word processors and printers leave."""

import stat
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from newsnb.errors import FileProblem
from newsnb.intake.article import Article
from newsnb.intake.decoding import decode
from newsnb.intake.documents import words_of_docx, words_of_pdf
from newsnb.intake.pages import article_in, article_of

LARGEST = 20_000_000
"""Bytes of a file; larger ones are refused before they are read."""

_PAGES = frozenset((".html", ".htm", ".xhtml"))
_NOT_TEXT = frozenset(
    ".doc .odt .rtf .ipynb .epub .zip .gz .7z .tar .xls .xlsx .ppt .pptx .png .jpg .jpeg .gif .webp .mp3 .mp4 .mhtml "
    ".parquet .pickle .pkl .sqlite".split()
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a packed file",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a packed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3\0": "a database",
    b"PAR1": "a Parquet file",
}


def read_file(path: str | Path) -> Article:
    """Read the article in a file: text, a web page (.html), a Word document (.docx) or a PDF.

    Parameters
    ----------
    path
        Of the file. Text may be in any encoding; one that is a guess is told of in a note.

    Raises
    ------
    FileProblem
        If it is not there, cannot be read, is too large, or is of another kind.
    NoArticle
        If it is a web page without an article.
    PackageNotFound
        If it needs an extra of newsnb that is not installed.
    """
    source = Path(path).expanduser()
    suffix = source.suffix.lower()
    if suffix in _NOT_TEXT:
        raise FileProblem(source, f"is a {suffix} file", "save the article as plain text (.txt) and read that")
    content = _content(source)
    if suffix == ".docx":
        return words_of_docx(source, content)
    if suffix == ".pdf":
        return words_of_pdf(source, content)
    _refuse_others(source, content)
    text, notes = decode(content)
    return replace(article_of(text), notes=notes) if suffix in _PAGES else article_in(text, notes)


def read_stream(stream: BinaryIO) -> Article:
    """Read an article from a stream of bytes, such as standard input.

    Raises
    ------
    FileProblem
        If it holds more than a file may, or something else than text.
    """
    content = stream.read(LARGEST + 1)
    _check_size("standard input", len(content))
    _refuse_others("standard input", content)
    text, notes = decode(content)
    return article_in(text, notes)


def _content(source: Path) -> bytes:
    try:
        about = source.stat()
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise FileProblem(source, "is no file", "name the file that holds the article")
        _check_size(source, about.st_size)
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        seen = f"cannot be read ({getattr(error, 'strerror', None) or error})"
        raise FileProblem(source, seen, "check the path") from error
    _check_size(source, len(content))
    return content


def _check_size(source: object, size: int) -> None:
    if size > LARGEST:
        raise FileProblem(source, f"is larger than {LARGEST // 1_000_000} MB", "save the article alone, as text")


def _refuse_others(source: object, content: bytes) -> None:
    """Refuse what is no text whatever its name says."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise FileProblem(source, f"is {kind}, not text", "save the article as plain text (.txt) and read that")
