"""A reading to what is seen: a cell's output, a widget, a page, a map, and the line back to Python.

Takes `newsnb.reading.Reading`, gives HTML, folium maps and widgets. README.md beside this file shows the way in.
"""

from typing import TYPE_CHECKING

from newsnb.errors import WrongType
from newsnb.reading import Reading
from newsnb.views.channel import Channel, channel_of

if TYPE_CHECKING:
    import folium

    from newsnb.views.box import ReadingWidget
    from newsnb.views.tiles import Tiles

__all__ = ["Channel", "channel_of", "map_of", "mimebundle", "page_of", "widget"]


def mimebundle(reading: Reading) -> dict[str, str]:
    """Give what a notebook shows and saves for ``reading``; with a live kernel, open its channel too.

    Never a widget: a widget is dead in a notebook that is opened again, and the saved HTML is not.
    """
    from newsnb.views.fallback import summary
    from newsnb.views.frame import cell_html
    from newsnb.views.model import view_data

    channel_of(reading).open()
    data = view_data(reading)
    return {"text/html": cell_html(reading, data), "text/plain": summary(data)}


def page_of(*readings: Reading, tiles: "Tiles" = None) -> str:
    """Give a page of its own; see `newsnb.views.frame.page_of`."""
    from newsnb.views import frame

    return frame.page_of(*readings, tiles=tiles)


def map_of(reading: Reading, *, tiles: "Tiles" = None) -> "folium.Map":
    """Give a folium map of the places; see `newsnb.views.atlas.map_of`."""
    from newsnb.views import atlas

    return atlas.map_of(reading, tiles=tiles)


def widget(reading: Reading) -> "ReadingWidget":
    """Make a DOM widget; see `newsnb.views.box.widget`."""
    if not isinstance(reading, Reading):
        raise WrongType("widget", "a reading (newsnb.read makes one of a text)", reading)
    from newsnb.views import box

    return box.widget(reading)
