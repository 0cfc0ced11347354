"""A reading as a DOM widget: the frame of a cell's output, for the boxes and links of ipywidgets."""

import weakref
from typing import Any

import anywidget
import traitlets

from newsnb.values import Reading
from newsnb.views.assets import bare
from newsnb.views.channel import channel_of
from newsnb.views.frame import frame_page
from newsnb.views.model import key_of


class ReadingWidget(anywidget.AnyWidget):
    """Shows a reading; ``selection`` is a trait like any other, in step with the reading's channel."""

    _esm = bare("glue.js") + bare("box.js")
    key = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    selection = traitlets.Unicode(None, allow_none=True).tag(sync=True)


def widget(reading: Reading) -> ReadingWidget:
    """Make a DOM widget of ``reading`` for ``ipywidgets`` boxes, ``link`` and ``observe``.

    A widget lives as long as its kernel. What should outlive it is the reading itself as a cell's last line.
    """
    channel = channel_of(reading)
    channel.open()
    made = ReadingWidget(key=key_of(reading), page=frame_page(reading), selection=channel.selection)
    made.reading = reading  # the channel lives as long as its reading
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
