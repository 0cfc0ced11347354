"""The documentation site has every page and every public name, and no link leads nowhere."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_every_page_is_in_the_contents():
    contents = (DOCS / "index.md").read_text(encoding="utf-8").split()
    pages = {page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md")} - {"index"}
    assert pages <= set(contents)


@pytest.mark.slow
def test_the_site_is_built_without_a_warning(tmp_path):
    """Warnings are links that lead nowhere, headings out of order, and docstrings that do not parse."""
    pytest.importorskip("sphinx", reason="needs newsnb[docs]")
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(DOCS), str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert built.returncode == 0, built.stderr
    assert "newsnb.read" in (tmp_path / "api.html").read_text(encoding="utf-8")
