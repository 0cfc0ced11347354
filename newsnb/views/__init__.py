"""Show a `newsnb.reading.Reading`: as the output of a cell, a widget, a page or a map, linked with Python.

README.md beside this file is the guide for developers.
"""

from typing import TYPE_CHECKING, Any, Protocol, overload

from newsnb.collector import paused_collector
from newsnb.errors import WrongType
from newsnb.reading import Reading
from newsnb.views.channel import Channel, channel_of

if TYPE_CHECKING:
    import folium

    from newsnb.views.box import FrameWidget, ReadingWidget
    from newsnb.views.tiles import Tiles


class Showable(Protocol):
    """What makes a widget of itself, such as an exercise."""

    def widget(self) -> "FrameWidget":
        """Make a widget."""
        ...


__all__ = ["Channel", "channel_of", "map_of", "mimebundle", "page_of", "pane_of", "plain_of", "widget"]


@paused_collector()
def mimebundle(reading: Reading) -> dict[str, str]:
    """Return what a notebook shows and saves for ``reading``; with a live kernel, open its channel too.

    This is never a widget, because a widget is dead when a notebook is opened again, and saved HTML is not.
    """
    from newsnb.views.fallback import summary
    from newsnb.views.frame import cell_html
    from newsnb.views.model import view_data

    channel_of(reading).open()
    data = view_data(reading)
    return {"text/html": cell_html(reading, data), "text/plain": summary(data)}


def plain_of(reading: Reading) -> str:
    """Return what stands for ``reading`` where there are only words; no view is drawn for it."""
    from newsnb.views.fallback import summary
    from newsnb.views.model import view_data

    return summary(view_data(reading))


@paused_collector()
def page_of(*readings: Reading, tiles: "Tiles" = None) -> str:
    """Return a page; see `newsnb.views.frame.page_of`."""
    from newsnb.views import frame

    return frame.page_of(*readings, tiles=tiles)


def map_of(reading: Reading, *, tiles: "Tiles" = None) -> "folium.Map":
    """Return a folium map of the places; see `newsnb.views.atlas.map_of`."""
    from newsnb.views import atlas

    return atlas.map_of(reading, tiles=tiles)


@overload
def widget(reading: Reading) -> "ReadingWidget": ...
@overload
def widget(reading: "Showable") -> "FrameWidget": ...
def widget(reading: "Reading | Showable") -> "FrameWidget":
    """Make a DOM widget of a reading, or of an exercise, for ``ipywidgets`` boxes, ``link`` and ``observe``.

    A widget lives as long as its kernel. For output that lasts, put the reading itself on the last line of a cell.

    Parameters
    ----------
    reading
        A reading, or what `newsnb.exercise` makes.

    Returns
    -------
    ReadingWidget or ExerciseWidget
        Its trait ``selection`` is the id of what is selected, or ``answers`` what a student handed in.

    Raises
    ------
    WrongType
        If it is neither.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> shown = widget(reading)
    >>> shown.selection = reading.quotes[0].id
    >>> reading.view.selection == reading.quotes[0].id
    True
    """
    if not isinstance(reading, Reading) and callable(getattr(reading, "widget", None)):
        return reading.widget()
    if not isinstance(reading, Reading):
        raise WrongType("widget", "a reading (newsnb.read makes one from a text)", reading)
    from newsnb.views import box

    return box.widget(reading)


def pane_of(page: str, *, title: str) -> Any:
    """Return a document as a pane for Panel; see `newsnb.views.frame.pane_of`."""
    from newsnb.views import frame

    return frame.pane_of(page, title=title)
