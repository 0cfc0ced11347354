import shutil

import pytest

from newsnb.bench.view import browser, measures
from newsnb.bench.view.articles import article
from newsnb.cli import main
from newsnb.errors import ProgramNotFound


def marks_of(reading):
    return sum(len(item.mentions) for item in (*reading.entities, *reading.places))


def test_an_article_is_made_up_to_measure_and_the_same_each_time():
    made = article(20_000)
    assert 20_000 <= made.length < 21_000
    assert 25 < 1000 * marks_of(made) / made.length < 35
    assert made == article(20_000)
    assert made.words(made.quotes[0].source) in {entity.name for entity in made.entities}


@pytest.mark.parametrize("characters", [2_000, 20_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_cell_grows_by_less_than_it_may(characters):
    figures = measures._size(article(characters))
    assert figures["growth"] <= measures.BARS["growth"]


@pytest.mark.slow
def test_without_chromium_one_line_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with (
        pytest.raises(ProgramNotFound, match="needs Chromium, which was not found; install it"),
        browser.browser(),
    ):
        pass
    assert main(["bench", "view"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.slow
def test_without_playwright_one_line_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(browser, "find_spec", lambda name: None)
    assert main(["bench", "view"]) == 2
    assert capsys.readouterr().err == (
        "newsnb: measuring the view needs the package 'playwright', which is not installed; "
        "run `pip install 'newsnb[dev]'`\n"
    )


def test_the_table_shows_every_figure_and_its_bar():
    times = {"median": 410.2, "least": 400.0, "most": 800.0}
    one = {"characters": 2000, "marks": 60, "cell": 142_000, "growth": 0.5, "requests": 0, "ready_ms": times,
           "select_ms": times}  # fmt: skip
    late = one | {"ready_ms": times | {"least": 600}}
    results = {"corpus": "made up", "browser": "Chromium 1", "articles": [one, late], "corrected": {"from_view": times},
               "painted": {"view_ms": 300.0, "folium_ms": 200.0, "ratio": 1.5, "own_frame_ms": 150.0}}  # fmt: skip
    shown = measures.table(results)
    for words in (
        "142,000",
        "0.50",
        "1.50",
        "ratio 1.50",
        f"{measures.BARS['cell']:,}",
        "3 x the first",
        "panels have it: 410 ms",
    ):
        assert words in shown
