"""A Discourse -> the times that it names, understood."""

from datetime import date as Date

from newsnb.extract.discourse import Discourse
from newsnb.extract.times.calendar import days_of
from newsnb.extract.times.expressions import Expression, find_expressions
from newsnb.extract.times.meaning import Meaning, Setting, mean
from newsnb.values import Time


def find_times(discourse: Discourse, *, date: str | None = None, home: str | None = None) -> tuple[Time, ...]:
    """Return the times that a text names, in text order.

    Parameters
    ----------
    discourse
        With a parse, tense says whether "Friday" is behind or ahead.
    date
        The day of publication, from which relative times are counted; None leaves them open.
    home
        Where the article's readers live, for the order of day and month in ``9/11``.
    """
    paragraphs = {start for start, _ in discourse.layout.paragraphs}
    setting = Setting(day_written(date), lambda expression: False)
    found = ((one, mean(one, setting)) for one in find_expressions(discourse.text, paragraphs))
    return tuple(_time_of(one, meaning) for one, meaning in found if meaning)


def _time_of(expression: Expression, meaning: Meaning) -> Time:
    days = days_of(meaning.value)
    return Time(
        id=f"time-{expression.start}",
        start=expression.start,
        end=expression.end,
        type=meaning.type,
        value=meaning.value,
        earliest=days[0].isoformat() if days else None,
        latest=days[1].isoformat() if days else None,
        anchor=meaning.anchor,
        reason=meaning.reason,
        score=meaning.score,
    )


def day_written(date: str | None) -> Date | None:
    """Return the day that a date means, as in 2019-09-13, with or without an hour; None where it is none.

    >>> day_written("2019-09-13T10:00"), day_written("soon")
    (datetime.date(2019, 9, 13), None)
    """
    try:
        return Date.fromisoformat((date or "")[:10])
    except ValueError:
        return None
