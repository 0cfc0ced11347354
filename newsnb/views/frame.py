"""Render readings as HTML: the output of a cell, the frame in it, and a page.

All three hold the same view: one block of gzip in base 85 that a loader unpacks. Around it is what is shown without
scripts: the marked text and the quotes as plain, escaped HTML.
"""

import json
from functools import cache
from textwrap import shorten
from typing import Any

from newsnb.reading import Reading
from newsnb.views.assets import app_script, app_style, bare, loader, packed, packed_code, policy, render
from newsnb.views.atlas import ATTRIBUTION, MapPage, map_page, map_start
from newsnb.views.compact import compact
from newsnb.views.fallback import narrow_rows, paragraphs, places_by_kind, quote_rows, times_in_order
from newsnb.views.model import check_link, view_data
from newsnb.views.moments import name_day
from newsnb.views.sketch import sketch
from newsnb.views.tiles import Tiles

_PANE_HEIGHT = 760  # pixels, where no page tells how tall a reading may be


def cell_html(reading: Reading, data: dict[str, Any] | None = None) -> str:
    """Return the output of a cell: fallback, frame, and the script that connects frame and notebook.

    Pass ``data`` if `view_data` has been called already.
    """
    data = data or view_data(reading)
    return render("cell.html", **_make_fallback(data), frame=_render_frame(reading, data), glue=bare("glue.js"))


def frame_page(reading: Reading) -> str:
    """Return the document of a frame that shows ``reading``, for a sandbox that allows only scripts."""
    return _render_frame(reading, view_data(reading))


def page_of(*readings: Reading, tiles: Tiles = None) -> str:
    """Return a page that shows ``readings``, for a file; several come with a chooser.

    Parameters
    ----------
    readings
        One or more readings.
    tiles
        None for country outlines, for which the page makes no request; otherwise see `newsnb.views.tiles.tile_layer`.
    """
    shown = [(view_data(reading), map_page(reading, tiles=tiles)) for reading in readings]
    script = loader("loader.js")
    hosts = dict.fromkeys(page.images for _, page in shown if page.images)
    return render(
        "page.html",
        plain=[_make_fallback(data) for data, _ in shown],
        title=_join_titles([_find_title(data) for data, _ in shown]),
        sources=[(one.meta, check_link(one.meta.url), name_day(one.meta.date or "")) for one in readings],
        makers=list(dict.fromkeys(reading.made_by for reading in readings)),
        attribution=[ATTRIBUTION, *dict.fromkeys(page.attribution for _, page in shown if page.attribution)],
        style=bare("page.css"),
        policy=policy([script, app_script(), *(page.script for _, page in shown)], images=" ".join(hosts)),
        shared=pack_shared(),
        payload=_pack_payload(shown, place="page"),
        script=script,
    )


def framed_page(html: str, *, title: str) -> str:
    """Return an output that shows a whole document, packed, in a frame; the document may be any HTML."""
    script = loader("pageloader.js")
    inner = render("packed.html", title=title, policy="", shared="", payload=packed(html), script=script)
    return render("framed.html", title=title, frame=inner, glue=bare("glue.js"))


def pane_of(page: str, *, title: str) -> Any:
    """Return a whole document as a pane for Panel, in a frame of its own; only Panel asks for it, so Panel is there."""
    import panel

    frame = render("pane.html", page=page, title=title, height=_PANE_HEIGHT)
    return panel.pane.HTML(frame, sizing_mode="stretch_width", height=_PANE_HEIGHT)


def _render_frame(reading: Reading, data: dict[str, Any]) -> str:
    page = map_page(reading)
    script = loader("loader.js")
    return render(
        "packed.html",
        title=_find_title(data),
        policy=policy([script, app_script(), page.script]),
        shared=pack_shared(),
        payload=_pack_payload([(data, page)], place="frame"),
        script=script,
    )


def _pack_payload(shown: list[tuple[dict[str, Any], MapPage]], *, place: str) -> str:
    readings = [{"data": compact(data), "map": page.own} for data, page in shown]
    return packed(_dump_json({"place": place, "readings": readings}))


@cache
def pack_shared() -> str:
    """Pack what is the same in all views; this is done only once."""
    return packed_code(app_style(), app_script(), map_start())


def _dump_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _make_fallback(data: dict[str, Any]) -> dict[str, Any]:
    """Return what the fallback shows."""
    return {
        "data": data, "title": _find_title(data), "paragraphs": paragraphs(data), "rows": narrow_rows(quote_rows(data)),
        "times": times_in_order(data), "places": places_by_kind(data), "sketch": sketch(data["places"]),
    }  # fmt: skip


def _find_title(data: dict[str, Any]) -> str:
    """Return the title, or the first words if there is none."""
    blocks = ("".join(piece[0] for piece in block["pieces"]) for block in data["blocks"])
    first = next((words for words in blocks if words.strip()), "")
    return str(data["title"] or shorten(first, 60, placeholder=" …") or "An article")


def _join_titles(titles: list[str]) -> str:
    return titles[0] if len(titles) == 1 else f"{len(titles)} articles: {' · '.join(titles)}"
