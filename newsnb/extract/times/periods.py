"""What seasons, quarters, halves and other parts of a year mean."""

from datetime import date

from newsnb.extract.times.calendar import Days, days_of, moved, value_at
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import (
    Meaning,
    Setting,
    from_named,
    from_publication,
    from_today,
    open_meaning,
    write,
)
from newsnb.extract.times.relative import count_from
from newsnb.extract.times.tables import (
    AMBIGUOUS_SEASONS,
    BINDING,
    DIRECTIONS,
    NO_PARTED_UNITS,
    ORDINALS,
    PARTS_OF_YEAR,
    SEASON_WORDS,
    SEASONS,
    UNITS,
)


def season(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "spring", "last summer" or "this winter"."""
    name, way = expression.look_up(SEASONS), expression.look_up(DIRECTIONS)
    is_bare = len(expression.words) == 1
    if is_bare and name in AMBIGUOUS_SEASONS and expression.before not in SEASON_WORDS:
        return None
    if setting.today is None:
        return open_meaning(f"XXXX-{name}", "The year of publication is not known.")
    if way == 0:
        return from_publication(setting, f"{setting.today.year:04}-{name}")
    current = _season_on(setting.today, name) if way is None else None
    value = current or _season_towards(setting.today, name, way or (1 if setting.ahead(expression) else -1))
    return from_publication(setting, value) if value else None


def _seasons_around(today: date, name: str) -> dict[str, Days]:
    """Return the season of last year, this year and next, with their days."""
    values = [f"{today.year + step:04}-{name}" for step in (-1, 0, 1)]
    return {value: days for value in values if (days := days_of(value))}


def _season_on(today: date, name: str) -> str | None:
    """Return the season if it is now."""
    around = _seasons_around(today, name).items()
    return next((value for value, (first, last) in around if first <= today <= last), None)


def _season_towards(today: date, name: str, way: int) -> str | None:
    """Return the last season that is over, or the next one."""
    around = _seasons_around(today, name).items()
    if way > 0:
        return next((value for value, (first, _) in around if first > today), None)
    return next((value for value, (_, last) in reversed(around) if last < today), None)


def quarter(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "the third quarter", of a year that is printed or counted."""
    number, letter = expression.look_up(ORDINALS), "H" if expression.has("HALF") else "Q"
    part, year = f"{letter}{number}", expression.number("YEAR")
    if part not in PARTS_OF_YEAR:
        return None
    if year is not None:
        value = f"{year:04}-{part}"
        return Meaning(value=value, reason=f"By the calendar: {write(value)}.", score=0.9)
    if setting.today is None:
        return open_meaning(f"XXXX-{part}", "The year of publication is not known.")
    if letter == "H" and not expression.has("DIRECTION", "THE"):
        return None
    return from_publication(setting, f"{_year_of_part(expression, setting, setting.today, part):04}-{part}", 0.8)


def _year_of_part(expression: Expression, setting: Setting, today: date, part: str) -> int:
    """Return the year of a quarter or half: as it is counted, or the last in which it has begun by publication."""
    way: int | None = expression.look_up(DIRECTIONS)
    if way is not None:
        return today.year + way
    days = days_of(f"{today.year:04}-{part}")
    assert days is not None
    return today.year if days[0] <= today or setting.ahead(expression) else today.year - 1


def year_ago_period(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "the year-earlier quarter" and "the same period last year"."""
    before = setting.before
    if setting.quarter is not None:
        return count_from(setting, "Y", -1.0, setting.quarter)
    if before is not None and len(before.value) == 7:
        day = moved(before.day, "Y", -1)
        return from_named(before, value_at(day, "M")) if day else None
    unit, steps = ("Q", -4) if expression.has("QUARTER") else ("Y", -1)
    return from_today(setting, unit, steps, "XXXX")


def part_of_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the week, quarter, year and so on of "the end of the year" and "the quarter"."""
    unit = expression.look_up(UNITS)
    is_bound = expression.after in BINDING and not expression.has("LATE")
    if is_bound or unit in NO_PARTED_UNITS:
        return None
    if unit == "Q" and setting.quarter is not None:
        return from_named(setting.quarter, setting.quarter.value)
    return from_today(setting, unit, -1 if _is_over(expression, setting, unit) else 0)


def _is_over(expression: Expression, setting: Setting, unit: str) -> bool:
    """Return whether "the quarter" or "the weekend" is the last one."""
    return unit == "Q" or (unit == "WE" and not setting.ahead(expression))


RULES = (quarter, year_ago_period, season, part_of_unit)
"""The functions above that are rules of ``[maps.expressions]`` in ``times.toml``."""
