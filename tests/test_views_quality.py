import html

import pytest

from newsnb.views import mimebundle, page_of, quality
from newsnb.views.model import view_data
from readings import harbour

UNKNOWN = {"say": "of {of}, {right} were x", "right": None, "of": None}
NOTHING = {"by": "", "figures": [UNKNOWN], "found": UNKNOWN, "bands": {"quotes": {"sure": None}}}
MEASURED = {
    "by": "measured by somebody",
    "figures": [
        {"say": "of {of} quotes, {right} had the right speaker", "right": 180, "of": 200},
        UNKNOWN,
    ],
    "found": {"say": "of {of} statements, it found {right}", "right": 85, "of": 100},
    "bands": {"quotes": {"sure": 96, "unsure": None}},
}


def test_without_figures_a_view_says_only_that_newsnb_makes_mistakes(monkeypatch):
    monkeypatch.setattr(quality, "_load_data", lambda: NOTHING)
    assert quality.honesty() == "newsnb uses a small model and makes mistakes: check what you rely on."
    assert quality.share_found() == ""
    assert quality.measured_bands() == {"quotes": {}}


def test_figures_are_shown_with_their_denominator(monkeypatch):
    monkeypatch.setattr(quality, "_load_data", lambda: MEASURED)
    assert "When people checked: of 200 quotes, 180 had the right speaker." in quality.honesty()
    assert "somebody" not in quality.honesty()  # who measured is shown on request
    assert quality.share_found() == "of 100 statements, it found 85"
    assert quality.measured_bands() == {"quotes": {"sure": 96}}


def test_the_shipped_figures_can_be_loaded():
    data = quality._load_data()
    assert {"by", "figures", "found", "bands"} == set(data)
    assert all(one["right"] is None or 0 <= one["right"] <= one["of"] for one in (*data["figures"], data["found"]))


@pytest.mark.parametrize("make", [lambda one: mimebundle(one)["text/html"], page_of], ids=["cell", "page"])
def test_every_view_says_so_even_without_scripts(make):
    corrected = harbour().correct("quote-148", naming="described").correct("quote-148", naming="collective")
    assert view_data(corrected)["honesty"].endswith("Corrected by people: 2.")
    assert "Corrected by people: 2." in html.unescape(make(corrected))
    assert "Corrected by people" not in make(harbour())
