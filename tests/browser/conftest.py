"""A real Chromium, and JupyterLab on the loopback, for browser tests."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from driving import Notebook, ask, await_server

from newsnb.views import page_of
from readings import harbour

HERE = Path(__file__).parent

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def missing(what: str) -> None:
    if os.environ.get("NEWSNB_REQUIRE_BROWSER") == "1":
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("no Chromium found: install Debian's package `chromium` (or Google Chrome) to run the browser tests")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install 'newsnb[test]'")
    playwright.expect.set_options(timeout=30_000)  # as clicks wait: five seconds are too few on a busy machine
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, tmp_path):
    """Open HTML as a file, offline; return the page, which records requests and errors."""
    pages = []

    def opened(html, *, fragment="", before="", **options):
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_text(html, "utf-8")
        context = chromium.new_context(**{"offline": True, "reduced_motion": "reduce"} | options)
        page = context.new_page()
        page.add_init_script(before)
        page.requested, page.failed = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        page.address = path.as_uri()
        page.goto(f"{page.address}{'#' if fragment else ''}{fragment}")
        pages.append(context)
        return page

    yield opened
    for context in pages:
        context.close()


@pytest.fixture(scope="session")
def reading():
    """Return a reading made by hand, with quotes of every type."""
    return harbour()


@pytest.fixture(scope="session")
def html(reading):
    return page_of(reading)


@pytest.fixture(scope="session")
def lab(tmp_path_factory, chromium):
    """Run JupyterLab on a free loopback port; return its address, folder and environment."""
    root = tmp_path_factory.mktemp("lab")
    home = root / "home"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = os.environ | {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(HERE.parent), os.environ.get("PYTHONPATH")))),
    }
    quiet = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text('{"fetchNews": "false"}')
    notebooks = root / "notebooks"
    notebooks.mkdir()
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--expose-app-in-browser",
        f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=", "--ServerApp.password=",
        "--ServerApp.disable_check_xsrf=True", f"--ServerApp.root_dir={notebooks}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = (root / "log").open("w")
    server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        await_server(url + "/api", server, root / "log")
        yield url, notebooks, env
    finally:
        ask(url, "shutdown", method="POST")
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


@pytest.fixture
def notebook(lab, chromium):
    """Write cells to a notebook and open it; return a `Notebook`."""
    url, folder, _ = lab
    contexts = []

    def opened(name, cells=None, *, kernel=True, where="lab/tree", color_scheme="light", size=None):
        path = folder / f"{name}.ipynb"
        if cells is not None:
            made = nbformat.v4.new_notebook(
                cells=[nbformat.v4.new_code_cell(cell, id=f"cell{i}") for i, cell in enumerate(cells)]
            )
            made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
            nbformat.write(made, path)
        context = chromium.new_context(
            viewport=size or {"width": 1500, "height": 1000}, reduced_motion="reduce", color_scheme=color_scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.failed = []
        page.on("pageerror", lambda error: page.failed.append(str(error)))
        page.goto(f"{url}/{where}/{path.name}{'?reset' if where == 'lab/tree' else ''}")
        book = Notebook(page)
        if kernel:
            book.ready()
        return book

    yield opened
    for context in contexts:
        context.close()
