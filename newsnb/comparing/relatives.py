"""*He* and *she* -> whether they fit somebody, and the relative whom the words before may mean: *his sister*."""

import re
from collections.abc import Iterable

from newsnb.lang import english
from newsnb.values import Entity

_HIS, _HERS = english.comparing.words.his, english.comparing.words.hers
_SONS, _DAUGHTERS = english.comparing.words.kin_his, english.comparing.words.kin_hers
_RELATIVE = english.comparing.patterns.relative
_OWN_NAME = re.compile(r",? [A-Z]")


def list_sexes(words: Iterable[str], heads: Iterable[str] = ()) -> frozenset[str]:
    """Return which of *he* and *she* words of courtesy and pronouns, and the main words of descriptions, tell.

    >>> sorted(list_sexes(["mr", "her"], ["sister"])), sorted(list_sexes([], ["vet"]))
    (['he', 'she'], [])
    """
    mine, its = frozenset(words), frozenset(heads)
    found = (("he", mine & _HIS or its & _SONS), ("she", mine & _HERS or its & _DAUGHTERS))
    return frozenset(sex for sex, tells in found if tells)


def may_mean(pronoun: str, entity: Entity) -> bool:
    """Return whether *he* or *she* may be somebody, by the first name; the pronouns taken for them may be wrong."""
    known = english.first_name_forms.get(entity.name.split()[0])
    return known is None or known in list_sexes([pronoun.casefold()])


def find_relative(pronoun: str, text: str, start: int, stop: int) -> str:
    """Return the last words for a relative without a name, in a stretch of text, whom *he* or *she* fits; or none."""
    sex = list_sexes([pronoun.casefold()])
    found = [
        one[0]
        for one in _RELATIVE.finditer(text, start, stop)
        if not _OWN_NAME.match(text, one.end()) and sex & list_sexes((), [one["kin"].casefold()])
    ]
    return found[-1] if found else ""
