"""What the steps of extraction hand on to one another: names, and attributions without their speakers."""

from dataclasses import dataclass
from functools import lru_cache

from newsnb.values import Span

PROPER = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))
"""Labels of what has a name of its own, and no number or title."""

SPEAKERS = frozenset(("PERSON", "ORG"))
"""Labels of those who say something, where a name may be a topic's, too."""

ACTORS = PROPER | {"NORP"}
"""Labels of what may speak."""

WHOLE = frozenset(("speaker turn", "signed letter", "interview answer"))
"""Rules by which somebody's own words are whole paragraphs, without quotation marks."""

UNKNOWN = 0.5
"""Chance of an attribution whose proposer knows none."""


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


@lru_cache(maxsize=2_000)
def key_of(words: str) -> str:
    """Return the key under which the mentions of a name are joined."""
    return " ".join(words.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that are somebody's, as printed; who that is, coreference says. Parts are spans of characters.

    Attributes
    ----------
    head
        Index of the cue's token; negative where the layout attributes and no word does.
    rule
        The proposer that found it; for "parsed", the class of the cue and the form of the content: "say: Rccomp".
    score
        Chance that content and source are right, as far as the proposer knows; `newsnb.extract.verdict` says it better.
    speech
        False for beliefs, wishes and plans.
    names_only
        Whether it names what is done with words or talked about, and nothing that is said of it: "praised the crew".
    cue, content, source
        The words that attribute, that are attributed, and that name the source.
    source_head, via, told_to
        Indices of the tokens that head the source, who passed the words on, and who was told.
    channel
        Where the words were published.
    anonymity
        Why the source has no name; empty where no reason is told, None where nobody asked for it.
    nested
        Whether it is said within the words of others, in marks of its own or in plain words.
    """

    head: int
    rule: str
    score: float = UNKNOWN
    speech: bool = True
    names_only: bool = False
    cue: tuple[Span, ...]
    content: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    source_head: int | None = None
    via: int | None = None
    told_to: tuple[int, ...] = ()
    channel: tuple[Span, ...] = ()
    anonymity: tuple[Span, ...] | None = None
    nested: bool = False
