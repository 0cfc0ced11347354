"""A web page to the article in it, by trafilatura; and what is a page at all.

A text is taken for a page only where that is beyond doubt, because an article may talk about tags, or quote them. The
rule: behind blanks, comments and an XML declaration it begins with ``<!doctype html`` or ``<html``, and an article is
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
"""Of a page; longer ones are refused before they are looked into."""

SHORTEST_ARTICLE = 200
"""Characters that must be found in a pasted page; below it the paste is kept as it is."""

_BEGINS = re.compile(
    r"(?:\ufeff|\s|<!--(?:(?!-->).){0,4000}-->|<\?xml[^>]{0,200}\?>)*+<(?:!doctype\s+html|html)[\s>]", re.I | re.S
)
_CLOSES = re.compile(r"</(?:html|body)\s*>", re.I)
# The parser and the search for the article take the square of these; pages of news have 300 to 5,000 tags.
_MOST_TAGS, _MOST_ATTRIBUTES = 12_000, 5_000
_TAG = re.compile(r"<[a-z]", re.I)
_LONG_TAG = re.compile(r"""<[a-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>]){9999,}+""", re.I)


class NoArticle(NewsnbError):
    """A page has no article in it, or none that can be found."""


def is_page(text: str) -> bool:
    """Tell whether ``text`` is a whole HTML document rather than an article.

    Examples
    --------
    >>> is_page("<!DOCTYPE html><html><body><p>A ferry sails.</p></body></html>"), is_page("<p>A ferry sails.</p>")
    (True, False)
    """
    return _BEGINS.match(text) is not None and _CLOSES.search(text) is not None


def is_url(text: str) -> bool:
    """Tell whether ``text`` is an address, outright; `fetch` says which are opened."""
    return re.match(r"[a-z][a-z0-9+.-]+://", text, re.I) is not None


def article_of(html: str, *, url: str | None = None) -> Article:
    """Find the article in a page: its words without markup, and what the page says of it.

    Parameters
    ----------
    html
        The page.
    url
        Where it came from; None for what the page itself says.

    Raises
    ------
    NoArticle
        If none is found.
    PackageNotFound
        If trafilatura, which comes with the extra ``web``, is not installed.

    Notes
    -----
    trafilatura (Barbaresi 2021, ACL) in its precise mode, without comments, tables' markup and links.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise PackageNotFound("a web page", "trafilatura", "web") from error
    if _is_endless(html):
        raise NoArticle(f"the page is too large to look for an article in ({len(html):,} characters); paste its text")
    found = bare_extraction(readable(html), url=url, favor_precision=True, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None)
    if not isinstance(text, str) or not text.strip():
        raise NoArticle("no article was found in the page; paste its text instead")
    told = {name: getattr(found, name, None) or None for name in ("title", "date", "sitename", "url")}
    return Article(
        text=text, title=told["title"], date=told["date"], outlet=told["sitename"], url=url or _web(told["url"])
    )


def article_in(text: str, notes: tuple[Note, ...] = ()) -> Article:
    """Take what was pasted: the article of a page, or the text as it is.

    Parameters
    ----------
    text
        Whatever it is.
    notes
        Of how the text was come by.

    Raises
    ------
    PackageNotFound
        If it is a page, and trafilatura is not installed.
    """
    if not is_page(text):
        return Article(text=text, notes=notes)
    kept = Article(text=text, notes=(*notes, _kept()))
    try:
        article = article_of(text)
    except NoArticle:
        return kept
    return replace(article, notes=notes) if len(article.text) >= SHORTEST_ARTICLE else kept


def _is_endless(html: str) -> bool:
    if len(html) > MOST_CHARACTERS:
        return True
    if sum(1 for _ in islice(_TAG.finditer(html), _MOST_TAGS + 1)) > _MOST_TAGS:
        return True
    return any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(html))


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _kept() -> Note:
    message = "this looks like a web page without an article in it, and was read as it is"
    return Note(code="page-kept", start=0, end=1, message=message)
