"""How old an article says that persons are, and of which age a description speaks."""

from newsnb.extract.coreference.chains import Chains
from newsnb.lang import english
from newsnb.values import Entity, Mention

_BEHIND = english.coreference.patterns.age_behind
_IN_YEARS = english.coreference.patterns.age_in_years
_FIRST = 3  # mentions of a person, beside one of which the age stands
_WIDE = 20  # characters before a name in which its age may stand


def age_in(words: str) -> str:
    """Return the age in a description, as digits; empty where it has none.

    >>> age_in("the 19-year-old striker"), age_in("the striker")
    ('19', '')
    """
    match = _IN_YEARS.search(words)
    return match[1] if match else ""


def age_of(chains: Chains, person: Entity) -> str:
    """Return the age printed beside a person's name: "Ada Berg, 44,", "the 44-year-old Ada Berg"; empty for none."""
    found = (_beside(chains.discourse.text, mention) for mention in person.mentions[:_FIRST])
    return next(filter(None, found), "")


def may_be_of(chains: Chains, person: Entity, age: str) -> bool:
    """Return whether no other age is printed beside a person's name, if there is an age to compare with."""
    return not age or age_of(chains, person) in ("", age)


def _beside(text: str, mention: Mention) -> str:
    behind = _BEHIND.match(text, mention.end)
    if behind is None:
        return age_in(text[max(0, mention.start - _WIDE) : mention.start])
    return "".join(filter(str.isdigit, behind[0]))
