"""What can be measured: each subject of ``newsnb bench``, and the module that measures it."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject that a module measures with its ``run`` and shows with its ``table``.

    Attributes
    ----------
    home
        The module, below `newsnb.bench`.
    what
        What is measured on which corpus, for the help of the command.
    needs_path
        Whether a corpus must be given; other subjects make their own texts.
    resampled
        Whether its figures have intervals from resampled corpora.
    lists_errors
        Whether its results hold the errors one by one.
    has_proposers
        Whether proposers can be left out, to see what they are worth.
    kills
        Whether it kills runs at random moments, a number of times that can be chosen.
    """

    home: str
    what: str
    needs_path: bool = True
    resampled: bool = False
    lists_errors: bool = False
    has_proposers: bool = False
    kills: bool = False

    def load(self) -> ModuleType:
        """Return the module, imported now: the help of the command does without it."""
        return import_module(f"newsnb.bench.{self.home}")


SUBJECTS = {
    "quotes": Subject(
        home="quotes",
        what="who said what: PolNeAR as it is published, or JSON lines with attributions",
        resampled=True,
        lists_errors=True,
        has_proposers=True,
    ),
    "entities": Subject(
        home="entities",
        what="people, organisations and places by name: JSON lines with entities",
        resampled=True,
        lists_errors=True,
    ),
    "clusters": Subject(
        home="clusters",
        what="who is who: the marked articles of PolNeAR's development part, or JSON lines with clusters and turns",
        lists_errors=True,
    ),
    "speakers": Subject(
        home="speakers",
        what="whom pronouns and roles mean, in the same articles; or whose turn it is in JSON lines with turns",
        lists_errors=True,
    ),
    "places": Subject(
        home="places",
        what="names of places and where they lie: LGL or TR-News as they are published, or JSON lines with toponyms",
        resampled=True,
        lists_errors=True,
    ),
    "times": Subject(
        home="times",
        what="what says when, and what it means: JSON lines with times, or with quotes and when each was said",
        resampled=True,
        lists_errors=True,
    ),
    "check": Subject(
        home="checks", what="verdicts on quotations and statements: benchmarks/checking/check.jsonl", lists_errors=True
    ),
    "compare": Subject(
        home="accounts",
        what="who and which quotations are in both of two accounts: benchmarks/checking/compare.jsonl",
        lists_errors=True,
    ),
    "versions": Subject(
        home="revisions",
        what="what was changed between two versions: benchmarks/checking/versions.jsonl",
        lists_errors=True,
    ),
    "hostile": Subject(
        home="safety.hostile",
        what="hostile inputs, in files, tables, cells and a browser: JSON lines with text, bytes or pages",
    ),
    "extraction": Subject(
        home="extraction", what="web pages with the articles in them: article-extraction-benchmark as it is published"
    ),
    "view": Subject(home="view.measures", what="how large, quick and quiet the view is, in Chromium", needs_path=False),
    "corpus": Subject(
        home="speed.corpus",
        what="what engines cost, what kills cost, and how large tables are: a folder or table of articles",
        kills=True,
    ),
    "speed": Subject(
        home="speed.pace",
        what="how many words are read a CPU second beside the bare model, in how much memory: a corpus of `quotes`",
    ),
    "time": Subject(
        home="speed.time",
        what="how long texts take that are as long as may be, beside the bare parse and beside half of them",
        needs_path=False,
    ),
}
"""By the word that a user types."""
