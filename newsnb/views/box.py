"""A reading as a DOM widget: the frame of a cell's output, for the boxes and links of ipywidgets."""

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

NOTHING = ""
"""What a widget says where nothing is selected: text fields and lists of choices take no None."""


class Selection(traitlets.Unicode[Any, Any]):
    """An id as text; None stands for nothing, as it does in Python."""

    def validate(self, obj: Any, value: Any) -> Any:
        """Take None for the empty text."""
        return super().validate(obj, NOTHING if value is None else value)


class ReadingWidget(anywidget.AnyWidget, ipywidgets.ValueWidget):  # type: ignore[misc]
    """Shows a reading; what is selected is a trait that links and observes like any other.

    Attributes
    ----------
    selection
        Id of what is selected, empty for nothing; in step with `newsnb.Reading.view`.
    value
        The same by the name that ``ipywidgets.interact`` asks for.
    choices
        What can be selected, as pairs of words and id, for the options of a ``Dropdown`` or ``Select``.
    """

    _esm = bare("glue.js") + bare("box.js")
    key = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    selection = Selection(NOTHING).tag(sync=True)
    value = Selection(NOTHING)
    choices: tuple[tuple[str, str], ...] = (("nothing", NOTHING),)


def widget(reading: Reading) -> ReadingWidget:
    """Make a DOM widget of ``reading`` for ``ipywidgets`` boxes, ``link``, ``interact`` and ``observe``.

    A widget lives as long as its kernel. What should outlive it is the reading itself as a cell's last line.
    """
    channel = channel_of(reading)
    channel.open()
    made = ReadingWidget(key=key_of(reading), page=frame_page(reading), selection=channel.selection)
    made.choices = _choices(reading)
    made.reading = reading  # the channel lives as long as its reading
    traitlets.link((made, "selection"), (made, "value"))
    made.observe(lambda change: channel.hear(made), names="selection")
    alive = weakref.ref(made)

    def follow(id: str | None) -> None:
        here: Any = alive()
        if here is None:
            channel.unobserve(follow)
        else:
            here.selection = id

    channel.observe(follow)
    return made


def _choices(reading: Reading) -> tuple[tuple[str, str], ...]:
    targets = targets_of(reading)
    people = [(entity.name, entity.id) for entity in reading.entities if targets[entity.id] == entity.id]
    places = [(place.name, place.id) for place in reading.places]
    quotes = [(_words(reading, quote, number), quote.id) for number, quote in enumerate(reading.quotes, 1)]
    return (("nothing", NOTHING), *quotes, *places, *people)


def _words(reading: Reading, quote: Quote, number: int) -> str:
    said = textwrap.shorten(reading.words(quote.content), 50, placeholder=" ...") or quote.type
    return f"Quote {number}: {said}"
