"""What speaks against a name that was proposed, each a test of its own, and what must speak for a doubtful one.

A veto takes a proposed name and the `Page`, and returns whether it is no name of a place here.
"""

from collections.abc import Callable, Sequence

from newsnb.extract.places.names import Name, container_after
from newsnb.extract.places.page import Page
from newsnb.extract.places.signs import fits_place, is_likely, is_person, is_road, is_sure, is_titled
from newsnb.extract.places.weights import CITY, SMALL, TOWN, WEIGHTS, WELL_KNOWN
from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.gazetteer.names import fold
from newsnb.lang import english
from newsnb.trees import root_of

_SELDOM = english.places.words.seldom_places


def is_somebody(name: Name, page: Page) -> bool:
    """Return whether a name that may be a place's is a person's here."""
    if name.entries and (name.entries[0].prominence > WELL_KNOWN or name.entries[0].kind == "demonym"):
        return False
    if is_sure(page.text, name.start, name.end) or container_after(name, page.text, page.gazetteer):
        return False
    if fold(name.text) in page.persons:
        return not is_likely(page.text, name.start, name.end)
    if " " in name.text:
        return is_titled(page.text, name.start)  # a county may say something, too
    return is_person(page.text, name.start, name.end)


def is_group(name: Name, page: Page) -> bool:
    """Return whether what the model took for a people is none that is named after a place: a party, a religion."""
    if name.label != "NORP" or names_people(name.entries):
        return False
    return not is_sure(page.text, name.start, name.end)


def is_seldom_place(name: Name, page: Page) -> bool:
    """Return whether news mostly means something else by the name (March, Apple), and no state stands behind it."""
    return fold(name.text) in _SELDOM and container_after(name, page.text, page.gazetteer) is None


def is_full_name(name: Name, page: Page) -> bool:
    """Return whether the name is the first or last name of a person whom the article names in full."""
    return fold(name.text) in page.persons


def is_demonym(name: Name, _: Page) -> bool:
    """Return whether the name is the word for people or things of a place."""
    return name.entries[0].kind == "demonym"


def is_language(name: Name, page: Page) -> bool:
    """Return whether what is said in French is meant, and neither a French envoy nor the French; False without tags."""
    span = page.doc.char_span(name.start, name.end)
    if span is None:
        return True
    token = root_of(span)
    is_adjective = token.pos_ in ("", "ADJ") or token.dep_ in ("amod", "compound", "nmod")
    return not is_adjective and token.tag_ != "NNPS"


def is_unlike_place(name: Name, page: Page) -> bool:
    """Return whether a name that the gazetteer does not know does not read like a place's either."""
    if not name.text[0].isupper() or name.text.endswith(" of") or is_road(name.text):
        return True
    return not fits_place(page.text, name.start, name.end)


def is_unsupported(name: Name, page: Page) -> bool:
    """Return whether nothing around a name speaks for a place."""
    return not page.text.startswith((", ", " ("), name.end) and not fits_place(page.text, name.start, name.end)


def lacks_grounds(name: Name, page: Page) -> bool:
    """Return whether too little says that a known name, which the model missed or mistook, is a place's here."""
    answers = (judge(name, page) for judge in JUDGES)
    return not next(answer for answer in answers if answer is not None)


def is_small(name: Name) -> bool:
    """Return whether a name of one word is that of a small town, if of any: such as Golden."""
    return bool(name.entries) and " " not in name.text and name.entries[0].prominence < SMALL


def names_people(entries: Sequence[Entry]) -> bool:
    """Return whether a name may be that of a country or of its people."""
    return any(entry.kind == "demonym" or is_country(entry) for entry in entries)


# Judges of doubtful names, in order: each says True or False, or None where it cannot tell.


def judge_by_words_around(name: Name, page: Page) -> bool | None:
    """Judge by what only places have in them or around them; former names of towns are seldom meant."""
    if name.label == "WAY" or name.text.endswith((" County", " Parish")):
        return True
    if not is_sure(page.text, name.start, name.end):
        return None
    return name.entries[0].kind != "alternate" or name.label == "ORG"


def judge_by_container(name: Name, page: Page) -> bool | None:
    """Judge by the state or country that stands behind the name."""
    return True if container_after(name, page.text, page.gazetteer) else None


def judge_countries(name: Name, page: Page) -> bool | None:
    """Judge countries: they are meant where nobody bears the name."""
    if name.entries[0].kind != "name" or not is_country(name.entries[0]):
        return None
    return not is_full_name(name, page) and not is_titled(page.text, name.start)


def judge_by_persons(name: Name, page: Page) -> bool | None:
    """Judge by the persons of the article, and by what only persons do."""
    return False if is_full_name(name, page) or is_person(page.text, name.start, name.end) else None


def judge_by_article(name: Name, page: Page) -> bool | None:
    """Judge by the other names: the article names the place elsewhere, or the one country where the name is known."""
    if fold(name.text) in page.places:
        return True
    least = max(SMALL, name.entries[0].prominence - WEIGHTS["lead"])
    countries = {entry.country for entry in name.entries if entry.kind == "name" and entry.prominence > least}
    is_at_home = len(countries) == 1 and countries <= page.countries
    return True if is_at_home and is_likely(page.text, name.start, name.end) else None


def judge_former_names(name: Name, _: Page) -> bool | None:
    """Judge former and foreign names of towns, of which news makes no use without more."""
    return False if name.entries[0].kind == "alternate" else None


def judge_persons(name: Name, _: Page) -> bool | None:
    """Judge what the model took for a person, though nobody of the name is named in full."""
    return name.entries[0].prominence > CITY if name.label == "PERSON" else None


def judge_by_size(name: Name, page: Page) -> bool | None:
    """Judge by size: states are meant, and towns where the words around fit."""
    best = name.entries[0]
    is_state = is_division(best) and best.kind == "name"
    return is_state or (best.prominence > TOWN and is_likely(page.text, name.start, name.end))


JUDGES: tuple[Callable[[Name, Page], bool | None], ...] = (
    judge_by_words_around,
    judge_by_container,
    judge_countries,
    judge_by_persons,
    judge_by_article,
    judge_former_names,
    judge_persons,
    judge_by_size,
)
"""What decides a doubtful name, in order; the first that can tell."""
