"""Hostile texts -> what a real Chromium makes of them at every place where newsnb shows words.

Many texts go into one reading, each as an article's words, a quote, a person, a place and its reason, so that few pages
show all of them. A page of the same make with harmless words says which elements and attributes there may be.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newsnb.bench.safety.canaries import CANARY, PRODUCT, kernel_sang, was_evaluated
from newsnb.bench.safety.rows import Row
from newsnb.bench.view.browser import Browser, document
from newsnb.reading import Reading, sha256_of
from newsnb.values import Entity, MadeBy, Mention, Meta, Note, Place, Quote, Toponym
from newsnb.views import map_of, mimebundle, page_of
from newsnb.views.frame import frame_page

SINKS = ("cell output", "saved page", "widget", "nbconvert's HTML", "frame", "map on its own")

_BETWEEN = "\n\n"
_MOST_TEXTS, _MOST_CHARACTERS = 60, 60_000  # in one reading
_SHOWN = 120  # characters of a text that name a person or a place

# In every frame, before anything of the page: count what only a script that got through could call.
_TRAPS = """
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  globalThis[name] = () => { globalThis.__ran = (globalThis.__ran || 0) + 1; };
"""
_RAN = "() => (globalThis.__ran || 0) + (globalThis.__xss || 0) + (globalThis.hit || 0)"
_OUTLINE = """() => [...document.querySelectorAll("*")].flatMap((one) =>
    [one.localName, ...[...one.attributes].map((a) => `${one.localName} ${a.name}`)])"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows, and the reading that holds all of them."""

    rows: tuple[Row, ...]
    texts: tuple[str, ...]
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a page showed: texts by row, scripts that ran, what stood in it, and whether its map was alive.

    ``evaluated`` names the rows of which a template was worked out, the canary among them.
    """

    shown: tuple[bool, ...]
    evaluated: tuple[str, ...]
    named: int
    ran: int
    outline: frozenset[str]
    alive: bool


def batches_of(texts: Sequence[tuple[Row, str]]) -> Iterator[Batch]:
    """Put texts together, as many as one page bears."""
    rows: list[tuple[Row, str]] = []
    for row, text in texts:
        full = len(rows) >= _MOST_TEXTS or sum(len(words) for _, words in rows) + len(text) > _MOST_CHARACTERS
        if rows and full:
            yield _batch(rows)
            rows = []
        rows.append((row, text))
    if rows:
        yield _batch(rows)


def harmless(batch: Batch) -> Batch:
    """Return a batch of the same make with words that mean nothing to anybody, every other time from right to left."""
    return _batch([(row, f"{'מילה ' if number % 2 else 'word ' * 3}{number}") for number, row in enumerate(batch.rows)])


def _batch(rows: Sequence[tuple[Row, str]]) -> Batch:
    texts = tuple(text for _, text in rows)
    return Batch(rows=tuple(row for row, _ in rows), texts=texts, reading=together((*texts, CANARY.text)))


def together(texts: Sequence[str]) -> Reading:
    """Make one reading in which each text is said, names a person and names a place."""
    text, parts, at = _BETWEEN.join(texts), [], 0
    for words in texts:
        if words.strip():
            parts.append((at, at + len(words), words.strip()[:_SHOWN]))
        at += len(words) + len(_BETWEEN)
    named = " ".join(name for _, _, name in parts)[:_SHOWN]
    return Reading(
        text=text,
        sha256=sha256_of(text),
        length=len(text),
        meta=Meta(title=named, outlet=named, date=named, home=named, url=named),
        made_by=MadeBy(newsnb=named, spacy=named, model=named, gazetteer=named),
        entities=tuple(_person(start, end, name) for start, end, name in parts),
        places=tuple(_place(number, *part) for number, part in enumerate(parts)),
        quotes=tuple(_quote(start, end) for start, end, _ in parts),
        notes=tuple(Note(code="example", start=start, end=end, message=name) for start, end, name in parts),
    )


def _person(start: int, end: int, name: str) -> Entity:
    mention = Mention(start=start, end=end, rule="hand")
    return Entity(id=f"entity-{start}", name=name, label="PERSON", title=name, mentions=(mention,))


def _place(number: int, start: int, end: int, name: str) -> Place:
    toponym = Toponym(id=f"mention-{start}", start=start, end=min(end, start + 40), use="literal")
    return Place(
        id=f"place-{start}", key=f"newsnb:{number}", name=name, latitude=60 - 2.0 * (number // 8), feature="PPL",
        longitude=-100 + 25.0 * (number % 8), mentions=(toponym,), candidates=(), reason=name,
    )  # fmt: skip


def _quote(start: int, end: int) -> Quote:
    source = ((start, min(end, start + 40)),)
    speakers = (f"entity-{start}",)
    return Quote(
        id=f"quote-{start}", type="direct", content=((start, end),), source=source, speakers=speakers, naming="named"
    )


def look(browser: Browser, batch: Batch, sink: str) -> Seen:
    """Show a batch at one of `SINKS`, and see what became of it."""
    reading, has_map = batch.reading, sink != "frame"
    kernel_sang()
    with browser.opened(_PAGES[sink](reading), before=_TRAPS, patience=_patience(batch)) as tab:
        _await(tab, {"map on its own": ".leaflet-container", "frame": "table"}.get(sink, "article"))
        if has_map:
            _await(tab, ".leaflet-container .place, .leaflet-container .pin")
        tab.wait_for_timeout(200)  # what a hostile text set going may run now
        frames = tab.frames
        words = (
            _cells(tab) if sink == "frame" else next((w for frame in frames if (w := _words(frame)) is not None), "")
        )
        labels = {label for frame in frames for label in frame.evaluate(_LABELS)}
        return Seen(
            shown=_shown(batch, words, sink),
            evaluated=_evaluated(batch, words or "\n".join(labels), tab),
            named=sum(any(place.name in label for label in labels) for place in reading.places),
            ran=sum(int(frame.evaluate(_RAN)) for frame in frames) + len(tab.dialogs),
            outline=frozenset(name for frame in frames for name in frame.evaluate(_OUTLINE)),
            alive=not has_map or any(frame.evaluate(_PINS) >= len(reading.places) for frame in frames),
        )


def _evaluated(batch: Batch, words: str, tab: Any) -> tuple[str, ...]:
    """Name the rows of which a template was evaluated: in the kernel, which made the page, or in the page."""
    sang = kernel_sang() or any(PRODUCT in frame.content() for frame in tab.frames)
    rows = [row.id for row, text in zip(batch.rows, batch.texts, strict=True) if was_evaluated(text, words)]
    return (*rows, *([CANARY.id] if sang else []))


_LABELS = """() => [...document.querySelectorAll(".leaflet-container [aria-label], .leaflet-container [title]")]
    .map((one) => one.getAttribute("aria-label") || one.title)"""
_PINS = """() => document.querySelectorAll(".leaflet-container .leaflet-marker-icon").length"""


def _words(frame: Any) -> str | None:
    words = frame.evaluate("() => document.querySelector('main.newsnb article')?.textContent ?? null")
    return None if words is None else str(words)


def _cells(tab: Any) -> str:
    """Return the words of a table, a line a cell."""
    return "\n".join(tab.evaluate("() => [...document.querySelectorAll('td')].map((one) => one.textContent)"))


def _shown(batch: Batch, words: str, sink: str) -> tuple[bool, ...]:
    """Return of each text whether it is shown as it is, at its place.

    pandas writes line ends and tabs as Python does, two blanks as blanks that a browser keeps, and none at the edges.
    """
    if sink == "frame":
        kept = words.replace("\xa0", " ")
        spelled = [text.translate({10: r"\n", 13: r"\r", 9: r"\t", 0xA0: " "}).strip() for text in batch.texts]
        # Mere blanks are nobody's words: the table has no row for them.
        return tuple(not text.strip() or one in kept for one, text in zip(spelled, batch.texts, strict=True))
    if words == batch.reading.text:
        return (True,) * len(batch.texts)
    return tuple(bool(text) and text in words for text in batch.texts)


def _await(tab: Any, selector: str) -> None:
    """Wait until a frame, whichever, holds an element; a page on which it never comes is judged as it stands."""
    for _ in range(200):
        if any(frame.query_selector(selector) for frame in tab.frames):
            return
        tab.wait_for_timeout(50)


def _patience(batch: Batch) -> float:
    return 60.0 + batch.reading.length / 1000


def _converted(reading: Reading) -> str:
    """Return the page that nbconvert makes of a notebook whose one output is the reading."""
    import nbformat
    from nbconvert import HTMLExporter

    output = {"output_type": "display_data", "metadata": {}, "data": mimebundle(reading)}
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": 1, "source": "x", "outputs": [output]}
    notebook = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})  # type: ignore[no-untyped-call]
    exporter = HTMLExporter()  # type: ignore[no-untyped-call]
    return str(exporter.from_notebook_node(notebook)[0])


def _widget(reading: Reading) -> str:
    """Return a page that shows the widget's document as the widget does."""
    from markupsafe import escape

    return document(
        f'<iframe sandbox="allow-scripts" style="width:100%;height:800px" srcdoc="{escape(frame_page(reading))}">'
    )


def _framed(reading: Reading) -> str:
    """Return a page with the table of quotes as a notebook shows it, none of its words cut."""
    import pandas as pd

    wide = ("display.max_colwidth", None, "display.max_rows", None, "display.max_columns", None)
    with pd.option_context(*wide):
        return document(str(reading.to_frame("quotes")._repr_html_()))  # type: ignore[operator] # as notebooks do


_PAGES: dict[str, Callable[[Reading], str]] = {
    "cell output": lambda reading: document(mimebundle(reading)["text/html"]),
    "saved page": page_of,
    "widget": _widget,
    "nbconvert's HTML": _converted,
    "frame": _framed,
    "map on its own": lambda reading: document(map_of(reading)._repr_html_()),
}
