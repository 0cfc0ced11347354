"""The pictures in the docs, of the seed article; saved by `NEWSNB_PICTURES=1 pytest -k picture`."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

import newsnb
from newsnb.views import page_of

ROOT = Path(__file__).parent.parent.parent
SHOTS = {
    "light": {"viewport": {"width": 1360, "height": 850}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1360, "height": 850}, "color_scheme": "dark"},
    "speakers": {"viewport": {"width": 1360, "height": 850}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 390, "height": 800}, "device_scale_factor": 2},
    "print": {"viewport": {"width": 794, "height": 1123}},  # A4 at 96 dots an inch
    "projector": {"viewport": {"width": 1920, "height": 1080}},
}
# The gazetteer is built in the first cell, to keep its message out of the picture.
FIRST = '%load_ext newsnb\nfrom newsnb.gazetteer import load\noslo = load().lookup("Oslo")'
ARTICLE = '%%article taliban --title "Taliban team in Moscow" --date 2019-09-13 --home "United States"\n'


@pytest.fixture(scope="module")
def reading():
    text = (ROOT / "seeds" / "taliban-moscow.txt").read_text("utf-8")
    return newsnb.read(text, title="Taliban team in Moscow", date="2019-09-13", home="United States")


@pytest.fixture
def folder(tmp_path):
    """Return the folder for pictures: the docs on request, else a temporary one."""
    return ROOT / "docs" / "pictures" if os.environ.get("NEWSNB_PICTURES") == "1" else tmp_path


@pytest.mark.parametrize("name", SHOTS)
def test_picture(open_page, reading, folder, name):
    kabul = next(place.id for place in reading.places if place.name == "Kabul")
    called_off = next(quote.id for quote in reading.quotes if "called off" in reading.words(quote.content))
    relayed = next(quote.id for quote in reading.quotes if quote.via)
    fragment = {"light": called_off, "dark": kabul, "speakers": called_off, "phone": kabul, "projector": relayed}.get(
        name, ""
    )
    page = open_page(page_of(reading), fragment=fragment, **SHOTS[name])
    drawn = page.frame_locator("iframe.map").locator(".place.now, .place.also" if fragment else ".place")
    expect(drawn.first).to_be_visible()
    if name == "print":
        page.emulate_media(media="print")
    if name == "speakers":
        page.get_by_role("tab", name="Who gets to speak").click()
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
    assert not page.failed


def test_picture_of_several(open_page, reading, folder):
    other = newsnb.read(
        "“We will not leave,” Ada Berg, a skipper, told reporters in Rotterdam.", title="In the harbour"
    )
    page = open_page(
        page_of(other, reading), fragment=f"2/{reading.quotes[1].id}", viewport={"width": 1360, "height": 850}
    )
    expect(page.locator(".masthead h1")).to_have_text("Taliban team in Moscow")
    page.frame_locator("iframe.map").locator(".place.also").first.wait_for()
    page.screenshot(path=folder / "several.png", animations="disabled")


def test_picture_of_lab(notebook, folder):
    text = (ROOT / "seeds" / "taliban-moscow.txt").read_text("utf-8")
    book = notebook("seed", [FIRST, ARTICLE + text], size={"width": 1400, "height": 1000})
    book.run_all()
    view = book.view()
    view.locator("tr[data-id] .words").nth(1).evaluate("node => node.click()")
    view.frame_locator("iframe.map").locator(".place.also").first.wait_for()
    book.page.locator("iframe[data-newsnb]").scroll_into_view_if_needed()
    painted = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    view.locator("html").evaluate(painted)  # rows that were out of sight are laid out at the next frame
    book.page.screenshot(path=folder / "lab.png", animations="disabled")
