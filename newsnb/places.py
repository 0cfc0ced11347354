"""The values of what is on the map: frozen, with the fields of the JSON reading, version 1, in the same order."""

from dataclasses import dataclass

from newsnb.plain import Value, later
from newsnb.spans import check_span

USES = ("literal", "metonym", "demonym", "adjective")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym(Value):
    """Where a place is named, and what for.

    Attributes
    ----------
    id
        ``mention-`` and its start.
    start, end
        Half-open span of characters of the text.
    use
        One of `USES`: the place itself, a government or group, or people and things from there.
    score
        From 0 (a guess) to 1 (sure); None where nothing was measured.
    times
        Ids of the times of its clause.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('It rained in Oslo.')
    >>> [(one.id, one.use) for one in reading.places[0].mentions]
    [('mention-13', 'literal')]
    """

    id: str
    start: int
    end: int
    use: str
    score: float | None = None
    times: tuple[str, ...] = later(())

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Value):
    """A gazetteer entry that a name could mean.

    Attributes
    ----------
    key, name
        Key and name of the entry.
    latitude, longitude
        In WGS 84 degrees, north and east positive.
    feature, country, admin1
        As of a `Place`.
    score
        Share of what speaks for it among all candidates, from 0 to 1; None where nothing was measured.

    Notes
    -----
    Source: GeoNames, CC BY 4.0, and tables of newsnb's own.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('It rained in Paris.')
    >>> len(reading.places[0].candidates) > 1, reading.places[0].candidates[0].country
    (True, 'FR')
    """

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
    score
        How sure the choice is, from 0 to 1; None where a person chose.

    Raises
    ------
    ValueError
        If the point lies off the globe.

    Notes
    -----
    Source: GeoNames, CC BY 4.0, and tables of newsnb's own; ``docs/gazetteer.md`` says which.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('It rained in Oslo.')
    >>> [(place.key, place.name, place.country) for place in reading.places]
    [('geonames:3143244', 'Oslo', 'NO')]
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
    """A place-like name that could not be resolved, and why.

    Attributes
    ----------
    id
        ``unresolved-`` and its start.
    start, end
        Half-open span of characters of the text.
    reason
        One sentence on why it is on no map.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('It rained in Nowhereville.')
    >>> [reading.words([(one.start, one.end)]) for one in reading.unresolved]
    ['Nowhereville']
    """

    id: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus(Value):
    """Where the article is about.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-2 code; None if it is open.
    place
        Id of a `Place`; None if it is open.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('It rained in Oslo.')
    >>> reading.focus.country
    'NO'
    """

    country: str | None = None
    place: str | None = None
