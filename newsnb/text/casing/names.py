"""The words of paragraphs in capitals to those of them that are names."""

from collections.abc import Iterator, Sequence

from newsnb.gazetteer import Entry, is_country
from newsnb.lang import english
from newsnb.text.casing.single import Known, find_form, read_form
from newsnb.text.casing.words import Paragraph, Word

_LINKS = english.text.words.name_links
_BODY_LINKS = english.text.words.body_links
_NAMED_BODIES = english.text.words.named_bodies
_PUBLIC_BODIES = english.text.words.public_bodies
_INDEFINITE = english.text.words.indefinite
_DETERMINERS = _INDEFINITE | english.text.words.determiners
_NO_NAMES = english.text.words.no_names
_NAMES_OR_VERBS = english.text.words.names_or_verbs
_BEFORE_NAMES = english.text.words.before_names
_LONGEST_RUN = 5  # words of a name
_FURTHEST = 10  # words from the one that says what a body is; a table may be one run of thousands
_LEAST_KNOWN, _WELL_KNOWN = 0.3, 0.6  # prominence: of a town of a thousand people, of one of a hundred thousand


def mark_names(paragraphs: Sequence[Paragraph], known: Known) -> None:
    """Mark the words that are names, from the surest signs to those that ask for the names beside them."""
    for paragraph in paragraphs:
        _mark_listed(paragraph, known)
        for i, word in enumerate(paragraph.words):
            word.mark(None if word.is_name else find_form(paragraph, i, known))
    last_names = {name for paragraph in paragraphs for name in _mark_persons(paragraph, known)}
    for paragraph in paragraphs:
        for i, word in enumerate(paragraph.words):
            if word.plain in last_names and paragraph.plain(i - 1) not in _DETERMINERS:
                word.name()
        _mark_bodies(paragraph)
        _mark_titles(paragraph)


def _mark_listed(paragraph: Paragraph, known: Known) -> None:
    """Mark names that a table or the gazetteer lists, the longest first."""
    first = 0
    while first < len(paragraph.words):
        runs = (paragraph.words[first:end] for end in range(_find_end_of_run(paragraph, first), first, -1))
        forms = next(filter(None, (_match_listed(run) or _match_place(paragraph, run, known) for run in runs)), ())
        for word, form in zip(paragraph.words[first : first + len(forms)], forms, strict=True):
            word.mark(form)
        first += len(forms) or 1


def _find_end_of_run(paragraph: Paragraph, first: int) -> int:
    end = first + 1
    while end < first + _LONGEST_RUN and paragraph.is_joined(end):
        end += 1
    return end


def _match_listed(run: Sequence[Word]) -> list[str | None]:
    """Return the forms of the words of a name in the tables; none for other words."""
    printed = english.names_in_small.get(" ".join(word.plain for word in run), "")
    return [read_form(word) for word in printed.split()]


def _match_place(paragraph: Paragraph, run: Sequence[Word], known: Known) -> list[str | None]:
    """Return the forms of the words of a place's name; none for other words."""
    if run[0].plain in _LINKS or run[-1].plain in _LINKS:
        return []
    is_one = _may_be_country(run[0].plain, known) if len(run) == 1 else _is_place(paragraph, run, known)
    return [None if word.plain in _LINKS else "title" for word in run] if is_one else []


def _may_be_country(plain: str, known: Known) -> bool:
    """Return whether a word of the dictionary names a country or its people; a word of none is a name anyway."""
    if plain in known.printed or not {plain, plain.title()} <= english.dictionary:
        return False
    entry = _look_up(plain.title(), known)
    return entry is not None and (entry.kind == "demonym" or (entry.kind == "name" and is_country(entry)))


def _is_place(paragraph: Paragraph, run: Sequence[Word], known: Known) -> bool:
    entry = _look_up(paragraph.text[run[0].start : run[-1].start + len(run[-1].plain)].title(), known)
    if entry is None or entry.kind not in ("name", "demonym"):
        return False
    are_words = all(word.plain in english.dictionary for word in run)
    return is_country(entry) or entry.prominence > (_WELL_KNOWN if are_words else _LEAST_KNOWN)


def _look_up(name: str, known: Known) -> Entry | None:
    return next(iter(known.gazetteer.lookup(name)), None)


def _mark_persons(paragraph: Paragraph, known: Known) -> Iterator[str]:
    """Mark the names of persons that are words too (MARIA LUND, JOHN BAKER), and yield their last names."""
    for i, (first, last) in enumerate(zip(paragraph.words, paragraph.words[1:], strict=False)):
        is_whole = paragraph.text[first.start + len(first.plain) : last.start] == " "  # no 's in between
        if is_whole and _is_first_name(paragraph, i, known) and _may_be_last_name(last, known):
            first.mark()
            last.mark()
            yield last.plain


def _is_first_name(paragraph: Paragraph, i: int, known: Known) -> bool:
    word, is_titled = paragraph.words[i], _has_title_before(paragraph, i)
    if word.plain in english.given_names:
        return is_titled or word.plain not in _NAMES_OR_VERBS or i == 0 or paragraph.plain(i - 1) in _BEFORE_NAMES
    if is_titled and word.plain.title() in english.dictionary and word.plain not in _NO_NAMES:
        return True
    return word.form == "title" and word.plain not in english.names_in_small and not _is_well_known_place(word, known)


def _has_title_before(paragraph: Paragraph, i: int) -> bool:
    """Return whether a title or a role stands right before a word: SEN. MARK, SPOKESWOMAN MARIA."""
    before = paragraph.plain(i - 1)
    return paragraph.gap(i) in (" ", ". ") and (before in english.titles or before in english.roles)


def _is_well_known_place(word: Word, known: Known) -> bool:
    entry = _look_up(word.plain.title(), known)
    return entry is not None and (entry.kind == "demonym" or entry.prominence > _WELL_KNOWN)


def _may_be_last_name(word: Word, known: Known) -> bool:
    is_ordinary = word.plain in english.dictionary
    if word.is_name:
        return word.form == "title" and not is_ordinary
    if word.plain in _NO_NAMES or known.printed.get(word.plain, "").islower():
        return False
    return not is_ordinary or word.plain.title() in english.dictionary


def _mark_bodies(paragraph: Paragraph) -> None:
    """Mark the names of public bodies and companies by the word that says what they are."""
    for i, word in enumerate(paragraph.words):
        for part in () if word.is_name else _find_body(paragraph, i):
            part.mark(None if part.plain in _LINKS else "title")


def _find_body(paragraph: Paragraph, i: int) -> Sequence[Word]:
    """Return the words of the name whose word for what it names stands at ``i``; none where it makes no name."""
    kind = paragraph.plain(i).title()
    is_head = (kind, "head") in english.name_words
    if not (is_head or (kind, "last") in english.name_words):
        return ()
    first = _find_first_of_body(paragraph, i)
    last = _find_last_of_body(paragraph, i) if is_head else i
    is_named = last > i or _is_named(paragraph, first, i, is_head=is_head)
    return paragraph.words[first : last + 1] if is_named and paragraph.plain(first - 1) not in _INDEFINITE else ()


def _find_first_of_body(paragraph: Paragraph, i: int) -> int:
    first, least = i, max(0, i - _FURTHEST)
    while first > least and paragraph.is_joined(first) and _is_part(paragraph.words[first - 1]):
        first -= 1
    return first


def _find_last_of_body(paragraph: Paragraph, i: int) -> int:
    """Return the last word of "ministry of defense and the interior", behind its first."""
    last = i
    end = min(len(paragraph.words), i + _FURTHEST) if paragraph.plain(i + 1) in _BODY_LINKS else i
    for at in range(i + 1, end):
        is_link = paragraph.plain(at) in _LINKS
        if not paragraph.is_joined(at) or not (is_link or _is_part(paragraph.words[at])):
            break
        last = last if is_link else at
    return last


def _is_named(paragraph: Paragraph, first: int, i: int, *, is_head: bool) -> bool:
    """Return the Civil Protection Agency and Lund University from public service and the London police."""
    before, plain = paragraph.words[first:i], paragraph.plain(i)
    if any(word.is_name for word in before):
        return not is_head or plain in _NAMED_BODIES or any(word.plain in english.bodies for word in before)
    is_definite = first == 0 or paragraph.plain(first - 1) == "the" or plain in _PUBLIC_BODIES
    return bool(before) and is_head and is_definite


def _is_part(word: Word) -> bool:
    return word.plain in english.bodies or (word.is_name and word.form != "small")


def _mark_titles(paragraph: Paragraph) -> None:
    """Mark the titles before the names of persons, and the words of an office before its title."""
    for i in range(len(paragraph.words) - 2, -1, -1):
        if _is_title(paragraph, i) and paragraph.plain(i - 1) not in _INDEFINITE:
            paragraph.words[i].mark()
            _mark_office(paragraph, i)


def _is_title(paragraph: Paragraph, i: int) -> bool:
    word, following = paragraph.words[i : i + 2]
    if word.is_name or word.plain not in english.titles:
        return False
    return following.is_name and paragraph.gap(i + 1) in (" ", ". ", "-")


def _mark_office(paragraph: Paragraph, i: int) -> None:
    while paragraph.is_joined(i) and paragraph.plain(i - 1) in english.bodies:
        i -= 1
        paragraph.words[i].name()
