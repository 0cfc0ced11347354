"""The bench of who is who, on an article and marks of our own."""

import hashlib
import json

import pytest

from newsnb.bench import clusters, entities, speakers
from newsnb.errors import BadReading, FileProblem

TEXT = "Mayor Ada Berg opened the pier on Monday. Olaf Lie, who sings, thanked Berg. Then the mayor left.\n"


def span(words, kind, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words), kind]


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Set out one article with two marked clusters, as in a checkout."""
    berg = {
        "label": "PERSON",
        "mentions": [span("Ada Berg", "name"), span("Berg", "name", 1), span("the mayor", "role")],
    }
    lie = {"label": "PERSON", "mentions": [span("Olaf Lie", "name"), span("who", "pronoun")]}
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    marked = {"articles": [{"id": "pier", "sha256": digest, "clusters": [berg, lie]}]}
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "clusters.json").write_text(json.dumps(marked), encoding="utf-8")
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "pier", "text": TEXT, "attributions": []}) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_clusters_that_are_found_as_marked_score_one(corpus):
    figures = clusters.run(corpus)["figures"]["all"]
    for row in ("names", "names and references"):
        for setting in ("given", "found"):
            assert figures[f"{row}, {setting}: newsnb"]["CoNLL"]["F1"] == 1


def test_the_baseline_joins_equal_names_only(corpus):
    figures = clusters.run(corpus)["figures"]["all"]
    assert figures["names, given: equal names"]["B3"] == {"P": 1, "R": 0.5, "F1": pytest.approx(2 / 3)}
    assert figures["names and references, given: nearest"]["B3"]["R"] > 0.5


def test_the_table_gives_every_row_with_its_halves(corpus):
    lines = clusters.table(clusters.run(corpus)).split("\n")
    assert len(lines) == 1 + len(clusters.run(corpus)["figures"]["all"])
    assert "first half" in lines[0]


def test_the_bench_of_entities_measures_who_is_who_where_that_is_marked(corpus):
    assert entities.table(entities.run(corpus)) == clusters.table(clusters.run(corpus))


def test_another_article_under_the_name_of_a_marked_one_is_refused(corpus):
    corpus.write_text(json.dumps({"id": "pier", "text": "Else.", "attributions": []}) + "\n", encoding="utf-8")
    with pytest.raises(BadReading, match="pier"):
        clusters.run(corpus)


def test_without_the_marked_articles_it_says_where_to_run(corpus, tmp_path, monkeypatch):
    (tmp_path / "else").mkdir()
    monkeypatch.chdir(tmp_path / "else")
    with pytest.raises(FileProblem, match="checkout"):
        clusters.run(corpus)


@pytest.fixture
def interview(tmp_path):
    """Set out a text as GUM's are: clusters of noun phrases, and a turn that a label begins."""
    text = "Mayor Ada Berg opened the pier on Monday. Then the mayor, tired, left.\n\nBERG: I like it.\n\nLIE: Why?\n"
    phrases = [("Mayor Ada Berg", "name"), ("the mayor, tired,", "nominal"), ("BERG", "name"), ("I", "pronoun")]
    mentions = [
        {"start": text.index(words), "end": text.index(words) + len(words), "kind": kind} for words, kind in phrases
    ]
    turns = [
        {"start": text.index(words), "end": text.index(words) + len(words), "who": who}
        for words, who in (("I like it.", "AdaBerg"), ("Why?", "OlafLie"))
    ]
    row = {"id": "pier", "text": text, "entities": [{"type": "PER", "mentions": mentions}], "turns": turns}
    path = tmp_path / "interviews.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_noun_phrases_are_the_same_where_names_end_and_roles_begin_alike(interview):
    figures = clusters.run(interview)["figures"]["all"]
    for row in ("names", "names and references", "and I, me, my"):
        assert figures[f"{row}, found: newsnb"]["B3"]["F1"] == 1


def test_the_bench_of_speakers_measures_turns_where_those_are_marked(interview):
    results = speakers.run(interview)
    assert results["figures"]["answers"] == {"marked": 1, "taken": 1, "right": 1}
    assert speakers.table(results).split("\n")[0].startswith("turns")
    assert len(results["errors"]) == 1 - results["figures"]["questions"]["right"]


def test_a_corpus_of_interviews_that_is_none_is_named(interview):
    interview.write_text('{"turns": []}\n', encoding="utf-8")
    with pytest.raises(FileProblem, match="no text with turns"):
        clusters.run(interview)
