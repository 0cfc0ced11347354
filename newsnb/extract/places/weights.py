"""The numbers with which places are found and resolved, from the tables of the language."""

from dataclasses import dataclass, fields

from newsnb.lang import english

_TABLE = english.weights("places")

SMALL = _TABLE["small"]
"""Prominence of a town of a thousand people, which a model may take a first name for."""
TOWN = _TABLE["town"]
"""Prominence of a town of some ten thousand people."""
CITY = _TABLE["city"]
"""Prominence of a city of a hundred thousand people."""
WELL_KNOWN = _TABLE["well known"]
"""Prominence of a name that means the place first, whoever else bears it."""
LEAD = _TABLE["lead"]
"""Prominence by which the smaller places of a name are not thought of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part of the context counts, in units of `newsnb.gazetteer.prominence`.

    Set by cross-validation with ``scripts/places_weights.py``.

    Attributes
    ----------
    said
        The article says the state or country with the name.
    division, country, near
        Other names of the article lie in the same state, the same country, or near by.
    close
        Names that stand close to it lie in the same state or country.
    listed
        Names that a comma, *and* or *or* joins to it are of the same kind: countries, states, or towns.
    wide
        The entry lies in no one country (the Middle East, the Atlantic), so that no country named speaks for it.
    home
        The article's readers live there; halved in the same state, a fourth in the same country.
    hamlet
        The prominence below which a place loses as much again: of a town of four thousand people.
    certainty
        By how much the parts must lead for a share of about .73 against one other place.
    unknown
        The parts of a place of this name that the gazetteer does not know, so that a hamlet alone in it is not sure.
    """

    said: float
    division: float
    country: float
    near: float
    close: float
    listed: float
    wide: float
    home: float
    hamlet: float
    certainty: float
    unknown: float


FITTED = Weights(**{field.name: _TABLE[field.name] for field in fields(Weights)})
"""The weights that are used."""
