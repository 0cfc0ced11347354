"""The view of a corpus, measured on invented articles: 5,000 that name 50,000 places and have 80,000 quotes."""

import random
from statistics import median
from typing import Any

from newsnb.bench.view.browser import browser
from newsnb.corpus.columns import TABLES, Cells, empty_tables
from newsnb.corpus.holding import Corpus

_OUTLETS = ("Coast Post", "Daily Ferry", "Harbour Gazette", "Inland Mail", "North Wire", "Quay Radio")
_FIRST = ("Ada", "Ben", "Carla", "Dov", "Elin", "Femi", "Greta", "Hugo", "Ines", "Jan", "Kaya", "Leo")
_LAST = ("Berg", "Solheim", "Okafor", "Reyes", "Lindqvist", "Marsh", "Novak", "Tanaka", "Petrov", "Haddad")
_ROLES = ("politician", "official", "expert", "police", "business", "citizen")
_NEWS = ("the quay is shut", "a storm is near", "new boats come", "talks go on")
_NAMINGS = {"named": 5, "described": 3, "collective": 2, "none": 1}
# Choose roles, outlets and places in turn, each until it is laid out and drawn on the map.
_CHOOSE = """async () => {
    const times = [];
    const pick = (name, at) => () => {
        const field = document.querySelector(`select[name=${name}]`);
        field.selectedIndex = at % field.options.length;
        field.dispatchEvent(new Event("change"));
    };
    const bar = (at) => () => document.querySelectorAll(".bars button")[at].click();
    for (let round = 0; round < 8; round++) {
        for (const choose of [pick("role", round), pick("outlet", round), bar(round)]) {
            const began = performance.now();
            choose();
            document.body.getBoundingClientRect();
            times.push(performance.now() - began);
            await new Promise((done) => setTimeout(done, 40));
        }
    }
    return times;
}"""
_BLANK: dict[str, Any] = {"int64": 1, "bool": False, "float64": 0.9}


def measure_view() -> dict[str, float]:
    """Return the seconds until the page is ready, the milliseconds of a choice (median), and the megabytes of the page.

    Raises
    ------
    PackageNotFound, ProgramNotFound
        If Playwright or Chromium is not there.
    """
    page = made().view().page
    with browser() as chromium:
        ready = chromium.ready(page) / 1000
        with chromium.opened(page) as tab:
            tab.locator("html.ready").wait_for()
            times = [float(time) for time in tab.evaluate(_CHOOSE)]
    return {"seconds until ready": ready, "milliseconds of a choice": median(times), "megabytes": len(page) / 1e6}


def made(*, articles: int = 5_000, places: int = 50_000, quotes: int = 16, title: str = "Day {}: {}") -> Corpus:
    """Return a corpus.

    Parameters
    ----------
    articles, places
        How many; no place is named twice.
    quotes
        Of each article.
    title
        Of each article, with room for its number and its news.
    """
    draw = random.Random(0)
    tables = empty_tables({})
    for number in range(articles):
        some = range(number * places // articles, (number + 1) * places // articles)
        _add_article(tables, draw, _describe(draw, number, title), some, quotes)
    return Corpus(own={}, tables=tables)


def _describe(draw: random.Random, number: int, title: str) -> dict[str, Any]:
    return {
        "article": f"a{number}",
        "title": title.format(number, draw.choice(_NEWS)) if "{}" in title else title,
        "outlet": draw.choice(_OUTLETS),
        "date": f"{2015 + number % 7}-{1 + number % 12:02}-{1 + number % 28:02}",
    }


def _add_article(
    tables: dict[str, Cells], draw: random.Random, about: dict[str, Any], places: range, quotes: int
) -> None:
    _add(tables, "articles", about)
    for place in places:
        near = draw.random() < 0.6
        latitude = draw.gauss(50, 8) if near else draw.uniform(-40, 65)
        longitude = draw.gauss(12, 14) if near else draw.uniform(-120, 150)
        point = {"latitude": min(latitude, 80.0), "longitude": longitude, "country": "NO"}
        _add(
            tables, "places", about | point | {"id": f"place-{place}", "key": f"made:{place}", "name": f"Port {place}"}
        )
    for quote in range(quotes):
        _add(tables, "quotes", about | _make_quote(draw, quote))


def _make_quote(draw: random.Random, number: int) -> dict[str, Any]:
    (naming,) = draw.choices(list(_NAMINGS), list(_NAMINGS.values()))
    return {
        "id": f"quote-{number}",
        "kind": "speech",
        "type": draw.choice(("direct", "indirect", "mixed")),
        "naming": naming,
        "speaker": f"{draw.choice(_FIRST)} {draw.choice(_LAST)}" if naming == "named" else "a sailor",
        "role": draw.choice(_ROLES) if naming != "none" else None,
        "content": f"that boat {draw.randrange(900)} sails again, whatever the harbour office says of the weather",
    }


def _add(tables: dict[str, Cells], table: str, row: dict[str, Any]) -> None:
    for column, kind in TABLES[table].items():
        tables[table][column].append(row.get(column, _BLANK.get(kind)))
