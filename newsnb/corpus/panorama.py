"""The view of a corpus: what a notebook shows, a page to save, and what is chosen in them, from Python and back."""

import json
import weakref
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.corpus.looking import Observer, check_choice, columns_of_view, fit, pick_readings
from newsnb.errors import NewsnbError
from newsnb.files import path_of, write_whole

if TYPE_CHECKING:
    import pandas as pd

    from newsnb.corpus.holding import Corpus
    from newsnb.reading import Reading

_MOST = 60  # articles whose own views are in a page unless they are named: 20 KB each
_ALL = 1_000  # characters of a choice, which travels between Python and the browser


class Panorama:
    """The places, speakers, dates and outlets of a corpus in one linked view; see `newsnb.corpus.holding.Corpus.view`.

    On the last line of a cell it shows itself. What is chosen in it is ``choice`` here, and the other way round.
    """

    def __init__(self, corpus: "Corpus", articles: Sequence[str] | None) -> None:
        self._corpus = corpus
        self._shown = pick_readings(corpus, articles, _MOST)
        self._choice: dict[str, Any] = {}
        self._observers: list[Observer] = []
        self._line: Any = None
        self._shelf: Any = None
        self._opened: tuple[str, Reading] | None = None

    @property
    def choice(self) -> dict[str, Any]:
        """What is chosen: some of ``outlet role naming type speaker from to box words article``; see `choose`."""
        return dict(self._choice)

    def choose(self, **choice: Any) -> None:
        """Choose in all places where the view is shown; None takes something back.

        Parameters
        ----------
        **choice
            ``outlet``, ``role``, ``naming``, ``type``, ``speaker``: a value of that column of ``corpus.quotes``.
            ``from_``, ``to``: the first and last date. ``box``: south, west, north and east of a region that articles
            name a place of. ``words``: what titles, speakers or quotes contain. ``article``: the id of the one to open.

        Raises
        ------
        UnknownName
            If there is no such choice or article.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> view = corpus.view()
        >>> view.choose(words="talks")
        >>> view.choice, view.quotes["content"].tolist()
        ({'words': 'talks'}, ['Talks failed'])
        """
        asked = {name.rstrip("_"): value for name, value in choice.items()}
        self._set(check_choice(self._choice | asked, self._corpus))

    @property
    def articles(self) -> "pd.DataFrame":
        """The articles that fit what is chosen."""
        return fit(self._corpus, self._choice)[0]

    @property
    def quotes(self) -> "pd.DataFrame":
        """The quotes that fit what is chosen: those that are said, and not within others."""
        return fit(self._corpus, self._choice)[1]

    @property
    def reading(self) -> "Reading | None":
        """The reading of the article that is open, the same one until another is opened; None if none is.

        Raises
        ------
        NewsnbError
            If the corpus was saved without its words.
        """
        article = self._choice.get("article")
        if article is None:
            return None
        if self._opened is None or self._opened[0] != article:
            self._opened = article, self._corpus[article]
        return self._opened[1]

    def observe(self, function: Observer) -> None:
        """Call ``function`` with the choice whenever it changes, here or in the browser.

        Parameters
        ----------
        function
            A function of one argument, the choice as a dict.

        Raises
        ------
        TypeError
            When the choice changes, if it is no such function.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> view = corpus.view()
        >>> view.observe(print)
        >>> view.choose(words="pay")
        {'words': 'pay'}
        """
        self._observers.append(function)

    def save(self, path: str | Path) -> Path:
        """Write the view as a page that needs no network; return its path.

        Parameters
        ----------
        path
            The file; its name may end in .html.

        Raises
        ------
        FileProblem
            If the file cannot be written.
        UnknownArticle
            If the corpus has no article of an id that `Corpus.view` was given.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> corpus.view().save(f"{folder}/corpus.html").name
        'corpus.html'
        """
        target = path_of(path)
        write_whole(target, self.page)
        return target

    @cached_property
    def page(self) -> str:
        """The view as a document."""
        from newsnb.views.panorama import panorama_page

        return panorama_page(self._data, self._key, self._readings())

    @cached_property
    def _data(self) -> dict[str, Any]:
        return columns_of_view(self._corpus)

    @cached_property
    def _key(self) -> str:
        return "corpus-" + sha256(json.dumps(self._data["articles"], sort_keys=True).encode()).hexdigest()[:12]

    def _readings(self) -> dict[int, Any]:
        numbers = {article: number for number, article in enumerate(self._corpus)}
        found = {}
        for article in self._shown:
            try:
                found[numbers.get(article, -1)] = self._corpus[article]
            except KeyError:
                raise
            except NewsnbError:  # it was saved without its words
                continue
        return found

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        from newsnb.views.panorama import panorama_cell

        self._open()
        title = str(self._data["title"])
        return {"text/html": panorama_cell(self.page, self._key, title), "text/plain": f"<{title}>"}

    def _open(self) -> None:
        from newsnb.views.channel import make_line
        from newsnb.views.shelf import make_shelf

        if self._line is None:
            me = weakref.proxy(self)
            self._line = make_line(self._key, lambda written: me._hear(written))
            self._shelf = make_shelf(self._key)
            self._tell()

    def _hear(self, written: str) -> None:
        """Adopt what was chosen in the browser."""
        try:
            self._set(check_choice(json.loads(written) if written else {}, self._corpus))
        except (ValueError, NewsnbError):  # of another view
            self._tell()

    def _set(self, choice: Mapping[str, Any]) -> None:
        if dict(choice) == self._choice:
            return
        was, self._choice = self._choice.get("article"), dict(choice)
        self._tell()
        if self._shelf is not None and self._choice.get("article") != was:
            self._show_reading()
        for function in tuple(self._observers):
            function(self.choice)

    def _show_reading(self) -> None:
        """Show the article that was opened below the view, unless the page of the view has it."""
        from newsnb.views.shelf import show_below

        try:
            reading = None if self._choice.get("article") in self._shown else self.reading
        except NewsnbError:  # it was saved without its words
            reading = None
        show_below(self._shelf, reading)

    def _tell(self) -> None:
        if self._line is not None:
            written = json.dumps(self._choice, ensure_ascii=False, separators=(",", ":")) if self._choice else ""
            self._line.selection = written[:_ALL] if len(written) <= _ALL else ""

    def __repr__(self) -> str:
        return f"<view of {self._corpus!r}>"
