"""The small values that a reading is made of: frozen, and free of spaCy, folium and the browser.

The fields are those of the JSON reading, version 1, by the same names and in the same order. Offsets are half-open
and count Python characters (code points) of ``Reading.text``: ``text[start:end]`` gives the words. A span list may be
discontinuous. ``score`` is between 0 (a guess) and 1 (sure); None where nothing was measured.
"""

from dataclasses import dataclass, field

from newsnb.plain import Value, later
from newsnb.settings import Settings

Span = tuple[int, int]

PARTS = ("headline", "byline", "dateline", "body", "caption", "credit")
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE")
USES = ("literal", "metonym", "demonym", "adjective")
TYPES = ("direct", "indirect", "mixed")
TIMES = ("date", "time", "duration", "set")
NAMINGS = ("named", "described", "collective", "none")
ROLES = (
    "government", "politician", "armed group", "military", "police and courts", "business", "expert", "media",
    "organisation", "resident", "document", "other", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Value):
    """A stretch of the article that plays one role; ``kind`` is one of `PARTS`."""

    kind: str
    start: int
    end: int

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Value):
    """Something that a reader should know about the reading, and where it applies."""

    code: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Value):
    """Where an entity is named, and the rule that joined the name to the entity."""

    start: int
    end: int
    rule: str
    score: float | None = None

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Value):
    """Words that refer to an entity without naming it; ``kind`` is ``"pronoun"`` or ``"role"``."""

    start: int
    end: int
    kind: str
    rule: str
    score: float | None = None

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


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
class Toponym(Value):
    """Where a place is named; ``use`` is one of `USES`, ``times`` holds the ids of the times of its clause."""

    id: str
    start: int
    end: int
    use: str
    score: float | None = None
    times: tuple[str, ...] = later(())

    def __post_init__(self) -> None:
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Value):
    """A gazetteer entry that a name could mean."""

    key: str
    name: str
    latitude: float
    longitude: float
    feature: str
    country: str | None = None
    admin1: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Value):
    """A place that the article names, resolved to one gazetteer entry.

    Attributes
    ----------
    id
        ``place-`` and the start of its first mention.
    key
        Key of the entry: ``geonames:524901``, or ``newsnb:camp-david`` for one of our own tables.
    name
        The entry's name, which may differ from the words printed (``"Qatari"``: Qatar).
    latitude, longitude
        Of the entry's reference point, in WGS 84 degrees, north and east positive.
    radius_km
        Radius of a circle of about its area, for something large (a country, a region); None for a point.
    feature
        GeoNames feature code (``PPLC``: a capital).
    country, admin1
        ISO 3166-1 alpha-2 code, and the code of the first-level division; None if there is none.
    mentions
        Where it is named, in text order.
    candidates
        The entries that its name could mean, best first, the chosen one among them.
    reason
        One sentence on the choice that a student understands.
    """

    id: str
    key: str
    name: str
    latitude: float
    longitude: float
    radius_km: float | None = None
    feature: str
    country: str | None = None
    admin1: str | None = None
    mentions: tuple[Toponym, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str
    score: float | None = None

    def __post_init__(self) -> None:
        if not (abs(self.latitude) <= 90 and abs(self.longitude) <= 180):
            raise ValueError(
                f"{self.name!r} lies off the globe: latitude {self.latitude}, longitude {self.longitude} "
                f"(are the two swapped?)"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved(Value):
    """A place-like name that could not be resolved, and why."""

    id: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus(Value):
    """What the article is about: an ISO 3166-1 alpha-2 code and the id of a `Place`; None if it is open."""

    country: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Value):
    """A rule that contributed to a decision, and the words that it applied to."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymity(Value):
    """A source is anonymous on purpose; ``reason`` holds the words that say why, and is empty if there are none."""

    reason: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Value):
    """Who said what, through whom.

    Attributes
    ----------
    id
        ``quote-`` and the start of its content.
    kind
        ``"speech"``, or ``"stance"`` for beliefs, wishes and plans in plain words.
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

    Notes
    -----
    The values are those of `TIMEX3 <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>`_.
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
        _check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Value):
    """What is known about the article besides its text; None if it was not given.

    ``home`` names the place where its readers live, ``outlet`` who published it.
    """

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    home: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy(Value):
    """The versions and settings that made the reading, enough to reproduce it.

    ``parse`` tells how the model ran: ``"quick"``, or ``"stock"``, with the reason if it would be the other; both find
    the same, so two readings that differ in it alone are equal. None where nobody noted it.
    """

    newsnb: str
    spacy: str
    model: str
    gazetteer: str
    settings: Settings = field(default_factory=Settings)
    parse: str | None = later(None, compare=False)


def _check_span(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, got {start}:{end}")
