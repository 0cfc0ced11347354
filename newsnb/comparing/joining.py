"""Those who are heard in several accounts of one event -> who of them is the same, joined only where that is safe.

Full names are joined as `newsnb.corpus.people` joins those of a corpus. One event allows for more: a surname that one
person alone has, a description that fits one person alone, and a description of somebody certain who says the same
words. Two people of one account are never joined.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from newsnb.checking.given import may_be_one
from newsnb.checking.voices import people, same_voice, telling
from newsnb.checking.words import fold, stem_of, words_of
from newsnb.comparing.descriptions import Description, are_leaders, are_one_title
from newsnb.comparing.heard import Heard, are_two, list_bearers, settle
from newsnb.comparing.pronouns import Shared
from newsnb.corpus.people import find_persons
from newsnb.lang import english
from newsnb.reading import Reading

_NAME = re.compile(r"^[A-Z][\w’'-]+")
_BODIES = frozenset(map(stem_of, english.comparing.words.bodies))
_LONG = 5  # letters of a name, from which one of them may be an error

Group = dict[int, Heard]
"""One speaker, by the number of the account."""


def join_heard(
    heard: Sequence[Sequence[Heard]], readings: Sequence[Reading], shared: Mapping[tuple[int, int], Shared]
) -> list[Group]:
    """Return the speakers of several accounts, each with whom they are in which account."""
    pairs = list(combinations(range(len(heard)), 2))
    bearers = [list_bearers(reading, number) for number, reading in enumerate(readings)]
    apart = [one for mine, its in pairs for one in _list_apart(heard[mine], heard[its], (bearers[mine], bearers[its]))]
    settled = [settle(several, readings[number], number, apart) for number, several in enumerate(heard)]
    groups: list[Group] = [{one.reading: one} for several in settled for one in several]
    for mine, its in pairs:
        words = (_list_words(readings[mine]), _list_words(readings[its]))
        both = settled[mine], settled[its]
        accounts = _Accounts(bearers[mine], bearers[its], shared.get((mine, its), frozenset()), words, both)
        for one, two in _join_two(settled[mine], settled[its], accounts):
            _merge(groups, one, two)
    return [_name_all(group, readings, settled) for group in groups]


def _name_all(group: Group, readings: Sequence[Reading], heard: Sequence[Sequence[Heard]]) -> Group:
    """Return a speaker by name in the accounts that print the name, and have them speak as *the manager* only."""
    full = max((one.name for one in group.values() if one.named and one.voice.is_person), key=len, default="")
    full = full or _find_likely_name(group, readings, heard)
    return {at: _name(one, full, readings[at], heard[at]) if full else one for at, one in group.items()}


def _find_likely_name(group: Group, readings: Sequence[Reading], heard: Sequence[Sequence[Heard]]) -> str:
    """Return the name of whom a description was taken to mean, if all accounts print it and hear it nowhere else."""
    likely = {one.likely: readings[at] for at, one in group.items() if one.likely and len(group) > 1}
    names = {who.name for id, reading in likely.items() for who in people(reading) if who.id == id}
    name = names.pop() if len(names) == 1 else ""
    printed = all(name in (readings[at].text or "") for at in group)
    return name if printed and not any(one.name == name for at in group for one in heard[at]) else ""


def _name(who: Heard, full: str, reading: Reading, beside: Iterable[Heard]) -> Heard:
    last = full.split()[-1]
    names = [*(one.name for one in beside if one.named), *(one.name for one in people(reading) if " " in one.name)]
    taken = any(last in name.split() and name != full for name in names)
    printed = next((name for name in (full, last) if re.search(rf"\b{re.escape(name)}\b", reading.text or "")), None)
    if who.named or taken or printed is None:
        return who
    return replace(who, name=printed, called=(printed, *who.called))


def _list_words(reading: Reading) -> frozenset[str]:
    return frozenset(words_of(reading.text or "", [(0, len(reading.text or ""))]).forms)


def _list_apart(
    ours: Sequence[Heard], theirs: Sequence[Heard], named: tuple[Sequence[Heard], Sequence[Heard]]
) -> list[Heard]:
    """Return the descriptions that fit somebody of the other account better than whom they were taken to mean.

    Those who were taken to mean whom the other account names as well are not among them.
    """
    fits = [(one, two) for one in ours for two in theirs if (one.likely or two.likely) and _fit_description(one, two)]
    only = [pair for pair in fits if _is_only(pair, fits)]
    return [
        one if one.likely else two
        for one, two in only
        if not (_is_taken(one, two, ours) or _is_taken(two, one, theirs))
        and not (_means(one, two, named[0]) or _means(two, one, named[1]))
    ]


def _means(doubtful: Heard, other: Heard, named: Sequence[Heard]) -> bool:
    """Return whether a description was taken to mean somebody who has the name that the other account has."""
    meant = [one for one in named if doubtful.likely and one.entity == doubtful.likely]
    return other.named and any(same_voice([one.voice], [other.voice]) for one in meant)


def _is_taken(doubtful: Heard, other: Heard, beside: Sequence[Heard]) -> bool:
    """Return whether somebody whom a description may mean in the other account is heard by name beside it."""
    return bool(doubtful.likely) and any(same_voice([one.voice], [other.voice]) for one in beside if one.named)


def _merge(groups: list[Group], one: Heard, two: Heard) -> None:
    first = next(group for group in groups if group.get(one.reading) is one)
    second = next(group for group in groups if group.get(two.reading) is two)
    if first is not second and not first.keys() & second.keys():
        first.update(second)
        groups.remove(second)


@dataclass(frozen=True, slots=True)
class _Accounts:
    """What the rules ask of two accounts.

    Attributes
    ----------
    ours, theirs
        The people whom each names.
    shared
        The quotes that hold the same words.
    words
        The words of each.
    heard
        Who is heard in each.
    """

    ours: Sequence[Heard]
    theirs: Sequence[Heard]
    shared: Shared
    words: tuple[frozenset[str], frozenset[str]]
    heard: tuple[Sequence[Heard], Sequence[Heard]]

    @property
    def bearers(self) -> tuple[Sequence[Heard], Sequence[Heard]]:
        """The people whom each names."""
        return self.ours, self.theirs


Rule = Callable[[Heard, Heard, _Accounts], bool]


def _join_two(ours: Sequence[Heard], theirs: Sequence[Heard], accounts: _Accounts) -> list[tuple[Heard, Heard]]:
    """Return the pairs of two accounts, by the safest rule first; each rule sees only whom none before it joined."""
    pairs: list[tuple[Heard, Heard]] = []
    for rule in _RULES:
        left = [one for one in ours if all(one is not mine for mine, _ in pairs)]
        right = [two for two in theirs if all(two is not its for _, its in pairs)]
        fits = [
            (one, two)
            for one in left
            for two in right
            if rule(one, two, accounts) and _may_be_one(one, two, accounts, rule)
        ]
        pairs += [pair for pair in fits if _is_only(pair, fits)]
    return pairs


def _may_be_one(one: Heard, two: Heard, accounts: _Accounts, rule: Rule) -> bool:
    """Return whether two are not a man and a woman; a full name or the same words tell more than a pronoun."""
    if rule in (_have_full_name, _say_the_same) and one.named and two.named:
        return True
    alone = rule in (_have_name_and_title, _have_name) and _bear_alone(one, two, accounts)
    return not are_two(one, two, by_courtesy=alone)


def _bear_alone(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether neither account names two people of one last name."""
    last = {who.name.split()[-1].casefold() for who in (one, two)}
    both = ([who for who in several if who.name.split()[-1].casefold() in last] for several in accounts.bearers)
    return all(len(several) < 2 for several in both)


def _is_only(pair: tuple[Heard, Heard], fits: Iterable[tuple[Heard, Heard]]) -> bool:
    return sum(one is pair[0] or two is pair[1] for one, two in fits) == 1


def _have_full_name(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    rows = [(str(who.reading), who.name, "PERSON" if who.voice.is_person else "", "") for who in (one, two)]
    (first, how), (second, _) = find_persons(rows)
    if one.named and two.named:
        return how in ("full name", "name") and first.casefold() == second.casefold()
    return _holds(one, two) or _holds(two, one)


def _holds(named: Heard, other: Heard) -> bool:
    """Return whether the words for somebody unnamed hold a full name: *Father of three Anders Lie*.

    Behind *for* it is somebody else's: *a spokesman for Berg & Lie*.
    """
    at = other.name.casefold().find(named.name.casefold())
    whole = named.named and not other.named and " " in named.name and at >= 0
    return whole and " for " not in other.name[:at]


def _say_the_same(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two say the same words, and their names do not differ."""
    return _share_words(one, two, accounts) and one.named and two.named and bool(same_voice([one.voice], [two.voice]))


def _say_the_same_unnamed(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two say the same words and may be one: both are certain, and one is unnamed."""
    if not _share_words(one, two, accounts) or (one.named and two.named) or not (one.definite and two.definite):
        return False
    return not (_is_heard_by_name(one, *accounts.heard) or _is_heard_by_name(two, *reversed(accounts.heard)))


def _is_heard_by_name(who: Heard, beside: Sequence[Heard], there: Sequence[Heard]) -> bool:
    """Return whether another account hears somebody by name who can be nobody but one who is named here."""
    same = [one for one in there if one.named and who.named and same_voice([who.voice], [one.voice])]
    return any(sum(bool(same_voice([mine.voice], [one.voice])) for mine in beside if mine.named) == 1 for one in same)


def _share_words(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    return any((mine, its) in accounts.shared for mine in one.quotes for its in two.quotes)


def _have_name_and_title(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two have one name, and are the same."""
    same = one.named and two.named and bool(same_voice([one.voice], [two.voice]))
    return same and any(are_one_title(mine, its) for mine in one.descriptions for its in two.descriptions)


def _have_name(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two have one name, which fits nobody else of either account."""
    if not (one.named and two.named and same_voice([one.voice], [two.voice])):
        return False
    return not _list_rivals(one, two, accounts.theirs) and not _list_rivals(two, one, accounts.ours)


def _list_rivals(one: Heard, two: Heard, bearers: Iterable[Heard]) -> list[Heard]:
    """Return who else of the other account a name may mean, but those whom a title tells from it."""
    found = [who for who in bearers if same_voice([one.voice], [who.voice]) and not _is_one(who, two)]
    return [
        who for who in found if not are_two(one, who) and not (_share_title(one, two) and not _share_title(one, who))
    ]


def _is_one(one: Heard, two: Heard) -> bool:
    return one.entity == two.entity or one.name.casefold() == two.name.casefold()


def _share_title(one: Heard, two: Heard) -> bool:
    """Return whether two have a title in common, or a form of address like *Dr*."""
    if _list_honours(one) & _list_honours(two):
        return True
    return any(mine.head == its.head for mine in one.descriptions for its in two.descriptions)


def _list_honours(who: Heard) -> frozenset[str]:
    words = (part.casefold().rstrip(".") for one in who.called for part in one.split())
    return frozenset(words) & english.comparing.words.honours


def _are_heard_alone(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two have one name, and nobody else of that name who is heard is left, nor one of that title."""
    if not (one.named and two.named and same_voice([one.voice], [two.voice])):
        return False
    return not any(_share_title(one, who) for who in _list_rivals(one, two, accounts.theirs)) and not any(
        _share_title(two, who) for who in _list_rivals(two, one, accounts.ours)
    )


def _fit(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    strange = (one.named or _is_known(one, accounts.words[1])) and (two.named or _is_known(two, accounts.words[0]))
    return strange and _fit_description(one, two)


def _is_known(who: Heard, words: frozenset[str]) -> bool:
    """Return whether another account has the names in a description: one without Ham has no *mayor of Ham*."""
    names = (_NAME.findall(part) for one in who.called for part in one.split(" ")[1:])
    return all(fold(name).removesuffix("'s") in words for several in names for name in several)


def _fit_description(one: Heard, two: Heard) -> bool:
    """Return whether a description fits both; for somebody unnamed it must be of somebody certain."""
    if one.named and two.named:
        return False
    if any(are_one_title(mine, its) for mine in _told(one) for its in _told(two)):
        return True
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return one.definite and two.definite and len(heads[0] & heads[1]) > 1


def _lead(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether one who is named leads a body, and the other is called a leader of one that was named before."""
    named, other = (one, two) if one.named else (two, one)
    if other.named or not named.named or not other.definite:
        return False
    bare = [told for told in other.descriptions if not told.others]
    return any(are_leaders(mine, its) for mine in bare for its in named.descriptions)


def _told(who: Heard) -> list[Description]:
    return [one for one in who.descriptions if who.named or one.definite]


def _have_name_but_for_a_letter(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two have one first name, or one title, and their last names differ in one letter."""
    if not (one.named and two.named and one.voice.is_person and two.voice.is_person):
        return False
    several = min(len(who.name.split()) for who in (one, two)) > 1
    return differ_in_a_letter(one.name, two.name) and (several or _share_title(one, two))


def differ_in_a_letter(one: str, two: str) -> bool:
    """Return whether two names have one long last name but for a letter, and one first name if they have any.

    >>> differ_in_a_letter("Ana Bergen", "Ana Bergan"), differ_in_a_letter("Ana Bergen", "Ada Bergen")
    (True, False)
    """
    mine, its = fold(one).split(), fold(two).split()
    if not mine or not its or (min(len(mine), len(its)) > 1 and not may_be_one(mine[0], its[0])):
        return False
    short, long = sorted((mine[-1], its[-1]), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _have_first_name(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether one has but the first name of the other, and what they are is the same: *Proud mum Ana*."""
    if not (one.named and two.named and _share_title(one, two)):
        return False
    short, long = sorted((one.name.split(), two.name.split()), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0]


def _have_only_first_name(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether one has but the first name of the other, which nobody else of either account has."""
    short, long = sorted((one.name.split(), two.name.split()), key=len)
    if not (one.named and two.named and len(short) == 1 < len(long) and short[0] == long[0]):
        return False
    others = {who.name for who in (*accounts.ours, *accounts.theirs) if who.name.split()[0] == short[0]}
    return others <= {one.name, two.name}


def _is_the_body(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether one is *the company* in an account that prints the name of the other, which is no person's."""
    named, other = (one, two) if one.named else (two, one)
    words = accounts.words[1 if named is one else 0]
    if other.named or not named.named or named.name.split()[0] in english.first_names:
        return False
    parts = [fold(part) for part in named.name.split()]
    is_body = any(told.definite and not told.others and told.head in _BODIES for told in other.descriptions)
    return is_body and all(part in words for part in parts) and not _is_title(named)


def _has_all_words(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether words for somebody are those of a name that is no person's: *the fisheries ministry*."""
    named, other = (one, two) if one.named else (two, one)
    if other.named or not named.named or named.voice.is_person:
        return False
    name = telling(named.name)
    return len(name) > 1 and any(told.definite and {told.head, *told.others} == name for told in other.descriptions)


def _is_title(who: Heard) -> bool:
    """Return whether what somebody is tells that they are a person: *Union leader*, *Mr*."""
    return bool(who.words) or any(told.head not in _BODIES for told in who.descriptions)


_RULES = (
    _have_full_name,
    _say_the_same,
    _say_the_same_unnamed,
    _have_name_and_title,
    _have_name,
    _are_heard_alone,
    _fit,
    _lead,
    _have_first_name,
    _have_only_first_name,
    _have_name_but_for_a_letter,
    _has_all_words,
    _is_the_body,
)
