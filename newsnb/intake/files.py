"""Read the article in a file: text in any encoding, a web page, a Word document or a PDF."""

import re
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from newsnb.errors import FileProblem
from newsnb.files import path_of, read_whole
from newsnb.intake.article import Article
from newsnb.intake.decoding import decode
from newsnb.intake.documents import words_of_docx, words_of_pdf
from newsnb.intake.pages import article_in, article_of

LARGEST = 20_000_000
"""Bytes of a file; larger files are refused before they are read."""

_NAME = re.compile(r"(?=[^\n]*[./\\])[^\0\r\n]{1,1000}")  # one line with a dot or a slash in it

_TODO = "check the path: it needs to name the file with the article"
_ALONE = "save only the article, as text"
_TABLES = frozenset((".csv", ".tsv", ".jsonl"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_NOT_TEXT = frozenset(
    ".doc .odt .rtf .ipynb .epub .zip .gz .7z .tar .xls .xlsx .ppt .pptx .png .jpg .jpeg .gif .webp .mp3 .mp4 .mhtml "
    ".parquet .pickle .pkl .sqlite".split()
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a compressed file",
    b"{\\rtf": "an RTF file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3\0": "a database",
    b"PAR1": "a Parquet file",
}


def is_file_name(text: str) -> bool:
    """Return whether ``text`` is one line that names a file that exists, or the path of a folder."""
    if not _NAME.fullmatch(text) or text.startswith(("\\\\", "//")):  # another machine's: nothing is asked of it
        return False
    try:
        path = Path(text)
        return path.is_file() or (len(path.parts) > 1 and path.is_dir())
    except (OSError, ValueError):  # too long for this system
        return False


def read_file(path: str | Path) -> Article:
    """Read the article in a file: text, a web page (.html), a Word document (.docx) or a PDF.

    Parameters
    ----------
    path
        Path of the file. Text may be in any encoding; a note names an encoding that was guessed.

    Raises
    ------
    FileProblem
        If it does not exist, cannot be read, is too large, or is of another kind.
    NoArticle
        If it is a web page without an article.
    PackageNotFound
        If an extra of newsnb that it needs is not installed.
    """
    source = path_of(path)
    suffix = source.suffix.lower()
    if suffix in _NOT_TEXT:
        raise FileProblem(source, f"is a {suffix} file", "save the article as plain text (.txt) and read that")
    if suffix in _TABLES:
        todo = "read its column of texts with newsnb.read_many(table['text'])"
        raise FileProblem(source, f"is a {suffix} file, a table of articles", todo)
    content = read_whole(source, largest=LARGEST, todo=_TODO, too_large=_ALONE)
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
        If it is too large, or holds something other than text.
    """
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileProblem("standard input", f"is larger than {LARGEST // 1_000_000} MB", _ALONE)
    _refuse_others("standard input", content)
    text, notes = decode(content)
    return article_in(text, notes)


def _refuse_others(source: object, content: bytes) -> None:
    """Raise if the content is not text, whatever its name says."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise FileProblem(source, f"is {kind}, not text", "save the article as plain text (.txt) and read that")
