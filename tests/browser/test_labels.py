"""The labels of a selected quote do not overlap one another or the tags of names."""

import re

import pytest
from looking import DESK
from playwright.sync_api import expect

from newsnb.values import Entity, Mention, Quote
from newsnb.views import page_of
from readings import bare

WALL = {"width": 1920, "height": 1080}
FILLER = "the ferry will not cross the water this year, nor will it the next, "
NAMES = "Kysten and " * 20
# Pairs of overlapping labels or tags.
COVERED = """() => {
    const boxes = [...document.querySelectorAll("[data-note], .mark[data-tag]")].flatMap((element) => {
        const { note, tag } = element.dataset;
        const [part, words] = note ? ["::after", note] : ["::before", tag];
        const style = getComputedStyle(element, part);
        const [{ left, top }] = element.getClientRects();
        const [y, wide, high] = [style.top, style.width, style.height].map(parseFloat);
        const box = { words, note, left, right: left + wide, top: top + y, bottom: top + y + high };
        return style.visibility === "hidden" ? [] : [box];
    });
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const others = (one) => boxes.filter((other) => other !== one && meet(one, other));
    return boxes.filter((box) => box.note).flatMap((one) => others(one).map((other) => [one.words, other.words]));
}"""


OUTSIDE = """() => [...document.querySelectorAll("[data-note]")].filter((element) => {
    const { left, width, right } = getComputedStyle(element, "::after");
    const box = element.getClientRects()[0];
    const pane = element.closest(".pane").getBoundingClientRect();
    return box.left + parseFloat(left) + parseFloat(width) > pane.right;
}).map((element) => element.dataset.note)"""


def said(speaker):
    """Return a reading in which ``speaker`` announced something, with a name under every word of the first line."""
    text = f"{speaker} announced {FILLER}{NAMES}."
    spans = [(found.start(), found.end()) for found in re.finditer("Kysten", text)]
    names = Entity(
        id="entity-2",
        name="Kysten",
        label="ORG",
        mentions=tuple(Mention(start=a, end=b, rule="made up") for a, b in spans),
    )
    end = len(speaker)
    quote = Quote(
        id="quote-1", type="indirect", content=((end + 11, len(text)),), cue=((end + 1, end + 10),), source=((0, end),),
        naming="named",
    )  # fmt: skip
    return bare(text, entities=(names,), quotes=(quote,))


@pytest.mark.parametrize("size", [DESK, WALL], ids=["desk", "wall"])
@pytest.mark.parametrize("speaker", ["Ada", "The Board of the Harbour"], ids=["a short name", "a long name"])
def test_the_labels_of_a_quote_lie_on_no_other_label(open_page, size, speaker):
    page = open_page(page_of(said(speaker)), viewport=size, fragment="quote-1")
    expect(page.locator("[data-note]")).to_have_count(2)
    assert page.evaluate(COVERED) == []
    shown = page.locator(".mark[data-tag]:not(.quiet)")
    assert shown.count() >= 18  # only what is under the label is hidden
    page.get_by_role("button", name="Clear the selection").click()
    expect(page.locator(".mark.quiet")).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, WALL, {"width": 390, "height": 844}], ids=["desk", "wall", "phone"])
def test_no_label_leaves_the_pane(open_page, size):
    """The line is filled up to the reporting words by a speaker that is longer and longer."""
    for length in range(20, 100, 4):
        page = open_page(page_of(said("The Board " + "i" * (length - 10))), viewport=size, fragment="quote-1")
        expect(page.locator("[data-note]")).to_have_count(2)
        assert page.evaluate(OUTSIDE) == []
        page.context.close()
