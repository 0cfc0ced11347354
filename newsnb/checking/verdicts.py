"""The values of a check: a verdict on each passage, and all of them together."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.plain import Value, to_plain
from newsnb.reading import Reading
from newsnb.values import Span

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = (
    "verbatim", "cut", "altered", "spliced", "other-speaker", "other-relay", "paraphrase-as-quote", "supported",
    "unsupported", "absent", "unsure",
)  # fmt: skip

WRONG = frozenset(
    ("cut", "altered", "spliced", "other-speaker", "other-relay", "paraphrase-as-quote", "unsupported", "absent")
)
"""What a reader of the text should know."""

ALARMING = frozenset(("altered", "absent", "other-speaker"))
"""What makes ``newsnb check`` end with status 1."""

_COLUMNS = {
    "verdict": "string", "passage": "string", "claimed": "string", "found": "string", "words": "string",
    "reason": "string", "score": "Float64", "reading": "Int64", "quote": "string", "start": "Int64", "end": "Int64",
    "id": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Value):
    """What became of one passage of a text.

    Attributes
    ----------
    id
        ``verdict-`` and the start of the passage.
    start, end
        Of the passage in the text that was checked.
    verdict
        One of `VERDICTS`.
    reading, quote, content
        The number of the article, the id of its quote and the spans of its words; None and empty where there are none.
    claimed, found
        Who says it in the text, and in the article; None if nobody does.
    reason
        In one sentence.
    score
        How much of the passage the article has, or, for *absent*, lacks; from 0 to 1.

    Examples
    --------
    >>> import newsnb
    >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
    >>> verdict = newsnb.check('"We will go on," said Ada Berg.', article).verdicts[0]
    >>> verdict.verdict, verdict.quote, verdict.reason
    ('altered', 'quote-0', '“not” is missing, which turns the sense around.')
    """

    id: str
    start: int
    end: int
    verdict: str
    reading: int | None = None
    quote: str | None = None
    content: tuple[Span, ...] = ()
    claimed: str | None = None
    found: str | None = None
    reason: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A text checked against articles, made by `newsnb.check`.

    Attributes
    ----------
    text
        The text that was checked.
    readings
        The articles.
    verdicts
        One for each passage in quotation marks and each attributed statement, in text order.
    """

    text: str
    readings: tuple[Reading, ...]
    verdicts: tuple[Verdict, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the check as plain values; of the articles, what is known of them and their words' SHA-256.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> check.to_dict()["verdicts"][0]["verdict"]
        'altered'
        """
        articles = [{"sha256": one.sha256, "meta": to_plain(one.meta)} for one in self.readings]
        return {
            "format": "newsnb.check",
            "version": 1,
            "text": self.text,
            "articles": articles,
            "verdicts": [to_plain(verdict) for verdict in self.verdicts],
        }

    def to_frame(self) -> "pd.DataFrame":
        """Return a row for each verdict; the first columns are those of the article that it is about.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> check.to_frame()[["verdict", "passage", "words"]].values.tolist()
        [['altered', '"We will go on,"', 'We will ... go on']]
        """
        import pandas as pd

        columns = dict.fromkeys(("article", "title", "outlet", "date"), "string") | _COLUMNS
        return pd.DataFrame([self._make_row(one) for one in self.verdicts], columns=list(columns)).astype(columns)

    def _make_row(self, verdict: Verdict) -> tuple[Any, ...]:
        reading = self.reading_of(verdict)
        about = (
            (reading.sha256[:12], reading.meta.title, reading.meta.outlet, reading.meta.date) if reading else [None] * 4
        )
        return (
            *about, verdict.verdict, self.passage(verdict), verdict.claimed, verdict.found,
            self.words(verdict) or None, verdict.reason, verdict.score, verdict.reading, verdict.quote, verdict.start,
            verdict.end, verdict.id,
        )  # fmt: skip

    def reading_of(self, verdict: Verdict) -> Reading | None:
        """Return the article that a verdict is about; None for one that is about none.

        Parameters
        ----------
        verdict
            One of ``verdicts``.

        Raises
        ------
        IndexError
            If it is of another check, with more articles.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> check.reading_of(check.verdicts[0]) == article
        True
        """
        return None if verdict.reading is None else self.readings[verdict.reading]

    def passage(self, verdict: Verdict) -> str:
        """Return the words that were checked.

        Parameters
        ----------
        verdict
            One of ``verdicts``.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> check.passage(check.verdicts[0])
        '"We will go on,"'
        """
        return self.text[verdict.start : verdict.end]

    def words(self, verdict: Verdict) -> str:
        """Return the words of the article that a verdict is about; empty if there are none.

        Parameters
        ----------
        verdict
            One of ``verdicts``.

        Raises
        ------
        IndexError
            If it is of another check, with more articles.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> check.words(check.verdicts[0])
        'We will ... go on'
        """
        reading = self.reading_of(verdict)
        return reading.words(verdict.content) if reading else ""

    def save(self, path: str | Path) -> Path:
        """Write the check as .html (both texts side by side), .json or .csv; return the path.

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
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> check.save(f"{folder}/check.html").name
        'check.html'
        """
        from newsnb.export.results import csv_of, json_of, save_result

        makers = {
            ".html": self._to_page,
            ".json": lambda: json_of(self.to_dict()),
            ".csv": lambda: csv_of(self.to_frame()),
        }
        return save_result(path, makers)

    def to_text(self) -> str:
        """Return the verdicts as lines to print.

        Examples
        --------
        >>> import newsnb
        >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
        >>> check = newsnb.check('"We will go on," said Ada Berg.', article)
        >>> print(check.to_text().rstrip())
        ≠ altered: "We will go on,"
          “not” is missing, which turns the sense around.
        """
        from newsnb.views.words import VERDICTS as SHOWN

        lines = []
        for one in self.verdicts:
            sign, words = SHOWN[one.verdict]
            lines.append(f"{sign} {words}: {' '.join(self.passage(one).split())}\n  {one.reason}\n")
        return (
            "".join(lines) or "nothing to check: the text quotes nobody, and says of nobody that they said something\n"
        )

    def _to_page(self) -> str:
        from newsnb.checking.page import check_page

        return check_page(self)

    def __repr__(self) -> str:
        from collections import Counter

        counts = Counter(verdict.verdict for verdict in self.verdicts)
        said = ", ".join(f"{counts[name]} {name}" for name in VERDICTS if counts[name]) or "nothing to check"
        articles = "1 article" if len(self.readings) == 1 else f"{len(self.readings)} articles"
        return f"<Check of {self.text[:40]!r} against {articles}: {said}>"

    def _repr_mimebundle_(self, **options: object) -> dict[str, str]:
        from newsnb.checking.page import check_cell

        return {"text/html": check_cell(self), "text/plain": repr(self)}
