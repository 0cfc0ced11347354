"""The view in real JupyterLab: linked to Python, alive without a kernel, plain if not trusted."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from classwork import use_classroom
from driving import WAIT, ask
from playwright.sync_api import expect

from newsnb.views import mimebundle
from readings import harbour

SHOW = """\
from readings import harbour
from IPython.display import display
reading, twin = harbour(), harbour()
display(reading)
reading"""
WIDGET = """\
import ipywidgets
from newsnb.views import widget
shown, field = widget(reading), ipywidgets.Text()
ipywidgets.link((shown, "selection"), (field, "value"))
mirror = ipywidgets.Text()
ipywidgets.jslink((shown, "selection"), (mirror, "value"))
ipywidgets.VBox([field, mirror, shown])"""


SIDE_BY_SIDE = """\
import ipywidgets
from readings import harbour
from newsnb.views import widget
left, right = harbour(), harbour()
ipywidgets.HBox([widget(left), widget(right)])"""


CORPUS = """\
from newsnb.bench.view.corpora import made
view = made(articles=20, places=40, quotes=4).view()
view"""


OPENING = """\
from newsnb.corpus.columns import add_rows, empty_tables
from newsnb.corpus.holding import Corpus
from newsnb.corpus.parts import pack
from readings import harbour
tables = empty_tables({})
for article in ("a1", "a2"):
    add_rows(tables, article, harbour(), {})
view = Corpus(own={}, tables=tables, readings={article: pack(harbour()) for article in ("a1", "a2")}).view(["a1"])
view"""


# A page that is asked for where there is no network may keep a test waiting for ever.
OPENS_EMPTY_PAGES = """\
globalThis.asked = [];
const { open } = window;
window.open = (url, ...more) => { asked.push(url); return open.call(window, "about:blank", ...more); };"""


CLASSROOM = """\
import sys
sys.path.insert(0, {programs!r})
from classroom import page, work
page"""


def place_id(name):
    return next(place.id for place in harbour().places if place.name == name)


def click(view, css):
    """Click inside nested frames without the mouse, which sometimes misses them."""
    view.locator(css).first.evaluate("node => node.click()")


def eventually(book, code, wanted):
    """Ask the kernel until it returns ``wanted``, because messages take time."""
    said = None
    for _ in range(100):
        said = book.run(code)
        if said == wanted:
            return
    assert said == wanted


def pressed(view, name):
    """Wait until a marker on the map is selected."""
    marker = view.frame_locator("iframe.map").locator(f".place[aria-label^='{name},']")
    expect(marker).to_have_attribute("aria-pressed", "true")


def saved(folder, env, name, *, trusted):
    """Write a notebook that was run earlier, without a kernel."""
    output = nbformat.v4.new_output("execute_result", mimebundle(harbour()), execution_count=1)
    cell = nbformat.v4.new_code_cell(f"reading  # {name}", outputs=[output], execution_count=1, id="cell")
    path = folder / f"{name}.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    if trusted:
        subprocess.run([sys.executable, "-m", "jupyter", "trust", path], env=env, check=True, capture_output=True)
    return path


def test_views_and_python_share_one_selection_even_after_a_reload(notebook):
    book = notebook("linked", [SHOW, WIDGET])
    book.run_all()
    first, second, boxed = (book.view(number) for number in range(3))
    aberdeen, oslo = place_id("Aberdeen"), place_id("Oslo")

    click(first, f"mark[data-id={aberdeen}]")  # from a view to the other views and to Python
    for view in (first, second, boxed):
        pressed(view, "Aberdeen")
    eventually(
        book, "print(reading.view.selection, shown.selection, field.value, mirror.value)", " ".join([aberdeen] * 4)
    )
    assert book.run("print(twin.view.selection)") == "None"

    book.run("reading.view.select(reading.quotes[0].id)")  # from Python to the views
    for view in (first, second, boxed):
        expect(view.locator("tr.now")).to_have_attribute("data-id", harbour().quotes[0].id)

    book.run(f"field.value = {oslo!r}")  # from another widget
    for view in (first, second, boxed):
        pressed(view, "Oslo")
    eventually(book, "print(reading.view.selection)", oslo)

    first.locator("main.newsnb .places button").first.press("Escape")
    eventually(book, "print(reading.view.selection)", "None")

    first.locator("main.newsnb .places button").first.press("Control+s")  # a frame must not swallow the notebook's keys
    book.page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty", timeout=WAIT)
    book.page.reload()
    book.ready()
    click(book.view(0), f".places button[data-id={oslo}]")
    pressed(book.view(1), "Oslo")
    eventually(book, "print(reading.view.selection)", oslo)
    book.run(f"reading.view.select({aberdeen!r})")
    pressed(book.view(0), "Aberdeen")
    assert not book.page.failed


def test_the_view_of_a_corpus_and_python_share_one_choice(notebook):
    book = notebook("corpus", [CORPUS])
    book.run_all()
    frame = book.page.frame_locator("iframe[data-newsnb]").first
    frame.locator("html.ready").wait_for(timeout=WAIT)
    frame.get_by_label("Role").select_option("expert")
    eventually(book, "print(view.choice)", "{'role': 'expert'}")
    book.run("view.choose(role=None, outlet='North Wire')")
    expect(frame.get_by_label("Outlet")).to_have_value("North Wire")
    expect(frame.get_by_label("Role")).to_have_value("")
    assert not book.page.failed


def test_an_article_that_the_page_has_not_opens_below_the_corpus_linked_with_python(notebook):
    book = notebook("opening", [OPENING])
    book.run_all()
    frames = book.page.locator("iframe[data-newsnb]")
    corpus = frames.first.content_frame
    corpus.locator("html.ready").wait_for(timeout=WAIT)
    click(corpus, ".row.article:nth-child(2)")
    expect(frames).to_have_count(2, timeout=WAIT)
    expect(corpus.get_by_text("Its own view stands below.")).to_be_visible()
    article = frames.nth(1).content_frame
    article.locator("tr[data-id]").first.wait_for(timeout=WAIT)
    book.run(f"view.reading.view.select({place_id('Oslo')!r})")
    pressed(article, "Oslo")
    click(corpus, ".back")
    expect(frames).to_have_count(1)
    eventually(book, "print(view.reading)", "None")
    assert not book.page.failed


def test_two_widgets_share_the_width_of_their_box(notebook):
    book = notebook("beside", [SIDE_BY_SIDE])
    book.run_all()
    book.view(1)
    room = book.page.locator(".jp-OutputArea-output .widget-hbox").bounding_box()["width"]
    widths = [frame.bounding_box()["width"] for frame in book.page.locator("iframe[data-newsnb]").all()]
    assert [width for width in widths if width < room / 2 - 20] == []
    assert sum(widths) <= room


def test_the_view_follows_labs_theme(notebook):
    book = notebook("themed", [SHOW])
    book.run_all()
    root = book.view(0).locator("html")
    expect(root).to_have_attribute("data-theme", "light")
    book.page.evaluate("jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(book.view(0).frame_locator("iframe.map").locator("html")).to_have_attribute("data-theme", "dark")
    book.page.evaluate("jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' })")
    expect(root).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("where", ["lab/tree", "notebooks"], ids=["JupyterLab", "Notebook 7"])
def test_a_notebook_opened_without_a_kernel_is_alive(lab, notebook, where):
    url, folder, env = lab
    name = f"reopened-{where[:3]}"
    saved(folder, env, name, trusted=True)
    book = notebook(name, kernel=False, where=where)
    view = book.view()
    assert not [session for session in ask(url, "sessions") if name in session["path"]]
    expect(book.page.locator(".newsnb-fallback")).to_be_hidden()
    click(view, f".places button[data-id={place_id('Oslo')}]")
    pressed(view, "Oslo")
    expect(view.locator("mark.now")).to_have_text("Oslo")
    assert not [error for error in book.page.failed if "newsnb" in error]


def test_a_notebook_that_is_not_trusted_shows_marked_text_and_table(lab, notebook):
    _, folder, env = lab
    saved(folder, env, "untrusted", trusted=False)
    book = notebook("untrusted", kernel=False)
    output = book.page.locator(".jp-OutputArea-output")
    expect(output.locator("mark", has_text="Marit Solheim")).to_be_visible(timeout=60_000)
    expect(output).to_contain_text("Marit Solheim [person]")
    expect(output.locator("td", has_text="Kysten")).to_be_visible()
    assert output.locator("iframe").count() == 0
    expect(output).to_contain_text("Trust the notebook to see text, map and quotes linked.")
    expect(output.locator("u", has_text="We have the ship, we have the crew,")).to_be_visible()
    assert not re.search(r"<|-->|[{}]", output.inner_text())
    expect(output.locator("td", has_text="by a description, government, asked not to be named")).to_be_visible()
    book.page.wait_for_function("() => document.querySelector('.jp-OutputArea-output img')?.naturalWidth === 600")


def test_nbconverts_page_is_linked_from_a_file_and_offline(lab, chromium, tmp_path):
    _, folder, env = lab
    path = saved(folder, env, "converted", trusted=False)
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(tmp_path), str(path)]
    subprocess.run(command, env=env, check=True, capture_output=True)
    context = chromium.new_context(offline=True, viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(OPENS_EMPTY_PAGES)
    page.goto((tmp_path / "converted.html").as_uri(), wait_until="commit")
    view = page.frame_locator("iframe[data-newsnb]")
    click(view, f"mark[data-id={place_id('Oslo')}]")
    pressed(view, "Oslo")
    expect(page.locator(".newsnb-fallback")).to_be_hidden()
    with context.expect_page():  # a sandboxed frame cannot open windows: the page around it does, on a click
        view.get_by_role("link", name="GeoNames").click()
    assert page.evaluate("asked") == ["https://www.geonames.org/3143244"]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 within its margins, at 96 dots an inch
    table, picture = page.locator(".newsnb-fallback table"), page.locator(".newsnb-fallback img")
    expect(page.locator(".newsnb-trust")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    words = (
        "[...document.querySelectorAll('.newsnb-fallback tbody tr')].map((row) => row.getBoundingClientRect().height)"
    )
    assert max(page.evaluate(words)) < 110  # no word stands in a narrow column
    for whole in (table, picture):
        box = whole.bounding_box()
        assert box["x"] + box["width"] <= 718
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) <= 4
    context.close()


def test_an_exercise_beside_a_reading_in_boxes_tabs_and_interact(notebook):
    programs = str(Path(__file__).parent.parent / "frontends")
    book = notebook("classroom", [CLASSROOM.format(programs=programs)])
    book.run_all()
    use_classroom(book.page, has_tabs=True)
    said = "print(work.answers['code'], [mark['kind'] for mark in work.answers['marks']], work.work['committed'])"
    assert book.run(said) == "7b-03 ['place'] True"
