"""A notebook in a browser, driven by commands rather than clicks, and the API of the server behind it."""

import json
import subprocess
import time
import urllib.request
from pathlib import Path

WAIT = 60_000  # milliseconds; a machine with two busy cores starts a kernel slowly


def ask(url: str, what: str, *, method: str = "GET"):
    """Ask the server's API; None if it returns nothing."""
    with urllib.request.urlopen(urllib.request.Request(f"{url}/api/{what}", method=method), timeout=30) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def await_server(url: str, server: subprocess.Popen, log: Path) -> None:
    """Wait until a server answers, and fail with its log if it ends or stays silent."""
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not answer\n{log.read_text()}")


class Notebook:
    """A notebook open in JupyterLab or Notebook, driven by commands rather than clicks."""

    def __init__(self, page):
        self.page = page

    def ready(self):
        self.page.wait_for_function("globalThis.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=WAIT)
        self.page.wait_for_function(
            "jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'", timeout=WAIT
        )

    def run_all(self):
        self.ready()
        self.page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        self.idle()

    def run(self, code: str) -> str:
        """Run code in the notebook's kernel and return what it printed."""
        return self.page.evaluate(
            """async (code) => {
                const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const future = kernel.requestExecute({ code, store_history: false, silent: false });
                let out = "";
                future.onIOPub = (message) => {
                    if (message.header.msg_type === "stream") out += message.content.text;
                    if (message.header.msg_type === "error") out += message.content.traceback.join("\\n");
                };
                await future.done;
                return out.trim();
            }""",
            code,
        )

    def idle(self):
        self.page.wait_for_function(
            """() => {
                const { content } = jupyterapp.shell.currentWidget;
                return content.widgets.every((cell) => cell.model.type !== "code" || cell.model.executionCount);
            }""",
            timeout=WAIT,
        )

    def save(self):
        self.page.evaluate("jupyterapp.commands.execute('docmanager:save')")
        self.page.wait_for_function("!jupyterapp.shell.currentWidget.context.model.dirty", timeout=WAIT)

    def view(self, number: int = 0):
        """Return the frame of the view, once it has started."""
        frame = self.page.frame_locator("iframe[data-newsnb]").nth(number)
        frame.locator("main.newsnb").wait_for(timeout=WAIT)
        return frame
