"""How Sphinx makes the documentation site: ``sphinx-build -W docs site``."""

import re
from importlib.metadata import version as installed

from sphinx.application import Sphinx

project = "newsnb"
author = "the newsnb authors"
copyright = "the newsnb authors, MIT licence"
release = version = installed("newsnb")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.intersphinx"]
exclude_patterns = ["site"]
intersphinx_mapping = {}  # a build needs no network

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4  # so that a page can be linked to at a heading, as it can where the repository is shown

autodoc_member_order = "groupwise"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = False
napoleon_use_param = False

html_theme = "furo"
html_title = f"newsnb {release}"
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme_options = {"source_edit_link": ""}

# Documents that stand elsewhere in the repository, and the pages that include them.
PAGES = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "benchmarks/articles.md": "inside/articles.md",
    "benchmarks/checking.md": "inside/checking.md",
    "benchmarks/wikinews-quotes.md": "inside/wikinews-quotes.md",
    "newsnb/gazetteer/tables/README.md": "inside/tables.md",
    "newsnb/lang/en/README.md": "inside/words.md",
    "newsnb/views/README.md": "inside/views.md",
}


def setup(app: Sphinx) -> None:
    """Make links to documents outside this folder lead to the pages that include them."""
    app.connect("source-read", _link_to_pages)


def _link_to_pages(app: Sphinx, name: str, source: list[str]) -> None:
    source[0] = re.sub(r"\]\(\.\./([^)#]+)", lambda link: f"]({PAGES.get(link[1], '../' + link[1])}", source[0])
