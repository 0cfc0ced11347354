"""When: times in the text, on cards, in the table and on the timeline, linked with everything else."""

import re
from dataclasses import replace

import pytest
from looking import DESK, PHONE, chosen, shown
from playwright.sync_api import expect

from newsnb.views import page_of


@pytest.fixture(scope="module")
def monday(reading):
    return next(time for time in reading.times if time.value == "2026-03-02")


def point(page, time):
    return page.locator(f".when button[data-id={time.id}]")


def test_a_time_is_linked_with_text_table_and_card(open_page, reading, html, monday):
    page = shown(open_page(html, viewport=DESK))
    quote = next(quote for quote in reading.quotes if quote.said_when == monday.id)
    page.locator(f"mark[data-id={monday.id}]").first.click()
    expect(point(page, monday)).to_have_attribute("aria-pressed", "true")
    card = page.locator(".details")
    expect(card).to_contain_text("Monday 2 March 2026")
    expect(card).to_contain_text("Monday, the day of publication")
    expect(page.locator("tr[data-id]:visible")).to_have_count(1)
    expect(page.locator(f"tr[data-id={quote.id}]")).to_have_attribute("data-mention", "said when: Monday 2 March 2026")
    page.keyboard.press("Escape")
    page.locator(f"tr[data-id={quote.id}] button.who").click()
    expect(card.locator("dd", has_text="Monday 2 March 2026")).to_be_visible()
    expect(point(page, monday)).to_have_class("point also")
    page.locator(f"tr[data-id={quote.id}] .chip.time").click()
    assert chosen(page) == monday.id
    assert not page.failed


def test_a_person_is_linked_with_the_times_of_the_clauses_that_mention_it(open_page, reading, monday):
    person = next(entity for entity in reading.entities if entity.label == "PERSON")
    other = next(time for time in reading.times if time.earliest and time.value != monday.value)
    mentions = (replace(person.mentions[0], times=(other.id,)), *person.mentions[1:])
    dated = replace(person, mentions=mentions)
    entities = tuple(dated if entity.id == person.id else entity for entity in reading.entities)
    page = shown(open_page(page_of(replace(reading, entities=entities)), viewport=DESK))
    page.locator(f"mark[data-id={person.id}]").first.click()
    expect(point(page, other)).to_have_class(re.compile("also"))
    expect(page.locator(".details dt", has_text="When")).to_be_visible()


def test_the_timeline_goes_with_the_arrow_keys_in_time_order(open_page, reading, html, monday):
    page = shown(open_page(html, viewport=DESK))
    first = page.locator(".when button").first
    expect(first).to_have_attribute("tabindex", "0")
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert chosen(page) == monday.id
    expect(page.locator(f"mark[data-id={monday.id}]").first).to_have_attribute("aria-pressed", "true")


def test_earlier_times_are_to_the_left_and_bars_end_after_they_begin(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    boxes = [button.bounding_box() for button in page.locator(".when button").all()]
    assert boxes[0]["x"] < boxes[1]["x"]
    expect(page.locator(".axis .tick").first).to_be_visible()


def test_a_phone_lists_times_and_goes_to_them(open_page, html):
    page = shown(open_page(html, viewport=PHONE))
    page.locator(".sections button", has_text="When").click()
    expect(page.locator(".when button").nth(1)).to_be_in_viewport()
    left = {round(button.bounding_box()["x"]) for button in page.locator(".when button").all()}
    assert len(left) == 1
    expect(page.locator(".axis")).to_be_hidden()


def test_an_article_with_one_time_has_no_timeline(open_page, reading):
    page = shown(open_page(page_of(replace(reading, times=reading.times[:1])), viewport=DESK))
    expect(page.locator(".tabs")).to_be_visible()
    expect(page.locator(".when")).to_be_hidden()
    expect(page.get_by_role("button", name="Hide timeline")).to_have_count(0)
    expect(page.locator("mark.time")).to_have_count(1)


def test_the_timeline_can_be_hidden_and_a_link_keeps_it_so(open_page, html):
    page = shown(open_page(html, viewport=DESK, fragment="&hide=timeline"))
    expect(page.locator(".tabs")).to_be_visible()
    expect(page.locator(".when")).to_be_hidden()
    page.get_by_role("button", name="Hide timeline").click()
    expect(page.locator(".when")).to_be_visible()


def test_a_link_to_a_time_selects_and_shows_it(open_page, html, monday):
    page = shown(open_page(html, viewport=DESK, fragment=monday.id))
    expect(point(page, monday)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"mark[data-id={monday.id}]").first).to_be_in_viewport()
