import gzip
import json

import pytest

from newsnb.bench.extraction import compare, figures_of, run, table
from newsnb.errors import FileProblem
from pages import PAGE


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "html").mkdir()
    pages = {"a": PAGE, "b": "<p>", "c": PAGE.replace("Varde", "Ribe")}
    for name, page in pages.items():
        (tmp_path / "html" / f"{name}.html.gz").write_bytes(gzip.compress(page.encode()))
    body = " ".join(
        f"“The pier is as safe as it was {n} years ago,” Ada Berg told the harbour board of Varde on Monday."
        for n in range(20, 26)
    )
    (tmp_path / "ground-truth.json").write_text(json.dumps({name: {"articleBody": body, "url": "x"} for name in pages}))
    return tmp_path


def test_pages_are_measured_by_the_words_that_were_found(corpus):
    results = run(corpus)
    assert results["pages"] == 3
    assert list(results["crashed"]) == ["b"]
    assert 0.5 < results["figures"]["R"] < 0.7  # all of one page, nothing of one, most of one
    assert results["figures"]["P"] > 0.7
    assert "pages without an article found" in table(results)


def test_shingles_count_as_often_as_they_stand():
    assert compare("a b c d a b c d", "a b c d") == (0.2, 0, 0.8)
    assert compare("", "") == (0, 0, 0)
    assert compare("a b", "a b") == (1, 0, 0)
    assert figures_of([(1, 0, 0), (0, 0, 1)]) == {"P": 1, "R": 0.5, "F1": pytest.approx(2 / 3)}


def test_a_folder_that_is_no_such_benchmark_is_named(tmp_path):
    with pytest.raises(FileProblem, match=r"ground-truth\.json.*name the folder"):
        run(tmp_path)
