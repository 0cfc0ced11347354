"""Text to the turns of a dialogue: paragraphs that begin with who speaks, as interviews and transcripts print it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsnb.lang import english
from newsnb.plain import Value
from newsnb.values import Span

_QUESTION = re.compile(r"(Q|Question|QUESTION)(?:[:.]| [–—-])\s+(?=\S)")
_ANSWER = re.compile(r"(A|Answer|ANSWER)(?:[:.]| [–—-])\s+(?=\S)")
_LABEL = re.compile(r"[\"“]?([A-Z][^:;!?–—\n\"“”()&]{0,60}?)(?: ?\([^()\n]{1,40}\))?:\s+(?=\S)")
_INITIALS = re.compile(r"[A-Z]\.?[A-Z]\.?$|[B-DF-HJ-NP-TV-XZ]{3}$")
_GOES_ON = re.compile(r"[\"“]?[^(\[\"“].*[.!?…][\"'”’)]*", re.DOTALL)  # no "(LAUGHTER)", no heading
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")  # in the middle of a sentence
_SPEAKERS = frozenset("reporter interviewer moderator host presenter audience caller correspondent voice crowd".split())
_PARTICLES = frozenset("of the and for al bin da de del der du el la le van von".split())
_MOST_WORDS = 6
_LEAST_DENSE = 0.4  # share of the paragraphs from the first turn to the last that begin one
_LEAST_TURNS = 2  # a single word in capitals before a colon is a label ("UPDATE:"), two make a dialogue


@dataclass(frozen=True, slots=True)
class Turn(Value):
    """What one speaker says, up to the next.

    Attributes
    ----------
    start, end
        The label that tells who speaks, without its colon.
    said
        Where the words stand: behind the label, and in the paragraphs without one up to the next.
    kind
        ``"question"`` and ``"answer"`` for Q and A, ``"initials"``, ``"role"`` for a reporter, ``"name"``.
    """

    start: int
    end: int
    said: tuple[Span, ...]
    kind: str


def find_turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    r"""Find the turns of a dialogue, in text order; none where but one paragraph looks like a turn.

    >>> text = "Q: Why now? \nA: Because nobody asked before."
    >>> [(text[turn.start:turn.end], turn.kind) for turn in find_turns(text, [(0, 11), (13, 44)])]
    [('Q', 'question'), ('A', 'answer')]
    """
    labelled = _without_words(text, list(_labelled(text, paragraphs)))
    if len(labelled) < _LEAST_TURNS:
        return ()
    last_words = Counter(_last_word(text, turn) for turn in labelled)
    asked = any(turn.kind == "question" for turn in labelled)
    capitals = sum(turn.kind in ("name", "initials") and text[turn.start : turn.end].isupper() for turn in labelled)
    if not asked and capitals < _LEAST_TURNS and max(last_words.values()) < _LEAST_TURNS:
        return ()
    turns = [turn for turn in labelled if asked or turn.kind != "answer"]
    if len(turns) < _LEAST_TURNS:
        return ()
    between = sum(turns[0].start <= start <= turns[-1].start for start, _ in paragraphs)
    if not asked and len(turns) < _LEAST_DENSE * between:
        return ()
    return tuple(_going_on(text, paragraphs, turns))


def _without_words(text: str, labelled: Sequence[Turn]) -> list[Turn]:
    """Leave out words in capitals that are no name (UPDATE), unless the article prints them as one or others speak."""
    if all(turn.kind != "word" for turn in labelled):
        return list(labelled)
    others = sum(turn.kind != "word" for turn in labelled) >= _LEAST_TURNS
    names = {match[0].casefold() for match in _NAME_INSIDE.finditer(text)}
    kept = (turn for turn in labelled if turn.kind != "word" or others or _last_word(text, turn) in names)
    return [replace(turn, kind="name") if turn.kind == "word" else turn for turn in kept]


def _labelled(text: str, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    for start, end in paragraphs:
        for pattern, kind in ((_QUESTION, "question"), (_ANSWER, "answer"), (_LABEL, "")):
            match = pattern.match(text, start, end)
            if match and (named := kind or _kind_of(match[1])):
                yield Turn(*match.span(1), ((match.end(), end),), named)
                break


def _going_on(text: str, paragraphs: Sequence[Span], turns: Sequence[Turn]) -> Iterator[Turn]:
    """Yield the turns, each but the last with the paragraphs of whole sentences behind it that have no label."""
    numbers = {end: number for number, (_, end) in enumerate(paragraphs)}
    for turn, following in pairwise(turns):
        first, last = numbers[turn.said[0][1]] + 1, numbers[following.said[0][1]]
        more = [span for span in paragraphs[first:last] if _GOES_ON.fullmatch(text, *span)]
        yield replace(turn, said=(*turn.said, *more))
    yield from turns[-1:]


def _kind_of(label: str) -> str | None:
    """Tell what a label names, "word" for capitals that may name nobody; None for one that does not (When, Price)."""
    name, _, behind = label.partition(",")  # "RENATA COLE, HOST"
    words = _WORD.findall(name)
    if not words or len(words) > _MOST_WORDS or any(w.islower() and w not in _PARTICLES for w in words):
        return None
    if _INITIALS.match(name):
        return "initials"
    last = words[-1].lower()
    if last in english.roles or last in _SPEAKERS:
        return "role"
    is_ordinary = all(w.lower() in english.dictionary and w.title() not in english.dictionary for w in words)
    if is_ordinary:
        return "word" if label.isupper() else None
    return None if behind and not label.isupper() else "name"


def _last_word(text: str, turn: Turn) -> str:
    return text[turn.start : turn.end].partition(",")[0].rsplit(" ", 1)[-1].casefold()
