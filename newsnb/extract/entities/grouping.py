"""Names to entities: the mentions of one person, organisation or place joined, each with the rule that joined it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newsnb.extract.entities.names import Name
from newsnb.extract.entities.untagged import fits

Group = list[tuple[Name, str]]

_ACRONYM = re.compile(r"[A-Z][A-Z.&-]{1,7}$")


def group_names(text: str, names: Sequence[Name]) -> list[Group]:
    """Join mentions by name, each with the rule that joined it."""
    groups: dict[str, Group] = defaultdict(list)
    for name in names:
        groups[name.key].append((name, "name"))
    for short, (long, rule) in {**_acronyms(text, names), **_surnames(groups)}.items():
        if short in groups and long in groups and short != long:
            groups[long] += [(name, rule) for name, _ in groups.pop(short)]
    return list(groups.values())


def _acronyms(text: str, names: Sequence[Name]) -> dict[str, tuple[str, str]]:
    """Join "Long Name (LN)": a name and the capitals in brackets right behind it."""
    joins = {}
    for before, after in pairwise(names):
        between = text[before.end : after.start]
        closed = text[after.end : after.end + 1] == ")"
        if between.strip() == "(" and closed and (_ACRONYM.fullmatch(after.words) or fits(after.words, before.words)):
            joins[after.key] = (before.key, "acronym")
    return joins


def _surnames(groups: dict[str, Group]) -> dict[str, tuple[str, str]]:
    """Join a last name that stands alone to the one full name of the article that ends in it."""
    full: dict[str, list[str]] = defaultdict(list)
    for key, group in groups.items():
        if " " in key and label_of(group) == "PERSON":
            full[key.rsplit(" ", 1)[1]].append(key)
    return {last: (keys[0], "surname") for last, keys in full.items() if len(keys) == 1 and last in groups}


def label_of(group: Group) -> str:
    """Give the label of most mentions; the first one's where there are two of equal number."""
    return Counter(name.label for name, _ in group).most_common(1)[0][0]
