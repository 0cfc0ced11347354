"""What expressions mean that say their year, and those of a day and a month."""

import re
from collections.abc import Callable
from datetime import date

from newsnb.extract.times.calendar import day_of, days_of
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.holidays import holiday_in
from newsnb.extract.times.meaning import Meaning, Setting, open_meaning, write, write_days
from newsnb.extract.times.tables import (
    AFTER_NUMBER,
    CURRENCIES,
    DATE_WORDS,
    ERAS,
    HOLIDAYS,
    HYPHENS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    TENS,
    UNKNOWN,
)


def iso(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day or month of ``2019-09-13``."""
    return _printed(expression.words[0]) if days_of(expression.words[0]) else None


def _printed(value: str) -> Meaning:
    return Meaning(value=value, reason="The date is printed in full.", score=0.98)


def full_date(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "13 September 2019"; None where no calendar has it."""
    day = day_of(expression.number("YEAR") or 0, expression.look_up(MONTHS), _day_in(expression))
    return _printed(day.isoformat()) if day else None


def _day_in(expression: Expression) -> int:
    """Return the number of the day: the first number of one that is not the year."""
    return expression.number("ORDINALDAY", "DAY") or 0


def month_year(expression: Expression, setting: Setting) -> Meaning:
    """Return the month of "September 2019"."""
    return _printed(f"{expression.number('YEAR'):04}-{expression.look_up(MONTHS):02}")


def slashed(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of ``13/09/2019``: which number is the month shows in a 13, or in where the readers live."""
    first, second, year = (int(part) for part in re.split("[/.]", expression.words[0]))
    year = _in_full(year)
    is_day_first = True if "." in expression.words[0] else _is_day_first(first, second, setting)
    if is_day_first is None:
        return _unknown_order(f"{year:04}-XX-XX") if first != second else None
    day = day_of(year, *((second, first) if is_day_first else (first, second)))
    return _printed(day.isoformat()) if day else None


def _in_full(year: int) -> int:
    """Return a year of which the last two numbers may be printed."""
    return year if year >= 100 else year + (2000 if year < 50 else 1900)


def _is_day_first(first: int, second: int, setting: Setting) -> bool | None:
    """Return whether the first number is the day; None where nothing tells."""
    return setting.day_first if max(first, second) <= 12 else first > 12


def _unknown_order(value: str) -> Meaning:
    return open_meaning(value, "Which number is the month is not known.")


def half_slashed(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of ``9/11``, which is that of 2001, or of ``13/09`` behind a word that dates have before them."""
    first, second = (int(part) for part in expression.words[0].split("/"))
    if expression.words[0] == "9/11":
        return Meaning(value="2001-09-11", reason="The attacks of 11 September 2001.", score=0.9)
    if expression.before not in DATE_WORDS or min(first, second) == 0:
        return None
    is_day_first = _is_day_first(first, second, setting)
    if is_day_first is None and first != second:
        return _unknown_order(UNKNOWN["D"])
    return _of_year(setting, *((second, first) if is_day_first else (first, second)))


def day_and_month(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "13 September" in the year that is meant."""
    return _of_year(setting, expression.look_up(MONTHS), _day_in(expression), expression)


def _of_year(setting: Setting, month: int, number: int, expression: Expression | None = None) -> Meaning | None:
    if day_of(2000, month, number) is None:
        return None
    day = nearest(setting, month, number, expression)
    if day is None:
        return open_meaning(f"XXXX-{month:02}-{number:02}", "The year of publication is not known.")
    value = day.isoformat()
    return Meaning(value=value, anchor=setting.anchor, reason=f"The nearest to publication: {write(value)}.", score=0.9)


def nearest(setting: Setting, month: int, number: int, expression: Expression | None) -> date | None:
    """Return the day of this number that is nearest to publication; tense decides where two are about as near."""
    return _nearest(setting, lambda year: day_of(year, month, number), expression)


def _nearest(setting: Setting, day_in: Callable[[int], date | None], expression: Expression | None) -> date | None:
    """Return the nearest of the days that a function gives for the years around that of publication."""
    today = setting.today
    if today is None:
        return None
    days = [day for step in (0, -1, 1) if (day := day_in(today.year + step))]
    is_ahead = expression is not None and setting.ahead(expression)
    return min(days, key=lambda day: _distance(day, today, is_ahead=is_ahead), default=None)


_AGAINST_TENSE = 120  # days by which a day seems farther that lies where tense does not look


def _distance(day: date, today: date, *, is_ahead: bool) -> int:
    return abs((day - today).days) + (_AGAINST_TENSE if (day < today) == is_ahead else 0)


def day_range(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the days of "9-11 May": a stretch of time, of which the first and the last day are known."""
    numbers = [int(match[0]) for word in expression.words if (match := re.match(r"\d{1,2}(?!\d)", word))]
    month, year = expression.look_up(MONTHS), expression.number("YEAR")
    first, last = (
        day_of(year, month, number) if year else nearest(setting, month, number, expression) for number in numbers[:2]
    )
    if first is None or last is None or not 0 < (last - first).days < 31:
        return None
    reason = f"From {write_days(first, last)}."
    anchor = None if year else setting.anchor
    value = f"P{(last - first).days + 1}D"
    return Meaning(type="duration", value=value, anchor=anchor, reason=reason, days=(first, last), score=0.85)


def named_day(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of "Christmas": of the year printed, or else the nearest to publication, as tense has it."""
    rule = HOLIDAYS[expression.words[0].lower().replace("’", "'")]
    year = expression.number("YEAR")
    if year:
        day = holiday_in(rule, year)
        return _printed(day.isoformat()) if day else None
    if setting.today is None:
        return open_meaning(UNKNOWN["D"], "The year of publication is not known.")
    day = _nearest(setting, lambda year: holiday_in(rule, year), expression)
    if day is None:
        return None
    value = day.isoformat()
    return Meaning(value=value, anchor=setting.anchor, reason=f"The nearest to publication: {write(value)}.", score=0.8)


def year(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the year of "in 2001"; None for a number that is none."""
    number = expression.number("YEAR")
    assert number is not None  # as the pattern has it
    if not (1900 <= number <= 2059 or _is_dated(expression)) or _is_of_telephone(expression) or _is_count(expression):
        return None
    return Meaning(value=f"{number:04}", reason="The year is printed.", score=0.95)


def _is_dated(expression: Expression) -> bool:
    return expression.before in DATE_WORDS or len(expression.words) > 1


def _is_of_telephone(expression: Expression) -> bool:
    number = expression.second_before
    return expression.before in HYPHENS and number[:1].isdigit() and len(number) != 4


def _is_count(expression: Expression) -> bool:
    return expression.before in CURRENCIES or expression.after in AFTER_NUMBER


def spoken_year(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the year of "nineteen ninety-six" and "the year two thousand"; None for other numbers."""
    numbers = [NUMBERS[word] for word in map(str.lower, expression.words) if word in NUMBERS]
    first, *others = numbers
    if numbers[:2] == [2, 1000]:
        total = 2000 + sum(numbers[2:])
    elif 18 <= first <= 20 and 10 <= sum(others) <= 99 and others[0] >= 10:
        total = 100 * first + sum(others)
    else:
        return None
    return Meaning(value=f"{total:.0f}", reason="The year is printed in words.", score=0.8)


def decade(expression: Expression, setting: Setting) -> Meaning:
    """Return the ten years of "the 1990s", "the '90s" or "the nineties"."""
    word = expression.first("DECADE")
    digits = re.sub(r"\D", "", word) if word else f"{expression.look_up(TENS)}0"
    years = digits if len(digits) == 4 else f"{'20' if digits[0] in '01' else '19'}{digits}"
    return Meaning(value=years[:3], reason=f"The ten years from {years}.", score=0.9)


def century(expression: Expression, setting: Setting) -> Meaning:
    """Return the hundred years of "the 19th century"."""
    number = expression.number("ORDINALDAY") or expression.look_up(ORDINALS)
    if (expression.look_up(ERAS) or 1) < 0:
        return Meaning(value=f"BC{number - 1:02}", reason="A century before our era.", score=0.8)
    return Meaning(value=f"{number - 1:02}", reason=f"The hundred years to {number}00.", score=0.9)


def era_year(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the year of "44 BC" or "AD 79"."""
    number = int(re.sub(r"\D", "", expression.first("DIGITS", "YEAR") or "0"))
    if not 0 < number <= 9999:
        return None
    if expression.look_up(ERAS) < 0:
        return Meaning(value=f"BC{number:04}", reason="A year before our era, which this calendar does not have.")
    return Meaning(value=f"{number:04}", reason="The year is printed.", score=0.95)


def season_year(expression: Expression, setting: Setting) -> Meaning:
    """Return the months of "the summer of 2012"."""
    value = f"{expression.number('YEAR'):04}-{expression.look_up(SEASONS)}"
    return Meaning(value=value, reason=f"By the calendar: {write(value)}.", score=0.9)


def fiscal_year(expression: Expression, setting: Setting) -> Meaning:
    """Return the year of "fiscal 1990", which may begin in another month than January."""
    value = f"{expression.number('YEAR'):04}"
    return Meaning(value=value, reason="A business year, which may begin in any month.", score=0.8)


def amount_in(expression: Expression) -> str | None:
    """Return the number of an amount of time as TIMEX3 writes it: ``X`` for "several"; None where there is none."""
    if expression.has("FEW") and not expression.has("DIGITS"):
        return "X"
    lower = [word.lower().replace(",", "") for word in expression.words]
    digits = sum(map(_number_printed, lower))
    named = 0.0
    for number in (NUMBERS[word] for word in lower if word in NUMBERS):
        named = (named or digits or 1) * number if number >= 100 else named + number
    total = named if named >= 100 else digits + named
    return f"{total:g}" if 0 < total < 1e15 else None


def _number_printed(word: str) -> float:
    """Return the number of "2.5" or "3/4"; 0 for another word."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(?:/([1-9]))?", word)
    return float(match[1]) / int(match[2] or 1) if match else 0.0


RULES = (
    iso,
    slashed,
    half_slashed,
    full_date,
    day_range,
    month_year,
    day_and_month,
    named_day,
    century,
    decade,
    era_year,
    fiscal_year,
    season_year,
    spoken_year,
    year,
)
"""The functions above that are rules of ``[maps.expressions]`` in ``times.toml``."""
