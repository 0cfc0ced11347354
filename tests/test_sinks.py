"""Words of an article are never run when they leave newsnb: what the code must contain, and what it must not."""

import ast
import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from checks import checked
from compared import changed, compared
from hypothesis import given
from hypothesis import strategies as st

import newsnb
from newsnb.bench.safety.sinks import read_workbook_cell
from newsnb.checking.page import check_page
from newsnb.classroom.lesson.pages import lesson_page
from newsnb.comparing.page import comparison_page, versions_page
from newsnb.export.tables import guard, to_csv, to_excel, unguard
from newsnb.files import file_name, write_whole
from newsnb.values import Meta, Quote
from newsnb.views.assets import bare as script
from newsnb.views.frame import cell_html, frame_page, page_of
from readings import bare, harbour

ROOT = Path(newsnb.__file__).parent
# Each would run words as code: as markup in a page, as a template in the kernel, or as Python.
CALLS = frozenset("eval exec compile __import__ HTML render_template_string from_string".split())
MODULES = frozenset("pickle cPickle dill cloudpickle marshal shelve joblib".split())
ATTRIBUTES = frozenset("style to_html HTML Popup Tooltip IFrame Html DivIcon".split())
KEYWORDS = {"escape": False, "render_links": True, "autoescape": False, "shell": True, "allow_pickle": True}
OWN_MARKUP = {  # our own static files enter a page unescaped, and a page an escaped attribute of a sandboxed frame
    ("views/assets.py", "Markup"),
    ("views/frame.py", ".HTML"),
}
OWN_PIPES = {("workers.py", "pickle")}  # between a process and those that it began; nobody else writes to their pipes
IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|document\.write|\beval\("
    r"|new Function|javascript:|DOMParser|\.srcdoc\s*=\s*[`\"']|setTimeout\([\"'`]|import\("
)
PACKED = re.compile(r"[^\s&<>{}'\"\\]+")
IN_MAPS_OF_USERS = {("popups.js", "DOMParser")}  # markup that users pass to folium themselves; see the file
HOSTILE = (
    "</script><script>window.hit=1</script>", "<!--<script>", "]]>", "\u2028window.hit=1//", "{{7*7}}{% raw %}",
    '" onmouseover="hit=1', "' onload='hit=1", "</title></textarea></style>", "<img src=x onerror=hit=1>", "&lt;b&gt;",
    "javascript:hit=1", "${7*7}", "\u202egnp.exe", "</iframe><iframe srcdoc='<script>hit=1</script>'>",
)  # fmt: skip
NAMES = st.text(st.characters(codec="utf-8"), max_size=120)


def python_files():
    return [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))) for path in ROOT.rglob("*.py")]


def offences(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            yield from (name for name in names if name.partition(".")[0] in MODULES or name == "Markup")
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            yield from [name] if name in CALLS else []
            values = {word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)}
            yield from (word for word, value in KEYWORDS.items() if word in values and values[word] is value)
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            yield f".{node.attr}"


def test_no_module_runs_words_as_code():
    found = {(name, what) for name, tree in python_files() for what in offences(tree)}
    assert found - OWN_MARKUP - OWN_PIPES == set()


@pytest.mark.slow
def test_no_text_reaches_folium():
    """folium is called with numbers, our own names and None: what it is given as text it compiles as a template."""
    tree = dict(python_files())["views/atlas.py"]
    calls = [
        node for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("folium.")
    ]  # fmt: skip
    assert {ast.unparse(node.func) for node in calls} <= {"folium.Circle"}
    given = {word.arg for node in calls for word in node.keywords}
    assert given <= {"radius", "fill"}


def test_scripts_set_words_as_text_only():
    static = ROOT / "views" / "static"
    scripts = {path.name: script(path.relative_to(static).as_posix()) for path in static.rglob("*.js")}
    found = {(name, match[0]) for name, words in scripts.items() for match in IN_SCRIPTS.finditer(words)}
    assert found <= IN_MAPS_OF_USERS


def test_templates_are_escaped_except_our_own_files():
    found = {
        (path.name, match[1])
        for path in (ROOT / "views" / "templates").glob("*.html")
        for match in re.finditer(r"\{\{\s*([\w.]+)\s*\|\s*safe", path.read_text("utf-8"))
    }
    assert found <= {(name, what) for name in ("map_start.html", "map_own.html") for what in ("style", "script")}


class Outline(HTMLParser):
    """The tags and attributes of a document, its text, and what stands in its scripts."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.scripts, self.frames, self.words = set(), set(), [], [], []
        self._inside = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.frames += [value for name, value in attributes if name == "srcdoc"]
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, words):
        if self._inside == "script":
            self.scripts[-1] += words
        elif self._inside not in ("style", "title"):
            self.words.append(words)


def hostile_reading(words):
    reading = harbour()
    first = replace(reading.places[0], name=words, reason=words)
    return replace(
        reading,
        meta=Meta(title=words, outlet=words, date=words, url=words),
        places=(first, *reading.places[1:]),
        entities=tuple(replace(entity, name=words, title=words) for entity in reading.entities),
    )


def exercise_page(reading):
    return lesson_page(newsnb.exercise(reading))


def checked_page(reading):
    """Return the page of a check with the reading's outlet in its text, and in what is said of the speakers."""
    words = reading.meta.outlet or ""
    check = checked(reading=reading)
    verdicts = tuple(replace(one, claimed=words, found=words, reason=words) for one in check.verdicts)
    return check_page(replace(check, text=f"{check.text} {words}", verdicts=verdicts))


def compared_page(reading):
    return comparison_page(compared(reading, reading.meta.outlet or ""))


def changed_page(reading):
    return versions_page(changed(reading, reading.meta.outlet or ""))


BARE = (checked_page, compared_page, changed_page)  # pages without packed data


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("make", [cell_html, frame_page, page_of, exercise_page, *BARE])
def test_words_add_no_tag_no_attribute_and_no_script(make, words):
    def outlines(html):
        outline = Outline(html)
        return [outline, *(inner for frame in outline.frames for inner in outlines(frame))]

    plain, hostile = outlines(make(hostile_reading("words"))), outlines(make(hostile_reading(words)))
    assert [one.tags for one in hostile] == [one.tags for one in plain]
    assert [one.attributes for one in hostile] == [one.attributes for one in plain]
    scripts = [script for one in hostile for script in one.scripts]
    ours = {script for one in plain for script in one.scripts}
    # Our own scripts, and packed data: no character in it closes a script or breaks a line.
    assert [script for script in scripts if script not in ours and not PACKED.fullmatch(script)] == []
    assert make in BARE or any(PACKED.fullmatch(script) for script in scripts)


@pytest.mark.parametrize("make", [frame_page, page_of, exercise_page, checked_page])
def test_our_documents_run_only_their_own_scripts(make):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', make(harbour()))[1]
    assert "default-src &#39;none&#39;" in policy
    assert "script-src &#39;sha256-" in policy
    assert "unsafe-eval" not in policy
    assert not re.search(r"script-src[^;]*unsafe-inline", policy)


CELLS = (
    "=1+1", "+1", "-1", "@x", "\tx", "\r=1", "\n=1", "'=x", "＝1+1", "＠SUM(1)", "－1", "＋1", "\ufeff=1+1", " =1+1",
    ";=1+1", '"=1+1"', "\u200b=1", "−1", "|=1", "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
)  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_cells_that_a_spreadsheet_would_run_are_guarded_and_restored(cell):
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@given(st.text(max_size=40))
def test_any_cell_is_restored(cell):
    assert unguard(guard(cell)) == cell


def said(words):
    """Return a reading in which ``words`` are all that is said."""
    quote = Quote(id="quote-0", type="direct", content=((0, len(words)),), naming="none")
    return bare(words, quotes=(quote,), meta=Meta(title=words))


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60))
def test_csv_round_trips(words):
    rows = list(csv.DictReader(io.StringIO(to_csv(said(words)), newline="")))
    assert unguard(rows[0]["content"]) == words


@pytest.mark.parametrize("words", [*CELLS, "bell \x07 and _x0007_", "\ufffe\uffff", "a\r\nb", "x" * 40_000])
def test_a_workbook_holds_text_and_no_formula(words):
    found, is_marked = read_workbook_cell(to_excel(said(words)), "content")
    assert is_marked == (guard(words) != words)
    assert found.replace("\r\n", "\n") == words.replace("\r\n", "\n") if len(words) < 32_000 else found.endswith("x…")


@given(NAMES)
def test_a_title_gives_a_name_that_stays_in_its_folder(title):
    name = file_name(title, ".html")
    assert re.fullmatch(r"\w[\w-]*\.html", name)
    assert len(name.encode("utf-8")) <= 100
    assert (Path("/folder") / name).resolve().parent == Path("/folder")


@pytest.mark.parametrize(
    "title", ["", ".", "..", "../x", "/etc/passwd", "C:\\a", "aux", "LPT1.csv", "a\nb", "~/x", None]
)
def test_a_reading_saved_in_a_folder_stays_there(tmp_path, title):
    reading = replace(harbour(), meta=Meta(title=title))
    path = reading.save(tmp_path)
    assert path.parent == tmp_path
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert not re.match(r"(?i)(aux|lpt1|con|nul)\.", path.name)


def test_an_interrupted_file_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupted(*names):
        raise KeyboardInterrupt

    (tmp_path / "a.json").write_text("old")
    monkeypatch.setattr("newsnb.files.writing.os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.json", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.json", "old")]
