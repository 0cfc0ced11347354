"""Rehearse a lesson: a class of browsers without a network marks an article and hands in, and all pages are made.

Run it before a lesson on a new machine: ``python scripts/rehearse_class.py 25 ARTICLE.txt --to rehearsal``. It needs
the extras ``newsnb[test]`` and an installed Chromium.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))

from classwork import work

import newsnb

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()


def main() -> None:
    """Run the rehearsal and print how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("students", type=int, nargs="?", default=25)
    parser.add_argument("article", type=Path, nargs="?", default=Path("seeds/taliban-moscow.txt"))
    parser.add_argument("--to", type=Path, default=Path("rehearsal"), help="folder of all files (default: %(default)s)")
    options = parser.parse_args()
    folder = options.to / "handed-in"
    folder.mkdir(parents=True, exist_ok=True)
    reading = newsnb.read(options.article.read_text("utf-8"), title=options.article.stem.replace("-", " "))
    quote = reading.quotes[0]
    key = reading.correct(quote.id, naming="described", why="The first mention is a description.")
    lesson = newsnb.exercise(reading, key=key).save(options.to / "lesson.html")
    began = time.monotonic()
    requests = rehearse(lesson, reading, options.students, folder)
    marked = time.monotonic()
    found = newsnb.agreement(folder, reading)
    found.save(options.to / "class.html")
    pages = found.feedback(key, options.to / "feedback")
    ended = time.monotonic()
    print(f"{len(found.answers)} files of {options.students} students, {len(found.problems)} problems")
    print(f"{requests} requests, {lesson.stat().st_size:,} bytes of lesson.html")
    print(f"marked in {marked - began:.1f} s; the class picture and {len(pages)} pages {ended - marked:.1f} s later")


def rehearse(lesson: Path, reading: newsnb.Reading, students: int, folder: Path) -> int:
    """Let each student work in a browser profile of his or her own; return the number of requests they made."""
    asked = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        contexts = [browser.new_context(offline=True, accept_downloads=True) for _ in range(students)]
        pages = [context.new_page() for context in contexts]  # all are open at once, as in a class
        for page in pages:
            page.on("request", lambda request: asked.append(request.url))
            page.goto(lesson.resolve().as_uri())
        for number, page in enumerate(pages):
            work(page, reading, f"s{number + 1:02}", folder, skip=number, every=2 + number % 4)
        browser.close()
    return len([url for url in asked if not url.startswith(("file:", "blob:"))])


if __name__ == "__main__":
    main()
