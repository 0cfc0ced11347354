"""Readings outside JupyterLab: a small program for each place, run by its own server and opened in a real browser.

The programs are in `tests/frontends`. Those whose package is installed are run, and those that NEWSNB_FRONTENDS names
must be.
"""

import os
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from classwork import use_classroom
from driving import WAIT, await_server
from playwright.sync_api import expect

from newsnb.views import map_of, mimebundle
from readings import harbour

PROGRAMS = Path(__file__).parent.parent / "frontends"
SERVERS = {  # what to run, and the path of the page
    "marimo": (["marimo", "run", "{program}", "--headless", "--no-token", "--port={port}"], ""),
    "voila": (["voila", "{program}", "--no-browser", "--port={port}", "--Voila.ip=127.0.0.1"], ""),
    "streamlit": (["streamlit", "run", "{program}", "--server.headless=true", "--server.port={port}"], ""),
    "panel": (["panel", "serve", "{program}", "--port={port}"], "panel_app"),
}
PROGRAM = {
    "marimo": "marimo_app.py",
    "voila": "voila_page.ipynb",
    "streamlit": "streamlit_app.py",
    "panel": "panel_app.py",
}
CLASSROOM = {"marimo": "marimo_classroom.py", "voila": "voila_classroom.ipynb"}
SHOWN = {"marimo": 2, "voila": 1, "streamlit": 1, "panel": 1}
REQUIRED = os.environ.get("NEWSNB_FRONTENDS", "").split()
HERE = [name for name in SERVERS if name in REQUIRED or find_spec(name)]


@pytest.fixture
def served(request, tmp_path, chromium):
    """Run the program of a front end and open its page in a window of 1366 x 900."""
    name, program = request.param
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command, path = SERVERS[name]
    paths = [str(PROGRAMS), str(PROGRAMS.parent), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {
        "HOME": str(tmp_path),
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
        "IPYTHONDIR": str(tmp_path / "ipython"),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    log = tmp_path / "log"
    with log.open("w") as out:
        run = [sys.executable, "-m", *(word.format(port=port, program=program) for word in command)]
        server = subprocess.Popen(run, cwd=PROGRAMS, env=env, stdout=out, stderr=subprocess.STDOUT)
    context = chromium.new_context(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    try:
        await_server(f"http://127.0.0.1:{port}/{path}", server, log)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/{path}")
        yield name, page
    finally:
        context.close()
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@pytest.mark.parametrize("served", [(name, PROGRAM[name]) for name in HERE], indirect=True, ids=HERE)
def test_a_front_end_shows_each_reading_once_in_full_height_and_linked(served):
    name, page = served
    frames = page.locator("iframe[srcdoc*='newsnb-packed']")
    expect(frames).to_have_count(SHOWN[name], timeout=WAIT)
    if name == "panel":  # which shows the map, too
        alone = page.frame_locator("iframe[title='Map of the places']")
        expect(alone.locator(".place")).to_have_count(len(harbour().places), timeout=WAIT)
    for number in range(SHOWN[name]):
        view = frames.nth(number).content_frame
        row = view.locator("tr[data-id]").nth(number)  # two frames of one reading show the same selection
        row.wait_for(timeout=WAIT)
        expect(page.locator(".newsnb-fallback:visible")).to_have_count(0)
        assert frames.nth(number).bounding_box()["height"] >= 600
        assert frames.nth(number).bounding_box()["width"] >= 900
        row.click()
        expect(view.locator("tr.now")).to_have_count(1, timeout=WAIT)
        if (name, number) == ("marimo", 0):  # a cell follows the selection of the first
            expect(page.get_by_text(f"selected: {harbour().quotes[0].id}")).to_be_visible(timeout=WAIT)


@pytest.mark.parametrize(
    "served", [(name, CLASSROOM[name]) for name in HERE if name in CLASSROOM], indirect=True, ids=lambda one: one[0]
)
def test_an_exercise_beside_a_reading_takes_part_in_a_front_end(served):
    name, page = served
    use_classroom(page, name == "voila")


BOOK = {
    "_config.yml": "title: A book\nexecute:\n  execute_notebooks: 'off'\n",
    "_toc.yml": "format: jb-book\nroot: page\n",
}


if "jupyter_book" in REQUIRED or find_spec("jupyter_book"):  # as the programs, only where it is installed

    def test_a_book_shows_the_linked_view_and_the_map_in_its_theme(tmp_path, chromium):
        shown = {"text/html": mimebundle(harbour())["text/html"]}, {"text/html": map_of(harbour())._repr_html_()}
        outputs = [nbformat.v4.new_output("display_data", data) for data in shown]
        cells = [nbformat.v4.new_markdown_cell("# A page"), nbformat.v4.new_code_cell("reading", outputs=outputs)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "page.ipynb")
        for name, words in BOOK.items():
            (tmp_path / name).write_text(words)
        build = "from jupyter_book.cli.main import main; main()"
        subprocess.run([sys.executable, "-c", build, "build", tmp_path], check=True, capture_output=True, timeout=300)
        context = chromium.new_context(offline=True, viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        page.goto((tmp_path / "_build" / "html" / "page.html").as_uri(), wait_until="commit")
        view = page.frame_locator("iframe.newsnb-frame")
        view.locator("tr[data-id]").first.click(timeout=WAIT)
        expect(view.locator("tr.now")).to_have_count(1)
        expect(page.locator(".newsnb-fallback")).to_be_hidden()
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
        expect(view.locator("html")).to_have_attribute("data-theme", "dark")
        alone = page.frame_locator("iframe[data-newsnb=map]").frame_locator("iframe")
        expect(alone.locator("html")).to_have_attribute("data-theme", "dark")
        context.close()
