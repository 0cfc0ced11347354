"""`Entry`, a place that a name could mean, and `Gazetteer`, what a pipeline needs to look names up."""

import functools
import math
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

KINDS = ("name", "abbreviation", "demonym", "alternate", "minor")

# How well known a kind of place is, between 0 and 1, if its population does not show it: our own judgement of what a
# name means in the news without context. Features are GeoNames codes.
_PROMINENCE = {
    "PCLI": 1.0, "PCLS": 0.95, "PCLD": 0.9, "PCLIX": 0.9, "PCLF": 0.95, "TERR": 0.9, "PCLH": 0.9, "CONT": 1.0,
    "ADM1": 0.8, "ADM2": 0.5, "ADM3": 0.35, "ADM4": 0.25, "ADM5": 0.2, "OCN": 0.95, "SEA": 0.85, "RGN": 0.8,
    "ADMD": 0.75,
}  # fmt: skip
_SOMETHING_KNOWN = 0.75  # a landmark, a river, a range: our tables hold only those that news names without explanation
_CAPITAL = 0.1
_BY_KIND = {"alternate": -0.15, "minor": -0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place that a name could mean.

    Attributes
    ----------
    key
        ``geonames:524901``, or ``newsnb:camp-david`` for one of our own tables.
    name
        The place's English name, which may differ from the name looked up.
    latitude, longitude
        Of its reference point, in WGS 84 degrees, north and east positive.
    radius_km
        Radius of a circle of about its area, if it is large; None for a point.
    feature
        GeoNames feature code: ``PPLC`` a capital, ``PPL`` a town, ``PCLI`` a country, ``ADM1`` a state.
    country, admin1
        ISO 3166-1 alpha-2 code (``XK``: Kosovo), and GeoNames code of the first-level division; None if there is
        none, as for a sea.
    population
        0 if it is not known.
    kind
        How the name looked up relates to the place, one of `KINDS`: ``"demonym"`` for Qatari, ``"abbreviation"``
        for U.S., ``"alternate"`` for another or a former name, ``"minor"`` for the name of a creek, a hill, or a
        school that only a full GeoNames dump lists.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    radius_km: float | None
    feature: str
    country: str | None
    admin1: str | None
    population: int
    kind: str

    @property
    def prominence(self) -> float:
        """How likely the name means this place without context, between 0 and about 1."""
        return prominence(self.feature, self.population, self.kind)


@runtime_checkable
class Gazetteer(Protocol):
    """Looks up the places that a name could mean; picklable, and opened on first use."""

    @property
    def version(self) -> str:
        """The sources, their versions and their SHA-256, as written into every reading."""
        ...

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the places that ``name`` could mean, best first; empty if the name is not known."""
        ...

    def name_of(self, country: str, admin1: str | None = None) -> str | None:
        """Return the name of a country, or of one of its first-level divisions; None if it is not known."""
        ...

    def info(self) -> dict[str, str | int]:
        """Return what the file holds: its path, its version, and the number of entries and names."""
        ...


@functools.lru_cache(maxsize=1 << 16)  # called for each candidate of each name
def prominence(feature: str, population: int, kind: str = "name") -> float:
    """Return how likely a name means a place of this kind and size, between 0 and about 1.

    Notes
    -----
    The score of a town grows with the logarithm of its population: a million .78, a hundred thousand .62, a thousand
    .30. So does that of a division whose population is known; a state or province without one is well known.
    """
    known = _PROMINENCE.get(feature)
    if feature == "ADM1" and population:
        known = min(0.12 * math.log10(population) - 0.05, 0.8)
    elif feature == "ADM2" and population:
        known = 0.05 * math.log10(population) + 0.3
    if known is None and feature.startswith("PPL"):
        known = 0.16 * math.log10(max(population, 100)) - 0.18 + _CAPITAL * (feature == "PPLC")
    if known is None:
        known = _SOMETHING_KNOWN
    return known + _BY_KIND.get(kind, 0.0)


def is_country(entry: Entry) -> bool:
    """Return whether ``entry`` is a country, or a territory with a code of its own."""
    return entry.feature.startswith("PCL") or entry.feature == "TERR"


def is_division(entry: Entry) -> bool:
    """Return whether ``entry`` is a first-level division of a country, such as a state or province."""
    return entry.feature == "ADM1"
