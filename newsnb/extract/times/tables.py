"""The words of ``lang/en/times.toml`` by their classes, and what the maps there say of them."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from newsnb.lang import english

MONTHS: Mapping[str, int] = english.times.maps.months
WEEKDAYS: Mapping[str, int] = english.times.maps.weekdays
UNITS: Mapping[str, str] = english.times.maps.units
MANY_UNITS: Mapping[str, str] = english.times.maps.many_units
NUMBERS: Mapping[str, int] = english.times.maps.numbers
SEASONS: Mapping[str, str] = english.times.maps.seasons
DAY_PARTS: Mapping[str, str] = english.times.maps.day_parts
DAYS_AWAY: Mapping[str, int] = english.times.maps.days_away
VAGUE: Mapping[str, str] = english.times.maps.vague
DIRECTIONS: Mapping[str, int] = english.times.maps.directions

EXPRESSIONS: Mapping[str, str] = english.times.maps.expressions
"""The patterns over classes, by the names of their rules."""

CLASSES: dict[str, Collection[str]] = {
    "MONTH": MONTHS,
    "WEEKDAY": WEEKDAYS,
    "UNIT": UNITS,
    "UNITS": MANY_UNITS,
    "NUMBER": NUMBERS,
    "SEASON": SEASONS,
    "DAYPART": DAY_PARTS,
    "DAYAWAY": DAYS_AWAY,
    "VAGUE": VAGUE,
    "DIRECTION": DIRECTIONS,
    "COMMA": english.times.words.comma,
    "STOP": english.times.words.stop,
    "HYPHEN": english.times.words.hyphen,
    "OF": english.times.words.of,
    "THE": english.times.words.the,
    "EARLIER": english.times.words.earlier,
}
"""The words of each class."""

SHAPES: dict[str, re.Pattern[str]] = {
    "ISO": english.times.patterns.iso,
    "YEAR": english.times.patterns.year,
    "DAY": english.times.patterns.day,
    "DIGITS": english.times.patterns.digits,
    "ORDINAL": english.times.patterns.ordinal,
    "DECADE": english.times.patterns.decade,
}
"""The classes of what begins with a digit."""

SAMPLES: tuple[str, ...] = english.times.ordered.samples
"""A word of each set of these classes."""

WORD: re.Pattern[str] = english.times.patterns.word
CAPITALIZED: frozenset[str] = english.times.words.needs_capital
"""Words that name a month or a weekday only where they begin with a capital."""


def look_up(words: Collection[str], table: Mapping[str, Any]) -> Any:
    """Return what a table says of the first word that is in it; None where none is."""
    return next((table[word] for word in map(str.lower, words) if word in table), None)
