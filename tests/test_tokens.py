import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsnb.tokens import LONGEST_RUN, MOST_SIGNS, tokenize

NLP = spacy.blank("en")
SENTENCE = "“We sail (at 8 p.m.),” said Ada Berg's crew."
runs = st.sampled_from(
    ["x" * (LONGEST_RUN + 1), '"' * (MOST_SIGNS + 1), "(" * 70 + "a", "a" + "?!" * 40, "http://a.b/" * 60]
)
blanks = st.sampled_from(["", " ", "  ", "\n", " \n ", "\t", "\u00a0"])
words = st.sampled_from([SENTENCE, "a", "", ",", "“", "😀"])


@given(st.lists(st.one_of(runs, blanks, words), max_size=8).map("".join))
def test_the_text_of_the_tokens_is_the_text(text):
    doc, notes = tokenize(NLP, text)
    assert doc.text == text
    assert not any(token.is_sent_start for token in doc[1:])  # left to the parser
    assert all(len(text[note.start : note.end].split()) == 1 for note in notes)


@pytest.mark.parametrize("run", ["x" * 600, "“" * 60, "a" * 10 + "!" * 60])
@pytest.mark.parametrize("joint", [" ", "  ", "\n", " \n"])
def test_a_long_run_is_one_token_and_the_words_around_it_are_as_without_it(run, joint):
    doc, (note,) = tokenize(NLP, SENTENCE + joint + run + joint + SENTENCE)
    plain = [token.text for token in NLP(SENTENCE)]
    found = [token.text for token in doc if not token.is_space]
    assert found == [*plain, run, *plain]
    assert (note.code, note.end - note.start) == ("unbroken-run", len(run))


@pytest.mark.parametrize("end", ["", " Its leader left.", "\nIts leader left.", " “No,” he said."])
def test_a_unit_of_one_letter_is_parted_from_the_full_stop_of_its_sentence(end):
    doc, _ = tokenize(NLP, f"It lost £9m.{end}")
    assert [token.text for token in doc][:6] == ["It", "lost", "£", "9", "m", "."]


def test_units_are_parted_however_many_there_are():
    doc, _ = tokenize(NLP, "It lost £9m. " * 1000)
    assert doc.text == "It lost £9m. " * 1000
    assert [token.text for token in doc] == ["It", "lost", "£", "9", "m", "."] * 1000


def test_a_unit_at_the_end_of_a_long_run_stays_with_it():
    doc, _ = tokenize(NLP, "!" * 60 + "9m. It sank.")
    assert [token.text for token in doc] == ["!" * 60 + "9m.", "It", "sank", "."]


@pytest.mark.parametrize("text", ["It ran 9m. and sank.", "So J. Lie left.", "It left at 8 a.m. Lie slept."])
def test_a_full_stop_within_a_sentence_or_of_an_initial_stays(text):
    doc, _ = tokenize(NLP, text)
    assert [token.text for token in doc] == [token.text for token in NLP(text)]


@pytest.mark.parametrize("word", ["x" * 500, "https://news.example.com/" + "a/" * 200, "-" * 40, SENTENCE])
def test_words_links_and_rules_are_split_as_ever(word):
    doc, notes = tokenize(NLP, word)
    assert [token.text for token in doc] == [token.text for token in NLP(word)]
    assert notes == ()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("They met Ald. Ada Berg and Lt. Col. Tom Lie.", ["Ald.", "Lt.", "Col."]),
        ("He is a sgt. Ada is not. Gen. Vik left.", ["Gen."]),
        ("It has a det.", []),
    ],
    ids=["titles", "small letters", "no name behind"],
)
def test_an_abbreviated_title_has_its_full_stop(text, titles):
    doc, _ = tokenize(NLP, text)
    assert doc.text == text
    assert [token.text for token in doc if token.text.endswith(".") and len(token) > 1] == titles
