"""Correcting on a saved page: where a place is."""

import pytest
from correcting import open_form, open_harbour
from playwright.sync_api import expect
from test_lab import click

from readings import harbour


@pytest.fixture
def page(open_page):
    return open_harbour(open_page)


def test_a_point_is_set_on_the_map_by_mouse_and_by_keyboard(page):
    bergen = next(place for place in harbour().places if place.name == "Bergen")
    click(page, f".places button[data-id={bergen.id}]")
    form = open_form(page)
    where = form.get_by_label("It lies at")
    before = where.input_value()
    form.get_by_role("button", name="On the map").click()
    expect(form).to_contain_text("Click on the map")
    box = page.locator("iframe.map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    expect(where).to_be_focused()
    clicked = where.input_value()
    assert clicked != before
    form.get_by_role("button", name="On the map").press("Enter")
    picking = page.frame_locator("iframe.map").locator(".picking")
    picking.wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(where).to_be_focused()
    assert where.input_value() != clicked
    latitude, longitude = map(float, where.input_value().split(", "))
    form.get_by_role("button", name="On the map").press("Enter")
    picking.wait_for()
    page.keyboard.press("Escape")
    expect(where).to_be_focused()
    form.get_by_role("button", name="Put it there").press("Enter")
    expect(page.locator(".details")).to_contain_text("A person chose this place.")
    marker = page.frame_locator("iframe.map").locator(".place[aria-label^='Bergen,']")
    expect(marker).to_have_attribute("aria-pressed", "true")
    assert abs(latitude) <= 90
    assert abs(longitude) <= 180
    assert not page.failed


def test_a_place_of_the_gazetteer_is_shown_again_without_a_kernel(page):
    edinburgh = next(place for place in harbour().places if place.name == "Edinburgh")
    record = {"id": "correction-1", "what": "key", "on": edinburgh.id, "span": None, "by": None, "why": None}
    record |= {"to": {"key": "geonames:2191562", "called": "Dunedin"}, "on_day": "2026-11-29"}
    dunedin = {
        "key": "geonames:2191562",
        "name": "Dunedin",
        "where": "city or town, New Zealand",
        "point": [-45.87, 170.5],
    }
    kept = {"records": [record], "pending": 0, "places": {dunedin["key"]: dunedin}}
    for _ in range(2):  # what the page keeps itself brings it back, too
        page.evaluate("([name, kept]) => kept && localStorage.setItem(name, JSON.stringify(kept))", [
            f"newsnb-corrections-{harbour().sha256}", kept,
        ])  # fmt: skip
        page.reload()
        expect(page.locator(f".places button[data-id={edinburgh.id}]")).to_contain_text("Dunedin")
        expect(page.locator(".below")).to_contain_text("Corrected by people: 1.")
        kept = None
    expect(page.frame_locator("iframe.map").locator(".place[aria-label^='Dunedin,']")).to_have_count(1)
    assert not page.failed
