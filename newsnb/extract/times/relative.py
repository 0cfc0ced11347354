"""What expressions mean that are counted from another day: that of publication, or one that was named before."""

from newsnb.extract.times.calendar import days_of, moved, value_at, weekday_in
from newsnb.extract.times.explicit import amount_in, month_year
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
    DATED,
    DAY_PARTS,
    DAYS_AWAY,
    DIRECTIONS,
    FINE_UNITS,
    FINER,
    FROM_TODAY,
    MANY_UNITS,
    MONTHS,
    NO_SHIFTED_UNITS,
    NOT_SOON,
    ORDINALS,
    PAST_OR_FUTURE,
    SAYING,
    TOLD_IN,
    UNITS,
    UNKNOWN,
    VAGUE,
    WAYS,
    WEEKDAYS,
)


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
    steps = _steps_to(wanted, setting.today.isoweekday(), 7, way) or (0 if is_today else 7 * way)
    day = moved(setting.today, "D", steps)
    if day is None:
        return open_meaning(f"XXXX-WXX-{wanted}{part}")
    reason = f"{day:%A}{_write_side(steps)}: {write(day.isoformat())}."
    return Meaning(type=kind, value=day.isoformat() + part, anchor=setting.anchor, reason=reason, score=0.9)


def _steps_to(wanted: int, now: int, number: int, way: int) -> int:
    """Return how many steps the next of a round of weekdays or months is away, or the last; 0 for the same."""
    return way * ((way * (wanted - now)) % number)


def _write_side(steps: int) -> str:
    """Return the side of publication on which a day lies."""
    if not steps:
        return ", the day of publication"
    return " before publication" if steps < 0 else " after publication"


def _part_of_day(expression: Expression) -> str:
    found = expression.look_up(DAY_PARTS)
    return "" if not found else found if found.startswith("T") else f"T{found}"


def day_away(expression: Expression, setting: Setting) -> Meaning:
    """Return the day of "today", "yesterday" or "tomorrow", and "yesterday evening"."""
    part = _part_of_day(expression)
    found = from_today(setting, "D", expression.look_up(DAYS_AWAY), kind="time" if part else "date")
    return _at(found, part)


def _at(meaning: Meaning, part: str) -> Meaning:
    """Return a meaning with a part of its day."""
    return Meaning(type="time" if part else meaning.type, value=meaning.value + part, anchor=meaning.anchor,
                   reason=meaning.reason, score=meaning.score)  # fmt: skip


def tonight(expression: Expression, setting: Setting) -> Meaning:
    """Return the night of publication."""
    return _at(from_today(setting, "D", 0), "TNI")


def shifted_part(expression: Expression, setting: Setting) -> Meaning:
    """Return the part of the day of "this morning" and "last night"."""
    steps = min(0, expression.look_up(DIRECTIONS) or 0)
    return _at(from_today(setting, "D", steps), _part_of_day(expression))


def part(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the part of the day named last, or of publication, of "in the morning"."""
    found = _part_of_day(expression)
    if len(expression.words) == 1 and found[1].isdigit():
        return None
    before = setting.day_before
    if before is not None:
        return _at(from_named(before, before.value, 0.5), found)
    return _at(open_meaning(UNKNOWN["D"], "The article does not say on which day."), found)


def month(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the month of "September": the last one, or the next where the clause looks ahead."""
    if len(expression.words) == 1 and expression.words[0].lower() in DATED:
        return None
    return _month(expression, setting, _way_to_month(expression, setting), is_now=True)


def _way_to_month(expression: Expression, setting: Setting) -> int:
    """Return which way a month lies: as tense has it, or else ahead if it is one of the next two."""
    if setting.ahead(expression):
        return 1
    return 1 if _is_soon(expression, setting) and not setting.behind(expression) else -1


def _is_soon(expression: Expression, setting: Setting) -> bool:
    """Return whether a month is one of the two behind that of publication."""
    return setting.today is not None and (expression.look_up(MONTHS) - setting.today.month) % 12 in (1, 2)


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
    steps = _steps_to(wanted, setting.today.month, 12, way)
    return from_today(setting, "M", steps or (0 if is_now else 12 * way), f"XXXX-{wanted:02}")


def weekday_of_month(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "the last Thursday in October" or "the second Tuesday of May 2019"."""
    way = _way_to_month(expression, setting)
    meant = month_year(expression, setting) if expression.has("YEAR") else _month(expression, setting, way, is_now=True)
    days = days_of(meant.value)
    if days is None:
        return meant
    day = weekday_in(*days, expression.look_up(WEEKDAYS), _number_of(expression))
    if day is None:
        return None
    return Meaning(value=day.isoformat(), anchor=meant.anchor, reason=f"{day:%A}, {write(day.isoformat())}.", score=0.9)


def _number_of(expression: Expression) -> int:
    return -1 if expression.has("LAST") else int(expression.look_up(ORDINALS))


def weekday_shifted(expression: Expression, setting: Setting) -> Meaning:
    """Return the day of "Friday last week" or "Thursday of next week"."""
    wanted = expression.look_up(WEEKDAYS)
    week = moved(setting.today, "W", expression.look_up(DIRECTIONS)) if setting.today else None
    day = moved(week, "D", wanted - week.isoweekday()) if week else None
    return from_publication(setting, day.isoformat()) if day else open_meaning(f"XXXX-WXX-{wanted}")


def month_shifted(expression: Expression, setting: Setting) -> Meaning:
    """Return the month of "June last year"."""
    wanted = expression.look_up(MONTHS)
    day = moved(setting.today, "Y", expression.look_up(DIRECTIONS)) if setting.today else None
    return from_publication(setting, f"{day.year:04}-{wanted:02}") if day else open_meaning(f"XXXX-{wanted:02}")


def shifted_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the week, month, year and so on of "last week", "this month" or "the coming year"."""
    unit = expression.look_up(UNITS) or expression.look_up(MANY_UNITS)
    way = expression.look_up(DIRECTIONS)
    if unit == "NI":
        return _at(from_today(setting, "D", min(0, way)), "TNI")
    if unit in NO_SHIFTED_UNITS:
        return None
    if unit == "Q" and expression.first("DIRECTION") == "latest":
        way = -1
    return from_today(setting, unit, way)


def same_unit(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, week, year and so on of "the same day", "that year" or "the following week"."""
    unit, way = expression.look_up(UNITS), _way_of(expression)
    if unit in NO_SHIFTED_UNITS or expression.words[-1].lower() in DATED:
        return None
    if expression.has("WEEKDAY"):
        return _counted_weekday(expression, setting, way)
    if part := "TNI" if unit == "NI" else _part_of_day(expression):
        day = _counted_unit(setting, "D", way)
        return _at(day, part) if day and day.anchor and setting.is_fine_before("D") else day
    return _counted_unit(setting, unit, way)


def _counted_unit(setting: Setting, unit: str, way: int) -> Meaning | None:
    """Return the day, week and so on counted from the time named before, if that is fine enough."""
    before = setting.before
    if before is None or not setting.is_fine_before(unit):
        return from_today(setting, unit, way) if way else _which(unit)
    day = moved(before.day, unit, way)
    return from_named(before, value_at(day, unit)) if day else None


def _which(unit: str) -> Meaning:
    return open_meaning(UNKNOWN.get(unit, UNKNOWN["Y"]), "The article does not say which.")


def _way_of(expression: Expression) -> int:
    if expression.has("SAME", "THAT"):
        return 0
    if expression.has("BEFORE"):
        return -1
    return expression.look_up(DIRECTIONS) or 0


def _counted_weekday(expression: Expression, setting: Setting, way: int) -> Meaning:
    """Return the day of "the following Friday", counted from the time named before."""
    before = setting.day_before
    if before is None or not way:
        return _weekday(expression, setting, way or -1, is_today=False)
    wanted = expression.look_up(WEEKDAYS)
    steps = _steps_to(wanted, before.day.isoweekday(), 7, way) or 7 * way
    day = moved(before.day, "D", steps)
    if day is None:
        return open_meaning(f"XXXX-WXX-{wanted}")
    return from_named(before, day.isoformat())


def ago(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, month or year of "two days ago", "three months later" or "a year earlier"."""
    unit = _unit_in(expression)
    word = next(word.lower() for word in reversed(expression.words) if word.lower() in WAYS)
    way, amount = WAYS[word], amount_in(expression) or "1"
    if amount == "X" or not expression.has("DIGITS", "NUMBER", "A", "FRACTION"):
        return _reference(way, "The article does not say how long.", 0.7)
    number = way * float(amount)
    if unit in FINE_UNITS:
        return _hours_away(setting, unit, number)
    return count_from(setting, unit, number, _start_of(setting, word, unit, number))


def _reference(way: int, reason: str, score: float) -> Meaning:
    """Return what is behind or ahead, and on no calendar."""
    return Meaning(value="PAST_REF" if way < 0 else "FUTURE_REF", reason=reason, score=score)


def _start_of(setting: Setting, word: str, unit: str, number: float) -> Named | None:
    """Return what is counted from: a quarter is compared with that of the year before."""
    if _is_a_year(unit, number) and setting.quarter is not None:
        return setting.quarter
    return setting.before if word not in FROM_TODAY else None


def _is_a_year(unit: str, number: float) -> bool:
    return unit == "Y" and abs(number) == 1


def _hours_away(setting: Setting, unit: str, amount: float) -> Meaning:
    if setting.today is None or unit != "TH":
        return _reference(-1 if amount < 0 else 1, "Counted in hours or less.", 0.6)
    return from_today(setting, "D", round(amount / 24))


def count_from(setting: Setting, unit: str, amount: float, named: Named | None) -> Meaning | None:
    """Return what lies some units away from a time, or from publication; None off the calendar."""
    start = named.day if named else setting.today
    if start is None:
        return open_meaning(UNKNOWN.get(unit, UNKNOWN["Y"]))
    finer, factor = FINER.get(unit, (unit, 1))
    day = moved(start, finer, round(amount * factor)) if abs(amount) <= 1e6 else None
    if day is None:
        return None
    value = value_at(day, _unit_shown(unit, named.value) if named else TOLD_IN.get(unit, unit))
    return from_named(named, value) if named else from_publication(setting, value)


def _unit_shown(unit: str, named: str) -> str:
    """Return how finely what lies some units away from a value is known."""
    shown: str = TOLD_IN.get(unit, unit)
    if named[4:6] == "-Q" and unit == "Y":
        return "Q"
    if shown == "D" and len(named) < 10:
        return "M" if len(named) == 7 else "Y"
    return shown


def _unit_in(expression: Expression) -> str:
    return str(expression.look_up(MANY_UNITS) or expression.look_up(UNITS))


def from_now(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day, month or year of "two weeks from now"."""
    unit = _unit_in(expression)
    amount = amount_in(expression) or "1"
    if amount == "X" or unit in FINE_UNITS:
        return _reference(1, "The article does not say how long.", 0.7)
    return count_from(setting, unit, float(amount), None)


def vague(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what "now", "recently" and "soon" mean, which is on no calendar."""
    if expression.words[-1].lower() == "soon" and NOT_SOON & {expression.before, expression.after}:
        return None
    return Meaning(value=expression.look_up(VAGUE), reason="The article says no more.", score=0.8)


def some_day(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what "earlier" and "later" mean beside reporting words or alone at the start of a sentence."""
    is_told = not SAYING.isdisjoint((expression.before, expression.after))
    opens = expression.words[0].istitle() and expression.after == ","
    if not (is_told or opens):
        return None
    way = WAYS[expression.words[0].lower()]
    return _reference(way, "The article does not say when.", 0.6)


def past_or_future(expression: Expression, setting: Setting) -> Meaning:
    """Return what "the past" and "the near future" mean."""
    return Meaning(value=expression.look_up(PAST_OR_FUTURE), reason="The article says no more.", score=0.8)


RULES = (
    weekday_of_month,
    weekday_shifted,
    month_shifted,
    ago,
    from_now,
    shifted_part,
    same_unit,
    shifted_weekday,
    shifted_month,
    shifted_unit,
    weekday,
    day_away,
    tonight,
    month,
    part,
    past_or_future,
    vague,
    some_day,
)
"""The functions above that are rules of ``[maps.expressions]`` in ``times.toml``."""
