"""The view of a corpus: its columns, what fits a choice in Python and in the browser, and what Python is told."""

import html
import json
import subprocess
from pathlib import Path

import pandas as pd
import pytest

import newsnb
from newsnb.bench.view.corpora import made
from newsnb.corpus.looking import columns_of_view, days_of
from newsnb.errors import UnknownName
from newsnb.views import assets
from scripted import NODE

CORPUS = Path(assets.__file__).parent / "static" / "corpus"

CHOICES = [
    {},
    {"outlet": "Coast Post"},
    {"role": "police", "naming": "named"},
    {"speaker": "Ada Berg"},
    {"from": 16_500, "to": 17_200},
    {"box": [40, 0, 55, 20], "type": "direct"},
    {"words": "STORM"},
    {"words": "ada berg", "outlet": "North Wire"},
    {"words": "storm", "naming": "none"},
]


@pytest.fixture(scope="module")
def corpus():
    return made(articles=60, places=300, quotes=8)


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these")
def test_python_and_the_browser_find_the_same(corpus):
    code = f"""import {{ unfold, fit }} from {json.dumps((CORPUS / "columns.js").as_uri())};
        import {{ readFileSync }} from "node:fs";
        const {{ given, choices }} = JSON.parse(readFileSync(0, "utf8"));
        const data = unfold(given);
        console.log(JSON.stringify(choices.map((choice) => {{
          const {{ articles, quotes }} = fit(data, choice);
          return [data.articles.id.filter((_, row) => articles[row]), quotes.reduce((sum, one) => sum + one, 0)];
        }})));"""
    given = json.dumps({"given": columns_of_view(corpus), "choices": CHOICES})
    view = corpus.view()
    for choice, (ids, quotes) in zip(CHOICES, run_node(code, given), strict=True):
        view.choose(**dict.fromkeys(view.choice) | choice)
        assert (list(view.articles["article"]), len(view.quotes)) == (ids, quotes), choice
    assert 0 < quotes < len(corpus.quotes)


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these")
@pytest.mark.parametrize(
    ("dates", "names", "counts"),
    [
        (["2020-02-28", "2020-03-01", "2020-03-01", "x"], ["28 Feb 2020", "29 Feb 2020", "1 Mar 2020"], [1, 0, 2]),
        (["2019-12-02", "2020-04"], ["Dec 2019", "Jan 2020", "Feb 2020", "Mar 2020", "Apr 2020"], [1, 0, 0, 0, 1]),
        (["1912", "1914-07-28", "1924-01"], [str(year) for year in range(1912, 1925)], [1, 0, 1, *[0] * 9, 1]),
        ([None], [], []),
    ],
    ids=["days", "months", "years", "none"],
)
def test_bars_are_days_months_or_years_without_gaps(dates, names, counts):
    days = days_of(pd.Series(dates, dtype="str"))
    code = f"""import {{ barsOf, countBars }} from {json.dumps((CORPUS / "days.js").as_uri())};
        const days = {json.dumps(days)};
        const bars = barsOf(days);
        console.log(JSON.stringify([bars.map(({{ name }}) => name), [...countBars(bars, days)]]));"""
    assert run_node(code) == [names, counts]


def run_node(code, given=""):
    words = [NODE, "--experimental-default-type=module", "--input-type=module", "-e", code]
    done = subprocess.run(words, input=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_choice_is_checked_and_told_once(corpus):
    view, told = corpus.view(), []
    view.observe(told.append)
    view.choose(outlet="North Wire", from_="2016-01-01", to="2016-12-31")
    view.choose(outlet="North Wire")
    assert told == [{"outlet": "North Wire", "from": 16_801, "to": 17_166}]
    assert set(view.articles["outlet"]) == {"North Wire"}
    view.choose(outlet=None, from_=None, to=None)
    assert view.choice == {}
    with pytest.raises(UnknownName, match="there is no choice 'colour'; choose one of: outlet"):
        view.choose(colour="red")
    with pytest.raises(UnknownName, match="there is no article 'zz'"):
        view.choose(article="zz")
    with pytest.raises(newsnb.NewsnbError, match="there is no article 'zz'"):
        corpus.view(["zz"]).save("nowhere.html")


def test_the_page_asks_for_nothing_and_holds_no_words_as_markup(corpus, tmp_path):
    hostile = made(articles=2, places=4, quotes=1, title="<script>alert(1)</script>{{ 7*7 }}")
    page = hostile.view().save(tmp_path / "corpus.html").read_text("utf-8")
    assert "alert(1)" not in page
    assert "default-src 'none'" in html.unescape(page)
    assert "text/html" in corpus.view()._repr_mimebundle_()
