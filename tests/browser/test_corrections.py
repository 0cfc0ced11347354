"""Correcting in the view: on a saved page, in a notebook with a kernel, and in one without; nothing is ever lost."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from driving import WAIT
from playwright.sync_api import expect
from test_access import VIEWPORTS, violations
from test_lab import click, eventually

import newsnb
from newsnb.views import page_of
from readings import harbour

QUOTE = harbour().quotes[1]
READ = """\
%load_ext newsnb
from readings import harbour
from newsnb.magic import ArticleMagics
ArticleMagics._read = lambda self, prog, options, article: harbour()"""
SHOW = "%%article story\nany words"


def choose_quote(view, id=QUOTE.id):
    view.locator(f"tr[data-id={id}]").wait_for()
    click(view, f"tr[data-id={id}]")


def correct_speaker(view, name):
    form = view.get_by_role("group", name="Correct this")
    if not form.is_visible():
        view.get_by_role("button", name="Not right?").press("Enter")
    form.get_by_label("Who says it").select_option(label=name)
    form.get_by_role("button", name="Change").first.press("Enter")
    expect(view.locator(".details h2")).to_have_text(name)


@pytest.fixture
def page(open_page):
    page = open_page(page_of(harbour()), viewport=VIEWPORTS["desk"])
    page.locator("html.ready").wait_for()
    return page


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


def open_form(page):
    button = page.locator(".fix")
    if button.get_attribute("aria-expanded") != "true":
        button.press("Enter")
    return page.get_by_role("group", name="Correct this")


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


def test_a_point_is_set_on_the_map_by_mouse_and_by_keyboard(page):
    bergen = next(place for place in harbour().places if place.name == "Bergen")
    click(page, f".places button[data-id={bergen.id}]")
    form = open_form(page)
    where = form.get_by_label("It lies at")
    before = where.input_value()
    form.get_by_role("button", name="On the map").click()
    expect(form).to_contain_text("Click on the map")
    box = page.locator("iframe.map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    expect(where).to_be_focused()
    clicked = where.input_value()
    assert clicked != before
    form.get_by_role("button", name="On the map").press("Enter")
    picking = page.frame_locator("iframe.map").locator(".picking")
    picking.wait_for()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(where).to_be_focused()
    assert where.input_value() != clicked
    latitude, longitude = map(float, where.input_value().split(", "))
    form.get_by_role("button", name="On the map").press("Enter")
    picking.wait_for()
    page.keyboard.press("Escape")
    expect(where).to_be_focused()
    form.get_by_role("button", name="Put it there").press("Enter")
    expect(page.locator(".details")).to_contain_text("A person chose this place.")
    marker = page.frame_locator("iframe.map").locator(".place[aria-label^='Bergen,']")
    expect(marker).to_have_attribute("aria-pressed", "true")
    assert abs(latitude) <= 90
    assert abs(longitude) <= 180
    assert not page.failed


def test_a_place_of_the_gazetteer_is_shown_again_without_a_kernel(page):
    edinburgh = next(place for place in harbour().places if place.name == "Edinburgh")
    record = {"id": "correction-1", "what": "key", "on": edinburgh.id, "span": None, "by": None, "why": None}
    record |= {"to": {"key": "geonames:2191562", "called": "Dunedin"}, "on_day": "2026-11-29"}
    dunedin = {
        "key": "geonames:2191562",
        "name": "Dunedin",
        "where": "city or town, New Zealand",
        "point": [-45.87, 170.5],
    }
    kept = {"records": [record], "pending": 0, "places": {dunedin["key"]: dunedin}}
    for _ in range(2):  # what the page keeps itself brings it back, too
        page.evaluate("([name, kept]) => kept && localStorage.setItem(name, JSON.stringify(kept))", [
            f"newsnb-corrections-{harbour().sha256}", kept,
        ])  # fmt: skip
        page.reload()
        expect(page.locator(f".places button[data-id={edinburgh.id}]")).to_contain_text("Dunedin")
        expect(page.locator(".below")).to_contain_text("Corrected by people: 1.")
        kept = None
    expect(page.frame_locator("iframe.map").locator(".place[aria-label^='Dunedin,']")).to_have_count(1)
    assert not page.failed


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_the_forms_have_no_fault_for_assistive_technology(open_page, viewport):
    page = open_page(page_of(harbour()), viewport=VIEWPORTS[viewport])
    page.locator("html.ready").wait_for()
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


def search_in_gazetteer(book, view):
    """Find another place of the gazetteer from the card of a place, and take that back."""
    edinburgh = next(place for place in harbour().places if place.name == "Edinburgh")
    click(view, f".places button[data-id={edinburgh.id}]")
    form = open_form(view)
    book.run("from newsnb.gazetteer import load; load().lookup('Dunedin')")  # as after any article that was read
    form.get_by_label("Another place").fill("Atlantis Shire")
    form.get_by_role("button", name="Search").click()
    expect(form).to_contain_text("The gazetteer has no place of this name.")
    form.get_by_label("Another place").fill("Dunedin")
    form.get_by_role("button", name="Search").click()
    expect(form.get_by_label("It is", exact=True).last).to_be_focused()
    form.get_by_role("button", name="Use this place").last.click()
    eventually(book, "print('Dunedin' in [place.name for place in story.view.reading.places])", "True")
    expect(view.locator(".details h2")).to_have_text("Dunedin")
    view.get_by_role("button", name="Undo").click()
    expect(view.locator(".details h2")).to_have_text("Edinburgh")


def test_with_a_kernel_nothing_is_lost_by_reload_restart_or_reopening(notebook, lab):
    url, folder, env = lab
    book = notebook("corrected", [READ, SHOW])
    book.run_all()
    view = book.view()
    choose_quote(view)
    correct_speaker(view, "Olaf Berg")
    said = "print([one.name for one in story.view.reading.entities if one.id in story.view.reading.quotes[1].speakers])"
    eventually(book, said, "['Olaf Berg']")
    book.run("story.view.correct(story.quotes[2].id, naming='collective')")  # from Python to the view
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")
    (file,) = Path(folder, "newsnb-corrections").glob("*.json")
    assert len(newsnb.load(file).corrections) == 2
    search_in_gazetteer(book, view)
    view.get_by_role("button", name="Undo").click()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 1.")
    view.get_by_role("button", name="Redo").click()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")

    book.save()
    book.page.reload()  # the kernel lives
    book.ready()
    expect(book.view().locator(".below")).to_contain_text("Corrected by people: 2.", timeout=WAIT)

    book.run_all()  # the cell is run again
    expect(book.page.locator(".jp-OutputArea-output", has_text="Corrections kept").first).to_contain_text(
        re.compile(r"Corrections kept from .*: 2 of 2\.")
    )
    book.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    assert book.run("print('story' in globals())") == "False"
    book.run_all()
    eventually(book, "print(len(story.corrections) if 'story' in globals() else 0)", "2")
    expect(book.view().locator(".below")).to_contain_text("Corrected by people: 2.")
    expect(book.view().get_by_role("button", name="Undo")).to_be_enabled()
    assert not [error for error in book.page.failed if "newsnb" in error]

    book.save()
    made = nbformat.read(folder / "corrected.ipynb", as_version=4)
    del made.metadata["kernelspec"]
    nbformat.write(made, folder / "alone.ipynb")
    command = [sys.executable, "-m", "jupyter", "trust", folder / "alone.ipynb"]
    subprocess.run(command, env=env, check=True, capture_output=True)
    book.page.close()  # it shares its workspace with the next
    alone = notebook("alone", kernel=False)
    view = alone.view()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")
    choose_quote(view)
    correct_speaker(view, "Peder Aas")
    expect(view.locator(".below")).to_contain_text("Not saved yet.")
    alone.page.once("dialog", lambda dialog: dialog.accept())
    alone.page.goto(f"{url}/lab/tree/alone.ipynb?reset")
    foot = alone.view().locator(".below")
    expect(foot).to_contain_text("Corrected by people: 3.")
    expect(foot).to_contain_text("Not saved yet.")
