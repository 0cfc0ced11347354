"""The default model made quicker: it finds what the stock one finds, wherever it may run, and says what ran."""

import gc
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.tokens import Span
from threadpoolctl import threadpool_info

import newsnb
from newsnb import quick
from newsnb.quick import checks, quicken
from newsnb.quick.threads import one_thread
from newsnb.quick.vectors import group
from newsnb.steps import DEFAULT_MODEL, steps_of

WIKINEWS = Path(__file__).parents[2] / "benchmarks" / "wikinews-quotes.jsonl"
ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE]

SAYINGS = (
    "“Let's go, y'all,” {one} said. “We ain't gonna wait, we've got ta sail.”",
    "There were two boats in {town}, {one} told the {group} on May 4.\n\nThere 's no third.",
    "{one}, 42, of {town}, who did not know what it was, has had enough. He does, too.",
    "According to {one}, C'mon Ltd. paid $4.5 million, or 12 percent, to the {group}.",
    "{town} (AP) — {one} and {one}'s sister Mia Reed-Berg of the {group} left on Sunday morning.\n\n   \n“But me!”",
    "I'd have gone if she hadn't nothin' to do; you and it were left to {one}   of   {town}.",
)
NAMES = ("Ada Berg", "Lt. Col. Tom N. Reed", "O’Hara", "Sheikh Omar al-Wadi", "Bo", "Ms. Van der Linden")
TOWNS = ("Lisbon", "New Harbour City", "Port-au-Ferry", "the Gulf of Tarn", "St. Ives")
GROUPS = ("Harbour Workers' Union", "U.N.", "Senate", "Royal Society of Marine and Coastal Studies", "Quillan News")
HARD = (
    "Yes.", "\n\nNo", "...", "“", "A\tB", "THE HARBOUR CLOSED ON MONDAY, ADA BERG SAID.", "1,000 2,000", "don’t", "'s",
)  # fmt: skip


def own_texts():
    for number in range(60):
        saying = SAYINGS[number % len(SAYINGS)] + " " + SAYINGS[number * 5 % 6 // 2]
        yield saying.format(one=NAMES[number * 7 % 6], town=TOWNS[number % 5], group=GROUPS[number * 3 % 5])
    yield from HARD


def wikinews():
    return [json.loads(line)["text"] for line in WIKINEWS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def stock():
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def ours():
    nlp = spacy.load(DEFAULT_MODEL)
    assert quicken(nlp) == "quick"
    return nlp


def test_readings_are_those_of_the_stock_model():
    texts = [*own_texts(), *wikinews()]
    quickly, slowly = (list(newsnb.read_many(texts, settings=newsnb.Settings(quick=way))) for way in (True, False))
    assert {reading.made_by.parse for reading in quickly} == {"quick"}
    assert {reading.made_by.parse for reading in slowly} == {"stock"}
    for one, other in zip(quickly, slowly, strict=True):
        assert one.to_dict() | {"made_by": None} == other.to_dict() | {"made_by": None}


def test_every_attribute_of_every_token_is_that_of_the_stock_model(stock, ours):
    texts = list(own_texts())
    for one, other in zip(ours.pipe(texts), stock.pipe(texts), strict=True):
        assert np.array_equal(one.to_array(ATTRIBUTES), other.to_array(ATTRIBUTES)), other.text
        assert np.array_equal(one.to_array(ATTRIBUTES), ours(other.text).to_array(ATTRIBUTES)), other.text


def test_entities_that_are_there_before_are_kept(stock, ours):
    def named(nlp):
        doc = nlp.make_doc("Ada Berg of Lisbon said so on Monday.")
        doc.set_ents([Span(doc, 3, 4, "FAC")], default="unmodified")
        return [(entity.text, entity.label_) for entity in nlp(doc).ents]

    assert named(ours) == named(stock)
    assert ("Lisbon", "FAC") in named(ours)


def test_what_is_set_before_the_rules_run_is_kept_or_overwritten_as_in_the_stock_model(stock, ours):
    def lemmas(nlp):
        doc = nlp.make_doc("The boats were sailing.")
        doc[1].lemma_ = "ship"
        return [(token.lemma_, token.pos_, str(token.morph)) for token in nlp(doc)]

    assert lemmas(ours) == lemmas(stock)


def test_nothing_is_found_in_nothing(ours):
    assert len(ours("")) == 0
    assert [len(doc) for doc in ours.pipe(["", "It rained."])] == [0, 3]


def test_a_users_own_pipeline_is_left_as_it_is(stock):
    before = stock.pipeline
    reading = newsnb.read("Ada Berg said so.", model=stock)
    assert reading.made_by.parse == "stock"
    assert stock.pipeline == before


def change_spacy(nlp, monkeypatch):
    monkeypatch.setattr(spacy, "__version__", "3.9.1")


def change_model(nlp, monkeypatch):
    monkeypatch.setitem(nlp._meta, "version", "3.8.9")


def change_components(nlp, monkeypatch):
    monkeypatch.setattr(nlp, "_components", nlp._components[:-1])


def change_shape(nlp, monkeypatch):
    monkeypatch.setitem(checks._RECOGNIZER, "upper", (74, 65))


def change_setting(nlp, monkeypatch):
    monkeypatch.setitem(nlp.get_pipe("ner").cfg, "beam_width", 4)


def change_layers(nlp, monkeypatch):
    monkeypatch.setattr(checks, "_EMBEDDING", ("extract_features",))


def change_encoding(nlp, monkeypatch):
    layers = nlp.get_pipe("tok2vec").model.walk()
    window = next(layer for layer in layers if layer.name == "expand_window")
    monkeypatch.setitem(window.attrs, "window_size", 2)


def change_library(nlp, monkeypatch):
    monkeypatch.setattr(checks, "kernel", lambda: None)


def change_processor(nlp, monkeypatch):
    monkeypatch.setattr(checks, "kernel", lambda: "Prescott")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (change_spacy, "stock: spaCy 3.9.1 was not tried"),
        (change_model, "stock: version 3.8.9 of the model was not tried"),
        (change_components, "stock: its components are others or in another order (ner)"),
        (change_shape, "stock: the weights of its recognizer have another shape"),
        (change_setting, "stock: its recognizer or its lemmatizer is set otherwise"),
        (change_layers, "stock: its embedding has other layers"),
        (change_encoding, "stock: its encoding has other layers"),
        (change_library, "stock: numpy has no OpenBLAS with AVX2 here, but another library"),
        (change_processor, "stock: numpy has no OpenBLAS with AVX2 here, but Prescott"),
    ],
)
def test_the_stock_path_is_taken_where_anything_is_different(stock, monkeypatch, change, reason):
    change(stock, monkeypatch)
    before = list(stock.pipeline)
    assert quicken(stock) == reason
    assert stock.pipeline == before


def test_a_reading_says_why_the_stock_path_ran(monkeypatch):
    monkeypatch.setattr(checks, "kernel", lambda: None)
    settings = newsnb.Settings(max_tokens=49_999)  # not loaded yet
    reading = newsnb.read("Ada Berg said so.", settings=settings)
    assert reading.made_by.parse == "stock: numpy has no OpenBLAS with AVX2 here, but another library"


def threads():
    return {library["num_threads"] for library in threadpool_info() if "numpy" in library["filepath"]}


@pytest.mark.skipif(threads() == {1}, reason="one thread anyway")
@pytest.mark.parametrize("ends_first", ["holder", "other"])
def test_threads_are_given_back_whichever_of_two_readers_ends_first(ends_first):
    before, seen = threads(), []
    with ExitStack() as holder, ThreadPoolExecutor(1) as elsewhere:
        holder.enter_context(one_thread())
        other = ExitStack()
        elsewhere.submit(other.enter_context, one_thread()).result()
        seen.append(threads())
        first, second = (holder, other) if ends_first == "holder" else (other, holder)
        for stack in (first, second):
            stack.close() if stack is holder else elsewhere.submit(stack.close).result()
    assert seen == [{1}]
    assert threads() == before


def test_equal_rows_are_one_group_even_where_different_ones_mix_to_the_same(monkeypatch):
    rows = np.array([[3, 4], [1, 2], [3, 4], [4, 3]], np.uint64)
    for odd in (quick.vectors._ODD, np.ones(8, np.uint64)):
        monkeypatch.setattr(quick.vectors, "_ODD", odd)
        first, groups = group(rows)
        assert np.array_equal(rows[first][groups], rows)
        assert len(first) == 3


def test_the_pipeline_that_newsnb_loads_is_quick_unless_told_otherwise():
    assert steps_of(None, newsnb.Settings()).parse == "quick"
    assert steps_of(None, newsnb.Settings(quick=False)).parse == "stock"


@pytest.mark.parametrize("runs", [True, False])
def test_the_collector_is_paused_while_an_article_is_read_and_runs_behind_it_only_if_it_did(runs, monkeypatch):
    seen = []
    monkeypatch.setattr("newsnb.pipeline.to_reading", lambda *given: seen.append(gc.isenabled()))
    (gc.enable if runs else gc.disable)()
    try:
        newsnb.read("It rained in Oslo.")
        assert (seen, gc.isenabled()) == ([False], runs)
    finally:
        gc.enable()
