"""Those who are heard in several accounts of one event -> who of them is the same, joined only where that is safe.

Full names are joined as `newsnb.corpus.people` joins those of a corpus. One event allows for more: a surname that one
person alone has, a description that fits one person alone, and a description of somebody certain who says the same
words. Two people of one account are never joined.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsnb.checking.voices import same_voice
from newsnb.comparing.heard import Description, Heard, are_two, list_bearers, settle
from newsnb.comparing.pronouns import Shared
from newsnb.corpus.people import find_persons
from newsnb.reading import Reading

Group = dict[int, Heard]
"""One speaker, by the number of the account."""


def join_heard(
    heard: Sequence[Sequence[Heard]], readings: Sequence[Reading], shared: Mapping[tuple[int, int], Shared]
) -> list[Group]:
    """Return the speakers of several accounts, each with whom they are in which account."""
    pairs = list(combinations(range(len(heard)), 2))
    apart = [one for mine, its in pairs for one in _list_apart(heard[mine], heard[its])]
    settled = [settle(several, readings[number], number, apart) for number, several in enumerate(heard)]
    bearers = [list_bearers(reading, number) for number, reading in enumerate(readings)]
    groups: list[Group] = [{one.reading: one} for several in settled for one in several]
    for mine, its in pairs:
        accounts = _Accounts(bearers[mine], bearers[its], shared.get((mine, its), frozenset()))
        for one, two in _join_two(settled[mine], settled[its], accounts):
            _merge(groups, one, two)
    return groups


def _list_apart(ours: Sequence[Heard], theirs: Sequence[Heard]) -> list[Heard]:
    """Return the descriptions that fit somebody of the other account better than whom they were taken to mean."""
    fits = [(one, two) for one in ours for two in theirs if (one.likely or two.likely) and _fit_description(one, two)]
    only = [pair for pair in fits if _is_only(pair, fits)]
    return [
        one if one.likely else two
        for one, two in only
        if not _is_taken(one, two, ours) and not _is_taken(two, one, theirs)
    ]


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
    """What the rules ask of two accounts: the people whom each names, and the quotes that hold the same words."""

    ours: Sequence[Heard]
    theirs: Sequence[Heard]
    shared: Shared


Rule = Callable[[Heard, Heard, _Accounts], bool]


def _join_two(ours: Sequence[Heard], theirs: Sequence[Heard], accounts: _Accounts) -> list[tuple[Heard, Heard]]:
    """Return the pairs of two accounts, by the safest rule first; each rule sees only whom none before it joined."""
    pairs: list[tuple[Heard, Heard]] = []
    for rule in _RULES:
        left = [one for one in ours if all(one is not mine for mine, _ in pairs)]
        right = [two for two in theirs if all(two is not its for _, its in pairs)]
        fits = [(one, two) for one in left for two in right if rule(one, two, accounts) and _may_be_one(one, two, rule)]
        pairs += [pair for pair in fits if _is_only(pair, fits)]
    return pairs


def _may_be_one(one: Heard, two: Heard, rule: Rule) -> bool:
    """Return whether two are not a man and a woman; a full name or the same words tell more than a pronoun."""
    return not are_two(one, two) or (rule in (_have_full_name, _say_the_same) and one.named and two.named)


def _is_only(pair: tuple[Heard, Heard], fits: Iterable[tuple[Heard, Heard]]) -> bool:
    return sum(one is pair[0] or two is pair[1] for one, two in fits) == 1


def _have_full_name(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    rows = [(str(who.reading), who.name, "PERSON" if who.voice.is_person else "", "") for who in (one, two)]
    (first, how), (second, _) = find_persons(rows)
    if one.named and two.named:
        return how in ("full name", "name") and first.casefold() == second.casefold()
    return _holds(one, two) or _holds(two, one)


def _holds(named: Heard, other: Heard) -> bool:
    """Return whether the words for somebody unnamed hold a full name: *Father of three Anders Lie*."""
    return named.named and not other.named and " " in named.name and named.name.casefold() in other.name.casefold()


def _say_the_same(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two say the same words and may be one: both are certain, and their names do not differ."""
    same = any((mine, its) in accounts.shared for mine in one.quotes for its in two.quotes)
    if one.named and two.named:
        return same and bool(same_voice([one.voice], [two.voice]))
    return same and one.definite and two.definite


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
    return any(mine.head == its.head for mine in one.descriptions for its in two.descriptions)


def _are_heard_alone(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    """Return whether two have one name, and nobody else of that name who is heard is left, nor one of that title."""
    if not (one.named and two.named and same_voice([one.voice], [two.voice])):
        return False
    return not any(_share_title(one, who) for who in _list_rivals(one, two, accounts.theirs)) and not any(
        _share_title(two, who) for who in _list_rivals(two, one, accounts.ours)
    )


def _fit(one: Heard, two: Heard, accounts: _Accounts) -> bool:
    return _fit_description(one, two)


def _fit_description(one: Heard, two: Heard) -> bool:
    """Return whether a description fits both; for somebody unnamed it must be of somebody certain."""
    if one.named and two.named:
        return False
    if any(_is_one_title(mine, its) for mine in _told(one) for its in _told(two)):
        return True
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return one.definite and two.definite and len(heads[0] & heads[1]) > 1


def _told(who: Heard) -> list[Description]:
    return [one for one in who.descriptions if who.named or one.definite]


def _is_one_title(one: Description, two: Description) -> bool:
    return one.head == two.head and (not one.others or not two.others or bool(one.others & two.others))


_RULES = (_have_full_name, _say_the_same, _have_name, _are_heard_alone, _fit)
