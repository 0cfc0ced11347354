"""`Reading`, the frozen value that every view, table and file is made from.

Its fields are those of the JSON reading, version 1, with the same names and in the same order. `newsnb.values`
defines the values in them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsnb.corrections import Correction
from newsnb.door import Door
from newsnb.errors import UnknownName, WrongType
from newsnb.plain import Value, later
from newsnb.values import (
    Entity,
    Focus,
    MadeBy,
    Mention,
    Meta,
    Note,
    Part,
    Place,
    Quote,
    Reference,
    Span,
    Time,
    Toponym,
    Unresolved,
)

FORMAT = "newsnb.reading"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Reading(Value, Door):
    """An article and what was found in it, all in text order.

    Make one with `newsnb.read` or `newsnb.load`. Readings are frozen, hash, compare and pickle.

    Attributes
    ----------
    text
        The article as given (NUL and lone surrogates replaced), or None if it was saved without its words.
    sha256, length
        Hexadecimal SHA-256 of the text in UTF-8, and the number of its characters.
    meta, made_by
        What is known of the article, and the versions and settings that made the reading.
    parts
        The headline, byline, dateline, paragraphs of the body, captions and credits.
    entities, quotes, times
        Who and what is named, who said what, and the words that say when.
    places, unresolved, focus
        What is on the map, names like those of places that are not, and where the article is about.
    corrections
        What people changed, in the order in which they did.
    notes
        What a reader should know, such as a quotation mark without its partner.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> reading
    <Reading '"We will go on," Ada Berg said in Lisbon': 2 entities, 1 places, 1 quotes>
    >>> [reading.words(quote.content) for quote in reading.quotes]
    ['"We will go on,"']
    """

    text: str | None
    sha256: str
    length: int
    meta: Meta
    made_by: MadeBy
    parts: tuple[Part, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    focus: Focus = field(default_factory=Focus)
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = later(())
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()

    def words(self, spans: Iterable[Span]) -> str:
        """Return the words of ``spans``, joined by ``" ... "``; empty if the text was left out.

        Parameters
        ----------
        spans
            Half-open spans of characters of the text, such as ``quote.content``.

        Raises
        ------
        WrongType
            If they are no spans.

        Examples
        --------
        >>> import newsnb
        >>> newsnb.read("It rained in Oslo.").words([(0, 9), (13, 17)])
        'It rained ... Oslo'
        """
        text = self.text or ""
        try:
            return " ... ".join(text[start:end] for start, end in spans if text)
        except (TypeError, ValueError):
            raise WrongType("words", "spans, such as quote.content or [(0, 5)]", spans) from None

    def timeline(self, of: "Entity | Place | str") -> tuple[Time, ...]:
        """Return the times of an entity or a place: of the clauses that mention it, and of when it said something.

        Parameters
        ----------
        of
            The entity or the place, or its id.

        Returns
        -------
        tuple of Time
            By the calendar; what is on none comes last, as in the text.

        Raises
        ------
        UnknownName
            If the reading has no such entity or place.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read("Ada Berg left on 3 May 2008. In 2001, she was in Oslo.")
        >>> [time.value for time in reading.timeline(reading.entities[0])]
        ['2001', '2008-05-03']
        """
        id = of if isinstance(of, str) else getattr(of, "id", None)
        things: tuple[Entity | Place, ...] = (*self.entities, *self.places)
        known = {each.id: each for each in things}
        if id not in known:
            raise UnknownName("entity or place", id or of, known)
        mentions = (one.times for one in _clauses_of(known[id]))
        said = {quote.said_when for quote in self.quotes if id in quote.speakers}
        ids = said.union(*mentions)
        found = (time for time in self.times if time.id in ids)
        return tuple(sorted(found, key=lambda time: (time.earliest is None, time.earliest or "", time.latest or "")))

    def __repr__(self) -> str:
        title = self.meta.title or (self.text or "")[:40]
        return (
            f"<Reading {title!r}: {len(self.entities)} entities, {len(self.places)} places, {len(self.quotes)} quotes>"
        )


def _clauses_of(each: Entity | Place) -> tuple[Mention | Reference | Toponym, ...]:
    """Return what mentions an entity or a place."""
    return (*each.mentions, *each.references) if isinstance(each, Entity) else each.mentions


def sha256_of(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
