"""Write several readings to one file: each row of a table and each place names its article."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsnb.export.geojson import collection_of, features_of
from newsnb.export.tables import csv_of, workbook_of
from newsnb.frames import TABLES, frame_of, table_named
from newsnb.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

_FIRST = {"article": "int64", "article_title": "str"}


def joined(readings: Sequence[Reading], table: str) -> "pd.DataFrame":
    """Return one table of all readings; its first columns are the number of the article, from 1, and its title."""
    columns, rows_of = table_named(table)
    rows = [
        dict(zip(_FIRST, (number, reading.meta.title), strict=True)) | row
        for number, reading in enumerate(readings, 1)
        for row in rows_of(reading)
    ]
    return frame_of(rows, _FIRST | columns)


def several_to_geojson(readings: Sequence[Reading]) -> str:
    """Return the places of all readings; each feature names its article, whose number begins its ``id``."""
    features = []
    for number, reading in enumerate(readings, 1):
        about = {"article": number, "article_title": reading.meta.title}
        for feature in features_of(reading):
            properties = about | feature["properties"]
            features.append(feature | {"id": f"{number}/{feature['id']}", "properties": properties})
    return collection_of(features)


SEVERAL: dict[str, Callable[[Sequence[Reading], str], str | bytes]] = {
    "csv": lambda readings, table: csv_of(joined(readings, table)),
    "xlsx": lambda readings, table: workbook_of({name: joined(readings, name) for name in TABLES}),
    "geojson": lambda readings, table: several_to_geojson(readings),
}
"""The function that makes each format that can hold several readings, except the page."""
