"""Corrections of who says a quote -> how soon Python has them, and how soon all panels of two cells show them.

The bench stands in for the kernel: messages go to the reading's channel and back as on a notebook's line, without the
notebook, whose own part does not depend on us.
"""

import time
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from newsnb.bench.view.browser import Browser, document
from newsnb.reading import Reading
from newsnb.views import mimebundle
from newsnb.views.channel import Channel
from newsnb.views.model import key_of

_ROUNDS = 10
_PEOPLE = 2  # who say the quote in turns
_CELLS = 2  # that show the reading on one page
_IN_SIGHT = '<div style="height: 420px; overflow: hidden">{}</div>'  # out of sight, a browser draws nothing

# As in `line.js`.
_CONNECT = """(key) => {
    const frames = () => [...document.querySelectorAll("iframe[data-newsnb]")].map((one) => one.contentWindow);
    window.tell = (messages) => messages.forEach((one) => frames().forEach((frame) => frame.postMessage(one, "*")));
    addEventListener("message", async ({ data }) => data?.say === "correct" && tell(await window.hear(data)));
    tell([{ newsnb: key, say: "kernel", revision: 0 }]);
}"""
_OPEN = """([id, name]) => {
    const row = document.querySelector(`tr[data-id="${id}"]`);
    if (!row.classList.contains("now")) row.click();
    const form = document.querySelector(".fixform");
    if (form.hidden) document.querySelector(".fix").click();
    const list = form.querySelector("select");
    list.value = [...list.options].find(({ text }) => text === name).value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
}"""
_CHANGE = """() => {
    document.querySelector(".fixform .fixrow > button").click();
    return performance.timeOrigin + performance.now();
}"""
# Before the correction, so that the way to this question is no part of the time.
_WATCH = """([id, name]) => {
    const spoken = () => [...document.querySelectorAll(`tr[data-id="${id}"] .who`)].map((who) => who.textContent);
    const now = () => performance.timeOrigin + performance.now();
    window.shown = new Promise((done) => {
        const look = () => spoken().some((words) => words.includes(name))
            ? setTimeout(() => done(now())) // after the frame that shows it
            : requestAnimationFrame(look);
        look();
    });
}"""


@dataclass(eq=False)
class _Wire:
    """What a channel takes for its widget: keeps what it is sent until the page takes it."""

    revision: int = 0
    sent: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hear: Any = None

    def on_msg(self, hear: Any) -> None:
        """Call a function with whatever a page sends."""
        self.hear = hear

    def send(self, message: dict[str, Any]) -> None:
        """Keep what is for the page."""
        self.sent.append(message)

    def take(self) -> list[dict[str, Any]]:
        """Return what is for the page."""
        taken, self.sent = self.sent, []
        return taken

    def ask(self, message: dict[str, Any]) -> list[dict[str, Any]]:
        """Pass on what the page sends, and return the answer."""
        self.hear(self, message, [])
        return self.take()


def corrections(chromium: Browser, reading: Reading) -> dict[str, list[float]]:
    """Return the milliseconds of corrections that are made in a view, and of others that are made in Python.

    ``from_view``: from the click until Python has the correction and both cells have drawn what follows from it.
    ``from_python``: from the call until both have. Nothing of a reading without a quote or without two people.
    """
    quote = next((quote for quote in reading.quotes if quote.speakers), None)
    names = {entity.name: entity.id for entity in reading.entities if entity.label == "PERSON"}
    if quote is None or len(names) < _PEOPLE:
        return {}
    first, second = sorted(names, key=lambda name: names[name] in quote.speakers)[:_PEOPLE]  # the first change is one
    wire, channel = _Wire(), Channel(reading)
    channel.join(wire)
    from_view, from_python = [], []
    with TemporaryDirectory() as folder, chdir(Path(folder)):  # corrections are written beside the notebook
        cells = _IN_SIGHT.format(mimebundle(reading)["text/html"]) * _CELLS
        with chromium.opened(document(cells)) as tab:
            tab.expose_function("hear", wire.ask)
            frames = [one.content_frame() for one in tab.query_selector_all("iframe[data-newsnb]")]
            for frame in frames:
                frame.wait_for_selector("tr[data-id]", state="attached")
            tab.evaluate(_CONNECT, key_of(reading))
            for _ in range(_ROUNDS):
                frames[0].evaluate(_OPEN, [quote.id, first])
                _watch(frames, quote.id, first)
                began = frames[0].evaluate(_CHANGE)
                from_view.append(_shown(frames) - began)
                _watch(frames, quote.id, second)
                began = 1000 * time.time()
                channel.correct(quote.id, speakers=[names[second]])
                tab.evaluate("(messages) => tell(messages)", wire.take())
                from_python.append(_shown(frames) - began)
    return {"from_view": from_view, "from_python": from_python}


def _watch(frames: list[Any], quote: str, name: str) -> None:
    for frame in frames:
        frame.evaluate(_WATCH, [quote, name])


def _shown(frames: list[Any]) -> float:
    """Return when the last of the frames has drawn what `_watch` was told."""
    return float(max(frame.evaluate("() => window.shown") for frame in frames))
