"""The view on a saved page, opened as a file with no network."""

import re
from dataclasses import replace

import pytest
from looking import DESK, HOSTILE, PHONE, chosen, marker, place_id, shown
from playwright.sync_api import expect

from newsnb.values import Meta, Quote
from newsnb.views import model, page_of
from readings import HARBOUR, bare, harbour


def test_the_text_shown_is_exactly_the_text(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    assert page.locator("article").evaluate("node => node.textContent") == reading.text
    assert not page.failed


@pytest.mark.parametrize("scale", [1, 2])
def test_a_mark_covers_no_letter_beside_it(open_page, html, scale):
    page = shown(open_page(html, viewport=DESK, device_scale_factor=scale))
    over = page.evaluate(
        """() => [...document.querySelectorAll("article mark")].flatMap((mark) => {
            const words = document.createRange();
            words.selectNodeContents(mark);
            const [around, within] = [mark.getBoundingClientRect(), words.getBoundingClientRect()];
            const close = Math.abs(around.left - within.left) < 0.1 && Math.abs(around.right - within.right) < 0.1;
            return close ? [] : [mark.textContent];
        })"""
    )
    assert over == []


def test_the_view_makes_no_request(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    expect(marker(page, "Aberdeen")).to_be_visible()
    assert [url for url in page.requested if not url.startswith(("file:", "data:", "about:"))] == []
    assert not page.failed


def test_a_mark_selects_its_place_everywhere(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    aberdeen = place_id(reading, "Aberdeen")
    page.locator(f"mark[data-id={aberdeen}]").first.click()
    assert page.locator("mark.now").count() == 2
    expect(page.locator(f".places button[data-id={aberdeen}]")).to_have_attribute("aria-pressed", "true")
    expect(marker(page, "Aberdeen")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(2)
    expect(page.locator(".details h2")).to_have_text("Aberdeen")
    assert chosen(page) == aberdeen


def test_the_words_of_a_quote_select_it(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.get_by_text("that the crossing took 19 hours").first.click()
    expect(page.locator("tr.now .who")).to_have_text("Olaf Berg")
    assert chosen(page) == reading.quotes[-1].id


def test_a_person_selects_what_they_said(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("mark.person", has_text="Olaf Berg").click()
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(2)
    expect(page.locator(".reference.now")).to_have_text("He")
    page.get_by_role("tab", name="People and groups").click()
    expect(page.locator(".people .chip[aria-pressed=true]")).to_have_text("Olaf Berg")


def test_a_name_that_was_not_placed_says_why(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("mark.unplaced").click()
    expect(page.locator(".details")).to_contain_text("No place is so named.")


def test_keys_go_from_mark_to_mark_with_one_tab_stop(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    assert page.locator("article [tabindex='0']").count() == 1
    page.locator("article [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert chosen(page) == place_id(reading, "Bergen")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(page.locator("mark:focus")).to_have_text("Ines Calder")
    page.keyboard.press("Escape")
    assert chosen(page) == ""
    expect(page.locator("mark.now")).to_have_count(0)


def test_tab_goes_through_the_view_and_out(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    first = page.locator("article [tabindex='0']")
    first.focus()
    for _ in range(30):  # past the last stop, a page without an address bar begins anew
        page.keyboard.press("Tab")
        if first.evaluate("node => node === document.activeElement"):
            break
    else:
        pytest.fail("Tab does not leave the view")


def test_each_panel_is_one_stop_however_much_is_in_it(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=reading.quotes[0].id))
    page.get_by_role("tab", name="Who gets to speak").click()
    for panel in (".details", ".audit", ".placelist", ".tabs", "article"):
        stops = page.locator(f"{panel} [tabindex='0']")
        expect(stops).to_have_count(1)
        stops.focus()
        page.keyboard.press("ArrowRight")
        expect(stops).to_be_focused()
        expect(stops).to_have_count(1)


def test_the_address_remembers_the_selection(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=reading.quotes[1].id))
    expect(page.locator("tr.now .who")).to_have_text("Marit Solheim")
    page.evaluate("location.hash = 'no-such-thing'")
    expect(page.locator("tr.now")).to_have_count(0)


def test_an_address_names_anything_that_can_be_chosen(open_page, reading, html):
    berg = next(entity for entity in reading.entities if entity.name == "Olaf Berg")
    for fragment, name in (
        (berg.id, "Olaf Berg"),
        (place_id(reading, "Oslo"), "Oslo"),
        (reading.unresolved[0].id, "Vestavik"),
    ):
        page = shown(open_page(html, viewport=DESK, fragment=fragment))
        expect(page.locator(".details h2")).to_have_text(name)
        expect(page.locator("mark.now").first).to_be_in_viewport()
        page.evaluate(f"location.hash = {reading.quotes[-1].id!r}")
        expect(page.locator("tr.now .who")).to_have_text("Olaf Berg")
        expect(page.locator(".said.now").first).to_be_in_viewport()


def test_an_address_names_a_mention_by_its_id_too(open_page, reading, html):
    bergen = next(place for place in reading.places if place.name == "Bergen")
    page = shown(open_page(html, viewport={"width": 1360, "height": 600}, fragment=bergen.mentions[2].id))
    expect(page.locator(".details h2")).to_have_text("Bergen")
    expect(page.locator("mark[data-here=yes]")).to_be_in_viewport()
    where = "[...document.querySelectorAll('mark.now')].indexOf(document.querySelector('[data-here=yes]'))"
    assert page.evaluate(where) == 2
    norway = next(entity for entity in reading.entities if entity.name == "Norway")
    page.evaluate(f"location.hash = {norway.id!r}")
    expect(page.locator(".details h2")).to_have_text("Norway")


def test_the_browser_goes_back_to_what_was_chosen_before(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("mark.person", has_text="Olaf Berg").click()
    page.locator("tr[data-id]:visible .words").first.click()
    page.go_back()
    expect(page.locator(".details h2")).to_have_text("Olaf Berg")
    page.go_back()
    expect(page.locator(".legend")).to_be_visible()
    page.go_forward()
    expect(page.locator(".details h2")).to_have_text("Olaf Berg")


def test_words_are_explained_on_a_tap_and_by_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=reading.quotes[0].id))
    card = page.locator(".details")
    word = card.get_by_role("button", name="Reporting words")
    expect(word).to_have_attribute("aria-expanded", "false")
    word.click()
    expect(card.locator(".meaning")).to_contain_text("said, warned, according to")
    expect(word).to_have_attribute("aria-expanded", "true")
    word.press("Enter")
    expect(card.locator(".meaning")).to_have_count(0)
    card.get_by_role("button", name="sure", exact=True).click()
    expect(card.locator(".meaning")).to_contain_text("of quotes that it calls sure,")
    assert chosen(page) == reading.quotes[0].id
    page.get_by_role("tab", name="The words").click()
    for words in ("paraphrased", "by nobody", "stands for a government or group", "fairly sure"):
        expect(page.locator(".glossary dt", has_text=words).first).to_be_visible()


def test_a_share_that_nobody_measured_is_said_to_be_so(open_page, reading, monkeypatch):
    monkeypatch.setattr(model, "measured_bands", lambda: {"quotes": {"sure": 91}, "places": {}})
    page = shown(open_page(page_of(reading), viewport=DESK, fragment=place_id(reading, "Aberdeen")))
    page.locator(".details").get_by_role("button", name="fairly sure").click()
    expect(page.locator(".details .meaning")).to_contain_text(
        "of quotes, not measured yet; of places, not measured yet"
    )


def test_next_mention_wraps_around(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK, fragment=place_id(reading, "Aberdeen")))
    for _ in range(2):
        page.get_by_role("button", name="Next mention").click()
    focused = page.evaluate("[...document.querySelectorAll('mark.now')].indexOf(document.activeElement)")
    assert focused == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_view_follows_the_readers_theme(open_page, html, scheme):
    page = shown(open_page(html, viewport=DESK, color_scheme=scheme))
    dark = scheme == "dark"
    for frame in (page, page.frames[1]):
        level = frame.evaluate(
            "parseInt(getComputedStyle(document.querySelector('.leaflet-container') ?? document.body)"
            ".backgroundColor.match(/\\d+/)[0])"
        )
        assert (level < 60) == dark


def test_a_phone_gets_one_column_without_scrolling_sideways(open_page, html):
    page = shown(open_page(html, viewport=PHONE, has_touch=True, is_mobile=True))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    tops = [page.locator(one).bounding_box()["y"] for one in ("article", "iframe.map", ".tables")]
    assert tops == sorted(tops)
    page.locator(".places button").first.tap()
    expect(page.locator(".details")).to_be_in_viewport()


def test_hostile_words_are_shown_and_do_nothing(open_page, reading):
    quote = Quote(id="quote-5", type="direct", content=((0, len(HOSTILE)),), naming="none")
    made = harbour(HOSTILE + HARBOUR)
    named = tuple(replace(one, name=f"{HOSTILE}{one.name}", reason=HOSTILE) for one in made.places)
    made = replace(made, meta=Meta(title=HOSTILE), places=named, quotes=(quote, *made.quotes))
    page = shown(open_page(page_of(made), viewport=DESK))
    assert page.locator("article").evaluate("node => node.textContent") == made.text
    page.locator("tr .words").first.click()
    page.locator(".places button").first.click()
    expect(page.locator(".details h2")).to_contain_text("{{7*7}}")
    assert [frame.evaluate("window.hit") for frame in page.frames] == [None, None]
    drawn = page.frame_locator("iframe.map")
    labels = drawn.locator(":not(.land) > .label").all_text_contents()
    names = [place.get_attribute("aria-label") for place in drawn.locator(".place").all()]
    assert len(names) == len(named)
    assert labels
    assert all("{{7*7}} {% x %} </script><!--" in words for words in (*labels, *names))
    assert not page.failed


@pytest.mark.parametrize(
    "text",
    [
        "٠١٢، ٣؟\n\n১২৩",
        "a\r\n\r\nb\tc  d\n",
        "\n\n lead",
        "‏שלום “x” \u2028 😀\u200d\u0301",
        "{{7*7}}</textarea>&lt;&amp;\x0b\x1f",
    ],
    ids=["figures", "line ends", "leading", "unicode", "markup"],
)
def test_any_text_is_shown_as_it_is(open_page, text):
    page = shown(open_page(page_of(bare(text)), viewport=DESK))
    assert page.locator("article").evaluate("node => node.textContent") == text


def test_an_empty_reading_says_so(open_page):
    page = shown(open_page(page_of(bare("")), viewport=DESK))
    expect(page.locator("main.newsnb")).to_contain_text("There is no text to show.")
    expect(page.locator("main.newsnb")).to_contain_text("No place was found in this text.")
    assert not page.failed


def test_a_reading_without_words_still_has_map_and_table(open_page, reading):
    page = shown(open_page(page_of(replace(reading, text=None)), viewport=DESK))
    expect(page.locator(".reading")).to_contain_text("saved without the article’s words")
    page.locator("tr[data-id] .chip", has_text="Oslo").click()
    expect(marker(page, "Oslo")).to_have_attribute("aria-pressed", "true")
    assert not page.failed


def test_scripts_off_leaves_marked_text_and_table(open_page, html):
    page = open_page(html, viewport=DESK, java_script_enabled=False)
    expect(page.locator("mark", has_text="Marit Solheim").first).to_be_visible()
    expect(page.locator("td", has_text="passed on").or_(page.locator("td", has_text="Kysten"))).to_be_visible()


def test_a_search_counts_and_wraps_around(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    field = page.get_by_role("searchbox", name="Search the text")
    said = page.locator(".found")
    field.fill("solheim holds UP a sign reading “aberdeen")  # across marks, whatever the case
    expect(said).to_have_text("1 of 1")
    field.fill("don't")
    expect(said).to_have_text("1 of 1")
    field.fill("ferr(y")
    expect(said).to_have_text("not found")
    field.fill("aberdeen")
    expect(said).to_have_text("1 of 2")
    page.keyboard.press("Enter")
    expect(said).to_have_text("2 of 2")
    page.get_by_role("button", name="Next match").click()
    expect(said).to_have_text("1 of 2")
    painted = page.evaluate("[...CSS.highlights.get('newsnb-found')].map(String)")
    assert painted == ["Aberdeen", "Aberdeen"]
    assert page.locator("article").evaluate("node => node.textContent") == reading.text
    field.press("Escape")
    expect(field).to_have_value("")
    assert not page.failed


def test_keys_go_to_the_next_and_the_previous_mention(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    bergen = place_id(reading, "Bergen")
    page.locator(f"mark[data-id={bergen}]").first.click()
    where = "[...document.querySelectorAll('mark.now')].indexOf(document.activeElement)"
    for key, at in (("n", 1), ("n", 2), ("n", 0), ("p", 2)):
        page.keyboard.press(key)
        assert page.evaluate(where) == at
    page.get_by_role("searchbox").focus()
    page.keyboard.press("n")
    expect(page.get_by_role("searchbox")).to_have_value("n")


def test_a_page_prints_on_four_sheets_with_its_map_as_it_was(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    size = "() => [...document.querySelectorAll('iframe.map')].map((one) => [one.offsetWidth, one.offsetHeight])"
    before = page.evaluate(size)
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) <= 4
    page.emulate_media(media="print")
    assert page.evaluate(size) == before
    expect(page.locator(".glossary")).to_be_hidden()
    expect(page.locator(".audit")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("tab", name="The words").click()
    page.emulate_media(media="print")
    expect(page.locator(".glossary")).to_be_visible()


def test_print_shows_every_quote_and_every_paragraph(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.emulate_media(media="print")
    for locator in (
        page.locator("article p").last,
        page.locator(".quotes tr").last,
        page.locator(".people .chip").last,
    ):
        expect(locator).to_be_visible()
    cut = page.evaluate(
        "[...document.querySelectorAll('.pane')].filter((pane) => pane.scrollHeight > pane.clientHeight + 2"
        " && getComputedStyle(pane).overflowY !== 'visible').length"
    )
    assert cut == 0
