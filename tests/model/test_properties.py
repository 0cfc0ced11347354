"""What holds for any text: properties, on made-up articles with every kind of mark, name and stray character in them.

`NEWSNB_EXAMPLES=ci` asks for ten times as many examples; see `tests/conftest.py`.
"""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsnb
from newsnb.export.document import from_dict, to_json
from newsnb.export.tables import to_csv, unguard
from newsnb.frames import TABLES
from newsnb.intake import is_file_name
from newsnb.text.marks import pair_marks
from newsnb.text.parts import find_paragraphs
from newsnb.views.frame import cell_html
from newsnb.views.model import targets_of, view_data

PLAIN_WORDS = (
    "Ada Berg|Lisbon|Oslo,|Georgia|the Harbour Party|said|told|according to|he|she|they|officials|a spokesman for|"
    "that|the pier is safe|will sail|on Monday|in|of|.|,|:|;|?|!|ADA:|BERG:|By Ada Berg|(Photo: Jon Lie/Wire)|"
    "LISBON (AP) —|not to be named|because|Mr.|U.S.|6'2\"|90s|rock 'n' roll|x.com/a?b=c|@x|#y|=1+1"
)
ODD_WORDS = (
    "—|-|“|”|\"|'|‘|’|«|»|``|''|(|)|\n|\n\n|\r\n|\t|\u2028|\u00a0|<p>|</script>|&lt;|{{7*7}}|{%|${x}|😀|e\u0301|\u202e|"
    "\u200b|\ufeff|\0|مرحبا|北京"
)
WORDS = st.sampled_from([*PLAIN_WORDS.split("|"), *ODD_WORDS.split("|"), "z" * 600, '"' * 60])
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
PHRASES = [
    "“The pier is safe,” Ada Berg said in Lisbon.", '"It is not," he said. "Not at all."', "Officials said it was.",
    "Ada Berg told reporters in Oslo that “the ferry” would sail.", "“We go on", "It was never bought, he added.",
    "According to Havn Institute, a think tank, Georgia wants the tourists.", "BERG: I will not.", "“Yes”—“no.”",
]  # fmt: skip
ARTICLES = st.lists(st.one_of(st.sampled_from(PHRASES), WORDS, ANYTHING), max_size=12).map(" ".join)
# Hypothesis tries constants of the code, too: a text that is the name of a file is refused, and is tested elsewhere.
TEXTS = st.one_of(ARTICLES, ARTICLES, ANYTHING).filter(lambda text: not is_file_name(text.strip()))
TAGS = frozenset("div style p mark small table u img thead tbody tr th td script iframe".split())
ATTRIBUTES = frozenset("class data-newsnb sandbox title srcdoc type id style width alt src".split())

slowly = settings(  # each example reads an article with the model, so there are half as many
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def spans_of(reading):
    yield from ((part.start, part.end) for part in reading.parts)
    yield from ((note.start, note.end) for note in reading.notes)
    for entity in reading.entities:
        yield from ((one.start, one.end) for one in (*entity.mentions, *entity.references))
    for place in reading.places:
        yield from ((one.start, one.end) for one in place.mentions)
    yield from ((item.start, item.end) for item in reading.unresolved)
    for quote in reading.quotes:
        yield from (*quote.content, *quote.cue, *quote.source, *quote.channel)
        yield from quote.anonymity.reason if quote.anonymity else ()
        yield from ((one.start, one.end) for one in quote.evidence)


@slowly
@given(TEXTS)
def test_the_text_is_kept_and_every_span_lies_in_it(text):
    reading = newsnb.read(text)
    assert reading.text == re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    for place in reading.places:
        assert all(reading.words([(one.start, one.end)]).strip() for one in place.mentions)


def cross(first, second):
    return first[0] < second[0] < first[1] < second[1]


@slowly
@given(TEXTS)
def test_quotes_do_not_cross_and_no_mark_swallows_the_next_paragraph(text):
    reading = newsnb.read(text)
    paragraphs = find_paragraphs(reading.text)
    for pair in pair_marks(reading.text, paragraphs).pairs:
        assert any(start <= pair.start < pair.end <= end for start, end in paragraphs)
    for one, other in combinations(reading.quotes, 2):
        assert not [(a, b) for a in one.content for b in other.content if cross(*sorted((a, b)))]


@slowly
@given(TEXTS)
def test_files_come_back_equal(text):
    reading = newsnb.read(text, title=text[:30] or None)
    assert newsnb.read(text, title=text[:30] or None) == reading
    again = json.loads(to_json(reading))
    assert from_dict(again) == reading
    for table in TABLES:
        frame = reading.to_frame(table)
        rows = list(csv.DictReader(io.StringIO(to_csv(reading, table), newline="")))
        values = [value for row in frame.to_dict("records") for value in row.values()]
        found = [unguard(value) for row in rows for value in row.values()]
        assert found == ["" if value is None or value != value else str(value) for value in values]


@slowly
@given(TEXTS)
def test_tables_come_back_equal_from_parquet(text):
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    reading = newsnb.read(text)
    for table in ("quotes", "mentions"):
        frame = reading.to_frame(table)
        file = io.BytesIO()
        frame.to_parquet(file)
        pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(file.getvalue())), frame, check_dtype=False)


@slowly
@given(TEXTS)
def test_every_mark_and_row_points_at_words(text):
    reading = newsnb.read(text)
    data, targets = view_data(reading), targets_of(reading)
    shown = "".join("".join(piece[0] for piece in block["pieces"]) + block["gap"] for block in data["blocks"])
    assert shown == reading.text
    known = {item["id"] for kind in ("quotes", "places", "entities", "unplaced", "times") for item in data[kind]}
    assert {id for mark in data["marks"] for id in mark["ids"]} <= known
    assert set(targets.values()) <= known
    for row in reading.to_frame("mentions").to_dict("records"):
        assert row["words"] == reading.text[row["start"] : row["end"]] != ""


class Fallback(HTMLParser):
    """The paragraphs of a cell's fallback without the labels in it, and what tags and attributes there are."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.paragraphs, self._inside, self._after = set(), [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found |= {tag} | {f"@{name}" for name, _ in attributes}
        self._inside.append(tag if ("class", "newsnb-trust") not in attributes else "a line of ours")
        if self._inside[-1] == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        self._after = tag
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, words):
        if self._after == "mark":
            words = re.sub(r"^ \[[a-z ]*\]", "", words)
        self._after = ""
        if "p" in self._inside:
            self.paragraphs[-1] += words


@slowly
@given(TEXTS)
def test_a_cell_shows_the_text_and_holds_no_tag_of_its_own(text):
    reading = newsnb.read(text)
    fallback = Fallback(cell_html(reading))
    assert {name for name in fallback.found if not name.startswith("@")} <= TAGS
    assert {name[1:] for name in fallback.found if name.startswith("@")} <= ATTRIBUTES
    shown = "".join("".join(fallback.paragraphs).split())
    assert shown.startswith("".join(reading.text.split()))


READ_ALL = """
import hashlib, json, sys
import newsnb
from newsnb.export.document import to_json
for reading in newsnb.read_many(reversed(json.load(open(sys.argv[1])))):
    print(hashlib.sha256(to_json(reading).encode("utf-8", "replace")).hexdigest())
"""


def test_a_batch_in_another_process_in_another_order_under_another_hash_seed_gives_the_same(tmp_path):
    seen = {}

    @slowly
    @given(TEXTS)
    def gather(text):
        seen[text] = hashlib.sha256(to_json(newsnb.read(text)).encode("utf-8", "replace")).hexdigest()

    gather()
    (tmp_path / "texts.json").write_text(json.dumps(list(seen)))
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    run = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path / "texts.json")],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.split()[::-1] == list(seen.values())
