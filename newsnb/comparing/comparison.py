"""The value of a comparison: several accounts, and what they share, as tables with a column for each."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.errors import UnknownName
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("speakers", "quotes", "places", "times", "numbers")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """Accounts of one event side by side, made by `newsnb.compare`.

    Each table has a column for each account, named as in ``labels``; a cell is empty where an account has nothing.

    Attributes
    ----------
    readings
        The accounts.
    labels
        Their names: outlets or titles, or *account 1* where there are none.
    speakers
        Who is heard in which account, and as what; ``accounts`` counts those, ``unnamed`` tells that one of them gives
        no name.
    quotes
        Each quotation as each account has it; ``how`` is ``same``, ``cut``, ``altered`` or ``once``, ``speakers`` has
        who says it, where accounts differ separated by semicolons.
    places
        Each place, and how often each account names it.
    times
        Dates and times as they are meant, with the words for them, and how often.
    numbers
        Numbers as printed, by what they count; ``differ`` tells that two accounts have none in common.
    """

    readings: tuple[Reading, ...]
    labels: tuple[str, ...]
    speakers: "pd.DataFrame" = field(repr=False)
    quotes: "pd.DataFrame" = field(repr=False)
    places: "pd.DataFrame" = field(repr=False)
    times: "pd.DataFrame" = field(repr=False)
    numbers: "pd.DataFrame" = field(repr=False)

    def to_frame(self, table: str = "speakers") -> "pd.DataFrame":
        """Return a table by name.

        Parameters
        ----------
        table
            ``"speakers"``, ``"quotes"``, ``"places"``, ``"times"`` or ``"numbers"``.

        Raises
        ------
        UnknownName
            If there is no such table.

        Examples
        --------
        >>> import newsnb
        >>> one = newsnb.read('"We will not go on," Ada Berg said in Lisbon.', outlet="Post")
        >>> two = newsnb.read('Mayor Ada Berg said: "We will not go on without pay."', outlet="Mail")
        >>> found = newsnb.compare([one, two])
        >>> found.to_frame("places")[["place", "Post"]].values.tolist()
        [['Lisbon', 1]]
        """
        if table not in TABLES:
            raise UnknownName("table", table, TABLES)
        frame: pd.DataFrame = getattr(self, table)
        return frame

    def save(self, path: str | Path, *, table: str = "speakers") -> Path:
        """Write the page (.html), or a table (.csv); return the path.

        Parameters
        ----------
        path
            The suffix chooses the format.
        table
            Which table a .csv file holds.

        Raises
        ------
        UnknownName
            If the suffix or the table is another.
        FileProblem
            If the file cannot be written.

        Examples
        --------
        >>> import newsnb
        >>> one = newsnb.read('"We will not go on," Ada Berg said in Lisbon.', outlet="Post")
        >>> two = newsnb.read('Mayor Ada Berg said: "We will not go on without pay."', outlet="Mail")
        >>> found = newsnb.compare([one, two])
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> found.save(f"{folder}/accounts.csv", table="quotes").name
        'accounts.csv'
        """
        from newsnb.export.results import csv_of, save_result

        return save_result(path, {".html": self._to_page, ".csv": lambda: csv_of(self.to_frame(table))})

    def _to_page(self) -> str:
        from newsnb.comparing.page import comparison_page

        return comparison_page(self)

    def __repr__(self) -> str:
        shared = int((self.speakers["accounts"] > 1).sum())
        return f"<Comparison of {', '.join(self.labels)}: {shared} of {len(self.speakers)} speakers in more than one>"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        from newsnb.comparing.page import cell_of

        return {"text/html": cell_of("Accounts side by side", self._to_page()), "text/plain": repr(self)}
