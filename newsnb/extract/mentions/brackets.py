"""Text to the names that their place and their capitals give away: acronyms in brackets, and datelines."""

import re
from collections.abc import Iterable

from newsnb.extract.findings import Name
from newsnb.extract.names import fits
from newsnb.lang import english

_IN_BRACKETS = english.mentions.patterns.in_brackets
_SHORTEST = 3  # letters of an acronym that does not fit the name before it


def find_acronyms(text: str, names: Iterable[Name]) -> list[Name]:
    """Return the acronyms in brackets behind a name whose initials they are ("Democratic Unionist Party (DUP)")."""
    matches = ((name, _IN_BRACKETS.match(text, name.end)) for name in names)
    return [
        Name(*match.span(1), match[1], name.label, "acronym")
        for name, match in matches
        if match and (fits(match[1], name.words) or _stands_alone(text, match, name))
    ]


def _stands_alone(text: str, match: re.Match[str], name: Name) -> bool:
    """Return whether capitals fill the brackets behind an organisation: those of its name in its own language."""
    if name.label != "ORG" or " " not in name.words:
        return False
    around = text[match.start(1) - 1 : match.end() + 1]
    return around == f"({match[1]})" and match[1].isupper() and len(match[1]) >= _SHORTEST
