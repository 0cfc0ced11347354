"""A check -> its page: the text and the articles side by side, each passage linked with the words that it is from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsnb.checking.verdicts import VERDICTS, Check, Verdict
from newsnb.reading import Reading
from newsnb.views.assets import bare, policy, render
from newsnb.views.moments import name_day
from newsnb.views.pieces import Block, Layer, blocks_of
from newsnb.views.words import VERDICTS as SHOWN

_TONES = {
    "verbatim": "right",
    "supported": "right",
    "unsure": "open",
    "unsupported": "open",
    "paraphrase-as-quote": "open",
}
_MARKS = frozenset("\"“”«»„‟'‘’")
_LONGEST = 60_000  # characters of a text that is shown whole; of longer ones the paragraphs with verdicts


@dataclass(frozen=True, slots=True)
class _Mark:
    """A verdict as it is drawn over words: its number on the page, and how it looks."""

    number: int
    tone: str
    sign: str
    words: str


def check_page(check: Check) -> str:
    """Return the page."""
    script = bare("check.js")
    marks = [_mark(number, verdict) for number, verdict in enumerate(check.verdicts, 1)]
    return render(
        "check.html",
        policy=policy([script]),
        style=bare("lesson/paper.css") + bare("check.css"),
        script=script,
        counts=_count(check),
        total=len(check.verdicts),
        text=_paint(check.text, _layers(check.verdicts, marks)),
        cards=[_card(check, verdict, mark) for verdict, mark in zip(check.verdicts, marks, strict=True)],
        articles=[_article(check, number, reading, marks) for number, reading in enumerate(check.readings)],
    )


def check_cell(check: Check) -> str:
    """Return the output of a cell: the page in a frame."""
    return render("framed.html", title="A text checked against articles", frame=check_page(check), glue=bare("glue.js"))


def _mark(number: int, verdict: Verdict) -> _Mark:
    sign, words = SHOWN[verdict.verdict]
    return _Mark(number, _TONES.get(verdict.verdict, "wrong"), sign, words)


def _count(check: Check) -> list[dict[str, Any]]:
    counts = Counter(verdict.verdict for verdict in check.verdicts)
    return [
        {"tone": _TONES.get(name, "wrong"), "sign": SHOWN[name][0], "words": SHOWN[name][1], "count": counts[name]}
        for name in VERDICTS
        if counts[name]
    ]


def _layers(verdicts: Iterable[Verdict], marks: Iterable[_Mark]) -> list[Layer[_Mark]]:
    return [Layer(verdict.start, verdict.end, mark) for verdict, mark in zip(verdicts, marks, strict=True)]


def _article(check: Check, number: int, reading: Reading, marks: Iterable[_Mark]) -> dict[str, Any]:
    layers = [
        Layer(start, end, mark)
        for verdict, mark in zip(check.verdicts, marks, strict=True)
        if verdict.reading == number
        for start, end in verdict.content
    ]
    about = [reading.meta.outlet, name_day(reading.meta.date or "")]
    return {
        "title": reading.meta.title or f"Article {number + 1}",
        "about": ", ".join(filter(None, about)),
        "blocks": _paint(reading.text or "", layers),
    }


def _paint(text: str, layers: list[Layer[_Mark]]) -> list[list[dict[str, Any]]]:
    """Return paragraphs of pieces; each piece has the verdicts over it, and those that begin with it."""
    blocks = [block for block in blocks_of(text, layers) if any(piece.words.strip() for piece in block.pieces)]
    if len(text) > _LONGEST:
        blocks = [block for block in blocks if any(piece.layers for piece in block.pieces)]
    seen: set[int] = set()
    return [_paint_block(block, seen) for block in blocks]


def _paint_block(block: Block[_Mark], seen: set[int]) -> list[dict[str, Any]]:
    pieces = []
    for piece in block.pieces:
        first = [mark for mark in piece.layers if mark.number not in seen]
        seen.update(mark.number for mark in first)
        numbers = " ".join(str(mark.number) for mark in piece.layers)
        tone = piece.layers[-1].tone if piece.layers else ""
        pieces.append({"words": piece.words, "numbers": numbers, "tone": tone, "first": first})
    return pieces


def _strip_marks(words: str) -> str:
    """Return words on one line without quotation marks around them, since the page sets its own."""
    line = " ".join(words.split())
    outer = line[:1] in _MARKS and line[-1:] in _MARKS and len(line) > 1
    return line[1:-1] if outer else line


def _card(check: Check, verdict: Verdict, mark: _Mark) -> dict[str, Any]:
    reading = check.reading_of(verdict)
    several = len(check.readings) > 1 and reading is not None
    return {
        "mark": mark,
        "passage": _strip_marks(check.passage(verdict)),
        "found": _strip_marks(check.words(verdict)),
        "claimed": verdict.claimed or "nobody",
        "speaker": verdict.found or "nobody",
        "reason": verdict.reason,
        "article": (reading.meta.outlet or reading.meta.title or f"article {(verdict.reading or 0) + 1}")
        if several and reading
        else "",
    }
