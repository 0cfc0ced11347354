"""Keep one selection, and one corrected reading, in sync between Python and the views in the browser.

A `Channel` is plain state that works anywhere. In a live kernel it opens a line, a widget that is never displayed and
carries the selection and messages on corrections, so that the views saved in a notebook need no kernel.
"""

import weakref
from collections.abc import Callable
from typing import Any

from newsnb.errors import UnknownName, WrongType
from newsnb.reading import Reading
from newsnb.values import Entity, Place, Quote, Time, Unresolved
from newsnb.views.assets import bare
from newsnb.views.desk import Desk, OnCorrect
from newsnb.views.model import key_of, targets_of

Observer = Callable[[str | None], object]
Thing = Quote | Place | Entity | Unresolved | Time


class Channel:
    """What is selected and corrected in the views of one reading.

    Attributes
    ----------
    selection
        Id of the place, quote, entity, time or unplaced name that is selected; None for nothing.
    reading
        The reading with the corrections that people made in its views.
    """

    def __init__(self, reading: Reading) -> None:
        self._targets = targets_of(reading)
        self._key = key_of(reading)
        self._desk = Desk(reading, self._key)
        self._desk.on_correct(self._follow)
        self._widgets: weakref.WeakSet[Any] = weakref.WeakSet()
        self._observers: list[Observer] = []
        self._selection: str | None = None
        self._line: Any = None

    def __repr__(self) -> str:
        return f"<Channel: selection={self._selection!r}>"

    @property
    def selection(self) -> str | None:
        """Id of what is selected, or None."""
        return self._selection

    def select(self, id: str | Thing | None) -> None:
        """Select a thing in all views; the id of a mention, or of an entity that is a place, selects the place.

        A time selects the first time that means the same day, which stands for all of them.

        Parameters
        ----------
        id
            Id of a place, quote, entity, time, unplaced name or mention of this reading, or the thing itself
            (``reading.quotes[0]``); None clears the selection.

        Raises
        ------
        UnknownName
            If the reading has no such id.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.view.select(reading.quotes[0])
        >>> reading.view.selection
        'quote-0'
        """
        name = id.id if isinstance(id, Thing) else id
        if name is not None and (not isinstance(name, str) or name not in self._targets):
            raise UnknownName("id", name, self._targets)
        self._set_selection(self._targets[name] if name is not None else None)

    def observe(self, function: Observer) -> None:
        """Call ``function`` with the id (or None) whenever the selection changes, here or in the browser.

        Parameters
        ----------
        function
            A function of one argument. The same one is called once, however often it was given.

        Raises
        ------
        WrongType
            If it is no function.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.view.observe(print)
        >>> reading.view.select("quote-0")
        quote-0
        """
        if not callable(function):
            raise WrongType("observe", "a function of one argument, the selected id or None", function)
        if function not in self._observers:
            self._observers.append(function)

    def unobserve(self, function: Observer) -> None:
        """Stop calling ``function``.

        Parameters
        ----------
        function
            One that `observe` was given; others are left aside.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.view.observe(print)
        >>> reading.view.unobserve(print)
        >>> reading.view.select("quote-0")
        """
        if function in self._observers:
            self._observers.remove(function)

    @property
    def reading(self) -> Reading:
        """The reading as it is corrected now."""
        return self._desk.reading

    def on_correct(self, function: OnCorrect) -> None:
        """Call ``function`` with the corrected reading whenever somebody corrects it, here or in the browser.

        Parameters
        ----------
        function
            A function of one argument, the reading as it is corrected now.

        Raises
        ------
        WrongType
            If it is no function.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.view.on_correct(print)
        >>> _ = reading.view.correct("quote-0", naming="described")
        <Reading '"We will go on," Ada Berg said in Lisbon': 2 entities, 1 places, 1 quotes>
        """
        self._desk.on_correct(function)

    def correct(self, on: str | None = None, **asked: Any) -> Reading:
        """Correct the reading in all of its views, and return it.

        Parameters
        ----------
        on, **asked
            As of `newsnb.Reading.correct`.

        Raises
        ------
        BadCorrection
            If it does not fit this reading; a line says why.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> reading.view.correct("quote-0", naming="described").quotes[0].naming
        'described'
        """
        self._tell(self._desk.state(self._desk.correct(on, **asked)))
        return self.reading

    def undo(self) -> Reading:
        """Undo the last correction in all views, if there is one, and return the reading.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> _ = reading.view.correct("quote-0", naming="described")
        >>> reading.view.undo().quotes[0].naming
        'named'
        """
        self._tell(self._desk.state(self._desk.undo()))
        return self.reading

    def redo(self) -> Reading:
        """Make the correction again that was taken back last, in all views, if there is one, and return the reading.

        Examples
        --------
        >>> import newsnb
        >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
        >>> _ = reading.view.correct("quote-0", naming="described"), reading.view.undo()
        >>> reading.view.redo().quotes[0].naming
        'described'
        """
        self._tell(self._desk.state(self._desk.redo()))
        return self.reading

    def join(self, widget: Any) -> None:
        """Connect a widget that brings what views ask for and takes the answers."""
        self._widgets.add(widget)
        widget.revision = self._desk.revision
        widget.on_msg(lambda _, content, buffers: self._answer(content))

    def _answer(self, content: object) -> None:
        answer = self._desk.hear(content)
        if answer is not None:
            self._tell(answer)

    def _tell(self, message: dict[str, Any]) -> None:
        for widget in tuple(self._widgets):
            widget.revision = self._desk.revision
            widget.send(message)

    def _follow(self, reading: Reading) -> None:
        self._targets = targets_of(reading)
        if self._selection is not None and self._selection not in self._targets:
            self._set_selection(None)

    def open(self) -> None:
        """Open the line to the browser, if there is a live kernel and it is not open yet."""
        if self._line is None and has_kernel():
            self._line = _make_line(self._key, self)

    def close(self) -> None:
        """Close the line to the browser."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def hear(self, widget: Any) -> None:
        """Set the selection from a widget, and send it back as understood: an unknown id clears it."""
        self._set_selection(self._targets.get(widget.selection or ""))
        widget.selection = self._selection or ""

    def _set_selection(self, id: str | None) -> None:
        if id == self._selection:
            return
        self._selection = id
        if self._line is not None:
            self._line.selection = id or ""
        for function in tuple(self._observers):
            function(id)


class _Channels:
    """Keeps a channel for each reading, by identity, so that equal readings are shown separately."""

    def __init__(self) -> None:
        self._channels: dict[int, Channel] = {}

    def of(self, reading: Reading) -> Channel:
        name = id(reading)
        if name not in self._channels:
            self._channels[name] = Channel(reading)
            weakref.finalize(reading, self._forget, name).atexit = False
        return self._channels[name]

    def _forget(self, name: int) -> None:
        self._channels.pop(name).close()


_CHANNELS = _Channels()


def channel_of(reading: Reading) -> Channel:
    """Return the channel of ``reading``, the same one each time."""
    return _CHANNELS.of(reading)


def has_kernel() -> bool:
    """Return whether this runs in the kernel of a notebook."""
    from IPython import get_ipython

    shell = get_ipython()
    return getattr(shell, "kernel", None) is not None


def make_line(key: str, hear: Callable[[str], object]) -> Any:
    """Return a line to the views with a key, which calls ``hear`` with what they select; None without a kernel."""
    if not has_kernel():
        return None
    line = _line_of(key, "")
    line.observe(lambda change: hear(change["new"]), names="selection")
    return line


def _make_line(key: str, channel: Channel) -> Any:
    line = _line_of(key, channel.selection or "")
    line.observe(lambda change: channel.hear(line), names="selection")
    channel.join(line)
    return line


def _line_of(key: str, selection: str) -> Any:
    import anywidget
    import traitlets

    class Line(anywidget.AnyWidget):
        """Carries the selection and messages; never displayed."""

        _esm = bare("line.js")
        key = traitlets.Unicode().tag(sync=True)
        selection = traitlets.Unicode().tag(sync=True)
        revision = traitlets.Int().tag(sync=True)

    return Line(key=key, selection=selection)
