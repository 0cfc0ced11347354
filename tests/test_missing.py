"""Where something is missing, one line names it and what helps: extras, Python, packages, network, display, space."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

import newsnb
from newsnb import demo
from newsnb.cli import main
from newsnb.corpus.copies import group_copies
from newsnb.corpus.holding import Corpus
from newsnb.corpus.validating import validate
from newsnb.errors import PackageNotFound
from newsnb.intake.documents import words_of_docx, words_of_pdf
from newsnb.intake.pages import article_of
from newsnb.plots import OF_READING, draw
from readings import harbour

ROOT = Path(newsnb.__file__).parent
SCRIPTS = Path(__file__).parents[1] / "scripts"
PAGE = "<html><body><p>It rained in Oslo.</p></body></html>"
EMPTY = {name: [] for name in ("article", "problem", "date")}


def _plot():
    return draw(OF_READING, harbour().to_frame, "speakers")


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [
        ("trafilatura", "web", lambda: article_of(PAGE)),
        ("docx", "files", lambda: words_of_docx(Path("a.docx"), b"PK")),
        ("pypdf", "files", lambda: words_of_pdf(Path("a.pdf"), b"%PDF-1.7")),
        ("datasketch", "corpus", lambda: group_copies({"a": "It rained in Oslo."})),
        ("openpyxl", "corpus", lambda: validate("sheet.xlsx", Corpus(own={}, tables=EMPTY))),
        ("matplotlib", "plot", _plot),
        ("jupyterlab", "lab", lambda: demo.open_lab(Path("first-reading.ipynb"))),
        ("distributed", "dask", lambda: newsnb.read_frame([{"text": "It rained."}], engine="dask")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_missing_extra_is_one_line_with_the_command_that_installs_it(monkeypatch, package, extra, call):
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    with pytest.raises(PackageNotFound) as raised:
        call()
    assert f"run `pip install 'newsnb[{extra}]'`" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("version", ["3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_that_runs_a_checkout_is_told_in_one_line(version):
    found = subprocess.run([SCRIPTS / "find-python", version], capture_output=True, text=True)
    if found.returncode:
        pytest.skip(found.stderr.strip())
    command = [found.stdout.strip(), "-m", "newsnb", "--version"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT.parent, env={"HOME": str(Path.home())})
    assert run.returncode == 2
    assert run.stderr.startswith(f"newsnb: this is Python {version}.")
    assert "newsnb needs 3.11 or later" in run.stderr
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(ROOT.parent.name == "site-packages", reason="newsnb is installed, with its packages")
def test_a_checkout_without_its_packages_is_told_in_one_line():
    command = [sys.executable, "-I", "-S", "-c"]  # no packages but Python's own
    code = f"import sys; sys.path.insert(0, {str(ROOT.parent)!r}); from newsnb.__main__ import main; sys.exit(main([]))"
    run = subprocess.run([*command, code], capture_output=True, text=True)
    assert run.returncode == 2
    assert "is not installed" in run.stderr
    assert "pip install ." in run.stderr
    assert run.stderr.count("\n") == 1


def test_without_a_network_a_page_is_saved_by_hand(monkeypatch, capsys):
    """As behind a proxy that cannot be reached: newsnb takes none, so that it knows to which machine it connects."""

    def find_nothing(*names, **options):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setattr(socket, "getaddrinfo", find_nothing)
    assert main(["read", "https://news.example.com/story"]) == 2
    error = capsys.readouterr().err
    assert "save the page in your browser and read the file" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("name", "is_there"), [(None, False), ("DISPLAY", True), ("WAYLAND_DISPLAY", True)])
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have one")
def test_a_display_is_looked_for(monkeypatch, name, is_there):
    for one in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(one, raising=False)
    if name:
        monkeypatch.setenv(name, ":0")
    assert demo.has_display() is is_there


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_notebook_is_copied_and_named_where_no_window_can_open(monkeypatch, tmp_path, capsys):
    for one in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(one, raising=False)
    assert main(["demo", "corpus", "--to", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert str(tmp_path / "corpus.ipynb") in printed
    assert (tmp_path / "corpus.ipynb").is_file()


@pytest.mark.parametrize("suffix", ["json", "html", "csv"])
@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
def test_no_space_left_is_one_line_and_the_old_file_stays(tmp_path, suffix):
    import resource
    import signal

    target = tmp_path / f"kept.{suffix}"
    target.write_text("what was there")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(newsnb.NewsnbError, match="free some space, or choose another folder") as raised:
            harbour().save(target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert "\n" not in str(raised.value)
    assert target.read_text() == "what was there"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
