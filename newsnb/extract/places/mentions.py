"""Doc to the names of places that it prints: those the model named, and those it missed or took for others."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from newsnb.extract.discourse import Discourse
from newsnb.extract.naming import by_name
from newsnb.extract.places import proposing
from newsnb.extract.places.names import Name
from newsnb.extract.places.page import Page, Tag, read_page
from newsnb.extract.places.verdicts import judge
from newsnb.extract.places.whole import name_kinds
from newsnb.gazetteer import Gazetteer

_Propose = Callable[[Page], Iterator[Name]]

PROPOSERS: Mapping[str, _Propose] = by_name(
    proposing.propose_tagged_places,
    proposing.propose_tagged_public_bodies,
    proposing.propose_parts_of_compounds,
    proposing.propose_unknown_places,
    proposing.propose_mistagged_places,
    proposing.propose_untagged_places,
    proposing.propose_datelines,
    proposing.propose_words_for_people,
    proposing.propose_shared_kinds,
    proposing.propose_public_bodies,
    proposing.propose_containers,
    proposing.propose_whole_names,
)
"""All proposers by their names, in order: each is asked with what the article shows and with what was found so far."""


def find_names(
    discourse: Discourse, tags: Sequence[Tag], gazetteer: Gazetteer, *, without: Collection[str] = ()
) -> list[Name]:
    """Find the names of places that an article prints, in text order.

    Names that look like a place and that the gazetteer does not know are among them, without entries. ``tags`` are
    the names that somebody found.
    """
    page = propose_names(read_page(discourse, tags, gazetteer), without)
    return name_kinds(discourse.text, proposing.without_overlap(judge(page)), gazetteer)


def propose_names(page: Page, without: Collection[str] = ()) -> Page:
    """Return the page with all names that are proposed, each with the rule of the last proposer that has it."""
    for rule, propose in PROPOSERS.items():
        found = {(name.start, name.end): name for name in page.found}
        for name in propose(page) if rule not in without else ():
            found[name.start, name.end] = replace(found.get((name.start, name.end), name), rule=rule)
        page = replace(page, found=tuple(found.values()))
    return page
