"""A corpus that was saved without words, and the articles -> the corpus with words, from the offsets in its tables."""

import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from newsnb.corpus.columns import TABLES, Cells, read_spans
from newsnb.corpus.holding import Corpus, cells_of
from newsnb.errors import NewsnbWarning, WrongType
from newsnb.intake import readable, take
from newsnb.reading import sha256_of

Key = tuple[str, str]
"""Id of an article, and of something in it."""


def rejoin(corpus: Corpus, texts: Any) -> Corpus:
    """Return a corpus with the words of its articles put back into its tables.

    Parameters
    ----------
    corpus
        One that was saved or read without them.
    texts
        The articles, each as `newsnb.read` takes it, by id: a dict, or a pandas Series. Those of other text than was
        read, and those that are not there, stay without words; a warning counts them.

    Returns
    -------
    Corpus
        Its tables with what was said, who is described, and all words as printed. Lost for good are the titles of
        entities and the reasons for places.

    Raises
    ------
    WrongType
        If the texts have no ids.

    Examples
    --------
    >>> import newsnb
    >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
    >>> import tempfile
    >>> bare = newsnb.load(corpus.save(f"{tempfile.mkdtemp()}/kept", text=False))
    >>> bare.quotes["content"].isna().all()
    np.True_
    >>> rejoin(bare, {"a": '"We will go on," Tom Reed said in Lisbon.'}).quotes["content"].tolist()
    ['"We will go on,"']
    """
    if not hasattr(texts, "items") or hasattr(texts, "columns"):
        raise WrongType("rejoin", "texts by id, as a dict or a Series (frame.set_index('id')['text'])", texts)
    tables = {name: cells_of(corpus.table(name)) for name in TABLES}
    held = _hold(tables["articles"], {str(id): text for id, text in texts.items()})
    _fill_words(tables["mentions"], held)
    _fill_words(tables["times"], held)
    printed, first = _collect_printed(tables["mentions"])
    _fill_names(tables, printed, first)
    _fill_quotes(tables["quotes"], held)
    _fill_said_when(tables["quotes"], tables["times"])
    return Corpus(own=corpus.own, tables=tables)


def _hold(articles: Cells, given: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts that were read, by the id of their article."""
    held, other, missing = {}, 0, 0
    for article, digest, problem in zip(articles["article"], articles["sha256"], articles["problem"], strict=True):
        if article not in given:
            missing += problem is None
            continue
        text = readable(take(given[article]).text) if given[article] is not None else ""
        if sha256_of(text) == digest:
            held[article] = text
        else:
            other += problem is None
    if other or missing:
        line = f"{missing} articles of the corpus have no text here, and {other} another than was read"
        warnings.warn(f"{line}; they stay without words", NewsnbWarning, stacklevel=3)
    return held


def _fill_words(cells: Cells, held: Mapping[str, str]) -> None:
    places = zip(cells["article"], cells["start"], cells["end"], cells["words"], strict=True)
    cells["words"] = [held[a][start:end] if a in held else words for a, start, end, words in places]


def _collect_printed(mentions: Cells) -> tuple[dict[Key, str], dict[Key, str]]:
    """Return the different names of each thing as printed, and the words with which it is first named or described."""
    printed: dict[Key, dict[str, None]] = {}
    first: dict[Key, str] = {}
    columns = (mentions[name] for name in ("article", "of", "kind", "use", "words"))
    for article, of, kind, use, words in zip(*columns, strict=True):
        if words and kind != "unresolved":
            first.setdefault((article, of), words)
            if kind == "place" or use == "name":
                printed.setdefault((article, of), {})[words] = None
    return {key: "; ".join(words) for key, words in printed.items()}, first


def _fill_names(tables: dict[str, Cells], printed: Mapping[Key, str], first: Mapping[Key, str]) -> None:
    for name in ("entities", "places"):
        cells = tables[name]
        cells["words"] = [
            printed.get(key, words) for key, words in zip(_keys(cells, "id"), cells["words"], strict=True)
        ]
    entities = tables["entities"]
    entities["name"] = [
        name or printed.get(key, "").split("; ")[0] or first.get(key)
        for key, name in zip(_keys(entities, "id"), entities["name"], strict=True)
    ]
    names = dict(zip(_keys(entities, "id"), entities["name"], strict=True))
    for table, column, ids in (
        ("mentions", "name", "of"),
        ("sources", "speaker", "entity"),
        ("links", "name", "of"),
        ("quotes", "speaker", "speaker_ids"),
        ("quotes", "via", "via_ids"),
        ("quotes", "told_to", "told_to_ids"),
    ):
        cells = tables[table]
        cells[column] = [
            _join(article, of, names) or found
            for (article, of), found in zip(_keys(cells, ids), cells[column], strict=True)
        ]


def _keys(cells: Cells, ids: str) -> Iterable[Key]:
    return zip(cells["article"], cells[ids], strict=True)


def _join(article: str, ids: str | None, names: Mapping[Key, str | None]) -> str | None:
    found = [names.get((article, one)) for one in (ids or "").split("; ")]
    return "; ".join(name for name in found if name) if all(found) else None


def _fill_quotes(quotes: Cells, held: Mapping[str, str]) -> None:
    for column in ("content", "cue", "source", "channel", "anonymity_reason"):
        rows = zip(quotes["article"], quotes["spans"], quotes[column], strict=True)
        quotes[column] = [
            " ... ".join(held[a][start:end] for start, end in read_spans(spans).get(column, ())) or None
            if a in held
            else words
            for a, spans, words in rows
        ]


def _fill_said_when(quotes: Cells, times: Cells) -> None:
    words = dict(zip(_keys(times, "id"), times["words"], strict=True))
    keys = zip(_keys(quotes, "said_when_id"), quotes["said_when"], strict=True)
    quotes["said_when"] = [words.get(key) or found for key, found in keys]
