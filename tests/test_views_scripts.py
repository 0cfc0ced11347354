"""The view's pure functions, run by node where there is one."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from newsnb.views import assets
from newsnb.views.model import view_data
from readings import harbour

APP = Path(assets.__file__).parent / "static" / "app"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these")


def run(module, names, expression, data=None):
    """Import ``names`` from a module of the view and give the value of ``expression``."""
    code = f"import {{ {names} }} from {json.dumps((APP / module).as_uri())};\n" + (
        "import { readFileSync } from 'node:fs';\nconst data = JSON.parse(readFileSync(0, 'utf8') || 'null');\n"
        f"console.log(JSON.stringify({expression}));"
    )
    done = subprocess.run(
        [NODE, "--experimental-default-type=module", "--input-type=module", "-e", code],
        input=json.dumps(data),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def data():
    return view_data(harbour())


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        ("don't", "They don’t and don't.", ["don’t", "don't"]),
        ("a  (b", "A\n(B) a (b", ["A\n(B", "a (b"]),
        ("straße", "STRASSE Straße", ["Straße"]),
        ("😀.", "x 😀. y😀x", ["😀."]),
        ("cease-fire", "a cease‑fire", ["cease‑fire"]),
    ],
    ids=["quotation marks", "white space and brackets", "letters", "emoji", "hyphens"],
)
def test_a_search_takes_words_as_a_reader_means_them(search, text, found):
    assert run("search.js", "patternOf", f"{json.dumps(text)}.match(patternOf({json.dumps(search)}))") == found


def test_the_counts_of_who_speaks_are_those_of_the_frame(data):
    made = run(
        "audit.js",
        "tally",
        "((t) => ({ words: t.words, quotes: t.quotes.length, namings: t.namings.map((s) => [s.key, s.quotes.length]),"
        " speakers: t.speakers.map((s) => [s.name, s.words]) }))(tally(data.quotes))",
        data,
    )
    sources = harbour().to_frame("sources")
    assert made["words"] == sources["of_words"].iloc[0]
    assert made["quotes"] == sources["of_quotes"].iloc[0]
    assert made["namings"] == [["by name", 5], ["by a description", 1], ["as a group", 2], ["by nobody", 2]]
    named = sources.dropna(subset="speaker").groupby("speaker")["words"].sum().to_dict()
    assert {name: words for name, words in made["speakers"] if name in named} == named
    assert [words for _, words in made["speakers"]] == sorted((words for _, words in made["speakers"]), reverse=True)


def test_a_selection_is_related_to_its_quotes(data):
    oslo = next(place["id"] for place in data["places"] if place["name"] == "Oslo")
    related = "((r) => [r.kind, r.quotes.length, [...r.ids]])(relate(data, index(data), {}))"
    assert run("relations.js", "relate, index", related.format(json.dumps(oslo)), data) == ["place", 1, [oslo]]
    assert run("relations.js", "relate, index", related.format("'nothing-1'"), data) == ["nothing", 10, []]
    quote = data["quotes"][0]
    kind, _, ids = run("relations.js", "relate, index", related.format(json.dumps(quote["id"])), data)
    assert kind == "quote"
    assert set(ids) == {quote["id"], quote["who"][0]["id"], *quote["places"]}


def test_the_store_tells_of_changes_only_and_knows_what_there_is(data):
    heard = run(
        "store.js",
        "makeStore",
        "((store) => { const heard = []; store.watch((id, from) => heard.push([id, from]));"
        " store.set('a'); store.set('a'); store.set('b', 'map'); store.set(null); return heard; })"
        "(makeStore((id) => id === 'a'))",
    )
    assert heard == [["a", "view"], [None, "map"]]
