"""Days on the screen are in words on every page; files and tables keep them as they were given."""

import re
from dataclasses import replace

import pytest
from checks import checked
from compared import changed, compared

import newsnb
from newsnb.checking.page import check_page
from newsnb.classroom.lesson.pages import lesson_page
from newsnb.classroom.lesson.worksheet import worksheet_page
from newsnb.comparing.page import comparison_page, versions_page
from newsnb.values import Meta
from newsnb.views.frame import page_of
from packing import unpacked
from readings import harbour

DATED = replace(harbour(), meta=Meta(title="The ship", outlet="The Fjord Post", date="2026-11-28"))
PAGES = {
    "view": lambda: page_of(DATED),
    "check": lambda: check_page(checked(reading=DATED)),
    "comparison": lambda: comparison_page(compared(DATED)),
    "versions": lambda: versions_page(changed(DATED)),
    "worksheet": lambda: worksheet_page(newsnb.exercise(DATED, find=["quotes", "speaker"])),
    "lesson": lambda: lesson_page(newsnb.exercise(DATED, find=["quotes", "speaker"])),
}


def shown_on(page):
    """Return a page without what it holds packed, and the article of a lesson."""
    own = re.search(r'id="newsnb-packed">([^<]*)<', page)
    lesson = unpacked(own[1]) if own and "lesson" in unpacked(own[1]) else ""
    return re.sub(r'<script type="text/plain".*?</script>', "", page, flags=re.DOTALL) + lesson


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_the_day_of_an_article_is_in_words(make):
    shown = shown_on(make())
    assert "28 November 2026" in shown
    assert "2026-11-28" not in shown


def test_tables_and_files_keep_the_day_as_it_was_given():
    assert set(DATED.to_frame("quotes")["date"]) == {"2026-11-28"}
    assert DATED.to_dict()["meta"]["date"] == "2026-11-28"
