"""When quotes were said, measured on an article that is read here and now."""

import json

import pytest

from newsnb.bench import said
from newsnb.bench.corpora.articles import has_said_when, read_attributions

pytestmark = pytest.mark.model

TEXT = "The mill will close, Ada Berg said on Friday. “It was a good mill,” Bo Ode said."


def span(words):
    return [TEXT.index(words), TEXT.index(words) + len(words)]


@pytest.fixture
def corpus(tmp_path):
    quotes = [
        {"content": [span("The mill will close")], "cue": [span("said on"[:4])], "said_when": span("on Friday")},
        {"content": [span("“It was a good mill,”")], "cue": [], "said_when": None},
    ]
    path = tmp_path / "said.jsonl"
    path.write_text(
        json.dumps({"id": "mill", "text": TEXT, "date": "2024-05-13", "home": "GB", "attributions": quotes})
    )
    return path


def test_a_corpus_tells_whether_it_marks_when_quotes_were_said(corpus, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "mill", "text": TEXT, "attributions": []}))
    assert has_said_when(corpus)
    assert not has_said_when(other)
    assert not has_said_when(tmp_path)


def test_an_article_is_read_with_its_day_and_home(corpus):
    (article,) = read_attributions(corpus)
    assert (article.date, article.home) == ("2024-05-13", "GB")
    assert [one.said_when for one in article.attributions] == [tuple(span("on Friday")), None]


def test_every_marked_quote_is_counted_once(corpus):
    results = said.run(corpus)
    assert [results["figures"][kind]["marked"] for kind in said.KINDS] == [1, 1]
    assert results["figures"]["without one"] == {"marked": 1, "taken": 1, "right": 1}
    assert "with a time" in said.table(results)
