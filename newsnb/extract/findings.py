"""What the steps of extraction hand on to one another: names, and attributions without their speakers."""

from dataclasses import dataclass
from functools import lru_cache

from newsnb.values import Span

PROPER = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))
"""Labels of what has a name of its own, and no number or title."""

ACTORS = PROPER | {"NORP"}
"""Labels of what may speak."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention: ``text[start:end]`` is ``words``; ``rule`` says how it was found."""

    start: int
    end: int
    words: str
    label: str
    rule: str = "name"

    @property
    def key(self) -> str:
        """The name without what differs between its mentions: case and white space."""
        return key_of(self.words)

    def cut(self, start: int, end: int, label: str | None = None) -> "Name":
        """Return the part of the name from ``start`` to ``end``, counted in its own characters."""
        words = self.words[start:end]
        return Name(self.start + start, self.start + end, words, label or self.label, self.rule)

    def spread(self, text: str, start: int, end: int) -> "Name":
        """Return the name from ``start`` to ``end`` of ``text``, in which it stands."""
        unchanged = (start, end) == (self.start, self.end)
        return self if unchanged else Name(start, end, text[start:end], self.label, self.rule)

    def labelled(self, label: str) -> "Name":
        """Return the same mention under another label."""
        return self if label == self.label else Name(self.start, self.end, self.words, label, self.rule)


@lru_cache(maxsize=10_000)
def key_of(words: str) -> str:
    """Return the key under which the mentions of a name are joined."""
    return " ".join(words.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """An attribution as the parse shows it; all parts are character spans, ``head`` is the cue's token index."""

    head: int
    rule: str
    score: float
    speech: bool = True
    cue: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    source_head: int | None = None
    via: int | None = None
    told_to: tuple[int, ...] = ()
    channel: tuple[Span, ...] = ()
    anonymity: tuple[Span, ...] | None = None
