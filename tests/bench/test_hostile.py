import base64
import json
import os

import pytest

from newsnb.bench.safety.browser import batches_of, harmless, together
from newsnb.bench.safety.canaries import CANARY, PRODUCT, kernel_sang, was_evaluated, worked_out
from newsnb.bench.safety.hostile import table
from newsnb.bench.safety.rows import Row, made, read_rows
from newsnb.bench.safety.sinks import Outcome, check_cells, check_names, check_urls
from newsnb.errors import FileProblem, NewsnbError


def row(text, context="text", **more):
    return Row(id="a", family="made up", context=context, text=text, **more)


def test_rows_are_read_with_their_bytes_and_expressions(tmp_path):
    rows = [
        {"text": "a\u2028b"},
        {"b64": base64.b64encode(b"\xff").decode()},
        {"gen": "('x' * 3 + chr(33)) * 2 + ''.join(str(i) for i in range(3))"},
    ]
    lines = [
        json.dumps({"id": str(n), "family": "f", "context": "text"} | row, ensure_ascii=False)
        for n, row in enumerate(rows)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    found = list(read_rows(tmp_path / "rows.jsonl"))
    assert [(one.text, one.content) for one in found] == [("a\u2028b", None), ("", b"\xff"), ("xxx!xxx!012", None)]
    assert len(list(read_rows(tmp_path / "rows.jsonl", limit=2))) == 2


@pytest.mark.parametrize(
    "expression",
    ["__import__('os').getcwd()", "'a'.__class__", "open('x')", "5", "'x' * 10**12", "'a' * 99999999999", "("],
)
def test_an_expression_is_worked_out_and_never_run(expression):
    with pytest.raises(ValueError, match=r"makes no text|not worked out|more than"):
        made(expression)


def test_a_line_that_is_no_row_is_named(tmp_path):
    (tmp_path / "rows.jsonl").write_text("{}\n")
    with pytest.raises(FileProblem, match="line 1 is no hostile input"):
        list(read_rows(tmp_path / "rows.jsonl"))


def test_errors_with_a_name_are_answers_and_others_are_found():
    outcome = Outcome()
    for error in (NewsnbError("no"), KeyError("odd")):
        with outcome.named_errors_only(row("x")):
            raise error
    assert outcome.counts == {"exceptions": 1, "answered by NewsnbError": 1}
    assert "KeyError" in outcome.odd["a"]


def test_cells_names_and_addresses_are_judged():
    pytest.importorskip("openpyxl")
    outcome = Outcome()
    check_cells([row("=1+1", "export-cell"), row("\x07", "export-cell")], outcome)
    check_names([row("../../x", "export-name"), row("aux", "export-name")], outcome)
    check_urls([row("http://127.0.0.1/", "url"), row("file:///x", "url")], outcome)
    assert outcome.odd == {}
    assert outcome.counts["contained"] == outcome.counts["bad file names"] == 2
    assert outcome.counts["refused"] == outcome.counts["bad addresses"] == 2
    assert outcome.counts["connections to inner addresses"] == 0
    assert outcome.counts["CSV: cells"] == outcome.counts["Excel: cells"] == 2


def test_texts_are_put_together_and_each_is_named_and_said():
    texts = ["<b>one</b>", " ", "", "{{two}}"]
    reading = together(texts)
    assert reading.text == "\n\n".join(texts)
    assert [reading.words(quote.content) for quote in reading.quotes] == ["<b>one</b>", "{{two}}"]
    assert [place.name for place in reading.places] == ["<b>one</b>", "{{two}}"]
    (batch,) = batches_of([(row(text), text) for text in texts])
    assert batch.texts == tuple(texts)
    assert len(harmless(batch).reading.places) == 5  # and the canary
    assert len(list(batches_of([(row("x"), "x")] * 130))) == 3


def test_the_table_says_where_no_browser_was_found():
    results = {"rows": 0, "counts": {}, "sinks": None, "odd": {}}
    assert "No Chromium was found" in table(results)
    assert os.linesep not in table(results).splitlines()[0]


def test_a_template_that_is_worked_out_gives_itself_away():
    from jinja2 import Template

    for text in ("Is {{7*7}} much?", "{{ 7 * 7 }}", "{{7*'7'}}"):
        assert not was_evaluated(text, f"so: {text}")
    assert was_evaluated("Is {{7*7}} much?", Template("so: Is {{7*7}} much?").render())
    assert not was_evaluated("plain", "49")
    assert worked_out("${7*7} #{7*7} <%= 7*7 %>") == "49 49 49"


def test_the_canary_sings_where_a_template_is_evaluated_in_the_kernel():
    from jinja2 import Template

    assert not kernel_sang()
    shown = Template(CANARY.text).render()
    assert PRODUCT in shown
    assert PRODUCT not in CANARY.text
    assert kernel_sang()
    assert not kernel_sang()
