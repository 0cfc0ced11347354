import pytest
from named import parsed

from newsnb.extract.titles import leading_titles, title_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rev. Ada Berg", 5),
        ("DCI Ada Berg", 4),
        ("PC", 0),
        ("Sheikh Omar", 0),
        ("Uncle Olaf Lie", 6),
        ("Prime Minister Tan Sri Omar Lie", 23),
        ("Tan Omar", 0),
        ("Ada Lie King", 0),
        ("President", 0),
    ],
    ids="abbreviated rank rank-alone kept address two-words half last alone".split(),
)
def test_leading_titles_are_counted(words, expected):
    assert leading_titles(words) == expected


@pytest.mark.parametrize(
    ("words", "first", "last", "expected"),
    [
        ("Gen./NNP/PROPN/compound/1 Berg/NNP/PROPN/ROOT/1", 1, 2, "Gen."),
        ("Berg/NNP/PROPN/ROOT/0 ,/,/PUNCT/punct/0 the/DT/DET/det/3 mayor/NN/NOUN/appos/0", 0, 1, "the mayor"),
        ("the/DT/DET/det/1 mayor/NN/NOUN/ROOT/1 ,/,/PUNCT/punct/1 Berg/NNP/PROPN/appos/1", 3, 4, "the mayor"),
        (
            "the/DT/DET/det/1 Head/NNP/PROPN/nsubj/8 of/IN/ADP/prep/1 Roads/NNP/PROPN/pobj/2 ,/,/PUNCT/punct/1 "
            "Dr./NNP/PROPN/compound/6 Berg/NNP/PROPN/nsubj/8 ,/,/PUNCT/punct/6 said/VBD/VERB/ROOT/8",
            6,
            7,
            "the Head of Roads",
        ),
        (
            "the/DT/DET/det/1 Head/NNP/PROPN/dep/8 of/IN/ADP/prep/1 Roads/NNP/PROPN/pobj/2 ,/,/PUNCT/punct/1 "
            "Dr./NNP/PROPN/compound/6 Berg/NNP/PROPN/nsubj/8 ,/,/PUNCT/punct/6 said/VBD/VERB/ROOT/8",
            6,
            7,
            "Head of Roads",
        ),
        ("red/JJ/ADJ/amod/1 Berg/NNP/PROPN/ROOT/1", 1, 2, None),
    ],
    ids="before behind apposition office office-astray none".split(),
)
def test_title_of_reads_the_words_beside_a_name(words, first, last, expected):
    doc = parsed(words).doc
    assert title_of(doc, doc[first:last], parsed=True) == expected
