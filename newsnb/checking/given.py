"""Two given names -> whether they may be one person's: *Bob* and *Robert*, *Muhammad* and *Mohamed*, *A.* and *Ada*."""

from functools import cache

from newsnb.lang import english

_SHORT_NAMES = english.coreference.maps.short_names
_SPELLINGS = english.checking.maps.given_names


def may_be_one(one: str, two: str) -> bool:
    """Return whether two given names in small letters may be one person's: equal, an initial, short, or spelt anew.

    >>> may_be_one("bob", "robert"), may_be_one("muhammad", "mohamed"), may_be_one("a", "ada"), may_be_one("ada", "eva")
    (True, True, True, False)
    """
    if one == two or (one[0] == two[0] and 1 in (len(one), len(two))):
        return True
    return bool(_list_full(one) & _list_full(two))


@cache
def _list_full(name: str) -> frozenset[str]:
    """Return the names that a short one stands for, and itself, each in one spelling."""
    names = (name, *str(_SHORT_NAMES.get(name, "")).split())
    return frozenset(_spell(one) for one in names)


def _spell(name: str) -> str:
    return _by_spelling().get(name, name)


@cache
def _by_spelling() -> dict[str, str]:
    """Return for each spelling of a given name the one that stands for all of them."""
    return {spelling: name for name, several in _SPELLINGS.items() for spelling in str(several).split()}
