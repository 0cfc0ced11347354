"""Word documents and PDF files to the words in them, by kept libraries that leave quotation marks as they are."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from newsnb.errors import FileProblem, NewsnbError, PackageNotFound
from newsnb.intake.article import Article
from newsnb.values import Note

_LARGEST_UNPACKED = 50_000_000  # bytes; a .docx is a zip, and a small one may hold a very large one
_MOST_PAGES = 100
_MOST_CHARACTERS = 1_000_000


def words_of_docx(source: Path, content: bytes) -> Article:
    """Give the paragraphs of a Word document, a line each, and its title.

    Raises
    ------
    FileProblem
        If it is none, or unpacks to more than 50 MB.
    PackageNotFound
        If python-docx, which comes with the extra ``files``, is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise PackageNotFound("a .docx file", "python-docx", "files") from error

    def words() -> Article:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(item.file_size for item in packed.infolist()) > _LARGEST_UNPACKED:
                raise FileProblem(source, "unpacks to more than 50 MB", "save the article alone, as text")
        document = docx.Document(io.BytesIO(content))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        return Article(text=text, title=document.core_properties.title or None)

    return _or_problem(source, "Word document", words)


def words_of_pdf(source: Path, content: bytes) -> Article:
    """Give the words of a PDF file, as far as it says in what order they stand.

    Raises
    ------
    FileProblem
        If it is none, is locked, or holds pictures of words only.
    PackageNotFound
        If pypdf, which comes with the extra ``files``, is not installed.
    """
    try:
        import pypdf
    except ImportError as error:
        raise PackageNotFound("a .pdf file", "pypdf", "files") from error

    def words() -> Article:
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        if len(pages) > _MOST_PAGES:
            raise FileProblem(source, f"has {len(pages)} pages", "save the article's own pages")
        text = ""
        for page in pages:
            text += page.extract_text() + "\n"
            if len(text) > _MOST_CHARACTERS:
                raise FileProblem(source, "holds far more than an article", "save the article's own pages")
        if not text.strip():
            raise FileProblem(source, "holds no words, perhaps pictures of them", "paste the article's text")
        return Article(text=text, notes=(_printed(text),))

    return _or_problem(source, "PDF", words)


def _or_problem(source: Path, kind: str, words: Callable[[], Article]) -> Article:
    """Say in a line what is wrong with a file that a library stumbles over, in whatever way it does."""
    try:
        return words()
    except NewsnbError:
        raise
    except Exception as error:  # these libraries raise anything on a file that was cut or made up
        seen = f"is no {kind} that can be read ({type(error).__name__})"
        raise FileProblem(source, seen, "save the article as plain text (.txt) and read that") from error


def _printed(text: str) -> Note:
    message = "the words were taken from a printed page: lines, headings and notes may stand in another order"
    return Note(code="from-pdf", start=0, end=min(1, len(text)), message=message)
