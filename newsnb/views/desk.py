"""The reading of a view as people correct it there: what they ask for is done, and the view is sent what follows."""

import weakref
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from newsnb.corrections import Correction
from newsnb.errors import FileProblem, NewsnbError, WrongType
from newsnb.reading import Reading
from newsnb.views.compact import compact
from newsnb.views.model import place_choice, view_data

_SHOWN = 12  # places of a name
_REMEMBERED = 100  # messages; a page may send one through two lines

OnCorrect = Callable[[Reading], object]


class Desk:
    """The corrected reading of a view, and what was taken back and can be done again.

    Attributes
    ----------
    revision
        How often the reading was changed here.
    """

    def __init__(self, reading: Reading, key: str) -> None:
        self._first = weakref.ref(reading)  # its channel lives as long as it does
        self._key = key
        self._corrected: Reading | None = None
        self._kept: Any = None  # what the file has, see `newsnb.classroom.keeping.Kept`
        self._undone: list[Correction] = []
        self._seen: list[str] = []
        self._observers: list[OnCorrect] = []
        self.revision = 0

    @property
    def reading(self) -> Reading:
        """The reading as it is corrected now."""
        reading = self._corrected or self._first()
        assert reading is not None  # whoever asks holds it
        return reading

    def on_correct(self, function: OnCorrect) -> None:
        """Call ``function`` with the corrected reading whenever it changes."""
        if not callable(function):
            raise WrongType("on_correct", "a function of one argument, the corrected reading", function)
        if function not in self._observers:
            self._observers.append(function)

    def correct(self, on: str | None = None, **asked: Any) -> str:
        """Correct the reading; see `newsnb.reading.Reading.correct`. Return a line if the file cannot be written."""
        self._undone.clear()
        return self._set(self.reading.correct(on, **asked))

    def undo(self) -> str:
        """Undo the last correction that was not made elsewhere, if there is one."""
        own = self._list_own()
        if not own:
            return ""
        self._undone.append(own[-1])
        return self._set(self.reading._take_back(own[-1]))

    def _list_own(self) -> list[Correction]:
        others = self._kept.others if self._kept else ()
        return [one for one in self.reading.corrections if one not in others]

    def redo(self) -> str:
        """Make the correction again that was taken back last, if there is one."""
        if not self._undone:
            return ""
        again = self._undone.pop()
        about: dict[str, Any] = {"by": again.by, "why": again.why, "day": date.fromisoformat(again.on_day)}
        return self._set(self.reading.correct(again.on, **about, **again.to.value))

    def _set(self, reading: Reading) -> str:
        first = self._first()
        assert first is not None  # whoever asks holds it
        said = ""
        try:
            self._kept = reading._keep_corrections(self._kept or first)
            reading, said = self._kept.reading, self._kept.said
        except FileProblem as error:
            said = f"not written to a file: {error}"
        self._corrected = reading
        self.revision += 1
        for function in tuple(self._observers):
            function(reading)
        return said

    def hear(self, content: Any) -> dict[str, Any] | None:
        """Do what a view asks for and return the answer; None if it was heard before, or asks for nothing."""
        if not isinstance(content, Mapping) or content.get("newsnb") != self._key:
            return None
        deeds: dict[str, Callable[[], str]] = {
            "correct": lambda: self._correct_all(content.get("records")),
            "undo": self.undo,
            "redo": self.redo,
            "state": str,
        }
        if content.get("say") == "look":
            return self._look_up(str(content.get("name"))[:100], str(content.get("nr")))
        deed, number = deeds.get(str(content.get("say"))), str(content.get("nr"))
        if deed is None or number in self._seen:
            return None
        self._seen = [*self._seen[-_REMEMBERED:], number]
        return self.state(deed(), number)

    def _look_up(self, name: str, number: str) -> dict[str, Any]:
        """Return the message with the places that the gazetteer has under a name."""
        from newsnb.gazetteer import load

        said, found = "", []
        try:
            found = [place_choice(entry) for entry in load().lookup(name)[:_SHOWN]]
        except NewsnbError as error:
            said = str(error)
        return {"newsnb": self._key, "say": "found", "nr": number, "name": name, "said": said, "found": found}

    def _correct_all(self, records: object) -> str:
        said = [self._correct_one(record) for record in records] if isinstance(records, list) else []
        return "; ".join(dict.fromkeys(filter(None, said)))

    def _correct_one(self, record: Any) -> str:
        try:
            about = {name: record.get(name) for name in ("by", "why")}
            day = date.fromisoformat(record["on_day"]) if record.get("on_day") else None
            return self.correct(record.get("on"), day=day, **about, **record["to"])
        except NewsnbError as error:
            return str(error)
        except (AttributeError, KeyError, TypeError, ValueError):
            return "the view sent what is no correction"

    def state(self, said: str = "", number: str = "") -> dict[str, Any]:
        """Return the message that brings a view up to date."""
        return {
            "newsnb": self._key,
            "say": "reading",
            "nr": number,
            "said": said,
            "revision": self.revision,
            "undo": len(self._list_own()),
            "redo": len(self._undone),
            "data": compact(view_data(self.reading, self._key)),
        }
