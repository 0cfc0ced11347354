"""A reading's view -> how large it is, what it asks of the network, and how soon it is there and answers.

Needs Chromium and Playwright (the extra ``dev``). Times are of this machine: read them beside one another.
"""

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from statistics import median
from typing import Any

from newsnb.bench.tables import aligned
from newsnb.bench.view.articles import article
from newsnb.bench.view.browser import Browser, browser
from newsnb.bench.view.correcting import corrections
from newsnb.reading import Reading
from newsnb.views import mimebundle, page_of

SIZES = (2_000, 20_000, 100_000, 200_000)
"""Characters of the articles that are made up where none is given."""

BARS = {
    "cell": 190_000,  # bytes of a cell of a short article
    "fixed": 8_000,  # bytes that a cell may grow by, whatever the text
    "growth": 3.0,  # bytes that it may grow by for each byte of the text
    "requests": 0,
    "painted": 1.4,  # times the painting of a bare folium map in the same frame
    "ready": 3.0,  # times the readiness of the shortest article, at 100,000 characters
    "select": 50.0,  # milliseconds
    "correct": 100.0,  # milliseconds from a correction until Python and all panels have it
}

_ROUNDS = 5


def run(path: Path | None = None, *, limit: int | None = None) -> dict[str, Any]:
    """Measure the view.

    Parameters
    ----------
    path
        A file that `newsnb.load` or `newsnb.read` can read, to measure its view; None makes up articles of `SIZES`.
    limit
        Number of articles to measure; None for all.

    Returns
    -------
    dict
        Plain values. For each article: characters, marks, the bytes of its cell and by how many it grows for each
        byte of the text, requests to any host, milliseconds until it is ready and until a choice is drawn (medians
        and quickest of rounds). ``painted``: from Python to a painted map, and the same of a bare folium map,
        in the same frame and in its own. ``corrected``: milliseconds of corrections until Python and all panels of two
        cells have them, made in a view and in Python.

    Raises
    ------
    PackageNotFound, ProgramNotFound
        If Playwright or Chromium is not there.
    """
    readings = [_read(path)] if path else [article(size) for size in SIZES[:limit]]
    with browser() as chromium:
        sizes = [_size(reading) for reading in readings]
        pages = [page_of(reading) for reading in readings]
        chromium.ready(pages[0])  # the first page of a browser is slow
        ready = list(zip(*([chromium.ready(page) for page in pages] for _ in range(_ROUNDS)), strict=True))
        figures = [
            size | {"requests": chromium.requests(reading), "ready_ms": _times(times), "select_ms": _times(chosen)}
            for size, reading, times, chosen in zip(
                sizes, readings, ready, (chromium.choices(page) for page in pages), strict=True
            )
        ]
        painted = _painted(chromium, readings[0])
        corrected = {way: _times(times) for way, times in corrections(chromium, readings[0]).items()}
    return {
        "bench": "view",
        "corpus": path.name if path else "articles that were made up",
        "date": date.today().isoformat(),
        "made_by": {"newsnb": version("newsnb"), "python": python_version(), "machine": machine()},
        "browser": chromium.version,
        "articles": figures,
        "painted": painted,
        "corrected": corrected,
    }


def table(results: Mapping[str, Any]) -> str:
    """Show results of `run` in lines of text, with the bars below."""
    rows: list[tuple[str, ...]] = [
        ("characters", "marks", "cell, bytes", "growth", "requests", "ready, ms", "x first", "choice, ms", "slowest")
    ]
    articles = results["articles"]
    for one in articles:
        rows.append(
            (
                f"{one['characters']:,}", f"{one['marks']:,}", f"{one['cell']:,}", f"{one['growth']:.2f}",
                str(one["requests"]), f"{one['ready_ms']['median']:.0f}",
                f"{one['ready_ms']['least'] / articles[0]['ready_ms']['least']:.2f}",
                f"{one['select_ms']['median']:.0f}", f"{one['select_ms']['most']:.0f}",
            )
        )  # fmt: skip
    painted = results["painted"]
    bars = (
        f"Bars: a short article's cell {BARS['cell']:,}; growth {BARS['growth']:g} bytes for each byte of text beyond "
        f"{BARS['fixed']:,}; requests 0; 100,000 characters ready in {BARS['ready']:g} x the first; a choice "
        f"{BARS['select']:g} ms; painted {BARS['painted']:g} x; a correction {BARS['correct']:g} ms."
    )
    run_to_painted = (
        f"From run to painted map: {painted['view_ms']:.0f} ms; a bare folium map in the same frame "
        f"{painted['folium_ms']:.0f} ms; ratio {painted['ratio']:.2f}. In folium's own frame, which is not kept apart "
        f"from the page: {painted['own_frame_ms']:.0f} ms."
    )
    return "\n\n".join(
        (
            f"{results['corpus']}, {results['browser']}",
            aligned(rows),
            run_to_painted,
            *_told_of(results["corrected"]),
            bars,
        )
    )


def _told_of(corrected: Mapping[str, Mapping[str, float]]) -> list[str]:
    ways = {
        "from_view": "From a correction in a view until Python and all panels have it",
        "from_python": "from one in Python",
    }
    told = [f"{words}: {corrected[way]['median']:.0f} ms" for way, words in ways.items() if way in corrected]
    return ["; ".join(told) + "."] if told else []


def _read(path: Path) -> Reading:
    if path.suffix == ".json":
        from newsnb.export import load

        return load(path)
    from newsnb.intake import read_file
    from newsnb.pipeline import read

    return read(read_file(path))


def _size(reading: Reading) -> dict[str, Any]:
    """Weigh a cell, and what of it the article makes."""
    nothing = len(mimebundle(article(0))["text/html"].encode())
    cell = len(mimebundle(reading)["text/html"].encode())
    text = len((reading.text or "").encode())
    return {
        "characters": reading.length,
        "marks": sum(len(entity.mentions) for entity in reading.entities)
        + sum(len(place.mentions) for place in reading.places),
        "places": len(reading.places),
        "quotes": len(reading.quotes),
        "cell": cell,
        "growth": round(max(0, cell - nothing - BARS["fixed"]) / text, 3),
    }


def _times(times: list[float] | tuple[float, ...]) -> dict[str, float]:
    return {"median": round(median(times), 1), "least": round(min(times), 1), "most": round(max(times), 1)}


def _painted(chromium: Browser, reading: Reading) -> dict[str, float]:
    """Compare the way from a run to a painted map with that of a bare folium map of the same size, in turns.

    Once in the same frame, which the browser keeps apart from the page in a process of its own; once in folium's, which
    shares the page's process and may do in it what it likes.
    """
    _, size = chromium.view_painted(reading)  # what is imported and packed once is so now
    rounds = [
        (
            chromium.view_painted(reading)[0],
            *(chromium.folium_painted(reading, size, shut=shut) for shut in (True, False)),
        )
        for _ in range(2 * _ROUNDS)
    ]
    view, folium, own = (min(times) for times in zip(*rounds, strict=True))
    return {
        "view_ms": round(view, 1),
        "folium_ms": round(folium, 1),
        "ratio": round(view / folium, 2),
        "own_frame_ms": round(own, 1),
    }
