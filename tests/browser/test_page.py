"""The view on a saved page, opened as a file with no network."""

import re
from dataclasses import replace

import folium
import pytest
from playwright.sync_api import expect

from newsnb.values import Meta, Quote
from newsnb.views import map_of, model, page_of
from readings import HARBOUR, bare, harbour

HOSTILE = (
    "<script>window.hit = 1</script><img src=x onerror='window.hit=1'> {{7*7}} {% x %} </script><!-- \u2028 ${7*7}\n"
)
DESK = {"width": 1360, "height": 860}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def reading():
    return harbour()


@pytest.fixture(scope="module")
def html(reading):
    return page_of(reading)


def place_id(reading, name):
    return next(one.id for one in reading.places if one.name == name)


def shown(page):
    """Wait for the view and its map."""
    page.locator("main.newsnb").wait_for()
    page.frame_locator("iframe.map").locator(".leaflet-container").wait_for()
    return page


def marker(page, name):
    return page.frame_locator("iframe.map").locator(f".place[aria-label^='{name},']")


def chosen(page):
    return page.evaluate("decodeURIComponent(location.hash.slice(1))")


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


def test_nothing_is_asked_of_any_host(open_page, html):
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


def test_a_marker_selects_its_place_in_the_text(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    marker(page, "Edinburgh").click()
    expect(page.locator("mark.now")).to_have_count(2)
    assert chosen(page) == place_id(reading, "Edinburgh")


def test_a_country_is_an_area_that_can_be_chosen_by_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    norway = marker(page, "Norway")
    assert norway.evaluate("node => node.tagName") == "path"
    norway.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.now")).to_have_count(2)
    assert chosen(page) == place_id(reading, "Norway")


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


def test_the_words_of_a_quote_select_it(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.get_by_text("that the crossing took 19 hours").first.click()
    expect(page.locator("tr.now .who")).to_have_text("Olaf Berg")
    assert chosen(page) == reading.quotes[-1].id


def test_a_chip_in_a_row_selects_the_place_and_not_the_row(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("tr .chip", has_text="Oslo").click()
    assert chosen(page) == place_id(reading, "Oslo")
    expect(page.locator(".status")).to_have_text("1 of 10 quotes has to do with Oslo Show all")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(10)


def test_a_person_selects_what_they_said(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator("mark.person", has_text="Olaf Berg").click()
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(2)
    expect(page.locator(".reference.now")).to_have_text("He")
    page.get_by_role("tab", name="People and groups").click()
    expect(page.locator(".people .chip[aria-pressed=true]")).to_have_text("Olaf Berg")


def test_what_has_no_quote_leaves_a_table_that_says_so(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.locator(f".places button[data-id={place_id(reading, 'Bergen')}]").click()
    expect(page.locator(".status")).to_have_text("No quote has to do with Bergen: here are all 10.")
    expect(page.locator(".quotes tbody tr:visible")).to_have_count(10)


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
    expect(page.locator(".details.idle")).to_be_visible()
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


def test_the_map_tells_uses_and_sureness_apart(open_page, html):
    page = shown(open_page(html, viewport=DESK))
    for name, drawn in (("Bergen", "literal"), ("Oslo", "metonym"), ("Edinburgh", "unsure"), ("Aberdeen", "fairly")):
        expect(marker(page, name)).to_have_class(re.compile(rf"\b{drawn}\b"))
    expect(marker(page, "Edinburgh")).to_have_attribute("aria-label", re.compile("stands for a government.*; unsure$"))
    expect(page.frame_locator("iframe.map").locator(".label", has_text="Edinburgh")).to_have_text("Edinburgh ?")


def test_the_map_answers_to_keys(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    drawn = page.frame_locator("iframe.map")
    scale = drawn.locator(".leaflet-control-scale-line").first
    before = scale.get_attribute("style")  # its length
    marker(page, "Bergen").focus()
    page.keyboard.press("+")
    expect(scale).not_to_have_attribute("style", before)
    page.keyboard.press("ArrowRight")
    expect(marker(page, "Norway")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".details h2")).to_have_text("Norway")
    page.keyboard.press("Escape")
    expect(page.locator(".details.idle")).to_be_visible()


def test_pins_of_one_point_can_be_told_apart_and_chosen(open_page, reading):
    oslo = next(place for place in reading.places if place.name == "Oslo")
    twins = tuple(replace(oslo, id=f"place-{i}", name=f"Oslo {i}", mentions=()) for i in range(4))
    page = shown(open_page(page_of(replace(reading, places=twins)), viewport=DESK))
    expect(marker(page, "Oslo 3")).to_be_visible()
    for i in range(4):
        marker(page, f"Oslo {i}").click()
        expect(page.locator(".details h2")).to_have_text(f"Oslo {i}")


def test_next_mention_goes_round(open_page, reading, html):
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
    labels = drawn.locator(".label").all_text_contents()
    names = [place.get_attribute("aria-label") for place in drawn.locator(".place").all()]
    assert len(names) == len(named)
    assert labels
    assert all("{{7*7}} {% x %} </script><!--" in words for words in (*labels, *names))
    assert not page.failed


@pytest.mark.parametrize(
    "text",
    ["a\r\n\r\nb\tc  d\n", "\n\n lead", "‏שלום “x” \u2028 😀\u200d\u0301", "{{7*7}}</textarea>&lt;&amp;\x0b\x1f"],
    ids=["line ends", "leading", "unicode", "markup"],
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


def test_a_search_counts_and_goes_round(open_page, reading, html):
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


def test_who_gets_to_speak_counts_as_the_frame_does(open_page, reading, html):
    page = shown(open_page(html, viewport=DESK))
    page.get_by_role("tab", name="Who gets to speak").click()
    sources = reading.to_frame("sources")
    words = sources["of_words"].iloc[0]
    expect(page.locator(".audit .lead")).to_contain_text(f"10 quotes from 6 voices: {words} of the article’s")
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


def test_what_is_added_to_a_map_works_offline(open_page, reading):
    atlas = map_of(reading)
    folium.Marker([58, 0], popup="<b>Halfway</b>", tooltip="a buoy").add_to(atlas)
    page = open_page(atlas.get_root().render(), viewport=DESK)
    page.locator("img.leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup-content b")).to_have_text("Halfway")
    assert not page.failed
    assert [url for url in page.requested if url.startswith("http")] == []


def test_a_folium_map_of_its_own_has_names_and_keys(open_page, reading):
    html = "<!doctype html><title>x</title>" + map_of(reading)._repr_html_()
    page = open_page(html, viewport=DESK)
    drawn = page.frame_locator("iframe").frame_locator("iframe")
    expect(drawn.locator(".label", has_text="Aberdeen")).to_have_count(1)
    drawn.locator(".pin[aria-label^='Aberdeen,']").click()
    expect(drawn.locator(".pin.now")).to_have_attribute("aria-label", re.compile("^Aberdeen,"))
    assert not page.failed
    assert [url for url in page.requested if url.startswith("http")] == []
