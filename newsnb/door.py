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
        """Return the JSON reading, version 1, as plain Python values.

        Notes
        -----
        Its fields are described in ``docs/reading.md``, and checked by ``newsnb/export/reading-1.schema.json``.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> [place["name"] for place in reading.to_dict()["places"]]
        ['Lisbon']
        """
        from newsnb.export import to_dict

        return to_dict(self)

    def to_json(self: "Reading") -> str:
        """Return the JSON reading, version 1, as text; `newsnb.load` reads it from a file.

        Examples
        --------
        >>> import newsnb
        >>> print(newsnb.read("It rained in Oslo.").to_json()[:30])
        {
         "format": "newsnb.reading",
        """
        from newsnb.export import to_json

        return to_json(self)

    def to_html(self: "Reading", *, tiles: "Tiles" = None) -> str:
        """Return the linked page as text: one file that needs no kernel, and no network except for tiles.

        Parameters
        ----------
        tiles
            None for country outlines, which need no network, ``"OpenStreetMap"``, or what
            `newsnb.views.tiles.tile_layer` takes.

        Raises
        ------
        UnknownName
            If there are no such tiles.

        Examples
        --------
        >>> import newsnb
        >>> newsnb.read("It rained in Oslo.").to_html()[:15]
        '<!doctype html>'
        """
        from newsnb.export import to_html

        return to_html(self, tiles=tiles)

    def to_csv(self: "Reading", table: str = "quotes", *, bom: bool = False) -> str:
        """Return a table as CSV, in UTF-8; text that a spreadsheet would take for a formula is marked as text.

        Parameters
        ----------
        table
            Name of the table; see `to_frame`.
        bom
            Whether to begin with a byte order mark, which Excel on Windows needs to see that it is UTF-8.

        Raises
        ------
        UnknownName
            If there is no such table.

        Examples
        --------
        >>> import newsnb
        >>> newsnb.read("It rained in Oslo.").to_csv("places").splitlines()[1].split(",")[4:7]
        ['place-13', 'geonames:3143244', 'Oslo']
        """
        from newsnb.export import to_csv

        return to_csv(self, table, bom=bom)

    def to_geojson(self: "Reading") -> str:
        """Return the places as GeoJSON: a point for each place, or for each time that it is named in, longitude first.

        Notes
        -----
        The form is that of `RFC 7946 <https://www.rfc-editor.org/rfc/rfc7946>`_, in WGS 84 degrees.

        Examples
        --------
        >>> import json, newsnb
        >>> found = json.loads(newsnb.read("It rained in Oslo.").to_geojson())
        >>> [round(degrees) for degrees in found["features"][0]["geometry"]["coordinates"]]
        [11, 60]
        """
        from newsnb.export import to_geojson

        return to_geojson(self)

    def to_frame(self: "Reading", table: str = "quotes") -> "pd.DataFrame":
        """Return a table, by its name.

        Parameters
        ----------
        table
            ``"quotes"``, ``"entities"``, ``"places"``, ``"mentions"``, ``"sources"``, ``"times"`` or ``"links"``.
            `newsnb.to_frame` says what they hold, and joins the tables of several readings.

        Returns
        -------
        pandas.DataFrame
            One row for each thing; empty, with all columns, where there is none.

        Raises
        ------
        UnknownName
            If there is no such table; the message lists the tables.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.to_frame("quotes")[["speaker", "content"]].values.tolist()
        [['Ada Berg', '"We will go on,"']]
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

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> better = reading.correct(reading.quotes[0].id, speakers=["Berta Lie"], why="She signs the letter.")
        >>> better.to_frame("quotes")["speaker"].tolist(), reading.to_frame("quotes")["speaker"].tolist()
        (['Berta Lie'], ['Ada Berg'])
        """
        from newsnb.classroom import correct

        return correct(self, on, by=by, why=why, day=day, **asked)

    def undo(self: "Reading", n: int = 1) -> "Reading":
        """Return the reading before its last ``n`` corrections, equal to it in every field.

        Parameters
        ----------
        n
            Number of corrections to take back, from 0 to ``len(reading.corrections)``.

        Raises
        ------
        BadCorrection
            If it has fewer corrections.
        BadReading
            If the file that they come from was edited, so that they do not fit.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.correct(reading.quotes[0].id, naming="described").undo() == reading
        True
        """
        from newsnb.classroom import undo

        return undo(self, n)

    def map(self: "Reading", *, tiles: "Tiles" = None) -> "folium.Map":
        """Return a folium map of the places, to which you can add layers.

        Parameters
        ----------
        tiles
            None for country outlines, which need no network, ``"OpenStreetMap"``, or what
            `newsnb.views.tiles.tile_layer` takes.

        Raises
        ------
        UnknownName
            If there are no such tiles.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> import folium
        >>> isinstance(reading.map(), folium.Map)
        True
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

        Raises
        ------
        UnknownName
            If there is no such chart.
        PackageNotFound
            If matplotlib is not installed.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> axes = reading.plot("speakers")
        >>> [label.get_text() for label in axes.get_yticklabels()]
        ['Ada Berg']
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
        """Write a file; its suffix chooses the format, such as .html .json .csv .xlsx .geojson.

        Parameters
        ----------
        path, table, text, tiles, bom
            As of `newsnb.save`, which also writes several readings to one file.

        Returns
        -------
        Path
            The file that was written.

        Raises
        ------
        UnknownName
            If the suffix, the table or the tiles are unknown.
        FileProblem
            If the file cannot be written. An existing file is left as it was.

        Examples
        --------
        >>> import newsnb, tempfile
        >>> folder = tempfile.mkdtemp()
        >>> newsnb.read("It rained in Oslo.").save(f"{folder}/rain.json").name
        'rain.json'
        """
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
