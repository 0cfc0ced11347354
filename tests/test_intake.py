import codecs
import io
import os
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnb.errors import FileProblem, NewsnbError, TextTooLong
from newsnb.intake import Article, clean, is_page, read_file, read_stream, take
from newsnb.intake.decoding import decode
from newsnb.intake.pages import NoArticle
from newsnb.settings import Settings
from pages import PAGE


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_clean_keeps_every_offset_and_can_be_written(text):
    cleaned, notes = clean(text, Settings())
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert all(a == b for a, b in zip(text, cleaned, strict=True) if b != "\N{REPLACEMENT CHARACTER}")
    assert sum(note.end - note.start for note in notes) == sum(ch == "\0" or "\ud800" <= ch <= "\udfff" for ch in text)


def test_clean_reports_how_long_is_too_long():
    with pytest.raises(TextTooLong, match=r"11 characters, the limit is 10.*max_characters=11"):
        clean("x" * 11, Settings(max_characters=10))


def test_settings_need_a_positive_limit():
    with pytest.raises(ValueError, match="max_tokens must be 1 or more, got 0"):
        Settings(max_tokens=0)


@given(st.binary(max_size=80))
def test_any_bytes_become_text(content):
    text, notes = decode(content)
    assert isinstance(text, str)
    assert all(0 <= note.start < note.end <= len(text) for note in notes)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("“Ja,” sagde José".encode(), 0),
        (codecs.BOM_UTF8 + "“Ja,” sagde José".encode(), 0),
        (codecs.BOM_UTF16_LE + "“Ja,” sagde José".encode("utf-16-le"), 0),
        (codecs.BOM_UTF32_BE + "“Ja,” sagde José".encode("utf-32-be"), 0),
        ("“Ja,” sagde José".encode("cp1252"), 1),
    ],
    ids=["utf-8", "with a mark", "utf-16", "utf-32", "windows"],
)
def test_bytes_are_decoded_and_a_guess_is_noted(content, told):
    text, notes = decode(content)
    assert text == "“Ja,” sagde José"
    assert [note.code for note in notes] == ["guessed-encoding"] * told


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p>Kabul",
        "The tag <html> opens a page and </html> closes it.",
        "<html>",
        "<!-- <html> -->",
        "<article><p>A ferry sails.</p></article>",
        "<div>" * 500,
    ],
)
def test_a_text_with_tags_is_not_a_page_and_stays_as_it_is(text):
    assert not is_page(text)
    assert take(text) == Article(text=text)


def test_a_page_without_an_article_stays_as_it_is_and_says_so():
    html = "<html><body onload=alert(1)>press F12!</body></html>"
    article = take(html)
    assert article.text == html
    assert [note.code for note in article.notes] == ["page-kept"]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n <!-- saved from a page -->\n", '<?xml version="1.0"?>'])
def test_the_article_is_extracted_from_a_pasted_page(before):
    article = take(before + PAGE)
    assert "told the harbour board of Varde on Monday." in article.text
    assert "<" not in article.text
    assert "Home" not in article.text
    assert (article.title, article.outlet, article.date) == ("Pier stays open", "Coast Mail", "2024-05-06")


@pytest.mark.parametrize(
    "inside",
    ["x<i>y</i>" * 12_001, "<b " + " ".join(f"a{n}" for n in range(6_000)) + ">", '<b x=">" ' + "y=1 " * 6_000 + ">"],
    ids=["tags", "attributes", "attributes behind a sign"],
)
def test_a_page_that_would_take_minutes_is_not_parsed(tmp_path, inside):
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("<article>", f"<article><p>{inside}</p>"), "utf-8")
    with pytest.raises(NoArticle, match="too large to search for an article"):
        read_file(path)


def test_a_page_with_lone_surrogates_is_read_for_its_article():
    article = take(PAGE.replace("harbour board", "harbour\ud800 \0board"))
    assert "harbour\ufffd \ufffdboard of Varde" in article.text
    assert article.title == "Pier stays open"


def test_a_page_in_a_file_is_read_for_its_article(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("utf-8"))
    assert read_file(path) == take(path) == take(PAGE.encode())
    (tmp_path / "empty.html").write_text("<p>")
    with pytest.raises(NewsnbError, match="no article was found"):
        read_file(tmp_path / "empty.html")


def test_read_file_keeps_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert read_file(path) == Article(text="one\r\ntwo\n")


def test_a_word_document_keeps_its_marks_and_paragraphs(tmp_path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "Pier stays open"
    document.add_paragraph("“The pier is ‘safe’,” Ada Berg said.")
    document.add_paragraph('"Since 1990"')
    document.save(tmp_path / "a.docx")
    article = read_file(tmp_path / "a.docx")
    assert article.text == '“The pier is ‘safe’,” Ada Berg said.\n"Since 1990"'
    assert article.title == "Pier stays open"


def test_a_pdf_is_read_with_a_note_on_the_order_of_lines(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(b"(\\223The pier is safe,\\224 Ada Berg said.)"))
    article = read_file(path)
    assert article.text.strip() == "“The pier is safe,” Ada Berg said."
    assert [note.code for note in article.notes] == ["from-pdf"]


def printed(words: bytes) -> bytes:
    """Make a PDF of one line by hand."""
    return drawn_as(b"BT /F1 12 Tf 72 700 Td " + words + b" Tj ET")


def drawn_as(drawn: bytes) -> bytes:
    """Make a PDF of one page, drawn by the steps given."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return made + head + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(made)


def bomb(name: str, size: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, b" " * size)
    return packed.getvalue()


def lines(count: int) -> bytes:
    docx = pytest.importorskip("docx")
    document, packed = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph()._p
    for _ in range(count):
        paragraph.addnext(paragraph.__copy__())
    document.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.txt", None, "No such file"),
        ("a.pdf", b"%PDF", "is not a readable PDF"),
        ("a.docx", b"PK\x03\x04", "is not a readable Word document"),
        ("bomb.docx", bomb("word/media/a.png", 60_000_000), "unpacks to more than 50 MB"),
        ("words.docx", bomb("word/document.xml", 6_000_000), "or 5 MB of XML"),
        ("lines.docx", lines(20_001), "has 20,002 paragraphs"),
        pytest.param(
            "steps.pdf",
            drawn_as(b"BT /F1 12 Tf (x) Tj" + b" T*" * 310_000 + b" ET"),
            "far more drawing steps",
            marks=pytest.mark.slow,
        ),
        ("a.doc", b"", "is a .doc file"),
        ("really.txt", b"%PDF-1.7 x", "is a PDF file, not text"),
        ("packed.txt", b"PK\x03\x04", "is a compressed file, not text"),
    ],
)
def test_read_file_says_what_is_wrong(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileProblem, match=message):
        read_file(path)


def test_what_never_ends_or_is_too_large_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", "/dev/zero", "a\0b"):
        with pytest.raises(FileProblem):
            read_file(path)
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(FileProblem, match="larger than 20 MB"):
        read_file(tmp_path / "large.txt")
    with (tmp_path / "large.txt").open("rb") as file, pytest.raises(FileProblem, match="larger than 20 MB"):
        read_stream(file)


def test_text_is_never_taken_for_an_address_or_a_path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words")
    for text in ("https://example.com/a", "file:///etc/hostname", str(tmp_path / "none.txt"), f"{path}\nand more"):
        assert take(text) == Article(text=text)
    with pytest.raises(FileProblem, match=r"is the name of a file, not an article; read Path\('.*a.txt'\) instead"):
        take(str(path))
    with pytest.raises(TypeError, match="got int"):
        take(7)
