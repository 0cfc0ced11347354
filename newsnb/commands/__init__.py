"""The commands of ``newsnb``, a module each: its options, and the one call of the library that it makes."""

from newsnb.commands import agreement, bench, check, corpus, demo, gazetteer, pack, read

COMMANDS = (read, corpus, check, agreement, demo, gazetteer, pack, bench)
"""In the order in which ``newsnb --help`` lists them."""
