"""Draw places on a folium map.

Folium compiles what it is given as a template in this process, so it gets no words of an article: only coordinates and
numbers. Names reach the map as data that only the browser reads.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.map import Layer
from folium.template import Template

from newsnb.reading import Reading
from newsnb.values import Place
from newsnb.views.assets import ENVIRONMENT, bare, leaflet, leaflet_picture, map_script
from newsnb.views.model import key_of, shape_of, view_data
from newsnb.views.story import far_places, is_behind
from newsnb.views.tiles import Tiles, hosts_of, tile_layer

TITLE = "Map of the places"
ATTRIBUTION = "Places: GeoNames (CC BY 4.0) · Outlines: Natural Earth"
_SHOWN = ("name", "where", "use", "uses", "shape", "point", "radius", "country", "sure", "far", "behind")


@dataclass(frozen=True, slots=True)
class MapPage:
    """What the map of a reading adds to the document that starts with `map_start`.

    Attributes
    ----------
    own, script
        The rest of the document, and its whole script, which a security policy must allow.
    images, attribution
        The hosts of its tiles, and their attribution; empty for a map without tiles.
    """

    own: str
    script: str
    images: str
    attribution: str


class Literal(Element):
    """Text that is rendered as it is, which branca would compile as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self.text


class Pin(folium.Marker):
    """A marker drawn by our script and style, because folium's own loads a picture first."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.marker({{ this.location|tojson }}, {
                icon: L.divIcon({ className: "pin", iconSize: [18, 18], iconAnchor: [9, 9] })
            }).addTo({{ this._parent.get_name() }});
        {% endmacro %}
    """)


class Outlines(Layer):
    """The outlines of countries, which are part of our script."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = newsnbMap.makeLand(newsnbMap.outlines);
        {% endmacro %}
    """)

    def __init__(self) -> None:
        super().__init__(name="countries", show=False)
        self._name = "Outlines"


class Voice(MacroElement):
    """Passes the layers drawn by folium to our script, and the names in base64 if the map stands alone."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            newsnbMap.speak({
                map: {{ this._parent.get_name() }},
                outlines: {{ this.outlines }},
                layers: [{{ this.layers|join(", ") }}],
                {% if this.names %}
                places: JSON.parse(new TextDecoder().decode(
                    Uint8Array.from(atob("{{ this.names }}"), (letter) => letter.charCodeAt(0)))),
                {% else %}
                story: {{ this.story|tojson }},
                {% endif %}
            }).start("{{ this.key }}");
        {% endmacro %}
    """)

    def __init__(self, names: str, story: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Voice"
        self.story = story
        self.key, self.outlines, self.names = "", "null", names
        self.layers: list[str] = []


class Atlas(folium.Map):
    """A folium map that shows itself in its own frame, and needs no network except for what users add."""

    def render(self, **kwargs: Any) -> Any:
        """Render the map, with folium's scripts for coloured icons if there is one."""
        if any(isinstance(one, folium.Icon) for one in _walk(self)):
            self.default_js = [(name, url) for name, url in folium.Map.default_js if name != "leaflet"]
            self.default_css = [(name, url) for name, url in folium.Map.default_css if name != "leaflet_css"]
        return super().render(**kwargs)  # type: ignore[no-untyped-call]

    def _repr_html_(self, **kwargs: Any) -> str:
        from newsnb.views.frame import framed_page

        return framed_page(self.get_root().render(), title=TITLE)

    def __panel__(self) -> Any:
        """Return what Panel shows, which knows folium's own maps alone."""
        from newsnb.views import pane_of

        return pane_of(self.get_root().render(), title=TITLE)


def map_of(reading: Reading, *, tiles: Tiles = None) -> folium.Map:
    """Return a folium map of the places of ``reading``, to which you can add layers.

    Parameters
    ----------
    reading
        Countries are drawn by their outlines, regions as rings, the rest as pins.
    tiles
        None for country outlines, which need no network; otherwise see `newsnb.views.tiles.tile_layer`. If the tiles
        cannot be reached, the outlines stay.

    Notes
    -----
    What you add to the map yourself (a popup, a tooltip, the name of a layer) is compiled by folium as a Jinja
    template in your own Python process. Never pass it text from an article or from anybody you do not trust.
    """
    data = view_data(reading)
    names = [{name: place[name] for name in _SHOWN} for place in data["places"]]
    plain = json.dumps(names, ensure_ascii=False, sort_keys=True).encode("utf-8")
    atlas = draw(reading, tiles=tiles, names=base64.b64encode(plain).decode("ascii"))
    _stand_alone(_get_figure(atlas))
    return atlas


def draw(reading: Reading, *, tiles: Tiles, names: str = "") -> Atlas:
    """Draw the places with folium; ``names`` is empty if a message brings them."""
    key = key_of(reading)
    atlas = Atlas(
        location=[25, 15], zoom_start=2, tiles=None, min_zoom=1, max_zoom=19 if tiles else 10, zoom_snap=0.25,
        zoom_delta=0.5, wheel_px_per_zoom_level=120, max_bounds=True, max_bounds_viscosity=0.6, control_scale=True,
        keyboard=False, fade_animation=not tiles,  # nothing fades in while out of sight, so tiles would stay hidden
    )  # fmt: skip
    atlas.default_js, atlas.default_css = [], []
    if tiles:
        tile_layer(tiles).add_to(atlas)
    outlines = Outlines()
    outlines.add_to(atlas)
    layers = [_make_layer(place) for place in reading.places]
    for layer in layers:
        if layer is not None:
            layer.add_to(atlas)
    voice = Voice(names, _list_story(reading.places))
    voice.add_to(atlas)
    _fix_ids(_get_figure(atlas), key)
    voice.key = key
    voice.outlines = outlines.get_name()
    voice.layers = ["null" if layer is None else layer.get_name() for layer in layers]
    return atlas


def _list_story(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return where the story is, without names, for the map to begin there; see ``viewOf`` in ``reach.js``."""
    far = far_places(places)
    near = [place for place in places if place.id not in far and not is_behind(place)] or places
    return [
        {
            "shape": shape_of(place),
            "point": [round(place.latitude, 4), round(place.longitude, 4)],
            "radius": 0 if is_behind(place) else place.radius_km or 0,
        }
        for place in near
    ]


def _make_layer(place: Place) -> Any:
    """Make the layer of a place; None if the outline of a country stands for it."""
    point, shape = (round(place.latitude, 4), round(place.longitude, 4)), shape_of(place)  # precise to about ten metres
    if shape == "area":
        return None
    if shape == "ring" and place.radius_km:
        return folium.Circle(point, radius=place.radius_km * 1000, fill=True)
    return Pin(point)


def _walk(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _walk(child)


def _get_figure(atlas: Atlas) -> Figure:
    figure = atlas.get_root()
    assert isinstance(figure, Figure)  # folium gives every map one
    return figure


def _fix_ids(element: Element, key: str) -> None:
    """Replace folium's random ids with numbers, so that the same reading gives the same bytes."""
    count = 0
    queue = [element]
    while queue:
        one = queue.pop(0)
        one._id = f"{key[:8]}{count}"  # similar names compress well
        count += 1
        if hasattr(one, "layer_name") and one.layer_name != "countries":
            one.layer_name = f"layer {count}"
        children = list(one._children.values())
        one._children.clear()
        for child in children:
            one._children[child.get_name()] = child
        parts = [getattr(one, name) for name in ("header", "html", "script") if isinstance(one, Figure)]
        queue += [*parts, *children]


def _stand_alone(figure: Figure) -> None:
    """Add all that a map needs if it is saved as a page."""
    figure.title = TITLE
    figure._template = Template(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>{{ this.title }}</title>\n{{ this.header.render(**kwargs) }}'
        "</head>\n<body>\n{{ this.html.render(**kwargs) }}</body>\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</html>\n"
    )
    style = f"<style>\n{leaflet('leaflet.css')}\n{bare('map/map.css')}\n</style>"
    pictures = {"icon": "marker-icon.png", "shadow": "marker-shadow.png"}
    urls = json.dumps({name: leaflet_picture(file) for name, file in pictures.items()})
    script = f"<script>\n{map_script()}\n{_script_icons(urls)}\n{bare('popups.js')}\n</script>"
    figure.header.add_child(Literal(style + script), name="newsnb", index=0)


def _script_icons(urls: str) -> str:
    """Return a script with Leaflet's default marker as data, which would otherwise be fetched for markers of users."""
    return (
        f'L.Icon.Default.imagePath = "data:";\n'
        f'L.Icon.Default.prototype._getIconUrl = function (name) {{ return {urls}[name] || "data:,"; }};'
    )


def map_page(reading: Reading, *, tiles: Tiles = None) -> MapPage:
    """Return what the map inside a view adds to `map_start`; names come by message."""
    atlas = draw(reading, tiles=tiles)
    figure = _get_figure(atlas)
    figure.render()
    script = f'newsnbMap.addBox("{atlas.get_name()}");\n{figure.script.render()}'
    own = ENVIRONMENT.get_template("map_own.html").render(script=script)
    hosts, words = hosts_of(atlas)
    return MapPage(own, map_script() + script, " ".join(hosts), words)


@cache
def map_start() -> str:
    """Return the start of every map document: Leaflet, our script and the outlines, shared by all readings."""
    return ENVIRONMENT.get_template("map_start.html").render(
        style=leaflet("leaflet.css") + bare("map/map.css"), script=map_script()
    )
