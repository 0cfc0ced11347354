"""The benchmark of hostile inputs detects pages that do what ours must not."""

import pytest
from jinja2 import Template

from newsnb.bench.safety import browser
from newsnb.bench.safety.browser import SINKS, batches_of, look
from newsnb.bench.safety.rows import Row
from newsnb.bench.view.browser import Browser, document

TEXTS = ("Is {{7*7}} much?", "<b>no</b> ${7*7}")


def rows():
    return [
        (Row(id=str(number), family="made up", context="text", text=text), text) for number, text in enumerate(TEXTS)
    ]


@pytest.fixture
def bench(chromium, tmp_path):
    return Browser(chromium, tmp_path)


@pytest.mark.parametrize("sink", SINKS)
def test_no_sink_evaluates_a_template_or_runs_a_script(bench, sink):
    (batch,) = batches_of(rows())
    seen = look(bench, batch, sink)
    assert (seen.evaluated, seen.ran, seen.alive) == ((), 0, True)
    assert all(seen.shown) or sink == "map on its own"


def test_a_page_that_works_templates_out_is_found_with_the_rows(bench, monkeypatch):
    monkeypatch.setitem(browser._PAGES, "frame", lambda reading: document(evaluated(reading.text)))
    (batch,) = batches_of(rows())
    seen = look(bench, batch, "frame")
    assert seen.evaluated == ("0", "canary")
    assert seen.shown == (False, False)


def evaluated(text):
    """Do with words what ours must not: as a template in the kernel, then as markup."""
    return f"<table><td>{Template(text).render()}</td></table><script>alert(1)</script>"


def test_a_page_that_runs_a_script_is_found(bench, monkeypatch):
    monkeypatch.setitem(browser._PAGES, "frame", lambda reading: document(evaluated(reading.text)))
    (batch,) = batches_of(rows())
    assert look(bench, batch, "frame").ran == 1
