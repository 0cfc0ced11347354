"""The view by keyboard alone, on a desk and on a phone: the focus is never lost, hidden or held, and Escape closes."""

import pytest
from looking import DESK, PHONE, shown
from playwright.sync_api import expect

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
COVERED = """() => {
    const { x, y, width, height } = document.activeElement.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    return !document.activeElement.contains(document.elementFromPoint(left, top));
}"""
FOCUSED = "document.activeElement !== document.body"


@SIZES
def test_escape_closes_an_explanation_and_leaves_the_selection(open_page, html, size):
    page = shown(open_page(html, viewport=size))
    page.locator("tr[data-id] .who").first.click()
    term = page.locator(".details button.term").first
    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".details .meaning")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".details .meaning")).to_have_count(0)
    expect(term).to_be_focused()
    expect(page.locator("tr.now")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("tr.now")).to_have_count(0)


@SIZES
def test_escape_clears_a_search_from_its_buttons_too(open_page, html, size):
    page = shown(open_page(html, viewport=size))
    field = page.get_by_role("searchbox")
    field.fill("ferry")
    field.press("Tab")
    expect(page.get_by_role("button", name="Previous match")).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()


@pytest.mark.parametrize("size", [{"width": 1366, "height": 768}, PHONE], ids=["low", "phone"])
def test_the_keyboard_goes_into_the_filters_that_it_opens(open_page, html, size):
    page = shown(open_page(html, viewport=size))
    toggle = page.locator(".filterbutton")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".filters select").first).to_be_focused()


@SIZES
def test_the_focus_stays_in_the_tables_when_the_offer_of_all_quotes_goes(open_page, reading, html, size):
    page = shown(open_page(html, viewport=size))
    page.locator("mark.person", has_text="Ines Calder").click()
    page.locator(".tables button.link").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tab", name="Quotes")).to_be_focused()


def test_the_card_on_a_phone_does_not_cover_what_has_the_focus(open_page, html):
    page = shown(open_page(html, viewport=PHONE))
    first = page.locator(".places button").first
    first.wait_for()
    first.evaluate("node => scrollBy(0, node.getBoundingClientRect().bottom - innerHeight + 8)")
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".details")).to_be_visible()
    page.wait_for_timeout(500)  # it looks twice
    assert not page.evaluate(COVERED)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED)
    assert not page.evaluate(COVERED)
