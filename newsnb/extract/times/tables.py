"""The words of ``lang/en/times.toml`` by their classes, and what the maps there say of them."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from newsnb.lang import english

MONTHS: Mapping[str, int] = english.times.maps.months
WEEKDAYS: Mapping[str, int] = english.times.maps.weekdays
MANY_WEEKDAYS: Mapping[str, int] = english.times.maps.many_weekdays
NUMBERS: Mapping[str, float] = english.times.maps.numbers
ORDINALS: Mapping[str, int] = english.times.maps.ordinals
TENS: Mapping[str, int] = english.times.maps.tens
UNITS: Mapping[str, str] = english.times.maps.units
MANY_UNITS: Mapping[str, str] = english.times.maps.many_units
OFTEN: Mapping[str, str] = english.times.maps.often
SEASONS: Mapping[str, str] = english.times.maps.seasons
DAY_PARTS: Mapping[str, str] = english.times.maps.day_parts
MANY_DAY_PARTS: Mapping[str, str] = english.times.maps.many_day_parts
DAYS_AWAY: Mapping[str, int] = english.times.maps.days_away
VAGUE: Mapping[str, str] = english.times.maps.vague
PAST_OR_FUTURE: Mapping[str, str] = english.times.maps.past_or_future
DIRECTIONS: Mapping[str, int] = english.times.maps.directions
WAYS: Mapping[str, int] = english.times.maps.ways
ERAS: Mapping[str, int] = english.times.maps.eras
HOLIDAYS: Mapping[str, str] = english.times.maps.holidays

EXPRESSIONS: Mapping[str, str] = english.times.maps.expressions
"""The patterns over classes, by the names of their rules."""

GROUPS: Mapping[str, str] = english.times.maps.groups
"""What several patterns have in common."""

CLASSES: Mapping[str, Collection[str]] = {
    **{name: getattr(english.times.maps, entry) for name, entry in english.times.maps.classes_of_maps.items()},
    **{name: frozenset(words.split()) for name, words in english.times.maps.classes.items()},
}
"""The words of each class."""

SHAPES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern) for name, pattern in english.times.maps.shapes.items()
}
"""The classes of what begins with a digit."""

CORE: frozenset[str] = english.times.words.core
"""Classes of which every expression has a word."""

SAMPLES: tuple[str, ...] = english.times.ordered.samples
"""A word of each set of these classes."""

WORD: re.Pattern[str] = english.times.patterns.word

CAPITALIZED: frozenset[str] = english.times.words.needs_capital
"""Words that name a month, a weekday or an era only where they begin with a capital."""

NAMED_CLASSES: frozenset[str] = english.times.words.named_classes
"""Classes that these words are then not of."""

DATED: frozenset[str] = english.times.words.needs_date
"""Words that name a month or a weekday only beside a date."""

SAME_RULES: Mapping[str, str] = english.times.maps.same_rules
"""Names of rules that mean what others do, with the names of these."""

HOURS: Mapping[str, str] = english.times.maps.hours
LENGTHS: Mapping[str, str] = english.times.maps.lengths
HALVES: Mapping[str, str] = english.times.maps.halves
YEARS_IN: Mapping[str, int] = english.times.maps.years_in
UNKNOWN: Mapping[str, str] = english.times.maps.unknown
FINER: Mapping[str, tuple[str, int]] = english.times.maps.finer
TOLD_IN: Mapping[str, str] = english.times.maps.told_in
FINENESS: Mapping[str, int] = english.times.maps.fineness
PARTS_OF_YEAR: Mapping[str, tuple[int, int]] = english.times.maps.parts_of_year
UNIT_NAMES: Mapping[str, str] = english.times.maps.unit_names

FINE_UNITS: frozenset[str] = english.times.words.fine_units
NO_SINGLE_UNITS: frozenset[str] = english.times.words.no_single_units
NO_OPEN_UNITS: frozenset[str] = english.times.words.no_open_units
NO_SHIFTED_UNITS: frozenset[str] = english.times.words.no_shifted_units
NO_PARTED_UNITS: frozenset[str] = english.times.words.no_parted_units

MAY_BE_NAMES: frozenset[str] = english.times.words.may_be_names
BRITISH_RULES: frozenset[str] = english.times.words.british_rules
AMERICAN_RULES: frozenset[str] = english.times.words.american_rules
FULL_DATES: frozenset[str] = english.times.words.full_dates

FRACTIONS: frozenset[str] = english.times.words.fractions
AFTER_NUMBER: frozenset[str] = english.times.words.after_number
BEFORE_CLOCK: frozenset[str] = english.times.words.before_clock
AFTER_CLOCK: frozenset[str] = english.times.words.after_clock
BEFORE_PRICE: frozenset[str] = english.times.words.before_price
SAYING: frozenset[str] = english.times.words.saying
"""Verbs beside which "earlier" tells when something was said."""

NO_ADVERB: frozenset[str] = english.times.words.no_adverb
"""Words before "overnight" with which it says what something is like."""

LATE_PARTS: frozenset[str] = english.times.words.late_parts
PARTS_OF_HOUR: Mapping[str, int] = english.times.maps.parts_of_hour
ZERO_ZONES: frozenset[str] = english.times.words.zero_zones

DATE_WORDS: frozenset[str] = english.times.words.before_date
"""Words that a date has before it, and a number has not."""

HYPHENS: Collection[str] = CLASSES["HYPHEN"]

CURRENCIES: frozenset[str] = english.times.words.before_money

SEASON_WORDS: frozenset[str] = english.times.words.before_season
"""Words that "spring" and "fall" have before them where they are seasons."""

AMBIGUOUS_SEASONS: frozenset[str] = english.times.words.ambiguous_seasons
"""Seasons whose words are something else where nothing before them tells."""

NOT_SOON: frozenset[str] = english.times.words.no_soon
"""Words beside "soon" with which it says nothing of when."""

SINCE: frozenset[str] = english.times.words.since
SINCE_ABOUT: frozenset[str] = english.times.words.since_about
NO_SINCE: frozenset[str] = english.times.words.no_since
"""Words behind a time with which "since" before it says why, and not when."""

FROM: frozenset[str] = english.times.words.stretch_from
BETWEEN: frozenset[str] = english.times.words.stretch_between
STRETCH_TO: frozenset[str] = english.times.words.stretch_to
STRETCH_AND: frozenset[str] = english.times.words.stretch_and
MOVED: frozenset[str] = english.times.words.moved
MONTH_RULES: frozenset[str] = english.times.words.month_rules

BINDING: frozenset[str] = english.times.words.binding
"""Words behind "the day" that say which."""

AGE: frozenset[str] = english.times.words.age
"""Words behind an amount that make it an age."""

MONTH_FIRST: tuple[str, ...] = english.times.ordered.month_first
"""Names of where the month is written before the day."""

FROM_TODAY: frozenset[str] = english.times.words.from_today
"""Words behind an amount that count from the day of writing."""


def look_up(words: Collection[str], table: Mapping[str, Any]) -> Any:
    """Return what a table says of the first word that is in it; None where none is."""
    return next((table[word] for word in map(str.lower, words) if word in table), None)
