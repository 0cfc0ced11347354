"""What `newsnb bench view` measures, in the browser that it measures in."""

import json
import subprocess
import sys

from newsnb.bench.view.measures import BARS
from readings import harbour


def test_the_bench_measures_an_article_of_ones_own(chromium, tmp_path):
    article = harbour().save(tmp_path / "harbour.json")
    command = [sys.executable, "-m", "newsnb", "bench", "view", article, "--json", tmp_path / "figures.json"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    results = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    (one,) = results["articles"]
    assert one["characters"] == harbour().length
    assert one["requests"] == 0
    assert one["cell"] <= BARS["cell"]
    assert one["growth"] <= BARS["growth"]
    assert 0 < one["ready_ms"]["least"] <= one["ready_ms"]["median"]
    assert results["painted"]["ratio"] > 0
    assert all(results["corrected"][way]["least"] > 0 for way in ("from_view", "from_python"))
    assert "harbour.json, Chromium" in run.stdout
