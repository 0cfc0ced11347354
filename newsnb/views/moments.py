"""Put the times of a reading into a reader's words, and on a count of days: what the timeline shows.

Times of the same value are one moment, as mentions of one place are: the first of them names it. The two ends of a
stretch are one, too.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from newsnb.bands import band_of
from newsnb.reading import Reading
from newsnb.values import Time

_DATE = re.compile(r"(-?\d{4,6})-(\d\d)-(\d\d)")
_CLOCK = re.compile(r"T(\d\d)(?::?(\d\d))?")
_HOUR = re.compile(r", \d\d:\d\d$")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?")
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {
    "MO": "in the morning", "MI": "at noon", "AF": "in the afternoon", "EV": "in the evening", "NI": "at night",
    "DT": "by day",
}  # fmt: skip
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_QUARTERS = {
    "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
    "H1": "first half", "H2": "second half",
}  # fmt: skip
_VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
_KINDS = {"date": "a date", "time": "a time of day", "duration": "how long", "set": "how often"}
_MINUTES = 24 * 60


def moments_of(times: Iterable[Time]) -> dict[str, str]:
    """Return, for the id of each time, the id of the first time with the same value; one without a date is alone."""
    first: dict[tuple[Any, ...], str] = {}
    return {
        time.id: first.setdefault(
            (time.type, "" if time.other_end else time.value, time.earliest, time.latest), time.id
        )
        if time.earliest
        else time.id
        for time in times
    }


def build_moments(reading: Reading) -> list[dict[str, Any]]:
    """Return the moments of ``reading`` as plain values, in the order of the text."""
    moments = moments_of(reading.times)
    found: dict[str, list[Time]] = {}
    for time in reading.times:
        found.setdefault(moments[time.id], []).append(time)
    shown = [_build_moment(reading, id, times) for id, times in found.items()]
    return _shorten_clocks(shown)


def _shorten_clocks(moments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave the date out of the short names of clock times of one day: "Fri 14:30" where there are several of them."""
    days = Counter(short.rpartition(", ")[0] for one in moments if _HOUR.search(short := one["short"]))
    return [
        one | {"short": f"{day[:3]} {hour}"} if hour and days[day] > 1 else one
        for one in moments
        for day, _, hour in [one["short"].rpartition(", ") if _HOUR.search(one["short"]) else ("", "", "")]
    ]


def _build_moment(reading: Reading, id: str, times: list[Time]) -> dict[str, Any]:
    time = times[0]
    words = [reading.words([(one.start, one.end)]) for one in times]
    span = span_of(time)
    between = _name_range(time)
    loose = bool(between) and _is_loose(time)  # its words say more than the name of a year would
    return {
        "id": id,
        "name": _name_stretch(times) or (between if loose else name_of(time)) or words[0],
        "short": _name_stretch(times, short=True) or (words[0] if loose else name_of(time, short=True)) or words[0],
        "kind": _KINDS.get(time.type, time.type),
        "between": "" if loose else between,
        "span": [round(day, 4) for day in span] if span else None,
        "count": len(times),
        "called": list(dict.fromkeys(filter(None, words))),
        "reasons": list(dict.fromkeys(one.reason for one in times)),
        "sure": band_of(time.score),
    }


def _name_stretch(times: list[Time], *, short: bool = False) -> str:
    """Return the names of both ends of a stretch; empty if the first of some times is none."""
    last = next((time for time in times if time.id == times[0].other_end), None)
    return f"{name_of(times[0], short=short)} to {name_of(last, short=short)}" if last else ""


def span_of(time: Time) -> tuple[float, float] | None:
    """Return the first day of a time and the end of its last, counted from 1970, with clock times as parts of a day.

    None if it has no date (most durations, "recently", "every Monday"). One open on one side has only its one day.
    """
    if not (time.earliest or time.latest):
        return None
    first = day_number(time.earliest or time.latest or "")
    last = day_number(time.latest or time.earliest or "")
    if first is None or last is None or last < first:
        return None
    clock = _CLOCK.search(time.value)
    if clock and first == last:
        start = first + (int(clock[1]) * 60 + int(clock[2] or 0)) / _MINUTES
        return start, start
    return float(first), float(last + 1)


def day_number(iso: str) -> int | None:
    """Return the days of an ISO date since 1970, also before the year 1; None if it is no date.

    >>> day_number("1970-01-02"), day_number("-0043-03-15"), day_number("soon")
    (1, -735160, None)
    """
    match = _DATE.match(iso)
    if not match:
        return None
    year, month, day = (int(number) for number in match.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year -= month < 3
    since_march = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return 365 * year + year // 4 - year // 100 + year // 400 + since_march - 719468


def name_of(time: Time, *, short: bool = False) -> str:
    """Return what a time means, such as ``"Friday 13 September 2019"``; empty if it has no words but its own."""
    value = time.value
    if value in _VAGUE:
        return "" if short else _VAGUE[value]
    if time.type in ("duration", "set"):
        return ""
    if _DAY.match(value):
        return _name_day(value, short=short)
    return _name_period(value, time.earliest, short=short)


def _name_day(value: str, *, short: bool) -> str:
    days = day_number(value)
    if days is None:
        return ""
    year, month, day = _DATE.match(value).groups()  # type: ignore[union-attr]
    weekday, name = _WEEKDAYS[(days + 3) % 7], _MONTHS[(int(month) - 1) % 12]
    if short:
        weekday, name = weekday[:3], name[:3]
    clock = _CLOCK.search(value)
    part = value[-2:] if value[10:11] == "T" else ""
    hour = f", {clock[1]}:{clock[2] or '00'}" if clock else f", {_PARTS[part]}" if part in _PARTS else ""
    return f"{weekday} {int(day)} {name} {_name_year(year)}{hour}"


def _name_period(value: str, earliest: str | None, *, short: bool) -> str:
    year, _, rest = value.partition("-") if not value.startswith("-") else (value, "", "")
    if year.startswith("BC"):
        return f"{int(year[2:])} BC" if year[2:].isdigit() else ""
    if year.startswith("-") and len(year) == 5 and year[1:].isdigit():
        return _name_year(year)
    if not year.isdigit():
        return ""
    if len(year) == 3:
        return f"the {year}0s"
    if len(year) == 2:
        return f"the {_ordinal(int(year) + 1)} century"
    if not rest:
        return _name_year(year)
    if rest.isdigit() and 1 <= int(rest) <= 12:
        return f"{_MONTHS[int(rest) - 1][: 3 if short else None]} {_name_year(year)}"
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {_name_year(year)}"
    if rest in _QUARTERS:
        return f"the {_QUARTERS[rest]} of {_name_year(year)}"
    if rest.startswith("W") and earliest and day_number(earliest) is not None:
        kind = "weekend" if rest.endswith("WE") else "week"
        return f"{kind} of {_name_day(earliest, short=short)}"
    return ""


def _name_year(year: str) -> str:
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _name_range(time: Time) -> str:
    """Return the first and the last day of a time of several days; empty for a day, or if its value says as much."""
    if not (time.earliest and time.latest) or time.earliest == time.latest:
        return ""
    return f"{name_day(time.earliest)} to {name_day(time.latest)}"


def _is_loose(time: Time) -> bool:
    """Return whether a time is not the whole year or month that its value names, such as "earlier this year"."""
    month = _MONTH.fullmatch(time.value)
    if not month or not (time.earliest and time.latest):
        return False
    first, last = day_number(time.earliest), day_number(time.latest)
    year, number = int(month[1]), int(month[2] or 0)
    start = day_number(f"{year:04}-{number or 1:02}-01")
    after = day_number(f"{year + (number in (0, 12)):04}-{1 if number in (0, 12) else number + 1:02}-01")
    return (first, last) != (start, after - 1 if after is not None else None)


def name_day(iso: str) -> str:
    """Return an ISO date in words; anything else as it is.

    >>> name_day("2019-09-13"), name_day("2019-09-13T10:00:00Z"), name_day("2019-09"), name_day("in autumn")
    ('13 September 2019', '13 September 2019', '2019-09', 'in autumn')
    """
    match = _DATE.match(iso)
    is_day = match is not None and day_number(iso) is not None
    return f"{int(match[3])} {_MONTHS[int(match[2]) - 1]} {_name_year(match[1])}" if match and is_day else iso


def _ordinal(number: int) -> str:
    last = number % 10 if number % 10 < 4 and number % 100 not in (11, 12, 13) else 0
    ending = "thstndrd"[2 * last :][:2]
    return f"{number}{ending}"
