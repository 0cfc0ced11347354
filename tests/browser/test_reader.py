"""Help for first-time readers: legend, keys, the card on a phone, the footer, paper."""

import re
from dataclasses import replace

import pytest
from looking import DESK, PHONE, place_id, shown
from playwright.sync_api import expect

from newsnb.values import Note
from newsnb.views import mimebundle, page_of
from readings import bare

TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_a_desk_has_the_legend_until_something_is_chosen(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    legend = page.locator(".legend")
    expect(legend).to_contain_text("roughly here")
    expect(legend).to_contain_text("beside its place")
    legend.get_by_role("button", name="roughly here").click()
    expect(legend.locator(".meaning")).to_contain_text("no single point")
    page.locator("mark.person").first.click()
    expect(legend).to_be_hidden()
    page.get_by_role("button", name="Clear the selection").click()
    expect(legend).to_be_visible()


def test_a_phone_has_the_legend_before_the_text_folded_to_a_line(open_page, reading):
    page = shown(open_page(page_of(replace(reading, notes=())), **TOUCH))
    legend = page.locator(".legend")
    assert legend.bounding_box()["height"] < 48
    assert legend.bounding_box()["y"] < page.locator("article").bounding_box()["y"]
    fold = page.get_by_role("button", name="What the marks mean")
    fold.tap()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(legend.get_by_role("button", name="paraphrased")).to_be_visible()
    where = "document.querySelector('article').getBoundingClientRect().y + scrollY"
    before = page.evaluate(where)
    page.locator("mark.person").first.tap()
    assert page.evaluate(where) == before  # the text stays where it is


def test_the_card_on_a_phone_keeps_what_was_touched_in_sight_and_links_to_the_map(open_page, html):
    page = shown(open_page(html, **TOUCH))
    said = page.locator(".said", has_text="My father slept").first
    x, y = said.evaluate(
        """node => {
            scrollBy(0, node.getBoundingClientRect().bottom - innerHeight + 8);
            const line = [...node.getClientRects()].at(-1);
            return [line.left + 4, line.top + 6];
        }"""
    )
    page.touchscreen.tap(x, y)
    card = page.locator(".details")
    expect(card.locator("h2")).to_have_text("Olaf Berg")
    for words in page.locator(".said.now").all():
        assert words.bounding_box()["y"] + words.bounding_box()["height"] <= card.bounding_box()["y"]
    card.get_by_role("button", name="On the map").tap()
    expect(page.locator("iframe.map")).to_be_in_viewport(ratio=0.9)
    assert page.locator("iframe.map").bounding_box()["y"] < 60


def test_a_phone_has_a_bar_that_stays_and_goes_to_text_map_and_quotes(open_page, html):
    page = shown(open_page(html, **TOUCH))
    bar = page.get_by_role("navigation", name="Parts of this view")
    page.get_by_role("tab", name="People and groups").tap()
    for name, part in (("Map", "iframe.map"), ("Quotes", ".quotes thead"), ("Text", "article h2")):
        bar.get_by_role("button", name=name).tap()
        expect(page.locator(part)).to_be_in_viewport(ratio=0.9)
        expect(bar.locator("[aria-current=true]")).to_have_text(name)
        assert bar.bounding_box()["y"] == 0 or name == "Text"
        assert page.locator(part).bounding_box()["y"] >= bar.bounding_box()["height"]
    expect(shown(open_page(html, viewport=DESK)).locator(".sections")).to_be_hidden()


def test_keyboard_users_see_the_shortcuts(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    line = page.locator(".keyline")
    page.locator("mark.person").first.click()
    expect(line).to_be_hidden()
    page.get_by_role("searchbox").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if line.is_visible():
            break
    expect(line).to_contain_text("n and p: next and previous mention. Escape: clear. m: hide or show the marks.")
    expect(page.locator("article :focus")).to_have_count(1)
    page.get_by_role("searchbox").focus()
    expect(line).to_be_hidden()


def test_the_footer_counts_in_a_readers_words_and_shows_on_a_tap_what_was_measured(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    foot = page.locator(".honesty")
    expect(foot).to_contain_text(re.compile(r"of 100 places, \d+ lay within 161 km \(100 miles\) of the right spot"))
    assert "PolNeAR" not in foot.text_content()
    foot.get_by_role("button", name="How this was measured").click()
    expect(page.locator(".honesty + .meaning")).to_contain_text("PolNeAR")
    expect(page.locator(".honesty + .meaning")).to_be_in_viewport()


def test_the_list_of_places_marks_approximate_and_unsure_ones(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    for name, said in (
        ("Scotland", "state or province, United Kingdom, roughly here"),
        ("Aberdeen", "city or town, United Kingdom, fairly sure"),
        ("Edinburgh", "city or town, United Kingdom, unsure"),
        ("Bergen", "city or town, Norway"),
    ):
        expect(page.locator(f".places button[data-id={place_id(reading, name)}] .what").first).to_have_text(said)


@pytest.mark.parametrize(("chosen", "size"), [("", DESK), ("place", PHONE)], ids=["desk", "phone"])
def test_paper_has_a_key_and_what_a_screen_says_in_cards(open_page, reading, chosen, size):
    first, *others = reading.quotes
    told = replace(first, told_to=(reading.entities[0].id,))
    page = shown(
        open_page(
            page_of(replace(reading, quotes=(told, *others))), viewport=size, fragment=chosen and reading.places[0].id
        )
    )
    assert not any(paper.is_visible() for paper in page.locator(".paper").all())
    page.emulate_media(media="print")
    legend = page.locator(".legend")
    for words in ("paraphrased", "a government or group", "roughly here", "unsure"):
        expect(legend.get_by_text(words, exact=True).first).to_be_visible()
    assert not any(button.is_visible() for button in page.get_by_role("button", name="Hide").all())
    rows = page.locator(".quotes")
    for words in ("told to Ines Calder", "asked not to be named: “because talks go on”", "the machine is sure"):
        expect(rows.locator(".note", has_text=words).first).to_be_visible()
    place = page.locator(f".places button[data-id={place_id(reading, 'Norway')}]")
    expect(place).to_contain_text("stands for a government or group; people or things from there")


def test_a_tag_on_paper_is_no_wider_than_its_words(open_page, html):
    page = shown(open_page(html, viewport={"width": 794, "height": 1123}))
    page.emulate_media(media="print")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("article .mark[data-tag]")].filter((mark) => {
            const tag = getComputedStyle(mark, "::before");
            return parseFloat(tag.width) > Math.max(...[...mark.getClientRects()].map((box) => box.width)) + 1;
        }).map((mark) => mark.textContent)"""
    )
    assert wide == []


def test_no_heading_stands_alone_at_the_end_of_a_sheet(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.emulate_media(media="print")
    alone = page.evaluate(
        """() => {
            const apart = (node, part) => getComputedStyle(node, part).breakAfter !== "avoid";
            const headings = [...document.querySelectorAll("main :is(h1, h2)")].filter((node) => apart(node));
            const titles = [...document.querySelectorAll(".tabpanel > * + *")].filter((one) => apart(one, "::before"));
            return [...headings, ...titles].map((node) => node.textContent.slice(0, 40));
        }"""
    )
    assert alone == []


def test_a_phone_shows_notes_without_opening_the_legend(open_page, reading):
    notes = (Note(code="hardly-english", start=0, end=1, message="this does not look like English prose"),)
    page = open_page(page_of(replace(reading, notes=notes)), viewport=PHONE)
    expect(page.locator(".legend .notice")).to_be_visible()


def test_an_english_paragraph_that_begins_with_arabic_words_runs_left_to_right(open_page):
    text = "«لن ننتظر», al-Amin added in Arabic, and left the room.\n\nقال الأمين في الدوحة إن الباب مفتوح\n"
    page = open_page(page_of(bare(text)), viewport=DESK)
    ways = [
        block.evaluate("node => getComputedStyle(node).direction") for block in page.locator(".block:not(.bare)").all()
    ]
    assert ways == ["ltr", "rtl"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_legend_can_be_reached_by_keyboard(open_page, html, size):
    page = shown(open_page(html, viewport=size))
    page.locator("nav.sections").wait_for(state="visible" if size == PHONE else "attached")
    page.locator("summary", has_text="Get the data").focus()
    page.keyboard.press("Tab")
    if size == PHONE:
        page.keyboard.press("Tab")  # past the bar
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".legend .term").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".legend .meaning")).to_be_visible()


def test_a_screen_reader_hears_no_arrow_in_the_heads_of_the_table(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    expect(page.get_by_role("columnheader", name="Who says it", exact=True)).to_be_visible()


def test_the_key_of_the_bars_has_the_kinds_that_are_there(open_page, reading):
    quotes = tuple(quote for quote in reading.quotes if quote.type != "mixed")
    page = shown(open_page(page_of(replace(reading, quotes=quotes)), viewport=DESK))
    page.get_by_role("tab", name="Who gets to speak").click()
    expect(page.locator(".audit .keys").first).to_contain_text("paraphrased")
    expect(page.locator(".audit .keys").first).not_to_contain_text("partly")


@pytest.mark.parametrize(("width", "letters"), [(1920, "21px"), (1360, "18px")], ids=["wall", "desk"])
def test_a_cell_on_a_large_screen_has_the_text_size_of_a_page(open_page, reading, width, letters):
    cell = f"<div style='margin-inline: 200px 60px'>{mimebundle(reading)['text/html']}</div>"  # beside a list of files
    page = open_page(f"<!doctype html><title>A notebook</title>{cell}", viewport={"width": width, "height": 950})
    article = page.frame_locator("iframe[data-newsnb]").locator("article")
    expect(article).to_have_css("font-size", letters)


def test_a_key_hides_the_marks_and_another_shows_the_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=reading.quotes[4].id))
    mark, said = page.locator("mark.person").first, page.locator(".said").first
    style = "(node, name) => getComputedStyle(node)[name]"
    drawn = mark.evaluate(style, "backgroundColor")
    page.locator("article [tabindex='0']").focus()
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Hide marks", include_hidden=True)).to_have_attribute("aria-pressed", "true")
    clear = "rgba(0, 0, 0, 0)"
    page.wait_for_function("() => !document.getAnimations().some((one) => one.playState === 'running')")
    assert mark.evaluate(style, "backgroundColor") == said.evaluate(style, "borderBottomColor") == clear != drawn
    assert mark.evaluate("node => getComputedStyle(node, '::before').content") == "none"
    page.keyboard.press("m")
    page.wait_for_function("() => !document.getAnimations().some((one) => one.playState === 'running')")
    assert mark.evaluate(style, "backgroundColor") == drawn
    page.get_by_role("button", name="Clear the selection").click()
    line = page.locator(".keyline")
    expect(line).to_be_hidden()
    page.get_by_role("tab", name="Quotes").press("?")
    expect(line).to_contain_text("?: show or hide these keys")
    page.get_by_role("button", name="Keys").click()
    expect(line).to_be_hidden()
    page.get_by_role("searchbox").press_sequentially("m?")
    expect(page.locator(".unmarked")).to_have_count(0)


def test_the_legend_is_a_line_in_a_low_frame_and_after_the_first_choice(open_page, reading, html):
    page = shown(open_page(page_of(replace(reading, notes=())), viewport={"width": 914, "height": 640}))
    legend = page.locator(".legend")
    assert legend.bounding_box()["height"] < 40
    page.get_by_role("button", name="What the marks mean").click()
    expect(legend.get_by_role("button", name="paraphrased")).to_be_visible()
    tall = shown(open_page(html, viewport=DESK))
    expect(tall.locator(".legend .folded")).to_be_visible()
    tall.locator("mark.person").first.click()
    tall.get_by_role("button", name="Clear the selection").click()
    expect(tall.locator(".legend .folded")).to_be_hidden()


def test_in_a_cell_beside_the_bars_of_a_phone_no_line_has_room_for_one_word_only(open_page, html):
    page = shown(open_page(html, viewport={"width": 254, "height": 711}))
    page.locator("tr[data-id] .who").first.click()
    card = page.locator(".details")
    kicker = card.locator(".kicker").bounding_box()
    assert kicker["width"] > 0.8 * card.locator("header").bounding_box()["width"]
    assert all(one.bounding_box()["height"] < 24 for one in page.locator(".counts span").all())
    assert all(one.bounding_box()["height"] <= 30 for one in card.locator(".tools button").all())
    assert page.evaluate("document.documentElement.scrollWidth") <= 254


SMALL = """() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (walker.currentNode.data.trim() && element.getClientRects().length && size < 12)
            found.add(element.className);
    }
    return [...found];
}"""
LOW = """() => [...document.querySelectorAll(".fold, .tool, .who, .chip, .quotes thead button")]
    .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 24)
    .map((one) => one.className)"""


def test_letters_and_buttons_on_a_phone_are_large_enough(open_page, html):
    page = shown(open_page(html, **TOUCH))
    page.locator("tr[data-id]").first.wait_for()
    assert page.evaluate(SMALL) == []
    assert page.evaluate(LOW) == []


MOVED = """window.moved = [];
new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries())
        for (const { node, previousRect: was, currentRect: now } of sources)
            if (node?.isConnected && was.y !== now.y) moved.push(`${node.className} by ${now.y - was.y}`);
}).observe({ type: "layout-shift", buffered: true });"""


def test_nothing_on_a_phone_moves_while_the_page_loads(open_page, html):
    page = shown(open_page(html, before=MOVED, **TOUCH))
    page.locator("tr[data-id]").first.wait_for(state="attached")
    expect(page.locator("nav.sections")).to_be_attached()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("moved") == []
