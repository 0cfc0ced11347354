"""What expressions mean that say their year, and those of a day and a month."""

import re
from datetime import date

from newsnb.extract.times.calendar import day_of, days_of
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.holidays import holiday_in
from newsnb.extract.times.meaning import Meaning, Setting, open_meaning, write
from newsnb.extract.times.tables import (
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
)

_PRINTED = "The date is printed in full."


def iso(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day or month of ``2019-09-13``."""
    return _printed(expression.words[0]) if days_of(expression.words[0]) else None


def _printed(value: str) -> Meaning:
    return Meaning(value=value, reason=_PRINTED, score=0.98)


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
    if year < 100:
        year += 2000 if year < 50 else 1900
    is_day_first = "." in expression.words[0] or first > 12 or (second <= 12 and setting.day_first)
    if setting.day_first is None and max(first, second) <= 12 and "." not in expression.words[0]:
        return open_meaning(f"{year:04}-XX-XX", "Which number is the month is not known.") if first != second else None
    day = day_of(year, *((second, first) if is_day_first else (first, second)))
    return _printed(day.isoformat()) if day else None


def half_slashed(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the day of ``9/11``, which is that of 2001, or of ``13/09`` behind a word that dates have before them."""
    first, second = (int(part) for part in expression.words[0].split("/"))
    if expression.words[0] == "9/11":
        return Meaning(value="2001-09-11", reason="The attacks of 11 September 2001.", score=0.9)
    if expression.before not in DATE_WORDS or min(first, second) == 0:
        return None
    is_day_first = first > 12 or (second <= 12 and setting.day_first)
    if setting.day_first is None and max(first, second) <= 12 and first != second:
        return open_meaning("XXXX-XX-XX", "Which number is the month is not known.")
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
    today = setting.today
    if today is None:
        return None
    days = [day for step in (0, -1, 1) if (day := day_of(today.year + step, month, number))]
    if not days:
        return None
    is_ahead = expression is not None and setting.ahead(expression)
    return min(days, key=lambda day: abs((day - today).days) + (120 if (day < today) == is_ahead else 0))


def day_range(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the days of "9-11 May": a stretch of time, of which the first and the last day are known."""
    numbers = [int(match[0]) for word in expression.words if (match := re.match(r"\d{1,2}(?!\d)", word))]
    month, year = expression.look_up(MONTHS), expression.number("YEAR")
    if year:
        first, last = day_of(year, month, numbers[0]), day_of(year, month, numbers[1])
    else:
        first, last = (nearest(setting, month, number, expression) for number in numbers[:2])
    if first is None or last is None or not 0 < (last - first).days < 31:
        return None
    reason = f"From {write(first.isoformat())} to {write(last.isoformat())}."
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
        return open_meaning("XXXX-XX-XX", "The year of publication is not known.")
    today, is_ahead = setting.today, setting.ahead(expression)
    days = [day for step in (0, -1, 1) if (day := holiday_in(rule, today.year + step))]
    if not days:
        return None
    day = min(days, key=lambda day: abs((day - today).days) + (120 if (day < today) == is_ahead else 0))
    value = day.isoformat()
    return Meaning(value=value, anchor=setting.anchor, reason=f"The nearest to publication: {write(value)}.", score=0.8)


def year(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the year of "in 2001"; None for a number that is none."""
    number = expression.number("YEAR")
    assert number is not None  # as the pattern has it
    is_dated = expression.before in DATE_WORDS or len(expression.words) > 1
    if not is_dated and not 1900 <= number <= 2059:
        return None
    if expression.before in HYPHENS and expression.second_before[:1].isdigit() and len(expression.second_before) != 4:
        return None  # of a telephone
    if expression.before in CURRENCIES or expression.after in ("%", "°"):
        return None
    return Meaning(value=f"{number:04}", reason="The year is printed.", score=0.95)


def spoken_year(expression: Expression, setting: Setting) -> Meaning | None:
    """Return the year of "nineteen ninety-six" and "the year two thousand"; None for other numbers."""
    numbers = [NUMBERS[word] for word in map(str.lower, expression.words) if word in NUMBERS]
    if numbers[:2] == [2, 1000]:
        total = 2000 + sum(numbers[2:])
    elif 18 <= numbers[0] <= 20 and 10 <= sum(numbers[1:]) <= 99 and numbers[1] >= 10:
        total = 100 * numbers[0] + sum(numbers[1:])
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
    number = expression.number("DIGITS")
    if not number or number > 9999:
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
    digits = [float(word) for word in lower if re.fullmatch(r"\d+(?:\.\d+)?", word)]
    fractions = [int(word[0]) / int(word[2]) for word in lower if re.fullmatch(r"\d/\d", word)]
    total = sum(digits) + sum(fractions) if digits or fractions else 0.0
    named = 0.0
    for word in lower:
        number = NUMBERS.get(word)
        if number is None:
            continue
        named = (named or total or 1) * number if number >= 100 else named + number
    total = named if named >= 100 else total + named
    return f"{total:g}" if total and total < 1e15 else None
