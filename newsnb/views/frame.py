"""A reading to HTML: a cell's output, the frame in it, and a page of its own.

All three hold the same view: one block of gzip in base64 that a loader unpacks. Around it stands what is shown
without it: the marked text and the quotes as plain, escaped HTML.
"""

import json
from typing import Any

from markupsafe import Markup

from newsnb.values import Reading
from newsnb.views.assets import ENVIRONMENT, app_script, bare, packed, policy, static
from newsnb.views.atlas import ATTRIBUTION, MapPage, map_page
from newsnb.views.fallback import paragraphs, quote_rows
from newsnb.views.model import view_data


def cell_html(reading: Reading) -> str:
    """Give the output of a cell: fallback, frame and the glue between frame and notebook."""
    data = view_data(reading)
    return _render("cell.html", **_plain(data), frame=_frame_page(reading, data), glue=bare("glue.js"))


def frame_page(reading: Reading) -> str:
    """Give the document of a frame that shows ``reading``, for a sandbox that allows scripts and nothing more."""
    return _frame_page(reading, view_data(reading))


def page_of(reading: Reading, *, tiles: str | None = None) -> str:
    """Give a page of its own that shows ``reading``, for a file.

    Parameters
    ----------
    reading
        What to show.
    tiles
        None for country outlines: then the page asks no host for anything. Else a tile layer that folium knows.
    """
    data = view_data(reading)
    page = map_page(reading, tiles=tiles)
    script = bare("loader.js")
    return _render(
        "page.html",
        **_plain(data),
        reading=reading,
        attribution=ATTRIBUTION,
        link=_link(reading.meta.url),
        style=static("page.css"),
        policy=policy([script, app_script(), *page.scripts], images=page.images),
        payload=_payload(data, page, place="page"),
        script=script,
    )


def framed_page(html: str, *, title: str) -> str:
    """Give an output that shows a whole document in a frame, packed; the document may be of any size and make."""
    loader = bare("pageloader.js")
    inner = _render("packed.html", title=title, policy="", payload=packed(html), script=loader)
    return _render("framed.html", title=title, frame=inner)


def _frame_page(reading: Reading, data: dict[str, Any]) -> str:
    page = map_page(reading)
    script = bare("loader.js")
    return _render(
        "packed.html",
        title=_title(data),
        policy=policy([script, app_script(), *page.scripts]),
        payload=_payload(data, page, place="frame"),
        script=script,
    )


def _payload(data: dict[str, Any], page: MapPage, *, place: str) -> str:
    parts = {"style": static("style.css"), "script": app_script(), "place": place, "map": page.html, "data": data}
    return packed(json.dumps(parts, ensure_ascii=False, separators=(",", ":")))


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Give what the fallback shows."""
    return {"data": data, "title": _title(data), "paragraphs": paragraphs(data), "rows": quote_rows(data)}


def _title(data: dict[str, Any]) -> str:
    return str(data["title"] or "An article")


def _link(url: str | None) -> str | None:
    """Let only an address of the web become a link."""
    return url if url and url.startswith(("https://", "http://")) else None


def _render(name: str, *, script: str = "", style: str = "", glue: str = "", **values: Any) -> str:
    """Render a template; only our own static files go into it unescaped."""
    own = {"script": Markup(script), "style": Markup(style), "glue": Markup(glue)}
    return ENVIRONMENT.get_template(name).render(own | values)
