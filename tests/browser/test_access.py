"""Accessibility: axe-core finds no problems for keyboards, screen readers and contrast."""

from importlib.resources import files

import pytest
from playwright.sync_api import expect

from newsnb.views import page_of
from newsnb.views.frame import frame_page
from readings import bare, harbour

pytest.importorskip("axe_playwright_python", reason="pip install axe-playwright-python: it carries axe-core")

VIEWPORTS = {"desk": {"width": 1360, "height": 860}, "phone": {"width": 360, "height": 740}}
RUN = """async () => {
    const { violations } = await axe.run(document, { iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""


def violations(page):
    """Run axe-core in the page and in the map's frame, which is closed to the outside."""
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    page.frame_locator("iframe.map").locator(".leaflet-container").wait_for()
    found = []
    for frame in page.frames:
        frame.evaluate(axe)
        found += frame.evaluate(RUN)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", VIEWPORTS)
def test_no_violation_with_nothing_and_with_a_quote_selected(open_page, scheme, width):
    page = open_page(page_of(harbour()), viewport=VIEWPORTS[width], color_scheme=scheme)
    assert violations(page) == []
    page.get_by_role("searchbox").fill("aberdeen")
    page.locator("tr[data-id] .words").first.click()
    expect(page.locator("tr.now")).to_have_count(1)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["People and groups", "Who gets to speak"])
def test_no_violation_behind_the_other_tabs(open_page, scheme, tab):
    page = open_page(page_of(harbour()), viewport=VIEWPORTS["desk"], color_scheme=scheme)
    page.get_by_role("tab", name=tab).click()
    page.locator("mark.person").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("make", [frame_page, page_of], ids=["frame", "page"])
def test_no_violation_in_a_frame_or_an_empty_view(open_page, make):
    assert violations(open_page(make(bare("Rain fell.")), viewport=VIEWPORTS["desk"])) == []


def test_a_screen_reader_has_every_quote_with_its_speaker_and_kind_and_headlines_as_headings(open_page, reading):
    page = open_page(page_of(reading), viewport=VIEWPORTS["desk"])
    page.locator("tr[data-id]").first.wait_for()
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree]
    assert len([name for role, name in named if role == "button" and name.startswith("Quote: ")]) == len(reading.quotes)
    assert ("button", "Quote: Marit Solheim, partly word for word") in named
    assert ("button", "Quote: people close to the ministry, paraphrased, unsure") in named
    assert len([name for _, name in named if name.endswith("end of quote)")]) >= len(reading.quotes)
    assert ("heading", "Harbour towns weigh a ferry that may never sail") in named


def test_the_keyboard_stays_in_the_card_and_goes_back_from_it_to_where_it_came_from(open_page, reading):
    page = open_page(page_of(reading), viewport=VIEWPORTS["desk"])
    page.locator("html.ready").wait_for()
    quote = reading.quotes[1].id
    for chosen in (page.locator(f".stop[data-id={quote}]"), page.locator(f"tr[data-id={quote}] .who")):
        for leave in ("Escape", "Clear the selection"):
            chosen.focus()
            page.keyboard.press("Enter")
            card = page.locator(".details")
            name = card.locator("dd .link").first
            person = name.inner_text()
            name.press("Enter")  # the speaker takes the place of the quote
            expect(card.locator("h2")).to_have_text(person)
            expect(card.locator("h2")).to_be_focused()
            page.keyboard.press("Tab")
            if leave == "Escape":
                page.keyboard.press(leave)
            else:
                card.get_by_role("button", name=leave).press("Enter")
            expect(chosen).to_be_focused()
    assert not page.failed


def test_the_arrow_keys_go_to_quotes_too_and_enter_chooses_one(open_page, reading):
    page = open_page(page_of(reading), viewport=VIEWPORTS["desk"])
    page.locator("article [tabindex='0']").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        if page.locator("article .stop:focus").count():
            break
    expect(page.locator(".said.at").first).to_contain_text("that the night ferry to")
    page.keyboard.press("Enter")
    expect(page.locator("tr.now")).to_have_count(1)
    expect(page.locator("article .stop:focus")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".said.at")).to_have_count(0)
