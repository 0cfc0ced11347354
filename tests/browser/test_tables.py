"""The tables of a view: quotes, and who gets to speak."""

import re
from dataclasses import replace

from looking import DESK, chosen, marker, place_id, shown
from playwright.sync_api import expect

from newsnb.views import page_of


def test_a_row_selects_its_quote_in_text_and_map(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    quote = next(one for one in reading.quotes if "Oslo" in reading.words(one.content))
    page.locator(f"tr[data-id={quote.id}] .words").click()
    assert page.locator(".said.now").all_text_contents()
    assert "".join(page.locator(".said.now").all_text_contents()) == reading.words(quote.content)
    assert "".join(page.locator(".source.now").all_text_contents()) == "the Institute's director, Peder Aas,"
    assert page.locator(".cue.now").all_text_contents() == ["wrote"]
    for name in ("Edinburgh", "Oslo"):
        expect(marker(page, name)).to_have_class(re.compile(r"\balso\b"))
    expect(marker(page, "Bergen")).not_to_have_class(re.compile(r"\balso\b"))
    assert chosen(page) == quote.id


def test_a_chip_in_a_row_selects_the_place_and_not_the_row(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("tr .chip", has_text="Oslo").click()
    assert chosen(page) == place_id(reading, "Oslo")
    expect(page.locator(".status")).to_have_text("1 of 10 quotes has to do with Oslo: spoken of in 1. Show all")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(10)


def test_a_selection_without_quotes_leaves_a_table_that_says_so(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator(f".places button[data-id={place_id(reading, 'Bergen')}]").click()
    expect(page.locator(".status")).to_have_text("No quote has to do with Bergen. Show all 10 quotes")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(0)
    page.get_by_role("button", name="Show all 10 quotes").click()
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(10)


def test_a_column_sorts_up_down_and_back(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    rows = page.locator(".quotes tbody tr")

    def ids():
        return rows.evaluate_all("rows => rows.map((row) => row.dataset.id)")

    text = ids()
    head = page.get_by_role("columnheader", name="Reporting words")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = rows.locator(".cuewords").all_text_contents()
    assert up == sorted(up)
    head.get_by_role("button").click()
    assert rows.locator(".cuewords").all_text_contents() == up[::-1]
    head.get_by_role("button").click()
    assert ids() == text
    page.get_by_role("button", name="What was said").click()
    lengths = [len(words) for words in rows.locator(".words").all_text_contents()]
    assert lengths == sorted(lengths, reverse=True)


def test_filters_narrow_the_table_and_say_so(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    rows = page.locator(".quotes tbody tr:visible")
    page.get_by_label("Show only quotes of this kind").select_option("word for word")
    expect(rows).to_have_count(3)
    expect(page.locator(".status")).to_have_text("3 of 10 quotes are of what you chose. Show all")
    page.get_by_label("Show only quotes of this naming").select_option("as a group")
    expect(page.locator(".status")).to_have_text("None of 10 quotes is of what you chose. Show all")
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(10)
    page.get_by_label("Show only quotes of this role").select_option("government")
    page.locator("mark.person", has_text="Marit Solheim").first.click()
    expect(rows).to_have_count(2)


def test_who_gets_to_speak_counts_as_the_frame_does(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.get_by_role("tab", name="Who gets to speak").click()
    sources = reading.to_frame("sources")
    words = sources["of_words"].iloc[0]
    expect(page.locator(".audit .lead")).to_have_text(
        re.compile(f"10 quotes: 8 come from 6 voices, 2 give no source. They are {words} of the article’s")
    )
    expect(page.locator(".audit")).to_contain_text("The machine may have missed statements: of 100 statements")
    spoken = sources.loc[sources["speaker"] == "Marit Solheim", "words"].sum()
    row = page.locator(".voices li", has_text="Marit Solheim")
    expect(row).to_contain_text(f"{spoken} of {words} words, 2 of 10 quotes")
    expect(page.locator(".audit")).to_contain_text("1 of 10 quotes came through somebody else: Kysten (1)")
    expect(page.locator(".audit")).to_contain_text("asked for in 1 of 10 quotes; the article gives a reason in 1 of 1")
    expect(page.locator(".audit")).to_contain_text("can be justified")
    row.get_by_role("button").click()
    expect(page.locator(".details h2")).to_have_text("Marit Solheim")


def test_quotes_in_quotes_and_thoughts_are_not_counted_as_said(open_page, reading):
    first, second, third, *others = reading.quotes
    inside, thought = replace(second, parent=first.id), replace(third, kind="stance")
    page = shown(open_page(page_of(replace(reading, quotes=(first, inside, thought, *others))), viewport=DESK))
    page.get_by_role("tab", name="Who gets to speak").click()
    expect(page.locator(".audit .lead")).to_contain_text("8 quotes")
    expect(page.locator(".audit dl")).to_contain_text("2 quotes inside another, or thought rather than said")
