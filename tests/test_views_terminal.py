"""What `newsnb read FILE` prints in a terminal."""

import io

import pytest
from rich.console import Console

from newsnb.views.terminal import show
from readings import bare, harbour


def printed(reading, width, **options):
    file = io.StringIO()
    show(reading, Console(file=file, width=width, **options))
    return file.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_nothing_is_wider_than_the_terminal_and_no_word_is_lost(width):
    reading = harbour()
    out = printed(reading, width)
    assert max(map(len, out.splitlines())) <= width
    shown, joined = "".join(out.split()), "".join(reading.text.split())
    assert joined[:60] in shown
    assert "MaritSolheim" in shown


def test_names_are_marked_in_a_terminal_and_plain_in_a_file():
    assert "\x1b[" in printed(harbour(), 80, force_terminal=True, color_system="standard")
    assert "\x1b" not in printed(harbour(), 80)


def test_a_terminal_obeys_nothing_in_an_article():
    out = printed(bare("Rain \x1b[2J\x1b]0;owned\x07 fell \u202efdp.exe \x9b31m in Oslo.\r\n"), 80)
    assert not {"\x1b", "\x07", "\u202e", "\x9b", "\r"} & set(out)
    assert "Rain" in out


def test_square_brackets_are_words_and_no_style():
    assert "[red]Rain[/red]" in printed(bare("[red]Rain[/red] fell."), 80)


def test_an_empty_reading_prints_nothing_odd():
    assert printed(bare(""), 80).strip() == ""
