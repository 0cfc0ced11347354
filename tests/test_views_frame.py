import base64
import gc
import hashlib
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import newsnb
from newsnb.values import Meta, Note, Quote
from newsnb.views import map_of, mimebundle, page_of
from newsnb.views.frame import frame_page
from packing import unpacked
from readings import HARBOUR, bare, harbour

HOSTILE = (
    "<script>alert(1)</script> {{7*7}} {% raw %} </mark><!-- --> ]]> </script> \u2028 <img src=x onerror=alert(1)> "
    "${1} &amp; \" ' ` srcdoc=\n"
)
MOST = 190_000  # bytes of a cell's output
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Tags(HTMLParser):
    """Notes every tag with its attributes, and the words outside scripts and styles."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.words, self.raw = [], [], ""
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.raw = tag if tag in {"script", "style"} else ""

    def handle_endtag(self, tag):
        self.raw = ""

    def handle_data(self, data):
        if not self.raw:
            self.words.append(data)


def payload_of(page):
    blocks = re.findall(r'id="newsnb-(?:shared|packed)">([^<]*)<', page)
    code, own = (unpacked(block) for block in blocks)
    return dict(zip(("style", "script", "map"), code.split("\0"), strict=True)) | json.loads(own)


def frame_of(cell):
    return html.unescape(re.search(r'srcdoc="([^"]*)"', cell)[1])


@pytest.fixture(scope="module")
def cell():
    return mimebundle(harbour())["text/html"]


@pytest.fixture(scope="module")
def hostile():
    first = harbour()
    place = replace(first.places[0], name=HOSTILE, reason=HOSTILE)
    entity = replace(first.entities[0], name=HOSTILE, title=HOSTILE)
    quote = Quote(id="quote-5", type="direct", content=((0, len(HOSTILE)),), naming="none")
    return replace(
        harbour(HOSTILE + HARBOUR),
        meta=Meta(title=HOSTILE, outlet=HOSTILE, date=HOSTILE, url="javascript:alert(1)"),
        places=(place,),
        entities=(entity,),
        quotes=(quote,),
    )


def test_mimebundle_is_html_and_text_and_never_a_widget():
    assert set(mimebundle(harbour())) == {"text/html", "text/plain"}


def test_the_summary_says_who_said_what():
    text = mimebundle(harbour())["text/plain"]
    assert "people close to the ministry ?, passed on by Kysten [according to], paraphrased: Edinburgh has not" in text


def test_a_cell_is_small(cell):
    assert len(cell.encode()) < MOST


def test_what_grows_with_the_article_is_small():
    empty = len(mimebundle(bare("Nothing."))["text/html"].encode())
    full = len(mimebundle(harbour())["text/html"].encode())
    assert full - empty <= 8_000 + 3 * len(HARBOUR.encode())


def test_the_fallback_comes_before_the_frame_with_labels_in_brackets(cell):
    fallback = cell[: cell.index("<iframe")]
    assert "<mark>Marit Solheim</mark> [person]" in fallback
    assert "<td>people close to the ministry ?<td>Kysten<td>" in fallback


def test_the_fallback_shows_the_article_who_was_told_and_the_notes():
    reading = harbour()
    first, *others = reading.quotes
    told = replace(first, told_to=(reading.entities[0].id,))
    notes = (Note(code="hardly-english", start=0, end=1, message="this does not look like <b>English</b>"),)
    bundle = mimebundle(replace(reading, quotes=(told, *others), notes=notes))
    fallback = bundle["text/html"].partition("<iframe")[0]
    assert "<div>Harbour towns weigh a ferry · North Sea Wire · 2 March 2026" in fallback
    assert "<th>Told to" in fallback
    assert f"<td>{reading.entities[0].name}<td>" in fallback
    assert "Note: this does not look like &lt;b&gt;English&lt;/b&gt;" in fallback
    assert f"told to {reading.entities[0].name}" in bundle["text/plain"]
    assert "Note: this does not look like <b>English</b>" in bundle["text/plain"]


def test_the_plain_summary_counts_in_a_readers_words():
    assert "\n0 quotes, 0 places, 0 people and groups" in mimebundle(bare("Rain."))["text/plain"]


def test_the_fallback_shows_every_word_of_the_article(cell):
    words = " ".join("".join(Tags(cell[: cell.index("<iframe")]).words).split())
    for tag in re.findall(r"</mark> \[([^\]]*)\]", cell):
        words = words.replace(f" [{tag}]", "")
    assert all(" ".join(line.split()) in words for line in HARBOUR.splitlines())


def test_the_frame_may_only_run_scripts(cell):
    frames = [attributes for tag, attributes in Tags(cell).tags if tag == "iframe"]
    assert [frame["sandbox"] for frame in frames] == ["allow-scripts"]


@pytest.mark.slow
def test_the_same_reading_gives_the_same_bytes_in_another_process(cell):
    code = (
        "import sys; from readings import harbour; from newsnb.views import map_of, mimebundle, page_of; r = harbour();"
        "sys.stdout.write(mimebundle(r)['text/html'] + page_of(r) + map_of(r)._repr_html_())"
    )
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parent), "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True).stdout.decode()
    assert other == cell + page_of(harbour()) + map_of(harbour())._repr_html_()


@pytest.mark.parametrize("make", [frame_page, page_of], ids=["frame", "page"])
def test_the_policy_names_the_hash_of_every_script(make):
    page = make(harbour())
    policy = next(
        attributes["content"] for tag, attributes in Tags(page).tags if attributes.get("http-equiv")
    )  # fmt: skip
    payload = payload_of(page)
    drawn = payload["map"] + payload["readings"][0]["map"]
    scripts = [payload["script"], *re.findall(r"<script>(.*?)</script>", page + drawn, re.DOTALL)]
    assert len(scripts) == 3
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert "unsafe-inline" not in policy.replace("style-src 'unsafe-inline'", "")
    assert policy.startswith("default-src 'none'")


def test_a_page_makes_no_request():
    page = page_of(harbour())
    for source in (page, payload_of(page)["map"]):
        for _, attributes in Tags(source).tags:
            assert not {"action", "background"} & set(attributes)
            assert attributes.get("src", "data:").startswith("data:")
        assert "@import" not in source
        assert not [style for style in re.findall(r"<style>.*?</style>", source, re.DOTALL) if "url(" in style]


def test_a_page_names_its_sources():
    page = page_of(replace(harbour(), meta=replace(harbour().meta, url="https://example.org/ferry")))
    assert '<html lang="en">' in page
    assert "<title>Harbour towns weigh a ferry</title>" in page
    foot = page[page.index("<footer") :]
    for words in (
        "North Sea Wire, 2 March 2026",
        "https://example.org/ferry",
        "newsnb 0.1.0",
        "GeoNames",
        "Natural Earth",
    ):
        assert words in foot


def test_hostile_words_do_not_become_markup(hostile):
    calm = replace(hostile, meta=Meta())
    for make in (lambda reading: mimebundle(reading)["text/html"], page_of, frame_page):
        page = make(hostile)
        allowed = {tag for tag, _ in Tags(make(harbour())).tags} | {"a"}
        assert {tag for tag, _ in Tags(page).tags} <= allowed
        assert not [name for _, attributes in Tags(page).tags for name in attributes if name.startswith("on")]
        assert len(re.findall("<script", page)) == len(re.findall("<script", make(calm)))
        assert "javascript:" not in " ".join(str(a.get("href")) for _, a in Tags(page).tags)


def test_hostile_words_reach_the_view_as_they_are(hostile):
    data = payload_of(frame_page(hostile))["readings"][0]["data"]
    words = iter(data["text"])
    shown = [[next(words) for _ in block["pieces"]] + [block["gap"]] for block in data["blocks"]]
    assert "".join(part for parts in shown for part in parts) == hostile.text
    assert data["places"]["name"][0] == HOSTILE


def test_no_word_passes_through_folium(hostile):
    drawn = payload_of(frame_page(hostile))["readings"][0]["map"]
    assert "{{" not in drawn
    assert "alert(1)" not in drawn


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (bare(""), ["There is no text to show.", "No quote was found", "No place was found"]),
        (bare("Rain fell."), ["Rain fell.", "No quote was found", "No place was found"]),
        (replace(harbour(), text=None), ["saved without the article’s words", "Marit Solheim", "Edinburgh"]),
    ],
    ids=["empty", "nothing found", "without words"],
)
def test_a_reading_that_lacks_something_says_so(reading, words):
    page = html.unescape(page_of(reading))
    assert all(word in page for word in words)
    assert mimebundle(reading)["text/plain"]


def test_the_plain_table_says_how_a_source_is_named_only_where_it_is_not_by_name():
    reading = harbour()
    page = page_of(reading)
    assert "<td>partly word for word; by a description, government, asked not to be named" in page
    first = replace(reading.quotes[1], role=None)
    assert "<td>word for word<td>" in page_of(replace(reading, quotes=(first,)))


@pytest.mark.parametrize("strip", [False, True], ids=["escaped", "stripped"])
def test_a_sanitizer_that_escapes_or_strips_leaves_the_words_and_no_code(strip):
    bleach = pytest.importorskip("nbconvert.preprocessors.sanitize").SanitizeHTML(strip=strip)
    cell = bleach.sanitize_html_tags(mimebundle(harbour())["text/html"])
    words = " ".join(re.sub(r"<[^<>]*>", " ", html.unescape(cell)).split())
    assert "who asked not to be named because talks go on" in words
    assert "woke up in Scotland" in words
    assert "Places: Bergen (city or town, Norway)" in words
    assert not re.search(r"srcdoc|svg|newsnb-packed|function|=>|\{|-->", html.unescape(cell))
    alone = html.unescape(bleach.sanitize_html_tags(map_of(harbour())._repr_html_()))
    assert re.sub(r"</?script[^<>]*>|\s", "", alone) == ""


@pytest.mark.parametrize("runs", [True, False])
def test_a_view_leaves_the_garbage_collector_running_or_not_as_it_was(runs):
    (gc.enable if runs else gc.disable)()
    try:
        mimebundle(harbour())
        assert gc.isenabled() == runs
        with pytest.raises(newsnb.NewsnbError):
            newsnb.to_frame(harbour(), "ships")
        assert gc.isenabled() == runs
    finally:
        gc.enable()
