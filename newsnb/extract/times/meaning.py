"""An expression of time, and the days it may be counted from -> what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from newsnb.extract.times.calendar import day_of, moved, value_at
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.tables import DAYS_AWAY, DIRECTIONS, MONTHS, UNITS, VAGUE, WEEKDAYS

PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression means: the fields of `newsnb.values.Time` of the same names."""

    type: str = "date"
    value: str
    anchor: str | None = None
    reason: str
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression may be counted from: the day of publication, None if nobody knows it, and the tense.

    ``ahead`` returns whether the clause of an expression speaks of what is to come.
    """

    today: date | None
    ahead: Callable[[Expression], bool]


def mean(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what an expression means; None where it turns out to be none of time."""
    return RULES[expression.rule](expression, setting)


def _iso(expression: Expression, setting: Setting) -> Meaning:
    return Meaning(value=expression.words[0], reason="A date as printed.", score=0.99)


def _date(expression: Expression, setting: Setting) -> Meaning | None:
    year, month = expression.number("YEAR"), expression.look_up(MONTHS)
    number = expression.number("DAY") or expression.number("ORDINAL")
    day = day_of(year or 0, month, number or 0)
    return Meaning(value=day.isoformat(), reason="A date as printed.", score=0.99) if day else None


def _month_year(expression: Expression, setting: Setting) -> Meaning:
    month = expression.look_up(MONTHS)
    return Meaning(value=f"{expression.number('YEAR'):04}-{month:02}", reason="A month as printed.", score=0.98)


def _day_month(expression: Expression, setting: Setting) -> Meaning | None:
    month = expression.look_up(MONTHS)
    number = expression.number("DAY") or expression.number("ORDINAL") or 0
    if day_of(2000, month, number) is None:
        return None
    today = setting.today
    if today is None:
        return Meaning(value=f"XXXX-{month:02}-{number:02}", reason="The article's year is not known.", score=0.5)
    years = [today.year + step for step in (0, -1, 1)]
    days = [day for year in years if (day := day_of(year, month, number))]
    day = min(days, key=lambda day: abs((day - today).days))
    return Meaning(value=day.isoformat(), anchor=PUBLICATION, reason=f"The nearest to publication: {_write(day)}.")


def _weekday(expression: Expression, setting: Setting) -> Meaning:
    wanted = expression.look_up(WEEKDAYS)
    if setting.today is None:
        return Meaning(value=f"XXXX-WXX-{wanted}", reason="The day of publication is not known.", score=0.5)
    step = _step_to(wanted, setting.today, 1 if setting.ahead(expression) else -1)
    name = f"{date(2024, 1, wanted):%A}"  # 2024 began with a Monday
    day = moved(setting.today, "D", step)
    if day is None:
        return Meaning(value=f"XXXX-WXX-{wanted}", reason="This day is on no calendar.", score=0.3)
    where = "of publication" if not step else "after publication" if step > 0 else "before publication"
    return Meaning(value=day.isoformat(), anchor=PUBLICATION, reason=f"{name} {where}: {_write(day)}.")


def _step_to(wanted: int, today: date, direction: int) -> int:
    """Return the days from ``today`` to the nearest weekday of a number in a direction; 0 if it is today."""
    return direction * ((direction * (wanted - today.isoweekday())) % 7)


def _shifted_weekday(expression: Expression, setting: Setting) -> Meaning:
    return _weekday(expression, setting)


def _shifted_unit(expression: Expression, setting: Setting) -> Meaning | None:
    unit, step = expression.look_up(UNITS), expression.look_up(DIRECTIONS)
    if unit.startswith("T") or unit in ("2W", "NI"):
        return None
    day = moved(setting.today, unit, step) if setting.today else None
    if day is None:
        return Meaning(value="XXXX", reason="The day of publication is not known.", score=0.4)
    return Meaning(value=value_at(day, unit), anchor=PUBLICATION, reason="Counted from the day of publication.")


def _day_away(expression: Expression, setting: Setting) -> Meaning:
    day = moved(setting.today, "D", expression.look_up(DAYS_AWAY)) if setting.today else None
    if day is None:
        return Meaning(value="XXXX-XX-XX", reason="The day of publication is not known.", score=0.4)
    return Meaning(value=day.isoformat(), anchor=PUBLICATION, reason=f"Counted from publication: {_write(day)}.")


def _vague(expression: Expression, setting: Setting) -> Meaning:
    return Meaning(value=expression.look_up(VAGUE), reason="The article says no more.", score=0.9)


def _write(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


RULES: dict[str, Callable[[Expression, Setting], Meaning | None]] = {
    "iso": _iso,
    "full_date": _date,
    "british_date": _date,
    "month_year": _month_year,
    "month_day": _day_month,
    "day_month": _day_month,
    "weekday": _weekday,
    "shifted_weekday": _shifted_weekday,
    "shifted_unit": _shifted_unit,
    "day_away": _day_away,
    "vague": _vague,
}
"""What each rule of ``[maps.expressions]`` in ``times.toml`` means."""
