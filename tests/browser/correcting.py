"""Helpers to correct a reading in its view."""

from playwright.sync_api import expect
from test_access import VIEWPORTS
from test_lab import click

from newsnb.views import page_of
from readings import harbour

QUOTE = harbour().quotes[1]


def choose_quote(view, id=QUOTE.id):
    view.locator(f"tr[data-id={id}]").wait_for()
    click(view, f"tr[data-id={id}]")


def correct_speaker(view, name):
    form = view.get_by_role("group", name="Correct this")
    if not form.is_visible():
        view.get_by_role("button", name="Not right?").press("Enter")
    form.get_by_label("Who says it").select_option(label=name)
    form.get_by_role("button", name="Change").first.press("Enter")
    expect(view.locator(".details h2")).to_have_text(name)


def open_form(page):
    button = page.locator(".fix")
    if button.get_attribute("aria-expanded") != "true":
        button.press("Enter")
    return page.get_by_role("group", name="Correct this")


def open_harbour(open_page, viewport="desk"):
    page = open_page(page_of(harbour()), viewport=VIEWPORTS[viewport])
    page.locator("html.ready").wait_for()
    return page
