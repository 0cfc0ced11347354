"""Compare accounts of one event: who is heard in which, what they quote, where it happens, and what they print."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from newsnb.checking.checks import list_articles
from newsnb.checking.words import fold, tidy
from newsnb.comparing.acting import list_acting
from newsnb.comparing.comparison import Comparison
from newsnb.comparing.heard import list_heard
from newsnb.comparing.joining import Group, join_heard
from newsnb.comparing.printed import list_numbers, list_times
from newsnb.comparing.pronouns import Shared, settle_shared
from newsnb.comparing.quotations import Match, Quotation, list_quotations, match_quotations
from newsnb.errors import NewsnbError
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

Matches = Mapping[tuple[int, int], Sequence[Match]]
"""Pairs of quotations that are the same, by the numbers of two accounts."""

_MOST = 10
_ORDER = ("altered", "cut", "same")


class WrongNumber(NewsnbError):
    """There are too few accounts to compare, or too many to look at."""


def compare(readings: Iterable[Reading]) -> Comparison:
    """Compare two to ten accounts of one event.

    Parameters
    ----------
    readings
        Of the accounts, in the order in which they are to be shown.

    Raises
    ------
    WrongNumber
        If there are fewer than two or more than ten.
    NothingToCheck
        If an account was saved without its words.

    Examples
    --------
    >>> import newsnb
    >>> one = newsnb.read('"We will not go on," Ada Berg said in Lisbon.', outlet="Post")
    >>> two = newsnb.read('Mayor Ada Berg said: "We will not go on without pay."', outlet="Mail")
    >>> compare([one, two]).speakers[["speaker", "Post", "Mail"]].to_dict("records")
    [{'speaker': 'Ada Berg', 'Post': 'Ada Berg', 'Mail': 'Ada Berg'}]
    """
    accounts = tuple(list_articles("compare", readings))
    if not 2 <= len(accounts) <= _MOST:
        what = f"got {len(accounts)}; newsnb.read_frame compares many articles"
        raise WrongNumber(f"newsnb.compare puts 2 to {_MOST} accounts side by side, {what}")
    labels = _label(accounts)
    quotations = [list_quotations(one, number) for number, one in enumerate(accounts)]
    groups, matches = join_accounts(accounts, quotations)
    return Comparison(
        readings=accounts,
        labels=labels,
        speakers=_tabulate_speakers(groups, labels),
        quotes=_tabulate_quotes(quotations, matches, groups, accounts, labels),
        places=_tabulate_places(accounts, labels),
        times=_tabulate_times(accounts, labels),
        numbers=_tabulate_numbers(accounts, labels),
    )


def join_accounts(
    accounts: Sequence[Reading], quotations: Sequence[Sequence[Quotation]] | None = None
) -> tuple[list[Group], Matches]:
    """Return the speakers of accounts, and for each two accounts which of their quotations are the same."""
    found = quotations or [list_quotations(one, number) for number, one in enumerate(accounts)]
    matches = _match_all(found)
    shared = {pair: _share(several) for pair, several in matches.items()}
    known = settle_shared(accounts, shared)
    quoted = [list_heard(one, number, known[number]) for number, one in enumerate(accounts)]
    heard = [[*several, *list_acting(accounts[number], number, several)] for number, several in enumerate(quoted)]
    return join_heard(heard, accounts, shared), matches


def _label(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return what the accounts are called; two of one name get their number with it."""
    names = [one.meta.outlet or one.meta.title or "" for one in readings]
    counts = Counter(names)
    numbered = [f"{name or 'account'} {at}" for at, name in enumerate(names, 1)]
    return tuple(name if name and counts[name] == 1 else other for name, other in zip(names, numbered, strict=True))


def _match_all(quotations: Sequence[Sequence[Quotation]]) -> Matches:
    pairs = combinations(range(len(quotations)), 2)
    return {(one, two): match_quotations(quotations[one], quotations[two]) for one, two in pairs}


def _share(matches: Iterable[Match]) -> Shared:
    found = ((match.one.quote, match.two.quote) for match in matches)
    return frozenset((one, two) for one, two in found if one is not None and two is not None)


def _frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def _tabulate_speakers(groups: Sequence[Group], labels: Sequence[str]) -> "pd.DataFrame":
    rows = []
    for group in sorted(groups, key=lambda group: (-len(group), min(group))):
        unnamed = not all(one.named for one in group.values())
        about = {"speaker": _name_of(group), "accounts": len(group), "unnamed": unnamed}
        rows.append(about | {labels[number]: one.name for number, one in group.items()})
    own = dict.fromkeys(labels, "string")
    return _frame(rows, {"speaker": "string", "accounts": "Int64", "unnamed": "boolean"} | own)


def _name_of(group: Group) -> str:
    """Return the fullest name that any account has for somebody, or the fullest description."""
    named = [one for one in group.values() if one.named]
    return max((one.name for one in named or group.values()), key=len)


def _tabulate_quotes(
    quotations: Sequence[Sequence[Quotation]],
    matches: Matches,
    groups: Sequence[Group],
    readings: Sequence[Reading],
    labels: Sequence[str],
) -> "pd.DataFrame":
    found = _group_quotations(quotations, matches)
    who = _who_says(groups)
    rows = []
    for several, hows in sorted(found, key=lambda one: -len({single.reading for single in one[0]})):
        speakers = [who.get((one.reading, one.quote)) for one in several]
        row = {"how": next((how for how in _ORDER if how in hows), "once"), "speakers": _write_speakers(speakers)}
        for one in several:
            words = tidy(readings[one.reading].words(one.spans)).rstrip(",")
            row[labels[one.reading]] = " … ".join(filter(None, (row.get(labels[one.reading]), words)))
        rows.append(row)
    return _frame(rows, {"how": "string", "speakers": "string"} | dict.fromkeys(labels, "string"))


def _group_quotations(
    quotations: Sequence[Sequence[Quotation]], matches: Matches
) -> list[tuple[list[Quotation], set[str]]]:
    """Return quotations that are the same words, together, and how they are the same."""
    groups: list[tuple[list[Quotation], set[str]]] = [([one], set()) for several in quotations for one in several]
    for match in (one for several in matches.values() for one in several):
        first = next(group for group in groups if any(one is match.one for one in group[0]))
        second = next(group for group in groups if any(one is match.two for one in group[0]))
        first[1].add(match.how)
        if first is not second:
            first[0].extend(second[0])
            first[1].update(second[1])
            groups = [group for group in groups if group is not second]
    return groups


def _who_says(groups: Iterable[Group]) -> dict[tuple[int, int | None], tuple[int, str]]:
    """Return who says each quote: the number of the speaker, and the fullest name."""
    found: dict[tuple[int, int | None], tuple[int, str]] = {}
    for number, group in enumerate(groups):
        for one in group.values():
            found.update({(one.reading, quote): (number, _name_of(group)) for quote in one.quotes})
    return found


def _write_speakers(speakers: Iterable[tuple[int, str] | None]) -> str | None:
    names: dict[int, str] = {}
    for number, name in filter(None, speakers):
        names[number] = max(names.get(number, ""), name, key=len)
    return "; ".join(names.values()) or None


def _tabulate_places(readings: Sequence[Reading], labels: Sequence[str]) -> "pd.DataFrame":
    counts: dict[str, dict[str, Any]] = {}
    for label, reading in zip(labels, readings, strict=True):
        for place in reading.places:
            row = counts.setdefault(place.key, {"place": place.name, "key": place.key})
            row[label] = row.get(label, 0) + len(place.mentions)
    return _frame(list(counts.values()), {"place": "string", "key": "string"} | dict.fromkeys(labels, "Int64"))


def _tabulate_times(readings: Sequence[Reading], labels: Sequence[str]) -> "pd.DataFrame":
    """Return a row for each time that is meant, with all the words for it."""
    words: dict[str, dict[str, None]] = {}
    counts: dict[str, dict[str, Any]] = {}
    for label, reading in zip(labels, readings, strict=True):
        for value, printed in list_times(reading):
            words.setdefault(value, {})[tidy(printed)] = None
            row = counts.setdefault(value, {"value": value if value[0].isdigit() else None})
            row[label] = row.get(label, 0) + 1
    rows = [row | {"time": ", ".join(words[value])} for value, row in counts.items()]
    return _frame(rows, {"time": "string", "value": "string"} | dict.fromkeys(labels, "Int64"))


def _tabulate_numbers(readings: Sequence[Reading], labels: Sequence[str]) -> "pd.DataFrame":
    found: dict[str, dict[str, Any]] = {}
    for label, reading in zip(labels, readings, strict=True):
        for stem, counted, number in list_numbers(reading):
            row = found.setdefault(stem or fold(number), {"counted": counted or None})
            row.setdefault(label, {})[tidy(number)] = None
    rows = [_write_numbers(row, labels) for row in found.values()]
    columns = {"counted": "string", "differ": "boolean"} | dict.fromkeys(labels, "string")
    return _frame(sorted(rows, key=lambda row: not row["differ"]), columns)


def _write_numbers(row: Mapping[str, Any], labels: Sequence[str]) -> dict[str, Any]:
    values = [{fold(number) for number in row[label]} for label in labels if label in row]
    differ = any(one.isdisjoint(two) for one, two in combinations(values, 2))
    return {"counted": row["counted"], "differ": differ} | {
        label: ", ".join(row[label]) for label in labels if label in row
    }
