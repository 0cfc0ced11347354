import pytest

from newsnb.bench.speed import time
from newsnb.bench.speed.texts import KINDS, text_of
from newsnb.cli import main


@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_as_long_as_asked_and_the_same_each_time(kind):
    text = text_of(kind, 3_000)
    assert len(text) == 3_000
    assert text == text_of(kind, 3_000)


def figure(**seconds):
    return {"tokens": 49_000, "bare": 12.0, "all": 15.0, "half": 7.0} | seconds


@pytest.mark.parametrize(
    ("seconds", "in_time", "linear"),
    [
        ({}, True, True),
        ({"all": 19.0, "half": 9.0}, False, True),
        ({"bare": 2.0, "all": 9.9, "half": 5.0}, True, True),
        ({"half": 6.0}, True, False),
        ({"all": 0.9, "half": 0.1}, True, True),
    ],
    ids=["as usual", "slower than the parse allows", "a short parse", "more than doubled", "too short to tell"],
)
def test_a_text_is_held_against_both_bars(seconds, in_time, linear):
    one = figure(**seconds)
    assert (time.is_in_time(one), time.is_linear(one)) == (in_time, linear)
    shown = time.table({"figures": {"news": one}})
    assert ("over the bar" in shown) == (not (in_time and linear))


@pytest.mark.model
def test_the_command_repeats_an_article_up_to_the_limit(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("newsnb.bench.speed.time.LONGEST", 2_000)
    article = tmp_path / "pier.txt"
    article.write_text("“The pier is safe,” Ada Berg said in Lisbon.\n\n", encoding="utf-8")
    assert main(["bench", "time", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "pier.txt" in shown
    assert "times half" in shown
