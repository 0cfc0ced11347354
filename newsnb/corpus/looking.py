"""A corpus -> the columns of its view, and what of it fits what was chosen there."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsnb.errors import UnknownName
from newsnb.views.outlines import country_name
from newsnb.views.words import NAMINGS, TYPES

if TYPE_CHECKING:
    import pandas as pd

    from newsnb.corpus.holding import Corpus

_LONGEST = 200  # characters of a quote's words in the view
_CHOICES = ("outlet", "role", "naming", "type", "speaker", "from", "to", "box", "words", "article")
OF_QUOTES = ("role", "naming", "type", "speaker")


def columns_of_view(corpus: "Corpus") -> dict[str, Any]:
    """Return the columns, as ``views/static/corpus/columns.js`` takes them."""
    articles, quotes, places = corpus.articles, spoken(corpus), corpus.places
    number = {article: row for row, article in enumerate(articles["article"])}
    outlets, outlet = _number(articles["outlet"])
    speakers, speaker = _number(quotes["speaker"].where(quotes["naming"] == "named"))
    kinds = {name: _number(quotes[name]) for name in ("role", "naming", "type")}
    gazetteer = places.drop_duplicates("key")
    keys = {key: row for row, key in enumerate(gazetteer["key"])}
    words = [one[:_LONGEST] for one in quotes["content"].fillna("")]
    return {
        "title": f"A corpus of {len(articles):,} articles",
        "articles": {
            "id": articles["article"].tolist(),
            "title": articles["title"].fillna("").tolist(),
            "outlet": outlet,
            "date": days_of(articles["date"]),
        },
        "quotes": {
            "article": [number[article] for article in quotes["article"]],
            "speaker": speaker,
            **{name: cells for name, (_, cells) in kinds.items()},
            "words": words if any(words) else None,
        },
        "named": {
            "article": [number[article] for article in places["article"]],
            "place": [keys[key] for key in places["key"]],
        },
        "places": {
            "name": gazetteer["name"].tolist(),
            "lat": gazetteer["latitude"].round(4).tolist(),
            "lon": gazetteer["longitude"].round(4).tolist(),
            "country": gazetteer["country"].fillna("").tolist(),
        },
        "countries": {code: country_name(code) for code in sorted(set(gazetteer["country"].dropna()))},
        "outlets": outlets,
        "speakers": speakers,
        **{f"{name}s": values for name, (values, _) in kinds.items()},
        "labels": TYPES | NAMINGS,
    }


def spoken(corpus: "Corpus") -> "pd.DataFrame":
    """Return the quotes that the view counts: those that are said, and not within others."""
    quotes = corpus.quotes
    return quotes[(quotes["kind"] == "speech") & quotes["parent"].isna()]


def _number(cells: "pd.Series[Any]") -> tuple[list[str], list[int]]:
    """Return the different values in order, and for each cell the number of its value, -1 for none."""
    import pandas as pd

    codes, values = pd.factorize(cells, sort=True)
    return list(values), codes.tolist()


def days_of(dates: "pd.Series[Any]") -> list[int | None]:
    """Return dates as days since 1970; those without a day begin their month or year, and others are None."""
    import pandas as pd

    written = dates.astype("str").str.extract(r"^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?!\d)")[0]
    whole = (written + "-01-01").str[:10].where(written.str.len() == 4, (written + "-01").str[:10])
    found = pd.to_datetime(whole, format="%Y-%m-%d", errors="coerce")
    days = (found - pd.Timestamp(0)).dt.days
    return [None if day != day else int(day) for day in days.tolist()]


def check_choice(choice: Mapping[str, Any], corpus: "Corpus") -> dict[str, Any]:
    """Return a choice without what is None.

    Raises
    ------
    UnknownName
        If there is no such choice, or no such article.
    """
    for name in choice:
        if name not in _CHOICES:
            raise UnknownName("choice", name, _CHOICES)
    found = {name: value for name, value in choice.items() if value is not None}
    for end in {"from", "to"} & set(found):
        if isinstance(found[end], str):
            found[end] = _day_of(found[end])
    if "article" in found and found["article"] not in corpus:
        raise UnknownName("article", found["article"], list(corpus))
    return found


def _day_of(date: str) -> int:
    import pandas as pd

    (day,) = days_of(pd.Series([date]))
    if day is None:
        raise ValueError(f"{date!r} is no date; write it as 2019-09-13")
    return day


def fit(corpus: "Corpus", choice: Mapping[str, Any]) -> tuple["pd.DataFrame", "pd.DataFrame"]:
    """Return the articles and the quotes that fit a choice, as the view shows them."""
    articles, quotes = _fit_articles(corpus, choice), spoken(corpus)
    quotes = quotes[quotes["article"].isin(articles["article"])]
    wanted = [name for name in OF_QUOTES if name in choice]
    for name in wanted:
        quotes = quotes[(quotes[name] == choice[name]) & ((name != "speaker") | (quotes["naming"] == "named"))]
    words = str(choice.get("words", "")).strip().lower()
    titled = articles["article"][_contains(articles["title"], words)]
    if words:
        named = quotes["speaker"].where(quotes["naming"] == "named")
        said = _contains(quotes["content"].str[:_LONGEST], words)
        quotes = quotes[quotes["article"].isin(titled) | _contains(named, words) | said]
    if wanted or words:
        shown = {*quotes["article"], *(titled if words and not wanted else ())}
        articles = articles[articles["article"].isin(shown)]
    return articles.reset_index(drop=True), quotes.reset_index(drop=True)


def _contains(cells: "pd.Series[Any]", words: str) -> "pd.Series[bool]":
    return cells.fillna("").str.lower().str.contains(words, regex=False).astype(bool)


def _fit_articles(corpus: "Corpus", choice: Mapping[str, Any]) -> "pd.DataFrame":
    import pandas as pd

    articles, places = corpus.articles, corpus.places
    if "outlet" in choice:
        articles = articles[articles["outlet"] == choice["outlet"]]
    if "from" in choice or "to" in choice:
        day = pd.Series(days_of(articles["date"]), index=articles.index, dtype="float64")
        articles = articles[day.between(choice.get("from", -1e9), choice.get("to", 1e9))]
    if "box" in choice:
        south, west, north, east = choice["box"]
        lat, lon = places["latitude"].round(4), places["longitude"].round(4)
        near = places["article"][lat.between(south, north) & lon.between(west, east)]
        articles = articles[articles["article"].isin(near)]
    return articles


Observer = Callable[[Mapping[str, Any]], object]


def pick_readings(corpus: "Corpus", articles: Sequence[str] | None, most: int) -> list[str]:
    """Return the articles whose own views a page has: those named, or all if they are not too many."""
    if articles is not None:
        return [str(article) for article in articles]
    return list(corpus) if len(corpus) <= most else []
