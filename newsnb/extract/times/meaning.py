"""What an expression of time means, and what it may be counted from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from newsnb.extract.times.calendar import Days, days_of, moved, value_at
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.tables import FINENESS, UNIT_NAMES, UNKNOWN

PUBLICATION = "publication"
NO_DAY = "The day of publication is not known."


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression means: the fields of `newsnb.values.Time` of the same names.

    ``days`` are the first and the last day, where they are others than those of the value.
    """

    type: str = "date"
    value: str
    anchor: str | None = None
    reason: str
    score: float = 0.9
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A time that was named before: its id, and its value, which is on the calendar."""

    id: str
    value: str

    @property
    def day(self) -> date:
        """Return its first day."""
        days = days_of(self.value)
        assert days is not None  # nothing else is kept
        return days[0]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression may be counted from.

    Attributes
    ----------
    today
        The day of publication; None if nobody knows it.
    anchor
        ``"publication"``, or the id of the time that gave the day.
    day_first
        Whether the article's readers write the day before the month; None if nobody knows.
    before
        The last time on the calendar that was named before; None where there was none.
    quarter
        The last quarter that was named before, and not as one a year ago.
    ahead, behind
        Return whether the clause of an expression speaks of what is to come, or of what was.
    """

    today: date | None
    anchor: str = PUBLICATION
    day_first: bool | None = None
    before: Named | None = None
    quarter: Named | None = None
    ahead: Callable[[Expression], bool] = lambda expression: False
    behind: Callable[[Expression], bool] = lambda expression: False

    @property
    def day_before(self) -> Named | None:
        """Return the last time that was named before, if that is a day."""
        return self.before if self.before is not None and len(self.before.value) == 10 else None

    def is_fine_before(self, unit: str) -> bool:
        """Return whether the last time that was named before is fine enough to count days, weeks and so on from it."""
        return self.before is not None and len(self.before.value) >= FINENESS.get(unit, FINENESS["Y"])


def open_meaning(value: str, reason: str = NO_DAY) -> Meaning:
    """Return a meaning that stays open."""
    return Meaning(value=value, reason=reason, score=0.5)


def from_today(setting: Setting, unit: str, steps: int, else_value: str = "", *, kind: str = "date") -> Meaning:
    """Return the day, week, year and so on some steps from that of publication; ``else_value`` where nobody knows."""
    day = moved(setting.today, unit, steps) if setting.today else None
    if day is None:
        return open_meaning(else_value or UNKNOWN.get(unit, UNKNOWN["Y"]))
    value = value_at(day, unit)
    return Meaning(type=kind, value=value, anchor=setting.anchor, reason=_count(unit, steps, value))


def from_publication(setting: Setting, value: str, score: float = 0.85) -> Meaning:
    """Return a value that was counted from the day of publication; open where the calendar does not have it."""
    if days_of(value) is None:
        return open_meaning("XXXX", "The calendar does not go so far.")
    return Meaning(value=value, anchor=setting.anchor, reason=f"Counted from publication: {write(value)}.", score=score)


def from_named(named: Named, value: str, score: float = 0.7) -> Meaning:
    """Return a value that was counted from a time named before."""
    return Meaning(
        value=value, anchor=named.id, reason=f"Counted from the time named before: {write(value)}.", score=score
    )


def _count(unit: str, steps: int, value: str) -> str:
    what = UNIT_NAMES[unit]
    if not steps:
        return f"The {what} of publication: {write(value)}."
    which = what if abs(steps) == 1 else f"{abs(steps)} {what}s"
    return f"The {which} {'after' if steps > 0 else 'before'} publication: {write(value)}."


def write(value: str) -> str:
    """Return a value on the calendar as people write it.

    >>> [write(value) for value in ("2019-09-13", "2019-09", "2019-W36", "2019-Q3", "199", "PAST_REF")]
    ['13 September 2019', 'September 2019', '2 to 8 September 2019', 'July to September 2019', 'the 1990s', 'PAST_REF']
    """
    days = days_of(value)
    if days is None:
        return value
    first, last = days
    if len(value) <= 4:
        return _write_years(value, first, last)
    if first.day > 1 or (last.month == first.month and last.day < 28):
        return write_days(first, last)
    return _write_months(first, last)


def _write_years(value: str, first: date, last: date) -> str:
    return {4: value, 3: f"the {value}0s"}.get(len(value), f"{first.year} to {last.year}")


def write_days(first: date, last: date) -> str:
    """Return the days from one to another as people write them.

    >>> write_days(date(2019, 5, 30), date(2019, 6, 2)), write_days(date(2019, 5, 9), date(2019, 5, 9))
    ('30 May to 2 June 2019', '9 May 2019')
    """
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} to {end}"
    return f"{first.day} {first:%B} to {end}" if first.month != last.month else f"{first.day} to {end}"


def _write_months(first: date, last: date) -> str:
    end = f"{last:%B} {last.year}"
    if first.year != last.year:
        return f"{first:%B} {first.year} to {end}"
    return f"{first:%B} to {end}" if first.month != last.month else end
