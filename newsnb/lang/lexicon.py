"""What newsnb knows of one language: word lists, patterns and weights, read from the language's folder on first use.

A subject of the code (text, mentions, attributions, coreference, places; ``names`` for what several share) has one file
of its name with the tables ``[words]``, ``[maps]`` and ``[patterns]``; long lists and weights have CSV files of their
own. ``en/README.md`` describes the format.
"""

import csv
import re
import tomllib
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_INCLUDED = re.compile(r"%\{([a-z_]+\.[a-z_]+)\}|%\[([a-z_]+\.[a-z_]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that attributes other words to somebody.

    Attributes
    ----------
    lemma, pos
        The word, and ``"verb"``, ``"noun"``, ``"adjective"`` or ``"adverb"``.
    kind
        The class of the table: what the speaker does ("say", "ask", "tell", "judge", ...).
    frames
        What it takes as content; the table's README lists them.
    sense
        The class with what is narrower in it, if anything: "say/deny".
    often
        Whether news mostly uses the word so; "break" and "deliver" attribute something only now and then.
    is_speech
        Whether it reports words, and not what somebody thinks, feels or wants.
    """

    lemma: str
    pos: str
    kind: str
    frames: frozenset[str]
    sense: str = ""
    often: bool = True
    is_speech: bool = False


class Table(Generic[T]):
    """The entries of one table of a file, each an attribute; an unknown one says which there are."""

    def __init__(self, look_up: Callable[[str], T]) -> None:
        self._look_up = look_up

    def __getattr__(self, name: str) -> T:
        if name.startswith("__"):  # what copy and pickle ask for is no entry
            raise AttributeError(name)
        return self._look_up(name)


class Subject:
    """What one file says: lists of words, the same lists in their order, maps and patterns.

    Examples
    --------
    >>> from newsnb.lang import english
    >>> "berg" in english.names.words.particles, english.coreference.maps.forms["hers"]
    (False, 'she')
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self.words: Table[frozenset[str]] = Table(lambda entry: frozenset(self._ordered(entry)))
        self.ordered: Table[tuple[str, ...]] = Table(self._ordered)
        self.maps: Table[Mapping[str, Any]] = Table(lambda entry: MappingProxyType(self._entry("maps", entry)))
        self.patterns: Table[re.Pattern[str]] = Table(lambda entry: re.compile(self._pattern(entry)))

    def _ordered(self, entry: str) -> tuple[str, ...]:
        return tuple(_split(self._entry("words", entry)))

    def _pattern(self, entry: str) -> str:
        """Return a pattern with the ``%{other.pattern}`` and ``%[word.list]`` in it written out."""
        return _INCLUDED.sub(self._include, str(self._entry("patterns", entry)).strip("\n"))

    def _include(self, match: re.Match[str]) -> str:
        subject, _, entry = (match[1] or match[2]).partition(".")
        other = Subject(self._folder, subject)
        if match[1]:
            return f"(?:{other._pattern(entry)})"
        return "|".join(re.escape(word) for word in sorted(other._ordered(entry), key=len, reverse=True))

    def _entry(self, table: str, name: str) -> Any:
        entries = _subject(self._folder / f"{self._name}.toml").get(table, {})
        if name not in entries:
            known = ", ".join(sorted(entries))
            raise AttributeError(f"{self._name}.toml has no {name!r} under [{table}]; it has: {known}")
        return entries[name]


@dataclass(frozen=True)
class Lexicon:
    """The words, patterns and weights of one language.

    Attributes
    ----------
    folder
        Where its files are; they are read when they are first asked for, and kept.

    Examples
    --------
    >>> from newsnb.lang import english
    >>> english.cues["warn", "verb"].kind, english.roles["mayor"]
    ('say', 'government')
    """

    folder: Path

    def subject(self, name: str) -> "Subject":
        """Return the entries of one file, each an attribute: ``english.names.words.particles``."""
        return Subject(self.folder, name)

    @cached_property
    def names(self) -> "Subject":
        """What several subjects share about names."""
        return self.subject("names")

    @cached_property
    def text(self) -> "Subject":
        """How articles are laid out."""
        return self.subject("text")

    @cached_property
    def mentions(self) -> "Subject":
        """How names are printed, and what tells what they name."""
        return self.subject("mentions")

    @cached_property
    def attributions(self) -> "Subject":
        """How words are attributed to somebody."""
        return self.subject("attributions")

    @cached_property
    def coreference(self) -> "Subject":
        """What refers to somebody without naming them."""
        return self.subject("coreference")

    @cached_property
    def places(self) -> "Subject":
        """How places are named, and what they are named for."""
        return self.subject("places")

    @cached_property
    def times(self) -> "Subject":
        """How English says when."""
        return self.subject("times")

    @cached_property
    def checking(self) -> "Subject":
        """How two texts are compared."""
        return self.subject("checking")

    @cached_property
    def comparing(self) -> "Subject":
        """Who is who in accounts of one event, and what they print."""
        return self.subject("comparing")

    def weights(self, name: str) -> Mapping[str, float]:
        """Return the fitted weights in ``weights/NAME.csv``; lines that begin with # say where they come from."""
        return _weights(self.folder / "weights" / f"{name}.csv")

    @cached_property
    def speech(self) -> frozenset[str]:
        """The classes of cues that report words, and not what somebody thinks, feels or wants."""
        return self.attributions.words.speech_classes

    @cached_property
    def cues(self) -> Mapping[tuple[str, str], Cue]:
        """The cues by lemma and part of speech."""
        return {(row["cue"], row["pos"]): self._cue(row) for row in self._rows("cues")}

    def _cue(self, row: Mapping[str, str]) -> Cue:
        kind = row["class"].partition("/")[0]
        return Cue(
            lemma=row["cue"],
            pos=row["pos"],
            kind=kind,
            sense=row["class"],
            frames=frozenset(row["frames"].split()),
            often=row["use"] == "often",
            is_speech=kind in self.speech,
        )

    @cached_property
    def phrasal_cues(self) -> Mapping[str, tuple[tuple[str, Cue], ...]]:
        """The verbs of several words ("point out") by their first: what follows it, and the cue."""
        found: dict[str, tuple[tuple[str, Cue], ...]] = {}
        for (lemma, pos), cue in self.cues.items():
            first, _, rest = lemma.partition(" ")
            if rest and pos == "verb":
                found[first] = (*found.get(first, ()), (rest, cue))
        return found

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The nouns that name what a person does, with the role that they show, ``""`` where they show none."""
        return {row["noun"]: row["role"] for row in self._rows("roles")}

    @cached_property
    def name_words(self) -> Mapping[tuple[str, str], str]:
        """The labels of names by a word in them and where it stands ("head", "last"; the folder's README)."""
        return {(row["word"], row["where"]): row["label"] for row in self._rows("name_words")}

    @cached_property
    def organisation_words(self) -> Mapping[str, str]:
        """The words that show an organisation's role, in its name or beside it, with the role."""
        return {row["word"]: row["role"] for row in self._rows("organisation_words")}

    @cached_property
    def organisations(self) -> Mapping[str, str]:
        """The roles of organisations that articles name without a word of what they are, by their names."""
        return {row["name"]: row["role"] for row in self._rows("organisations")}

    @cached_property
    def leaders(self) -> Mapping[str, str]:
        """The offices of those who lead a country, or did, by each name that news has for them."""
        return {name: row["office"] for row in self._rows("leaders") for name in row["names"].split("|")}

    @cached_property
    def first_names(self) -> frozenset[str]:
        """Words that are first names of persons; many name something else too."""
        return frozenset(row["name"] for row in self._rows("first_names"))

    @cached_property
    def first_name_forms(self) -> Mapping[str, str]:
        """The pronoun, "he" or "she", that nearly all who bear a first name go by; without names of both."""
        return {row["name"]: row["form"] for row in self._rows("first_names") if row["form"]}

    @cached_property
    def actors(self) -> frozenset[str]:
        """The nouns for somebody by office, trade or part in a story, and those for bodies."""
        return frozenset((*self.roles, *self.organisation_words))

    @cached_property
    def channels(self) -> frozenset[str]:
        """The nouns that name where words were published."""
        return frozenset(row["noun"] for row in self._rows("channels"))

    @cached_property
    def outlet_words(self) -> frozenset[str]:
        """The words that show that a name is a news outlet's."""
        return frozenset(row["word"] for row in self._rows("outlets"))

    @cached_property
    def dictionary(self) -> frozenset[str]:
        """The words of the language in small letters, those that are names too with a capital, acronyms in capitals."""
        return frozenset((self.folder / "words.txt").read_text(encoding="utf-8").split())

    @cached_property
    def persons(self) -> frozenset[str]:
        """The nouns, in small letters, that mean a person first of all: *boy*, *defendant*."""
        return frozenset((self.folder / "persons.txt").read_text(encoding="utf-8").split())

    @cached_property
    def relations(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Words that belong together, by how: ``same``, ``derived``, ``opposite``; ``form``: a form and its lemma."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for row in self._rows("relations"):
            found.setdefault(row["relation"], []).append(tuple(row["words"].split()))
        return {relation: tuple(words) for relation, words in found.items()}

    @cached_property
    def meanings(self) -> Mapping[str, bytes]:
        """A vector of what a word means, by lemma, as signed bytes; the cosine of two tells how near the words are."""
        return {row["word"]: b64decode(row["vector"]) for row in self._rows("meanings")}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The words, in small letters, that the names of public bodies are made of."""
        return self._capitals("body")

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The words, in small letters, that are first names where a last name follows."""
        return self._capitals("given")

    @cached_property
    def abbreviated_titles(self) -> Mapping[str, str]:
        """Titles as they are abbreviated before names, in full."""
        return self.names.maps.abbreviated_titles

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles, in small letters, that have a capital before a name."""
        return self.names.words.courtesy_titles | self.names.words.titles | frozenset(self.abbreviated_titles)

    @cached_property
    def names_in_small(self) -> Mapping[str, str]:
        """Names of several words, and ordinary words that are names, as printed, by the same in small letters."""
        listed = {row["word"].lower(): row["word"] for row in self._rows("capitals") if row["kind"] == "name"}
        known = {name.lower(): name for name in self.organisations if name.lower() not in self.dictionary}
        return known | listed

    def _capitals(self, kind: str) -> frozenset[str]:
        return frozenset(row["word"] for row in self._rows("capitals") if row["kind"] == kind)

    def _rows(self, table: str) -> list[dict[str, str]]:
        with (self.folder / f"{table}.csv").open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))


def _split(listed: str | list[str]) -> list[str]:
    """Split words at blanks; what has blanks in it stands in an array."""
    return listed.split() if isinstance(listed, str) else listed


@cache
def _subject(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _weights(path: Path) -> Mapping[str, float]:
    with path.open(encoding="utf-8") as lines:
        rows = csv.reader(line for line in lines if not line.startswith("#"))
        return MappingProxyType({feature: float(weight) for feature, weight in rows})
