"""Correcting on a saved page: names, quotes and who says them."""

import re

import pytest
from correcting import QUOTE, choose_quote, correct_speaker, open_form, open_harbour
from playwright.sync_api import expect
from test_access import VIEWPORTS, violations
from test_lab import click

import newsnb
from readings import harbour


@pytest.fixture
def page(open_page):
    return open_harbour(open_page)


def test_a_saved_page_is_corrected_by_keyboard_and_gives_a_file_that_python_reads(page, tmp_path):
    choose_quote(page)
    correct_speaker(page, "Olaf Berg")
    foot = page.locator(".below")
    expect(foot).to_contain_text("Corrected by people: 1.")
    expect(foot).to_contain_text("Not saved yet.")
    expect(page.locator(f"tr[data-id={QUOTE.id}] .who")).to_have_text("Olaf Berg")
    page.locator(".fix").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".details h2")).to_have_text("Marit Solheim")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(".details h2")).to_have_text("Olaf Berg")

    page.keyboard.press("Escape")
    page.locator(".placelist button").first.focus()
    page.keyboard.press("a")
    expect(page.get_by_label("Why")).to_have_value("")  # the reason was for the quote
    form = page.get_by_role("group", name="Add what was missed")
    expect(form.get_by_label("The words")).to_be_focused()
    page.keyboard.type("The ship was never  found")
    form.get_by_role("button", name="Add").press("Enter")
    expect(form).to_contain_text("These words are not in the text")
    form.get_by_label("The words").fill("the ship was  never bought")
    form.get_by_label("Who says it").select_option(label="somebody else …")
    form.get_by_label("Name of somebody else").fill("Ines {{7*7}} <b>Aune</b>")
    form.get_by_role("button", name="Add").press("Enter")
    expect(foot).to_contain_text("Corrected by people: 2.")
    expect(page.locator(".quotes")).to_contain_text("Ines {{7*7}} <b>Aune</b>")
    assert page.locator(".article").evaluate("node => node.textContent") == harbour().text

    with page.expect_download() as waiting:
        foot.get_by_role("button", name="Save corrections").press("Enter")
    assert waiting.value.suggested_filename == f"{harbour().sha256}.json"
    path = tmp_path / "saved.json"
    waiting.value.save_as(path)
    made = newsnb.apply(harbour(), newsnb.load(path))
    assert [one.what for one in made.corrections] == ["speakers", "add"]
    assert not [note for note in made.notes if note.code == "correction-lost"]
    expect(foot).not_to_contain_text("Not saved yet.")

    page.reload()
    page.locator("html.ready").wait_for()
    expect(page.locator(".below")).to_contain_text("Corrected by people: 2.")
    assert not page.failed


def test_a_correction_draws_anew_only_what_it_changes(page):
    kept = ".article > *, .placelist, .legend, .people, .when, .tables"
    mark = "(some) => document.querySelectorAll(some).forEach((one) => { one.old = true; })"
    page.evaluate(mark, f"{kept}, .quotetable")
    old = "(some) => [...document.querySelectorAll(some)].every(({ old }) => old)"
    choose_quote(page)
    page.get_by_role("tab", name="Who gets to speak").click()
    voices = page.locator(".voices").inner_text()
    name = "Quote: {}, word for word"
    stop = page.locator(f".stop[data-id={QUOTE.id}]")
    expect(stop).to_have_attribute("aria-label", name.format("Marit Solheim"))
    correct_speaker(page, "Olaf Berg")
    expect(stop).to_have_attribute("aria-label", name.format("Olaf Berg"))
    expect(page.locator(".voices")).not_to_have_text(voices, use_inner_text=True)
    assert page.evaluate(old, kept)
    assert not page.evaluate(old, ".quotetable")
    assert page.locator(".article mark.also", has_text="Olaf Berg").count()

    bergen = next(place for place in harbour().places if place.name == "Bergen")
    click(page, f".places button[data-id={bergen.id}]")
    open_form(page).get_by_label("It lies at").fill("48.1, 11.6")
    page.get_by_role("button", name="Put it there").click()
    expect(page.locator(".details")).to_contain_text("A person chose this place.")
    assert page.evaluate(old, ".article > *, .people, .when, .tables")
    assert not page.evaluate(old, ".placelist")
    page.locator(".below").get_by_role("button", name="Undo").click()
    page.locator(".below").get_by_role("button", name="Undo").click()
    expect(stop).to_have_attribute("aria-label", name.format("Marit Solheim"))
    expect(page.locator(".voices")).to_have_text(voices, use_inner_text=True)
    assert page.locator(".article").evaluate("node => node.textContent") == harbour().text
    assert not page.failed


def test_a_correction_leaves_what_was_searched_and_chosen(page):
    field = page.get_by_label("Search the text")
    found = page.get_by_role("search").get_by_role("status")
    kind = page.get_by_label("Show only quotes of this kind")
    field.fill("ship")
    count = found.inner_text()
    assert re.fullmatch(r"1 of \d+", count)
    field.press("Enter")
    words = next(one for one in kind.locator("option").all_inner_texts() if one.startswith("word for word"))
    kind.select_option(label=words)
    page.get_by_role("button", name="What was said").click()
    shown = page.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    assert 1 < len(shown) < len(harbour().quotes)
    choose_quote(page, shown[-1])
    correct_speaker(page, "Olaf Berg")

    expect(field).to_have_value("ship")
    expect(found).to_have_text(count.replace("1", "2", 1))
    assert page.evaluate("CSS.highlights.get('newsnb-found').size") == int(count.split()[-1])
    assert page.locator("tbody tr:visible").evaluate_all("rows => rows.map((row) => row.dataset.id)") == shown
    expect(page.get_by_role("columnheader", name="What was said")).to_have_attribute("aria-sort", "ascending")
    field.focus()  # while a person types, Python may correct, too
    page.keyboard.press("End")
    page.locator(".below").get_by_role("button", name="Undo").evaluate("button => button.click()")
    expect(field).to_be_focused()
    assert kind.input_value()
    assert not page.failed


def test_words_selected_in_the_text_are_added_or_taken_into_the_form(page):
    select = """(words) => {
        const walker = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const [node, at] = [walker.currentNode, walker.currentNode.data.indexOf(words)];
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
        }
    }"""
    page.evaluate(select, "Economists")
    page.get_by_role("button", name="Add…").click()
    form = page.get_by_role("group", name="Add what was missed")
    expect(form.get_by_label("The words")).to_have_value("Economists")
    form.get_by_label("They are").select_option(label="a name: people or group")
    form.get_by_role("button", name="Add").click()
    expect(page.locator(".article mark.group", has_text="Economists")).to_be_visible()

    choose_quote(page)
    page.get_by_role("button", name="Not right?").click()
    page.evaluate(select, "the crossing took 19 hours")
    field = page.get_by_role("group", name="Correct this").get_by_label("What was said")
    expect(field).to_have_value("the crossing took 19 hours")
    page.get_by_role("button", name="Use these words").click()
    expect(page.locator(".said.now")).to_have_text("the crossing took 19 hours")
    page.get_by_role("button", name="This is no quote").click()
    expect(page.locator(f"tr[data-id={QUOTE.id}]")).to_have_count(0)

    bergen = next(place for place in harbour().places if place.name == "Bergen")
    click(page, f".places button[data-id={bergen.id}]")
    page.get_by_role("button", name="Not right?").click()
    where = page.get_by_label("It lies at")
    where.fill("somewhere")
    page.get_by_role("button", name="Put it there").click()
    expect(where).to_have_attribute("aria-invalid", "true")
    where.fill("48.1, 11.6")
    page.get_by_role("button", name="Put it there").click()
    expect(page.locator(".details")).to_contain_text("A person chose this place.")
    marker = page.frame_locator("iframe.map").locator(".place[aria-label^='Bergen,']")
    expect(marker).to_have_attribute("aria-pressed", "true")
    page.get_by_label("It is no place").select_option(label="anywhere in the text")
    page.get_by_role("button", name="Remove").click()
    expect(marker).to_have_count(0)
    assert not page.failed


def test_c_opens_the_form_with_each_person_once_and_a_reason_is_for_one_thing(page):
    for id, why in ((QUOTE.id, "She spoke for him."), (harbour().quotes[0].id, "")):
        choose_quote(page, id)
        page.locator(f"tr[data-id={id}] button").first.focus()
        page.keyboard.press("c")
        form = page.get_by_role("group", name="Correct this")
        expect(form.get_by_label("Who says it")).to_be_focused()
        people = form.get_by_label("Who says it").locator("option").all_inner_texts()
        assert len(people) == len(set(people))
        expect(form.get_by_label("Why")).to_have_value("")
        form.get_by_label("Why").fill(why)
        form.get_by_label("Named").select_option(label="as a group")
        form.get_by_role("button", name="Change").nth(2).press("Enter")
        expect(form.get_by_label("Why")).to_have_value(why)
        expect(page.locator(".details")).to_contain_text("corrected by a person; how sure the machine was")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save corrections").press("Enter")
    assert [one.why for one in newsnb.load(waiting.value.path()).corrections] == ["She spoke for him.", None]


def test_several_people_say_a_quote_together_and_what_they_are_is_changed_by_keyboard(page):
    choose_quote(page)
    form = open_form(page)
    form.get_by_role("button", name="and …").press("Enter")
    expect(form.get_by_label("Together with")).to_be_focused()
    page.keyboard.type("Olaf")
    form.get_by_role("button", name="and …").press("Enter")
    form.get_by_label("Together with").last.select_option(label="somebody else …")
    expect(form.get_by_label("Name of somebody else").last).to_be_focused()
    page.keyboard.type("Ines Aune")
    form.get_by_role("button", name="Change").first.press("Enter")
    who = page.locator(f"tr[data-id={QUOTE.id}] .who")
    for name in ("Marit Solheim", "Olaf Berg", "Ines Aune"):
        expect(who).to_contain_text(name)
    form.get_by_label("How").select_option(label="partly word for word")
    form.get_by_role("button", name="Change").nth(1).press("Enter")
    expect(page.locator(".details")).to_contain_text("partly word for word")

    olaf = next(entity for entity in harbour().entities if entity.name == "Olaf Berg")
    page.locator(f".article mark[data-id={olaf.id}]").first.click()
    form = open_form(page)
    form.get_by_label("It is").select_option(label="organisation")
    form.get_by_role("button", name="Change").first.press("Enter")
    form.get_by_label("Role").select_option(label="expert")
    form.get_by_role("button", name="Change").nth(1).press("Enter")
    expect(page.locator(".details .kicker")).to_contain_text("organisation")
    expect(page.locator(".details")).to_contain_text("expert")
    for _ in range(4):
        page.locator(".fix").press("Control+z")
    expect(page.locator(".below")).not_to_contain_text("Corrected by people")
    expect(who).to_have_text("Marit Solheim")
    assert not page.failed


def test_several_names_are_split_off_together(page):
    solheim = next(entity for entity in harbour().entities if entity.name == "Marit Solheim")
    page.locator(f".article mark[data-id={solheim.id}]").first.click()
    form = open_form(page)
    names = form.get_by_label("Somebody else is")
    values = names.locator("option").evaluate_all("options => options.slice(1).map((one) => one.value)")
    names.select_option(values)
    form.get_by_role("button", name="Split off").press("Enter")
    expect(page.locator(".below")).to_contain_text("Corrected by people: 1.")
    page.locator(".fix").press("Control+z")
    assert not page.failed


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_the_forms_have_no_fault_for_assistive_technology(open_page, viewport):
    page = open_harbour(open_page, viewport)
    choose_quote(page)
    page.locator(".fix").press("Enter")
    correct_speaker(page, "Olaf Berg")
    assert violations(page) == []
    page.locator(".below button").first.focus()
    page.keyboard.press("a")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= VIEWPORTS[viewport]["width"]


def test_what_is_hidden_is_kept_in_the_address(page):
    page.locator(".article mark").first.press("m")
    expect(page.get_by_role("button", name="Hide marks")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Hide map").evaluate("node => node.click()")
    assert page.url.endswith("#&hide=marks,map")
    expect(page.locator("iframe.map")).to_be_hidden()
    page.reload()
    page.locator("html.ready").wait_for()
    assert page.locator("main.unmarked.unmapped").count() == 1
    page.get_by_role("button", name="Hide marks").click()
    assert page.url.endswith("#&hide=map")
