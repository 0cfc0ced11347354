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

_OWN = english.places.patterns.own_body
_PERHAPS = english.places.patterns.perhaps_body
_PRIVATE = english.places.patterns.private_body
_OF = english.places.patterns.body_of
_IN = english.places.patterns.body_in
_NO_PLACES = english.places.words.no_places_first
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
    """Yield the names of places with which the name of a public body begins, the longest first."""
    second = pieces[0][1]
    if _PRIVATE.search(words, second) or not (_OWN.search(words, second) or _PERHAPS.search(words, second)):
        return
    for _, end in reversed(pieces[: min(len(pieces) - 1, _LONGEST)]):
        name, is_own, is_perhaps = words[pieces[0][0] : end], _OWN.search(words, end), _PERHAPS.search(words, end)
        if (is_own or is_perhaps) and _may_be_first(name) and (entries := look_up(name)):
            is_its = is_own or is_country(entries[0]) or is_division(entries[0]) or is_known(name)
            if entries[0].kind != "alternate" and (is_its or entries[0].prominence > WELL_KNOWN):
                yield pieces[0][0], end


def _last_places(words: str, look_up: _LookUp) -> Iterator[Span]:
    """Yield the names of places behind *of* and *in*: University of Missouri."""
    for link in (_OF.search(words), _IN.search(words)):
        if link and look_up(words[link.end() :]):
            yield link.end(), len(words)


def _may_be_first(name: str) -> bool:
    """Return whether ``name`` is whole, and not a word with which names begin that hold no place."""
    is_cut = name[-1] in ",.&'’" and "." not in name[:-1]
    return name not in _NO_PLACES and not is_cut
