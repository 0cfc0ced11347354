import json
import math
import re
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from newsnb.views import assets
from newsnb.views.outlines import coded_shapes, country_name, country_shapes, outlined, packed_shapes

VIEWS = Path(assets.__file__).parent
SINKS = (
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment", "eval(",
    "new Function", "srcdoc =", "setHTML", "DOMParser",
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(VIEWS.glob("static/**/*.js")), ids=lambda path: path.name)
def test_no_script_turns_words_into_markup(path):
    frames = {name: {"srcdoc ="} for name in ("below.js", "box.js", "pageloader.js", "mapframe.js")}
    allowed = (frames | {"popups.js": {"DOMParser"}}).get(path.name, set())
    assert not [sink for sink in SINKS if sink in path.read_text("utf-8") and sink not in allowed]


def test_only_our_own_files_enter_a_template_unescaped():
    templates = {path.name: re.findall(r"\{\{[^}]*\|\s*safe", path.read_text()) for path in VIEWS.glob("templates/*")}
    assert {name for name, found in templates.items() if found} == {"map_own.html", "map_start.html"}
    assert assets.ENVIRONMENT.autoescape is True


def test_python_turns_no_words_into_markup():
    for path in VIEWS.glob("*.py"):
        code = path.read_text("utf-8")
        assert not re.search(r"escape=False|render_links|pickle|\beval\(|\bexec\(|widgets\.HTML", code), path.name
        assert "Markup(" not in code or path.name == "assets.py"


@pytest.mark.parametrize("path", sorted(VIEWS.glob("static/**/*.js")), ids=lambda path: path.name)
def test_comments_are_not_shipped_and_strings_are(path):
    code, bare = path.read_text("utf-8"), assets.bare(path.relative_to(VIEWS / "static").as_posix())
    assert not re.search(r"(^|\s)//|/\*", bare, re.MULTILINE)
    code = re.sub(r"/\*\*.*?\*/|(^|\s)// [^\n]*", "", code, flags=re.MULTILINE | re.DOTALL)
    assert [len(re.findall(mark, bare)) for mark in "\"'`;{}"] == [len(re.findall(mark, code)) for mark in "\"'`;{}"]


@pytest.mark.parametrize(
    ("folder", "make"),
    [
        ("app", assets.app_script),
        ("map", assets.map_script),
        ("corpus", assets.corpus_script),
        ("coding", assets.coding_script),
        ("lesson", assets.lesson_script),
    ],
)
def test_modules_are_joined_in_the_order_of_their_imports(folder, make):
    script = make()
    assert not re.search(r"^(import|export) ", script, re.MULTILINE)
    seen = set()
    for name in assets.MODULES[folder]:
        path = name if "/" in name else f"{folder}/{name}"
        needs = re.findall(r'from "(\.{1,2})/([\w/]+)\.js"', assets.bare(f"{path}.js"))
        assert {module if up == ".." else f"{folder}/{module}" for up, module in needs} <= seen, name
        seen.add(path)
    own = {f"{folder}/{path.stem}" for path in (VIEWS / "static" / folder).glob("*.js")}
    assert own == {path for path in seen if path.startswith(f"{folder}/")}


def test_every_module_says_what_it_is_for():
    for path in VIEWS.glob("static/**/*.js"):
        assert path.read_text("utf-8").startswith(("/**", "//")), path.name


def test_the_glue_may_stand_in_a_comment():
    assert not re.search(r"--!?>|<!--|</?script", assets.bare("glue.js"))


def test_the_line_to_python_is_short():
    assert 500 < len(assets.bare("line.js")) < 1300


def test_leaflet_comes_without_requests():
    assert "url(" not in assets.leaflet("leaflet.css")
    assert "sourceMappingURL" not in assets.leaflet("leaflet.js")
    assert "</script" not in assets.leaflet("leaflet.js").lower()


def test_outlines_do_not_jump_across_the_map():
    for shape in country_shapes()["features"]:
        for [ring] in shape["geometry"]["coordinates"]:
            assert ring[0] == ring[-1]
            assert len(ring) >= 4
            for (x0, y0), (x1, y1) in pairwise(ring):
                assert abs(x0 - x1) < 100 or y0 == y1 == -90


def test_outlines_contain_no_words():
    assert all(set(shape) <= {"type", "id", "properties", "geometry"} for shape in country_shapes()["features"])
    assert all(re.fullmatch("[A-Z]{2}", code) for code in outlined())
    assert {"RU", "AF", "QA", "CN", "US", "NO"} <= outlined()


def test_country_name_returns_an_unknown_code():
    assert (country_name("AF"), country_name("QQ"), country_name(None)) == ("Afghanistan", "QQ", None)


def test_packed_outlines_are_the_outlines():
    paths = json.loads(packed_shapes())
    drawn = {(code, *point) for code, path in paths.items() for ring in path.split("z")[:-1] for point in _ring(ring)}
    assert paths.keys() == {shape.get("id", "") for shape in country_shapes()["features"]}
    for shape in country_shapes()["features"]:
        for x, y in (point for [ring] in shape["geometry"]["coordinates"] for point in ring):
            up = math.degrees(math.asinh(math.tan(math.radians(max(-85, min(85, y))))))
            assert (shape.get("id", ""), round(10 * x), round(-10 * up)) in drawn


def test_coded_outlines_are_the_packed_ones():
    assert not re.search(r"[<&{]|\\\\", coded_shapes()[1:])
    for code, rings in json.loads(coded_shapes()).items():
        decoded = []
        for ring in rings.split(",")[:-1]:
            x, y, steps = ring.split(" ")
            codes = map(ord, steps)
            decoded.append([int(x), int(y), *(c - 3856 if c > 126 else c - 92 - (c > 92) for c in codes)])
        path = json.loads(packed_shapes())[code]
        assert decoded == [list(map(int, re.findall(r"-?\d+", ring))) for ring in path.split("z")[:-1]]


def _ring(path):
    """Read a ring of a path, a start and steps, in tenths of a degree at the equator of Mercator's map."""
    assert re.fullmatch(r"M-?\d+[ -]\d+l[-\d ]+", path)
    start, steps = (re.findall(r"-?\d+", part) for part in path.split("l"))
    xs, ys = (accumulate(map(int, [start[axis], *steps[axis::2]])) for axis in (0, 1))
    return zip(xs, ys, strict=True)
