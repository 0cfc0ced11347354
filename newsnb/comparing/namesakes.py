"""Two accounts -> quotes that one gives to somebody whose surname another bears, by what it calls who says them.

Where two people of one surname are in the news, a bare surname is soon given to the wrong one. Where the other account
has both, a title or a description that stands with the surname tells which of them it is.
"""

from collections.abc import Iterable, Iterator, Sequence

from newsnb.checking.words import tidy
from newsnb.comparing.descriptions import Description, descriptions_of, list_doings
from newsnb.comparing.heard import Heard, Speaker, are_namesakes, is_explicit
from newsnb.comparing.relatives import list_sexes
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Quote


def settle_namesakes(heard: Sequence[Heard], reading: Reading, bearers: Sequence[Heard]) -> dict[int, Speaker]:
    """Return who says quotes of a reading that it gives to a namesake, by number.

    Parameters
    ----------
    heard
        Who is heard in the reading.
    bearers
        Whom another account names.
    """
    found: dict[int, Speaker] = {}
    for who in heard:
        several = [one for one in bearers if " " in one.name and one.name.split()[-1] == who.name.split()[-1]]
        if who.named and any(are_namesakes(one.name, two.name) for one in several for two in several):
            found.update(_part(who, several, reading))
    return found


def _part(who: Heard, bearers: Sequence[Heard], reading: Reading) -> Iterator[tuple[int, Speaker]]:
    """Yield the quotes of somebody that another bearer of the surname says, with the words for their source."""
    fits = [(at, _find_bearer(reading.quotes[at], bearers, reading)) for at in who.quotes]
    known = [name for _, name in fits if name]
    own = who.name if " " in who.name else next(iter(known), who.name)
    parted: Speaker | None = None
    before = -1
    for at, name in fits:
        quote = reading.quotes[at]
        if is_explicit(quote, reading) or not _are_in_one_paragraph(before, quote, reading):
            parted = None
        if name and are_namesakes(name, own):
            parted = Speaker(words=tidy(reading.words(quote.source)), doings=tuple(_list_doings_at(quote, reading)))
        if parted:  # and what *he* or *she* says after it in the paragraph
            yield at, parted
        before = quote.content[-1][1]


def _are_in_one_paragraph(before: int, quote: Quote, reading: Reading) -> bool:
    return before >= 0 and "\n" not in (reading.text or "")[before : quote.content[0][0]]


def _find_bearer(quote: Quote, bearers: Iterable[Heard], reading: Reading) -> str | None:
    """Return the full name of the only bearer whom the words for a source describe, if they have a bare surname."""
    if not is_explicit(quote, reading):
        return None
    words = tidy(reading.words(quote.source))
    several: Sequence[Heard] = list(bearers)
    if any(one.name.split()[0] in words for one in several):
        return next((one.name for one in several if one.name in words), None)
    several = _keep_sex(words, several)
    told = [*descriptions_of([words], [several[0].name.split()[-1]]), *_list_doings_at(quote, reading)]
    for rule in (_share_more, _share_head):
        fits = [one.name for one in several if any(rule(mine, its) for mine in told for its in one.descriptions)]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return several[0].name if len(several) == 1 else None


def _keep_sex(words: str, bearers: Sequence[Heard]) -> Sequence[Heard]:
    """Return the bearers whose first names fit *Mr* or *Mrs* in words; all where it tells nothing."""
    sexes = list_sexes(part.casefold().rstrip(".") for part in words.split())
    fits = [one for one in bearers if english.first_name_forms.get(one.name.split()[0]) in sexes]
    return fits or bearers


def _share_more(one: Description, two: Description) -> bool:
    return one.head == two.head and bool(one.others & two.others)


def _share_head(one: Description, two: Description) -> bool:
    return one.head == two.head


def _list_doings_at(quote: Quote, reading: Reading) -> list[Description]:
    return list_doings(reading.text or "", quote.source[-1:])
