"""The benchmarks over the real model, on two small corpora of our own."""

import json

import pytest

import newsnb
from newsnb.bench import entities, quotes
from newsnb.bench.corpora.articles import Article
from newsnb.bench.runs import Bench
from newsnb.cli import main

TEXTS = {
    "pier": "“The pier is safe,” Ada Berg said in Lisbon.\n\nCritics hope that the ferry sails.",
    "board": "The board said that the harbour would close on Monday.",
}
PLACES = {"pier": ["Lisbon"], "board": []}


def spans(text, *words):
    return [[text.index(part), text.index(part) + len(part)] for part in words]


def places(name):
    return [{"start": start, "end": end} for start, end in spans(TEXTS[name], *PLACES[name])]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    pier, board = TEXTS.values()
    marked = {
        "pier": [(pier, "“The pier is safe,”", "said", "Ada Berg"), (pier, "that the ferry sails", "hope", "Critics")],
        "board": [(board, "that the harbour would close on Monday", "said", "The board")],
    }
    rows = [
        {
            "id": name,
            "text": TEXTS[name],
            "attributions": [
                dict(zip(("content", "cue", "source"), (spans(text, part) for part in parts), strict=True))
                for text, *parts in items
            ],
            "entities": [place | {"label": "LOC"} for place in places(name)],
            "toponyms": [place | {"lat": 38.72, "lon": -9.14} for place in places(name)],
        }
        for name, items in marked.items()
    ]
    path = tmp_path_factory.mktemp("corpora") / "harbour.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def measured(corpus):
    return quotes.run(corpus, resamples=10)


def test_quotes_are_measured_with_the_usual_settings_and_with_stance(measured):
    usual, stance = (measured["figures"][settings]["all attribution"] for settings in (quotes.SPEECH, quotes.STANCE))
    assert usual["gold"] == stance["gold"] == 3
    assert usual["found"] <= stance["found"]
    assert measured["figures"][quotes.SPEECH]["speech"]["R"]["value"] == 1


def test_results_say_what_ran_and_what_it_cost(measured):
    assert (measured["bench"], measured["corpus"], measured["articles"]) == ("quotes", "harbour.jsonl", 2)
    assert measured["made_by"]["newsnb"] == newsnb.__version__
    assert measured["cpu_seconds"]["model"] > 0
    parts = sum(measured["cpu_added"][step] for step in quotes.STEPS)
    assert measured["cpu_added"]["all"] == pytest.approx(parts, abs=0.001)
    assert json.loads(json.dumps(measured)) == measured


@pytest.mark.parametrize("stance", [False, True])
def test_the_benchmark_finds_what_read_finds(stance):
    articles = [Article(id=name, text=text) for name, text in TEXTS.items()]
    found = quotes.find_attributions(Bench(), articles)[stance]
    for name, text in TEXTS.items():
        read = newsnb.read(text, settings=newsnb.Settings(stance=stance)).quotes
        assert [(item.content, item.cue, item.source) for item in found[name]] == [
            (quote.content, quote.cue, quote.source) for quote in read
        ]


def test_a_crash_is_counted_and_the_rest_is_read(monkeypatch, corpus):
    def break_on_board(doc):
        if "board" in doc.text:
            raise ValueError("odd\ntext")
        return ()

    monkeypatch.setattr("newsnb.bench.quotes.read_quotes", break_on_board)
    results = quotes.run(corpus, resamples=0)
    assert results["crashed"] == {"board": "ValueError: odd text"}
    assert results["figures"][quotes.STANCE]["all attribution"]["gold"] == 3


def test_a_text_over_the_limit_is_a_crash_and_no_end():
    bench = Bench()
    articles = [Article(id="long", text="a " * 150_000), Article(id="pier", text=TEXTS["pier"])]
    assert [article.id for article, _ in bench.parse(articles)] == ["pier"]
    assert "200,000" in bench.crashed["long"]


def test_a_run_of_signs_without_end_is_one_token_as_it_is_to_read():
    bench = Bench()
    ((_, doc),) = bench.parse([Article(id="marks", text="He said " + "'" * 3_000)])
    assert len(doc) == 3


def test_entities_are_measured_beside_the_raw_model(corpus):
    results = entities.run(corpus, resamples=0)
    for system in (entities.RAW, entities.NEWSNB):
        assert results["figures"][system]["exact LOC"]["R"]["value"] == 1
    assert "exact LOC" in entities.table(results)


@pytest.mark.parametrize("subject", ["quotes", "entities", "places"])
def test_the_command_prints_the_table_and_writes_the_results(corpus, tmp_path, capsys, subject):
    out = tmp_path / "results.json"
    assert main(["bench", subject, str(corpus), "--limit", "1", "--json", str(out)]) == 0
    results = json.loads(out.read_text(encoding="utf-8"))
    assert (results["bench"], results["articles"]) == (subject, 1)
    assert "to the model" in capsys.readouterr().out


@pytest.mark.parametrize("subject", ["quotes", "entities", "places"])
def test_the_command_records_the_run_and_writes_the_errors(corpus, tmp_path, monkeypatch, subject):
    (tmp_path / "benchmarks").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["bench", subject, str(corpus), "--boot", "1", "--record", "--errors", "errors.jsonl"]) == 0
    (line,) = (tmp_path / "benchmarks" / "results" / f"{subject}.jsonl").read_text("utf-8").splitlines()
    assert (json.loads(line)["corpus"], json.loads(line)["articles"]) == ("harbour.jsonl", 2)
    for error in map(json.loads, (tmp_path / "errors.jsonl").read_text("utf-8").splitlines()):
        assert {"article", "kind", "expected", "found", "snippet"} <= set(error)


def test_boot_sets_the_number_of_resampled_corpora(corpus, tmp_path):
    out = tmp_path / "results.json"
    main(["bench", "quotes", str(corpus), "--limit", "1", "--boot", "5", "--json", str(out)])
    assert json.loads(out.read_text(encoding="utf-8"))["resamples"] == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["quotes", "nowhere.jsonl"], "github.com/networkdynamics/PolNeAR"),
        (["entities", "nowhere.jsonl"], "github.com/zliucr/CrossNER"),
        (["places", "nowhere.jsonl"], "Geoparsing-Evaluation"),
        (["quotes", "nowhere.jsonl", "--limit", "0"], "needs a whole number, 1 or more, got '0'"),
    ],
)
def test_a_users_mistake_is_one_line(capsys, arguments, told):
    assert main(["bench", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
