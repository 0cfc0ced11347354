"""Tables of a reading or a corpus -> matplotlib axes: who speaks, how sources are named, what happened when.

Charts count; they rank nobody. Each says of how many quotes it speaks.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from newsnb.errors import PackageNotFound, UnknownName
from newsnb.views.words import NAMINGS, TYPES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

Tables = Callable[[str], "pd.DataFrame"]
Chart = Callable[[Tables, "Axes"], "Axes"]

_COLOURS = {"direct": "#0b5a6b", "mixed": "#5b9bab", "indirect": "#b9d3d9"}  # one hue, so that print keeps the order
_MOST = 15
_LONGEST = 40  # characters of a name beside its bar
_MOST_DAYS = 90


def draw(charts: Mapping[str, Chart], tables: Tables, what: str, ax: "Axes | None" = None) -> "Axes":
    """Draw a chart of `OF_READING` or `OF_CORPUS` and return its axes.

    Parameters
    ----------
    charts
        Those that there are, by name.
    tables
        Returns the table of a name.
    what
        Name of the chart.
    ax
        Axes to draw on; None for new ones.

    Raises
    ------
    UnknownName
        If there is no such chart.
    PackageNotFound
        If matplotlib, which comes with the extra ``plot``, is not installed.
    """
    if what not in charts:
        raise UnknownName("chart", what, charts)
    if find_spec("matplotlib") is None:
        raise PackageNotFound("a chart", "matplotlib", "plot")
    return charts[what](tables, ax if ax is not None else _make_axes())


def _make_axes() -> "Axes":
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(8, 4.5), layout="constrained")[1]


def _draw_speakers(tables: Tables, ax: "Axes") -> "Axes":
    quotes = tables("quotes")
    spoken = quotes[(quotes["kind"] == "speech") & quotes["speaker"].notna()]
    counted = spoken.groupby(["speaker", "type"]).size().unstack(fill_value=0)
    order = counted.sum(axis=1).sort_values(ascending=False, kind="stable").index[:_MOST]
    counted = counted.reindex(order).reindex(columns=list(_COLOURS), fill_value=0)
    _stack_bars(ax, [str(name) for name in order], counted)
    more = spoken["speaker"].nunique() - len(order)
    others = f" ({more} more speakers not shown)" if more > 0 else ""
    return _label(ax, "Who speaks", f"quotes, of {len(spoken)} with a speaker{others}")


def _stack_bars(ax: "Axes", names: Sequence[str], counted: "pd.DataFrame") -> None:
    left = [0] * len(names)
    for kind, colour in _COLOURS.items():
        widths = [int(one) for one in counted[kind]]
        if any(widths):
            ax.barh(range(len(names)), widths, left=left, color=colour, label=TYPES[kind])
        left = [start + width for start, width in zip(left, widths, strict=True)]
    _name_rows(ax, names)
    ax.locator_params(axis="x", integer=True)
    if names:
        ax.legend(frameon=False)


def _draw_naming(tables: Tables, ax: "Axes") -> "Axes":
    quotes = tables("quotes")
    spoken = quotes[quotes["kind"] == "speech"]
    counts = [int((spoken["naming"] == code).sum()) for code in NAMINGS]
    bars = ax.barh(range(len(counts)), counts, color=_COLOURS["direct"])
    ax.bar_label(bars, padding=3)
    ax.locator_params(axis="x", integer=True)
    _name_rows(ax, list(NAMINGS.values()))
    return _label(ax, "How sources are named", f"quotes, of {len(spoken)}")


def _draw_times(tables: Tables, ax: "Axes") -> "Axes":
    """Draw a bar from the first to the last day that each expression may mean, and a dot where a bar is too short."""
    times = tables("times")
    dated = times[times["earliest"].notna() & times["latest"].notna()]
    shown = dated.drop_duplicates(["earliest", "latest"]).sort_values(["earliest", "latest"]).head(_MOST)
    first, last = (_count_days(shown[name]) for name in ("earliest", "latest"))
    ax.barh(range(len(shown)), last + 1 - first, left=first, height=0.4, color=_COLOURS["mixed"])
    ax.plot((first + last + 1) / 2, range(len(shown)), "o", color=_COLOURS["direct"])
    _name_rows(ax, [str(words) for words in shown["words"]])
    _mark_dates(ax)
    return _label(ax, "When", f"{len(shown)} different times, of {len(times)} expressions")


def _count_days(dates: "pd.Series[str]") -> Any:
    """Return the days since 1970; Python's dates begin in the year 1, those of pandas in 1677."""
    from matplotlib.dates import date2num

    return date2num([date.fromisoformat(one) for one in dates])


def _draw_days(tables: Tables, ax: "Axes") -> "Axes":
    """Draw how many quotes the articles of each day have; of each month, where they are of more than some months."""
    import pandas as pd
    from matplotlib.dates import date2num

    articles = tables("articles")
    dated = articles.assign(day=pd.to_datetime(articles["date"], format="%Y-%m-%d", errors="coerce")).dropna(
        subset="day"
    )
    by = "month" if len(dated) and (dated["day"].max() - dated["day"].min()).days > _MOST_DAYS else "day"
    starts = dated["day"].dt.to_period(by[0].upper()).dt.to_timestamp()
    counted = dated.groupby(starts)["quotes"].sum()
    width = 25 if by == "month" else 0.8
    ax.bar(date2num(counted.index), [int(one) for one in counted], width, color=_COLOURS["direct"])
    _mark_dates(ax)
    return _label(ax, f"Quotes by {by}", f"{len(dated)} articles with a date, of {len(articles)}")


def _mark_dates(ax: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator()
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _name_rows(ax: "Axes", names: Sequence[str]) -> None:
    """Write the names beside the bars, the first at the top."""
    short = [name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names]
    # A dollar sign would begin a formula.
    ax.set_yticks(range(len(names)), [name.replace("$", r"\$") for name in short])
    ax.invert_yaxis()


def _label(ax: "Axes", title: str, below: str) -> "Axes":
    ax.set_title(title, loc="left")
    ax.set_xlabel(below)
    ax.spines[["top", "right"]].set_visible(False)
    return ax


OF_READING: dict[str, Chart] = {"speakers": _draw_speakers, "naming": _draw_naming, "timeline": _draw_times}
OF_CORPUS: dict[str, Chart] = {"speakers": _draw_speakers, "naming": _draw_naming, "timeline": _draw_days}
