"""When: the words of a text that say it, and what they mean.

`words` gives each word its classes, `expressions` finds what is made of them, `meaning` understands it with `calendar`,
and `finding` puts it all together.
"""

from newsnb.extract.times.finding import day_written, find_times

__all__ = ["day_written", "find_times"]
