"""What the view shows about a selection: in its card, at its quotes, and in the text."""

from dataclasses import replace

from looking import DESK, place_id, shown
from playwright.sync_api import expect

from newsnb.views import page_of


def entity_id(reading, name):
    return next(one.id for one in reading.entities if one.name == name)


def test_an_organisation_that_only_passes_on_is_not_said_to_speak(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=entity_id(reading, "Kysten")))
    expect(page.locator(".details")).to_contain_text("1 of 10: said 0, passed on 1, was told 0")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(1)


def test_the_card_of_a_speaker_names_who_passed_it_on(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=entity_id(reading, "people close to the ministry")))
    passed = page.locator(".details dd", has_text="1 of 1 quote")
    expect(passed).to_have_text("Kysten (1 of 1 quote)")
    passed.get_by_role("button").click()
    expect(page.locator(".details h2")).to_have_text("Kysten")


def test_a_quote_that_only_speaks_of_something_says_so(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=place_id(reading, "Oslo")))
    row = page.locator(".quotes tbody tr:visible")
    expect(row).to_have_attribute("data-mention", "speaks of Oslo")
    assert "speaks of Oslo" in row.evaluate("row => getComputedStyle(row, '::after').content")
    page.get_by_role("button", name="Clear the selection").click()
    expect(page.locator("tr[data-mention]")).to_have_count(0)


def test_who_passed_a_quote_on_is_tagged_in_the_text_and_beside_the_reporting_words(open_page, reading, html):
    relayed = next(quote for quote in reading.quotes if quote.via)
    page = shown(open_page(html, viewport=DESK, fragment=relayed.id))
    expect(page.locator("mark[data-note='passed on by']")).to_have_text("Kysten")
    expect(page.locator("tr.now .about")).to_contain_text("passed on by Kysten")
    told = replace(relayed, via=(), told_to=relayed.via)
    page = shown(open_page(page_of(replace(reading, quotes=(told,))), viewport=DESK, fragment=told.id))
    expect(page.locator("mark[data-note='told to']")).to_have_text("Kysten")


def test_the_forms_of_a_name_are_all_listed_where_there_are_several(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=place_id(reading, "Norway")))
    expect(page.locator(".details")).to_contain_text("twice, as “Norway”, “Norwegian”:")
    page = shown(open_page(html, viewport=DESK, fragment=place_id(reading, "Oslo")))
    expect(page.locator(".details")).to_contain_text("In the textonce: stands for")
