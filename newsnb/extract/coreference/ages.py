"""The ages that an article gives for persons, and the person that "the 44-year-old" refers to."""

from collections.abc import Iterator

from newsnb.extract.coreference.anaphors import Anaphor
from newsnb.extract.coreference.antecedents import mentions_near
from newsnb.extract.coreference.chains import Chains
from newsnb.lang import english
from newsnb.values import Entity, Mention

_BEFORE = english.coreference.patterns.age_before
_BEHIND = english.coreference.patterns.age_behind
_IN_YEARS = english.coreference.patterns.age_in_years
_FIRST = 3  # mentions of a person, beside one of which the age stands
_WIDE = 40  # characters before a name in which its age may stand
_NEAR = 3  # sentences back in which the person of an age may be named


def age_in(words: str) -> str:
    """Return the age in a description, as digits; empty where it has none.

    >>> age_in("the 19-year-old striker"), age_in("the striker")
    ('19', '')
    """
    match = _IN_YEARS.search(words)
    return match[1] if match else ""


def age_of(chains: Chains, person: Entity) -> str:
    """Return the age that the article gives for a person, as digits; empty for none.

    It stands beside the name ("Ada Berg, 44,", "the 44-year-old Ada Berg"), or in a description already resolved to
    that person.
    """
    found = (_beside(chains.discourse.text, mention) for mention in person.mentions[:_FIRST])
    return next(filter(None, (*found, *map(age_in, chains.words_for(person.id)))), "")


def may_be_of(chains: Chains, person: Entity, age: str) -> bool:
    """Return whether no other age is printed beside a person's name, if there is an age to compare with."""
    return not age or age_of(chains, person) in ("", age)


def person_of(chains: Chains, anaphor: Anaphor, age: str) -> str | None:
    """Return the only person of an age, else the only one nearby of unknown age; None where none or several fit."""
    of_age = [one.id for one in persons_in(chains) if age_of(chains, one) == age]
    near = {mention.entity for mention in mentions_near(chains, anaphor, _NEAR)}
    found = of_age or [name for name in near if may_be_of(chains, chains[name], age)]
    return found[0] if len(found) == 1 and chains[found[0]].named else None


def persons_in(chains: Chains) -> Iterator[Entity]:
    """Yield the persons whom the article names."""
    return (one for one in chains if one.named and one.label == "PERSON")


def _beside(text: str, mention: Mention) -> str:
    behind = _BEHIND.match(text, mention.end)
    if behind is None:
        before = _BEFORE.search(text, max(0, mention.start - _WIDE), mention.start)
        return before[1] if before else ""
    return "".join(filter(str.isdigit, behind[0]))
