"""Texts made up to take long: what an article is made of, over and over, up to the limit of what is read."""

import random
from collections.abc import Callable

_NEWS = (
    'The harbour of {town} will close on Monday, Mayor Ada {name} said. "We can wait no longer," she told reporters in '
    "{town}, {state}. According to the port authority, the pier was built in 1912. Jon {other}, who owns a boat, hopes "
    "that it stays open.\n\n"
)
_TOWNS = "Oslo Lisbon Paris Portland Springfield Kabul Columbus Georgia Lagos Tokyo".split()
_STATES = "Texas Oregon Norway Ohio France Maine".split()

_REPEATED = {
    "one place": "Kabul ",
    "a list of one place": "Kabul, ",
    "a list, and its kind at the end": "Clarke, ",
    "towns and their states": "Paris, Texas; ",
    "one person": "Ada Berg ",
    "one capitalised word": "Academy ",
    "titles": "President Mayor Senator ",
    "quotations": '"Yes," said Berg. ',
    "marks left open": "“a ",
    "marks": '" ',
    "brackets": "( ",
    "said": "said Berg ",
    "pronouns": "he said that she ",
    "the mayor": "Mayor Ada Berg said the mayor ",
    "capitals": "KABUL TALKS PEACE ",
    "capitals, one small letter at the end": "AB ",
    "lines of one letter": "a\n",
    "credits": "Reporting by Berg\n",
    "speaker turns": "BERG: yes\n",
    "verbs without end": "that Oslo to -. ",
    "dates": "on April 12, 2015, ",
    "full stops": ". ",
}
_ENDS = {"a list, and its kind at the end": "and Oconee counties", "capitals, one small letter at the end": "a"}


def _word(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(3)).title()


def _news(draw: random.Random) -> str:
    return _NEWS.format(
        town=draw.choice(_TOWNS), state=draw.choice(_STATES), name=_word(draw)[:4], other=_word(draw)[:4]
    )


_DRAWN: dict[str, Callable[[random.Random], str]] = {
    "news": _news,
    "different capitalised words": lambda draw: _word(draw) + " ",
    "different words in capitals": lambda draw: _word(draw).upper() + ", ",
    "different people": lambda draw: f"{_word(draw)} {_word(draw)} said. ",
    "different companies": lambda draw: f"{_word(draw)} Company ({_word(draw)[0]}C), ",
    "different quotations": lambda draw: f'"It is so," said {_word(draw)} {_word(draw)}.\n',
}

KINDS = (*_DRAWN, *_REPEATED)


def text_of(kind: str, characters: int) -> str:
    """Make a text of one of `KINDS`, the same each time, of at most so many characters."""
    end = _ENDS.get(kind, "")
    if kind in _REPEATED:
        return (_REPEATED[kind] * characters)[: characters - len(end)] + end
    draw, pieces, length = random.Random(0), [], 0
    while length < characters:
        pieces.append(_DRAWN[kind](draw))
        length += len(pieces[-1])
    return "".join(pieces)[:characters]
