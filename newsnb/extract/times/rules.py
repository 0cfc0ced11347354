"""Expression -> what it means, by the rule that found it."""

from collections.abc import Callable

from newsnb.extract.times import amounts, explicit, relative
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Meaning, Setting

RULES: dict[str, Callable[[Expression, Setting], Meaning | None]] = {
    "clock": amounts.clock,
    "iso": explicit.iso,
    "slashed": explicit.slashed,
    "half_slashed": explicit.half_slashed,
    "full_date": explicit.full_date,
    "british_date": explicit.full_date,
    "day_range": explicit.day_range,
    "british_range": explicit.day_range,
    "month_year": explicit.month_year,
    "month_day": explicit.day_and_month,
    "day_month": explicit.day_and_month,
    "month_shifted": relative.month_shifted,
    "named_day": explicit.named_day,
    "century": explicit.century,
    "decade": explicit.decade,
    "era_year": explicit.era_year,
    "fiscal": explicit.fiscal_year,
    "quarter_of": relative.quarter,
    "shifted_quarter": relative.quarter,
    "year_ago_period": relative.year_ago_period,
    "season_year": explicit.season_year,
    "shifted_season": relative.season,
    "ago": relative.ago,
    "from_now": relative.from_now,
    "past_amount": amounts.past_amount,
    "past_unit": amounts.past_amount,
    "recent_units": amounts.recent_units,
    "shifted_part": relative.shifted_part,
    "same_unit": relative.same_unit,
    "shifted_weekday": relative.shifted_weekday,
    "shifted_month": relative.shifted_month,
    "shifted_unit": relative.shifted_unit,
    "these_units": amounts.these_units,
    "spoken_year": explicit.spoken_year,
    "weekdays": amounts.weekdays,
    "weekday": relative.weekday,
    "each": amounts.each,
    "day_away": relative.day_away,
    "tonight": relative.tonight,
    "amount": amounts.amount,
    "amount_of_one": amounts.amount_of_one,
    "first_units": amounts.first_units,
    "amount_open": amounts.amount_open,
    "part_of_unit": relative.part_of_unit,
    "often": amounts.often,
    "month": relative.month,
    "season": relative.season,
    "year": explicit.year,
    "part": relative.part,
    "past_or_future": relative.past_or_future,
    "vague": relative.vague,
}
"""What each rule of ``[maps.expressions]`` in ``times.toml`` means."""


def mean(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what an expression means; None where it turns out to be none of time."""
    return RULES[expression.rule](expression, setting)
