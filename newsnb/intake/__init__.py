"""Turn anything that holds an article into an `Article`: text, bytes, a file, a web page, an address.

Input is hostile until it has passed here: bytes are decoded, the article is extracted from pages, and characters that a
parser, a file format or a browser cannot handle are replaced.
"""

from pathlib import Path

from newsnb.errors import FileProblem
from newsnb.intake.article import Article
from newsnb.intake.cleaning import clean, readable
from newsnb.intake.decoding import decode
from newsnb.intake.doubts import names_article
from newsnb.intake.fetching import fetch
from newsnb.intake.files import is_file_name, read_file, read_stream
from newsnb.intake.pages import article_in, article_of, is_page, is_url

__all__ = [
    "Article", "article_of", "clean", "fetch", "is_file_name", "is_page", "is_url", "names_article",
    "read_file", "read_stream", "readable", "take",
]  # fmt: skip


def take(found: object) -> Article:
    """Return the article in text, in bytes, or in a file given by its `Path`; an `Article` is returned as it is.

    Text is never treated as an address or a path: nothing is opened unless it is named explicitly.

    Raises
    ------
    TypeError
        If it is anything else.
    FileProblem
        If text is the name of a file that exists, and so no article.
    NewsnbError
        As `read_file` and `newsnb.intake.pages.article_in`.
    """
    match found:
        case Article():
            return found
        case str():
            if is_file_name(found.strip()):
                name = found.strip()
                raise FileProblem(name, "is the name of a file, not an article", f"read Path({name!r}) instead")
            return article_in(found)
        case bytes():
            return article_in(*decode(found))
        case Path():
            return read_file(found)
    raise TypeError(f"read needs the article as a string, bytes or a Path, got {type(found).__name__}")
