"""Exercises: the page has every word and no readable key, and marks are compared as a teacher would."""

import json
import re
import shutil
import subprocess
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsnb
from newsnb.classroom.lesson.keys import items_of, plain_key
from newsnb.classroom.lesson.matching import Marked, compare, is_speaker
from newsnb.classroom.lesson.pages import lesson_page
from newsnb.classroom.lesson.words import numbers_in, pieces_of, solid_in, words_of
from newsnb.views import assets
from packing import unpacked
from readings import bare, harbour

READING = harbour()
FIND = ("places", "quotes", "speaker", "naming")
KEY = items_of(READING, FIND)


def payload_of(page):
    packed = re.search(r'id="newsnb-packed">([^<]*)<', page)[1]
    return json.loads(unpacked(packed))


def marked(words, kind="quote", **answers):
    start = READING.text.index(words)
    return Marked(kind=kind, words=solid_in(words_of(READING.text), ((start, start + len(words)),)), **answers)


def became(*marks, find=FIND):
    return {one.marks: (one.status, one.differs) for one in compare(KEY, marks, find) if one.marks}


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_words_and_gaps_are_the_text(text):
    words = words_of(text)
    assert "".join(pieces_of(text, words, 0, len(text))) == text
    assert all(word.start < word.end for word in words)


def test_an_exercise_is_a_widget_that_is_told_what_was_handed_in():
    made = newsnb.exercise(READING, code="7b-03")
    shown = newsnb.widget(made)
    assert (shown.answers, shown.work) == ({}, {})
    assert shown.page.startswith("<!doctype html>")
    assert READING.text not in shown.title


def test_an_emoji_is_one_word_and_no_letter():
    [*_, emoji] = words_of("sail 🛳️")
    assert (emoji.end - emoji.start, emoji.solid) == (2, False)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_words_of_a_span_are_those_that_it_touches(one, other):
    text = "“No,” she said. Nobody's ship (the Ida) left Bergen — at 7.30."
    start, end = sorted((one, other))
    words = words_of(text)
    assert numbers_in(words, (start, end)) == [
        number for number, word in enumerate(words) if start < end and word.start < end and start < word.end
    ]


@pytest.mark.parametrize(
    ("words", "answers", "expected"),
    [
        ("We have the ship, we have the crew,” she told reporters in Bergen. “What we don't have is a quay",
         {"speaker": "Solheim", "naming": "named"}, ("agreed", ())),
        ("We have the ship, we have the crew", {"speaker": "Marit Solheim", "naming": "named"}, ("agreed", ())),
        ("We have the ship", {"speaker": "Solheim", "naming": "named"}, ("different", ("words",))),
        ("We have the ship, we have the crew", {"speaker": "she", "naming": "named"}, ("different", ("speaker",))),
        ("We have the ship, we have the crew", {"speaker": "Solheim"}, ("different", ("naming",))),
        ("The line closed in 2008", {}, ("extra", ())),
    ],
    ids=["with the words between", "one part", "too few words", "a pronoun", "no answer", "nobody's words"],
)  # fmt: skip
def test_a_mark_is_compared_with_the_key(words, answers, expected):
    assert became(marked(words, **answers))[(0,)] == expected


def test_two_marks_may_be_one_quote():
    two = [
        marked(words, speaker="Solheim", naming="named")
        for words in ("We have the ship, we have the crew", "What we don't have is a quay")
    ]
    assert became(*two) == {(0, 1): ("agreed", ())}


def test_what_nobody_marked_is_missed_but_not_words_derived_from_a_place():
    found = compare(KEY, [], ["places"])
    assert {one.status for one in found} == {"missed"}
    missed = {READING.words(KEY[one.item].spans) for one in found}
    assert "Norway" in missed
    assert "Norwegian" not in missed
    assert became(marked("Norwegian", "place"))[(0,)] == ("agreed", ())


@pytest.mark.parametrize(
    ("answer", "accept", "right"),
    [
        ("Kabulov", ["Zamir Kabulov"], True),
        ("the envoy Zamir Kabulov", ["Zamir Kabulov"], True),
        ("Zamir", ["Zamir Kabulov"], False),
        ("an official", ["A British official"], True),
        ("a Briton", ["A British official"], False),
        ("Kysten’s", ["Kysten"], True),
        ("", [], True),
        ("", ["Kysten"], False),
        ("Kysten", [], False),
        (None, [], False),
    ],
)
def test_an_answer_names_the_speaker_or_not(answer, accept, right):
    assert is_speaker(answer, accept) is right


def test_the_key_has_the_teachers_notes_and_says_whose_it_is():
    quote = READING.quotes[0]
    key = READING.correct(quote.id, naming="described", why="By her office only.")
    plain = plain_key(key, FIND)
    assert plain["name"] == "your teacher’s reading"
    assert [item["notes"] for item in plain["items"] if item["notes"]] == [("By her office only.",)]
    assert plain_key(READING, FIND)["name"] == "the machine’s reading"


def test_the_page_has_the_text_but_no_key_that_can_be_read(tmp_path):
    made = newsnb.exercise(READING)
    page = made.save(tmp_path / "lesson.html").read_text("utf-8")
    lesson = payload_of(page)["lesson"]
    assert "".join(piece for block in lesson["blocks"] for piece in block["pieces"]) == READING.text
    plain = json.dumps({**lesson, "key": ""})
    for words in ("quote-", "geonames", "described", "largest place of this name"):
        assert words not in page
        assert words not in plain
    assert plain_key(READING, FIND)["items"][0]["reason"] in unpacked(lesson["key"])
    assert lesson_page(made) == page  # the same bytes for the same exercise


def test_a_cell_shows_the_exercise_in_a_frame():
    bundle = newsnb.exercise(READING, find="quotes")._repr_mimebundle_()
    assert 'sandbox="allow-scripts"' in bundle["text/html"]
    assert bundle["text/plain"] == "<Exercise 'Harbour towns weigh a ferry': find quotes>"


def test_the_worksheet_has_the_text_and_the_answers_on_a_page_of_their_own(tmp_path):
    page = newsnb.exercise(READING).worksheet(tmp_path / "sheet.html").read_text("utf-8")
    sheet, _, answers = page.partition('<section class="answers">')
    assert "We have the ship" in sheet
    assert "Marit Solheim</td>" not in sheet
    assert "Marit Solheim</td>" in answers


OTHER = bare("Another text.")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: newsnb.exercise("text"), "a reading .* got str"),
        (lambda: newsnb.exercise(replace(READING, text=None)), "no words; read the text"),
        (lambda: newsnb.exercise(READING, key=OTHER), "key is a reading of another text"),
        (lambda: newsnb.exercise(READING, find=["verbs"]), "choose one of: places, quotes"),
        (lambda: newsnb.exercise(READING, find=[]), "nothing to find"),
        (lambda: newsnb.exercise(READING, code=" "), "1 to 24 letters"),
        (lambda: newsnb.exercise(READING).save("lesson.pdf"), "no file type '.pdf'"),
        (lambda: newsnb.exercise(READING).save("/no/such/lesson.html"), "cannot be written"),
    ],
)
def test_a_mistake_is_one_line(make, message):
    with pytest.raises(newsnb.NewsnbError, match=message) as error:
        make()
    assert "\n" not in str(error.value)


def test_asking_for_the_speaker_asks_for_quotes():
    assert newsnb.exercise(READING, find=["speaker"]).find == ("quotes", "speaker")


HEADS = [  # what a student wrote, a speaker, and whether one is the other
    ("the mayor", "An adviser to the mayor", False),
    ("an adviser", "An adviser to the mayor", True),
    ("the ministry", "a spokesman for the ministry", False),
    ("a spokesman", "a spokesman for the ministry", True),
    ("the harbour", "two men from the harbour", False),
    ("the talks", "a diplomat with knowledge of the talks", False),
    ("Oslo", "the University of Oslo", False),
    ("the University", "the University of Oslo", True),
    ("Aune", "Ines Aune, a pilot", True),
]


@pytest.mark.parametrize(("answer", "name", "same"), HEADS)
def test_a_description_is_named_by_its_own_words_and_not_by_whose_it_is(answer, name, same):
    assert is_speaker(answer, [name]) is same


NODE = shutil.which("node")
COMPARE = Path(assets.__file__).parent / "static" / "lesson" / "compare.js"
_SAID = ("", "Solheim", "she", "Olaf Berg", "the Kysten’s", "a British official", "Ängström", "the ministry", "people")
_ANSWERS = st.sampled_from([None, *_SAID])


@st.composite
def handed_in(draw):
    """Draw the marks of a student: any words of the text, and any answers."""
    words = [number for number, word in enumerate(words_of(READING.text)) if word.solid]
    marks = []
    for _ in range(draw(st.integers(0, 8))):
        at, count = draw(st.integers(0, len(words) - 1)), draw(st.integers(1, 25))
        naming = draw(st.sampled_from([None, "named", "described", "collective", "none"]))
        kind = draw(st.sampled_from(["quote", "place"]))
        marks.append(Marked(kind=kind, words=tuple(words[at : at + count]), speaker=draw(_ANSWERS), naming=naming))
    return marks


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these")
def test_the_page_compares_as_python_does():
    drawn = []

    @given(handed_in())
    def draw(marks):
        drawn.append(marks)

    draw()
    code = (
        f"import {{ compare }} from {json.dumps(COMPARE.as_uri())};\n"
        "import { readFileSync } from 'node:fs';\nconst { items, drawn, find } = JSON.parse(readFileSync(0, 'utf8'));\n"
        "console.log(JSON.stringify(drawn.map((marks) => compare(items, marks, find))));"
    )
    items = plain_key(READING, FIND)["items"]
    plain = [[asdict(mark) for mark in marks] for marks in drawn]
    done = subprocess.run(
        [NODE, "--experimental-default-type=module", "--input-type=module", "-e", code],
        input=json.dumps({"items": items, "drawn": plain, "find": FIND}),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    theirs = json.loads(done.stdout)
    ours = [json.loads(json.dumps([asdict(one) for one in compare(KEY, marks, FIND)])) for marks in drawn]
    assert len(ours) > 10
    assert theirs == ours


def test_a_quote_that_the_teacher_corrected_has_no_sureness_of_the_machine():
    reading = harbour()
    before = {item.id: item.sure for item in items_of(reading, ["quotes"])}
    id = next(id for id, sure in before.items() if sure)
    after = {item.id: item.sure for item in items_of(reading.correct(id, naming="collective"), ["quotes"])}
    assert after == before | {id: None}
