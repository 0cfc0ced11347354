"""Names to entities: the mentions of one person, organisation or place joined, each with the rule that joined it.

A short name is joined where one full name of the article fits it. Where several do (Bill and Hillary Clinton), a
mention goes to the one whose full name stands in its paragraph; where that settles nothing it stays by itself.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsnb.extract.findings import Name
from newsnb.extract.names import PARTICLES, fits, initials_of, label_of_words
from newsnb.lang import english

Group = list[tuple[Name, str]]
Join = tuple[str, str]

_ACRONYM = english.coreference.patterns.acronym
_COMPANY = english.coreference.patterns.company
_LINE_END = re.compile("\n")
_MOST_ALIKE = 50  # of one last name; a list of voters has more, and comparing all with all would take for ever


@dataclass(frozen=True, slots=True)
class _Kind:
    """The names of one kind, by key: their label, and the words as printed."""

    labels: Mapping[str, str]
    printed: Mapping[str, str]

    def of(self, *labels: str) -> list[str]:
        return [key for key, label in self.labels.items() if label in labels]


def group_names(text: str, names: Sequence[Name]) -> list[Group]:
    """Join mentions that name the same thing, each with the rule that joined it."""
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_key[name.key].append(name)
    kind = _Kind(
        labels={key: group[0].label for key, group in by_key.items()},
        printed={key: group[0].words for key, group in by_key.items()},
    )
    persons = _joins_of_persons(kind)
    joins = {**_short_names(kind), **_initialisms(kind), **_acronyms(text, names), **persons}
    groups: dict[str, Group] = defaultdict(list)
    for key, group in by_key.items():
        target, rule = _follow(joins, key)
        groups[target] += [(name, rule) for name in group]
    return _settle_shared(text, groups, kind)


def label_of(group: Group) -> str:
    """Give the label that a word of the full name shows, as that of most mentions where initials stand for it.

    The first one's where there are two of equal number.
    """
    if any(rule == "initials" for _, rule in group):
        shown = {label_of_words(name.words) for name, rule in group if rule == "name"} - {None}
        if len(shown) == 1:
            return str(shown.pop())
    return Counter(name.label for name, _ in group).most_common(1)[0][0]


def _follow(joins: Mapping[str, Join], key: str) -> Join:
    """Go from a short name over longer ones to the longest, and give it with the first rule on the way."""
    rule, seen = "name", {key}
    while key in joins and joins[key][0] not in seen:
        key, why = joins[key]
        rule = why if rule == "name" else rule
        seen.add(key)
    return key, rule


def _joins_of_persons(kind: _Kind) -> dict[str, Join]:
    """Join last names, first names, initials and names with fewer words to the one full name that they fit."""
    full = [key for key in kind.of("PERSON") if " " in key]
    last = _index(full, lambda key: key.rsplit(" ", 1)[1])
    first = _index(full, lambda key: key.split(" ", 1)[0])
    joins: dict[str, Join] = {}
    for key in kind.of("PERSON"):
        parts = key.split()
        if len(parts) == 1:
            rule, fitting = ("surname", last[key]) if key in last else ("first name", first.get(key, []))
            fitting = _same_person(fitting)
        else:
            alike = last[parts[-1]] if len(last[parts[-1]]) <= _MOST_ALIKE else []
            rule, fitting = "variant", [other for other in alike if _is_variant(parts, other.split())]
        if len(fitting) == 1:
            joins[key] = (fitting[0], rule)
    return joins


def _same_person(keys: Sequence[str]) -> list[str]:
    """Give the longest of names that are all variants of one; else all of them."""
    if len(keys) < 2:
        return list(keys)
    longest = max(keys, key=len)
    others = [key for key in keys if key != longest]
    return [longest] if all(_is_variant(key.split(), longest.split()) for key in others) else list(keys)


def _is_variant(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether ``short`` is ``long`` with words left out or cut to their initials (J. Berg)."""
    if len(short) > len(long) or tuple(short) == tuple(long) or short[-1] != long[-1]:
        return False
    at = 0
    for part in short[:-1]:
        while at < len(long) - 1 and not _fits_word(part, long[at]):
            at += 1
        if at == len(long) - 1:
            return False
        at += 1
    return len(short) < len(long) or any(a != b for a, b in zip(short, long, strict=True))


def _fits_word(short: str, long: str) -> bool:
    plain = short.rstrip(".")
    return short == long or (len(plain) == 1 and long.startswith(plain))


def _index(keys: Iterable[str], part: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if (word := part(key)) not in PARTICLES:
            found[word].append(key)
    return found


def _short_names(kind: _Kind) -> dict[str, Join]:
    """Join an organisation's name to the longer one that begins with it ("Hydro", "Hydro Works Inc."), if one does.

    A club's may be the end of its name (United).
    """
    organisations = kind.of("ORG")
    first = _index(organisations, lambda key: key.split(" ", 1)[0])
    clubs = _index(organisations, lambda key: key.rsplit(" ", 1)[-1])
    joins = {}
    for key in organisations:
        ends = clubs.get(key, []) if (key.capitalize(), "team") in english.name_words else []
        longer = [other for other in (*first.get(key, []), *ends) if other != key]
        if len(longer) == 1:
            joins[key] = (longer[0], "short name")
    last = _index((key for key in organisations if " " in key), lambda key: key.rsplit(" ", 1)[1])
    for key in organisations:
        alike = last.get(key.rsplit(" ", 1)[-1], [])
        longer = [other for other in alike[:_MOST_ALIKE] if other.endswith(f" {key}")]
        if " " in key and key not in joins and len(longer) == 1 and len(alike) <= _MOST_ALIKE:
            joins[key] = (longer[0], "short name")
    for key in organisations:
        plain = _COMPANY.sub("", key)
        if plain != key and kind.labels.get(plain) == "ORG":
            joins[plain] = (key, "short name")
    return joins


def _initialisms(kind: _Kind) -> dict[str, Join]:
    """Join capitals to the one name of the article whose initials they are (UN, United Nations)."""
    long: dict[str, list[str]] = defaultdict(list)
    for key in kind.of("ORG", "GPE", "LOC", "FAC"):
        for letters in {_initials(kind, key), *map(str.casefold, initials_of(kind.printed[key]))} if " " in key else ():
            long[letters].append(key)
    joins = {}
    for key in kind.of("ORG", "GPE", "LOC"):
        capitals = kind.printed[key].replace(".", "").casefold()
        if " " not in key and kind.printed[key].isupper() and len(fitting := long.get(capitals, [])) == 1:
            joins[key] = (fitting[0], "initials")
    return joins


def _initials(kind: _Kind, key: str) -> str:
    return "".join(part[0] for part in kind.printed[key].split() if part[0].isupper()).casefold()


def _acronyms(text: str, names: Sequence[Name]) -> dict[str, Join]:
    """Join "Long Name (LN)": a name and the capitals in brackets right behind it."""
    joins = {}
    for before, after in pairwise(names):
        between = text[before.end : after.start]
        closed = text[after.end : after.end + 1] == ")"
        if between.strip() == "(" and closed and (_ACRONYM.fullmatch(after.words) or fits(after.words, before.words)):
            joins[after.key] = (before.key, "acronym")
    return {short: (long, rule) for short, (long, rule) in joins.items() if short != long}


def _settle_shared(text: str, groups: dict[str, Group], kind: _Kind) -> list[Group]:
    """Give each mention of a last name that several persons share to the one who is named in its paragraph."""
    families = _index((key for key in groups if " " in key and kind.labels[key] == "PERSON"), lambda k: k.split()[-1])
    lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for last in [
        key for key in groups if 1 < len(families.get(key, [])) <= _MOST_ALIKE and kind.labels[key] == "PERSON"
    ]:
        open_names: Group = []
        stands = {key: sorted(name.start for name, rule in groups[key] if rule == "name") for key in families[last]}
        for name, rule in groups[last]:
            paragraph = _last_before(lines, name.start + 1)
            near = [key for key, starts in stands.items() if _last_before(starts, name.start) >= paragraph]
            if len(near) == 1:
                groups[near[0]].append((name, "surname nearby"))
            else:
                open_names.append((name, rule))
        groups[last] = open_names
    return [group for group in groups.values() if group]


def _last_before(starts: Sequence[int], offset: int) -> int:
    """Give the last of ``starts`` before ``offset``; -2 where there is none."""
    at = bisect_left(starts, offset)
    return starts[at - 1] if at else -2
