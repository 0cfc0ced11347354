"""Names of public bodies to the places inside them: Kentucky in Kentucky State Police.

A public body is its place's: its police, its court, its schools. A newspaper, a bank or a team that bears the name of
a place (Washington Post, Bank of America, New England Patriots) is not, and gives no place.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from newsnb.extract.places.weights import WELL_KNOWN
from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.lang import english
from newsnb.values import Span

_LookUp = Callable[[str], tuple[Entry, ...]]
_IsKnown = Callable[[str], bool]

_OWN = english.pattern("places.own_body")
_PERHAPS = english.pattern("places.perhaps_body")
_PRIVATE = english.pattern("places.private_body")
_OF = english.pattern("places.body_of")
_IN = english.pattern("places.body_in")
_NO_PLACES = english.words("places.no_places_first")
_PIECE = re.compile(r"[^\s–—/]+")
_MOST_PIECES = 12  # of a name; a longer one is a list or a table
_LONGEST = 4  # words; longer names of places are not parts of names


def places_inside(words: str, look_up: _LookUp, is_known: _IsKnown) -> Iterator[Span]:
    """Yield where ``words``, the name of something else, holds the name of a place.

    Parameters
    ----------
    words
        The name, without article and possessive.
    look_up
        Returns the entries of a name.
    is_known
        Returns whether the article names this place elsewhere.
    """
    pieces = [match.span() for match in _PIECE.finditer(words)]
    if not 2 <= len(pieces) <= _MOST_PIECES:
        return
    first = list(islice(_first_places(words, pieces, look_up, is_known), 1))
    yield from first
    done = max((end for _, end in first), default=0)
    yield from islice((place for place in _last_places(words, look_up) if place[0] >= done), 1)


def _first_places(words: str, pieces: Sequence[Span], look_up: _LookUp, is_known: _IsKnown) -> Iterator[Span]:
    """Yield the names of places with which the name of a body may begin, the longest first."""
    if not _is_public(words[pieces[0][1] :]):
        return
    for _, end in reversed(pieces[: min(len(pieces) - 1, _LONGEST)]):
        name, rest = words[pieces[0][0] : end], words[end:]
        if _may_be_first(name) and _is_of(rest, name, look_up(name), is_known):
            yield pieces[0][0], end


def _last_places(words: str, look_up: _LookUp) -> Iterator[Span]:
    """Yield the names of places behind *of* and *in*: University of Missouri."""
    for link in (_OF.search(words), _IN.search(words)):
        if link and look_up(words[link.end() :]):
            yield link.end(), len(words)


def _is_public(rest: str) -> bool:
    """Return whether the name of a body that goes on with ``rest`` may be a public body's."""
    return not _PRIVATE.search(rest) and bool(_OWN.search(rest) or _PERHAPS.search(rest))


def _may_be_first(name: str) -> bool:
    """Return whether ``name`` is whole, and not a word with which names begin that hold no place."""
    is_cut = name[-1] in ",.&'’" and "." not in name[:-1]
    return name not in _NO_PLACES and not is_cut


def _is_of(rest: str, name: str, entries: Sequence[Entry], is_known: _IsKnown) -> bool:
    """Return whether a body named after ``name`` with ``rest`` behind it is the place's."""
    if not entries or entries[0].kind == "alternate":
        return False
    return bool(_OWN.search(rest)) or (bool(_PERHAPS.search(rest)) and _is_sure(entries[0], name, is_known))


def _is_sure(entry: Entry, name: str, is_known: _IsKnown) -> bool:
    return is_country(entry) or is_division(entry) or is_known(name) or entry.prominence > WELL_KNOWN
