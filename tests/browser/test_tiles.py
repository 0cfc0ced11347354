"""Street maps under the places: tiles from one declared host, and outlines if it cannot be reached."""

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import xyzservices
from looking import DESK
from playwright.sync_api import expect

from newsnb.views import map_of, page_of
from readings import harbour

GREY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8c+bMfwAG7QLqDWlrhgAAAABJRU5ErkJggg=="
)


class Tiles(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers.get("Referer")))
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(GREY)

    def log_message(self, *words):
        pass


@pytest.fixture
def server():
    """Run a tile server on the loopback that records its requests."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    made.asked = []
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def tiles_of(server):
    url = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    return xyzservices.TileProvider(name="local", url=url, attribution="(C) the town's surveyors")


def chosen_by_a_click(page, drawn):
    drawn.locator(".pin[aria-label^='Aberdeen,']").click()
    expect(page.locator(".details h2")).to_have_text("Aberdeen")
    expect(drawn.locator(".pin.now")).to_have_count(1)


def test_a_saved_page_shows_tiles_of_the_host_it_names(open_page, server):
    page = open_page(page_of(harbour(), tiles=tiles_of(server)), viewport=DESK, offline=False)
    drawn = page.frame_locator("iframe.map")
    expect(drawn.locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(drawn.locator(".leaflet-control-attribution")).to_contain_text("© the town's surveyors")
    expect(drawn.locator("html")).to_have_class("tiled")
    expect(drawn.locator("path:not(.place):not([d='M0 0'])").first).to_be_hidden()
    expect(drawn.locator("path.place.area").first).to_be_visible()
    chosen_by_a_click(page, drawn)
    assert server.asked
    assert {url.split("/")[2] for url in page.requested if url.startswith("http")} <= {
        f"127.0.0.1:{server.server_port}"
    }
    assert not page.failed


def test_the_policy_stops_pictures_of_any_other_host(open_page, server):
    page = open_page(
        page_of(harbour(), tiles="https://tiles.example.org/{z}/{x}/{y}.png"), viewport=DESK, offline=False
    )
    page.frame_locator("iframe.map").locator(".leaflet-container").wait_for()
    loaded = page.frames[1].evaluate(
        """(url) => new Promise((done) => {
            const picture = new Image();
            picture.onload = () => done(true);
            picture.onerror = () => done(false);
            picture.src = url;
        })""",
        f"http://127.0.0.1:{server.server_port}/1/1/1.png",
    )
    assert loaded is False
    assert server.asked == []


def test_without_a_connection_the_outlines_stay_and_everything_is_linked(open_page):
    page = open_page(page_of(harbour(), tiles="OpenStreetMap"), viewport=DESK)
    drawn = page.frame_locator("iframe.map")
    expect(drawn.locator("path:not(.place):not([d='M0 0'])").first).to_be_visible()
    expect(drawn.locator("html")).not_to_have_class("tiled")
    chosen_by_a_click(page, drawn)
    assert not page.failed


def test_a_folium_map_shows_tiles_and_names(open_page, server):
    page = open_page(map_of(harbour(), tiles=tiles_of(server)).get_root().render(), viewport=DESK, offline=False)
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".label", has_text="Aberdeen")).to_have_count(1)
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("© the town's surveyors")
    assert not page.failed
