"""Charts show the counts of the tables, in a reader's words."""

from collections import Counter

import pandas as pd
import pytest

import newsnb
from newsnb.plots import OF_CORPUS, OF_READING, draw
from readings import harbour

matplotlib = pytest.importorskip("matplotlib", reason="needs newsnb[plot]")
matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def names_of(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def widths_of(ax):
    """Return the length of each row, over all colours."""
    rows = Counter()
    for bar in ax.patches:
        rows[round(bar.get_y() + bar.get_height() / 2)] += bar.get_width()
    return [rows[row] for row in sorted(rows)]


def quotes(*rows):
    return pd.DataFrame(rows, columns=["kind", "speaker", "type", "naming"])


def test_speakers_are_counted_with_the_most_heard_first():
    table = quotes(
        ("speech", "Tom Reed", "direct", "named"),
        ("speech", "Ada Berg", "direct", "named"),
        ("speech", "Ada Berg", "indirect", "named"),
        ("stance", "Tom Reed", "indirect", "named"),
        ("speech", None, "indirect", "none"),
    )
    ax = draw(OF_READING, {"quotes": table}.get, "speakers")
    assert names_of(ax) == ["Ada Berg", "Tom Reed"]
    assert widths_of(ax) == [2, 1]
    assert ax.get_xlabel() == "quotes, of 3 with a speaker"
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["word for word", "paraphrased"]


def test_more_than_fifteen_speakers_are_counted_in_words():
    table = quotes(*(("speech", f"Speaker {n}", "direct", "named") for n in range(20)))
    assert "5 more speakers not shown" in draw(OF_READING, {"quotes": table}.get, "speakers").get_xlabel()


def test_a_name_with_a_dollar_sign_is_no_formula(tmp_path):
    table = quotes(("speech", "Cash $$ Only $", "direct", "named"))
    draw(OF_READING, {"quotes": table}.get, "speakers").figure.savefig(tmp_path / "x.svg")
    assert (tmp_path / "x.svg").stat().st_size > 0


def test_naming_has_a_row_for_each_way_and_its_total():
    ax = harbour().plot("naming")
    table = harbour().to_frame("quotes")
    spoken = table[table["kind"] == "speech"]
    assert names_of(ax) == ["by name", "by a description", "as a group", "by nobody"]
    assert widths_of(ax)[0] == (spoken["naming"] == "named").sum()
    assert ax.get_xlabel() == f"quotes, of {len(spoken)}"


def test_times_stand_in_their_order_and_those_on_no_calendar_are_counted():
    table = pd.DataFrame(
        [
            ("in 2008", "2008-01-01", "2008-12-31"),
            ("Monday", "2024-05-06", "2024-05-06"),
            ("on Monday", "2024-05-06", "2024-05-06"),
            ("in 1066", "1066-01-01", "1066-12-31"),
            ("recently", None, None),
        ],
        columns=["words", "earliest", "latest"],
    )
    ax = draw(OF_READING, {"times": table}.get, "timeline")
    assert names_of(ax) == ["in 1066", "in 2008", "Monday"]
    assert widths_of(ax) == [365, 366, 1]
    assert ax.get_xlabel() == "3 different times, of 5 expressions"


@pytest.mark.parametrize(
    ("days", "title"), [(["2024-05-06", "2024-05-08"], "day"), (["2023-05-06", "2024-05-08"], "month")]
)
def test_quotes_of_a_corpus_are_counted_by_day_or_month(days, title):
    articles = pd.DataFrame({"date": [*days, None], "quotes": [2, 3, 9]})
    ax = draw(OF_CORPUS, {"articles": articles}.get, "timeline")
    assert ax.get_title(loc="left") == f"Quotes by {title}"
    assert [bar.get_height() for bar in ax.patches if bar.get_height()] == [2, 3]
    assert ax.get_xlabel() == "2 articles with a date, of 3"


def test_a_chart_can_be_drawn_on_axes_of_the_user():
    from matplotlib import pyplot

    _, (left, _) = pyplot.subplots(1, 2)
    assert harbour().plot("naming", ax=left) is left


def test_nothing_said_is_an_empty_chart():
    assert names_of(draw(OF_READING, {"quotes": quotes()}.get, "speakers")) == []


def test_an_unknown_chart_lists_those_that_exist():
    with pytest.raises(newsnb.NewsnbError, match=r"spekers.*speakers"):
        harbour().plot("spekers")
