"""What comes through the door: the text of an article, and what its file or page says of it."""

from dataclasses import dataclass

from newsnb.values import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that was not read closely yet.

    Attributes
    ----------
    text
        Its words.
    title, outlet, date, url
        What its page or file says of it; None where it says nothing. ``date`` is as in 2019-09-13.
    notes
        What a reader should know of how the text was come by.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    notes: tuple[Note, ...] = ()
