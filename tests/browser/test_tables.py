"""The tables of a view: quotes, and who gets to speak."""

import re
from dataclasses import replace

import pytest
from looking import DESK, PHONE, chosen, marker, place_id, shown
from playwright.sync_api import expect

from newsnb.views import page_of

ABOVE_THE_CARD = """() => {
    const boxOf = (one) => document.querySelector(one).getBoundingClientRect();
    const [row, card, bar] = ["tr.now", ".details", ".sections"].map(boxOf);
    return row.bottom <= card.top && row.top >= bar.bottom;
}"""


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


def test_filters_are_behind_a_button_on_a_phone(open_page, html):
    page = shown(open_page(html, viewport=PHONE, has_touch=True, is_mobile=True))
    kinds = page.get_by_label("Show only quotes of this kind")
    expect(kinds).to_be_hidden()
    page.get_by_role("button", name="Filter").tap()
    kinds.select_option("word for word")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(3)
    assert kinds.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_row_that_was_tapped_on_a_phone_stays_above_the_card(open_page, html, motion):
    page = shown(open_page(html, viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion=motion))
    rows = page.locator(".quotes tbody tr")
    for number in (1, 4, 6):
        rows.nth(number).evaluate("node => node.scrollIntoView({ block: 'end' })")  # where the card comes up
        rows.nth(number).locator(".words").tap()
        expect(page.locator(".details")).to_be_in_viewport()
        page.wait_for_function(ABOVE_THE_CARD)
        page.get_by_label("Clear the selection").tap()


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


IN_SIGHT = """() => {
    const [text, table] = [document.querySelector(".reading"), document.querySelector(".tabpanel")];
    const head = document.querySelector(".quotes thead").offsetHeight;
    const [top, bottom] = [table.getBoundingClientRect().top + head, table.getBoundingClientRect().bottom];
    const whole = [...document.querySelectorAll(".quotes tbody tr")].map((row) => row.getBoundingClientRect());
    const line = parseFloat(getComputedStyle(document.querySelector(".block.body")).lineHeight);
    return [text.clientHeight / line, whole.filter((row) => row.top >= top - 1 && row.bottom <= bottom + 1).length];
}"""
BROKEN = """() => [...document.querySelectorAll(".tabs button, .places .name, .quotes .who")].flatMap((one) => {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode();
    return [...text.data.matchAll(/[^ ]+/g)].filter((word) => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return new Set([...range.getClientRects()].map((box) => box.top)).size > 1;
    }).map(String);
})"""


@pytest.mark.parametrize(("width", "height"), [(914, 635), (1366, 768)], ids=["a cell of JupyterLab", "the window"])
def test_a_laptop_shows_twelve_lines_and_four_quotes(open_page, reading, html, width, height):
    page = shown(open_page(html, viewport={"width": width, "height": height}))
    expect(page.locator(".quotes tbody tr").nth(3)).to_be_visible()
    lines, rows = page.evaluate(IN_SIGHT)
    assert lines >= 12
    assert rows >= 4
    assert page.evaluate(BROKEN) == []
    tag = page.locator(".mark[data-tag]").first.evaluate(
        "node => parseFloat(getComputedStyle(node, '::before').fontSize)"
    )
    assert tag >= 11
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Show only quotes of this kind").select_option("word for word")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(3)


def test_doubt_is_seen_in_text_and_table(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    unsure = next(quote for quote in reading.quotes if quote.score == 0.45)
    sure = reading.quotes[0]
    line = "node => getComputedStyle(node).backgroundImage"
    drawn = {quote.id: page.locator(f".said[data-quote={quote.id}]").last for quote in (sure, unsure)}
    assert "gradient" in drawn[unsure.id].evaluate(line)
    assert drawn[sure.id].evaluate(line) == "none"
    assert "?" in drawn[unsure.id].evaluate("node => getComputedStyle(node, '::after').content")
    row = page.locator(f"tr[data-id={unsure.id}]")
    expect(row.locator(".note.unsure")).to_have_text("unsure")
    expect(row.locator(".who.doubt")).to_be_visible()
    expect(page.locator(f"tr[data-id={sure.id}] .doubt")).to_have_count(0)
    assert page.locator("article").evaluate("node => node.textContent") == reading.text


def test_unsure_quotes_can_stand_first(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    first = page.locator(".quotes tbody tr").first
    page.get_by_role("button", name="Unsure first").click()
    expect(first).to_contain_text("people close to the ministry")
    page.get_by_role("button", name="Unsure first").click()
    expect(first).to_have_attribute("data-id", reading.quotes[0].id)


def test_sorting_by_a_column_releases_unsure_first(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    unsure = page.get_by_role("button", name="Unsure first")
    unsure.click()
    expect(unsure).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Who says it").click()
    expect(unsure).to_have_attribute("aria-pressed", "false")


def test_a_row_says_that_its_source_asked_not_to_be_named(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    expect(page.locator("tr", has_text="A British official").locator(".about")).to_contain_text(
        "asked not to be named: “because talks go on”"
    )


def test_a_long_source_is_cut_in_lists_and_whole_on_its_card(open_page, reading):
    long = "people close to the ministry who had seen the letters that the harbour master wrote to both towns in May"
    named = tuple(replace(one, name=long) if one.name.startswith("people close") else one for one in reading.entities)
    page = shown(open_page(page_of(replace(reading, entities=named)), viewport=DESK))
    page.locator("tr .who", has_text="people close").click()
    expect(page.locator("tr.now .who")).to_have_text("people close to the ministry…")
    expect(page.locator(".details h2")).to_have_text(long)
    for tab, css in (("People and groups", ".people .chip"), ("Who gets to speak", ".voices .voice")):
        page.get_by_role("tab", name=tab).click()
        expect(page.locator(css, has_text="people close")).to_contain_text("people close to the ministry…")


@pytest.mark.slow
def test_an_address_leaves_its_row_fully_in_sight(open_page, reading):
    many = replace(
        reading,
        quotes=tuple(
            replace(quote, id=f"quote-{i}", content=quote.content * (1 + i % 3))
            for i, quote in enumerate(reading.quotes * 4)
        ),
    )
    html = page_of(many)
    page = shown(open_page(html, viewport={"width": 914, "height": 635}, fragment="quote-0"))
    for number in range(40):
        page.goto("about:blank")
        page.goto(f"{page.address}#quote-{number}")
        page.wait_for_function(ROW_IN_SIGHT)


ROW_IN_SIGHT = """() => {
    const [row, pane, head] = ["tr.now", ".tabpanel", ".quotes thead"].map((css) => document.querySelector(css));
    if (!row) return false;
    const [box, frame] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
    const seen = box.top >= frame.top + head.offsetHeight - 1 && box.bottom <= frame.top + pane.clientHeight + 1;
    window.since = seen ? window.since ?? performance.now() : undefined;
    return seen && performance.now() - window.since > 300; // and it stays
}"""
