"""Which pronoun a person goes by, as far as titles in the article show it. Never looked up, and printed nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping

from newsnb.values import Entity

FORMS = dict.fromkeys("he him his himself".split(), "he") | dict.fromkeys("she her hers herself".split(), "she")
"""Personal pronouns by the form that they are of."""

_HE = "man husband father son brother king prince lord actor sultan emir duke mr sir".split()
_SHE = "woman wife mother daughter sister queen princess lady actress duchess mrs ms miss madam dame".split()

NOUN_FORMS = dict.fromkeys(_HE, "he") | dict.fromkeys(_SHE, "she")
"""Nouns and courtesy titles by the form that goes with them."""

_COURTESY = re.compile(r"\b(Mr|Sir|Lord|King|Prince|Mrs|Ms|Miss|Lady|Queen|Princess|Madam|Dame)\.? $")
_NOUN_BEFORE = re.compile(r"\b([a-z]+) $")
_NOUN_BEFORE_COMMA = re.compile(r"\b([a-z]+), $")
_NOUN_AFTER = re.compile(r", (?:his|her|their|my|our|an?|the) (?:[\w-]+ )?([a-z]+)(?=[,.;)]|$)")
_COMMA_AFTER = re.compile(r"[,.;)]|$| and ")
_WIDE = 30  # characters beside a name in which a noun may stand
_COMPOUND = re.compile(r"(?:spokes|chair|congress|business|states|council|assembly|police|camera|states)(wo)?man$")
_SURE = 2  # times that the pronouns of one form must outnumber those of the other


def forms_by_title(text: str, entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Yield the ids of persons with the pronoun that their titles go with: Mr., spokeswoman, his wife."""
    for entity in entities:
        if entity.label == "PERSON":
            words = re.findall(r"[a-z]+", (entity.title or "").lower())
            words += [word for mention in entity.mentions for word in _beside(text, mention.start, mention.end)]
            for word in words:
                if form := form_of(word):
                    yield entity.id, form


def form_of(word: str) -> str | None:
    """Tell which pronoun a noun or courtesy title goes with; None where it may be either.

    >>> form_of("spokeswoman"), form_of("mr"), form_of("mayor")
    ('she', 'he', None)
    """
    if match := _COMPOUND.match(word):
        return "she" if match[1] else "he"
    return NOUN_FORMS.get(word)


def clear_form(votes: Mapping[str, int]) -> str | None:
    """Tell which form most of the pronouns near a person have; None where that is not clear."""
    he, she = votes.get("he", 0), votes.get("she", 0)
    if he > _SURE * she:
        return "he"
    return "she" if she > _SURE * he else None


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what a name is called right beside it: "Mr. Berg", "his wife Ada", "his wife, Ada," "Ada, his wife,"."""
    before = max(0, start - _WIDE), start
    if match := _COURTESY.search(text, *before) or _NOUN_BEFORE.search(text, *before):
        yield match[1].lower()
    elif (match := _NOUN_BEFORE_COMMA.search(text, *before)) and _COMMA_AFTER.match(text, end):
        yield match[1]
    if match := _NOUN_AFTER.match(text, end, end + _WIDE):
        yield match[1]
