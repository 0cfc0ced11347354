"""A cell and a map of its own follow the theme of the page around them; the newest of several glues serves a page."""

import pytest
from playwright.sync_api import expect

from newsnb.views import map_of, mimebundle
from newsnb.views.assets import bare

OLDER = """
window.newsnbGlue = {
    version: 1,
    stop() {
        window.stopped = true;
        return { held: new Map(), adopted: new Set() };
    },
};
"""


def notebook_page(reading, about="", before=""):
    outputs = mimebundle(reading)["text/html"] + map_of(reading)._repr_html_()
    return f"<!doctype html><html lang=en><title>A notebook</title><body {about}>{before}{outputs}"


@pytest.mark.parametrize(
    ("attribute", "dark", "light"),
    [
        ("data-jp-theme-light", "false", "true"),
        ("data-vscode-theme-kind", "vscode-dark", "vscode-light"),
        ("data-vscode-theme-kind", "vscode-high-contrast", "vscode-high-contrast-light"),
        ("data-theme", "dark", "light"),
    ],
    ids=["Jupyter", "VS Code", "high contrast", "marimo"],
)
def test_view_and_maps_follow_the_theme_of_the_page(open_page, reading, attribute, dark, light):
    page = open_page(notebook_page(reading, f"{attribute}={dark}"), viewport={"width": 1366, "height": 900})
    view = page.frame_locator("iframe.newsnb-frame")
    alone = page.frame_locator("iframe[data-newsnb=map]").frame_locator("iframe")
    roots = [view.locator("html"), view.frame_locator("iframe.map").locator("html"), alone.locator("html")]
    for kind, name in ((dark, "dark"), (light, "light")):
        page.evaluate(f"document.body.setAttribute({attribute!r}, {kind!r})")
        for root in roots:
            expect(root).to_have_attribute("data-theme", name)
    assert not page.failed


def test_the_view_has_the_colours_of_vs_code(open_page, reading):
    page = open_page(notebook_page(reading, "data-vscode-theme-kind=vscode-dark"))
    view = page.frame_locator("iframe.newsnb-frame")
    expect(view.locator("html")).to_have_css("background-color", "rgb(22, 27, 34)")
    page.evaluate(
        """() => document.documentElement.style.cssText =
            "--vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc" """
    )
    expect(view.locator("html")).to_have_css("background-color", "rgb(31, 31, 31)")
    page.evaluate("document.documentElement.style.setProperty('--vscode-editor-background', 'url(x)')")
    expect(view.locator("html")).to_have_css("background-color", "rgb(22, 27, 34)")


def test_the_newest_glue_takes_over_and_older_ones_stay_out(open_page, reading):
    page = open_page(notebook_page(reading, before=f"<script>{OLDER}</script>"))
    expect(page.locator(".newsnb-fallback")).to_be_hidden()
    assert page.evaluate("window.stopped") is True
    page.evaluate("() => { window.newest = window.newsnbGlue; }")
    page.add_script_tag(content=bare("glue.js"))  # the same again
    assert page.evaluate("window.newest === window.newsnbGlue") is True
    page.evaluate("() => { window.newsnbGlue.version = 0; }")
    page.add_script_tag(content=bare("glue.js"))
    assert page.evaluate("window.newest !== window.newsnbGlue") is True
    styles = "[...document.querySelectorAll('style')].filter((one) => one.textContent.includes('newsnb-live')).length"
    assert page.evaluate(styles) == 1
