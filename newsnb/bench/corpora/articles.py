"""A path -> the articles of a published corpus and what people marked in them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from newsnb.errors import BadReading, FileProblem
from newsnb.reading import sha256_of
from newsnb.values import Span

T = TypeVar("T")

POLNEAR = "https://github.com/networkdynamics/PolNeAR"
ENTITY_CORPORA = (
    "https://github.com/stanfordnlp/en-worldwide-newswire",
    "https://github.com/zliucr/CrossNER",
    "https://github.com/flairNLP/CleanCoNLL",
)
_QUOTES_WANTED = (
    f"give JSON lines of id, text and attributions, or one part of PolNeAR as it is published, with its folders "
    f"attributions and text ({POLNEAR})"
)
_ENTITIES_WANTED = f"give JSON lines of id, text and entities; texts and labels are at {', '.join(ENTITY_CORPORA)}"
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")  # PolNeAR names a file of annotations by article and annotator


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words attributed to somebody: ``content``, the ``cue`` that attributes them, the ``source`` as printed.

    ``score`` is how sure a system is of it; None for what people marked. ``speakers`` are the names or descriptions of
    who said it, empty for nobody; None where the corpus does not tell. ``said_when`` is the time in the reporting
    clause, None where it has none.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    score: float | None = None
    speakers: tuple[str, ...] | None = None
    said_when: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name marked in a text, with its label in the corpus or in spaCy."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text of a corpus, with what people marked in it.

    ``date`` is the day of its publication and ``home`` the country of its readers; None where the corpus does not tell.
    """

    id: str
    text: str
    date: str | None = None
    home: str | None = None
    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()

    def __post_init__(self) -> None:
        marked = [(name.start, name.end) for name in self.names]
        for item in self.attributions:
            marked += (*item.content, *item.cue, *item.source)
        outside = [span for span in marked if not 0 <= span[0] <= span[1] <= len(self.text)]
        if outside:
            raise ValueError(f"{self.id}: {outside[0]} lies outside the {len(self.text)} characters of the text")


def read_attributions(path: Path, *, limit: int | None = None) -> list[Article]:
    """Read articles with their attributions.

    Parameters
    ----------
    path
        A file of JSON lines ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, each a list of
        ``[start, end]``, with ``speaker``, a name or null, and ``said_when``, a ``[start, end]`` or null, if the
        corpus tells them; or a folder in the layout that PolNeAR is published in (the whole corpus or one part).
    limit
        Number of articles after which to stop; None for all.

    Raises
    ------
    FileProblem
        If there is nothing of the kind; the message says where the corpus is published.
    """
    articles = _polnear(path) if path.is_dir() else _lines(path, _attributed, _QUOTES_WANTED)
    return _some(path, articles, limit, _QUOTES_WANTED)


def has_attributions(path: Path) -> bool:
    """Return whether a corpus is one of attributions, not of names."""
    if path.is_dir():
        return True
    try:
        with path.open(encoding="utf-8") as lines:
            first = json.loads(next(lines, "{}"))
            return "attributions" in first and "entities" not in first
    except (OSError, ValueError, TypeError):
        return False  # whoever reads it says what is wrong with it


def has_said_when(path: Path) -> bool:
    """Return whether a corpus of attributions marks when each was said."""
    return has_attributions(path) and path.is_file() and '"said_when"' in _first_line(path)


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return next(lines, "")


def read_marked(marked: Path, corpus: Path, *, limit: int | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield articles of a corpus, each with what a reader marked in it, from a file of marks that holds no text.

    Parameters
    ----------
    marked
        The marks, in a checkout of newsnb.
    corpus
        As in `read_attributions`.
    limit
        Number of marked articles to take; None for all.

    Raises
    ------
    FileProblem
        If the marks are not there.
    BadReading
        If an article of the corpus is not the one that was marked.
    """
    texts = {article.id: article.text for article in read_attributions(corpus)}
    try:
        articles = json.loads(marked.read_text(encoding="utf-8"))["articles"]
    except OSError as error:
        raise FileProblem(marked, "is not here", "run this from a checkout of newsnb") from error
    for one in articles[:limit]:
        text = texts.get(one["id"], "")
        if sha256_of(text) != one["sha256"]:
            raise BadReading(f"{str(corpus)!r} does not hold the article {one['id']!r} as it was marked")
        yield text, one


def read_names(path: Path, *, limit: int | None = None) -> list[Article]:
    """Read articles with the names marked in them.

    Parameters
    ----------
    path
        A file of JSON lines ``{"id", "text", "entities": [{"start", "end", "label"}]}``.
    limit
        Number of articles after which to stop; None for all.

    Raises
    ------
    FileProblem
        If there is nothing of the kind; the message says where such corpora are published.
    """
    return _some(path, _lines(path, _named, _ENTITIES_WANTED), limit, _ENTITIES_WANTED)


def read_rows(path: Path, row_of: Callable[[dict[str, Any]], T], wanted: str, limit: int | None) -> list[T]:
    """Read articles of JSON lines, each made of its row; ``wanted`` tells what to give where there are none."""
    return _some(path, _lines(path, row_of, wanted), limit, wanted)


def _some(path: Path, articles: Iterator[T], limit: int | None, wanted: str) -> list[T]:
    found = list(islice(articles, limit))
    if not found:
        raise FileProblem(path, "holds no articles", wanted)
    return found


def _lines(path: Path, article_of: Callable[[dict[str, Any]], T], wanted: str) -> Iterator[T]:
    for number, line in enumerate(_text_of(path, wanted).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            article = article_of(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise FileProblem(path, f"line {number} is no article with what people marked in it", wanted) from error
        yield article


def _text_of(path: Path, wanted: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")  # as written: line ends count in offsets
    except UnicodeDecodeError as error:
        raise FileProblem(path, "is no text in UTF-8", wanted) from error
    except OSError as error:
        raise FileProblem(path, f"cannot be read ({error.strerror})", wanted) from error


def _attributed(row: dict[str, Any]) -> Article:
    attributions = tuple(map(_attribution, row["attributions"]))
    date, home = row.get("date"), row.get("home")
    return Article(id=str(row["id"]), text=row["text"], date=date, home=home, attributions=attributions)


def _attribution(item: dict[str, Any]) -> Attribution:
    content, cue, source = (_spans(item.get(part)) for part in ("content", "cue", "source"))
    speakers = tuple(filter(None, [item["speaker"]])) if "speaker" in item else None
    said_when = next(iter(_spans([item["said_when"]])), None) if item.get("said_when") else None
    return Attribution(content=content, cue=cue, source=source, speakers=speakers, said_when=said_when)


def _spans(plain: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in plain or ())


def _named(row: dict[str, Any]) -> Article:
    names = (Name(start=item["start"], end=item["end"], label=item["label"]) for item in row["entities"])
    return Article(id=str(row["id"]), text=row["text"], names=tuple(names))


def _polnear(path: Path) -> Iterator[Article]:
    """Read a part of PolNeAR; where several people marked an article, the first of them by name."""
    part = _part_of(path)
    seen: set[str] = set()
    for file in sorted((part / "attributions").glob("*.ann")):
        name = _ANNOTATOR.sub("", file.stem)
        if name not in seen:
            seen.add(name)
            yield _annotated(name, part / "text" / f"{name}.txt", file)


def _annotated(name: str, text: Path, annotations: Path) -> Article:
    words, marked = _text_of(text, _QUOTES_WANTED), _text_of(annotations, _QUOTES_WANTED)
    try:
        return Article(id=name, text=words, attributions=_brat(marked))
    except (ValueError, KeyError) as error:
        raise FileProblem(annotations, f"its annotations do not fit together ({error})", _QUOTES_WANTED) from error


def _part_of(path: Path) -> Path:
    """Find the one folder at or below ``path`` that holds annotations and texts."""
    parts = [folder for folder in (path, *sorted(path.glob("*")), *sorted(path.glob("data/*"))) if _is_part(folder)]
    if not parts:
        raise FileProblem(path, "is a folder without attributions/*.ann", _QUOTES_WANTED)
    if len(parts) > 1:
        names = ", ".join(str(part) for part in parts)
        raise FileProblem(path, f"holds {len(parts)} parts of a corpus", f"name one of them: {names}")
    return parts[0]


def _is_part(folder: Path) -> bool:
    return (folder / "text").is_dir() and any((folder / "attributions").glob("*.ann"))


def _brat(annotations: str) -> tuple[Attribution, ...]:
    """Read brat's lines: ``T`` names a stretch of text, ``E`` joins stretches to an attribution."""
    spans: dict[str, tuple[Span, ...]] = {}
    joined: list[Mapping[str, list[str]]] = []
    for line in annotations.split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            spans[name] = _brat_spans(rest.partition("\t")[0])
        elif name.startswith("E"):
            joined.append(_brat_parts(rest))
    return tuple(_brat_attribution(parts, spans) for parts in joined)


def _brat_spans(described: str) -> tuple[Span, ...]:
    """Read ``Content 315 448;463 553``."""
    _, _, edges = described.partition(" ")
    return tuple((int(start), int(end)) for start, end in (edge.split() for edge in edges.split(";")))


def _brat_parts(joined: str) -> dict[str, list[str]]:
    """Read ``Attribution:T21 Cue:T20 Content:T18 Content2:T22``; a part in several pieces has them numbered."""
    parts: dict[str, list[str]] = {}
    for item in joined.split():
        part, _, name = item.partition(":")
        parts.setdefault(part.rstrip("0123456789").lower(), []).append(name)
    return parts


def _brat_attribution(parts: Mapping[str, list[str]], spans: Mapping[str, tuple[Span, ...]]) -> Attribution:
    content, cue, source = (
        tuple(sorted(span for name in parts.get(part, ()) for span in spans[name]))
        for part in ("content", "cue", "source")
    )
    return Attribution(content=content, cue=cue, source=source)
