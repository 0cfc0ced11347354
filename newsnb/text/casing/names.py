"""The words of paragraphs in capitals to those of them that are names."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from newsnb.gazetteer import Entry, is_country
from newsnb.lang import english
from newsnb.text.casing.single import Known, form_like, form_of
from newsnb.text.casing.words import Word, is_beside

_LONGEST_RUN = 5  # words of a name
_FURTHEST = 10  # words from the one that says what a body is; a table may be one run of thousands
_LEAST_KNOWN, _WELL_KNOWN = 0.3, 0.6  # prominence: of a town of a thousand people, of one of a hundred thousand
_LINKS = frozenset("of for and the on".split())
_INDEFINITE = frozenset("a an any every each another no some local several two three many".split())
_DETERMINERS = _INDEFINITE | frozenset("the this that his her their its our my your".split())
_NO_NAMES = frozenset(
    "will may can rose grant mark as at be am in it is ill well set long little more most north south east west "
    "media nation day summer numbers president secretary senator cabinet congress house court good best left right "
    "head lead own case cases ride born hung dare rather normal job jobs key black white union state".split()
)
_VERBS = frozenset("bill chase drew frank grant guy hope mark pat peg pierce rich rob rose sue wade ward".split())
_BEFORE_NAMES = frozenset("said says and with by of to for from that".split())
_OWN_NAMES = frozenset(
    "university college institute foundation hospital academy school bank center centre association council league "
    "alliance authority commission observatory corporation company trust fund society federation".split()
)


def mark_names(text: str, paragraphs: Sequence[Sequence[Word]], known: Known) -> None:
    """Mark the words that are names, from the surest signs to those that ask for the names beside them."""
    for words in paragraphs:
        _mark_listed(text, words, known)
        for i, word in enumerate(words):
            if not word.is_name and (form := form_of(text, words, i, known)):
                word.named(form)
    persons = {name for words in paragraphs for name in _mark_persons(text, words, known)}
    for words in paragraphs:
        _mark_again(words, persons)
        _mark_bodies(text, words)
        _mark_titles(text, words)


def _mark_listed(text: str, words: Sequence[Word], known: Known) -> None:
    """Mark names that a table or the gazetteer lists, the longest first."""
    first = 0
    while first < len(words):
        for last in range(_run_end(text, words, first), first - 1, -1):
            run = words[first : last + 1]
            if forms := _listed(" ".join(word.plain for word in run)) or _place(text, run, known):
                for word, form in zip(run, forms, strict=True):
                    if form:
                        word.named(form)
                first = last
                break
        first += 1


def _run_end(text: str, words: Sequence[Word], first: int) -> int:
    last = first
    while last + 1 < len(words) and last < first + _LONGEST_RUN - 1 and is_beside(text, words[last], words[last + 1]):
        last += 1
    return last


def _listed(plain: str) -> list[str | None] | None:
    """Give the forms of the words of a name in the tables."""
    printed = english.names_in_small.get(plain)
    return [form_like(word) for word in printed.split()] if printed else None


def _place(text: str, run: Sequence[Word], known: Known) -> list[str | None] | None:
    """Give the forms of the words of a place's name."""
    if run[0].plain in _LINKS or run[-1].plain in _LINKS:
        return None
    ordinary = all(word.plain in english.dictionary for word in run)
    if len(run) == 1 and not ordinary:
        return None  # a name whatever it names
    if len(run) == 1 and run[0].plain in known.printed:
        return None
    name = text[run[0].start : run[-1].start + len(run[-1].plain)].title()
    entries = known.gazetteer.lookup(name)
    if not entries or not _is_meant(entries[0], len(run), ordinary):
        return None
    if len(run) == 1 and run[0].plain.title() not in english.dictionary:
        return None  # the states
    return [None if word.plain in _LINKS else "title" for word in run]


def _is_meant(entry: Entry, length: int, ordinary: bool) -> bool:
    if length == 1:
        return entry.kind == "demonym" or (entry.kind == "name" and is_country(entry))
    if entry.kind not in ("name", "demonym"):
        return False
    return is_country(entry) or entry.prominence > (_WELL_KNOWN if ordinary else _LEAST_KNOWN)


def _mark_persons(text: str, words: Sequence[Word], known: Known) -> Iterator[str]:
    """Mark the names of persons that are words too (MARIA LUND, JOHN BAKER), and yield their last names."""
    for i, (first, last) in enumerate(pairwise(words)):
        if text[first.end : last.start] != " " or first.end - first.start != len(first.plain):
            continue
        titled = i > 0 and _is_title_before(text, words[i - 1], first)
        if not (_is_first_name(words, i, known, titled=titled) and _may_be_last_name(last, known)):
            continue
        for word in (first, last):
            if not word.is_name:
                word.named()
        yield last.plain


def _is_title_before(text: str, word: Word, following: Word) -> bool:
    """Tell whether a title or a role stands right before a word: SEN. MARK, SPOKESWOMAN MARIA."""
    return (word.plain in english.titles or word.plain in english.roles) and text[word.end : following.start] in (
        " ",
        ". ",
    )


def _is_first_name(words: Sequence[Word], i: int, known: Known, *, titled: bool) -> bool:
    plain = words[i].plain
    if plain in english.given_names:
        return titled or plain not in _VERBS or i == 0 or words[i - 1].plain in _BEFORE_NAMES
    if titled and plain.title() in english.dictionary and plain not in _NO_NAMES:
        return True
    entries = known.gazetteer.lookup(plain.title())
    is_place = bool(entries) and (entries[0].kind == "demonym" or entries[0].prominence > _WELL_KNOWN)
    return words[i].form == "title" and plain not in english.names_in_small and not is_place


def _may_be_last_name(word: Word, known: Known) -> bool:
    if word.is_name:
        return word.form == "title" and word.plain not in english.dictionary
    if word.plain in _NO_NAMES or known.printed.get(word.plain, "").islower():
        return False
    return word.plain.title() in english.dictionary or word.plain not in english.dictionary


def _mark_again(words: Sequence[Word], persons: Collection[str]) -> None:
    """Mark last names that the article has given with a first name."""
    for i, word in enumerate(words):
        if word.plain in persons and not (i and words[i - 1].plain in _DETERMINERS):
            word.named()


def _mark_bodies(text: str, words: Sequence[Word]) -> None:
    """Mark the names of public bodies and companies by the word that says what they are."""
    table = english.name_words
    for i, word in enumerate(words):
        kind = word.plain.title()
        is_head = (kind, "head") in table
        if word.is_name or not (is_head or (kind, "last") in table):
            continue
        first = i
        least = max(0, i - _FURTHEST)
        while first > least and is_beside(text, words[first - 1], words[first]) and _is_part(words[first - 1]):
            first -= 1
        last = _end_behind(text, words, i) if is_head else i
        if last == i and not _is_named(words, first, i, is_head=is_head):
            continue
        if first and words[first - 1].plain in _INDEFINITE:
            continue
        for part in words[first : last + 1]:
            if part.plain not in _LINKS and not part.is_name:
                part.named()


def _is_named(words: Sequence[Word], first: int, i: int, *, is_head: bool) -> bool:
    """Tell the Civil Protection Agency and Lund University from public service and the London police."""
    if first == i:
        return False
    if any(word.is_name for word in words[first:i]):
        return (
            not is_head or words[i].plain in _OWN_NAMES or any(word.plain in english.bodies for word in words[first:i])
        )
    before = words[first - 1].plain if first else "the"
    return is_head and (before == "the" or words[i].plain in ("ministry", "department"))


def _is_part(word: Word) -> bool:
    return word.plain in english.bodies or (word.is_name and word.form != "small")


def _end_behind(text: str, words: Sequence[Word], i: int) -> int:
    """Give the last word of "ministry of defense and the interior", behind its first."""
    last, at = i, i + 1
    if at >= len(words) or words[at].plain not in ("of", "for") or not is_beside(text, words[i], words[at]):
        return i
    while at < min(len(words), i + _FURTHEST) and is_beside(text, words[at - 1], words[at]):
        if words[at].plain in _LINKS:
            at += 1
        elif _is_part(words[at]):
            last = at
            at += 1
        else:
            break
    return last


def _mark_titles(text: str, words: Sequence[Word]) -> None:
    """Mark the titles before the names of persons, and the words of an office before its title."""
    for i in range(len(words) - 2, -1, -1):
        word, following = words[i], words[i + 1]
        gap = text[word.end : following.start]
        if not word.is_name and following.is_name and word.plain in english.titles and gap in (" ", ". ", "-"):
            if i and words[i - 1].plain in _INDEFINITE:
                continue
            word.named()
            office = i - 1
            while (
                office >= 0
                and words[office].plain in english.bodies
                and is_beside(text, words[office], words[office + 1])
            ):
                words[office].named()
                office -= 1
