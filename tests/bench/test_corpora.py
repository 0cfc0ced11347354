import json

import pytest

from newsnb.bench.corpora.articles import Article, Attribution, Name, read_attributions, read_names
from newsnb.errors import FileProblem

TEXT = "The port is open, Ada Berg said. “We go on,” she added, “and on.”\r\n"
ARTICLE = Article(
    id="harbour",
    text=TEXT,
    attributions=(
        Attribution(source=((18, 26),), cue=((27, 31),), content=((0, 16),)),
        Attribution(source=((45, 48),), cue=((49, 54),), content=((33, 44), (56, 65))),
    ),
)
FIRST = "T1\tSource 18 26\tAda Berg\nT2\tCue 27 31\tsaid\nT3\tContent 0 16\tThe port is open\n"
SECOND = "T4\tContent 56 65\t“and on.”\nT5\tContent 33 44\t“We go on,”\nT6\tCue 49 54\tadded\nT7\tSource 45 48\tshe\n"
EVENTS = "T8\tAttribution 27 31\tsaid\nE1\tAttribution:T8 Content:T3 Cue:T2 Source:T1\n"
PIECES = "E2\tAttribution:T6 Cue:T6 Source:T7 Content:T4 Content2:T5\n#1\tAnnotatorNotes E2\tin two pieces\n"


def rows_file(folder, *rows):
    path = folder / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def polnear(folder, part="dev", annotations=FIRST + SECOND + EVENTS + PIECES):
    home = folder / "data" / part
    (home / "text").mkdir(parents=True)
    (home / "attributions").mkdir()
    (home / "text" / "harbour.txt").write_bytes(TEXT.encode())
    (home / "attributions" / "harbour_0a1b.ann").write_text(annotations, encoding="utf-8")
    (home / "attributions" / "harbour_9f00.ann").write_text("", encoding="utf-8")
    return folder


def as_row(article):
    parts = ("source", "cue", "content")
    attributions = [{part: getattr(item, part) for part in parts} for item in article.attributions]
    return {
        "id": article.id,
        "text": article.text,
        "attributions": attributions,
        "annotator": "unknown fields are fine",
    }


def test_json_lines_give_articles(tmp_path):
    assert read_attributions(rows_file(tmp_path, as_row(ARTICLE))) == [ARTICLE]


@pytest.mark.parametrize("below", ["", "data", "data/dev"])
def test_polnears_layout_gives_the_same_and_the_first_of_several_annotators(tmp_path, below):
    assert read_attributions(polnear(tmp_path) / below) == [ARTICLE]


def test_discontinuous_spans_of_brat_stay_apart(tmp_path):
    pieces = "T1\tContent 33 44;56 65\t“We go on,” “and on.”\nE1\tAttribution:T1 Content:T1\n"
    (article,) = read_attributions(polnear(tmp_path, annotations=pieces))
    assert article.attributions == (Attribution(content=((33, 44), (56, 65))),)


def test_limit_stops_early(tmp_path):
    rows = [as_row(ARTICLE) | {"id": str(number)} for number in range(3)]
    assert [article.id for article in read_attributions(rows_file(tmp_path, *rows), limit=2)] == ["0", "1"]


def test_names_are_read_with_their_labels(tmp_path):
    row = {"id": 7, "text": TEXT, "entities": [{"start": 18, "end": 26, "label": "PER", "raw": "Person"}]}
    (article,) = read_names(rows_file(tmp_path, row))
    assert (article.id, article.names) == ("7", (Name(start=18, end=26, label="PER"),))


def test_a_corpus_of_several_parts_asks_for_one(tmp_path):
    polnear(tmp_path, "train")
    with pytest.raises(FileProblem, match=r"2 parts.*name one of them: .*data/dev, .*data/train"):
        read_attributions(polnear(tmp_path))


@pytest.mark.parametrize(
    ("make", "seen"),
    [
        (lambda folder: folder / "nothing.jsonl", "cannot be read"),
        (lambda folder: folder, r"without attributions/\*\.ann"),
        (lambda folder: rows_file(folder), "holds no articles"),
        (lambda folder: rows_file(folder, {"id": "a", "text": "No marks."}), "line 1 is no article"),
        (lambda folder: rows_file(folder, as_row(ARTICLE), [1]), "line 2 is no article"),
        (lambda folder: polnear(folder, annotations="E1\tAttribution:T1 Content:T1\n"), "fit together .'T1'."),
        (lambda folder: polnear(folder, annotations="T1\tContent 0 x\n"), "fit together"),
        (lambda folder: polnear(folder, annotations="T1\tContent 0 99\nE1\tContent:T1\n"), "outside the 67 char"),
        (lambda folder: rows_file(folder, as_row(ARTICLE) | {"text": "cut"}), "line 1 is no article"),
        (lambda folder: rows_file(folder, as_row(ARTICLE) | {"text": None}), "line 1 is no article"),
    ],
    ids=[
        "missing",
        "other folder",
        "empty",
        "no attributions",
        "no object",
        "undefined",
        "no number",
        "outside",
        "cut short",
        "no text",
    ],
)
def test_what_is_no_corpus_is_told_in_one_line_with_where_to_get_one(tmp_path, make, seen):
    with pytest.raises(FileProblem, match=rf"{seen}.*github\.com/networkdynamics/PolNeAR") as error:
        read_attributions(make(tmp_path))
    assert "\n" not in str(error.value)


def test_a_file_of_attributions_is_no_corpus_of_names(tmp_path):
    with pytest.raises(FileProblem, match=r"line 1 .* entities; .*en-worldwide-newswire"):
        read_names(rows_file(tmp_path, as_row(ARTICLE)))
