"""Render the view of a corpus: a page, and the output of a cell, from its columns and the views of some articles."""

import json
from collections.abc import Mapping
from typing import Any

from newsnb.reading import Reading
from newsnb.views.assets import (
    app_script,
    bare,
    corpus_script,
    corpus_style,
    loader,
    packed,
    packed_code,
    policy,
    render,
)
from newsnb.views.atlas import ATTRIBUTION, map_page
from newsnb.views.compact import compact
from newsnb.views.frame import pack_shared
from newsnb.views.model import view_data


def panorama_page(data: Mapping[str, Any], key: str, readings: Mapping[int, Reading]) -> str:
    """Return the page.

    Parameters
    ----------
    data
        The columns of the corpus, as ``static/corpus/columns.js`` takes them.
    key
        Tells apart the views of a notebook.
    readings
        Those whose own views are in the page, by the number of their article.
    """
    script, packs, scripts = loader("loader.js"), {}, []
    for number, reading in readings.items():
        page = map_page(reading)
        one = {"data": compact(view_data(reading)), "map": page.own}
        packs[number] = packed(_dump({"place": "frame", "readings": [one]}))
        scripts.append(page.script)
    more = [app_script(), *scripts] if packs else []
    own = {"place": "corpus", "key": key, "data": data, "loader": script}
    return render(
        "panorama.html",
        title=data["title"],
        policy=policy([script, corpus_script(), *more]),
        attribution=ATTRIBUTION,
        shared=packed_code(corpus_style(), corpus_script()),
        payload=packed(_dump(own)),
        views=packs,
        views_shared=pack_shared() if packs else "",
        script=script,
    )


def panorama_cell(page: str, key: str, title: str) -> str:
    """Return the output of a cell that shows the page in a frame."""
    return render("lesson_cell.html", summary=title, title=title, key=key, frame=page, glue=bare("glue.js"))


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
