"""What expressions mean that are counted from another day: that of publication, or one that was named before."""

from datetime import date

from newsnb.extract.times.calendar import days_of, moved, value_at
from newsnb.extract.times.explicit import amount_in
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import (
    Meaning,
    Named,
    Setting,
    from_named,
    from_publication,
    from_today,
    open_meaning,
    write,
)
from newsnb.extract.times.tables import (
    BINDING,
    DATED,
    DAY_PARTS,
    DAYS_AWAY,
    DIRECTIONS,
    FROM_TODAY,
    MANY_UNITS,
    MONTHS,
    NOT_SOON,
    ORDINALS,
    PAST_OR_FUTURE,
    SEASON_WORDS,
    SEASONS,
    UNITS,
    VAGUE,
    WAYS,
    WEEKDAYS,
)

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_UNKNOWN |= {"Y": "XXXX", "E": "XXX", "C": "XX"}
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_FINE = ("TS", "TM", "TH")


def weekday(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "Friday": the last one before publication, or the next where the clause looks ahead."""
    if len(expression.words) == 1 and expression.words[0].lower() in DATED:
        return None
    return _weekday(expression, setting, 1 if setting.ahead(expression) else -1, is_today=True)


def shifted_weekday(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "last Friday", "this Friday" or "next Friday"."""
    way = expression.look_up(DIRECTIONS)
    if way == 0:
        return _weekday(expression, setting, -1 if _is_past(expression, setting) else 1, is_today=True)
    return _weekday(expression, setting, way, is_today=False)


def _is_past(expression: Expression, setting: Setting) -> bool:
    return not setting.ahead(expression) and expression.first("DIRECTION") != "this"


def _weekday(expression: Expression, setting: Setting, way: int, *, is_today: bool) -> Meaning:
    wanted = expression.look_up(WEEKDAYS)
    part = _part_of_day(expression)
    kind = "time" if part else "date"
    if setting.today is None:
        return _at(open_meaning(f"XXXX-WXX-{wanted}"), part)
    steps = way * ((way * (wanted - setting.today.isoweekday())) % 7)
    steps = steps or (0 if is_today else 7 * way)
    day = moved(setting.today, "D", steps)
    if day is None:
        return open_meaning(f"XXXX-WXX-{wanted}{part}")
    where = " before publication" if steps < 0 else " after publication" if steps else ", the day of publication"
    reason = f"{date(2024, 1, wanted):%A}{where}: {write(day.isoformat())}."  # 2024 began with a Monday
    return Meaning(type=kind, value=day.isoformat() + part, anchor=setting.anchor, reason=reason, score=0.9)


def _part_of_day(expression: Expression) -> str:
    found = expression.look_up(DAY_PARTS)
    return "" if not found else found if found.startswith("T") else f"T{found}"


def day_away(expression: Expression, setting: Setting) -> Meaning:
    """Return the day of "today", "yesterday" or "tomorrow", and "yesterday evening"."""
    part = _part_of_day(expression)
    found = from_today(setting, "D", expression.look_up(DAYS_AWAY), "XXXX-XX-XX", kind="time" if part else "date")
    return _at(found, part)


def _at(meaning: Meaning, part: str) -> Meaning:
    """Return a meaning with a part of its day."""
    return Meaning(type="time" if part else meaning.type, value=meaning.value + part, anchor=meaning.anchor,
                   reason=meaning.reason, score=meaning.score)  # fmt: skip


def tonight(expression: Expression, setting: Setting) -> Meaning:
    """Return the night of publication."""
    return _at(from_today(setting, "D", 0, "XXXX-XX-XX"), "TNI")


def shifted_part(expression: Expression, setting: Setting) -> Meaning:
    """Return the part of the day of "this morning" and "last night"."""
    steps = min(0, expression.look_up(DIRECTIONS) or 0)
    return _at(from_today(setting, "D", steps, "XXXX-XX-XX"), _part_of_day(expression))


def part(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the part of the day named last, or of publication, of "in the morning"."""
    found = _part_of_day(expression)
    if len(expression.words) == 1 and (found.startswith("T1") or found.startswith("T2")):
        return None
    before = setting.before
    if before is not None and len(before.value) == 10:
        return _at(from_named(before, before.value, 0.5), found)
    return _at(open_meaning("XXXX-XX-XX", "The article does not say on which day."), found)


def month(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the month of "September": the last one, or the next where the clause looks ahead."""
    if len(expression.words) == 1 and expression.words[0].lower() in DATED:
        return None
    return _month(expression, setting, _way_to_month(expression, setting), is_now=True)


def _way_to_month(expression: Expression, setting: Setting) -> int:
    """Return which way a month lies: as tense has it, or else ahead if it is one of the next two."""
    if setting.ahead(expression):
        return 1
    if setting.behind(expression) or setting.today is None:
        return -1
    return 1 if (expression.look_up(MONTHS) - setting.today.month) % 12 in (1, 2) else -1


def shifted_month(expression: Expression, setting: Setting) -> Meaning:
    """Return the month of "last September", "this September" or "next September"."""
    way = expression.look_up(DIRECTIONS)
    if way == 0 and setting.today is not None:
        return from_publication(setting, f"{setting.today.year:04}-{expression.look_up(MONTHS):02}")
    return _month(expression, setting, way or -1, is_now=False)


def _month(expression: Expression, setting: Setting, way: int, *, is_now: bool) -> Meaning:
    wanted = expression.look_up(MONTHS)
    if setting.today is None:
        return open_meaning(f"XXXX-{wanted:02}", "The year of publication is not known.")
    steps = way * ((way * (wanted - setting.today.month)) % 12)
    return from_today(setting, "M", steps or (0 if is_now else 12 * way), f"XXXX-{wanted:02}")


def month_shifted(expression: Expression, setting: Setting) -> Meaning:
    """Return the month of "June last year"."""
    wanted = expression.look_up(MONTHS)
    day = moved(setting.today, "Y", expression.look_up(DIRECTIONS)) if setting.today else None
    return from_publication(setting, f"{day.year:04}-{wanted:02}") if day else open_meaning(f"XXXX-{wanted:02}")


def season(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "spring", "last summer" or "this winter"."""
    name, words = expression.look_up(SEASONS), expression.words
    if len(words) == 1 and name in ("FA", "SP") and expression.before not in SEASON_WORDS:
        return None
    if setting.today is None:
        return open_meaning(f"XXXX-{name}", "The year of publication is not known.")
    way = expression.look_up(DIRECTIONS)
    years = [setting.today.year + step for step in (-1, 0, 1)]
    days = {f"{year:04}-{name}": days for year in years if (days := days_of(f"{year:04}-{name}"))}
    today = setting.today
    if way is None:
        way = 1 if setting.ahead(expression) else -1
        current = [value for value, (first, last) in days.items() if first <= today <= last]
        if current:
            return from_publication(setting, current[0])
    if way == 0:
        return from_publication(setting, f"{today.year:04}-{name}")
    behind = [value for value, (_, last) in days.items() if last < today]
    ahead = [value for value, (first, _) in days.items() if first > today]
    return from_publication(setting, behind[-1] if way < 0 else ahead[0]) if (behind if way < 0 else ahead) else None


def shifted_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the week, month, year and so on of "last week", "this month" or "the coming year"."""
    unit = expression.look_up(UNITS) or expression.look_up(MANY_UNITS)
    way = expression.look_up(DIRECTIONS)
    if unit == "NI":
        return _at(from_today(setting, "D", min(0, way), "XXXX-XX-XX"), "TNI")
    if unit in _FINE or unit in ("2W", "L"):
        return None
    if unit == "Q" and expression.first("DIRECTION") == "latest":
        way = -1
    return from_today(setting, unit, way, _UNKNOWN.get(unit, "XXXX"))


def same_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, week, year and so on of "the same day", "that year" or "the following week"."""
    unit, before = expression.look_up(UNITS), setting.before
    way = _way_of(expression)
    if unit in (*_FINE, "2W", "L"):
        return None
    if expression.has("WEEKDAY"):
        if expression.words[-1].lower() in DATED:
            return None
        return _counted_weekday(expression, setting, way)
    is_night = unit == "NI"
    unit = "D" if is_night else unit
    if before is None or not _is_as_fine(before.value, unit):
        if way:
            return from_today(setting, unit, way, _UNKNOWN.get(unit, "XXXX"))
        return open_meaning(_UNKNOWN.get(unit, "XXXX"), "The article does not say which.")
    day = moved(before.day, unit, way)
    if day is None:
        return None
    value = value_at(day, unit)
    found = from_named(before, value)
    return _at(found, "TNI") if is_night else found


def _way_of(expression: Expression) -> int:
    if expression.has("SAME", "THAT"):
        return 0
    if expression.has("BEFORE"):
        return -1
    return expression.look_up(DIRECTIONS) or 0


def _is_as_fine(value: str, unit: str) -> bool:
    """Return whether a value is fine enough to count days, weeks and so on from it."""
    fineness = {"D": 10, "WE": 8, "W": 8, "M": 7, "Q": 7, "Y": 4, "E": 3, "C": 2}
    return len(value) >= fineness.get(unit, 4)


def _counted_weekday(expression: Expression, setting: Setting, way: int) -> Meaning:
    """Return the day of "the following Friday", counted from the time named before."""
    before = setting.before
    if before is None or len(before.value) < 10 or not way:
        return _weekday(expression, setting, way or -1, is_today=False)
    wanted = expression.look_up(WEEKDAYS)
    steps = way * ((way * (wanted - before.day.isoweekday())) % 7) or 7 * way
    day = moved(before.day, "D", steps)
    if day is None:
        return open_meaning(f"XXXX-WXX-{wanted}")
    return from_named(before, day.isoformat())


def ago(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, month or year of "two days ago", "three months later" or "a year earlier"."""
    unit = expression.look_up(MANY_UNITS) or expression.look_up(UNITS)
    word = next(word.lower() for word in reversed(expression.words) if word.lower() in WAYS)
    way, amount = WAYS[word], amount_in(expression) or "1"
    if amount == "X" or not expression.has("DIGITS", "NUMBER", "A", "FRACTION"):
        return Meaning(value=_REFERENCES[way], reason="The article does not say how long.", score=0.7)
    if unit in _FINE:
        return _hours_away(setting, unit, way * float(amount))
    named = setting.before if word not in FROM_TODAY else None
    if unit == "Y" and setting.quarter is not None and float(amount) == 1:
        named = setting.quarter  # a quarter is compared with that of the year before
    return _moved(setting, unit, way * float(amount), named)


def _hours_away(setting: Setting, unit: str, amount: float) -> Meaning:
    if setting.today is None or unit != "TH":
        return Meaning(value=_REFERENCES[-1 if amount < 0 else 1], reason="Counted in hours or less.", score=0.6)
    return from_today(setting, "D", round(amount / 24), "XXXX-XX-XX")


_FINER = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "W": ("D", 7), "2W": ("D", 14)}


def _moved(setting: Setting, unit: str, amount: float, named: Named | None) -> Meaning | None:
    start = named.day if named else setting.today
    if start is None:
        return open_meaning(_UNKNOWN.get(unit, "XXXX"))
    if abs(amount) > 1e6:
        return None
    finer, factor = _FINER.get(unit, (unit, 1))
    steps = round(amount * factor)
    day = moved(start, finer, steps)
    if day is None:
        return None
    shown = {"2W": "W", "E": "Y", "C": "Y", "WE": "WE", "NI": "D", "L": "Y"}.get(unit, unit)
    if named and named.value[4:6] == "-Q" and unit == "Y":
        shown = "Q"
    elif named and len(named.value) < 10 and shown == "D":
        shown = "M" if len(named.value) == 7 else "Y"
    value = value_at(day, shown)
    return from_named(named, value) if named else from_publication(setting, value)


def from_now(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, month or year of "two weeks from now"."""
    unit = expression.look_up(MANY_UNITS) or expression.look_up(UNITS)
    amount = amount_in(expression) or "1"
    if amount == "X" or unit in _FINE:
        return Meaning(value="FUTURE_REF", reason="The article does not say how long.", score=0.7)
    return _moved(setting, unit, float(amount), None)


def quarter(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "the third quarter", of a year that is printed or counted."""
    number = expression.look_up(ORDINALS)
    if number > (2 if expression.has("HALF") else 4):
        return None
    letter = "H" if expression.has("HALF") else "Q"
    year = expression.number("YEAR")
    if year is None and setting.today is None:
        return open_meaning(f"XXXX-{letter}{number}", "The year of publication is not known.")
    if year is not None:
        value = f"{year:04}-{letter}{number}"
        return Meaning(value=value, reason=f"By the calendar: {write(value)}.", score=0.9)
    assert setting.today is not None
    if letter == "H" and not expression.has("DIRECTION", "THE"):
        return None
    value = f"{_year_of_part(expression, setting, letter, number):04}-{letter}{number}"
    return from_publication(setting, value, 0.8)


def _year_of_part(expression: Expression, setting: Setting, letter: str, number: int) -> int:
    """Return the year of a quarter or half: as it is counted, or the last in which it has begun by publication."""
    today = setting.today
    assert today is not None
    way: int | None = expression.look_up(DIRECTIONS)
    if way is not None:
        return today.year + way
    days = days_of(f"{today.year:04}-{letter}{number}")
    assert days is not None
    return today.year if days[0] <= today or setting.ahead(expression) else today.year - 1


def year_ago_period(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the months of "the year-earlier quarter" and "the same period last year"."""
    before = setting.before
    if setting.quarter is not None:
        return _moved(setting, "Y", -1.0, setting.quarter)
    if before is not None and len(before.value) == 7:
        day = moved(before.day, "Y", -1)
        return from_named(before, value_at(day, "M")) if day else None
    unit, steps = ("Q", -4) if expression.has("QUARTER") else ("Y", -1)
    return from_today(setting, unit, steps, "XXXX")


def part_of_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the week, quarter, year and so on of "the end of the year" and "the quarter"."""
    unit = expression.look_up(UNITS)
    is_bound = expression.after in BINDING and not expression.has("LATE")
    if is_bound or unit in (*_FINE, "2W", "L", "E", "C", "NI"):
        return None
    if unit == "Q" and setting.quarter is not None:
        return from_named(setting.quarter, setting.quarter.value)
    way = -1 if unit == "Q" or (unit == "WE" and not setting.ahead(expression)) else 0
    return from_today(setting, unit, way, _UNKNOWN.get(unit, "XXXX"))


def vague(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what "now", "recently" and "soon" mean, which is on no calendar."""
    if expression.words[-1].lower() == "soon" and NOT_SOON & {expression.before, expression.after}:
        return None
    return Meaning(value=expression.look_up(VAGUE), reason="The article says no more.", score=0.8)


def past_or_future(expression: Expression, setting: Setting) -> Meaning:
    """Return what "the past" and "the near future" mean."""
    return Meaning(value=expression.look_up(PAST_OR_FUTURE), reason="The article says no more.", score=0.8)
