"""A class at work on an exercise, each student in a browser profile of his or her own, without a network."""

from pathlib import Path

from driving import WAIT
from playwright.sync_api import expect

from newsnb.classroom.lesson.keys import items_of

_FIND = """(wanted) => {
    const all = [...document.querySelectorAll(".w")].map((word) => word.textContent);
    return all.findIndex((_, i) => wanted.every((word, k) => all[i + k] === word));
}"""
_PARAGRAPH = """(at) => {
    const all = [...document.querySelectorAll(".w")];
    const paragraphs = [...new Set(all.slice(0, at + 1).map((word) => word.parentElement))];
    return [all.findIndex((word) => word.parentElement === paragraphs.at(-1)), paragraphs.length - 1];
}"""
_SPAN = """([start, end]) => {
    const words = [...document.querySelectorAll(".w")];
    let at = 0;
    const starts = new Map();
    const walk = document.createTreeWalker(document.querySelector(".words.article"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement.classList.contains("w")) starts.set(node.parentElement, at);
        at += [...node.data].length; // code points
    }
    const ends_at = (word) => starts.get(word) + [...word.textContent].length;
    const inside = words.filter((word) => starts.get(word) < end && ends_at(word) > start);
    const ends = [inside[0], inside.at(-1)];
    ends[0].scrollIntoView({ block: "center" });
    return ends.map((word) => {
        const box = word.getClientRects()[0];
        return [box.left + box.width / 2, box.top + box.height / 2];
    });
}"""


class Student:
    """One student with the page of a lesson open; works by keyboard alone."""

    def __init__(self, page):
        self.page = page
        page.locator(".lesson").wait_for()

    def select(self, *words):
        """Select words in the text: from the word cursor to their first, then on to their last."""
        at = self.page.evaluate(_FIND, list(words))
        assert at >= 0, words
        start, paragraphs = self.page.evaluate(_PARAGRAPH, at)
        self.page.locator(".words.article").focus()
        self.page.keyboard.press("Home")
        for _ in range(paragraphs):
            self.page.keyboard.press("PageDown")
        for _ in range(at - start):
            self.page.keyboard.press("ArrowRight")
        for _ in words[1:]:
            self.page.keyboard.press("Shift+ArrowRight")

    def mark(self, *words, key):
        self.select(*words)
        self.page.keyboard.press(key)

    def press(self, name):
        """Press a button that is reached by keyboard."""
        self.page.get_by_role("button", name=name).focus()
        self.page.keyboard.press("Enter")

    def commit(self):
        self.press("Commit and compare")
        self.page.keyboard.press("Enter")  # "Yes, lock and compare" has the focus
        self.page.locator(".results").wait_for()

    def hand_in(self, folder: Path, code: str, judgement: str) -> Path:
        self.page.get_by_label("Your code").fill(code)
        self.page.locator("textarea").first.fill(judgement)
        with self.page.expect_download() as download:
            self.press("Download my answers")
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def drag(self, start: int, end: int):
        """Select the words of a span of the text with the mouse."""
        boxes = self.page.evaluate(_SPAN, [start, end])
        (x, y), (to_x, to_y) = boxes
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(to_x, to_y, steps=3)
        self.page.mouse.up()


def work(page, reading, code: str, folder: Path, *, skip: int = 0, every: int = 3) -> Path:
    """Let a student mark some of what is in a reading, commit, judge and hand in; return the file.

    Students differ: each leaves out one in ``every`` things, from ``skip`` on, and names some speakers otherwise.
    """
    student = Student(page)
    items = items_of(reading, ["quotes", "places"])
    mine = [item for number, item in enumerate(items) if (number + skip) % every]
    for number, item in enumerate(mine):
        student.drag(item.spans[0][0], item.spans[-1][1])
        page.keyboard.press("q" if item.kind == "quote" else "p")
        if item.kind == "quote":
            row = page.locator(".marklist .open")
            row.get_by_label("Who says it?").fill(item.speaker if (number + skip) % 4 else "the reporter")
            row.get_by_label("by name").check()
    student.commit()
    return student.hand_in(folder, code, f"Nobody asks the other side, says {code}.")


def use_classroom(page, has_tabs: bool):
    """Choose a quote of a reading, and mark, commit and hand in the exercise beside it; both are told to Python."""
    row = page.frame_locator("iframe[title^='A reading']").locator("tr[data-id]").first
    row.wait_for(timeout=WAIT)
    id = row.get_attribute("data-id")
    row.evaluate("node => node.click()")
    expect(page.get_by_text(f"chosen: {id}").first).to_be_visible(timeout=WAIT)
    if has_tabs:
        page.get_by_role("tab", name="Mark").click()
    lesson = page.frame_locator("iframe[title^='An exercise']")
    mark_a_place(page, lesson, "Edinburgh")
    if has_tabs:  # what was done is still there
        page.get_by_role("tab", name="Read").click()
        page.get_by_role("tab", name="Mark").click()
    lesson.get_by_role("button", name="Commit and compare").click()
    lesson.get_by_role("button", name="Yes, lock and compare").click()
    expect(lesson.locator(".results")).to_contain_text("missed", timeout=WAIT)
    with page.expect_download() as download:
        lesson.get_by_role("button", name="Download my answers").click()
    assert download.value.suggested_filename == "answers-7b-03.json"
    expect(page.get_by_text("handed in: 1").first).to_be_visible(timeout=WAIT)


def mark_a_place(page, lesson, word: str):
    """Mark a word of an exercise in a frame as a place, by keyboard."""
    lesson.locator(".w", has_text=word).first.click(timeout=WAIT)
    page.keyboard.press("p")
    expect(lesson.locator(".marklist")).to_contain_text(word)
