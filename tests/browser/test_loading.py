"""What a cell shows while it loads: the map first, in the notebook's colours, and the plain text if the view fails."""

import pytest
from looking import DESK
from playwright.sync_api import expect

from newsnb.views import frame, mimebundle
from readings import harbour

HEARD = """addEventListener("message", ({ data }) => {
    if (data?.newsnb && self === top) (window.heard ??= []).push(data);
});"""
FAILS = 'globalThis.newsnbStart = () => { throw new Error("no view today"); };'
TRANSFORM = "node => node.getAttribute('transform')"


def notebook(*, theme="true"):
    cell = mimebundle(harbour())["text/html"]
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>A notebook</title>"
        f"<body data-jp-theme-light='{theme}'>{cell}</body></html>"
    )


@pytest.fixture
def failing(monkeypatch):
    """Return a notebook whose view fails when it starts."""
    frame.pack_shared.cache_clear()
    monkeypatch.setattr(frame, "app_script", lambda: FAILS)
    yield notebook(theme="false")
    frame.pack_shared.cache_clear()


def test_a_cell_hides_its_fallback_before_the_view_is_made_because_a_map_out_of_sight_paints_nothing(open_page):
    page = open_page(notebook(), before=HEARD, viewport=DESK)
    page.frame_locator("iframe[data-newsnb]").locator("tr[data-id]").first.wait_for()
    said = page.evaluate("heard.map(({ say }) => say)")
    assert said.index("loading") < said.index("hello")
    assert page.evaluate("new Set(heard.map(({ height }) => height).filter(Boolean)).size") == 1  # it never jumps
    assert not page.failed


def test_the_map_needs_no_view_to_be_painted_in_the_colours_of_the_notebook(open_page, failing):
    page = open_page(failing, viewport=DESK, color_scheme="light")
    view = page.frame_locator("iframe[data-newsnb]")
    drawn = view.frame_locator("iframe.map")
    expect(drawn.locator(".leaflet-overlay-pane path").first).to_be_attached()
    expect(drawn.locator("html")).to_have_attribute("data-theme", "dark")
    expect(view.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_view_that_fails_gives_the_plain_text_back(open_page, failing):
    page = open_page(failing, viewport=DESK)
    expect(page.frame_locator("iframe[data-newsnb]").get_by_role("alert")).to_contain_text("no view today")
    expect(page.locator(".newsnb-fallback")).to_be_visible()


@pytest.mark.parametrize(("others", "low"), [("", False), ("<div class='jp-OutputArea-child'>more</div>", True)])
def test_a_frame_alone_stands_in_no_low_box_that_scrolls(open_page, others, low):
    """As Notebook 7 makes one when it measures a long fallback."""
    boxed = (
        "<style>.jp-CodeCell.jp-mod-outputsScrolled .jp-Cell-outputArea "
        "{{ overflow-y: auto; max-height: 24em; }}</style>"
        "<div class='jp-CodeCell jp-mod-outputsScrolled'><div class='jp-Cell-outputArea'>"
        "<div class='jp-OutputArea-child'>{}</div>{}</div></div>"
    )
    page = open_page(boxed.format(mimebundle(harbour())["text/html"], others), viewport=DESK)
    page.frame_locator("iframe[data-newsnb]").locator("tr[data-id]").first.wait_for()
    box = "document.querySelector('.jp-Cell-outputArea')"
    assert page.evaluate(f"{box}.clientHeight < {box}.scrollHeight") is low
