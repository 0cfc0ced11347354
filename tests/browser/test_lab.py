"""The view in real JupyterLab: linked to Python, alive without a kernel, plain where it is not trusted."""

from playwright.sync_api import expect
from readings import harbour

SHOW = "from readings import harbour\nreading = harbour()\nreading"


def place_id(name):
    return next(place.id for place in harbour().places if place.name == name)


def test_selection_goes_from_the_view_to_python_and_back(notebook):
    book = notebook("linked", [SHOW])
    book.run_all()
    view = book.view()
    aberdeen = place_id("Aberdeen")
    view.locator(f"mark[data-id={aberdeen}]").first.click()
    expect(view.locator(f".places button[data-id={aberdeen}]")).to_have_attribute("aria-pressed", "true")
    pressed = view.frame_locator("iframe.map").locator(".place[aria-pressed=true]")
    expect(pressed).to_have_attribute("aria-label", "Aberdeen, city or town, United Kingdom: the place itself")
    assert eventually(book, "print(reading.view.selection)", aberdeen)

    book.run("reading.view.select(reading.quotes[0].id)")
    row = view.locator("tr.now")
    expect(row).to_have_attribute("data-id", "quote-148")
    view.locator("main.newsnb").press("Escape")
    assert eventually(book, "print(reading.view.selection)", "None")
    assert not book.page.failed


def eventually(book, code, wanted):
    """Ask the kernel until it gives ``wanted``: a message takes its time."""
    return any(book.run(code) == wanted for _ in range(100))
