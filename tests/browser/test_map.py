"""The map, in a view and on its own."""

import re
from dataclasses import replace
from itertools import pairwise

import folium
import pytest
from looking import DESK, PHONE, chosen, marker, place_id, shown
from playwright.sync_api import expect

from newsnb.views import map_of, page_of


def test_a_marker_selects_its_place_in_the_text(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    marker(page, "Edinburgh").click()
    expect(page.locator("mark.now")).to_have_count(2)
    assert chosen(page) == place_id(reading, "Edinburgh")


def test_a_country_is_an_area_that_can_be_chosen_by_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    norway = marker(page, "Norway")
    assert norway.evaluate("node => node.tagName") == "path"
    norway.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.now")).to_have_count(2)
    assert chosen(page) == place_id(reading, "Norway")


def test_the_map_tells_uses_and_sureness_apart(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    for name, drawn in (("Bergen", "literal"), ("Oslo", "metonym"), ("Edinburgh", "unsure"), ("Aberdeen", "fairly")):
        expect(marker(page, name)).to_have_class(re.compile(rf"\b{drawn}\b"))
    expect(marker(page, "Edinburgh")).to_have_attribute("aria-label", re.compile("stands for a government.*; unsure$"))
    expect(page.frame_locator("iframe.map").locator(".label", has_text="Edinburgh")).to_have_text("Edinburgh ?")


def test_the_map_answers_to_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    drawn = page.frame_locator("iframe.map")
    scale = drawn.locator(".leaflet-control-scale-line").first
    before = scale.get_attribute("style")  # its length
    marker(page, "Bergen").focus()
    page.keyboard.press("+")
    expect(scale).not_to_have_attribute("style", before)
    page.keyboard.press("ArrowRight")
    expect(marker(page, "Norway")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".details h2")).to_have_text("Norway")
    page.keyboard.press("Escape")
    expect(page.locator(".legend")).to_be_visible()


def test_pins_of_one_point_can_be_told_apart_and_chosen(open_page, reading):
    oslo = next(place for place in reading.places if place.name == "Oslo")
    twins = tuple(replace(oslo, id=f"place-{i}", name=f"Oslo {i}", mentions=()) for i in range(4))
    page = shown(open_page(page_of(replace(reading, places=twins)), viewport=DESK))
    expect(marker(page, "Oslo 3")).to_be_visible()
    for i in range(4):
        marker(page, f"Oslo {i}").click()
        expect(page.locator(".details h2")).to_have_text(f"Oslo {i}")


def test_a_pin_that_was_moved_points_to_its_place(open_page, reading):
    oslo = next(place for place in reading.places if place.name == "Oslo")
    near = replace(oslo, id="place-1", name="Near", latitude=oslo.latitude + 0.1, mentions=())
    far = replace(oslo, id="place-2", name="Far", latitude=45, longitude=-70, mentions=())
    page = shown(open_page(page_of(replace(reading, places=(oslo, near, far))), viewport=DESK))
    expect(marker(page, "Near").locator(".leader")).to_have_count(1)
    expect(marker(page, "Far").locator(".leader")).to_have_count(0)
    end = """pin => {
        const [dot, sign] = [pin.querySelector(".leader").getBoundingClientRect(), pin.getBoundingClientRect()];
        return [dot.top >= sign.top + 16, dot.width < 3, Math.round(dot.top + dot.height - (sign.top + 9))];
    }"""
    assert marker(page, "Near").evaluate(end) == [True, True, 10]  # straight down: it was moved north
    page.frames[1].evaluate(
        "window[document.querySelector('.folium-map').id].setView([59.96, 10.75], 8, { animate: false })"
    )
    expect(page.frame_locator("iframe.map").locator(".leader")).to_have_count(0)


def test_what_is_added_to_a_map_works_offline(open_page, reading):
    atlas = map_of(reading)
    folium.Marker([58, 0], popup="<b>Halfway</b>", tooltip="a buoy").add_to(atlas)
    page = open_page(atlas.get_root().render(), viewport=DESK)
    page.locator("img.leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup-content b")).to_have_text("Halfway")
    assert not page.failed
    assert [url for url in page.requested if url.startswith("http")] == []


def test_a_folium_map_of_its_own_has_names_and_keys(open_page, reading):
    html = "<!doctype html><title>x</title>" + map_of(reading)._repr_html_()
    page = open_page(html, viewport=DESK)
    drawn = page.frame_locator("iframe").frame_locator("iframe")
    expect(drawn.locator(".label", has_text="Aberdeen")).to_have_count(1)
    drawn.locator(".pin[aria-label^='Aberdeen,']").click()
    expect(drawn.locator(".pin.now")).to_have_attribute("aria-label", re.compile("^Aberdeen,"))
    assert not page.failed
    assert [url for url in page.requested if url.startswith("http")] == []


def test_a_map_that_gets_its_room_out_of_sight_is_drawn_with_its_names(open_page, html):
    late = """addEventListener("DOMContentLoaded", () => {
        const [low, flat] = [new CSSStyleSheet(), new CSSStyleSheet()];
        low.replaceSync("iframe.map { margin-top: 300vh !important; }");
        flat.replaceSync("iframe.map { height: 0 !important; }");
        if (self === top) document.adoptedStyleSheets = [low, flat];
    })"""
    page = open_page(html, viewport=PHONE, before=late)
    names = page.frame_locator("iframe.map").locator(".label")
    expect(page.locator("html")).to_have_class("ready")
    expect(names).to_have_count(0)
    page.evaluate("document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, 1)")
    expect(names.first).to_be_attached()
    expect(page.locator("iframe.map")).not_to_be_in_viewport()


HERE = "window[document.querySelector('.folium-map').id]"
SEEN = """(names) => {
    const pins = names.map((name) => document.querySelector(`.place[aria-label^="${name},"]`));
    const [right, bottom] = [innerWidth, innerHeight];
    return pins.every((pin) => {
        const { left, top, width, height } = pin.getBoundingClientRect();
        return left > 0 && top > 0 && left + width < right && top + height < bottom;
    });
}"""


def yorkshire(reading, *more):
    """Return a reading of nine towns within an hour's drive, and places of other names."""
    oslo = next(place for place in reading.places if place.name == "Oslo")
    towns = "Aldmoor Bexley Carrow Denholt Elsby Fernley Garrick Holm Ilkford".split()
    return replace(
        reading,
        quotes=(),
        places=tuple(
            replace(
                oslo, id=f"place-{i}", name=name, latitude=lat, longitude=lon, mentions=(), feature="PPL", score=score
            )
            for i, (name, lat, lon, score) in enumerate(
                [(name, 53.6 + 0.1 * (i % 3), -1.9 + 0.15 * (i // 3), 0.9) for i, name in enumerate(towns)] + list(more)
            )
        ),
    )


def test_one_far_place_does_not_shrink_the_story_to_a_spot(open_page, reading):
    page = shown(open_page(page_of(yorkshire(reading, ("Perth", -31.9, 115.9, 0.4))), viewport=DESK))
    drawn = page.frame_locator("iframe.map")
    expect(marker(page, "Aldmoor")).to_be_visible()
    expect(drawn.locator(".leader")).to_have_count(0)  # the towns stand apart, each at its place
    arrow = drawn.locator(".arrow")
    expect(arrow).to_contain_text(re.compile(r"Perth, 14,?\d00 km"))
    assert not page.frames[1].evaluate(SEEN, ["Perth"])
    whole = drawn.get_by_role("button", name="Show all")
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    page.frames[1].wait_for_function(SEEN, arg=["Perth", "Aldmoor"])
    expect(arrow).to_be_hidden()
    whole.click()
    expect(arrow).to_be_visible()
    arrow.click()
    expect(page.locator(".details h2")).to_have_text("Perth")
    page.frames[1].wait_for_function(SEEN, arg=["Perth"])


@pytest.mark.parametrize("name", ["Lake District", "Kirkby Overblow by the Long Water in the Far North"])
def test_an_arrow_says_how_far_however_long_the_name(open_page, reading, name):
    page = shown(open_page(page_of(yorkshire(reading, (name, 53.7, 116.1, 0.4))), viewport=DESK))  # at the right edge
    arrow = page.frame_locator("iframe.map").locator(".arrow")
    expect(arrow).to_be_visible()
    way, box = arrow.locator("b").bounding_box(), arrow.bounding_box()
    assert re.fullmatch(r", \d,?\d00 km", arrow.locator("b").text_content())
    assert way["x"] + way["width"] <= box["x"] + box["width"]
    if name == "Lake District":  # the usual length is not cut
        assert arrow.locator("span").evaluate("node => node.scrollWidth <= node.clientWidth")


def test_in_a_narrow_map_arrows_keep_to_its_upper_or_lower_edge(open_page, reading):
    far = [("Perth", 53.7, 116.1, 0.4), ("Fremantle", 53.5, 116.0, 0.4)]
    page = shown(open_page(page_of(yorkshire(reading, *far)), viewport={"width": 940, "height": 560}))
    drawn = page.frame_locator("iframe.map")
    expect(drawn.locator(".arrow").last).to_be_visible()
    whole = page.locator("iframe.map").bounding_box()
    assert whole["width"] < 400
    boxes = [arrow.bounding_box() for arrow in drawn.locator(".arrow").all()]
    lower = [whole["y"] + whole["height"] - box["y"] - box["height"] for box in boxes]
    upper = [box["y"] - whole["y"] for box in boxes]
    assert all(min(pair) < 50 for pair in zip(lower, upper, strict=True))


def test_arrows_at_one_edge_stand_one_above_the_other(open_page, reading):
    # along one line from the story to the east, so that all arrows want the same spot, on both sides of the middle
    far = [(f"Farland {i}", 53.7 + lat, 60.0 + 10 * i, 0.4) for i, lat in enumerate((0.4, -0.4, 0.2, -0.2))]
    page = shown(open_page(page_of(yorkshire(reading, *far)), viewport=DESK))
    arrows = page.frame_locator("iframe.map").locator(".arrow")
    expect(arrows).to_have_count(4)
    expect(arrows.last).to_be_visible()
    tops = sorted(box["y"] for box in (arrows.nth(i).bounding_box() for i in range(4)))
    assert all(below - above >= 20 for above, below in pairwise(tops))


def test_a_chosen_pin_stands_at_its_place_however_crowded(open_page, reading):
    oslo = next(place for place in reading.places if place.name == "Oslo")
    near = [
        replace(
            oslo,
            id=f"place-{i}",
            name=f"Oslo {i}",
            latitude=59.9 + 0.02 * (i % 3),
            longitude=10.7 + 0.03 * (i // 3),
            mentions=(),
        )
        for i in range(6)
    ]
    page = shown(open_page(page_of(replace(reading, quotes=(), places=tuple(near))), viewport=DESK))
    for i in range(6):
        page.locator(f".places button[data-id=place-{i}]").click()
        expect(marker(page, f"Oslo {i}")).to_have_class(re.compile(r"\bnow\b"))
        expect(marker(page, f"Oslo {i}").locator(".leader")).to_have_count(0)


def test_a_flight_that_is_interrupted_lands_all_the_same(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, reduced_motion="no-preference"))
    expect(page.locator(".places button").first).to_be_visible()
    stop = f"setTimeout(() => {HERE}.stop().fire('moveend'), 60)"
    page.frames[1].evaluate(f"addEventListener('message', ({{ data }}) => data.say === 'select' && {stop})")
    page.locator(f".places button[data-id={place_id(reading, 'Oslo')}]").click()
    page.frames[1].wait_for_function(f"() => {HERE}.distance({HERE}.getCenter(), [59.91, 10.75]) < 150000")


def test_the_wheel_scrolls_the_page_until_the_map_is_used(open_page, reading):
    html = f"<!doctype html><title>x</title>{map_of(reading)._repr_html_()}<p style='height:300vh'>"
    page = open_page(html, viewport=DESK)
    expect(page.frame_locator("iframe").frame_locator("iframe").locator(".label").first).to_be_attached()
    page.mouse.move(400, 200)
    before = page.frames[2].evaluate(f"{HERE}.getZoom()")
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 0")
    assert page.frames[2].evaluate(f"{HERE}.getZoom()") == before


def test_other_countries_are_named_when_the_map_is_near(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    drawn = page.frame_locator("iframe.map")
    expect(marker(page, "Oslo")).to_be_visible()
    page.locator(f".places button[data-id={place_id(reading, 'Oslo')}]").click()
    expect(drawn.locator(".label", has_text="Sweden")).to_be_visible()
    expect(drawn.locator(".label", has_text="Norway")).to_have_count(1)
