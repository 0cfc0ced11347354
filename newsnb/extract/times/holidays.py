"""A rule of ``[maps.holidays]`` in ``times.toml`` and a year -> the day."""

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter

from newsnb.extract.times.calendar import day_of
from newsnb.extract.times.tables import WEEKDAYS


def holiday_in(rule: str, year: int) -> date | None:
    """Return the day that a rule means in a year; None off the calendar.

    >>> [str(holiday_in(rule, 2019)) for rule in ("12-25", "4 thursday 11", "-1 monday 5", "easter -2")]
    ['2019-12-25', '2019-11-28', '2019-05-27', '2019-04-19']
    """
    words = rule.split()
    if len(words) == 1:
        month, _, day = rule.partition("-")
        return day_of(year, int(month), int(day))
    if not 1583 <= year <= 4099:  # the years that the reckoning of Easter is good for
        return None
    if words[0] == "easter":
        sunday: date = easter(year)
        return sunday + timedelta(days=int(words[1]))
    return _counted(int(words[0]), WEEKDAYS[words[1]], year, int(words[2]))


def _counted(number: int, weekday: int, year: int, month: int) -> date:
    """Return a weekday counted from the start of a month, or from its end where the number is below 0."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-number - 1))
