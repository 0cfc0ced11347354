"""Write a reading as TimeML: the article with what says when marked, and the day of publication.

Format: `TimeML 1.2.1 <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>`_, its TIMEX3 alone.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from newsnb.errors import FileProblem
from newsnb.reading import Reading

_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")  # in XML 1.0
_PUBLICATION = "t0"


def to_timeml(reading: Reading | Iterable[Reading]) -> str:
    """Return a TimeML document of one reading.

    Raises
    ------
    FileProblem
        If several readings were given, or one that was saved without its words.
    """
    listed = [reading] if isinstance(reading, Reading) else list(reading)
    if len(listed) > 1:
        raise FileProblem("TimeML", f"holds one reading, {len(listed)} were given", "save each with reading.save")
    (one,) = listed
    if one.text is None:
        raise FileProblem("TimeML", "the words of the article were left out", "read the text again to write TimeML")
    root = ET.Element("TimeML")
    ET.SubElement(root, "DOCID").text = one.sha256[:12]
    created = ET.SubElement(root, "DCT")
    if one.meta.date:
        about = {"functionInDocument": "CREATION_TIME", "tid": _PUBLICATION, "type": "DATE"}
        ET.SubElement(created, "TIMEX3", about, value=_clean(one.meta.date)).text = _clean(one.meta.date)
    ET.SubElement(root, "TITLE").text = _clean(one.meta.title or "")
    _write_text(ET.SubElement(root, "TEXT"), one, one.text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _write_text(parent: ET.Element, reading: Reading, text: str) -> None:
    """Write the words with a TIMEX3 around each time."""
    names = {time.id: f"t{number}" for number, time in enumerate(reading.times, 1)} | {"publication": _PUBLICATION}
    at = 0
    last: ET.Element | None = None
    for time in reading.times:
        _add_words(parent, last, text[at : time.start])
        about = {"tid": names[time.id], "type": time.type.upper(), "value": time.value}
        if time.anchor in names:
            about["anchorTimeID"] = names[time.anchor]
        last = ET.SubElement(parent, "TIMEX3", about)
        last.text = _clean(text[time.start : time.end])
        at = time.end
    _add_words(parent, last, text[at:])


def _add_words(parent: ET.Element, last: ET.Element | None, words: str) -> None:
    if last is None:
        parent.text = _clean(words)
    else:
        last.tail = _clean(words)


def _clean(words: str) -> str:
    return words.translate(_FORBIDDEN)
