"""The view of a corpus in a browser: one choice for map, timeline and lists, and a click to an article's own view."""

from importlib.resources import files

import pytest
from playwright.sync_api import expect

from newsnb.bench.view.corpora import made
from newsnb.corpus.columns import add_rows, empty_tables
from newsnb.corpus.holding import Corpus
from newsnb.corpus.parts import pack
from readings import harbour

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}

# The middle of something drawn on the canvas of the map, away from its edges and buttons.
FIND_SPOT = """() => {
    const canvas = document.querySelector("canvas.spots");
    const box = canvas.getBoundingClientRect();
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const isDrawn = (x, y) => data[4 * (y * canvas.width + x) + 3] > 0;
    for (let y = 60; y < canvas.height - 60; y++)
        for (let x = 80; x < canvas.width - 80; x++)
            if (isDrawn(x, y) && isDrawn(x + 3, y + 5)) return [box.x + x + 1, box.y + y + 3];
}"""
RUN_AXE = "async () => (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)"


@pytest.fixture(scope="module")
def page_of_many():
    return made(articles=60, places=300, quotes=8).view().page


def test_a_choice_narrows_map_timeline_and_lists(open_page, page_of_many):
    page = open_page(page_of_many, viewport=DESK)
    chips = page.locator(".chips")
    expect(chips).to_have_text("60 of 60 articles · 480 of 480 quotes ")
    page.get_by_label("Outlet").select_option("North Wire")
    expect(page.locator(".row.article small").first).to_contain_text("North Wire")
    expect(chips).not_to_contain_text("60 of 60 articles")
    page.locator("button[title^='Sep 2016:']").click()
    expect(page.locator(".bars [aria-pressed='true']")).to_have_count(1)
    page.get_by_role("tab", name="Speakers").click()
    role = page.locator(".kinds tbody th button").first
    name = role.text_content()
    role.click()
    expect(page.get_by_label("Role")).to_have_value(name)
    for chip in range(3, 0, -1):
        expect(page.locator(".chip")).to_have_count(chip)
        page.locator(".chip").first.click()
    expect(chips).to_have_text("60 of 60 articles · 480 of 480 quotes ")
    assert page.failed == []
    assert len(page.requested) == 1


def hover(page):
    """Move the mouse onto something on the map, and return where that is; the map may still move while it opens."""
    for _ in range(100):
        x, y = page.evaluate(FIND_SPOT)
        page.mouse.move(x - 1, y)
        page.mouse.move(x, y)
        if "named" in page.locator(".tip").text_content():
            return x, y
    raise AssertionError("nothing on the map says what it is")


def test_a_click_on_the_map_chooses_the_places_there(open_page, page_of_many):
    page = open_page(page_of_many, viewport=DESK)
    page.locator("html.ready").wait_for()
    at = hover(page)
    page.mouse.click(*at)
    expect(page.locator(".chip")).to_contain_text("names Port")


def test_outlets_stand_by_name_with_their_denominators(open_page, page_of_many):
    page = open_page(page_of_many, viewport=DESK)
    page.get_by_label("Role").select_option("expert")
    page.get_by_role("tab", name="Outlets").click()
    names = page.locator(".row.outlet b").all_text_contents()
    assert names == sorted(names)
    expect(page.locator(".row.outlet small").first).to_contain_text(" of ")
    expect(page.locator(".row.outlet .share small").first).to_contain_text("% (")


def test_a_click_opens_an_article_in_its_own_view_or_as_a_list(open_page):
    tables = empty_tables({})
    for article in ("a1", "a2"):
        add_rows(tables, article, harbour(), {})
    corpus = Corpus(own={}, tables=tables, readings={article: pack(harbour()) for article in ("a1", "a2")})
    page = open_page(corpus.view(["a1"]).page, viewport=DESK)
    page.locator(".row.article").nth(0).click()
    frame = page.frame_locator(".opened iframe")
    frame.locator("tr[data-id]").first.click()
    expect(frame.locator("tr.now")).to_have_count(1)
    expect(frame.frame_locator("iframe.map").locator(".leaflet-container")).to_be_visible()
    page.get_by_role("button", name="Back to the corpus").click()
    page.locator(".row.article").nth(1).click()
    expect(page.locator(".opened .plain")).to_contain_text("Marit Solheim")
    assert page.failed == []
    assert len(page.requested) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_violation_of_accessibility(open_page, page_of_many, scheme, size):
    pytest.importorskip("axe_playwright_python")
    page = open_page(page_of_many, viewport=size, color_scheme=scheme)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    for tab in ("Articles", "Speakers", "Places", "Outlets"):
        page.get_by_role("tab", name=tab).click()
        page.get_by_label("Role").select_option("expert" if tab == "Outlets" else "")
        found = page.evaluate(
            "async () => (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)"
        )
        assert found == [], tab
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
