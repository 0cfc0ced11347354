"""Times -> those that begin or end a stretch, with its first and last day: since 2001, from Monday to Wednesday.

The value of each stays what its own words mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from newsnb.extract.times.calendar import days_of
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Setting, write
from newsnb.extract.times.tables import (
    BETWEEN,
    FROM,
    MONTH_RULES,
    MOVED,
    NO_SINCE,
    SINCE,
    SINCE_ABOUT,
    STRETCH_AND,
    STRETCH_TO,
)
from newsnb.values import Time

_NEAR = 60  # characters before "from" in which a verb may stand that moves something from one day to another


def reach_publication(time: Time, expression: Expression, setting: Setting) -> Time:
    """Return a time that begins a stretch up to publication, "since 2001", with the day of publication as its last."""
    today = setting.today.isoformat() if setting.today else ""
    if not _is_since(expression) or time.type != "date" or not time.earliest or time.earliest >= today:
        return time
    reason = f"From {write(time.value)} to publication: {write(today)}."
    return replace(time, latest=max(today, time.latest or ""), reason=reason)


def _is_since(expression: Expression) -> bool:
    word = expression.second_before if expression.before in SINCE_ABOUT else expression.before
    return word in SINCE and expression.after not in NO_SINCE


def join_stretches(text: str, times: Iterable[Time], rules: Mapping[int, str]) -> tuple[Time, ...]:
    """Return times, two that are the ends of one stretch with all of its days; ``rules`` has their rules by start."""
    joined = list(times)
    for index, (first, last) in enumerate(pairwise(tuple(joined))):
        if not joined[index].other_end and _are_ends(text, first, last):
            joined[index : index + 2] = _joined(_in_year_of(first, last, rules), last)
    return tuple(joined)


def _are_ends(text: str, first: Time, last: Time) -> bool:
    """Return whether two times that follow each other are the first and the last end of one stretch."""
    if not _are_alike(first, last):
        return False
    between = text[first.end : last.start].strip().lower()
    before = text[max(0, first.start - _NEAR) : first.start].lower().split()
    return _is_between(before, between) or _is_to(before, between, text[first.start : first.end])


def _are_alike(first: Time, last: Time) -> bool:
    """Return whether two times are both days, both months or both years."""
    return _is_on_calendar(first) and _is_on_calendar(last) and len(first.value) == len(last.value)


def _is_on_calendar(time: Time) -> bool:
    return time.type == "date" and time.earliest is not None


def _is_between(before: Sequence[str], between: str) -> bool:
    return between in STRETCH_AND and not BETWEEN.isdisjoint(before[-1:])


def _is_to(before: Sequence[str], between: str, first: str) -> bool:
    """Return whether "to" leads from one end to the other, and nothing was moved from one day to another."""
    is_from = not FROM.isdisjoint(before[-1:])
    has_digit = any(character.isdigit() for character in first)
    return between in STRETCH_TO and (is_from or has_digit) and MOVED.isdisjoint(before)


def _in_year_of(first: Time, last: Time, rules: Mapping[int, str]) -> Time:
    """Return the first end in the year that is printed with the last: "from May to July 2010"."""
    if first.anchor is None or last.anchor is not None or rules.get(first.start) not in MONTH_RULES:
        return first
    year = int(last.value[:4])
    values = (f"{year - back:04}{first.value[4:]}" for back in (0, 1))
    value = next((value for value in values if value < last.value and days_of(value)), first.value)
    return replace(first, value=value, anchor=None)


def _joined(first: Time, last: Time) -> tuple[Time, Time]:
    start, end = days_of(first.value), days_of(last.value)
    if start is None or end is None or start[0] >= end[0]:
        return first, last
    reason = f"From {write(first.value)} to {write(last.value)}."
    first = replace(first, earliest=start[0].isoformat(), latest=end[1].isoformat(), reason=reason, other_end=last.id)
    return first, replace(last, earliest=first.earliest, latest=first.latest, reason=reason, other_end=first.id)
