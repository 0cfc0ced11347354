"""The small values that a reading is made of: frozen, and free of spaCy, folium and the browser.

The fields are those of the JSON reading, version 1, by the same names and in the same order. Offsets are half-open
and count Python characters (code points) of ``Reading.text``: ``text[start:end]`` gives the words. A span list may be
discontinuous. ``score`` is between 0 (a guess) and 1 (sure); None where nothing was measured.
"""

from dataclasses import dataclass

from newsnb.places import USES, Candidate, Focus, Place, Toponym, Unresolved
from newsnb.plain import Value, later
from newsnb.provenance import MadeBy, Meta
from newsnb.spans import Span, check_span

__all__ = [
    "LABELS", "NAMINGS", "PARTS", "ROLES", "TIMES", "TYPES", "USES", "Anonymity", "Candidate", "Entity", "Evidence",
    "Focus", "MadeBy", "Mention", "Meta", "Note", "Part", "Place", "Quote", "Reference", "Span", "Time", "Toponym",
    "Unresolved",
]  # fmt: skip

PARTS = ("headline", "byline", "dateline", "body", "caption", "credit")
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE")
TYPES = ("direct", "indirect", "mixed")
TIMES = ("date", "time", "duration", "set")
NAMINGS = ("named", "described", "collective", "none")
ROLES = (
    "government", "politician", "armed group", "military", "police and courts", "business", "expert", "media",
    "organisation", "resident", "document", "other", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Value):
    """A stretch of the article that plays one role.

    Attributes
    ----------
    kind
        One of `PARTS`; each paragraph of the body is a part.
    start, end
        Half-open span of characters of the text.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('LISBON (Post) — “We will go on,” Tom Reed said.')
    >>> [(part.kind, part.start, part.end) for part in reading.parts]
    [('dateline', 0, 15), ('body', 16, 47)]
    """

    kind: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Value):
    """Something that a reader should know about the reading, and where it applies.

    Attributes
    ----------
    code
        Name of the kind of note, such as ``unpaired-mark``; ``docs/reading.md`` lists them.
    start, end
        Half-open span of characters that it is about.
    message
        One sentence for a reader.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('“We will go on, Tom Reed said.')
    >>> [note.code for note in reading.notes]
    ['unpaired-mark']
    """

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Value):
    """Where an entity is named, and the rule that joined the name to the entity.

    Attributes
    ----------
    start, end
        Half-open span of characters of the text.
    rule
        The rule that joined the name to the entity.
    score
        From 0 (a guess) to 1 (sure); None where nothing was measured.
    times
        Ids of the times of its clause.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('Ada Berg spoke. Berg left.')
    >>> [(one.start, one.end) for one in reading.entities[0].mentions]
    [(0, 8), (16, 20)]
    """

    start: int
    end: int
    rule: str
    score: float | None = None
    times: tuple[str, ...] = later(())

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Value):
    """Words that refer to an entity without naming it.

    Attributes
    ----------
    start, end
        Half-open span of characters of the text.
    kind
        ``"pronoun"`` or ``"role"``.
    rule
        The rule that found whom they mean.
    score
        From 0 (a guess) to 1 (sure); None where nothing was measured.
    times
        Ids of the times of its clause.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('Ada Berg spoke. She left.')
    >>> [(one.kind, one.start) for one in reading.entities[0].references]
    [('pronoun', 16)]
    """

    start: int
    end: int
    kind: str
    rule: str
    score: float | None = None
    times: tuple[str, ...] = later(())

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Value):
    """A person, organisation, place or group of the article.

    Attributes
    ----------
    id
        ``entity-`` and the start of its first mention.
    name
        The fullest name that the article gives it, or its description if it has none.
    label
        One of `LABELS`.
    named
        False for a source that is only described ("a Taliban official").
    role
        One of `ROLES`; None if nobody looked for one.
    title
        The words that the article gives with the name ("peace envoy"), or None.
    place
        Id of the `Place` that the entity is, or None.
    mentions, references
        Its names, and the words that only refer to it, in text order.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('Mayor Ada Berg spoke.')
    >>> [(entity.name, entity.label, entity.title) for entity in reading.entities]
    [('Ada Berg', 'PERSON', 'Mayor')]
    """

    id: str
    name: str
    label: str
    named: bool = True
    role: str | None = None
    title: str | None = None
    place: str | None = None
    mentions: tuple[Mention, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Value):
    """A rule that contributed to a decision, and the words that it applied to.

    Attributes
    ----------
    rule
        Name of the proposer, or of the sign for or against the speaker.
    start, end
        Half-open span of the words that it applied to.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> [one.rule for one in reading.quotes[0].evidence]
    ['say: before', 'named in the source']
    """

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity(Value):
    """Says that a source is anonymous on purpose.

    Attributes
    ----------
    reason
        Spans of the words that say why; empty if there are none.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('“No,” said an official who spoke on condition of anonymity because talks go on.')
    >>> reading.words(reading.quotes[0].anonymity.reason)
    'because talks go on'
    """

    reason: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Value):
    """Who said what, through whom.

    Attributes
    ----------
    id
        ``quote-`` and the start of its content.
    kind
        ``"speech"``, or ``"stance"`` for beliefs, wishes and plans in plain words, and for what is only named.
    type
        ``"direct"`` (all in quotation marks), ``"indirect"`` (none) or ``"mixed"``.
    content, cue, source
        The words attributed, the words that attribute them, and the words that name the source as printed.
        ``source`` is empty for a claim without a source.
    speakers
        Ids of the entities that the source refers to, with pronouns resolved; empty if that is not certain.
    naming
        One of `NAMINGS`.
    role
        Role of the speaker, one of `ROLES`; None if nobody looked for one.
    via, told_to
        Ids of the entities that passed the words on, and to whom they were said.
    channel
        The words that say where ("in a statement on Twitter").
    anonymity
        None unless the source asked not to be named.
    parent
        Id of the quote that contains this one.
    places
        Ids of the places that the content names.
    evidence
        The rules that found the quote and chose the speaker, with their words.
    score, speaker_score
        Of the words with their source, and of whom the source means; 0 where that was left open.
    statements
        The sentences inside a content of several; empty for one.
    said_when
        Id of the `Time` that its reporting clause gives; None where the clause gives none, so that the article's own
        day is the best that is known.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> [(quote.type, quote.naming, reading.words(quote.cue)) for quote in reading.quotes]
    [('direct', 'named', 'said')]
    """

    id: str
    kind: str = "speech"
    type: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    naming: str
    role: str | None = None
    via: tuple[str, ...] = ()
    told_to: tuple[str, ...] = ()
    channel: tuple[Span, ...] = ()
    anonymity: Anonymity | None = None
    parent: str | None = None
    places: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    score: float | None = None
    speaker_score: float | None = later(None)
    statements: tuple[Span, ...] = later(())
    said_when: str | None = later(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Value):
    """Words that say when, and what they mean.

    Attributes
    ----------
    id
        ``time-`` and its start.
    type
        One of `TIMES`.
    value
        In the form of TIMEX3: ``2019-09-13``, ``2019-W36``, ``2001``, ``P2D``, ``PAST_REF``; with an X for each digit
        that the article leaves open (``XXXX-WXX-5``, a Friday).
    earliest, latest
        The first and the last day that it may mean, as ISO dates; None for what is on no calendar.
    anchor
        What it is counted from: ``"publication"``, the id of another time, or None where it needs nothing.
    other_end
        The id of the time that is the other end of one stretch ("from *9 May* to *11 June*"), or None. Both then have
        the first and the last day of the whole stretch.
    reason
        One sentence on what it means that a student understands.
    score
        How sure that is.
    start, end
        Half-open span of characters of the text.

    Raises
    ------
    ValueError
        If the span is empty.

    Notes
    -----
    The values are those of `TIMEX3 <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>`_.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('“We will go on,” Tom Reed said on Monday.', date="2024-05-08")
    >>> [(time.value, time.reason) for time in reading.times]
    [('2024-05-06', 'Monday before publication: 6 May 2024.')]
    """

    id: str
    start: int
    end: int
    type: str
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    other_end: str | None = later(None)
    reason: str
    score: float | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
