"""Make folium layers of map tiles, and list the hosts that they load pictures from."""

import re
from urllib.parse import urlsplit

import folium
import xyzservices

from newsnb.errors import UnknownName

Tiles = str | xyzservices.TileProvider | None

_HOST = re.compile(r"https?://[\w.:\[\]-]+")


def tile_layer(tiles: str | xyzservices.TileProvider) -> folium.TileLayer:
    """Make the layer, with its attribution as plain text, because a link would replace the page in the map's frame.

    Parameters
    ----------
    tiles
        A name from xyzservices ("OpenStreetMap"), an address with ``{z}``, ``{x}`` and ``{y}``, or a
        ``xyzservices.TileProvider``, which brings its own attribution.

    Raises
    ------
    UnknownName
        If it is none of these, or needs a key that was not given.
    """
    provider = _find_provider(tiles)
    if provider.requires_token():
        raise UnknownName("map tiles without a key", provider.get("name", tiles), _KNOWN)
    hosts = _list_hosts(provider.build_url(fill_subdomain=False), str(provider.get("subdomains", "abc")))
    if not hosts:
        raise UnknownName("map tiles", tiles, _KNOWN)
    words = str(provider.get("attribution", "")).replace("(C)", "©") or f"Tiles: {urlsplit(hosts[0]).hostname}"
    return folium.TileLayer(provider, name="tiles", attr=words, referrer_policy="strict-origin-when-cross-origin")


def hosts_of(atlas: folium.Map) -> tuple[list[str], str]:
    """Return the hosts of a map's tiles, and their attribution."""
    layers = [layer for layer in atlas._children.values() if isinstance(layer, folium.TileLayer)]
    hosts = [host for layer in layers for host in _list_hosts(layer.tiles, str(layer.options["subdomains"]))]
    return hosts, " · ".join(str(layer.options["attribution"]) for layer in layers)


def _find_provider(tiles: str | xyzservices.TileProvider) -> xyzservices.TileProvider:
    if isinstance(tiles, xyzservices.TileProvider):
        return tiles
    if not isinstance(tiles, str):
        raise UnknownName("map tiles", tiles, _KNOWN)
    if "{z}" in tiles:
        return xyzservices.TileProvider(name="tiles", url=tiles, attribution="")
    name = {"openstreetmap": "OpenStreetMap.Mapnik", "osm": "OpenStreetMap.Mapnik"}.get(tiles.lower(), tiles)
    try:
        return xyzservices.providers.query_name(name)
    except ValueError as error:
        raise UnknownName("map tiles", tiles, _KNOWN) from error


_KNOWN = ("OpenStreetMap", "an address with {z}, {x} and {y}", "a TileProvider of xyzservices")


def _list_hosts(url: str, subdomains: str) -> list[str]:
    """Return each scheme and host that the tiles of an address can come from."""
    parts = urlsplit(url)
    names = dict.fromkeys(f"{parts.scheme}://{parts.netloc.replace('{s}', one)}" for one in subdomains)
    return [name for name in names if _HOST.fullmatch(name)]
