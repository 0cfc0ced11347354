"""Text to the signs that a name is a place's: the words before and behind it, as English has them.

The model names most places; these signs find those it missed, and tell the people and streets that it took for places.
Closed classes of English, by what they say of the name beside them; no list of places.
"""

import re
from collections.abc import Iterator

_LOOK_BACK = 32  # characters; the longest sign before a name has fewer

# Said of places alone: in Paris, "Goble, 26, of Paris", the mayor of Paris.
_SURE_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ww]ithin|[Ii]nside|downtown|[Dd]owntown|nearby)"
    r"|\d, of|, formerly of"
    r"|\b(?:capital|port|island|coast|shores?|banks) of"
    r"|\b(?:city|town|village|suburb|county|province|state|mayor|bishop|north|south|east|west|northeast|northwest|"
    r"southeast|southwest|outskirts|streets|capital|port|area|[Rr]esidents|[Pp]eople|region|City|Town|Village|County|"
    r"Mayor|Province|State|Borough|Township) of"
    r"|\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Nn]orth(?:east|west)|[Ss]outh(?:east|west))ern"
    r"|\b[RDI]-|\bD?FL-) ?(?:the )?\Z"
)
# Said of places and of other things: from Paris, to Paris, at Paris, of Paris.
_LIKELY_BEFORE = re.compile(
    r"\b(?:[Ff]rom|to|[Aa]t|of|between|into|toward|towards|around|via|through|past|along|beyond|off|visit|visited|visiting|left|leave|leaving|"
    r"reached|entered|invaded|[Ll]ike|over|outside of)(?: the)? \Z"
)
# What only a place has: Paris police, a Paris man.
_SURE_BEHIND = re.compile(
    r" (?:police|residents?|native|mayor|suburbs?|firefighters|aldermen|selectmen|man|woman|teen|teenager|"
    r"neighbou?rhood|area|airport|courthouse|authorities|townships?|province|prefecture|oblast|county|peninsula|"
    r"district court|city council|city hall|town hall|city limits)\b"
    r"|-(?:based|bound|born|area|headquartered|listed|backed|led|held|controlled|run|style|made|owned|educated)\b"
)
_LIKELY_BEHIND = re.compile(
    r" (?:officials?|councill?ors?|schools?|students?|hospital|voters|region|government|embassy|border|metro|"
    r"headquarters|office|store|branch|campus|market|resort|coast|businesses|businessman|lawmakers|attorney)\b"
)
# A title before, a deed of speech behind: a person.
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Judge|President|Chancellor|Senator|"
    r"coach|Coach|Sir|Lord|Lady|Justice|Officer|Detective|lawyer|actor|actress|singer|St|Saint)\.? \Z"
)
_PERSON_BEHIND = re.compile(
    r"(?:,? (?:said|says|told|added|testified|recalled|insists|exclaims|contends|tweeted|wrote|who|whose)\b"
    r"|, (?:\d\d,|who\b))"
)
_ROAD = re.compile(
    r"(?:.*\b(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Circle|Parkway|Pkwy|Turnpike|"
    r"Terrace|Pike|Trafficway|Freeway|Expressway|Way|Alley|Trail)\.?|"
    r"(?:.* )?(?:Highway|Hwy\.?|Interstate|Route|Rte\.?|Exit|Mile|Pier|Gate|Room|Suite|Station)\b.*|.*\d.*|"
    r"(?:[A-Z]{1,2}|US|FM)-\d+|.*(?:www\.|@|\.com).*)"
)

_WORD = r"(?:(?:St|Ft|Mt|Ste|[A-Z])\.|[A-ZÀ-Þ][^\W_]*(?:['’.][A-ZÀ-Þ]?[^\W_]+|-[A-ZÀ-Þ][^\W_]*|-[a-z]+(?=-[A-ZÀ-Þ]))*)"
_LINK = (
    r"(?: |-| of | of the | upon | (?:de|del|di|da|do|dos|la|es|am|en|sur) | (?:al|el|ul|ad|as|an|ash|ar|at|az)-"
    r"| d['’])"
)
_RUN = re.compile(rf"{_WORD}(?:{_LINK}(?={_WORD}){_WORD})*")
_WAY = re.compile(
    r" (?:highway|road|motorway|expressway|route|line|railway|rail|train|flight|service|border|corridor|ferry|"
    r"pipeline|axis|frontier)s?\b"
)
_OPENER = re.compile(
    r"(?:(?:The|A|An|In|At|On|From|To|Of|By|For|With|And|But|Or|Near|As|If|It|Its|He|His|She|Her|They|Their|We|Our|You|"
    r"Your|I|My|This|That|These|Those|There|Then|Now|When|While|After|Before|Since|Until|During|Both|All|Some|Many|"
    r"Most|No|Not|What|Who|How|Why|Where|Downtown|Rep\.|Sen\.|Gov\.|Mayor|Former|Outside|Inside|Around|Across|"
    r"Throughout|Beyond|Like|Along|Behind|Above|Below|Under|Over|Through|Between|Last|Next|One|Two|Three|Police|State|"
    r"Miss|Team)(?: |\Z)|[RDI]-|DFL-)+"
)
_DATELINE = re.compile(
    r"(?:^|(?<=[.?!)”\"] )|(?<=\n))[ \t]*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}|De[A-Z]{3,}|Mc[A-Z]{3,})"
    r"(?:(?:, [A-Z][\w. ]{1,20}?)?\s*(?:\((?:AP|Reuters|AFP|UPI|CNN)\)\s*)?(?:—|–|--|-|”)|:)\s",
    re.MULTILINE,
)
_KINDS = re.compile(r" (counties|Counties|parishes|Parishes|townships|Townships)\b")
_SHARING = re.compile(
    r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w-]+)?, )*[A-Z][\w.’'-]+(?: [A-Z][\w-]+)?"
    r",? (?:and|or|&) [A-Z][\w.’'-]+(?: [A-Z][\w-]+)?\Z"
)
_LONGEST_LIST = 600  # characters before the word for the kind; some forty names
_MEMBER = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w-]+)?")
_SINGULAR = {"counties": "County", "parishes": "Parish", "townships": "Township"}


def is_sure(text: str, start: int, end: int) -> bool:
    """Tell whether the words around ``text[start:end]`` say that it is a place, whoever else bears the name."""
    return _SURE_BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None or (
        _SURE_BEHIND.match(text, end) is not None
    )


def is_likely(text: str, start: int, end: int) -> bool:
    """Tell whether the words around ``text[start:end]`` fit a place."""
    return _LIKELY_BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None or (
        _LIKELY_BEHIND.match(text, end) is not None
    )


def is_person(text: str, start: int, end: int) -> bool:
    """Tell whether a title stands before ``text[start:end]``, or words behind it that only a person says."""
    return is_titled(text, start) or _PERSON_BEHIND.match(text, end) is not None


def is_titled(text: str, start: int) -> bool:
    """Tell whether a person's title stands before what starts at ``start``."""
    return _PERSON_BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None


def is_way(text: str, end: int) -> bool:
    """Tell whether what ends at ``end`` is a way between places: the Pune-Satara highway."""
    return _WAY.match(text, end) is not None


def is_road(name: str) -> bool:
    """Tell whether ``name`` is a street, a numbered road or an address: nothing that belongs on a map of the news."""
    return _ROAD.fullmatch(name) is not None


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words in ``text[start:end]``, without a word that opens the sentence.

    >>> [text[a:b] for text in ["He left St. Paul for the Gulf of Mexico."] for a, b in runs(text)]
    ['St. Paul', 'Gulf of Mexico']
    """
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        if opener := _OPENER.match(text, left, right):
            left = opener.end()
        if right - left > 2:
            yield left, right


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the towns of datelines, as half-open spans.

    >>> [text[a:b] for text in ["KABUL, Afghanistan (AP) -- Talks"] for a, b in datelines(text)]
    ['KABUL']
    """
    return (match.span(1) for match in _DATELINE.finditer(text))


def shared_kinds(text: str) -> dict[int, tuple[int, str]]:
    """Give the kind of place that names in a list share, by the names' starts and beside their ends.

    >>> shared_kinds("Clarke and Oconee counties")
    {0: (6, 'County'), 11: (17, 'County')}
    """
    if "ounties" not in text and "arishes" not in text and "ownships" not in text:
        return {}
    found: dict[int, tuple[int, str]] = {}
    done = 0
    for kind in _KINDS.finditer(text):
        names = _SHARING.search(text, max(done, kind.start() - _LONGEST_LIST), kind.start())
        done = kind.end()
        for name in _MEMBER.finditer(text, *names.span()) if names else ():
            found[name.start()] = name.end(), _SINGULAR[kind[1].lower()]
    return found
