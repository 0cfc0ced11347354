"""The pronoun that a person goes by, as far as the article and given names show it. It is never printed.

A title settles it (Mr., spokeswoman, his wife). A given name is evidence, and so are the pronouns near a person when no
other person is mentioned there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from newsnb.lang import english
from newsnb.values import Entity

NOUN_FORMS = english.coreference.maps.noun_forms
_COURTESY = english.coreference.patterns.courtesy
_NOUN_BEFORE = english.coreference.patterns.noun_before
_NOUN_BEFORE_COMMA = english.coreference.patterns.noun_before_comma
_NOUN_AFTER = english.coreference.patterns.noun_after
_COMMA_AFTER = english.coreference.patterns.comma_after
_COMPOUND = english.coreference.patterns.compound_form
_WIDE = 30  # characters beside a name in which a noun may stand
_SURE = 2  # times that the pronouns of one form must outnumber those of the other


def forms_by_title(text: str, entities: Iterable[Entity]) -> dict[str, str]:
    """Return the pronouns of the persons whose titles show them, by entity id; the last title decides."""
    found: dict[str, str] = {}
    for entity in entities:
        if entity.label == "PERSON":
            found.update((entity.id, form) for word in _words_for(text, entity) if (form := form_of(word)))
    return found


def forms_by_given_name(entities: Iterable[Entity]) -> dict[str, str]:
    """Return the pronouns that the given names of persons suggest, by entity id."""
    firsts = ((entity.id, entity.name.split()) for entity in entities if entity.label == "PERSON" and entity.named)
    forms = ((name, english.first_name_forms.get(words[0])) for name, words in firsts)
    return {name: form for name, form in forms if form}


def form_of(word: str) -> str | None:
    """Return the pronoun that a noun or courtesy title goes with; None where it may be either.

    >>> form_of("spokeswoman"), form_of("mr"), form_of("mayor")
    ('she', 'he', None)
    """
    if match := _COMPOUND.match(word):
        return "she" if match[1] else "he"
    return NOUN_FORMS.get(word)


def courtesy_form(text: str, start: int) -> str | None:
    """Return the pronoun that the Mr or Ms right before a name goes with; None where there is none."""
    match = _COURTESY.search(text, max(0, start - _WIDE), start)
    return NOUN_FORMS[match[1].lower()] if match else None


def clear_form(votes: Mapping[str, int]) -> str | None:
    """Return the form of most pronouns near a person; None where that is not clear."""
    he, she = votes.get("he", 0), votes.get("she", 0)
    if he > _SURE * she:
        return "he"
    return "she" if she > _SURE * he else None


def _words_for(text: str, entity: Entity) -> Iterator[str]:
    """Yield the words of a person's title, and of what stands beside the name."""
    yield from re.findall(r"[a-z]+", (entity.title or "").lower())
    for mention in entity.mentions:
        yield from _beside(text, mention.start, mention.end)


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the nouns and titles right beside a name: "Mr. Berg", "his wife Ada", "his wife, Ada," "Ada, his wife,"."""
    before = max(0, start - _WIDE), start
    if match := _COURTESY.search(text, *before) or _NOUN_BEFORE.search(text, *before):
        yield match[1].lower()
    elif (match := _NOUN_BEFORE_COMMA.search(text, *before)) and _COMMA_AFTER.match(text, end):
        yield match[1]
    if match := _NOUN_AFTER.match(text, end, end + _WIDE):
        yield match[1]
