"""Articles -> a page on which people code them blindly; the file that it downloads -> the sheets of `validate`."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.classroom.lesson.pages import blocks_with_words
from newsnb.errors import FileProblem
from newsnb.files import read_whole
from newsnb.reading import sha256_of
from newsnb.views.assets import app_style, bare, coding_script, loader, packed, packed_code, policy, render

if TYPE_CHECKING:
    import pandas as pd

FORMAT = "newsnb.coding"
VERSION = 1
_LARGEST = 40_000_000  # bytes
_TODO = "name the file that the coding page downloaded, or the workbook"
_TASK = "Mark everything that somebody says, in quotation marks or not, and who says it; and each place that is named."


def coding_page(articles: "pd.DataFrame", seed: int) -> str:
    """Return a page with articles to be coded; ``articles`` is the table of a sample."""
    rows = zip(articles["article"], articles["title"], articles["text"], strict=True)
    shown = [_make_article(*row) for row in rows if isinstance(row[2], str)]
    name = hashlib.sha256(json.dumps([seed, *(one["id"] for one in shown)]).encode()).hexdigest()[:16]
    find = ("places", "quotes", "speaker")
    sheet = {"name": name, "title": f"{len(shown)} articles to code", "task": _TASK, "find": find, "articles": shown}
    script, style = loader("loader.js"), app_style() + bare("lesson/lesson.css") + bare("lesson/coding.css")
    return render(
        "coding.html",
        title=sheet["title"],
        policy=policy([script, coding_script()]),
        shared=packed_code(style, coding_script()),
        payload=packed(_dump({"place": "page", "sheet": sheet})),
        script=script,
    )


def _make_article(article: str, title: Any, text: str) -> dict[str, Any]:
    return {
        "id": article,
        "title": title if isinstance(title, str) else "",
        "sha256": sha256_of(text),
        "blocks": blocks_with_words(text, ()),
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_coded(path: Path) -> dict[str, "pd.DataFrame"]:
    """Return the sheets in a file that the coding page downloaded.

    Raises
    ------
    FileProblem
        If it is something else, or of a later version.
    """
    content = read_whole(path, largest=_LARGEST, todo=_TODO, too_large=_TODO)
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FileProblem(path, "is not JSON", _TODO) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise FileProblem(path, f"holds no coded articles (the format should be {FORMAT!r})", _TODO)
    if found.get("version") != VERSION:
        raise FileProblem(path, f"is of version {found.get('version')!r}", "run `pip install -U newsnb`")
    try:
        return _make_sheets(found["articles"])
    except (KeyError, TypeError, AttributeError) as error:
        raise FileProblem(path, f"was changed ({type(error).__name__}: {error})", _TODO) from None


def _make_sheets(articles: Iterable[Mapping[str, Any]]) -> dict[str, "pd.DataFrame"]:
    import pandas as pd

    told = [(one["article"], "x" if one["done"] else None) for one in articles]
    marks = [(one["article"], mark) for one in articles for mark in one["marks"]]
    quotes = [(article, mark["words"], mark["speaker"]) for article, mark in marks if mark["kind"] == "quote"]
    places = [(article, mark["words"], None) for article, mark in marks if mark["kind"] == "place"]
    return {
        "articles": pd.DataFrame(told, columns=["article", "done"], dtype="str"),
        "quotes": pd.DataFrame(quotes, columns=["article", "words", "speaker"], dtype="str"),
        "places": pd.DataFrame(places, columns=["article", "words", "place"], dtype="str"),
    }
