"""The words of a number -> what it amounts to, so that *eleven thousand* and *11,000* are one."""

from collections.abc import Iterable

from newsnb.checking.words import stem_of
from newsnb.lang import english

_SCALES = english.checking.maps.scales
_UNITS = english.checking.maps.units
_FILLERS = english.checking.words.number_fillers
_THOUSAND = 1000.0  # what comes behind this scale, or a larger one, is added to it


def amount_of(forms: Iterable[str]) -> float | None:
    """Return what the forms of a number amount to; None if there are others among them.

    >>> amount_of(("eleven", "thousand")), amount_of(("2", "m")), amount_of(("ten", "men"))
    (11000.0, 2000000.0, None)
    """
    telling = [form for form in forms if form not in _FILLERS]
    total = part = 0.0
    for form in telling:
        scale, value = _SCALES.get(form), _value_of(form)
        if scale is None and value is None:
            return None
        part = (part or 1.0) * float(scale) if scale else part + (value or 0.0)
        if scale and float(scale) >= _THOUSAND:
            total, part = total + part, 0.0
    return total + part if telling else None


def _value_of(form: str) -> float | None:
    """Return a number of one word; None for another word, an ordinal or a share."""
    try:
        return float(_UNITS.get(form) or stem_of(form))
    except ValueError:
        return None
