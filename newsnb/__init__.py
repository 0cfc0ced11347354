"""newsnb: read the news closely in Jupyter.

Only the names in ``__all__`` are promised. They are found on first use, so that importing newsnb costs nothing.
"""

from __future__ import annotations  # so that an older Python can say that it is too old

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from newsnb.checking import check
    from newsnb.classroom import apply, merge
    from newsnb.classroom.lesson import exercise
    from newsnb.classroom.together import agreement
    from newsnb.comparing import compare, versions
    from newsnb.corpus import Corpus, load, read_frame, rejoin, validate
    from newsnb.errors import NewsnbError
    from newsnb.export import save
    from newsnb.frames import to_frame
    from newsnb.magic import load_ipython_extension
    from newsnb.pipeline import add_to, from_doc, locate, read, read_many
    from newsnb.reading import Reading
    from newsnb.reproducing import reproduce
    from newsnb.settings import Settings
    from newsnb.views import widget

_HOMES = {
    "Corpus": "corpus",
    "NewsnbError": "errors",
    "Reading": "reading",
    "Settings": "settings",
    "add_to": "pipeline",
    "agreement": "classroom.together",
    "apply": "classroom",
    "check": "checking",
    "compare": "comparing",
    "exercise": "classroom.lesson",
    "from_doc": "pipeline",
    "load": "corpus",
    "load_ipython_extension": "magic",
    "locate": "pipeline",
    "merge": "classroom",
    "read": "pipeline",
    "read_frame": "corpus",
    "read_many": "pipeline",
    "rejoin": "corpus",
    "reproduce": "reproducing",
    "save": "export",
    "to_frame": "frames",
    "validate": "corpus",
    "versions": "comparing",
    "widget": "views",
}

__all__ = [
    "Corpus", "NewsnbError", "Reading", "Settings", "add_to", "agreement", "apply", "check", "compare", "exercise",
    "from_doc", "load", "load_ipython_extension", "locate", "merge", "read", "read_frame", "read_many", "rejoin",
    "reproduce", "save", "to_frame", "validate", "versions", "widget",
]  # fmt: skip


_VERSION = ".".join(map(str, sys.version_info[:3]))
TOO_OLD = "" if sys.version_info >= (3, 11) else (  # a checkout runs where pip would have refused
    f"this is Python {_VERSION}, and newsnb needs 3.11 or later; with one of those, make an environment: "
    f"`python3.11 -m venv .venv && .venv/bin/pip install .`"
)  # fmt: skip


def __getattr__(name: str) -> Any:
    if TOO_OLD:
        raise ImportError(TOO_OLD)
    if name == "__version__":
        from importlib.metadata import version  # takes ten times as long as all else here

        return version("newsnb")
    if name not in _HOMES:
        raise AttributeError(f"module 'newsnb' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"newsnb.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, "__version__"])
