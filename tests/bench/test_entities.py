import pytest

from newsnb.bench.corpora.articles import Article, Name
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.names import errors_in, figures_of, tally, without_edges

TEXT = "The Harbour Board met Ada Berg's crew in (Port Elm) on Monday."


def name(words, label):
    start = TEXT.index(words)
    return Name(start=start, end=start + len(words), label=label)


def measure(gold, found):
    article = Article(id="port", text=TEXT, names=tuple(name(*item) for item in gold))
    figures = figures_of(Totals([tally(article, [name(*item) for item in found])]))
    return {row: figure["F1"].value for row, figure in figures.items()}


def test_labels_of_spacy_and_of_the_corpora_are_one():
    figures = measure(
        [("Harbour Board", "ORG"), ("Ada Berg", "PER"), ("Port Elm", "LOC")],
        [("Harbour Board", "ORG"), ("Ada Berg", "PERSON"), ("Port Elm", "GPE"), ("Monday", "DATE")],
    )
    assert {figures[f"exact {label}"] for label in ("PER", "ORG", "LOC", "three")} == {1}


def test_normalised_does_without_articles_marks_and_possessives():
    figures = measure(
        [("Harbour Board", "ORG"), ("Ada Berg", "PER"), ("Port Elm", "LOC")],
        [("The Harbour Board", "ORG"), ("Ada Berg's", "PERSON"), ("(Port Elm)", "FAC")],
    )
    assert (figures["exact three"], figures["normalised three"]) == (0, 1)


def test_a_wrong_label_is_a_miss_and_an_invention():
    figures = measure([("Ada Berg", "PER"), ("Port Elm", "LOC")], [("Ada Berg", "ORG"), ("Port Elm", "GPE")])
    assert (figures["exact PER"], figures["exact ORG"], figures["exact LOC"]) == (0, 0, 1)
    assert figures["exact three"] == 0.5


def test_other_names_stay_out_of_the_three():
    figures = measure([("Ada Berg", "PER"), ("Monday", "MISC")], [("Ada Berg", "PERSON"), ("crew", "NORP")])
    assert (figures["exact three"], figures["exact MISC"]) == (1, 0)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the Hague", "Hague"),
        ("its “Night Watch”,", "Night Watch"),
        ("the", "the"),
        ("Harbour Board (HB)", "Harbour Board (HB)"),
        ("crews’", "crews"),
        ("—Oslo—", "Oslo"),
        ("’", "’"),
    ],
)
def test_edges_are_stripped_but_never_the_whole_name(words, left):
    start, end = without_edges(words, 0, len(words))
    assert words[start:end] == left


def test_errors_of_names_are_told_apart():
    text = "The Berg Company met Ada Lie in Oslo."
    marked = ((0, 16, "ORG"), (21, 28, "PER"), (32, 36, "LOC"))
    article = Article(id="met", text=text, names=tuple(Name(start=s, end=e, label=label) for s, e, label in marked))
    found = [Name(start=4, end=16, label="PERSON"), Name(start=21, end=28, label="PERSON")]
    errors = [(error["kind"], error["expected"], error["found"]) for error in errors_in(article, found)]
    assert errors == [("wrong label", "ORG", "PER"), ("missed", "LOC", None)]
