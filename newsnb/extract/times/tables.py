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

CLASSES: dict[str, Collection[str]] = {
    "MONTH": MONTHS,
    "WEEKDAY": WEEKDAYS,
    "MANYWEEKDAY": MANY_WEEKDAYS,
    "NUMBER": NUMBERS,
    "ORDINAL": ORDINALS,
    "TENS": TENS,
    "UNIT": UNITS,
    "UNITS": MANY_UNITS,
    "OFTEN": OFTEN,
    "SEASON": SEASONS,
    "DAYPART": DAY_PARTS,
    "MANYDAYPART": MANY_DAY_PARTS,
    "DAYAWAY": DAYS_AWAY,
    "VAGUE": VAGUE,
    "PASTORFUTURE": PAST_OR_FUTURE,
    "DIRECTION": DIRECTIONS,
    "WAY": WAYS,
    "ERA": ERAS,
    "HOLIDAY": HOLIDAYS,
    "A": english.times.words.a,
    "ABOUT": english.times.words.about,
    "AGO": english.times.words.ago,
    "AND": english.times.words.and_,
    "AT": english.times.words.at,
    "BEFORE": english.times.words.before,
    "BIG": english.times.words.big,
    "CENTURY": english.times.words.century,
    "CLOSE": english.times.words.close,
    "COMMA": english.times.words.comma,
    "DAYUNIT": english.times.words.day_unit,
    "DISTANT": english.times.words.distant,
    "EACH": english.times.words.each,
    "EDGE": english.times.words.edge,
    "FEW": english.times.words.few,
    "FILLER": english.times.words.filler,
    "FISCAL": english.times.words.fiscal,
    "FOLLOWING": english.times.words.following,
    "FROM": english.times.words.from_,
    "HALF": english.times.words.half,
    "HYPHEN": english.times.words.hyphen,
    "IN": english.times.words.in_,
    "LAST": english.times.words.last,
    "LATE": english.times.words.late,
    "LEAST": english.times.words.least,
    "MERIDIEM": english.times.words.meridiem,
    "MORE": english.times.words.more,
    "NEAR": english.times.words.near,
    "NEXT": english.times.words.next,
    "NO": english.times.words.no,
    "NOON": english.times.words.noon,
    "NOW": english.times.words.now,
    "SHARP": english.times.words.sharp,
    "OF": english.times.words.of,
    "ON": english.times.words.on,
    "OPEN": english.times.words.open,
    "OVER": english.times.words.over,
    "PAST": english.times.words.past,
    "PERIOD": english.times.words.period,
    "POSSESSIVE": english.times.words.possessive,
    "QUARTER": english.times.words.quarter,
    "RECENT": english.times.words.recent,
    "SAME": english.times.words.same,
    "SIGN": english.times.words.sign,
    "STOP": english.times.words.stop,
    "SPOKEN": english.times.words.spoken,
    "THAN": english.times.words.than,
    "THAT": english.times.words.that,
    "THE": english.times.words.the,
    "THESE": english.times.words.these,
    "THIS": english.times.words.this,
    "TO": english.times.words.to,
    "TONIGHT": english.times.words.tonight,
    "UP": english.times.words.up,
    "VERY": english.times.words.very,
    "WHOLE": english.times.words.whole,
    "YEARUNIT": english.times.words.year_unit,
    "ZONE": english.times.words.zone,
}
"""The words of each class."""

SHAPES: dict[str, re.Pattern[str]] = {
    "ISO": english.times.patterns.iso,
    "SLASHED": english.times.patterns.slashed,
    "HALFSLASHED": english.times.patterns.half_slashed,
    "YEAR": english.times.patterns.year,
    "DAY": english.times.patterns.day,
    "DIGITS": english.times.patterns.digits,
    "ORDINALDAY": english.times.patterns.ordinal_day,
    "DECADE": english.times.patterns.decade,
    "CLOCK": english.times.patterns.clock,
    "DOTCLOCK": english.times.patterns.dot_clock,
    "HOUR": english.times.patterns.hour,
    "TWENTYFOUR": english.times.patterns.twentyfour,
    "FRACTION": english.times.patterns.fraction,
}
"""The classes of what begins with a digit."""

CORE = (
    "ISO SLASHED HALFSLASHED YEAR DECADE CLOCK MERIDIEM SHARP NOON ZONE MONTH WEEKDAY MANYWEEKDAY HOLIDAY UNIT UNITS "
    "CENTURY TENS ERA SEASON DAYPART MANYDAYPART DAYAWAY TONIGHT OFTEN VAGUE PASTORFUTURE HALF QUARTER SPOKEN"
).split()
"""Classes of which every expression has a word."""

SAMPLES: tuple[str, ...] = english.times.ordered.samples
"""A word of each set of these classes."""

WORD: re.Pattern[str] = english.times.patterns.word

CAPITALIZED: frozenset[str] = english.times.words.needs_capital
"""Words that name a month, a weekday or an era only where they begin with a capital."""

DATED: frozenset[str] = english.times.words.needs_date
"""Words that name a month or a weekday only beside a date."""


DATE_WORDS: frozenset[str] = english.times.words.before_date
"""Words that a date has before it, and a number has not."""

HYPHENS: frozenset[str] = english.times.words.hyphen

CURRENCIES: frozenset[str] = english.times.words.before_money

SEASON_WORDS: frozenset[str] = english.times.words.before_season
"""Words that "spring" and "fall" have before them where they are seasons."""

NOT_SOON: frozenset[str] = english.times.words.no_soon
"""Words beside "soon" with which it says nothing of when."""

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
