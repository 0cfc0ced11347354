"""A class at work on an exercise, each student in a browser profile of his or her own, without a network."""

from pathlib import Path

_FIND = """(wanted) => {
    const all = [...document.querySelectorAll(".w")].map((word) => word.textContent);
    return all.findIndex((_, i) => wanted.every((word, k) => all[i + k] === word));
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
        self.page.locator(".words.article").focus()
        self.page.keyboard.press("Home")
        for _ in range(at):
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
