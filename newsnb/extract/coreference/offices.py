"""Entities to their titles: what the article calls a person, or the office of somebody who leads a country.

News may call a man "the US president" whom it has only named. A table lists who leads or led a country. What the
article says takes precedence over it, and where it names two holders of one office, neither gets the title.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from newsnb.extract.roles import noun_of_title
from newsnb.lang import english
from newsnb.values import Entity

_OTHERS = english.coreference.words.others


def titles_of(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Return the titles of persons, by entity id."""
    persons = [entity for entity in entities if entity.label == "PERSON" and entity.named]
    given = {person.id: person.title for person in persons if person.title}
    known = {person.id: english.leaders[person.name] for person in persons if person.name in english.leaders}
    sure = {id: office for id, office in known.items() if id in given and _is_short_for(given[id], office)}
    open_ = {id: office for id, office in known.items() if not noun_of_title(given.get(id, ""))}
    taken = Counter([*open_.values(), *sure.values()])
    alone = {id: office for id, office in open_.items() if taken[office] == 1 and not _is_held(office, given.values())}
    return given | alone | sure


def _is_short_for(title: str, office: str) -> bool:
    """Return whether a title is an office without its country: "President"."""
    words = words_of_title(title)
    return noun_of_title(title) is not None and words < words_of_title(office)


def _is_held(office: str, titles: Iterable[str]) -> bool:
    """Return whether the article itself gives an office to a person, so that nobody else holds it."""
    words = words_of_title(office)
    return any(words <= (given := words_of_title(title)) and not given & _OTHERS for title in titles)


def words_of_title(title: str) -> frozenset[str]:
    """Return the words of a title in small letters, abbreviations in full."""
    parts = title.lower().replace(".", "").split()
    return frozenset(english.abbreviated_titles.get(part, part) for part in parts)
