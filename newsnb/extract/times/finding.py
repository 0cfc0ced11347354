"""A Discourse -> the times that it names, understood."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

from newsnb.extract.discourse import Discourse
from newsnb.extract.times.calendar import days_of
from newsnb.extract.times.expressions import Expression, find_expressions
from newsnb.extract.times.meaning import Meaning, Named, Setting
from newsnb.extract.times.rules import mean
from newsnb.extract.times.stretches import join_stretches, reach_publication
from newsnb.extract.times.tables import (
    AMERICAN_RULES,
    BRITISH_RULES,
    FULL_DATES,
    MAY_BE_NAMES,
    MONTH_FIRST,
    SAME_RULES,
)
from newsnb.extract.times.tense import Tense
from newsnb.lang import english
from newsnb.values import Time


def find_times(discourse: Discourse, *, date: str | None = None, home: str | None = None) -> tuple[Time, ...]:
    """Return the times that a text names, in text order.

    Parameters
    ----------
    discourse
        With a parse, tense says whether "Friday" is behind or ahead.
    date
        The day of publication, from which relative times are counted. If it is None, or no date, they are counted from
        a date that stands in full in the dateline or alone at the top; without one, they stay open.
    home
        Where the article's readers live, for the order of day and month in ``3/9``.
    """
    paragraphs = {start for start, _ in discourse.layout.paragraphs}
    found = [one for one in find_expressions(discourse.text, paragraphs) if not _is_name(one, discourse)]
    tense = Tense(discourse)
    day_first = _writes_day_first(home, found)
    setting = Setting(day_written(date), day_first=day_first, ahead=tense.is_ahead, behind=tense.is_behind)
    if setting.today is None:
        setting = _dated(discourse, found, setting)
    rules = {expression.start: expression.rule for expression in found}
    return join_stretches(discourse.text, _understand(found, setting), rules)


def _is_name(expression: Expression, discourse: Discourse) -> bool:
    """Return whether a weekday, month or season is somebody's name: Mr. Sunday, Theresa May."""
    if expression.rule not in MAY_BE_NAMES or len(expression.words) > 1:
        return False
    title = expression.second_before if expression.before == "." else expression.before
    token = discourse.token_at(expression.start)
    return title in english.names.words.courtesy_titles or token.ent_type_ == "PERSON"


def _writes_day_first(home: str | None, found: list[Expression]) -> bool | None:
    """Return whether the day stands before the month, as readers at ``home`` write it, or the text; None if open."""
    if home:
        return not any(name in home.lower() for name in MONTH_FIRST)
    rules = {expression.rule for expression in found}
    day_first, month_first = not rules.isdisjoint(BRITISH_RULES), not rules.isdisjoint(AMERICAN_RULES)
    return day_first if day_first != month_first else None


def _dated(discourse: Discourse, found: list[Expression], setting: Setting) -> Setting:
    """Return the setting with the date of the dateline, or of a first paragraph that is a date alone."""
    ends = [line.end for line in discourse.layout.datelines[:1]]
    ends += [end for _, end in discourse.layout.paragraphs[:1]]
    for expression in found[:3]:
        day = _day_of(expression, setting) if any(expression.end <= end for end in ends) else None
        if day and _stands_alone(discourse, expression):
            return replace(setting, today=day, anchor=f"time-{expression.start}")
    return setting


def _stands_alone(discourse: Discourse, expression: Expression) -> bool:
    start, end = discourse.paragraph_span(expression.start)
    dateline = discourse.layout.datelines[:1]
    in_dateline = bool(dateline) and dateline[0].start <= expression.start < dateline[0].end
    return in_dateline or (end - start) - (expression.end - expression.start) <= 3


def _understand(found: list[Expression], setting: Setting) -> Iterator[Time]:
    for expression in found:
        meaning = mean(expression, setting)
        if meaning is None:
            continue
        time = reach_publication(_time_of(expression, meaning), expression, setting)
        yield time
        if time.earliest and time.type in ("date", "time"):
            setting = _with_named(setting, time, expression.rule)


def _with_named(setting: Setting, time: Time, rule: str) -> Setting:
    """Return the setting for what stands behind a time on the calendar."""
    named = Named(time.id, time.value.partition("T")[0])
    is_quarter = named.value[4:6] == "-Q" and SAME_RULES.get(rule) == "quarter"
    return replace(setting, before=named, quarter=named if is_quarter else setting.quarter)


def _time_of(expression: Expression, meaning: Meaning) -> Time:
    earliest, latest = _ends_of(meaning)
    id = f"time-{expression.start}"
    return Time(
        id=id,
        start=expression.start,
        end=expression.end,
        type=meaning.type,
        value=meaning.value,
        earliest=earliest,
        latest=latest,
        anchor=None if meaning.anchor == id else meaning.anchor,
        reason=meaning.reason,
        score=meaning.score,
    )


def _ends_of(meaning: Meaning) -> tuple[str, str] | tuple[None, None]:
    days = meaning.days or days_of(meaning.value)
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def day_written(date: str | None) -> Date | None:
    """Return the day that a date means; None where it is none.

    >>> [str(day_written(date)) for date in ("2019-09-13T10:00", "13 September 2019", "Sept. 13, 2019", "soon", None)]
    ['2019-09-13', '2019-09-13', '2019-09-13', 'None', 'None']
    """
    try:
        return Date.fromisoformat((date or "")[:10])
    except ValueError:
        days = (_day_of(expression, Setting(None)) for expression in find_expressions((date or "")[:80], ()))
        return next(filter(None, days), None)


def _day_of(expression: Expression, setting: Setting) -> Date | None:
    """Return the day of a date that is printed in full; None for other expressions."""
    meaning = mean(expression, setting) if expression.rule in FULL_DATES else None
    days = days_of(meaning.value) if meaning else None
    return days[0] if days else None
