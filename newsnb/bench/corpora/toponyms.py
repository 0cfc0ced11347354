"""A path -> the articles of a corpus of toponyms, and where people say that each of them lies."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from newsnb.errors import FileProblem

PUBLISHED = "https://github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"
_WANTED = (
    f"give JSON lines of id, text and toponyms, or LGL or TR-News in XML; both are published with the survey of "
    f"Gritta, Pilehvar and Collier, at {PUBLISHED}"
)
_FURTHEST_SHIFT = 12  # characters
_NO_TOPONYM = "expression"  # of GeoWebNews: a phrase that is no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name in a text, marked or found.

    ``point`` is None where nobody could tell it, ``use`` (one of `newsnb.values.USES`) where nobody marked it;
    ``score`` is that of what was found.
    """

    start: int
    end: int
    point: tuple[float, float] | None = None
    use: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with the toponyms in it, each stretch once; ``domain`` is its outlet's, empty if not known."""

    id: str
    text: str
    domain: str = ""
    toponyms: tuple[Toponym, ...] = ()

    @property
    def home(self) -> str | None:
        """Where its outlet is published; None if our table does not say."""
        return homes().get(self.domain.removeprefix("www."))


def read_toponyms(path: Path, *, limit: int | None = None) -> list[Article]:
    """Read articles with their toponyms.

    Parameters
    ----------
    path
        A file of JSON lines ``{"id", "text", "domain", "toponyms": [{"start", "end", "lat", "lon", "use"}]}``, where
        ``lat`` and ``lon``, ``use`` and ``domain`` may be missing; or LGL or TR-News in the XML that they are
        published in.
    limit
        Number of articles after which to stop; None for all.

    Raises
    ------
    FileProblem
        If there is nothing of the kind; the message says where the corpora are published.
    """
    articles = list(islice(_xml(path) if path.suffix == ".xml" else _lines(path), limit))
    if not articles:
        raise FileProblem(path, "holds no articles", _WANTED)
    return articles


@cache
def homes() -> dict[str, str]:
    """Return the town where an outlet is published, by its domain: general knowledge, for the outlets of LGL."""
    lines = (files("newsnb.bench.corpora") / "homes.csv").read_text(encoding="utf-8").splitlines()
    return {row["domain"]: row["home"] for row in csv.DictReader(lines)}


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")  # as written: line ends count in offsets
    except UnicodeDecodeError as error:
        raise FileProblem(path, "is no text in UTF-8", _WANTED) from error
    except OSError as error:
        raise FileProblem(path, f"cannot be read ({error.strerror})", _WANTED) from error


def _lines(path: Path) -> Iterator[Article]:
    for number, line in enumerate(_text_of(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _article_of(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise FileProblem(path, f"line {number} is no article with toponyms", _WANTED) from error


def _article_of(row: dict[str, Any]) -> Article:
    marked = [
        Toponym(
            start=int(item["start"]),
            end=int(item["end"]),
            point=_point(item.get("lat"), item.get("lon")),
            use=item.get("use"),
        )
        for item in row["toponyms"]
        if item.get("type") != _NO_TOPONYM
    ]
    return Article(id=str(row["id"]), text=row["text"], domain=row.get("domain") or "", toponyms=_once(marked))


def _xml(path: Path) -> Iterator[Article]:
    try:
        root = ElementTree.fromstring(_text_of(path))
    except ElementTree.ParseError as error:
        raise FileProblem(path, f"is no whole XML ({error})", _WANTED) from error
    for element in root.iter("article"):
        text = element.findtext("text", "")
        marked = [_toponym_of(toponym, text, path) for toponym in element.iter("toponym")]
        yield Article(
            id=element.get("docid", ""),
            text=text,
            domain=(element.findtext("domain") or "").strip(),
            toponyms=_once(marked),
        )


def _toponym_of(element: ElementTree.Element, text: str, path: Path) -> Toponym:
    tag = element if element.find("gaztag") is None else element.find("gaztag")
    assert tag is not None
    lat, lon = (element.findtext(axis) or tag.findtext(axis) or None for axis in ("lat", "lon"))
    try:
        start, end = int(element.findtext("start", "")), int(element.findtext("end", ""))
        shift = _shift(element.findtext("phrase", ""), text, start, end)
        return Toponym(start=start + shift, end=end + shift, point=_point(lat, lon))
    except ValueError as error:
        raise FileProblem(path, "holds a toponym without numbers for its start and end", _WANTED) from error


def _shift(phrase: str, text: str, start: int, end: int) -> int:
    """Return by how much a mark lies beside its words, as in some articles of TR-News."""
    if len(phrase) != end - start:
        return 0
    shifts = sorted(range(-_FURTHEST_SHIFT, _FURTHEST_SHIFT + 1), key=abs)
    return next((by for by in shifts if text.startswith(phrase, max(0, start + by))), 0)


def _point(latitude: str | float | None, longitude: str | float | None) -> tuple[float, float] | None:
    return None if latitude is None or longitude is None else (float(latitude), float(longitude))


def _once(toponyms: list[Toponym]) -> tuple[Toponym, ...]:
    """Keep one toponym a stretch, rather one with a point."""
    kept: dict[tuple[int, int], Toponym] = {}
    for toponym in toponyms:
        old = kept.get((toponym.start, toponym.end))
        if old is None or (old.point is None and toponym.point is not None):
            kept[toponym.start, toponym.end] = toponym
    return tuple(kept.values())
