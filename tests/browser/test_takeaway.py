"""What a reader takes away: quotes, links, files."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from looking import DESK, PHONE, shown
from playwright.sync_api import expect

from newsnb.values import Meta
from newsnb.views import mimebundle, page_of
from readings import bare, harbour

SPY = """const set = DataTransfer.prototype.setData;
DataTransfer.prototype.setData = function (type, text) {
    window.copied = text;
    return set.call(this, type, text);
};"""
WITH_LINK = replace(harbour(), meta=replace(harbour().meta, url="https://wire.example/ferry?id=1#top"))


def in_notebook(reading):
    cell = mimebundle(reading)["text/html"]
    return f"<!doctype html><html lang='en'><meta charset='utf-8'><title>A notebook</title><body>{cell}"


def test_a_quote_is_copied_with_who_said_it_and_where(open_page, reading, html):
    relayed = next(quote for quote in reading.quotes if quote.via)
    page = shown(open_page(html, viewport=DESK, before=SPY, fragment=relayed.id))
    page.get_by_role("button", name="Copy quote").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("copied") == (
        "Edinburgh has not answered two letters\n— people close to the ministry, paraphrased, passed on by Kysten. "
        f"“Harbour towns weigh a ferry”, North Sea Wire, 2 March 2026, {page.url}\n"
    )
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    assert page.evaluate("copied") == page.url
    assert page.url.endswith(f"#{relayed.id}")


def test_a_quote_from_a_file_is_copied_with_the_address_of_its_article(open_page):
    relayed = next(quote for quote in WITH_LINK.quotes if quote.via)
    page = shown(open_page(page_of(WITH_LINK), viewport=DESK, before=SPY, fragment=relayed.id))
    page.get_by_role("button", name="Copy quote").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    words = "Edinburgh%20has%20not%20answered%20two%20letters"
    assert page.evaluate("copied").endswith(f", 2 March 2026, https://wire.example/ferry?id=1#:~:text={words}\n")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    assert page.evaluate("copied") == page.url


def test_a_notebook_links_to_the_words_in_the_article(open_page):
    page = open_page(in_notebook(WITH_LINK), viewport=DESK, before=SPY)
    view = page.frame_locator("iframe[data-newsnb]")
    view.locator("tr .words", has_text="Edinburgh has not").click()
    view.get_by_role("button", name="Copy link").click()
    expect(view.get_by_role("button", name="Copied")).to_be_visible()
    words = "Edinburgh%20has%20not%20answered%20two%20letters"
    assert page.frames[1].evaluate("copied") == f"https://wire.example/ferry?id=1#:~:text={words}"


def test_without_an_address_there_is_no_link_to_copy_in_a_notebook(open_page, reading):
    view = open_page(in_notebook(reading), viewport=DESK).frame_locator("iframe[data-newsnb]")
    view.locator("tr .words").first.click()
    expect(view.get_by_role("button", name="Copy quote")).to_be_visible()
    expect(view.get_by_role("button", name="Copy link")).to_have_count(0)


def taken(page, view, item):
    view.locator("summary", has_text="Get the data").click()
    with page.expect_download() as download:
        view.get_by_role("button", name=item).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("where", ["page", "notebook"])
def test_the_data_are_had_without_a_kernel(open_page, reading, html, where):
    page = open_page(html if where == "page" else in_notebook(reading), viewport=DESK, accept_downloads=True)
    view = page if where == "page" else page.frame_locator("iframe[data-newsnb]")
    expect(view.frame_locator("iframe.map").locator(".label").first).to_be_attached()
    name, sheet = taken(page, view, "CSV")
    assert name == "Harbour towns weigh a ferry.csv"
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    frame = reading.to_frame("quotes")
    for column in ("article", "title", "outlet", "date", "id", "type", "source", "content", "cue", "via"):
        assert [row[column] for row in rows] == [str(value) for value in frame[column].fillna("")]
    assert [row["said_when"] for row in rows if row["said_when"]] == ["Monday 2 March 2026"]
    _, plain = taken(page, view, "All that is shown (JSON)")
    assert json.loads(plain)["text"] == reading.text
    _, places = taken(page, view, "GeoJSON")
    ours = json.loads(reading.to_geojson())["features"]
    assert [one["geometry"] for one in json.loads(places)["features"]] == [one["geometry"] for one in ours]
    name, picture = taken(page, view, "PNG")
    assert name.endswith(".png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 10_000
    assert not page.failed


@pytest.mark.parametrize("before", ["", "\x01", "\x1f "], ids=["bare", "control character", "two of them"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(open_page, reading, before):
    title = f'{before}=HYPERLINK("http://x")'
    page = shown(open_page(page_of(replace(reading, meta=replace(reading.meta, title=title))), viewport=DESK))
    _, sheet = taken(page, page, "CSV")
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert {row["title"] for row in rows} == {f"'{title}"}


def test_a_table_without_quotes_has_its_head_and_a_name_its_marks(open_page):
    title = "नमस्ते cafe\u0301"
    page = shown(open_page(page_of(bare("Rain fell.", meta=Meta(title=title))), viewport=DESK))
    name, sheet = taken(page, page, "CSV")
    assert name == f"{title}.csv"
    assert sheet.decode("utf-8-sig").startswith('"article","title","outlet","date","id",')
    expect(page.locator("summary", has_text="Get the data")).to_be_focused()


def test_the_menu_fits_a_phone(open_page, html):
    page = shown(open_page(html, viewport=PHONE, has_touch=True, is_mobile=True))
    page.locator("summary", has_text="Get the data").tap()
    for item in page.locator(".menu button").all():
        box = item.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    page.keyboard.press("Escape")
    expect(page.locator(".menu button").first).to_be_hidden()
