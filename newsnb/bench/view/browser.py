"""Pages in a real Chromium, offline, with clocks on them."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import folium

from newsnb.errors import PackageNotFound, ProgramNotFound
from newsnb.reading import Reading
from newsnb.views import mimebundle
from newsnb.views.assets import leaflet
from newsnb.views.atlas import Literal
from newsnb.views.outlines import country_shapes

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

# In every frame, sandboxed ones too: tell the page when the map's outlines are painted and when the view is ready.
_CLOCKS = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const note = (clock) => setTimeout(() => top.postMessage({ clock, at: now() }, "*")); // after the frame that shows it
  if (top === window) addEventListener("message", ({ data }) => data?.clock && (window[data.clock] ??= data.at));
  const drawn = () => {
    const paths = document.querySelectorAll(".leaflet-overlay-pane path[d^='M']");
    return [...paths].reduce((sum, path) => sum + path.getAttribute("d").length, 0) > 8000;
  };
  const look = () => {
    const ready = document.documentElement?.classList.contains("ready");
    const painted = document.querySelector(".leaflet-overlay-pane") && drawn();
    if (ready) note("readyAt");
    if (painted) note("paintedAt");
    if (!ready && !painted) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
_AWAITED = """([clock, patience]) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`no ${clock} in ${patience} seconds`)), 1000 * patience);
    const look = () => (window[clock] ? done(window[clock]) : requestAnimationFrame(look));
    look();
})"""
# As a notebook shows an output: in a page that lives already.
_SHOW = """(html) => {
    const range = document.createRange();
    const began = performance.timeOrigin + performance.now();
    range.selectNode(document.body);
    document.body.replaceChildren(range.createContextualFragment(html));
    return began;
}"""
CHOICES = """async () => {
    const marks = [...document.querySelectorAll("article mark.person, article mark.place")];
    const times = [];
    for (let i = 0; i < 20; i += 1) {
        const start = performance.now();
        marks[(i * 97) % marks.length].click();
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 60));
    }
    return times;
}"""
"""Milliseconds of twenty choices in a view, each until it is laid out."""
_SHUT = 'sandbox="allow-scripts"'
_VIEWPORT = {"width": 1360, "height": 860}
_PATIENCE = 60  # seconds


class Browser:
    """An open Chromium and a folder for the pages that it opens."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self._chromium = chromium
        self._folder = folder
        self.version = f"Chromium {chromium.version}"

    def ready(self, page: str) -> float:
        """Return the milliseconds until a saved page is ready."""
        with self.opened(page) as tab:
            return _awaited(tab, "readyAt") - float(tab.evaluate("performance.timeOrigin"))

    def choices(self, page: str) -> list[float]:
        """Return the milliseconds that choices of marks all over the text take until they are laid out."""
        with self.opened(page) as tab:
            _awaited(tab, "readyAt")
            return [float(time) for time in tab.evaluate(CHOICES)]

    def requests(self, reading: Reading) -> int:
        """Count what a cell's output asks of any host."""
        with self.opened(document(mimebundle(reading)["text/html"])) as tab:
            _awaited(tab, "paintedAt")
            return sum(url.startswith(("http:", "https:", "ws:", "wss:")) for url in tab.asked)

    def view_painted(self, reading: Reading) -> tuple[float, tuple[int, int]]:
        """Return the milliseconds from a reading in Python to the painted map of its cell, and the map's size."""
        began = time.perf_counter()
        return self._painted(mimebundle(reading)["text/html"], began)

    def folium_painted(self, reading: Reading, size: tuple[int, int], *, shut: bool) -> float:
        """Return the same of a bare folium map of that size with the same outlines and points, its Leaflet inlined.

        ``shut`` puts it in a frame that is kept apart from the page, as the view's is; folium's own frame is not.
        """
        began = time.perf_counter()
        atlas = folium.Map(location=[25, 15], zoom_start=2, tiles=None)
        atlas.default_js, atlas.default_css = [], []
        figure: Any = atlas.get_root()
        figure.width, figure.height, figure.ratio = *size, None
        figure.header.add_child(
            Literal(f"<script>{leaflet('leaflet.js')}</script><style>{leaflet('leaflet.css')}</style>")
        )
        folium.GeoJson(country_shapes()).add_to(atlas)
        for place in reading.places:
            folium.CircleMarker([place.latitude, place.longitude]).add_to(atlas)
        frame = atlas._repr_html_()
        return self._painted(frame.replace("<iframe ", f"<iframe {_SHUT} ", 1) if shut else frame, began)[0]

    def _painted(self, html: str, began: float) -> tuple[float, tuple[int, int]]:
        """Return the milliseconds since ``began`` when a living page's map is painted, but for the way to that page."""
        made = 1000 * (time.perf_counter() - began)
        with self.opened(document("")) as tab:
            shown = float(tab.evaluate(_SHOW, html))
            painted = _awaited(tab, "paintedAt")
            width, height = tab.frames[-1].evaluate("[innerWidth, innerHeight]")
            return made + painted - shown, (width, height)

    @contextmanager
    def opened(self, html: str, *, before: str = _CLOCKS, patience: float = _PATIENCE) -> Iterator[Any]:
        """Open a page from a file, offline; the tab notes what was asked for and which dialogs came up.

        Parameters
        ----------
        html
            The page.
        before
            Script that runs in every frame before anything of the page.
        patience
            Seconds that the page may take.
        """
        path = self._folder / "page.html"
        path.write_text(html, "utf-8")
        context = self._chromium.new_context(offline=True, viewport=_VIEWPORT, reduced_motion="reduce")
        context.add_init_script(before)
        context.set_default_timeout(1000 * patience)
        tab = context.new_page()
        tab.asked, tab.dialogs = [], []
        tab.on("dialog", lambda dialog: (tab.dialogs.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: tab.asked.append(request.url))
        tab.goto(path.as_uri())
        try:
            yield tab
        finally:
            context.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, and end it.

    Raises
    ------
    PackageNotFound, ProgramNotFound
        If Playwright or Chromium is not there.
    """
    if find_spec("playwright") is None:
        raise PackageNotFound("measuring the view", "playwright", "dev")
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise ProgramNotFound("measuring the view", "Chromium", "apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        chromium = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield Browser(chromium, Path(folder))
        chromium.close()


def _awaited(tab: Any, clock: str) -> float:
    return float(tab.evaluate(_AWAITED, [clock, _PATIENCE]))


def document(html: str) -> str:
    """Return a page around a cell's output."""
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A cell</title><body>{html}</body></html>'
