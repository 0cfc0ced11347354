"""The text of an article, and what its file or page says about it."""

from dataclasses import dataclass

from newsnb.values import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that is still to be read.

    Attributes
    ----------
    text
        Its words.
    title, outlet, date, url
        What its page or file says about it; None if it says nothing. ``date`` is as in 2019-09-13.
    home
        Where its readers live; None if nobody said.
    notes
        What a reader should know about where the text came from.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    home: str | None = None
    notes: tuple[Note, ...] = ()
