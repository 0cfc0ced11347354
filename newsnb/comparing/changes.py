"""The values of two versions of an article: each change, and all of them together."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.plain import Value, to_plain
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

WHAT = ("source", "quote", "place", "number", "sentence")
HOW = ("added", "dropped", "changed", "renamed", "anonymous")
_COLUMNS = ("what", "how", "old", "new", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Value):
    """What one version has otherwise than the other.

    Attributes
    ----------
    what
        One of `WHAT`: a *sentence* is one that was added, dropped or reworded without any of the others.
    how
        One of `HOW`. A source is *renamed* if it gets a name or another name, *anonymous* if it loses its name.
    old, new
        The words of each version; None where it has none.
    reason
        In one sentence.

    Examples
    --------
    >>> import newsnb
    >>> old, new = newsnb.read("It rained in Oslo."), newsnb.read("It rained in Lisbon.")
    >>> [(one.what, one.how, one.old, one.new) for one in newsnb.versions(old, new).changes]
    [('place', 'changed', 'Oslo', 'Lisbon'), ('sentence', 'changed', 'It rained in Oslo', 'It rained in Lisbon')]
    """

    what: str
    how: str
    old: str | None = None
    new: str | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two versions of an article, made by `newsnb.versions`.

    Attributes
    ----------
    old, new
        The readings.
    changes
        What was changed: sources, quotes, places, numbers, then the rest, sentence by sentence.
    """

    old: Reading
    new: Reading
    changes: tuple[Change, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the changes as plain values; of the articles, what is known of them and their words' SHA-256.

        Examples
        --------
        >>> import newsnb
        >>> old = newsnb.read('"We will go on," said Ada Berg, a baker.')
        >>> new = newsnb.read('"We will go on," said a baker.')
        >>> found = newsnb.versions(old, new)
        >>> found.to_dict()["changes"][0]["how"]
        'anonymous'
        """
        articles = [{"sha256": one.sha256, "meta": to_plain(one.meta)} for one in (self.old, self.new)]
        changes = [to_plain(change) for change in self.changes]
        return {"format": "newsnb.versions", "version": 1, "articles": articles, "changes": changes}

    def to_frame(self) -> "pd.DataFrame":
        """Return a row for each change; the first columns are those of the new version.

        Examples
        --------
        >>> import newsnb
        >>> old = newsnb.read('"We will go on," said Ada Berg, a baker.')
        >>> new = newsnb.read('"We will go on," said a baker.')
        >>> found = newsnb.versions(old, new)
        >>> found.to_frame()[["what", "how"]].values.tolist()
        [['source', 'anonymous'], ['sentence', 'changed']]
        """
        import pandas as pd

        about = (self.new.sha256[:12], self.new.meta.title, self.new.meta.outlet, self.new.meta.date)
        rows = [(*about, *(getattr(one, name) for name in _COLUMNS)) for one in self.changes]
        return pd.DataFrame(rows, columns=["article", "title", "outlet", "date", *_COLUMNS], dtype="string")

    def save(self, path: str | Path) -> Path:
        """Write the changes as .html (a page), .json or .csv; return the path.

        Parameters
        ----------
        path
            The suffix chooses the format.

        Raises
        ------
        UnknownName
            If the suffix is another.
        FileProblem
            If the file cannot be written.

        Examples
        --------
        >>> import newsnb
        >>> old = newsnb.read('"We will go on," said Ada Berg, a baker.')
        >>> new = newsnb.read('"We will go on," said a baker.')
        >>> found = newsnb.versions(old, new)
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> found.save(f"{folder}/versions.html").name
        'versions.html'
        """
        from newsnb.export.results import csv_of, json_of, save_result

        makers = {
            ".html": self._to_page,
            ".json": lambda: json_of(self.to_dict()),
            ".csv": lambda: csv_of(self.to_frame()),
        }
        return save_result(path, makers)

    def _to_page(self) -> str:
        from newsnb.comparing.page import versions_page

        return versions_page(self)

    def __repr__(self) -> str:
        counts = Counter(f"{one.what} {one.how}" for one in self.changes)
        said = ", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing changed"
        return f"<Versions: {said}>"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        from newsnb.comparing.page import cell_of

        return {"text/html": cell_of("Two versions", self._to_page()), "text/plain": repr(self)}
