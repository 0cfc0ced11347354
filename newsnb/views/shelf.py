"""Show readings below another view, linked with Python, one at a time."""

from typing import Any

from newsnb.reading import Reading
from newsnb.views.assets import bare
from newsnb.views.channel import channel_of, has_kernel
from newsnb.views.frame import frame_page
from newsnb.views.model import find_headline, key_of


def make_shelf(key: str) -> Any:
    """Return a widget, never displayed, that shows readings below the views with a key; None without a kernel."""
    if not has_kernel():
        return None
    import anywidget
    import traitlets

    class Shelf(anywidget.AnyWidget):
        """Carries pages; never displayed."""

        _esm = bare("below.js")
        key = traitlets.Unicode().tag(sync=True)

    return Shelf(key=key)


def show_below(shelf: Any, reading: Reading | None) -> None:
    """Show a reading, or None, in place of the one before. The caller keeps the reading, and with it the link."""
    if reading is None:
        shelf.send({"page": None})
        return
    channel_of(reading).open()
    title = reading.meta.title or find_headline(reading) or "An article"
    shelf.send({"page": frame_page(reading), "own": key_of(reading), "title": title})
