"""Word documents and PDF files to the words in them, by kept libraries that leave quotation marks as they are."""

import io
import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path

from newsnb.errors import FileProblem, NewsnbError, PackageNotFound
from newsnb.intake.article import Article
from newsnb.values import Note

_LARGEST_UNPACKED = 50_000_000  # bytes; a .docx is a zip, and a small one may hold a very large one
_LARGEST_MARKUP = 5_000_000  # bytes of it that are XML, all of which is taken apart; an article's has 100,000
_MOST_PARAGRAPHS = 20_000
_MOST_PAGES = 100
_MOST_STEPS = 300_000  # of drawing, forms in forms included, which may call each other without end
_MOST_CHARACTERS = 1_000_000
_PICTURES = (".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bin", ".ttf", ".odttf")


def words_of_docx(source: Path, content: bytes) -> Article:
    """Give the paragraphs of a Word document, a line each, and its title.

    Raises
    ------
    FileProblem
        If it is none, or unpacks to more than an article.
    PackageNotFound
        If python-docx, which comes with the extra ``files``, is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise PackageNotFound("a .docx file", "python-docx", "files") from error

    def words() -> Article:
        _check_unpacked(source, content)
        document = docx.Document(io.BytesIO(content))
        paragraphs = document.paragraphs
        if len(paragraphs) > _MOST_PARAGRAPHS:
            raise FileProblem(source, f"has {len(paragraphs):,} paragraphs", "save the article alone, as text")
        text = "\n".join(paragraph.text for paragraph in paragraphs)
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
        text, step = "", _steps_of(source)
        for page in pages:
            text += page.extract_text(visitor_operand_before=step) + "\n"
            if len(text) > _MOST_CHARACTERS:
                raise FileProblem(source, "holds far more than an article", "save the article's own pages")
        if not text.strip():
            raise FileProblem(source, "holds no words, perhaps pictures of them", "paste the article's text")
        return Article(text=text, notes=(_printed(text),))

    return _or_problem(source, "PDF", words)


def _check_unpacked(source: Path, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        items = packed.infolist()
    markup = sum(item.file_size for item in items if not item.filename.lower().endswith(_PICTURES))
    if sum(item.file_size for item in items) > _LARGEST_UNPACKED or markup > _LARGEST_MARKUP:
        seen = (
            f"unpacks to more than {_LARGEST_UNPACKED // 1_000_000} MB, or {_LARGEST_MARKUP // 1_000_000} MB of words"
        )
        raise FileProblem(source, seen, "save the article alone, as text")


def _steps_of(source: Path) -> Callable[..., None]:
    """Give what counts the steps in which pages are drawn, and ends it when there are too many."""
    steps = itertools.count(1)

    def step(*drawn: object) -> None:
        if next(steps) > _MOST_STEPS:
            raise FileProblem(source, "is drawn in far more steps than an article", "save the article's own pages")

    return step


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
