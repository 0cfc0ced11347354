"""What one asks of a corpus, each in the module that answers it: samples, views, copies, shares, events, speakers.

A mixin of `newsnb.corpus.holding.Corpus`, which holds the tables.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.frames import cast_column

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from newsnb.corpus.holding import Corpus
    from newsnb.corpus.panorama import Panorama
    from newsnb.corpus.sampling import Sample


class Studies:
    """Methods of `newsnb.corpus.holding.Corpus`."""

    def sample(self: "Corpus", n: int, *, by: str | None = "outlet", seed: int = 0) -> "Sample":
        """Draw articles for people to code, who do not see what the machine found.

        Parameters
        ----------
        n
            Number of articles.
        by
            Column of ``articles``: of each group its share is drawn, and one article at least; None for no groups.
        seed
            The same seed draws the same articles.

        Returns
        -------
        Sample
            ``.save("sheet.xlsx")`` writes the workbook to be filled in, from which `newsnb.validate` tells how often
            the corpus is right.

        Raises
        ------
        UnknownName
            If there is no such column; the message lists them.
        ValueError
            If ``n`` is no whole number from 1.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> corpus.sample(2).articles["article"].sort_values().tolist()
        ['a', 'b']
        """
        from newsnb.corpus.sampling import draw_sample

        return draw_sample(self, n, by=by, seed=seed)

    def view(self: "Corpus", articles: Sequence[str] | None = None) -> "Panorama":
        """Return a view of the corpus: a map of all places, speakers, dates and outlets, linked with one another.

        Parameters
        ----------
        articles
            Ids of those whose own views a click opens; None for all if they are at most 60. Others open as a list of
            their quotes and places.

        Returns
        -------
        Panorama
            It shows itself on the last line of a cell; ``.save("corpus.html")`` writes a page that needs no network.

        Raises
        ------
        UnknownArticle
            When it is shown or saved, if the corpus has no article of an id.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> view = corpus.view()
        >>> view.choose(outlet="Post")
        >>> view.articles["article"].tolist()
        ['a']
        """
        from newsnb.corpus.panorama import Panorama

        return Panorama(self, articles)

    def copies(self: "Corpus", texts: Mapping[str, str] | None = None) -> "pd.DataFrame":
        """Return the articles that are copies of others: cut, under another headline, updated, of one agency.

        Parameters
        ----------
        texts
            The articles by id, where the corpus was saved without them.

        Returns
        -------
        pandas.DataFrame
            ``article outlet date agency duplicate_group``: the last is the id of the first of them, by date. From now
            on, ``articles`` has this column, too.

        Raises
        ------
        PackageNotFound
            If datasketch is not installed.

        Notes
        -----
        Copies share most of their runs of words, found with MinHash (`datasketch <https://ekzhu.com/datasketch/>`_);
        ``docs/corpora.md`` says how often that is right.

        Examples
        --------
        >>> import newsnb
        >>> text = "“We will go on,” Tom Reed said in Lisbon on Monday, after a long day of talks about pay and hours."
        >>> corpus = newsnb.read_frame([{"id": one, "text": text} for one in "ab"])
        >>> corpus.copies()[["article", "duplicate_group"]].values.tolist()
        [['a', 'a'], ['b', 'a']]
        """
        if texts is not None or "duplicate_group" not in self.articles:
            from newsnb.corpus.copies import group_copies

            articles = self.articles[self.articles["problem"].isna()].sort_values("date", kind="stable")
            given = texts if texts is not None else {one: self[one].text or "" for one in articles["article"]}
            groups = group_copies({one: given[one] for one in articles["article"] if given.get(one)})
            column = cast_column(self.articles["article"].map(groups), "str")
            self._frames["articles"] = self.articles.assign(duplicate_group=column)
        found = self.articles[self.articles["duplicate_group"].notna()]
        return found[["article", "outlet", "date", "agency", "duplicate_group"]].reset_index(drop=True)

    def shares(self: "Corpus", of: str = "role", *, by: str | None = "outlet") -> "pd.DataFrame":
        """Return the share of each value of a column of ``quotes``, by a column of ``articles``.

        Parameters
        ----------
        of
            Column of ``quotes`` whose values are counted, such as ``"role"``, ``"naming"`` or ``"type"``.
        by
            Column of ``articles``; None for all articles together.

        Returns
        -------
        pandas.DataFrame
            ``quotes of_quotes share low high``, and the same without copies; intervals are of 95 %, with articles
            resampled.

        Raises
        ------
        UnknownName
            If there is no such column; the message lists them.
        PackageNotFound
            If datasketch, which finds the copies, is not installed.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> corpus.shares("type", by=None)[["type", "quotes", "of_quotes", "share"]].values.tolist()
        [['direct', 1, 2, 0.5], ['indirect', 1, 2, 0.5]]
        """
        from newsnb.corpus.shares import share_out

        return share_out(self, of, by=by)

    def plot(self: "Corpus", what: str = "speakers", *, ax: "Axes | None" = None) -> "Axes":
        """Draw a chart with matplotlib (``newsnb[plot]``) and return its axes.

        Parameters
        ----------
        what
            ``"speakers"``: who speaks how often, the first 15; ``"naming"``: how sources are named; ``"timeline"``: the
            quotes by day or month of their articles.
        ax
            Axes to draw on; None for new ones.

        Raises
        ------
        UnknownName
            If there is no such chart.
        PackageNotFound
            If matplotlib is not installed.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> [label.get_text() for label in corpus.plot("speakers").get_yticklabels()]
        ['Tom Reed']
        """
        from newsnb.plots import OF_CORPUS, draw

        return draw(OF_CORPUS, self.table, what, ax)

    def events(self: "Corpus", *, days: int = 2) -> "pd.DataFrame":
        """Return the articles that are about one event: that name the same people, bodies and places within some days.

        Parameters
        ----------
        days
            How far apart their dates may be, in days.

        Returns
        -------
        pandas.DataFrame
            ``article outlet date event``: the last is the id of the first of them. Articles without a date, and those
            on an event of their own, are left out.

        Raises
        ------
        WrongType
            If ``days`` is no number.

        Examples
        --------
        >>> import newsnb
        >>> first = "“We will go on,” Tom Reed of Harbour Ltd said in Lisbon after talks with Ada Berg."
        >>> then = "Talks failed, said Ada Berg, who had met Tom Reed of Harbour Ltd in Lisbon."
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "date": "2024-05-06", "text": first},
        ...     {"id": "b", "date": "2024-05-07", "text": then},
        ... ])
        >>> corpus.events()[["article", "event"]].values.tolist()
        [['a', 'a'], ['b', 'a']]
        """
        from newsnb.corpus.events import group_events

        groups = group_events(self, days)
        found = self.articles.assign(event=self.articles["article"].map(groups))
        return found[found["event"].notna()][["article", "outlet", "date", "event"]].reset_index(drop=True)

    def repeated(self: "Corpus") -> "pd.DataFrame":
        """Return the quotations in quotation marks that stand in several articles, also where one cuts them.

        Returns
        -------
        pandas.DataFrame
            ``article outlet date id speaker content quotation``: the last names the article and quote where it stands
            first.

        Raises
        ------
        PackageNotFound
            If datasketch is not installed.

        Examples
        --------
        >>> import newsnb
        >>> said = "“We will go on with the talks until the last day of the year,” Tom Reed said in {}."
        >>> corpus = newsnb.read_frame([{"text": said.format(city)} for city in ("Lisbon", "Oslo")])
        >>> corpus.repeated()[["article", "quotation"]].values.tolist()
        [['1', '1 quote-0'], ['2', '1 quote-0']]
        """
        from newsnb.corpus.copies import group_quotations

        quotes = self.quotes[self.quotes["type"].isin(["direct", "mixed"]) & self.quotes["content"].notna()]
        groups = group_quotations(list(zip(quotes["article"], quotes["content"], strict=True)))
        rows = quotes.iloc[sorted(groups)][["article", "outlet", "date", "id", "speaker", "content"]]
        first = quotes.iloc[[groups[row] for row in sorted(groups)]]
        return rows.assign(quotation=(first["article"] + " " + first["id"]).to_numpy()).reset_index(drop=True)

    def speakers(self: "Corpus", aliases: Any = None) -> "pd.DataFrame":
        """Return who speaks in which article, and who of them are one person or body.

        Parameters
        ----------
        aliases
            A CSV file, or a DataFrame, with the columns ``name`` and ``person``: what a person decided.

        Returns
        -------
        pandas.DataFrame
            A row for each named speaker of an article. ``person`` is the same for those who are one, and ``how`` says
            why. Full names are joined where no role speaks against it; surnames, and names that may be of several
            persons, are kept apart by article.

        Raises
        ------
        FileProblem, UnknownName
            If the file of aliases cannot be read, or lacks a column.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([
        ...     {"id": "a", "outlet": "Post", "date": "2024-05-06", "text": "“We will go on,” said Tom Reed."},
        ...     {"id": "b", "outlet": "Mail", "date": "2024-05-07", "text": "Talks failed, said Tom Reed in Lisbon."},
        ... ])
        >>> corpus.speakers()[["article", "person", "how"]].values.tolist()
        [['a', 'Tom Reed', 'full name'], ['b', 'Tom Reed', 'full name']]
        """
        from newsnb.corpus.people import join_speakers

        return join_speakers(self, aliases)
