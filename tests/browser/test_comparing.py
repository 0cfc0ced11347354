"""The pages of a comparison and of two versions, on a desk, a projector, a phone and paper."""

import pytest
from compared import changed, compared
from playwright.sync_api import expect
from test_lesson import violations

from newsnb.comparing.page import comparison_page, versions_page

SIZES = [(390, 844), (768, 1024), (1366, 768), (1920, 1080)]
PAGES = {"comparison": lambda: comparison_page(compared()), "versions": lambda: versions_page(changed())}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_screen_and_paper(open_page, name):
    page = open_page(PAGES[name](), viewport={"width": 1366, "height": 768})
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert violations(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.failed == []
    assert page.requested == [page.address]


def test_a_phone_names_the_account_of_each_cell(open_page):
    page = open_page(PAGES["comparison"](), viewport={"width": 390, "height": 844})
    label = "getComputedStyle(document.querySelector('td'), '::before').content"
    assert page.evaluate(label) in ('"Post: "', '"Post" ": "')
