"""Doc to the names of places that it prints: those the model named, and those it missed or took for others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from newsnb.errors import UnknownProposer
from newsnb.extract.discourse import Discourse
from newsnb.extract.places import proposing, vetoes
from newsnb.extract.places.names import Name
from newsnb.extract.places.page import Page, Tag, read_page
from newsnb.extract.places.weights import TOWN
from newsnb.extract.places.whole import name_kinds
from newsnb.gazetteer import Gazetteer
from newsnb.gazetteer.names import fold

_Test = Callable[[Name, Page], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposer:
    """What proposes names of places, and what decides on them.

    It yields names from what the article shows and from what was found so far. A name that one of ``vetoes`` is true of
    is dropped; one that one of ``doubts`` is true of waits for something else that speaks for it.
    """

    propose: Callable[[Page], Iterator[Name]]
    vetoes: tuple[_Test, ...] = ()
    doubts: tuple[_Test, ...] = ()

    @property
    def name(self) -> str:
        """What it proposes, by which it can be switched off: ``"places in lists"``."""
        return self.propose.__name__.removeprefix("propose_").replace("_", " ")


_NO_PLACE = (vetoes.is_demonym, vetoes.is_seldom_place)

TAGGED = (
    Proposer(propose=proposing.propose_tagged_places, vetoes=(vetoes.is_somebody, vetoes.is_group)),
    Proposer(propose=proposing.propose_tagged_public_bodies),
    Proposer(propose=proposing.propose_parts_of_compounds),
    Proposer(propose=proposing.propose_unknown_places, vetoes=(vetoes.is_unlike_place,)),
)
"""What reads the places that the model named; the others know what was found of them."""

PROPOSERS = (
    *TAGGED,
    Proposer(propose=proposing.propose_mistagged_places, vetoes=_NO_PLACE, doubts=(vetoes.lacks_grounds,)),
    Proposer(propose=proposing.propose_datelines),
    Proposer(propose=proposing.propose_untagged_places, vetoes=_NO_PLACE, doubts=(vetoes.lacks_grounds,)),
    Proposer(propose=proposing.propose_words_for_people, vetoes=(vetoes.is_language,)),
    Proposer(propose=proposing.propose_places_in_capitals, vetoes=(vetoes.is_seldom_place, vetoes.is_full_name)),
    Proposer(propose=proposing.propose_shared_kinds),
    Proposer(propose=proposing.propose_public_bodies),
    Proposer(propose=proposing.propose_containers),
    Proposer(propose=proposing.propose_whole_names),
    Proposer(propose=proposing.propose_places_in_lists),
)
"""All proposers, in the order in which they are asked."""


def find_names(
    discourse: Discourse, tags: Sequence[Tag], gazetteer: Gazetteer, *, without: Collection[str] = ()
) -> list[Name]:
    """Find the names of places that an article prints, in text order.

    Names that look like a place and that the gazetteer does not know are among them, without entries. ``tags`` are
    the names that somebody found.

    Raises
    ------
    UnknownProposer
        If ``without`` names one that there is not.
    """
    chosen = _choose(without)
    first = [proposer for proposer in chosen if proposer in TAGGED]
    page = _settle(_ask(first, read_page(discourse, tags, gazetteer)))
    page = _ask(chosen[len(first) :], page)
    return name_kinds(discourse.text, proposing.without_overlap(page.found), gazetteer)


def _choose(without: Collection[str]) -> list[Proposer]:
    """Return the proposers, in order, without those that are switched off."""
    names = [proposer.name for proposer in PROPOSERS]
    for name in without:
        if name not in names:
            raise UnknownProposer("places", name, names)
    return [proposer for proposer in PROPOSERS if proposer.name not in without]


def _ask(proposers: Iterable[Proposer], page: Page) -> Page:
    """Return the page with what each of ``proposers`` finds, one after the other."""
    for proposer in proposers:
        names = [replace(name, rule=proposer.name) for name in proposer.propose(page)]
        names = [name for name in names if not _is_one(proposer.vetoes, name, page)]
        doubts = [_is_one(proposer.doubts, name, page) for name in names]
        found = [name for name, doubt in zip(names, doubts, strict=True) if not doubt]
        doubtful = compress(names, doubts)
        page = replace(page, found=(*page.found, *found), doubtful=(*page.doubtful, *doubtful))
    return page


def _is_one(tests: Sequence[_Test], name: Name, page: Page) -> bool:
    return any(test(name, page) for test in tests)


def _settle(page: Page) -> Page:
    """Return the page without small towns that nothing speaks for, once, and with what is known by the rest."""
    small = [name for name in page.found if vetoes.is_small(name)]
    told = {fold(name.text) for name in small if not vetoes.is_unsupported(name, page)}
    found = [name for name in page.found if not vetoes.is_small(name) or fold(name.text) in told]
    best = [(name, name.entries[0]) for name in found if name.entries]
    return replace(
        page,
        found=tuple(found),
        places=frozenset(fold(name.text) for name, entry in best if entry.kind == "name"),
        countries=frozenset(entry.country for _, entry in best if entry.country and entry.prominence > TOWN),
    )
