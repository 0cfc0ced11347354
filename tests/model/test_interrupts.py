"""Ctrl+C in a terminal and "interrupt the kernel" in a notebook leave nothing half-done."""

import os
import signal
import subprocess
import sys

import pytest
from jupyter_client import KernelManager

PAUSE = """
import sys, threading

def pause_at(event, function, called=None):
    "Wait for an interrupt where a function is entered, or where it calls one that is not written in Python."
    def look(frame, what, argument):
        here = what == event and frame.f_code.co_name == function
        if here and (called is None or argument.__name__ == called):
            sys.setprofile(None)
            print("paused", flush=True)
            threading.Event().wait(300)
    sys.setprofile(look)
"""
FEW_PLACES = """
from newsnb.gazetteer import sources
from newsnb.gazetteer.rows import Row

names = ["Lisbon", "Oslo", *(f"Town {number}" for number in range(2000))]
sources.rows = lambda: (
    Row(key=f"newsnb:{n}", name=name, latitude=1, longitude=1, feature="PPL", names=((name, "name"),))
    for n, name in enumerate(names)
)
"""
READING = ("call", "find_attributions")
BUILDING = ("call", "_list_keys")
BUILDING_APART = ("call", "communicate")  # as a notebook does
WRITING = ("c_call", "write_bytes", "write")
REPLACING = ("c_call", "replace_file", "replace")
TEXT = "“The pier is safe,” Ada Berg said in Lisbon.\n"
CELL = f"%%article kept\n{TEXT}"


class Notebook:
    """A real kernel, with a folder of its own and a cache without a gazetteer."""

    def __init__(self, folder):
        self.folder = folder
        self.cache = folder / "cache"
        self._manager = KernelManager()
        environment = {name: value for name, value in os.environ.items() if name != "NEWSNB_GAZETTEER"}
        environment |= {"XDG_CACHE_HOME": str(self.cache), "IPYTHONDIR": str(folder / "ipython")}
        self._manager.start_kernel(env=environment, cwd=str(folder))
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=120)

    def run(self, source):
        """Run a cell, interrupt it when it prints "paused", and return the name of its error and what it shows."""
        asked, error, shown = self._client.execute(source), None, ""
        while True:
            message = self._client.get_iopub_msg(timeout=120)
            content = message["content"]
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "stream" and "paused" in content["text"]:
                self._manager.interrupt_kernel()
            error = content["ename"] if message["msg_type"] == "error" else error
            shown += content.get("data", {}).get("text/plain", "") + content.get("text", "")
            if message["msg_type"] == "status" and content["execution_state"] == "idle":
                return error, shown

    def files(self, *, at):
        """Return the files in a folder, except the lock, which stays."""
        return sorted(path.name for path in at.rglob("*") if path.is_file() and path.suffix != ".lock")

    def end(self):
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)
        self._manager.cleanup_resources()


@pytest.fixture(scope="module")
def notebook(tmp_path_factory):
    made = Notebook(tmp_path_factory.mktemp("notebook"))
    assert made.run(f"%load_ext newsnb\n{PAUSE}\n{FEW_PLACES}") == (None, "")
    yield made
    made.end()


def test_a_cell_that_is_interrupted_while_it_builds_the_gazetteer_leaves_none_and_runs_again(notebook):
    notebook.run(f"pause_at(*{BUILDING_APART})")
    assert notebook.run(CELL)[0] == "KeyboardInterrupt"
    assert notebook.files(at=notebook.cache) == []
    assert notebook.run("kept")[0] == "NameError"
    error, shown = notebook.run(CELL)
    assert (error, "Lisbon" in shown) == (None, True)
    assert len(notebook.files(at=notebook.cache)) == 1


def test_a_cell_that_is_interrupted_while_it_reads_leaves_its_variable_as_it_was_and_runs_again(notebook):
    assert notebook.run(CELL)[0] is None
    before = notebook.run("kept.sha256")
    other = "%%article kept\n“It is not,” Jon Lie said in Oslo.\n"
    notebook.run(f"pause_at(*{READING})")
    assert notebook.run(other)[0] == "KeyboardInterrupt"
    assert notebook.run("kept.sha256") == before
    assert notebook.run(other)[0] is None
    assert "Oslo" in notebook.run("kept.places")[1]


@pytest.mark.parametrize("point", [WRITING, REPLACING], ids=["writes", "puts it in its place"])
@pytest.mark.parametrize("suffix", ["json", "html", "xlsx"])
def test_a_cell_that_is_interrupted_while_it_saves_leaves_the_old_file_and_no_other(notebook, suffix, point):
    folder = notebook.folder / f"{suffix} {point[-1]}"
    folder.mkdir()
    (folder / f"a.{suffix}").write_text("old")
    assert notebook.run(CELL)[0] is None
    save = f"kept.save({str(folder / f'a.{suffix}')!r})"
    assert notebook.run(f"pause_at(*{point})\n{save}")[0] == "KeyboardInterrupt"
    assert notebook.files(at=folder) == [f"a.{suffix}"]
    assert (folder / f"a.{suffix}").read_text() == "old"
    assert notebook.run(save)[0] is None
    assert (folder / f"a.{suffix}").stat().st_size > 1000


def command(folder, setup, *arguments, **options):
    """Start the command in a folder of its own, as a terminal does: Ctrl+C ends it."""
    source = f"{PAUSE}\n{setup}\nfrom newsnb.__main__ import main\nsys.exit(main({arguments!r}))"
    return subprocess.Popen(
        [sys.executable, "-c", source], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **options,
    )  # fmt: skip


def interrupted(process):
    assert process.stdout.readline() == "paused\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


QUIET = (130, "", "newsnb: interrupted; nothing was half-written\n")


@pytest.mark.parametrize("point", [READING, REPLACING], ids=["reads", "puts it in its place"])
def test_the_command_that_is_interrupted_says_so_in_a_line_and_leaves_the_old_file(tmp_path, point):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.json").write_text("old")
    process = command(tmp_path, f"import newsnb.pipeline\npause_at(*{point})", "read", "a.txt", "-o", "a.json")
    assert interrupted(process) == QUIET
    assert sorted(os.listdir(tmp_path)) == ["a.json", "a.txt"]
    assert (tmp_path / "a.json").read_text() == "old"


def test_the_command_that_is_interrupted_while_it_builds_leaves_the_old_gazetteer(tmp_path):
    (tmp_path / "g.sqlite").write_text("old")
    process = command(tmp_path, f"{FEW_PLACES}\npause_at(*{BUILDING})", "gazetteer", "build", "--to", "g.sqlite")
    status, out, err = interrupted(process)
    assert (status, out, err.splitlines()[-1]) == (130, "", QUIET[2].strip())
    assert "Traceback" not in err
    assert [name for name in os.listdir(tmp_path) if not name.endswith(".lock")] == ["g.sqlite"]
    assert (tmp_path / "g.sqlite").read_text() == "old"


def test_the_command_that_is_interrupted_while_it_waits_for_input_says_so_in_a_line(tmp_path):
    process = command(tmp_path, "", "read", "-", "-o", "a.json", stdin=subprocess.PIPE)
    process.stdin.write(TEXT * 10_000)  # more than a pipe holds: when it is written, somebody is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == QUIET
    assert os.listdir(tmp_path) == []


def test_the_command_that_is_interrupted_while_it_is_loaded_says_so_in_a_line(tmp_path):
    process = command(tmp_path, "import newsnb.__main__\npause_at('call', '<module>')", "--version")
    assert interrupted(process) == QUIET
