"""The word tables of `newsnb/lang/en`, read once: cues by frame, nouns of roles, channels and outlets."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SPEECH = frozenset(
    "say announce imply write describe discuss voice go-on ask tell direct-at commit judge cite find claim".split()
)


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
    """

    lemma: str
    pos: str
    kind: str
    frames: frozenset[str]
    sense: str = ""
    often: bool = True

    @property
    def is_speech(self) -> bool:
        """Whether it reports words, and not what somebody thinks, feels or wants."""
        return self.kind in _SPEECH


ABBREVIATED = {
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "pres": "president",
}
"""Titles as they are printed before names, in full."""


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """Give the cues by lemma and part of speech."""
    return {
        (row["cue"], row["pos"]): Cue(
            lemma=row["cue"],
            pos=row["pos"],
            kind=row["class"].partition("/")[0],
            sense=row["class"],
            frames=frozenset(row["frames"].split()),
            often=row["use"] == "often",
        )
        for row in _rows("cues")
    }


@cache
def phrasal_cues() -> dict[str, tuple[tuple[str, Cue], ...]]:
    """Give the verbs of several words ("point out") by their first: what follows it, and the cue."""
    found: dict[str, tuple[tuple[str, Cue], ...]] = {}
    for (lemma, pos), cue in cues().items():
        first, _, rest = lemma.partition(" ")
        if rest and pos == "verb":
            found[first] = (*found.get(first, ()), (rest, cue))
    return found


@cache
def roles() -> dict[str, str]:
    """Give the nouns that name what a person does, with the role that they show, ``""`` where they show none."""
    return {row["noun"]: row["role"] for row in _rows("roles")}


@cache
def name_words() -> dict[tuple[str, str], str]:
    """Give the labels of names by a word in them and where it stands ("head", "last"; the README of the tables)."""
    return {(row["word"], row["where"]): row["label"] for row in _rows("name_words")}


@cache
def organisation_words() -> dict[str, str]:
    """Give the words that show an organisation's role, in its name or beside it, with the role."""
    return {row["word"]: row["role"] for row in _rows("organisation_words")}


@cache
def organisations() -> dict[str, str]:
    """Give the roles of organisations that articles name without a word of what they are, by their names."""
    return {row["name"]: row["role"] for row in _rows("organisations")}


@cache
def first_names() -> frozenset[str]:
    """Give words that are first names of persons; many name something else too."""
    return frozenset(row["name"] for row in _rows("first_names"))


@cache
def channels() -> frozenset[str]:
    """Give the nouns that name where words were published."""
    return frozenset(row["noun"] for row in _rows("channels"))


@cache
def outlet_words() -> frozenset[str]:
    """Give the words that show that a name is a news outlet's."""
    return frozenset(row["word"] for row in _rows("outlets"))


@cache
def dictionary() -> frozenset[str]:
    """Give the words of English in small letters, those that are names too with a capital, and acronyms in capitals."""
    return frozenset((files("newsnb") / "lang" / "en" / "words.txt").read_text(encoding="utf-8").split())


@cache
def bodies() -> frozenset[str]:
    """Give the words, in small letters, that the names of public bodies are made of."""
    return _capitals("body")


@cache
def given_names() -> frozenset[str]:
    """Give the words, in small letters, that are first names where a last name follows."""
    return _capitals("given")


@cache
def titles() -> frozenset[str]:
    """Give the titles, in small letters, that have a capital before a name."""
    return _capitals("title") | frozenset(ABBREVIATED)


@cache
def names_in_small() -> dict[str, str]:
    """Give names of several words, and ordinary words that are names, as printed, by the same in small letters."""
    listed = {row["word"].lower(): row["word"] for row in _rows("capitals") if row["kind"] == "name"}
    known = {name.lower(): name for name in organisations() if name.lower() not in dictionary()}
    return known | listed


def _capitals(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("capitals") if row["kind"] == kind)


def _rows(table: str) -> list[dict[str, str]]:
    with (files("newsnb") / "lang" / "en" / f"{table}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
