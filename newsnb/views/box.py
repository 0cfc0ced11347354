"""Show a reading as a DOM widget, for the boxes and links of ipywidgets."""

import textwrap
import weakref
from typing import Any

import anywidget
import ipywidgets
import traitlets

from newsnb.reading import Reading
from newsnb.values import Quote
from newsnb.views.assets import bare
from newsnb.views.channel import channel_of
from newsnb.views.frame import frame_page
from newsnb.views.model import key_of, targets_of

_FILL = {"width": "100%", "min_width": "0", "flex": "1 1 auto"}  # in a row, widgets are as wide as they say

NOTHING = ""
"""The selection of a widget if nothing is selected; text fields and lists do not accept None."""


class Selection(traitlets.Unicode[Any, Any]):
    """An id as text; None means nothing."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the text, which is empty for None."""
        return super().validate(obj, NOTHING if value is None else value)


class FrameWidget(anywidget.AnyWidget):
    """Shows a page of ours in a frame, as saved outputs do.

    Attributes
    ----------
    key, page, title
        Name of what is shown, the page as text, and the title of its frame.
    """

    _esm = bare("glue.js") + bare("box.js")
    key = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode("A reading: text, map and quotes, linked").tag(sync=True)

    def __init__(self, **values: Any) -> None:
        super().__init__(layout=dict(_FILL), **values)


class ReadingWidget(FrameWidget, ipywidgets.ValueWidget):  # type: ignore[misc]
    """Shows a reading; the selection is a trait like any other, to link and observe.

    Attributes
    ----------
    selection
        Id of what is selected, empty for nothing; kept in sync with `newsnb.Reading.view`.
    value
        The same under the name that ``ipywidgets.interact`` uses.
    revision
        How often people corrected the reading in its views; the reading is ``reading.view.reading``.
    choices
        What can be selected, as pairs of words and id, for the options of a ``Dropdown`` or ``Select``.
    """

    selection = Selection(NOTHING).tag(sync=True)
    revision = traitlets.Int().tag(sync=True)
    value = Selection(NOTHING)
    choices: tuple[tuple[str, str], ...] = (("nothing", NOTHING),)


def widget(reading: Reading) -> ReadingWidget:
    """Make a DOM widget of ``reading`` for ``ipywidgets`` boxes, ``link``, ``interact`` and ``observe``.

    A widget lives as long as its kernel. For output that lasts, put the reading itself on the last line of a cell.
    """
    channel = channel_of(reading)
    channel.open()
    made = ReadingWidget(key=key_of(reading), page=frame_page(reading), selection=channel.selection)
    made.choices = _list_choices(reading)
    made.reading = reading  # the channel lives as long as its reading
    traitlets.link((made, "selection"), (made, "value"))
    made.observe(lambda change: channel.hear(made), names="selection")
    channel.join(made)
    alive = weakref.ref(made)

    def follow(id: str | None) -> None:
        here: Any = alive()
        if here is None:
            channel.unobserve(follow)
        else:
            here.selection = id

    channel.observe(follow)
    return made


def _list_choices(reading: Reading) -> tuple[tuple[str, str], ...]:
    targets = targets_of(reading)
    people = [(entity.name, entity.id) for entity in reading.entities if targets[entity.id] == entity.id]
    places = [(place.name, place.id) for place in reading.places]
    quotes = [(_describe(reading, quote, number), quote.id) for number, quote in enumerate(reading.quotes, 1)]
    return (("nothing", NOTHING), *quotes, *places, *people)


def _describe(reading: Reading, quote: Quote, number: int) -> str:
    said = textwrap.shorten(reading.words(quote.content), 50, placeholder=" ...") or quote.type
    return f"Quote {number}: {said}"
