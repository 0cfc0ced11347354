"""Anything with an article in it to an `Article`: text, bytes, a file, a web page, an address.

What comes in is hostile until it has passed here: bytes are decoded, pages are read for their article, and no character
is left that a parser, a file format or a browser chokes on.
"""

from pathlib import Path

from newsnb.intake.article import Article
from newsnb.intake.cleaning import clean, readable
from newsnb.intake.decoding import decode
from newsnb.intake.fetching import fetch
from newsnb.intake.files import read_file, read_stream
from newsnb.intake.pages import article_in, article_of, is_page, is_url

__all__ = [
    "Article", "article_of", "clean", "fetch", "is_page", "is_url", "read_file", "read_stream", "readable", "take",
]  # fmt: skip


def take(found: object) -> Article:
    """Take an article from whatever holds one: text, bytes, a file by its `Path`, or an `Article` as it is.

    Text is never taken for an address or a path: nothing is opened that was not named outright.

    Raises
    ------
    TypeError
        If it is nothing of the kind.
    NewsnbError
        As `read_file` and `newsnb.intake.pages.article_in`.
    """
    match found:
        case Article():
            return found
        case str():
            return article_in(found)
        case bytes():
            return article_in(*decode(found))
        case Path():
            return read_file(found)
    raise TypeError(f"read needs the article as a string, bytes or a Path, got {type(found).__name__}")
