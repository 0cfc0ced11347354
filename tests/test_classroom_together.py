"""What a class handed in: read whole or in part, counted, and given back."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from test_sinks import Outline

import newsnb
from handed import READING, answers, hand_in, mark, marks_like
from newsnb.classroom.together.answers import BadAnswers, from_answers
from newsnb.classroom.together.figures import alpha_of, pair_scores
from newsnb.cli import main
from newsnb.export import without_text
from readings import bare

SHIP = "We have the ship, we have the crew"
LINE = "The line closed in 2008"


def unit_rows(rows):
    """Return triples of coder, unit and value from a table with a row for each coder; a dot is no value."""
    return [
        (coder, unit, value) for coder, row in enumerate(rows) for unit, value in enumerate(row.split()) if value != "."
    ]


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        # Krippendorff (2011), Computing Krippendorff's alpha-reliability: parts A, B and C
        (["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], 0.095),
        (["a a b b d c c c e d d a", "b a b b b c c c e d d d"], 0.692),
        (
            [
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ],
            0.743,
        ),
    ],
    ids=["binary", "nominal", "missing values"],
)
def test_alpha_is_that_of_the_published_examples(rows, alpha):
    assert alpha_of(unit_rows(rows)) == pytest.approx(alpha, abs=0.0005)


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.sampled_from("abc")), max_size=60))
def test_alpha_is_that_of_nltk(triples):
    coded = {(coder, unit): value for coder, unit, value in triples}  # each coder codes a unit once
    rows = [(coder, unit, value) for (coder, unit), value in coded.items()]
    coders = Counter(unit for _, unit, _ in rows)
    shared = [row for row in rows if coders[row[1]] > 1]
    if len({value for *_, value in shared}) < 2:
        assert alpha_of(rows) is None
    else:
        assert alpha_of(rows) == pytest.approx(AnnotationTask(shared).alpha(), abs=1e-9)


@pytest.mark.parametrize(
    "rows", [[], ["1 1 1"], ["1 . .", ". 2 ."], ["1 1", "1 1"]], ids=["nobody", "one", "apart", "one value"]
)
def test_alpha_is_left_open_where_there_is_nothing_to_compare(rows):
    assert alpha_of(unit_rows(rows)) is None


def test_a_pair_is_as_alike_as_the_words_that_they_share():
    same, other = [{1, 2}, {7}], [{1}, set()]
    assert pair_scores([same, same])[0][2:] == (1.0, 1.0, 1.0)
    i, j, f1, low, high = pair_scores([same, other])[0]
    assert (i, j, f1) == (0, 1, pytest.approx(0.5))
    assert low <= f1 <= high
    assert pair_scores([[set()], [set()]]) == [(0, 1, None, None, None)]
    assert pair_scores([same]) == []


@pytest.fixture
def folder(tmp_path):
    speaks = [("Solheim", "named"), ("Marit Solheim", "named"), ("", "none")]
    files = [
        answers(f"a{n}", [mark(SHIP, speaker=who, naming=how), mark("Bergen", "place")])
        for n, (who, how) in enumerate(speaks)
    ]
    files[0]["marks"].append(mark(LINE, speaker="", naming="none"))
    files[0]["judgement"] = {"independent": "<b>No</b>, {{7*7}}"}
    return hand_in(tmp_path / "in", *files)


def test_the_table_counts_who_marked_what_and_what_they_answered(folder):
    table = newsnb.agreement(folder, READING).table.set_index("words")
    ship = table.loc["We have the ship, we have the crew"]
    assert (ship["marked"], ship["of"], ship["speakers"], ship["machine"]) == (3, 3, "Marit Solheim 2, nobody 1", True)
    assert (table.loc[LINE, "codes"], table.loc[LINE, "machine"]) == ("a0", False)
    assert table.loc["Oslo", "marked"] == 0
    assert newsnb.agreement(folder).table["machine"].isna().all()


def test_agreement_is_measured_by_layer_and_pair(folder):
    found = newsnb.agreement(folder)
    assert found.alpha["places"] == 1.0
    assert 0 < found.alpha["quotes"] < 1
    assert found.alpha["naming"] == pytest.approx(0.0, abs=0.5)
    pairs = found.pairs.set_index(["layer", "one", "other"])
    assert pairs.loc[("quotes", "a1", "a2"), "f1"] == 1.0
    assert pairs.loc[("quotes", "a0", "a1"), "f1"] < 1.0
    assert len(pairs) == 6


def test_a_class_page_shows_words_and_counts_but_runs_nothing(folder, tmp_path):
    page = newsnb.agreement(folder, READING).save(tmp_path / "class.html").read_text("utf-8")
    assert '<sup class="of-quote">3</sup>' in page
    assert "&lt;b&gt;No&lt;/b&gt;, {{7*7}}" in page
    assert "<script" not in page
    assert "a0" not in page.partition("<body")[2]  # no codes where the class looks


def test_a_students_page_has_the_teachers_note_on_each_difference(folder, tmp_path):
    quote = next(one for one in READING.quotes if READING.words(one.content).startswith("“We have"))
    key = READING.correct(quote.id, naming="described", why="<i>Look</i> at the first paragraph.")
    gone = next(one for one in READING.quotes if READING.words(one.content).startswith("that a new one"))
    key = key.correct(gone.id, remove=True, why="Nobody says that.")
    extra = mark("that a new one would lose money")
    (folder / "more.json").write_text(json.dumps(answers("b1", [extra])))
    paths = newsnb.agreement(folder).feedback(key, tmp_path / "new" / "out")
    assert [path.name for path in paths] == [
        "feedback-a0.html",
        "feedback-a1.html",
        "feedback-a2.html",
        "feedback-b1.html",
    ]
    first, last = paths[0].read_text("utf-8"), paths[-1].read_text("utf-8")
    assert "&lt;i&gt;Look&lt;/i&gt; at the first paragraph." in first
    assert "you: by name · your teacher: by a description" in first
    assert "only you" in first
    assert "Nobody says that." in last
    assert "&lt;b&gt;No" in first


def test_files_that_cannot_be_read_are_named_and_the_others_counted(tmp_path):
    late = answers("a2", [mark(SHIP)], on_day="2026-11-29")
    folder = hand_in(
        tmp_path / "in", answers("a1", [mark(SHIP)]), answers("A2"), late, b"PK\x03", {"format": "else"},
        answers("v9", version=9), answers("x", text="changed"), answers(""),
        answers("o", sha256=bare("Other.").sha256, text="Other.", title="Other"),
        answers("m", [mark(SHIP), {"kind": "verb", "start": 0, "end": 4}, mark(SHIP) | {"start": 5, "end": 10**9}, 7]),
    )  # fmt: skip
    (folder / "big.json").write_bytes(b" " * 5_000_000)
    (folder / "reading.json").write_text(READING.to_json())
    found = newsnb.agreement(folder)
    assert [one.code for one in found.answers] == ["a1", "a2", "m"]
    assert found.answers[1].marks  # the later file
    assert found.reading == READING
    problems = "\n".join(found.problems)
    for words in (
        "answers-03.json: it is not a JSON file", "answers-04.json: these are no answers",
        "answers of version 9, this newsnb knows 1", "the article in it was changed", "it has no code",
        "o: these answers are on another text ('Other')", "a2: there are two files of this code",
        "m: mark 2 was left out: there is no kind 'verb'", "mark 3 was left out: 5:1000000000 is outside",
        "mark 4 was left out", "big.json: is larger than 4 MB",
    ):  # fmt: skip
        assert words in problems
    assert all("\n" not in problem for problem in found.problems)


def test_notes_of_megabytes_are_cut_and_said():
    made = from_answers(answers(judgement={"independent": "x" * 100_000, "else": "y", "verified": 7}))
    assert len(made.judgement["independent"]) == 600
    assert list(made.judgement) == ["independent"]
    assert made.problems == ("'independent' was cut to 600 letters",)


def one_file(folder, *reading):
    return newsnb.agreement(hand_in(folder / "in", answers()), *reading)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: newsnb.agreement(folder / "none"), "is no folder"),
        (lambda folder: newsnb.agreement(hand_in(folder / "empty")), "there are no answers"),
        (lambda folder: newsnb.agreement([7]), "a folder, files, answers or readings, got int"),
        (lambda folder: one_file(folder, bare("Other.")), "of another text"),
        (lambda folder: one_file(folder).feedback(bare("Other."), folder), "another text"),
        (lambda folder: one_file(folder).feedback(READING, "/proc/no"), "cannot be made"),
        (lambda folder: one_file(folder).save("/no/class.html"), "cannot be written"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line(tmp_path, make, message):
    with pytest.raises(newsnb.NewsnbError, match=message) as error:
        make(tmp_path)
    assert "\n" not in str(error.value)


def test_an_edited_file_never_raises_anything_else(tmp_path):
    for changes in (
        {"marks": 3},
        {"marks": {"a": 1}},
        {"judgement": []},
        {"find": "all"},
        {"title": None},
        {"on_day": 5},
    ):
        assert from_answers(answers(**changes)).code == "a1"
    for changes in ({"text": "\ud800"}, {"sha256": None}, {"code": 5}, {"version": True}, {"format": []}):
        with pytest.raises(BadAnswers):
            from_answers(answers(**changes))


def test_a_whole_class_that_agrees_with_the_machine_splits_nowhere(tmp_path):
    folder = hand_in(tmp_path / "in", *(answers(f"c{n}", marks_like()) for n in range(4)))
    page = newsnb.agreement(folder, READING).save(tmp_path).read_text("utf-8")
    assert page.count("Nowhere") == 2


def test_the_command_writes_the_picture_and_the_pages_and_names_what_it_could_not_read(tmp_path, capsys):
    folder = hand_in(tmp_path / "in", answers("a1", marks_like()), b"nonsense")
    out = ["-o", str(tmp_path / "class.html"), "--feedback", str(tmp_path / "out")]
    assert main(["agreement", str(folder), *out]) == 2
    assert "--feedback needs a reading" in capsys.readouterr().err
    (folder / "reading.json").write_text(READING.to_json())
    assert main(["agreement", str(folder), *out]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [str(tmp_path / "class.html"), f"{tmp_path / 'out'} (pages: 1)"]
    assert (
        printed.err
        == "newsnb: answers-01.json: it is not a JSON file; ask for the file that the exercise page downloaded\n"
    )
    assert (tmp_path / "out" / "feedback-a1.html").exists()


def test_readings_of_several_people_are_compared_as_well():
    ship = next(one for one in READING.quotes if READING.words(one.content).startswith("“We have"))
    mine = READING.correct(ship.id, speakers=["Olaf Berg"], by="T1")
    found = newsnb.agreement([mine, READING])
    assert [one.code for one in found.answers] == ["1 T1", "reading 2"]
    assert found.alpha["places"] == 1.0
    assert found.alpha["speaker"] < 1.0
    assert found.table.set_index("start").loc[ship.content[0][0] + 1, "speakers"] == "Marit Solheim 1, Olaf Berg 1"
    with pytest.raises(BadAnswers, match="saved without its words"):
        newsnb.agreement([without_text(READING)])


@pytest.mark.parametrize("words", ["</script><script>hit()</script>", "{{7*7}}{% raw %}", '" onload="hit()', "<!--"])
def test_words_of_students_and_teachers_add_nothing_to_a_page(tmp_path, words):
    marks = [mark(SHIP, speaker=words, naming="named"), mark("Bergen", "place")]
    quote = next(one for one in READING.quotes if READING.words(one.content).startswith("“We have"))
    key = READING.correct(quote.id, naming="described", why=words)
    files = [answers("a1", marks, judgement={"verified": words}, title=words), answers("a2", marks, title=words)]
    found = newsnb.agreement(hand_in(tmp_path / "in", *files), key)
    pages = [found.save(tmp_path / "class.html"), *found.feedback(key, tmp_path / "out")]
    pages.append(newsnb.exercise(key).worksheet(tmp_path / "sheet.html"))
    for page in pages:
        outline = Outline(page.read_text("utf-8"))
        assert "script" not in outline.tags
        assert not [name for name in outline.attributes if name.startswith("on")]
        assert words in "".join(outline.words)
