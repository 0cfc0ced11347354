"""A path -> articles in which people marked what says when, with its value in TIMEX3."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsnb.bench.corpora.articles import Article, read_rows
from newsnb.values import Span

TIME_CORPORA = ("https://timexportal.wikidot.com/corpora", "https://www.newsreader-project.eu/results/data/wikinews")
_WANTED = f"give JSON lines of id, text, date and times; such corpora are at {', '.join(TIME_CORPORA)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An article with the times that people marked.

    Attributes
    ----------
    article
        Its id and text.
    date
        The day of publication, or None.
    times
        The values by span, the first of equal spans; None for a time without one.
    annotated
        The part of the text that was marked; None for all of it.
    """

    article: Article
    date: str | None
    times: dict[Span, str | None]
    annotated: Span | None = None

    def within(self, found: dict[Span, str | None]) -> dict[Span, str | None]:
        """Return those of a system's times that lie in the part that was marked."""
        if self.annotated is None:
            return found
        start, end = self.annotated
        return {span: value for span, value in found.items() if start <= span[0] and span[1] <= end}


def read_times(path: Path, *, limit: int | None = None) -> list[Timed]:
    """Read articles with the times marked in them.

    Parameters
    ----------
    path
        JSON lines ``{"id", "text", "date", "times": [{"start", "end", "value"}], "annotated": [start, end]}``,
        the last where only a part was marked.
    limit
        Number of articles after which to stop; None for all.

    Raises
    ------
    FileProblem
        If there is nothing of the kind; the message says where such corpora are published.
    """
    return read_rows(path, _timed, _WANTED, limit)


def _timed(row: dict[str, Any]) -> Timed:
    times: dict[Span, str | None] = {}
    for item in row["times"]:
        times.setdefault((int(item["start"]), int(item["end"])), item.get("value"))
    annotated = row.get("annotated")
    return Timed(
        article=Article(id=str(row["id"]), text=row["text"]),
        date=row.get("date"),
        times=times,
        annotated=(int(annotated[0]), int(annotated[1])) if annotated else None,
    )
