"""The methods of a reading, each of which calls the module that implements it.

This is the only module that may import from any level. Each method is an import and a return, so that the values at
the bottom can have methods while the modules still depend on one another in one direction.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    import folium
    import pandas as pd
    from matplotlib.axes import Axes

    from newsnb.classroom.keeping import Kept
    from newsnb.corrections import Correction
    from newsnb.reading import Reading
    from newsnb.views import Channel
    from newsnb.views.box import ReadingWidget
    from newsnb.views.tiles import Tiles


class Door:
    """Methods of `newsnb.reading.Reading`."""

    __slots__ = ()

    def to_dict(self: "Reading") -> dict[str, Any]:
        """Return the JSON reading, version 1, as plain Python values."""
        from newsnb.export import to_dict

        return to_dict(self)

    def to_json(self: "Reading") -> str:
        """Return the JSON reading, version 1, as text; `newsnb.load` reads it from a file."""
        from newsnb.export import to_json

        return to_json(self)

    def to_html(self: "Reading", *, tiles: "Tiles" = None) -> str:
        """Return the linked page as text; see `newsnb.export.save` for ``tiles``."""
        from newsnb.export import to_html

        return to_html(self, tiles=tiles)

    def to_csv(self: "Reading", table: str = "quotes", *, bom: bool = False) -> str:
        """Return a table as CSV; see `newsnb.export.tables.to_csv`."""
        from newsnb.export import to_csv

        return to_csv(self, table, bom=bom)

    def to_geojson(self: "Reading") -> str:
        """Return the places as GeoJSON."""
        from newsnb.export import to_geojson

        return to_geojson(self)

    def to_frame(self: "Reading", table: str = "quotes") -> "pd.DataFrame":
        """Return a table, by its name.

        The names are ``"quotes"``, ``"entities"``, ``"places"``, ``"mentions"``, ``"sources"``, ``"times"`` and
        ``"links"``. See `newsnb.frames.to_frame`, which also joins the tables of several readings.
        """
        from newsnb.frames import to_frame

        return to_frame(self, table)

    def correct(
        self: "Reading",
        on: str | None = None,
        *,
        by: str | None = None,
        why: str | None = None,
        day: "date | None" = None,
        **asked: Any,
    ) -> "Reading":
        """Return a new reading with one more correction; this one stays as it is.

        Parameters
        ----------
        on
            Id of what is corrected; None to add or merge.
        by, why
            Who corrects (a name, or a code), and the reason in words; None for neither.
        day
            When; None for today.
        **asked
            One of: ``speakers=[id or name, ...]`` (empty for nobody), ``content=[(start, end), ...]``, ``naming=`` or
            ``type=`` of a quote; ``key=`` of a candidate, ``key=, called=`` of another place that the gazetteer has
            under that name, or ``point=(latitude, longitude)`` of a place; ``name=`` of an entity or place;
            ``label=``, ``role=`` or ``split=[(start, end), ...]`` of an entity; ``remove=True`` for a quote, entity,
            place, or one mention of a place. Without ``on``: ``merge=[entity ids]``, ``add="quote", content=,
            speakers=``, ``add="place", span=, point=, name=`` or ``add="entity", span=, label=, name=``.

        Raises
        ------
        BadCorrection
            If it does not fit this reading; a line says why.
        """
        from newsnb.classroom import correct

        return correct(self, on, by=by, why=why, day=day, **asked)

    def undo(self: "Reading", n: int = 1) -> "Reading":
        """Return the reading before its last ``n`` corrections, equal to it in every field."""
        from newsnb.classroom import undo

        return undo(self, n)

    def map(self: "Reading", *, tiles: "Tiles" = None) -> "folium.Map":
        """Return a folium map of the places, to which you can add layers.

        Parameters
        ----------
        tiles
            None for country outlines, which need no network, ``"OpenStreetMap"``, or what
            `newsnb.views.tiles.tile_layer` takes.
        """
        from newsnb.views import map_of

        return map_of(self, tiles=tiles)

    def plot(self: "Reading", what: str = "speakers", *, ax: "Axes | None" = None) -> "Axes":
        """Draw a chart with matplotlib (``newsnb[plot]``) and return its axes.

        Parameters
        ----------
        what
            ``"speakers"``: who speaks how often, word for word or paraphrased, the first 15; ``"naming"``: how sources
            are named; ``"timeline"``: the times that are named, from the first to the last day that each may mean.
        ax
            Axes to draw on; None for new ones. ``ax.figure.savefig("chart.svg")`` saves them, also as .png or .pdf.
        """
        from newsnb.plots import OF_READING, draw

        return draw(OF_READING, self.to_frame, what, ax)

    def save(
        self: "Reading",
        path: str | Path,
        *,
        table: str = "quotes",
        text: bool = True,
        tiles: "Tiles" = None,
        bom: bool = False,
    ) -> Path:
        """Write a file; its suffix chooses the format, such as .html .json .csv .xlsx; see `newsnb.export.save`."""
        from newsnb.export import save

        return save(self, path, table=table, text=text, tiles=tiles, bom=bom)

    def _keep_corrections(self: "Reading", before: "Kept | Reading") -> "Kept":
        """Write the corrections beside the notebook; see `newsnb.classroom.keeping.keep`."""
        from newsnb.classroom.keeping import keep

        return keep(self, before)

    def _take_back(self: "Reading", correction: "Correction") -> "Reading":
        """Return the reading without one of its corrections."""
        from newsnb.classroom import take_back

        return take_back(self, correction)

    @property
    def view(self: "Reading") -> "Channel":
        """The link to the views in the browser.

        ``.selection``, ``.select(id)`` and ``.observe(function)`` are about what is selected. ``.reading`` is the
        reading as people corrected it there, and ``.on_correct(function)`` tells of each correction.
        """
        from newsnb.views import channel_of

        return channel_of(self)

    def _display_(self: "Reading") -> "ReadingWidget":
        """Return what marimo shows: a widget, because marimo runs no scripts of an output."""
        from newsnb.views import widget

        return widget(self)

    def __panel__(self: "Reading") -> Any:
        """Return what Panel shows: the page in a frame of its own."""
        from newsnb.views import pane_of
        from newsnb.views.frame import frame_page

        return pane_of(frame_page(self), title="A reading")

    def _repr_mimebundle_(self: "Reading", **options: Any) -> dict[str, str]:
        from newsnb.views import mimebundle

        return mimebundle(self)
