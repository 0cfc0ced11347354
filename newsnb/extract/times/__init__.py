"""When: the words of a text that say it, and what they mean.

`words` gives each word its classes, `expressions` finds what is made of them, `rules` lead each to what it means
(`explicit`, `relative`, `periods`, `amounts`, `clocks`, `holidays`, by `calendar` and `tense`), `stretches` joins
those that are the ends of one, and `finding` puts it all together. `clauses` links times with quotes and places.
"""

from newsnb.extract.times.clauses import add_clause_times, add_mention_times, add_said_when
from newsnb.extract.times.finding import day_written, find_times

__all__ = ["add_clause_times", "add_mention_times", "add_said_when", "day_written", "find_times"]
