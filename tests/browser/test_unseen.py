"""A cell out of sight, as after *Run all*: browsers give it no animation frames and no sizes.

What it shows must be there all the same, for Python chooses in it, and it can be printed.
"""

import pytest
from looking import DESK, PHONE, shown
from playwright.sync_api import expect

from newsnb.values import Unresolved
from newsnb.views import map_of, mimebundle, page_of
from readings import bare, harbour

HEARD = """addEventListener("message", ({ data }) => {
    if (data?.newsnb && self === top) (window.heard ??= []).push(data);
});"""
CHOOSE = """(id) => {
    const frame = document.querySelector("iframe[data-newsnb]");
    frame.contentWindow.postMessage({ newsnb: frame.dataset.newsnb, say: "select", id }, "*");
}"""
CUT = """() => [...document.querySelectorAll(".block")].map((block) => block.querySelectorAll(".mark.brief").length)"""


def notebook(*, width="100%"):
    """Return a page like a notebook's, with a cell far below the window's end."""
    cell = f"<div style='margin-top:300vh;width:{width}'>{mimebundle(harbour())['text/html']}</div>"
    return f"<!doctype html><html lang='en'><meta charset='utf-8'><title>A notebook</title><body>{cell}</body></html>"


def unseen(page):
    """Return the view in the cell, and its map."""
    frame = page.locator("iframe[data-newsnb]")
    view = page.frame_locator("iframe[data-newsnb]")
    view.locator("tr[data-id]").first.wait_for(state="attached")
    expect(frame).not_to_be_in_viewport()
    return view, view.frame_locator("iframe.map")


def place(name):
    return next(one.id for one in harbour().places if one.name == name)


def test_a_cell_out_of_sight_has_its_lists_and_names(open_page):
    view, drawn = unseen(page := open_page(notebook(), viewport=DESK))
    expect(page.locator(".newsnb-fallback")).to_be_hidden()
    expect(view.locator("tr[data-id]")).to_have_count(len(harbour().quotes))
    expect(view.locator(".places button")).to_have_count(len(harbour().places) + len(harbour().unresolved))
    expect(drawn.locator(".label", has_text="Aberdeen")).to_be_attached()
    unseen(page)
    assert not page.failed


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_map_of_a_cell_out_of_sight_goes_where_python_chooses(open_page, motion):
    view, drawn = unseen(page := open_page(notebook(), viewport=DESK, reduced_motion=motion))
    expect(drawn.locator(".label", has_text="Aberdeen")).to_be_attached()
    land = drawn.locator(".leaflet-overlay-pane path").first
    before = land.get_attribute("transform")
    page.evaluate(CHOOSE, place("Oslo"))
    expect(drawn.locator(".place.now")).to_have_attribute(
        "aria-label", "Oslo, capital, Norway: stands for a government or group; sure"
    )
    expect(land).not_to_have_attribute("transform", before)
    expect(view.locator(".details h2")).to_have_text("Oslo")
    unseen(page)


def test_a_collapsed_cell_reports_the_selection(open_page):
    view, _ = unseen(page := open_page(notebook(), viewport=DESK, before=HEARD))
    page.locator("iframe[data-newsnb]").evaluate("frame => (frame.style.display = 'none')")
    quote = next(one.id for one in harbour().quotes if one.cue)
    view.locator(f"tr[data-id={quote}]").evaluate("row => row.click()")
    page.wait_for_function("id => heard.some((one) => one.say === 'select' && one.id === id)", arg=quote)


def test_a_narrow_cell_out_of_sight_asks_for_the_height_of_all_it_shows(open_page):
    view, _ = unseen(page := open_page(notebook(width="600px"), viewport=PHONE, before=HEARD))
    tall = view.locator("main.newsnb").evaluate("node => node.getBoundingClientRect().height")
    page.wait_for_function(
        "tall => Math.abs(heard.findLast(({ say }) => say === 'height').height - tall) < 4", arg=tall
    )
    unseen(page)


def test_paper_cuts_tags_that_would_overlap_also_where_nobody_has_scrolled(open_page):
    line = "Al El met.\n"  # both tags are wider than their names
    starts = [line.index(name) + i * len(line) for i in range(200) for name in ("Al", "El")]
    names = tuple(Unresolved(id=f"unresolved-{at}", start=at, end=at + 2, reason="nothing settles it") for at in starts)
    page = open_page(page_of(bare(line * 200, unresolved=names)), viewport=DESK)
    page.locator(".mark.brief").first.wait_for()
    assert page.evaluate(CUT)[-1] == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(CUT) == [1] * 200


def test_paper_gives_a_short_word_the_width_of_its_tag(open_page):
    text = "Al met El in U.N. halls in Copenhagen."
    names = tuple(
        Unresolved(id=f"unresolved-{at}", start=at, end=at + len(name), reason="nothing settles it")
        for name in ("Al", "El", "U.N.", "Copenhagen")
        for at in (text.index(name),)
    )
    page = open_page(page_of(bare(text, unresolved=names)), viewport=DESK)
    page.locator(".mark").first.wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    cut = """() => [...document.querySelectorAll("article .mark[data-tag]")].map((mark) => {
        const style = getComputedStyle(mark, "::before");
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = style.font;
        return pen.measureText(mark.dataset.tag).width > mark.getBoundingClientRect().width + 1;
    })"""
    assert page.evaluate(cut) == [False] * 4
    assert page.locator("article").evaluate("node => node.textContent") == text


def test_paper_shows_the_signs_and_the_land_of_the_map_as_a_screen_does(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.emulate_media(media="print")
    atlas = page.frame_locator("iframe.map")
    pin = atlas.locator(".pin").first
    assert pin.evaluate("node => getComputedStyle(node, '::before').printColorAdjust") == "exact"
    assert atlas.locator(".leaflet-container").evaluate("node => getComputedStyle(node).printColorAdjust") == "exact"
    land = atlas.locator(".leaflet-overlay-pane svg").first
    assert land.evaluate("node => getComputedStyle(node).overflow") == "visible"


def test_paper_is_light_for_a_reader_whose_screen_is_dark(open_page, html):
    page = shown(open_page(html, viewport=DESK, color_scheme="dark"))
    sheets = [page.locator("body"), page.frame_locator("iframe.map").locator(".leaflet-container")]
    darkness = "node => getComputedStyle(node).backgroundColor.match(/\\d+/g).slice(0, 3).every((part) => part < 60)"
    assert [sheet.evaluate(darkness) for sheet in sheets] == [True, True]
    page.emulate_media(media="print", color_scheme="dark")
    assert [sheet.evaluate(darkness) for sheet in sheets] == [False, False]


IN_SIGHT = """() => {
    const map = window[document.querySelector(".folium-map").id];
    const pins = [];
    map.eachLayer((layer) => layer.getLatLng && layer.options.interactive !== false && pins.push(layer.getLatLng()));
    return map.getSize().x === innerWidth && pins.length > 2 && pins.every((pin) => map.getBounds().contains(pin));
}"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_map_of_its_own_lands_right_however_late_it_gets_its_room(open_page, motion):
    shown = map_of(harbour())._repr_html_()
    html = f"<!doctype html><title>x</title><div id='cell' style='margin-top:300vh;width:300px'>{shown}</div>"
    page = open_page(html, viewport=DESK, reduced_motion=motion)
    names = page.frame_locator("iframe").frame_locator("iframe").locator(".label")
    for width in (300, 900, 460):
        expect(names.first).to_be_attached()
        page.locator("#cell").evaluate("(cell, width) => (cell.style.width = `${width}px`)", width)
        page.locator("iframe").scroll_into_view_if_needed()
        page.frames[2].wait_for_function(IN_SIGHT)
        page.evaluate("scrollTo(0, 0)")
