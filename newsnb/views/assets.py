"""Read the static files: join modules without a build step, inline Leaflet, and hash scripts for a security policy."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsnb.files import read_shipped
from newsnb.views.outlines import coded_shapes

# The modules of each folder in order: each may import those before it. Those of another folder are named with it.
MODULES = {
    "app": (
        "dom", "unpack", "store", "kept", "relations", "address", "keys", "terms", "timescale", "legend", "search",
        "article", "places", "people", "quotes", "audit", "timeline", "takeaway", "recut", "corrections", "desk",
        "marks", "fixfields", "correctform", "details", "mapframe", "sections", "view", "chooser", "host",
    ),
    "map": ("land", "reach", "room", "leaders", "names", "arrows", "picture", "picking", "map"),
    "corpus": ("app/dom", "map/land", "columns", "days", "spots", "lists", "views", "opened", "corpus"),
    "coding": ("app/dom", "lesson/text", "lesson/keep", "lesson/marks", "coding"),
    "lesson": ("app/dom", "text", "compare", "keep", "answers", "marks", "results", "lesson"),
}  # fmt: skip

STYLES = ("base", "article", "card", "places", "times", "tables", "speakers", "correct", "screens", "paper")
"""The parts of the style of the view, in order: screens and paper say what differs there."""

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\.{1,2}/(?:\w+/)?(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/\n|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
_TRAILING = re.compile(r"(?<=[\w;{},()\]]) // [^\"'`\n]*$", re.MULTILINE)
_CAST = re.compile(r"/\*\* @type [^*\n]*\*/ ")
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
_GZIP = 31  # the format, with no time in it
_MEMORY = 7  # smaller blocks, each with codes of its own, pack our mixture of scripts and shapes best
_DIGITS = str.maketrans("&<>{}", ",.:/[")  # as in unpacked.js
_URL = re.compile(r"url\([^)]*\)")

ENVIRONMENT = Environment(
    loader=PackageLoader("newsnb.views"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def static(name: str) -> str:
    """Read one of our static files."""
    return read_shipped("views", "static", name)


@cache
def bare(name: str) -> str:
    """Read one of our styles or scripts, without comments and indentation.

    In scripts, a comment stands on lines of its own, or behind the code of a line and has no quotation mark in it.
    """
    code = static(name)
    code = (
        _STYLE_COMMENT.sub("", code)
        if name.endswith(".css")
        else _CAST.sub("", _TRAILING.sub("", _COMMENT.sub("", code)))
    )
    return _INDENT.sub("", code).strip() + "\n"


@cache
def loader(name: str) -> str:
    """Return a script that unpacks what is in its document."""
    return bare("unpacked.js") + bare(name)


@cache
def app_style() -> str:
    """Return the style of the view."""
    return "".join(bare(f"style/{name}.css") for name in STYLES)


@cache
def app_script() -> str:
    """Return the script of the view, which starts when it is called."""
    return f"globalThis.newsnbStart = (() => {{\n{_join_modules('app')}return $host.start;\n}})();\n"


@cache
def lesson_script() -> str:
    """Return the script of an exercise, which starts when it is called."""
    return f"globalThis.newsnbStart = (() => {{\n{_join_modules('lesson')}return $lesson.start;\n}})();\n"


@cache
def coding_script() -> str:
    """Return the script of a coding sheet, which starts when it is called."""
    return f"globalThis.newsnbStart = (() => {{\n{_join_modules('coding')}return $coding.start;\n}})();\n"


@cache
def corpus_script() -> str:
    """Return the script of the view of a corpus: Leaflet, our own, and the outlines of countries."""
    start = f"return (given) => $corpus.start({{ ...given, outlines: {coded_shapes()} }});\n"
    return f"{leaflet('leaflet.js')}\nglobalThis.newsnbStart = (() => {{\n{_join_modules('corpus')}{start}}})();\n"


@cache
def corpus_style() -> str:
    """Return the style of the view of a corpus."""
    return leaflet("leaflet.css") + bare("style/base.css") + bare("corpus.css")


@cache
def map_script() -> str:
    """Return the script of every map: Leaflet, our own script, and the outlines of countries."""
    ours = f"const newsnbMap = (() => {{\n{_join_modules('map')}return {{ ...$land, ...$map }};\n}})();\n"
    return f"{leaflet('leaflet.js')}\n{ours}newsnbMap.outlines = newsnbMap.decodeShapes({coded_shapes()});\n"


def _join_modules(folder: str) -> str:
    """Join the modules of a folder: each becomes a function that returns its exports."""
    paths = [name if "/" in name else f"{folder}/{name}" for name in MODULES[folder]]
    return "".join(f"const ${path.rpartition('/')[2]} = (() => {{\n{_wrap_module(path)}}})();\n" for path in paths)


def _wrap_module(path: str) -> str:
    code = bare(f"{path}.js")
    exports = ", ".join(match[2] for match in _EXPORT.finditer(code))
    code = _IMPORT.sub(lambda match: f"const {{ {match[1]} }} = ${match[2]};\n", code)
    return f"{_EXPORT.sub(lambda match: f'{match[1]} {match[2]}', code)}return {{ {exports} }};\n"


@cache
def leaflet(name: str) -> str:
    """Read Leaflet's script or style, without its source map and its pictures, which would be requests."""
    text = _find_leaflet_file(name).read_text("utf-8")
    return (
        _STYLE_COMMENT.sub("", _URL.sub("none", text))
        if name.endswith(".css")
        else text.replace("//# sourceMappingURL=leaflet.js.map", "")
    )


@cache
def leaflet_picture(name: str) -> str:
    """Return one of Leaflet's pictures as a data URI."""
    picture = _find_leaflet_file(f"images/{name}").read_bytes()
    return "data:image/png;base64," + base64.b64encode(picture).decode("ascii")


def _find_leaflet_file(name: str) -> Traversable:
    return files("js_lib_leaflet").joinpath("static", "js_lib_leaflet", *name.split("/"))


def packed(text: str) -> str:
    """Pack text as gzip in base 85: the same for the same text, with no character that HTML or JSON would escape."""
    pack = zlib.compressobj(9, zlib.DEFLATED, _GZIP, _MEMORY)
    return base64.b85encode(pack.compress(text.encode("utf-8")) + pack.flush()).decode("ascii").translate(_DIGITS)


def packed_code(style: str, script: str, map_start: str = "") -> str:
    """Pack the code of a page, which `loader.js` splits at null characters: that takes less time than to read JSON."""
    return packed("\0".join((style, script, map_start)))


def policy(scripts: Iterable[str], *, images: str = "") -> str:
    """Return a content security policy under which only ``scripts`` run and nothing is fetched.

    Parameters
    ----------
    scripts
        The text of every script in the document and in its frames, which inherit the policy.
    images
        Hosts from which pictures (map tiles) may be loaded; empty for none.
    """
    hashes = (base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") for script in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in dict.fromkeys(hashes))
    pictures = f"data: {images}".strip()
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src {pictures}; "
        f"base-uri 'none'; form-action 'none'"
    )


def render(name: str, *, script: str = "", style: str = "", glue: str = "", **values: Any) -> str:
    """Render a template; only our own static files go into it unescaped."""
    own = {"script": Markup(script), "style": Markup(style), "glue": Markup(glue)}
    return ENVIRONMENT.get_template(name).render(own | values)
