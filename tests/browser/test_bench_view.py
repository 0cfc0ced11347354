"""What `newsnb bench view` measures, in the browser that it measures in."""

from newsnb.bench import view


def test_the_bench_measures_an_article_of_ones_own(chromium, tmp_path):
    from readings import harbour

    results = view.run(harbour().save(tmp_path / "harbour.json"))
    (one,) = results["articles"]
    assert one["characters"] == harbour().length
    assert one["requests"] == 0
    assert one["cell"] <= view.BARS["cell"]
    assert 0 < one["ready_ms"]["least"] <= one["ready_ms"]["median"]
    assert results["painted"]["ratio"] > 0
    assert "harbour.json" in view.table(results)
