"""An exercise in a real browser: marked, committed, compared and handed in, with and without a mouse."""

import json
from importlib.resources import files

import pytest
from classwork import Student
from playwright.sync_api import expect
from test_access import RUN

import newsnb
from newsnb.classroom.lesson.pages import lesson_cell, lesson_page
from newsnb.classroom.together.feedback import feedback_page
from newsnb.classroom.together.picture import class_page
from readings import harbour

READING = harbour()
SHIP = "We have the ship , we have the crew".split()
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def violations(page):
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    return page.evaluate(RUN)


def test_a_student_works_by_keyboard_alone_and_a_class_is_put_together(open_page, tmp_path):
    key = READING.correct(READING.quotes[1].id, naming="described", why="Look at the sentence before.")
    html = lesson_page(newsnb.exercise(READING, key=key))
    folder = tmp_path / "in"
    for number, speaker in enumerate([("Marit", "Solheim"), ("Olaf", "Berg"), None]):
        student = Student(open_page(html, viewport=DESK, accept_downloads=True))
        page = student.page
        student.mark(*SHIP, key="q")
        if speaker:
            student.mark(*speaker, key="s")
        else:
            page.get_by_label("nobody is given").focus()
            page.keyboard.press("Space")
        page.get_by_label("by name").focus()
        page.keyboard.press("Space")
        student.mark("Edinburgh", key="p")
        student.mark("Bergen", key="p")
        student.select("Bergen")
        page.keyboard.press("Delete")
        expect(page.locator(".marking .status")).to_have_text("You marked 1 quote and 1 place.")
        assert "Look at the sentence before" not in page.content()
        student.commit()
        expect(page.locator(".results h2").first).to_be_focused()
        expect(page.locator(".card.is-agreed .words").first).to_have_text("Edinburgh")
        different = page.locator(".card.is-different dd")
        expect(different.first).to_contain_text("Marit Solheim")
        expect(different.nth(1)).to_have_text("you: by name · teacher: by a description")
        expect(page.get_by_text("Your teacher: Look at the sentence before.")).to_have_count(1)
        path = student.hand_in(folder, f"k-{number}", "No: {{7*7}} <b>she</b>")
        assert path.name == f"answers-k-{number}.json"
        assert page.failed == []
        assert page.requested == [page.address]
    handed_in = json.loads(path.read_text("utf-8"))
    assert list(handed_in) == "format version code on_day sha256 title find marks judgement text".split()
    assert handed_in["text"] == READING.text
    marked = [READING.text[one["start"] : one["end"]] for one in handed_in["marks"]]
    assert marked == ["We have the ship, we have the crew", "Edinburgh"]
    assert handed_in["marks"][0]["speaker"] == ""
    found = newsnb.agreement(folder, READING)
    assert found.problems == ()
    ship = found.table.set_index("words").loc["We have the ship, we have the crew"]
    assert (ship["marked"], ship["speakers"]) == (3, "Marit Solheim 1, nobody 1, Olaf Berg 1")
    assert len(found.feedback(key, tmp_path / "out")) == 3


def test_marks_outlive_a_reload_are_locked_by_the_commit_and_gone_when_cleared(open_page):
    page = open_page(lesson_page(newsnb.exercise(READING)), viewport=DESK)
    student = Student(page)
    student.mark("Edinburgh", key="p")
    page.reload()
    expect(page.locator(".marklist li")).to_have_count(1)
    student.commit()
    page.reload()
    expect(page.locator(".results")).to_be_visible()
    page.locator(".words.article").focus()
    page.keyboard.press("p")
    expect(page.locator(".marklist")).to_have_count(0)
    student.press("Download my answers")
    expect(page.locator(".end .status")).to_contain_text("Write the code that your teacher gave you")
    student.press("Finish and clear")
    expect(page.get_by_text("You have not downloaded your answers")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".marking .status")).to_have_text("Nothing is marked yet.")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsnb-lesson')).length") == 0


NO_STORE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"


def test_where_nothing_can_be_kept_the_page_warns_until_the_answers_are_handed_in(open_page, tmp_path):
    page = open_page(lesson_page(newsnb.exercise(READING)), before=NO_STORE, viewport=DESK, accept_downloads=True)
    student, asked = Student(page), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == []
    student.mark("Edinburgh", key="p")
    page.reload()
    assert asked == ["beforeunload"]
    student.mark("Edinburgh", key="p")
    student.commit()
    student.hand_in(tmp_path, "k-1", "It does.")
    page.reload()
    assert asked == ["beforeunload"]
    assert page.failed == []


def test_a_lesson_in_a_saved_notebook_keeps_marks_until_it_is_cleared(open_page):
    page = open_page(lesson_cell(newsnb.exercise(READING)), viewport=DESK)
    frame = page.frame_locator("iframe")
    frame.locator(".w", has_text="Edinburgh").first.click()
    page.keyboard.press("p")
    for _ in range(2):
        expect(frame.locator(".marklist li")).to_have_count(1)
        page.reload()
    expect(frame.locator(".marklist li")).to_have_count(1)
    frame.get_by_role("button", name="Commit and compare").click()
    frame.get_by_role("button", name="Yes, lock").click()
    page.reload()
    expect(frame.locator(".results")).to_be_visible()
    frame.get_by_role("button", name="Finish and clear").click()
    page.keyboard.press("Enter")
    expect(frame.locator(".marking .status")).to_have_text("Nothing is marked yet.")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsnb-lesson')).length") == 0
    page.reload()
    expect(frame.locator(".marking .status")).to_have_text("Nothing is marked yet.")
    assert page.failed == []


def test_a_lesson_opened_twice_goes_on_in_the_newer_window(open_page):
    page = open_page(lesson_page(newsnb.exercise(READING)), viewport=DESK)
    newer = page.context.new_page()
    newer.goto(page.address)
    newer.locator(".lesson").wait_for()
    expect(page.get_by_role("alert")).to_contain_text("opened in another window")
    expect(newer.get_by_role("alert")).to_have_count(0)


def test_words_are_selected_with_a_mouse_and_by_two_taps(open_page):
    def box(page, word):
        found = page.locator(".w", has_text=word).first
        found.scroll_into_view_if_needed()
        return found.bounding_box()

    html = lesson_page(newsnb.exercise(READING, find="quotes"))
    page = open_page(html, viewport=DESK)
    first, last = box(page, "Fishermen"), box(page, "remember")
    page.mouse.move(first["x"] + 2, first["y"] + 9)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 9, steps=4)
    page.mouse.up()
    expect(page.locator(".pickedwords")).to_have_text("“Fishermen remember”")
    phone = open_page(html, viewport=PHONE, has_touch=True)
    for word in ("Fishermen", "boat"):
        phone.locator(".w", has_text=word).first.tap()
    phone.get_by_role("button", name="Somebody said this").tap()
    expect(phone.locator(".marklist .words")).to_have_text("Fishermen remember the old boat")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_violation_in_any_step(open_page, scheme, size):
    page = open_page(lesson_page(newsnb.exercise(READING)), viewport=size, color_scheme=scheme)
    student = Student(page)
    for words, key in (("We have the ship", "q"), ("Edinburgh", "p"), ("Oslo", "")):
        start = READING.text.index(words)
        student.drag(start, start + len(words))
        if key:
            page.keyboard.press(key)
    assert violations(page) == []
    student.commit()
    page.locator(".card .words").first.click()
    assert violations(page) == []


def test_no_violation_on_what_a_class_gets(open_page, tmp_path):
    from handed import answers, hand_in, marks_like

    marks = marks_like()
    folder = hand_in(tmp_path / "in", answers("a", marks[3:]), answers("b", marks[:-2], judgement={"verified": "No."}))
    found = newsnb.agreement(folder, READING)
    one = found.answers[0]
    newsnb.exercise(READING).worksheet(tmp_path / "sheet.html")
    pages = [
        class_page(found),
        feedback_page(one, one.marked(), READING, []),
        (tmp_path / "sheet.html").read_text("utf-8"),
    ]
    for html in pages:
        page = open_page(html, viewport=DESK)
        assert violations(page) == []
        assert page.requested == [page.address]


def test_a_lesson_works_in_a_notebooks_sandboxed_frame(open_page):
    page = open_page(lesson_cell(newsnb.exercise(READING, code="7b-03")), viewport=DESK, accept_downloads=True)
    frame = page.frame_locator("iframe")
    frame.locator(".words.article").focus()
    frame.locator(".w", has_text="Edinburgh").first.click()
    page.keyboard.press("p")
    frame.get_by_role("button", name="Commit and compare").click()
    frame.get_by_role("button", name="Yes, lock").click()
    with page.expect_download() as download:
        frame.get_by_role("button", name="Download my answers").click()
    assert download.value.suggested_filename == "answers-7b-03.json"
    assert page.failed == []
