"""Days and the values of TIMEX3 that mean them: what a value covers, and what lies some units away from a day."""

import re
from calendar import monthrange
from datetime import date, timedelta

from newsnb.extract.times.tables import PARTS_OF_YEAR

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")

Days = tuple[date, date]
"""The first and the last day."""


def weekday_in(first: date, last: date, weekday: int, number: int) -> date | None:
    """Return the day between two that is a weekday (1: Monday) for that time; -1 for the last, None if there is none.

    >>> weekday_in(date(2026, 10, 1), date(2026, 10, 31), 4, -1), weekday_in(date(2026, 5, 1), date(2026, 5, 31), 2, 5)
    (datetime.date(2026, 10, 29), None)
    """
    if number < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    steps = (weekday - first.isoweekday()) % 7 + 7 * (number - 1)
    return first + timedelta(days=steps) if steps <= (last - first).days else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, None if the calendar has none of this number.

    >>> day_of(2019, 2, 30), day_of(2020, 2, 29)
    (None, datetime.date(2020, 2, 29))
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of(value: str) -> Days | None:
    """Return the days that a value of TIMEX3 covers; None for what is on no calendar.

    >>> [f"{day:%d.%m.%Y}" for day in days_of("2019-Q3")]
    ['01.07.2019', '30.09.2019']
    """
    try:
        return _days_of(value)
    except (ValueError, OverflowError):  # a year before 1 or behind 9999, a 30th of February
        return None


def _days_of(value: str) -> Days | None:
    return next((days(match) for form, days in _FORMS if (match := form.fullmatch(value))), None)


def _one_day(match: re.Match[str]) -> Days:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _week(match: re.Match[str]) -> Days:
    year, week = int(match[1]), int(match[2])
    return date.fromisocalendar(year, week, 6 if match[3] else 1), date.fromisocalendar(year, week, 7)


def _month(match: re.Match[str]) -> Days:
    return _months(int(match[1]), int(match[2]), int(match[2]))


def _part(match: re.Match[str]) -> Days:
    return _months(int(match[1]), *PARTS_OF_YEAR[match[2]])


def _years(match: re.Match[str]) -> Days:
    return date(int(match[0].ljust(4, "0")), 1, 1), date(int(match[0].ljust(4, "9")), 12, 31)


_FORMS = ((_DAY, _one_day), (_WEEK, _week), (_MONTH, _month), (_PART, _part), (_YEARS, _years))


def _months(year: int, first: int, last: int) -> Days:
    """Return the days of some months of a year; the 13th is January of the next."""
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1])


def value_at(day: date, unit: str) -> str:
    """Return the value of the unit of time in which a day lies.

    >>> [value_at(date(2019, 9, 13), unit) for unit in ("D", "W", "WE", "M", "Q", "Y", "E", "C")]
    ['2019-09-13', '2019-W37', '2019-W37-WE', '2019-09', '2019-Q3', '2019', '201', '20']
    """
    year = f"{day.year:04}"
    if unit in ("W", "WE"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}{'-WE' if unit == 'WE' else ''}"
    if unit == "Q":
        return f"{year}-Q{(day.month + 2) // 3}"
    forms = {"D": day.isoformat(), "M": f"{year}-{day.month:02}", "Y": year, "E": year[:3], "C": year[:2]}
    return forms[unit]


def moved(day: date, unit: str, number: int) -> date | None:
    """Return the day some units later, or earlier; None off the calendar. The last day of a month stays one of it.

    >>> moved(date(2020, 3, 31), "M", -1), moved(date(2019, 9, 13), "W", 1)
    (datetime.date(2020, 2, 29), datetime.date(2019, 9, 20))
    """
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=number * {"W": 7, "WE": 7, "2W": 14}.get(unit, 1))
        year, month = divmod(day.year * 12 + day.month - 1 + number * months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
