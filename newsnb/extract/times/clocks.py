"""What hours of the day mean, in figures and in words, and the night."""

import re
from collections.abc import Mapping

from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Meaning, Setting, from_today
from newsnb.extract.times.relative import weekday
from newsnb.extract.times.tables import (
    AFTER_CLOCK,
    AFTER_NUMBER,
    BEFORE_CLOCK,
    BEFORE_PRICE,
    DAY_PARTS,
    DAYS_AWAY,
    HOURS,
    LATE_PARTS,
    MANY_UNITS,
    NO_ADVERB,
    NUMBERS,
    PARTS_OF_HOUR,
    UNKNOWN,
    WAYS,
    WEEKDAYS,
    ZERO_ZONES,
)


def clock(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the hour of "7:30 p.m.", "18:00 UTC Monday", "ten o'clock" or "noon", on the day that it names."""
    hour = _hour_in(expression)
    if hour is None or (_is_bare_decimal(expression) and not _is_hour_in_britain(expression, setting)):
        return None
    return _on_its_day(expression, setting, hour)


def _hour_in(expression: Expression) -> str | None:
    """Return an hour as in 19:30; None where there is none on a clock."""
    if expression.has("NOON"):
        return str(expression.look_up(HOURS))
    word = expression.words[0].lower()
    match = re.match(r"(\d\d)(\d\d)$|(\d+)(?:[:.](\d\d))?", f"{NUMBERS[word]:g}" if word in NUMBERS else word)
    if match is None:
        return None
    return _write_hour(expression, int(match[1] or match[3]), int(match[2] or match[4] or 0))


def _write_hour(expression: Expression, hour: int, minute: int) -> str | None:
    """Return an hour of 24 as in 19:30, by what the expression says of the half of the day."""
    half, part = expression.first("MERIDIEM"), expression.look_up(DAY_PARTS)
    if half or part:
        is_late = half.startswith("p") if half else part in LATE_PARTS
        hour = hour % 12 + (12 if is_late else 0) if hour <= 12 else hour
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def _is_bare_decimal(expression: Expression) -> bool:
    return "." in expression.words[0] and not expression.has("MERIDIEM")


def _is_hour_in_britain(expression: Expression, setting: Setting) -> bool:
    """Return whether "at 10.21" is an hour, as it is where the day stands before the month, and no price."""
    is_price = expression.after in AFTER_NUMBER or expression.second_before in BEFORE_PRICE
    return bool(setting.day_first) and not is_price


def spoken_clock(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the hour of "half past ten", "a quarter to six" or "twenty past nine"; None where these are numbers."""
    numbers = [_whole(word, NUMBERS) for word in map(str.lower, expression.words) if word in NUMBERS]
    minutes, hour = expression.look_up(PARTS_OF_HOUR) or numbers[0], numbers[-1]
    is_told = expression.before in BEFORE_CLOCK or expression.has("MERIDIEM", "DAYPART", "WEEKDAY", "DAYAWAY")
    if not (is_told and 1 <= hour <= 12 and 1 <= minutes < 60) or expression.look_up(MANY_UNITS) not in (None, "TM"):
        return None
    if expression.has("TO"):
        minutes, hour = 60 - minutes, (hour - 2) % 12 + 1
    written = _write_hour(expression, hour, minutes)
    return _on_its_day(expression, setting, written) if written else None


def _whole(word: str, numbers: Mapping[str, float]) -> int:
    return int(numbers[word])


def about_hour(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the hour of "just after six" and "shortly before ten"; None where something is counted."""
    if not _ends_here(expression):
        return None
    named: str | None = expression.look_up(HOURS)
    hour = expression.look_up(NUMBERS) or expression.number("HOUR") or 0
    written = named or (_write_hour(expression, int(hour), 0) if 1 <= hour <= 12 else None)
    return _on_its_day(expression, setting, written) if written else None


def _ends_here(expression: Expression) -> bool:
    """Return whether no noun follows that a number could count, or an adverb could not stand before."""
    is_word = expression.after[:1].isalnum() or expression.after in AFTER_NUMBER
    return not is_word or expression.after in AFTER_CLOCK


def overnight(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the night to the day of publication, or behind it; None for "an overnight train"."""
    if expression.before in NO_ADVERB or not _ends_here(expression):
        return None
    found = from_today(setting, "D", 0 if setting.ahead(expression) else -1)
    return Meaning(type="time", value=f"{found.value}TNI", anchor=found.anchor, reason=found.reason, score=0.7)


def moments(expression: Expression, setting: Setting) -> Meaning:
    """Return what "moments ago" and "a moment later" mean, which is on no calendar."""
    value = "PAST_REF" if expression.look_up(WAYS) < 0 else "FUTURE_REF"
    return Meaning(value=value, reason="The article does not say when.", score=0.7)


def _on_its_day(expression: Expression, setting: Setting, hour: str) -> Meaning:
    day = _day_of(expression, setting)
    shift = "Z" if expression.first("ZONE") in ZERO_ZONES else ""
    reason = f"{hour} on the clock; {_within(day.reason)}" if day else f"{hour} on the clock."
    value, anchor = (day.value, day.anchor) if day else (UNKNOWN["D"], None)
    return Meaning(type="time", value=f"{value}T{hour}{shift}", anchor=anchor, reason=reason, score=0.7)


def _within(reason: str) -> str:
    """Return a sentence as part of another one: a weekday keeps its capital."""
    is_weekday = reason.partition(" ")[0].strip(",").lower() in WEEKDAYS
    return reason if is_weekday else reason[0].lower() + reason[1:]


def _day_of(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day that an hour is on: its own, the one named before, or that of publication."""
    if expression.has("WEEKDAY"):
        return weekday(expression, setting)
    if expression.has("DAYAWAY"):
        return from_today(setting, "D", expression.look_up(DAYS_AWAY))
    before = setting.day_before
    if before is not None:
        return Meaning(value=before.value, anchor=before.id, reason="On the day named before.")
    return from_today(setting, "D", 0) if setting.today else None


RULES = (clock, spoken_clock, about_hour, overnight, moments)
"""The functions above that are rules of ``[maps.expressions]`` in ``times.toml``."""
