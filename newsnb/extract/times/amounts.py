"""What expressions mean that say how long or how often, and hours of the day."""

import re

from newsnb.extract.times.explicit import amount_in
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Meaning, Setting, from_today
from newsnb.extract.times.relative import weekday
from newsnb.extract.times.tables import (
    AGE,
    DAY_PARTS,
    DAYS_AWAY,
    DIRECTIONS,
    MANY_DAY_PARTS,
    MANY_UNITS,
    MANY_WEEKDAYS,
    OFTEN,
    SEASONS,
    UNITS,
    WEEKDAYS,
)


def amount(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "two days", "several years" or "20-year"; None for the age of somebody."""
    unit = _unit_of(expression)
    number = amount_in(expression) or "1"
    if expression.words[-1].lower() in ("quarter", "second") and not expression.has("HYPHEN"):
        return None  # fractions and ranks
    if unit == "Q" and expression.after == "of":
        return None
    if AGE & {expression.after, expression.second_after if expression.after == "-" else ""}:
        return None
    return Meaning(type="duration", value=_length(unit, number), reason=_PLAIN, score=0.85)


_PLAIN = "A length of time, on no calendar."


def _unit_of(expression: Expression) -> str:
    found: str = expression.look_up(MANY_UNITS) or expression.look_up(UNITS)
    return found


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}


def _length(unit: str, number: str) -> str:
    if unit == "2W":
        return "PXW" if number == "X" else f"P{2 * float(number):g}W"
    shown = {"WE": "WE", "NI": "N", "C": "C", "L": "L"}.get(unit, unit)
    if shown in ("C", "E") and number != "X":
        years = float(number) * (100 if shown == "C" else 10)
        return f"P{years:g}Y"
    if number.endswith(".5") and unit in _HALVES:
        whole = "" if number == "0.5" else f"{number[:-2]}{unit.removeprefix('T')}"
        return f"P{'T' if unit.startswith('T') else ''}{whole}{_HALVES[unit]}"
    return f"P{'T' if unit.startswith('T') else ''}{number}{shown.removeprefix('T')}"


def amount_of_one(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "a year"; None for "a second" and "a quarter", which are mostly something else."""
    unit = _unit_of(expression)
    if unit in ("TS", "Q", "NI", "WE"):
        return None
    return Meaning(type="duration", value=_length(unit, "1"), reason=_PLAIN, score=0.75)


def amount_open(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "years"."""
    unit = _unit_of(expression)
    if unit in ("Q", "WE", "NI", "TS"):
        return None
    return Meaning(type="duration", value=_length(unit, "X"), reason="The article does not say how many.", score=0.7)


def past_amount(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "the last three years" and "the next two weeks", up to publication or from it."""
    unit, number = _unit_of(expression), amount_in(expression) or "1"
    way = expression.look_up(DIRECTIONS)
    reason = "A length of time up to publication." if way < 0 else "A length of time from publication."
    return Meaning(type="duration", value=_length(unit, number), anchor=setting.anchor, reason=reason, score=0.85)


def recent_units(expression: Expression, setting: Setting) -> Meaning:
    """Return what "recent years" and "coming months" mean, which is on no calendar."""
    value, reason = _length(_unit_of(expression), "X"), "The article does not say how many."
    return Meaning(type="duration", value=value, anchor=setting.anchor, reason=reason, score=0.7)


def these_units(expression: Expression, setting: Setting) -> Meaning:
    """Return what "these days" means."""
    return Meaning(value="PRESENT_REF", reason="The article says no more.", score=0.8)


def first_units(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "the first nine months"."""
    return Meaning(type="duration", value=_length(_unit_of(expression), amount_in(expression) or "1"), reason=_PLAIN)


def often(expression: Expression, setting: Setting) -> Meaning:
    """Return how often "weekly" means."""
    return Meaning(type="set", value=expression.look_up(OFTEN), reason="Again and again.", score=0.8)


def each(expression: Expression, setting: Setting) -> Meaning | None:
    """Return how often "every day" and "every two years" mean."""
    season, part = expression.look_up(SEASONS), expression.look_up(DAY_PARTS)
    if season:
        return Meaning(type="set", value=f"XXXX-{season}", reason="Again and again.", score=0.8)
    if part:
        return Meaning(type="set", value=f"XXXX-XX-XXT{part}", reason="Again and again.", score=0.8)
    return Meaning(type="set", value=_length(_unit_of(expression), amount_in(expression) or "1"),
                   reason="Again and again.", score=0.8)  # fmt: skip


def weekdays(expression: Expression, setting: Setting) -> Meaning:
    """Return the days of "every Monday", "Mondays" and "Monday nights"."""
    day = expression.look_up(MANY_WEEKDAYS) or expression.look_up(WEEKDAYS)
    part = expression.look_up(MANY_DAY_PARTS) or expression.look_up(DAY_PARTS)
    value = f"XXXX-WXX-{day}{f'T{part}' if part else ''}"
    return Meaning(type="set", value=value, reason="Again and again.", score=0.85)


def clock(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the hour of "7:30 p.m.", "18:00 UTC Monday" or "noon", on the day that it names, or publication."""
    hour = _hour_in(expression)
    if hour is None:
        return None
    day = _day_of_clock(expression, setting)
    shift = "Z" if expression.first("ZONE") in ("gmt", "utc") else ""
    value = f"{day.value if day else 'XXXX-XX-XX'}T{hour}{shift}"
    anchor = day.anchor if day else None
    return Meaning(type="time", value=value, anchor=anchor, reason=f"{hour} on the clock{_write_day(day)}.", score=0.7)


def _write_day(day: Meaning | None) -> str:
    return f"; {day.reason[0].lower()}{day.reason[1:-1]}" if day else ""


def _hour_in(expression: Expression) -> str | None:
    """Return an hour as in 19:30; None where there is none on a clock."""
    if expression.has("NOON"):
        return "12:00" if expression.first("NOON") == "noon" else "00:00"
    word = expression.words[0]
    match = re.match(r"(\d\d)(\d\d)$|(\d+)(?:[:.](\d\d))?", word)
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), match[2] or match[4] or "00"
    half = (expression.first("MERIDIEM") or "")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"


def _day_of_clock(expression: Expression, setting: Setting) -> Meaning | None:
    if expression.has("WEEKDAY"):
        return weekday(expression, setting)
    if expression.has("DAYAWAY"):
        return from_today(setting, "D", expression.look_up(DAYS_AWAY), "XXXX-XX-XX")
    before = setting.before
    if before is not None and len(before.value) == 10:
        return Meaning(value=before.value, anchor=before.id, reason="On the day named before.")
    return from_today(setting, "D", 0, "XXXX-XX-XX") if setting.today else None
