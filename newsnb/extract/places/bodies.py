"""Names of public bodies to the places inside them: Kentucky in Kentucky State Police.

A public body is its place's: its police, its court, its schools. A newspaper, a bank or a team that bears the name of
a place (Washington Post, Bank of America, New England Patriots) is not, and gives no place.
"""

import re
from collections.abc import Callable, Iterator

from newsnb.gazetteer import Entry, is_country, is_division

_LookUp = Callable[[str], tuple[Entry, ...]]

# What a town, a county, a state or a country has for its own, whatever its name.
_OWN = (
    r"Police|Sheriff(?:['’]s)?|Courts?|Courthouse|Council|Councilman|Councilwoman|Councill?or|Commission(?:er|ers)?|"
    r"Department|Dept\.?|Board|Office|Jail|Prison|Government|Ministry|Parliament|Senate|Legislature|Assembly|House|"
    r"Mayor|Governor|Guard|Patrol|Troopers|Fire|Rescue|EMS|Coroner|Prosecutor|Attorney|Clerk|Fairgrounds|Embassy|"
    r"Consulate|Army|Navy|Authority|Agency|Bureau|Division|Circuit|District|Highway|Airport|Zoo|Administration|"
    r"Selectm[ae]n|Aldermen|Census|Treasurer|Auditor|Detention|Constitution|Township|Public|Planning|Zoning|Water|"
    r"County|Borough|Schools|Municipal|State|City|Hall|Supreme|National|Chamber|Marine|Emergency|Area|Transit"
)
# What also bears names of persons and of places far away: Lincoln School, Columbia University.
_PERHAPS = (
    r"School|High|Elementary|Middle|Hospital|University|College|Library|Museum|Cent(?:er|re)s?|Station|Park|Academy|"
    r"Medical|Health|Regional|Community|Memorial|Institute|Theat(?:er|re)|Stadium|Church|Historical|Civic|Junior|"
    r"Seminary|Services?|Association|Festival|Fair|Foundation|Society|Tech|Rotary|Railway|Symphony|Republicans|"
    r"Democrats|Committee|Red|Humane|Arts|Art|Convention|Business|Economic|Land|Conservation|Humanities|Kennel|Housing|"
    r"Corps|Forces?|Mission"
)
_OF_OWN = re.compile(rf"\b(?:{_OWN})\b")
_OF_PERHAPS = re.compile(rf"\b(?:{_PERHAPS})\b")
_OF_NO_PLACE = re.compile(
    r"\b(?:Post|Times|News|Journal|Tribune|Herald|Gazette|Globe|Sun|Star|Press|Bank|Inc|Corp|Co|Ltd|LLC|Company|Party|"
    r"Airlines|Airways|Group|Insurance|Motors|Electric|Street|FC|United|Rovers|Bulldogs|Tigers|Orthodox|Catholic)\b"
)
_OF = re.compile(
    r"(?:University|College|Government|City|County|Town|Village|Province|State|Parliament|Port|Ministry|Borough|"
    r"Municipality|Hospital|Diocese|Archdiocese|Bishop|Republic|Kingdom|Board|Museum|District|Legislature|Township|"
    r"Authority|Area|Commission|Council|Department|Institute|Academy|Survey|Agency|Office|Police|Federation|Ambassador|"
    r"Library|Embassy|Senate|Emirate|Community|Region|Governor|Mayor|Court|Commonwealth|School|Friends|Association)"
    r" (?:of|in) (?:the )?(?=[A-Z])"
)
_IN = re.compile(r" (?:in|near) (?=[A-Z])")
_PIECE = re.compile(r"[^\s–—/]+")
# Words that open the names of bodies without a place, though towns bear them, too.
_NO_HEAD = frozenset(
    "Home Foreign War Post Head Oval Press Front Field "
    "Federal Supreme Superior Highway Patrol Community Interior District Olympic Olympics Liberal Conservative Church "
    "Public National State County City General Central Royal Regional Municipal Justice Defense Education Commerce "
    "Treasury Health Police Fire High House Senate Congress Parliament Army Navy Washington Lincoln Jefferson Madison "
    "Jackson Memorial Union United International Catholic Christian Lutheran Baptist Methodist North South "
    "East West Northern Southern Eastern Western Southwest Southeast Northwest Northeast".split()
)
_LONGEST = 4  # words; longer names of places are not parts of names


def places_inside(words: str, look_up: _LookUp, known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Yield where ``words``, the name of something else, holds the name of a place.

    Parameters
    ----------
    words
        The name, without article and possessive.
    look_up
        Gives the entries of a name.
    known
        Tells whether the article names this place elsewhere.
    """
    pieces = [match.span() for match in _PIECE.finditer(words)]
    if len(pieces) < 2 or len(pieces) > 12:
        return
    head = _head(words, pieces, look_up, known)
    if head:
        yield head
    for link in (_OF.search(words), _IN.search(words)):
        if link and look_up(words[link.end() :]) and (head is None or link.end() >= head[1]):
            yield link.end(), len(words)
            return


def _head(
    words: str, pieces: list[tuple[int, int]], look_up: _LookUp, known: Callable[[str], bool]
) -> tuple[int, int] | None:
    rest = words[pieces[0][1] :]
    if _OF_NO_PLACE.search(rest) or not (_OF_OWN.search(rest) or _OF_PERHAPS.search(rest)):
        return None
    for stop in range(min(len(pieces) - 1, _LONGEST), 0, -1):
        start, end = pieces[0][0], pieces[stop - 1][1]
        name, rest = words[start:end], words[end:]
        if name in _NO_HEAD or (name[-1] in ",.&'’" and "." not in name[:-1]):
            continue
        entries = look_up(name)
        if (
            entries
            and entries[0].kind != "alternate"
            and (_OF_OWN.search(rest) or (_OF_PERHAPS.search(rest) and _is_sure(entries[0], name, known)))
        ):
            return start, end
    return None


def _is_sure(entry: Entry, name: str, known: Callable[[str], bool]) -> bool:
    return is_country(entry) or is_division(entry) or known(name) or entry.prominence > 0.75
