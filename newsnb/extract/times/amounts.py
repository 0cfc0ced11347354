"""What expressions mean that say how long or how often."""

from newsnb.extract.times.explicit import amount_in
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Meaning, Setting
from newsnb.extract.times.tables import (
    AGE,
    DAY_PARTS,
    DIRECTIONS,
    FRACTIONS,
    HALVES,
    LENGTHS,
    MANY_DAY_PARTS,
    MANY_UNITS,
    MANY_WEEKDAYS,
    NO_OPEN_UNITS,
    NO_SINGLE_UNITS,
    OFTEN,
    SEASONS,
    UNITS,
    WEEKDAYS,
    YEARS_IN,
)


def amount(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "two days", "several years" or "20-year"; None for the age of somebody."""
    unit = _unit_of(expression)
    if _is_rank(expression) or (unit == "Q" and expression.after == "of") or _is_age(expression):
        return None
    return _plain_length(unit, amount_in(expression) or "1", 0.85)


def _is_rank(expression: Expression) -> bool:
    return expression.words[-1].lower() in FRACTIONS and not expression.has("HYPHEN")


def _is_age(expression: Expression) -> bool:
    return (expression.second_after if expression.after == "-" else expression.after) in AGE


def _plain_length(unit: str, number: str, score: float) -> Meaning:
    value = _length(unit, number)
    return Meaning(type="duration", value=value, reason="A length of time, on no calendar.", score=score)


def _unit_of(expression: Expression) -> str:
    found: str = expression.look_up(MANY_UNITS) or expression.look_up(UNITS)
    return found


def _length(unit: str, number: str) -> str:
    """Return a length of time in the form of TIMEX3; the number is ``X`` where it is not known."""
    if number == "X":
        return _written(unit.removeprefix("2"), number)
    if unit in YEARS_IN:
        return f"P{float(number) * YEARS_IN[unit]:g}Y"
    if unit == "2W":
        return f"P{2 * float(number):g}W"
    return _written_with_half(unit, number) if number.endswith(".5") and unit in HALVES else _written(unit, number)


def _written(unit: str, number: str) -> str:
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{LENGTHS.get(unit, unit)}"


def _written_with_half(unit: str, number: str) -> str:
    whole = ("PT" if unit.startswith("T") else "P") if number == "0.5" else _written(unit, number[:-2])
    return whole + HALVES[unit]


def amount_of_one(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "a year"; None for "a second" and "a quarter", which are mostly something else."""
    unit = _unit_of(expression)
    return None if unit in NO_SINGLE_UNITS else _plain_length(unit, "1", 0.75)


def amount_open(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the length of "years"."""
    unit = _unit_of(expression)
    if unit in NO_OPEN_UNITS:
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
    return _plain_length(_unit_of(expression), amount_in(expression) or "1", 0.9)


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


RULES = (
    past_amount,
    recent_units,
    these_units,
    weekdays,
    each,
    amount,
    amount_of_one,
    first_units,
    amount_open,
    often,
)
"""The functions above that are rules of ``[maps.expressions]`` in ``times.toml``."""
