"""Look up the places that a name could mean, best first, in one SQLite file that is built on first use."""

from newsnb.gazetteer.building import build, default_path
from newsnb.gazetteer.entries import Entry, Gazetteer, is_country, is_division, prominence
from newsnb.gazetteer.reading import SqliteGazetteer, load

__all__ = [
    "Entry",
    "Gazetteer",
    "SqliteGazetteer",
    "build",
    "default_path",
    "is_country",
    "is_division",
    "load",
    "prominence",
]
