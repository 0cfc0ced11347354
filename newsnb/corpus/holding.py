"""A corpus at hand: tables of many articles, in memory or in a folder, and the readings behind them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.corpus.columns import TABLES, Cells, columns_of, frame_of, leave_out_names, leave_out_words
from newsnb.corpus.parts import Read, unpack
from newsnb.corpus.storage import (
    is_empty,
    lacking,
    read_manifests,
    read_reading,
    read_run,
    read_table,
    write_part,
    write_run,
)
from newsnb.corpus.studies import Studies
from newsnb.errors import FileProblem, NewsnbError, NewsnbWarning, UnknownName
from newsnb.export.document import from_dict
from newsnb.files import path_of
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd


class Corpus(Studies):
    """Tables of many articles; make one with `newsnb.read_frame` or `newsnb.load`.

    Each table is a pandas DataFrame, and its columns are described in ``docs/corpora.md``: ``articles``, ``quotes``,
    ``places``, ``entities``, ``sources``, ``mentions``, ``times`` and ``links``. ``corpus[id]`` is the reading of an
    article, and ``own`` the user's own columns with their types.

    Examples
    --------
    >>> import newsnb
    >>> corpus = newsnb.read_frame([
    ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
    ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
    ... ])
    >>> corpus, corpus["a"].quotes[0].type
    (<Corpus: 2 articles, 2 quotes, 1 places>, 'direct')
    """

    def __init__(
        self,
        *,
        own: Mapping[str, str],
        tables: Mapping[str, Cells] | None = None,
        readings: Mapping[str, bytes] | None = None,
        folder: Path | None = None,
        parts: tuple[int, ...] = (),
    ) -> None:
        self._columns = columns_of(own)
        self.own = dict(own)
        self._cells = tables
        self._readings = readings
        self._folder, self._parts = folder, parts
        self._frames: dict[str, pd.DataFrame] = {}

    def table(self, name: str) -> "pd.DataFrame":
        """Return a table by its name.

        Parameters
        ----------
        name
            ``"articles"``, ``"quotes"``, ``"places"``, ``"entities"``, ``"sources"``, ``"mentions"``, ``"times"`` or
            ``"links"``; each is also a property of its name.

        Raises
        ------
        UnknownName
            If there is no such table.
        FileProblem
            If a file of it is missing or damaged.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> corpus.table("places").equals(corpus.places)
        True
        """
        if name not in TABLES:
            raise UnknownName("table", name, TABLES)
        if name not in self._frames:
            self._frames[name] = self._make(name)
        return self._frames[name]

    def _make(self, name: str) -> "pd.DataFrame":
        columns = self._columns[name]
        if self._folder is not None:
            return read_table(self._folder, name, self._parts, columns)
        assert self._cells is not None
        return frame_of(self._cells[name], columns)

    @property
    def articles(self) -> "pd.DataFrame":
        """One row for each article, with what is known and was counted of it, and your own columns."""
        return self.table("articles")

    @property
    def quotes(self) -> "pd.DataFrame":
        """Who said what: one row for each quote."""
        return self.table("quotes")

    @property
    def places(self) -> "pd.DataFrame":
        """One row for each place of an article."""
        return self.table("places")

    @property
    def entities(self) -> "pd.DataFrame":
        """One row for each person, organisation, group and so on of an article."""
        return self.table("entities")

    @property
    def sources(self) -> "pd.DataFrame":
        """One row for each speaker of an article, with how much of it they say."""
        return self.table("sources")

    @property
    def mentions(self) -> "pd.DataFrame":
        """One row for each point of a text where an entity or place is named or referred to."""
        return self.table("mentions")

    @property
    def times(self) -> "pd.DataFrame":
        """One row for each expression of an article that says when."""
        return self.table("times")

    @property
    def links(self) -> "pd.DataFrame":
        """One row for each link of a quote to a speaker, a place, or whoever passed it on or heard it."""
        return self.table("links")

    def __getitem__(self, article: str) -> Reading:
        """Return the reading of an article by its id."""
        packed = self._find_reading(str(article))
        if packed is None:
            ids = list(self.articles["article"])
            if str(article) not in ids:
                raise UnknownArticle("article", article, ids)
            raise NewsnbError("this corpus was saved without its words; newsnb.read reads the article again")
        return from_dict(unpack(packed))

    def _find_reading(self, article: str) -> bytes | None:
        if self._folder is not None:
            return read_reading(self._folder, article, self._parts)
        return (self._readings or {}).get(article)

    def __contains__(self, article: object) -> bool:
        return bool((self.articles["article"] == article).any())

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the articles."""
        return iter(self.articles["article"].tolist())

    def __len__(self) -> int:
        return len(self.articles)

    def parts(self) -> "Iterator[Corpus]":
        """Yield the parts of a corpus in a folder, each as a corpus, for tables that are larger than the memory.

        Raises
        ------
        FileProblem
            If a file of a part is missing or damaged.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> sum(len(part.quotes) for part in corpus.parts())
        1
        """
        if self._folder is None:
            yield self
        for number in self._parts:
            yield Corpus(own=self.own, folder=self._folder, parts=(number,))

    def without_copies(self) -> "Corpus":
        """Return the corpus with the first article alone of each group of copies; see `copies`.

        Raises
        ------
        PackageNotFound
            If datasketch is not installed.

        Examples
        --------
        >>> import newsnb
        >>> text = "“We will go on,” Tom Reed said in Lisbon on Monday, after a long day of talks about pay and hours."
        >>> newsnb.read_frame([{"id": one, "text": text} for one in "ab"]).without_copies()
        <Corpus: 1 articles, 1 quotes, 1 places>
        """
        copied = self.copies()
        later = set(copied["article"][copied["article"] != copied["duplicate_group"]])
        frames = {name: self.table(name) for name in TABLES}
        kept = {name: cells_of(frame[~frame["article"].isin(later)]) for name, frame in frames.items()}
        packed = {one: found for one in kept["articles"]["article"] if (found := self._find_reading(one))}
        return Corpus(own=self.own, tables=kept, readings=packed)

    def save(self, folder: str | Path, *, text: bool = True, names: bool = True) -> Path:
        """Write the corpus to a folder that `newsnb.load` loads, a Parquet file for each table.

        Parameters
        ----------
        folder
            A new one, or one that this wrote before.
        text, names
            False leaves out the words of the articles, or the names of people, organisations and groups.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        FileProblem
            If something else is there, or it cannot be written.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> import tempfile
        >>> folder = corpus.save(f"{tempfile.mkdtemp()}/kept")
        >>> newsnb.load(folder)
        <Corpus: 1 articles, 1 quotes, 1 places>
        """
        target = path_of(folder)
        run = read_run(target)
        if (run is None and not is_empty(target)) or (run is not None and run["source"] is not None):
            raise FileProblem(target, "holds something else", "choose a new folder")
        tables = {name: cells_of(self.table(name)) for name in TABLES}
        if not text:
            leave_out_words(tables, self.own)
        if not names:
            leave_out_names(tables)
        kept = {} if not (text and names) else {one: packed for one in self if (packed := self._find_reading(one))}
        old = list(read_manifests(target))
        read = Read(tables=tables, readings=kept, failed=[])
        write_part(target, max(old, default=-1) + 1, read, self.own, {}, instead_of=old)
        write_run(target, {"source": None, "own": self.own, "parts": 1, "articles": len(self)})
        return target

    def __repr__(self) -> str:
        unread = int(self.articles["problem"].notna().sum())
        more = f", {unread:,} of them not read" if unread else ""
        return f"<Corpus: {len(self):,} articles{more}, {len(self.quotes):,} quotes, {len(self.places):,} places>"


class UnknownArticle(UnknownName, KeyError):
    """A corpus has no article of an id."""

    __str__ = Exception.__str__  # a KeyError shows its message in quotation marks


def cells_of(frame: "pd.DataFrame") -> Cells:
    """Return a table by its columns, with None for what is missing."""
    return {name: frame[name].astype(object).where(frame[name].notna(), None).tolist() for name in frame.columns}


def load_corpus(path: str | Path) -> Corpus:
    """Load a corpus that `Corpus.save` or ``newsnb corpus`` wrote; its tables are read when they are asked for.

    Raises
    ------
    FileProblem
        If the folder holds no corpus.
    """
    import warnings

    folder = path_of(path)
    run = read_run(folder)
    if run is None:
        raise FileProblem(folder, "holds no corpus", "name a folder that `newsnb corpus` or corpus.save wrote")
    parts = tuple(read_manifests(folder))
    if missing := lacking(run, parts):
        warnings.warn(
            f"{str(folder)!r}: {missing}; run `newsnb corpus` again to finish it", NewsnbWarning, stacklevel=3
        )
    return Corpus(own=run["own"], folder=folder, parts=parts)
