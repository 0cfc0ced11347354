"""Text to the turns of a dialogue: paragraphs that begin with who speaks, as interviews and transcripts print it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsnb.lang import english
from newsnb.plain import Value
from newsnb.values import Span

_LABELS = (
    (english.text.patterns.question, "question"),
    (english.text.patterns.answer, "answer"),
    (english.text.patterns.speaker_label, ""),
)
_INITIALS = english.text.patterns.initials
_GOES_ON = english.text.patterns.goes_on
_WORD = english.text.patterns.label_word
_NAME_INSIDE = english.text.patterns.name_inside
_SPEAKERS = english.text.words.speaker_labels
_SMALL = english.names.words.particles | english.text.words.label_links
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
    turns = _drop_words(text, list(_find_labels(text, paragraphs)))
    if all(turn.kind != "question" for turn in turns):
        turns = _keep_speakers(text, paragraphs, turns)
    return tuple(_extend(text, paragraphs, turns)) if len(turns) >= _LEAST_TURNS else ()


def _keep_speakers(text: str, paragraphs: Sequence[Span], turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns where nobody asks as Q: none unless somebody speaks again, and often enough."""
    named = [turn for turn in turns if turn.kind != "answer"]
    first, last = min((turn.start for turn in named), default=0), max((turn.start for turn in named), default=0)
    is_dense = len(named) >= _LEAST_DENSE * sum(first <= start <= last for start, _ in paragraphs)
    return named if is_dense and _speak_again(text, turns) else []


def _find_labels(text: str, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """Yield the paragraphs that begin with a label, each as a turn by itself."""
    for start, end in paragraphs:
        for pattern, kind in _LABELS:
            match = pattern.match(text, start, end)
            if match and (named := kind or _classify_label(match[1])):
                yield Turn(*match.span(1), ((match.end(), end),), named)
                break


def _classify_label(label: str) -> str | None:
    """Return what a label names, "word" for capitals that may name nobody; None for one that does not (When, Price)."""
    name, _, behind = label.partition(",")  # "RENATA COLE, HOST"
    words = _WORD.findall(name)
    if not _may_name(words):
        return None
    if _INITIALS.match(name):
        return "initials"
    last = words[-1].lower()
    is_role = last in english.roles or last in _SPEAKERS
    return "role" if is_role else _classify_name(words, is_loud=label.isupper(), is_alone=not behind)


def _may_name(words: Sequence[str]) -> bool:
    are_names = (not word.islower() or word in _SMALL for word in words)
    return 0 < len(words) <= _MOST_WORDS and all(are_names)


def _classify_name(words: Sequence[str], *, is_loud: bool, is_alone: bool) -> str | None:
    dictionary = english.dictionary
    if all(word.lower() in dictionary and word.title() not in dictionary for word in words):
        return "word" if is_loud else None
    return "name" if is_loud or is_alone else None


def _drop_words(text: str, labelled: Sequence[Turn]) -> list[Turn]:
    """Leave out words in capitals that are no name (UPDATE), unless the article prints them as one or others speak."""
    others = [turn for turn in labelled if turn.kind != "word"]
    if len(others) == len(labelled):
        return others
    names = {match[0].casefold() for match in _NAME_INSIDE.finditer(text)}
    named = [turn for turn in labelled if turn.kind != "word" or _find_last_word(text, turn) in names]
    kept = labelled if len(others) >= _LEAST_TURNS else named
    return [replace(turn, kind="name") if turn.kind == "word" else turn for turn in kept]


def _speak_again(text: str, turns: Sequence[Turn]) -> bool:
    """Return whether two labels stand in capitals, or one of them twice."""
    capitals = sum(turn.kind in ("name", "initials") and text[turn.start : turn.end].isupper() for turn in turns)
    last_words = Counter(_find_last_word(text, turn) for turn in turns)
    return max(capitals, *last_words.values(), 0) >= _LEAST_TURNS


def _extend(text: str, paragraphs: Sequence[Span], turns: Sequence[Turn]) -> Iterator[Turn]:
    """Yield the turns, each but the last with the paragraphs of whole sentences behind it that have no label."""
    numbers = {end: number for number, (_, end) in enumerate(paragraphs)}
    for turn, following in pairwise(turns):
        first, last = numbers[turn.said[0][1]] + 1, numbers[following.said[0][1]]
        more = [span for span in paragraphs[first:last] if _GOES_ON.fullmatch(text, *span)]
        yield replace(turn, said=(*turn.said, *more))
    yield from turns[-1:]


def _find_last_word(text: str, turn: Turn) -> str:
    return text[turn.start : turn.end].partition(",")[0].rsplit(" ", 1)[-1].casefold()
