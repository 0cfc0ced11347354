"""The pictures of the docs, of the seed article: kept by `NEWSNB_PICTURES=1 pytest -k picture`."""

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
}


@pytest.fixture(scope="module")
def reading():
    text = (ROOT / "seeds" / "taliban-moscow.txt").read_text("utf-8")
    return newsnb.read(text, title="Taliban team in Moscow", date="2019-09-13", home="United States")


@pytest.fixture
def folder(tmp_path):
    """Where pictures go: into the docs when asked for, else where nobody keeps them."""
    return ROOT / "docs" / "pictures" if os.environ.get("NEWSNB_PICTURES") == "1" else tmp_path


@pytest.mark.parametrize("name", SHOTS)
def test_picture(open_page, reading, folder, name):
    kabul = next(place.id for place in reading.places if place.name == "Kabul")
    called_off = next(quote.id for quote in reading.quotes if "called off" in reading.words(quote.content))
    fragment = {"light": called_off, "dark": kabul, "speakers": called_off, "phone": kabul}[name]
    page = open_page(page_of(reading), fragment=fragment, **SHOTS[name])
    drawn = page.frame_locator("iframe.map").locator(".place.now, .place.also")
    expect(drawn.first).to_be_visible()
    if name == "speakers":
        page.get_by_role("tab", name="Who gets to speak").click()
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
    assert not page.failed
