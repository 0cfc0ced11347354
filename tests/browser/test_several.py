"""Several readings on one page: the chooser, the address, Back and Forward, and paper."""

from dataclasses import replace

import pytest
from looking import DESK, PHONE, shown
from playwright.sync_api import expect

from newsnb.values import Meta
from newsnb.views import page_of
from readings import bare, harbour

QUOTE = harbour().quotes[0].id


@pytest.fixture(scope="module")
def html():
    other = replace(harbour(), meta=Meta(title="The ferry again"))
    return page_of(harbour(), other, bare("Rain fell in the night. Nobody spoke."))


def address(page):
    return page.evaluate("location.hash")


def title(page):
    return page.locator(".masthead h1")


def test_the_chooser_shows_one_reading_at_a_time_and_asks_no_host(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    expect(title(page)).to_have_text("Harbour towns weigh a ferry")
    page.get_by_label("Choose an article").select_option(index=1)
    expect(title(page)).to_have_text("The ferry again")
    assert address(page) == "#2"
    expect(page.locator("main.newsnb")).to_have_count(1)
    page.get_by_role("button", name="Next article").click()
    expect(page.locator("article")).to_have_text("Rain fell in the night. Nobody spoke.")
    page.get_by_role("button", name="Next article").click()
    expect(title(page)).to_have_text("Harbour towns weigh a ferry")
    assert [url for url in page.requested if url.startswith("http")] == []
    assert not page.failed


def test_the_chooser_works_by_keys(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.get_by_role("button", name="Previous article").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(title(page)).to_have_text("The ferry again")
    expect(page.get_by_label("Choose an article")).to_be_focused()


def test_the_address_remembers_reading_and_selection(open_page, html):
    page = shown(open_page(html, viewport=DESK, fragment=f"2/{QUOTE}"))
    expect(title(page)).to_have_text("The ferry again")
    expect(page.locator("tr.now")).to_have_attribute("data-id", QUOTE)
    page.locator("mark.person", has_text="Olaf Berg").click()
    assert address(page).startswith("#2/entity-")
    page.keyboard.press("Escape")
    assert address(page) == "#2"


def test_back_and_forward_go_through_selections(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("tr[data-id] .words").first.click()
    page.get_by_role("button", name="Next article").click()
    expect(title(page)).to_have_text("The ferry again")
    page.go_back()
    expect(title(page)).to_have_text("Harbour towns weigh a ferry")
    expect(page.locator("tr.now")).to_have_attribute("data-id", QUOTE)
    page.go_back()
    expect(page.locator("tr.now")).to_have_count(0)
    page.go_forward()
    expect(page.locator("tr.now")).to_have_attribute("data-id", QUOTE)
    page.go_forward()
    expect(title(page)).to_have_text("The ferry again")
    expect(page.locator("tr.now")).to_have_count(0)


@pytest.mark.parametrize(
    "fragment", ["9", "0/x", "2/nothing-1", "%E0%A4%A", "%", "<b>", "2/%2F%2F", "1e9/quote-1", "__proto__"]
)
def test_a_bad_address_does_no_harm(open_page, html, fragment):
    page = shown(open_page(html, viewport=DESK, fragment=fragment))
    expect(page.locator("tr.now")).to_have_count(0)
    page.locator("tr[data-id] .words").first.click()
    expect(page.locator("tr.now")).to_have_count(1)
    assert not page.failed


def test_paper_loses_no_words_of_the_others(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    plain = page.locator(".newsnb-fallback")
    for one in plain.all():
        expect(one).to_be_hidden()
    page.emulate_media(media="print")
    expect(plain.nth(0)).to_be_hidden()  # its linked view is printed
    expect(plain.nth(1)).to_contain_text("My father slept through the storm")
    expect(plain.nth(1).locator("td", has_text="Kysten")).to_be_visible()
    expect(plain.nth(2)).to_contain_text("Nobody spoke.")
    assert page.locator("main.newsnb").bounding_box()["y"] < plain.nth(1).bounding_box()["y"]


def test_a_phone_holds_the_chooser(open_page, html):
    page = shown(open_page(html, viewport=PHONE, has_touch=True, is_mobile=True))
    page.get_by_role("button", name="Next article").tap()
    expect(title(page)).to_have_text("The ferry again")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_scripts_off_leaves_every_article(open_page, html):
    page = open_page(html, viewport=DESK, java_script_enabled=False)
    expect(page.locator("mark", has_text="Marit Solheim").first).to_be_visible()
    expect(page.locator("section p", has_text="Rain fell in the night.")).to_be_visible()


def test_many_articles_are_searched_by_title_and_words(open_page):
    texts = ("Rain fell.", "The ferry sank.", "“We saw the ferry,” he said.", "Snow.", "Wind.", "Hail.")
    many = page_of(*(bare(text, meta=Meta(title=f"Day {i}")) for i, text in enumerate(texts, 1)))
    page = shown(open_page(many, viewport=PHONE))
    field, list, count = (
        page.get_by_role("searchbox", name="Find an article"),
        page.get_by_label("Choose"),
        ".chooser .count",
    )
    expect(page.locator(count)).to_have_text("1 of 6")
    field.fill("Ferry")
    expect(page.locator(count)).to_have_text("2 found")
    field.press("Enter")
    expect(title(page)).to_have_text("Day 2")
    expect(page.locator(count)).to_have_text("1 of 2 found")
    expect(list.locator("option")).to_have_text(["2. Day 2", "3. Day 3"])
    list.select_option("3. Day 3")
    expect(title(page)).to_have_text("Day 3")
    page.get_by_role("button", name="Next article").click()
    expect(title(page)).to_have_text("Day 2")
    field.fill("no such word")
    expect(page.locator(count)).to_have_text("0 found")
    field.fill("")
    expect(list).to_have_value("1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not page.failed
