"""What the gazetteer gives: an `Entry` for each place that a name could mean, best first."""

import functools
import math
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

KINDS = ("name", "abbreviation", "demonym", "alternate", "minor")

# How well known a kind of place is, between 0 and 1, where its population does not say: our own judgement of what
# a name means in the news when nothing else is said. Features are GeoNames' codes.
_PROMINENCE = {
    "PCLI": 1.0, "PCLS": 0.95, "PCLD": 0.9, "PCLIX": 0.9, "PCLF": 0.95, "TERR": 0.9, "PCLH": 0.9, "CONT": 1.0,
    "ADM1": 0.8, "ADM2": 0.5, "ADM3": 0.35, "ADM4": 0.25, "ADM5": 0.2, "OCN": 0.95, "SEA": 0.85, "RGN": 0.8,
    "ADMD": 0.75,
}  # fmt: skip
_SOMETHING_KNOWN = 0.75  # a landmark, a river, a range: our tables hold only what the news names alone
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
        For something large: of a circle of about its area. None for a point.
    feature
        GeoNames feature code: ``PPLC`` a capital, ``PPL`` a town, ``PCLI`` a country, ``ADM1`` a state.
    country, admin1
        ISO 3166-1 alpha-2 code (``XK``: Kosovo), and GeoNames' code of the first-level division; None where there
        is none, as for a sea.
    population
        0 where it is not known.
    kind
        How the name looked up relates to the place, one of `KINDS`: ``"demonym"`` for Qatari, ``"abbreviation"``
        for U.S., ``"alternate"`` for another or a former name, ``"minor"`` for the name of a creek, a hill, a school
        that only a full GeoNames dump lists.
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
        """How likely the name means this place when nothing else is known, between 0 and about 1."""
        return prominence(self.feature, self.population, self.kind)


@runtime_checkable
class Gazetteer(Protocol):
    """Finds the places that a name could mean; picklable, and opened only when first asked."""

    @property
    def version(self) -> str:
        """The sources, their versions and their SHA-256, as written into every reading."""
        ...

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Give the places that ``name`` could mean, best first; empty if it is not known."""
        ...

    def name_of(self, country: str, admin1: str | None = None) -> str | None:
        """Give the name of a country, or of one of its first-level divisions; None if it is not known."""
        ...

    def info(self) -> dict[str, str | int]:
        """Say what is inside: where the file is, its version, how many entries and names."""
        ...


@functools.lru_cache(maxsize=1 << 16)  # asked anew for each candidate of each name
def prominence(feature: str, population: int, kind: str = "name") -> float:
    """Give how likely a name means a place of this kind and size, between 0 and about 1.

    Notes
    -----
    A town counts by the order of magnitude of its people: a million .78, a hundred thousand .62, a thousand .30. So do
    divisions whose people are given; a state or province without them is one that the news names alone.
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
    """Tell whether ``entry`` is a country or a territory with a code of its own."""
    return entry.feature.startswith("PCL") or entry.feature == "TERR"


def is_division(entry: Entry) -> bool:
    """Tell whether ``entry`` is a state, province or the like: a first-level division of a country."""
    return entry.feature == "ADM1"
