"""The page of a check: both texts side by side, linked, on a desk, a projector, a phone and paper."""

import pytest
from checks import checked
from playwright.sync_api import expect
from test_lesson import violations

from newsnb.checking.page import check_page

SIZES = [(390, 844), (768, 1024), (1366, 768), (1920, 1080)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_texts_are_linked_and_fit_every_screen(open_page, scheme):
    page = open_page(check_page(checked()), viewport={"width": 1366, "height": 768}, color_scheme=scheme)
    assert violations(page) == []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    page.set_viewport_size({"width": 1366, "height": 768})
    words = page.locator(".articles .said").first
    page.locator(".checked .said").first.click()
    expect(words).to_have_class("said right now")
    expect(words).to_be_in_viewport()
    expect(page.locator("#verdict-1")).to_contain_text("word for word")
    page.get_by_role("link", name="see it there").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".articles .now").first).to_be_in_viewport()
    assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.locator(".articles")).to_have_css("overflow", "visible")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(media="screen")
    assert violations(page) == []
    assert page.failed == []
    assert page.requested == [page.address]
