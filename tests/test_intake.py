import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnb.errors import FileProblem, TextTooLong
from newsnb.intake import clean, read_file
from newsnb.settings import Settings


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_clean_keeps_every_offset_and_can_be_written(text):
    cleaned, notes = clean(text, Settings())
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert all(a == b for a, b in zip(text, cleaned, strict=True) if b != "\N{REPLACEMENT CHARACTER}")
    assert sum(note.end - note.start for note in notes) == sum(ch == "\0" or "\ud800" <= ch <= "\udfff" for ch in text)


def test_clean_says_how_long_is_too_long():
    with pytest.raises(TextTooLong, match=r"11 characters, the limit is 10.*max_characters=11"):
        clean("x" * 11, Settings(max_characters=10))


def test_read_file_keeps_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert read_file(path) == "one\r\ntwo\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.txt", None, "No such file"),
        ("latin.txt", b"caf\xe9 au lait", "no text in UTF-8"),
        ("a.pdf", b"%PDF", "a .pdf file"),
    ],
)
def test_read_file_says_what_is_wrong(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileProblem, match=message):
        read_file(path)


def test_settings_need_a_positive_limit():
    with pytest.raises(ValueError, match="max_tokens must be 1 or more, got 0"):
        Settings(max_tokens=0)
