"""What proposes names of places: each function one thing that an article shows.

A proposer takes the `Page` with what those before it found, and yields names; its own name, without ``propose_``, is
the one by which it can be switched off. A public body is its place's (Kentucky State Police): it gives the place. A
newspaper, a bank or a team with the name of a place is not (Washington Post, Bank of America).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from newsnb.extract.naming import by_name
from newsnb.extract.places.names import LABELS, PLACE_LABELS, Name, container_after
from newsnb.extract.places.page import Page, Tag, cover, names_at
from newsnb.extract.places.signs import fits_place, is_person, is_road, is_titled, is_way, runs, shared_kinds
from newsnb.extract.places.weights import WELL_KNOWN
from newsnb.extract.places.whole import whole_names
from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.gazetteer.names import fold
from newsnb.lang import english
from newsnb.trees import root_of
from newsnb.values import Span

_PEOPLE = english.places.patterns.people_word
_OPENER = english.places.patterns.opener_of_tag
_WORD = re.compile(r"[^\W_][\w.'’]*")
_JOINTS = frozenset("-–—/")
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


def propose_tagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model took for places or peoples."""
    return (name for name in page.tagged if name.entries)


def propose_tagged_public_bodies(page: Page) -> Iterator[Name]:
    """Yield the places in public bodies that the model took for places: Kentucky of Kentucky State Police."""
    for name in _unread(page):
        yield from _places_in(name, page, known=())


def propose_parts_of_compounds(page: Page) -> Iterator[Name]:
    """Yield the known parts of compounds: Afghan of intra-Afghan, both of Afghan-Pakistani and of Pune-Satara."""
    for whole in _unread(page):
        if _JOINTS & set(whole.text):
            yield from _parts_of(whole, page)


def propose_unknown_places(page: Page) -> Iterator[Name]:
    """Yield what the model took for a place, and the gazetteer does not know."""
    return (name for name in _unread(page) if name.label in PLACE_LABELS and _is_like_place(name, page.text))


def propose_mistagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model took for an organisation, a person, a people or a work."""
    others = (tag for tag in page.tags if tag.label not in PLACE_LABELS)
    known = _known_at((part for tag in others for part in _parts_of_tag(tag, page.text)), page)
    return (name for name in known if name.entries[0].kind != "demonym")


def propose_datelines(page: Page) -> Iterator[Name]:
    """Yield the towns of datelines."""
    return _known_at((Tag(start, end, "DATELINE") for start, end in page.towns), page)


def propose_untagged_places(page: Page) -> Iterator[Name]:
    """Yield the known names that the model did not see; `propose_words_for_people` has the words for people."""
    return (name for name in page.untagged if name.entries and name.entries[0].kind != "demonym")


def propose_words_for_people(page: Page) -> Iterator[Name]:
    """Yield words for people and things of a place (Qatari) that stand outside of what the model named."""
    taken = cover(page.text, page.tags)
    words = (Tag(*word.span(), "") for word in _PEOPLE.finditer(page.text) if not taken[word.start()])
    for word in words:
        entries = page.gazetteer.lookup(page.text[word.start : word.end])
        if entries and entries[0].kind == "demonym" and not _is_language(word, page):
            yield _name_of(word, page, entries)


def propose_shared_kinds(page: Page) -> Iterator[Name]:
    """Yield the counties of a list that names their kind once: Lund in "Vik, Lund and Berg counties"."""
    for start, (end, kind) in shared_kinds(page.text).items():
        if entries := page.gazetteer.lookup(f"{page.text[start:end]} {kind}"):
            yield _name_of(Tag(start, end, ""), page, entries)


def propose_public_bodies(page: Page) -> Iterator[Name]:
    """Yield the places in public bodies that the model took for organisations, or did not see."""
    tags = (tag for tag in page.tags if tag.label not in LABELS and tag.label != "PERSON")
    untagged = (replace(name, label="BODY") for name in page.untagged)
    known = {fold(name.text) for name in page.tagged if name.entries}
    for name in (*names_at(page.text, tags, page.gazetteer), *untagged):
        yield from _places_in(name, page, known=known)


def propose_containers(page: Page) -> Iterator[Name]:
    """Yield the state or country that follows a name: Calif. of "Long Beach, Calif."."""
    containers = (container_after(name, page.text, page.gazetteer) for name in page.found)
    return (container for container in containers if container)


def propose_whole_names(page: Page) -> Iterator[Name]:
    """Yield the longer names of which the model cut a part, whether that is known or not: Cortina d'Ampezzo."""
    starts = {name.start for name in page.found}
    missed = [tag for tag in page.tags if tag.label in PLACE_LABELS and tag.start not in starts]
    names = [*page.found, *(_name_of(tag, page, ()) for tag in missed)]
    return whole_names(page.text, page.stretches, names, page.gazetteer)


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Return names in text order; of those that overlap the first, a tagged one before others, the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, not n.label, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _unread(page: Page) -> Iterator[Name]:
    """Yield the unknown names that the model took for places, are nobody's, and in which nothing was found so far."""
    starts = sorted(name.start for name in page.found)
    unknown = (name for name in page.tagged if not name.entries and not _is_somebody(name, page))
    return (name for name in unknown if bisect_left(starts, name.start) == bisect_left(starts, name.end))


def _is_language(word: Tag, page: Page) -> bool:
    """Return whether what is said in French is meant, and neither a French envoy nor the French; False without tags."""
    span = page.doc.char_span(word.start, word.end)
    if span is None:
        return True
    token = root_of(span)
    is_adjective = token.pos_ in ("", "ADJ") or token.dep_ in ("amod", "compound", "nmod")
    return not is_adjective and token.tag_ != "NNPS"


def _is_somebody(name: Name, page: Page) -> bool:
    """Return whether an unknown name is a person's here."""
    if fold(name.text) in page.persons or is_titled(page.text, name.start):
        return True
    return " " not in name.text and is_person(page.text, name.start, name.end)


def _is_like_place(name: Name, text: str) -> bool:
    """Return whether a name that the gazetteer does not know reads like a place's."""
    is_whole = name.text[0].isupper() and not name.text.endswith(" of") and not is_road(name.text)
    return is_whole and fits_place(text, name.start, name.end)


def _places_in(body: Name, page: Page, known: Collection[str]) -> Iterator[Name]:
    """Yield the places whose public body ``body`` names, where it is no place itself."""
    look_up, text = page.gazetteer.lookup, body.text
    spans = places_inside(text, look_up, lambda name: fold(name) in known) if not body.entries else ()
    for start, end in spans:
        words = text[start:end]
        yield replace(body, text=words, start=body.start + start, end=body.start + end, entries=look_up(words))


def _parts_of(whole: Name, page: Page) -> list[Name]:
    """Return the known parts of a compound if they are all known."""
    words = [tag for tag in _words_of(whole, page.text) if page.text[tag.start].isupper()]
    parts = list(_known_at(words, page))
    if is_way(page.text, whole.end) and len(parts) == len(words):
        return parts
    # A town is a part only beside a lower-case word (Moscow-based): no Winston in an unknown Winston-Smithville
    known = [name for name in parts if len(words) == 1 or _may_be_nation(name)]
    return known if len(known) == len(words) else []


def _may_be_nation(name: Name) -> bool:
    return any(entry.kind == "demonym" or is_country(entry) for entry in name.entries)


def _words_of(whole: Tag | Name, text: str) -> Iterator[Tag]:
    """Yield the words of a compound, with its label."""
    return (Tag(*word.span(), whole.label) for word in _WORD.finditer(text, whole.start, whole.end))


def _parts_of_tag(tag: Tag, text: str) -> Iterator[Tag]:
    """Yield the tag, or the names in it: of "Lisbon to Porto", "Reno, NV", "Beyond Oslo" or "Pune-Satara"."""
    words = text[tag.start : tag.end]
    if "-" in words and is_way(text, tag.end):
        yield from (replace(word, label="WAY") for word in _words_of(tag, text))
    elif " to " in words or ", " in words or _OPENER.match(words):
        yield from (Tag(start, end, tag.label) for start, end in runs(text, tag.start, tag.end))
    else:
        yield tag


def _known_at(tags: Iterable[Tag], page: Page) -> Iterator[Name]:
    return (name for name in names_at(page.text, tags, page.gazetteer) if name.entries)


def _name_of(tag: Tag, page: Page, entries: tuple[Entry, ...]) -> Name:
    return Name(text=page.text[tag.start : tag.end], start=tag.start, end=tag.end, label=tag.label, entries=entries)


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


def propose_names(page: Page, without: Collection[str] = ()) -> Page:
    """Return the page with all names that are proposed, each with the rule of the last proposer that has it."""
    for rule, propose in PROPOSERS.items():
        found = {(name.start, name.end): name for name in page.found}
        for name in propose(page) if rule not in without else ():
            found[name.start, name.end] = replace(found.get((name.start, name.end), name), rule=rule)
        page = replace(page, found=tuple(found.values()))
    return page


PROPOSERS: Mapping[str, Callable[[Page], Iterator[Name]]] = by_name(
    propose_tagged_places,
    propose_tagged_public_bodies,
    propose_parts_of_compounds,
    propose_unknown_places,
    propose_mistagged_places,
    propose_untagged_places,
    propose_datelines,
    propose_words_for_people,
    propose_shared_kinds,
    propose_public_bodies,
    propose_containers,
    propose_whole_names,
)
"""All proposers by their names, in order: each is asked with what the article shows and with what was found so far."""
