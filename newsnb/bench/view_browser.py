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
from newsnb.values import Reading
from newsnb.views import mimebundle
from newsnb.views.assets import leaflet
from newsnb.views.atlas import Literal
from newsnb.views.outlines import country_shapes

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

# In every frame, sandboxed ones too: note when the map's first place is painted, and when the view is ready.
_CLOCKS = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const note = (name) => requestAnimationFrame(() => setTimeout(() => (window[name] = now())));
  const look = () => {
    const ready = document.documentElement?.classList.contains("ready");
    const painted = document.querySelectorAll("path.leaflet-interactive[d^='M']").length > 20;
    if (ready && !window.readyAt) note("readyAt");
    if (painted && !window.paintedAt) note("paintedAt");
    if (!window.readyAt && !window.paintedAt) requestAnimationFrame(look);
  };
  look();
})()"""
_READY = """() => new Promise((done) => {
    const look = () => (window.readyAt ? done(window.readyAt - performance.timeOrigin) : requestAnimationFrame(look));
    look();
})"""
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
_VIEWPORT = {"width": 1360, "height": 860}
_PATIENCE = 60  # seconds


class Browser:
    """An open Chromium and a folder for the pages that it opens."""

    def __init__(self, chromium: Any, folder: Path) -> None:
        self._chromium = chromium
        self._folder = folder
        self.version = f"Chromium {chromium.version}"

    def ready(self, page: str) -> float:
        """Give the milliseconds until a saved page is ready."""
        with self.opened(page) as tab:
            return float(tab.evaluate(_READY))

    def choices(self, page: str) -> list[float]:
        """Give the milliseconds that choices of marks all over the text take until they are laid out."""
        with self.opened(page) as tab:
            tab.evaluate(_READY)
            return [float(time) for time in tab.evaluate(CHOICES)]

    def requests(self, reading: Reading) -> int:
        """Count what a cell's output asks of any host."""
        with self.opened(document(mimebundle(reading)["text/html"])) as tab:
            self._await_map(tab)
            return sum(url.startswith(("http:", "https:", "ws:", "wss:")) for url in tab.asked)

    def view_painted(self, reading: Reading) -> float:
        """Give the milliseconds from a reading in Python to the painted map of its cell."""
        began = time.perf_counter()
        html = mimebundle(reading)["text/html"]
        return self._painted(html, began)

    def folium_painted(self, reading: Reading) -> float:
        """Give the same of a bare folium map with the same outlines and points, its Leaflet inlined."""
        began = time.perf_counter()
        atlas = folium.Map(location=[25, 15], zoom_start=2, tiles=None)
        atlas.default_js, atlas.default_css = [], []
        atlas.get_root().header.add_child(  # type: ignore[attr-defined]
            Literal(f"<script>{leaflet('leaflet.js')}</script><style>{leaflet('leaflet.css')}</style>")
        )
        folium.GeoJson(country_shapes()).add_to(atlas)
        for place in reading.places:
            folium.CircleMarker([place.latitude, place.longitude]).add_to(atlas)
        return self._painted(atlas._repr_html_(), began)

    def _painted(self, html: str, began: float) -> float:
        made = 1000 * (time.perf_counter() - began)
        with self.opened(document(html)) as tab:
            return made + self._await_map(tab) - float(tab.evaluate("performance.timeOrigin"))

    def _await_map(self, tab: Any) -> float:
        """Wait for the painted map in whichever frame it is."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            for frame in tab.frames:
                painted = frame.evaluate("window.paintedAt ?? 0")
                if painted:
                    return float(painted)
            tab.wait_for_timeout(20)
        raise TimeoutError(f"no map was painted in {_PATIENCE} seconds")

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


def document(html: str) -> str:
    """Give a page around a cell's output."""
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A cell</title><body>{html}</body></html>'
