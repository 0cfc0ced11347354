"""Read the words of Word documents and PDF files, with quotation marks as they are."""

import io
import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path

from newsnb.errors import FileProblem, NewsnbError, PackageNotFound
from newsnb.intake.article import Article
from newsnb.values import Note

_LARGEST_UNPACKED = 50_000_000  # bytes; a .docx is a zip, and a small zip may unpack to a huge file
_LARGEST_MARKUP = 5_000_000  # bytes of XML, all of which is parsed; an article has about 100,000
_MOST_PARAGRAPHS = 20_000
_MOST_PAGES = 100
_MOST_STEPS = 300_000  # drawing steps, including those of nested forms, which may call one another without end
_MOST_CHARACTERS = 1_000_000
_PICTURES = (".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bin", ".ttf", ".odttf")


def words_of_docx(source: Path, content: bytes) -> Article:
    """Return the paragraphs of a Word document, one per line, and its title.

    Raises
    ------
    FileProblem
        If it is not a Word document, or is far larger than an article.
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
            raise FileProblem(source, f"has {len(paragraphs):,} paragraphs", "save only the article, as text")
        text = "\n".join(paragraph.text for paragraph in paragraphs)
        return Article(text=text, title=document.core_properties.title or None)

    return _run_guarded(source, "Word document", words)


def words_of_pdf(source: Path, content: bytes) -> Article:
    """Return the words of a PDF file, in the best order that it gives.

    Raises
    ------
    FileProblem
        If it is not a PDF file, is encrypted, or holds only pictures of words.
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
            raise FileProblem(source, f"has {len(pages)} pages", "save only the pages of the article")
        text, step = "", _limit_steps(source)
        for page in pages:
            text += page.extract_text(visitor_operand_before=step) + "\n"
            if len(text) > _MOST_CHARACTERS:
                raise FileProblem(source, "holds far more than an article", "save only the pages of the article")
        if not text.strip():
            raise FileProblem(source, "holds no words, perhaps only pictures of them", "paste the article's text")
        return Article(text=text, notes=(_note_order(text),))

    return _run_guarded(source, "PDF", words)


def _check_unpacked(source: Path, content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        items = packed.infolist()
    markup = sum(item.file_size for item in items if not item.filename.lower().endswith(_PICTURES))
    if sum(item.file_size for item in items) > _LARGEST_UNPACKED or markup > _LARGEST_MARKUP:
        seen = f"unpacks to more than {_LARGEST_UNPACKED // 1_000_000} MB, or {_LARGEST_MARKUP // 1_000_000} MB of XML"
        raise FileProblem(source, seen, "save only the article, as text")


def _limit_steps(source: Path) -> Callable[..., None]:
    """Return a callback that counts drawing steps and raises if there are too many."""
    steps = itertools.count(1)

    def step(*drawn: object) -> None:
        if next(steps) > _MOST_STEPS:
            raise FileProblem(
                source, "takes far more drawing steps than an article", "save only the pages of the article"
            )

    return step


def _run_guarded(source: Path, kind: str, words: Callable[[], Article]) -> Article:
    """Run ``words``, and turn whatever a library raises into one line."""
    try:
        return words()
    except NewsnbError:
        raise
    except Exception as error:  # these libraries raise anything on a damaged or made-up file
        seen = f"is not a readable {kind} ({type(error).__name__})"
        raise FileProblem(source, seen, "save the article as plain text (.txt) and read that") from error


def _note_order(text: str) -> Note:
    message = "the text comes from a printed page: lines, headings and notes may be in the wrong order"
    return Note(code="from-pdf", start=0, end=min(1, len(text)), message=message)
