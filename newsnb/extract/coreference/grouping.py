"""Names to entities: the mentions of one person, organisation or place joined, each with the rule that joined it.

A short name is joined where one full name of the article fits it. Where several do (Bill and Hillary Clinton), a
mention goes to the one whose full name stands in its paragraph; where that settles nothing it stays by itself.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from newsnb.extract.coreference.forms import courtesy_form
from newsnb.extract.findings import Name
from newsnb.extract.names import PARTICLES, fits, initials_of, is_ordinary, label_of_words
from newsnb.lang import english

_Member = tuple[Name, str]
Group = list[_Member]
Join = tuple[str, str]
_Offer = tuple[str, Sequence[str], str]  # a short name, the longer ones that it may stand for, and the rule
_ByWord = Mapping[str, Sequence[str]]
_Firsts = Mapping[str, Name]  # the first mention of each name, by its key

_COMPANY = english.coreference.patterns.company
_BORN = english.coreference.patterns.born
_BORN_BEFORE = english.coreference.patterns.born_before
_BEFORE = 6  # characters
_SHORT_NAMES = english.coreference.maps.short_names
_OPENS_ALIAS = english.coreference.patterns.opens_alias
_CLOSES_ALIAS = english.coreference.patterns.closes_alias
_JUNIORS = english.coreference.words.juniors
_LINE_END = re.compile("\n")
_SENTENCE_END = re.compile(r"[.!?][^\w,]* ")
_SHORTEST, _LONGEST = 3, 8  # letters of capitals in brackets that do not fit the name before them
_FAR = 3000  # characters since the article told of somebody, for whom then another of the name may be meant
_MOST_ALIKE = 50  # of one last name; a list of voters has more, and comparing all with all would take for ever


def group_names(text: str, names: Sequence[Name]) -> list[Group]:
    """Join mentions that name the same thing, each with the rule that joined it."""
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_key[name.key].append(name)
    firsts = {key: group[0] for key, group in by_key.items()}
    joins = _joins(text, names, firsts)
    groups: dict[str, Group] = defaultdict(list)
    for key, group in by_key.items():
        target, rule = _follow(joins, key)
        groups[target] += [(name, rule) for name in group]
    _settle_shared(text, groups, [key for key in groups if firsts[key].label == "PERSON"])
    for key in [key for key in groups if firsts[key].label == "PERSON"]:
        _part_by_courtesy(text, groups, key)
    return [group for group in groups.values() if group]


def label_of(group: Group) -> str:
    """Return the label that a word of the full name shows, as that of most mentions where initials stand for it.

    The first one's where there are two of equal number.
    """
    if any(rule == "initials" for _, rule in group):
        shown = {label_of_words(name.words) for name, rule in group if rule == "name"} - {None}
        if len(shown) == 1:
            return str(shown.pop())
    is_short = any(rule == "alias" for _, rule in group)  # a word of any kind may be said to stand for a firm
    whole = [name for name, rule in group if rule == "name"] if is_short else []
    return Counter(name.label for name in whole or [name for name, _ in group]).most_common(1)[0][0]


def _joins(text: str, names: Sequence[Name], firsts: _Firsts) -> dict[str, Join]:
    """Return the longer name that each short name stands for, where there is one alone; later rules overrule."""
    persons, bodies = _with_label(firsts, "PERSON"), _with_label(firsts, "ORG")
    offers = (
        *_full_names(bodies, _is_end_of, "short name"),
        *_beginnings(bodies),
        *_companies(bodies),
        *_initialisms(firsts),
        *_acronyms(text, names),
        *_names_at_birth(text, names),
        *_parts_of_persons(persons),
        *_full_names(persons, _is_variant, "variant"),
    )
    return {short: (longer[0], rule) for short, longer, rule in offers if len(longer) == 1}


def _with_label(firsts: _Firsts, *labels: str) -> list[str]:
    return [key for key, name in firsts.items() if name.label in labels]


def _follow(joins: Mapping[str, Join], key: str) -> Join:
    """Follow a short name through longer ones to the longest; return it with the first rule on the way."""
    rule, seen = "name", {key}
    while key in joins and joins[key][0] not in seen:
        key, why = joins[key]
        rule = why if rule == "name" else rule
        seen.add(key)
    return key, rule


def _parts_of_persons(persons: Sequence[str]) -> Iterator[_Offer]:
    """Yield the full names that a last name, or else a first name, is a part of."""
    full = [key for key in persons if " " in key]
    last, first = _index(full, _last_word), _index(full, _first_word)
    inner = _inner_words(full)
    for key in persons:
        offers = _longer_names(key, last, first, inner)
        if found := next(((names, rule) for names, rule in offers if names), None):
            yield key, _one_person(found[0]), found[1]


def _longer_names(key: str, last: _ByWord, first: _ByWord, inner: _ByWord) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the full names for a short one: by their last word, else by their first, else by words inside them."""
    yield last.get(key, ()), "surname"
    yield first.get(key, ()), "first name"
    yield [other for name in _in_full(key) for other in first.get(name, ())], "first name"
    yield _long_names_with(key, first, inner), "part of the name"


def _inner_words(full: Sequence[str]) -> dict[str, list[str]]:
    """Return the names of more than two words by those inside them: the surname of "Ada Berg Lie" in Spanish."""
    inner: dict[str, list[str]] = defaultdict(list)
    for key in full:
        for word in key.split()[1:-1]:
            inner[word].append(key)
    return inner


def _long_names_with(key: str, first: _ByWord, inner: _ByWord) -> list[str]:
    """Return the longer names that hold a name: "Siti Ada" in "Siti Ada Hassan", "Rojas" in "Ada Rojas Pinto".

    A middle name that is also a first name does not count: "Paul" is not "Ada Paul Berg".
    """
    words = key.split()
    if len(words) == 1:
        return [] if key.capitalize() in english.first_names else list(inner.get(key, ()))
    return [name for name in (*first.get(words[0], ()), *inner.get(words[0], ())) if _adds_names(name, key)]


def _adds_names(long: str, short: str) -> bool:
    """Return whether a name holds a shorter one, and nothing else but words that may be names."""
    added = set(long.split()).difference(short.split())
    return f" {short} " in f" {long} " and bool(added) and all(map(_may_be_name, added))


def _may_be_name(word: str) -> bool:
    """Return whether a word may be part of a name: not the Jr. of a son, nor what a caption puts behind a name."""
    return word.rstrip(".") not in _JUNIORS and word[0].isalpha() and not is_ordinary(word.capitalize())


def _names_at_birth(text: str, names: Sequence[Name]) -> Iterator[_Offer]:
    """Yield the first person of an article for a name at birth: "Ada Berg ... Ada Lie was born", "Born Ada Lie"."""
    persons = [name for name in names if name.label == "PERSON" and " " in name.key]
    for name in persons[1:]:
        is_first = _first_word(name.key) == _first_word(persons[0].key) and name.key != persons[0].key
        if is_first and (_BORN.match(text, name.end) or _BORN_BEFORE.search(text, name.start - _BEFORE, name.start)):
            yield name.key, [persons[0].key], "name at birth"


def _full_names(keys: Sequence[str], may_mean: Callable[[str, str], bool], rule: str) -> Iterator[_Offer]:
    """Yield the names with the same last word that one of several words may mean."""
    full = [key for key in keys if " " in key]
    last = _index(full, _last_word)
    for key in full:
        alike = last[_last_word(key)]
        if len(alike) <= _MOST_ALIKE:
            yield key, [other for other in alike if may_mean(key, other)], rule


def _one_person(keys: Sequence[str]) -> Sequence[str]:
    """Return the longest of names that are all variants of one; else all of them."""
    longest = max(keys, key=len)
    same = all(key == longest or _is_variant(key, longest) or longest.startswith(f"{key} ") for key in keys)
    return [longest] if same else keys


def _is_variant(short: str, long: str) -> bool:
    """Return whether ``short`` is ``long`` with words left out, cut to their initials (J. Berg) or short (Mike)."""
    left = iter(long.split()[:-1])
    fit = all(any(_fits_word(part, other) for other in left) for part in short.split()[:-1])
    return fit and short != long and _last_word(short) == _last_word(long)


def _fits_word(short: str, long: str) -> bool:
    plain = short.rstrip(".")
    return short == long or (len(plain) == 1 and long.startswith(plain)) or long in _in_full(short)


def _in_full(given: str) -> Sequence[str]:
    """Return the given names that a short one may stand for: "Michael" for "Mike", in small letters."""
    return str(_SHORT_NAMES.get(given, "")).split()


def _first_word(key: str) -> str:
    return key.split(" ", 1)[0]


def _last_word(key: str) -> str:
    return key.rsplit(" ", 1)[-1]


def _index(keys: Iterable[str], part: Callable[[str], str]) -> dict[str, list[str]]:
    """Return names by one of their words."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if (word := part(key)) not in PARTICLES:
            found[word].append(key)
    return found


def _is_end_of(short: str, long: str) -> bool:
    """Return whether ``long`` only adds words before ``short``; not before "Bank of", which is whole."""
    return long.endswith(f" {short}") and " of " not in short


def _beginnings(bodies: Sequence[str]) -> Iterator[_Offer]:
    """Yield the longer names that a word begins ("Hydro", "Hydro Works"); a club's may end with it ("United")."""
    first, last = _index(bodies, _first_word), _index(bodies, _last_word)
    for key in bodies:
        is_club = (key.capitalize(), "team") in english.name_words
        fitting = [*first.get(key, ()), *(last.get(key, ()) if is_club else ())]
        yield key, [other for other in fitting if other != key], "short name"


def _companies(bodies: Sequence[str]) -> Iterator[_Offer]:
    """Yield the names that a company's name without its form stands for ("Hydro Works", "Hydro Works Inc.")."""
    known = set(bodies)
    for key in bodies:
        plain = _COMPANY.sub("", key)
        if plain != key and plain in known:
            yield plain, [key], "short name"


def _initialisms(firsts: _Firsts) -> Iterator[_Offer]:
    """Yield the names whose initials some capitals are ("UN", "United Nations")."""
    long: dict[str, list[str]] = defaultdict(list)
    for key in _with_label(firsts, "ORG", "GPE", "LOC", "FAC"):
        for letters in _initials(firsts[key].words) if " " in key else ():
            long[letters].append(key)
    for key in _with_label(firsts, "ORG", "GPE", "LOC"):
        if " " not in key and firsts[key].words.isupper():
            yield key, long.get(key.replace(".", ""), ()), "initials"


def _initials(words: str) -> set[str]:
    capitals = "".join(part[0] for part in words.split() if part[0].isupper())
    return {letters.casefold() for letters in (capitals, *initials_of(words))}


def _acronyms(text: str, names: Sequence[Name]) -> Iterator[_Offer]:
    """Yield the name right before capitals in brackets: "Long Name (LN)"."""
    for before, after in pairwise(names):
        in_brackets = text[before.end : after.start].strip() == "(" and text.startswith(")", after.end)
        if in_brackets and before.key != after.key and _abbreviates(after, before):
            yield after.key, [before.key], "acronym"
        elif before.label == "ORG" and before.key != after.key and _is_in_marks(text, before.end, after):
            yield after.key, [before.key], "alias"


def _is_in_marks(text: str, end: int, short: Name) -> bool:
    """Return whether a short name stands in brackets and marks behind one that ends at ``end``: Hydro plc ("Hydro")."""
    return (
        _OPENS_ALIAS.fullmatch(text, end, short.start) is not None and _CLOSES_ALIAS.match(text, short.end) is not None
    )


def _abbreviates(short: Name, long: Name) -> bool:
    """Return whether letters are the initials of a name, or those of an organisation in its own language ("AfD")."""
    if long.label != "ORG" or " " not in long.words or not short.words[-1].isupper():
        return fits(short.words, long.words)
    return _SHORTEST <= len(short.words) <= _LONGEST or fits(short.words, long.words)


def _settle_shared(text: str, groups: dict[str, Group], persons: Sequence[str]) -> None:
    """Move each mention of a last name that several persons share to the one named in its paragraph."""
    lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
    families = _index((key for key in persons if " " in key), _last_word)
    for last in persons:
        if 1 < len(families.get(last, ())) <= _MOST_ALIKE:
            groups[last] = list(_settle(text, groups, groups[last], families[last], lines))


def _settle(
    text: str, groups: dict[str, Group], shared: Group, family: Sequence[str], lines: Sequence[int]
) -> Iterator[_Member]:
    """Move the mentions of a shared last name to the family member who is meant; yield those that stay.

    That is the one whom Mr or Ms fits, else the one who is named nearby, else the one whom the article mentioned first.
    """
    starts = {key: sorted(name.start for name, rule in groups[key] if rule == "name") for key in family}
    given = {key: _given_form(groups[key]) for key in family}
    is_famous = any(name.words in english.leaders for name, _ in shared)
    first = _leader_in(groups, family) if is_famous else _told_of_first(text, starts, lines)
    told = 0  # where the article told of that one last
    for name, rule in shared:
        paragraph, form = last_before(lines, name.start + 1), courtesy_form(text, name.start)
        fitting = [key for key in family if form is None or given[key] in (form, None)]
        last = {key: last_before(starts[key], name.start) for key in fitting}
        near = _last_of(text, {key: at for key, at in last.items() if at >= paragraph})
        told = max(told, last.get(first or "", told))
        latest = max(last.values(), default=-1)
        main = first if first in fitting and latest >= 0 and latest - told < _FAR else None
        meant = near or (fitting[0] if len(fitting) == 1 else None) or main
        told = name.start if meant == first else told
        if meant:
            groups[meant].append((name, "surname nearby" if near else "surname"))
        else:
            yield name, rule


def _leader_in(groups: Mapping[str, Group], family: Sequence[str]) -> str | None:
    """Return the family member who leads or led a country, whom the article may not name in full."""
    return next((key for key in family if any(name.words in english.leaders for name, _ in groups[key])), None)


def _told_of_first(text: str, starts: Mapping[str, Sequence[int]], lines: Sequence[int]) -> str | None:
    """Return the only one of a family in the first paragraph that names any of them; a headline does not count."""
    known = {key: last_before(lines, some[0] + 1) for key, some in starts.items() if some}
    if _is_headline(text[: lines[1]] if len(lines) > 1 else text):
        known = {key: paragraph for key, paragraph in known.items() if paragraph or len(starts[key]) > 1} or known
    earliest = [key for key, paragraph in known.items() if paragraph == min(known.values())]
    return earliest[0] if len(earliest) == 1 else None


def _is_headline(line: str) -> bool:
    """Return whether a first line ends as no sentence does."""
    return not line.rstrip("\n”’\"' ").endswith((".", "!", "?"))


def _last_of(text: str, last: Mapping[str, int]) -> str | None:
    """Return the one named last, by the positions of each; None where one sentence names two, as a couple."""
    ordered = sorted(last, key=lambda key: last[key])
    if len(ordered) > 1 and not _SENTENCE_END.search(text, last[ordered[-2]], last[ordered[-1]]):
        return None
    return ordered[-1] if ordered else None


def _part_by_courtesy(text: str, groups: dict[str, Group], key: str) -> None:
    """Split a person whom the article calls both Mr and Ms in two; the one whom the given name fits keeps the rest."""
    forms = {name: courtesy_form(text, name.start) for name, _ in groups[key]}
    known = [form for form in (_given_form(groups[key]), *forms.values()) if form]
    if len(set(forms.values()) - {None}) > 1:
        groups[f"another {key}"] = [member for member in groups[key] if forms[member[0]] not in (known[0], None)]
        groups[key] = [member for member in groups[key] if forms[member[0]] in (known[0], None)]


def _given_form(group: Group) -> str | None:
    """Return the pronoun that the given name in a group suggests."""
    full = next((name.words for name, _ in group if " " in name.words), "")
    return english.first_name_forms.get(full.split(" ")[0])


def last_before(starts: Sequence[int], offset: int) -> int:
    """Return the last of ``starts`` before ``offset``; -2 where there is none."""
    at = bisect_left(starts, offset)
    return starts[at - 1] if at else -2
