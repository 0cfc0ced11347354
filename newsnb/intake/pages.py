"""Extract the article from a web page with trafilatura, and decide what is a page.

Text is treated as a page only if that is beyond doubt, because an article may talk about tags or quote them. The rule:
after white space, comments and an XML declaration it begins with ``<!doctype html`` or ``<html``, and an article is
found in it.
"""

import re
from dataclasses import replace
from itertools import islice

from newsnb.errors import NewsnbError, PackageNotFound
from newsnb.intake.article import Article
from newsnb.intake.cleaning import readable
from newsnb.values import Note

MOST_CHARACTERS = 20_000_000
"""Characters of a page; longer pages are refused before they are parsed."""

SHORTEST_ARTICLE = 200
"""Characters of the article in a pasted page; if it is shorter, the paste is kept as it is."""

_BEGINS = re.compile(
    r"(?:\ufeff|\s|<!--(?:(?!-->).){0,4000}-->|<\?xml[^>]{0,200}\?>)*+<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_CLOSES = re.compile(r"</(?:html|body)\s*>", re.I)
# The time of the parser and of the extraction grows with their square; news pages have 300 to 5,000 tags.
_MOST_TAGS, _MOST_ATTRIBUTES = 12_000, 5_000
_TAG = re.compile(r"<[a-z]", re.I)
_LONG_TAG = re.compile(r"""<[a-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>]){9999,}+""", re.I)


class NoArticle(NewsnbError):
    """No article was found in a page."""


def is_page(text: str) -> bool:
    """Return whether ``text`` is a whole HTML document rather than an article.

    Examples
    --------
    >>> is_page("<!DOCTYPE html><html><body><p>A ferry sails.</p></body></html>"), is_page("<p>A ferry sails.</p>")
    (True, False)
    """
    return _BEGINS.match(text) is not None and _CLOSES.search(text) is not None


def is_url(text: str) -> bool:
    """Return whether ``text`` is an explicit web address; `fetch` decides which ones are opened."""
    return re.match(r"[a-z][a-z0-9+.-]+://", text, re.I) is not None


def article_of(html: str, *, url: str | None = None) -> Article:
    """Find the article in a page: its words without markup, and what the page says about it.

    Parameters
    ----------
    html
        The page.
    url
        Where it came from; None to use what the page says.

    Raises
    ------
    NoArticle
        If none is found.
    PackageNotFound
        If trafilatura, which comes with the extra ``web``, is not installed.

    Notes
    -----
    trafilatura (Barbaresi 2021, ACL) in its precise mode, without comments, table markup and links.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise PackageNotFound("a web page", "trafilatura", "web") from error
    if _is_too_large(html):
        raise NoArticle(f"the page is too large to search for an article ({len(html):,} characters); paste its text")
    found = bare_extraction(readable(html), url=url, favor_precision=True, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None)
    if not isinstance(text, str) or not text.strip():
        raise NoArticle("no article was found in the page; paste its text instead")
    told = {name: getattr(found, name, None) or None for name in ("title", "date", "sitename", "url")}
    return Article(
        text=text,
        title=told["title"],
        date=told["date"],
        outlet=told["sitename"],
        url=url or _keep_web_url(told["url"]),
    )


def article_in(text: str, notes: tuple[Note, ...] = ()) -> Article:
    """Return the article in pasted text: that of a page, or the text as it is.

    Parameters
    ----------
    text
        The pasted text.
    notes
        Notes on where the text came from.

    Raises
    ------
    PackageNotFound
        If it is a page, and trafilatura is not installed.
    """
    if not is_page(text):
        return Article(text=text, notes=notes)
    kept = Article(text=text, notes=(*notes, _note_kept()))
    try:
        article = article_of(text)
    except NoArticle:
        return kept
    return replace(article, notes=notes) if len(article.text) >= SHORTEST_ARTICLE else kept


def _is_too_large(html: str) -> bool:
    if len(html) > MOST_CHARACTERS:
        return True
    if sum(1 for _ in islice(_TAG.finditer(html), _MOST_TAGS + 1)) > _MOST_TAGS:
        return True
    return any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html))


def _keep_web_url(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _note_kept() -> Note:
    message = "this looks like a web page without an article; it was read as it is"
    return Note(code="page-kept", start=0, end=1, message=message)
