"""Compare two versions of an article: sources, quotes, places and numbers, and the rest sentence by sentence."""

from collections.abc import Iterable, Iterator, Sequence

from newsnb.checking.checks import list_articles
from newsnb.checking.ground import Ground, ground_of
from newsnb.comparing.changes import Change, Versions
from newsnb.comparing.edits import Edits, find_edits
from newsnb.comparing.facts import Fact, list_number_changes, list_place_changes
from newsnb.comparing.naming import list_source_changes
from newsnb.comparing.said import Said, find_changed, is_kept, list_lost, list_said, text_of
from newsnb.reading import Reading

_SOURCES = {
    "added": "{new} is heard in the new version alone.",
    "dropped": "{old} is heard in the old version alone.",
    "renamed": "Who was called {old} is called {new} now.",
    "anonymous": "{old} was named, and is {new} now.",
    "changed": "What {old} said is said by {new} now.",
}
_REASONS = {
    "added": "The new version alone has this.",
    "dropped": "The old version alone has this.",
    "changed": "“{old}” became “{new}”.",
}


def versions(old: Reading, new: Reading) -> Versions:
    """Compare two versions of an article.

    Parameters
    ----------
    old, new
        Their readings.

    Raises
    ------
    NothingToCheck
        If a version was saved without its words.

    Examples
    --------
    >>> import newsnb
    >>> old = newsnb.read('"We will go on," said Ada Berg, a baker.')
    >>> new = newsnb.read('"We will go on," said a baker.')
    >>> [(one.what, one.how) for one in versions(old, new).changes]
    [('source', 'anonymous'), ('sentence', 'changed')]
    """
    one, two = (ground_of(reading) for reading in list_articles("compare", (old, new)))
    edits = find_edits(one, two)
    return Versions(old=old, new=new, changes=tuple(_list_once(_list_changes(edits, one, two))))


def _list_once(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes without those that were told before, in other capitals perhaps."""
    seen = set()
    for one in changes:
        key = one.what, one.how, (one.old or "").casefold(), (one.new or "").casefold()
        if key not in seen:
            seen.add(key)
            yield one


def _list_changes(edits: Edits, old: Ground, new: Ground) -> Iterator[Change]:
    mine, its = list_said(old), list_said(new)
    told: tuple[set[int], set[int]] = (set(), set())
    for named in list_source_changes(edits, old, new, (mine, its)):
        yield _make("source", named.how, (named.old, named.new), _SOURCES)
    quotes = list(_list_quote_changes(mine, its, edits, old, new, told))
    yield from quotes
    for fact in list_place_changes(edits, old, new, told):
        yield _make("place", _how(fact), fact, _REASONS)
    for fact in list_number_changes(edits, old, new, told):
        yield _make("number", _how(fact), fact, _REASONS)
    yield from _list_sentences(edits, old, new)


def _list_quote_changes(
    mine: Sequence[Said], its: Sequence[Said], edits: Edits, old: Ground, new: Ground, told: tuple[set[int], set[int]]
) -> Iterator[Change]:
    """Yield the changes of quotes, and add their words to those that were told of."""
    for lost in list_lost(mine, edits.there, old, new):
        told[0].update(_list_words(lost, old))
        yield _make("quote", "dropped", (_write(lost, old), None), _REASONS)
    for gained in list_lost(its, edits.back, new, old):
        told[1].update(_list_words(gained, new))
        yield _make("quote", "added", (None, _write(gained, new)), _REASONS)
    for one in mine:
        if one.marked and is_kept(one, edits.there, new):
            if changed := find_changed(one, edits, old, new):
                yield _make("quote", "changed", changed, _REASONS)
            told[0].update(one.words)
    told[1].update(at for two in its if two.marked for at in two.words)


def _list_words(said: Iterable[Said], ground: Ground) -> Iterator[int]:
    """Yield the words of what is said, and those for its source."""
    for one in said:
        yield from one.words
        yield from ground.source(one.quote)


def _write(said: Iterable[Said], ground: Ground) -> str:
    return " … ".join(text_of(one.words, ground) for one in said)


def _how(fact: Fact) -> str:
    return "added" if fact[0] is None else "dropped" if fact[1] is None else "changed"


def _make(what: str, how: str, words: Fact, reasons: dict[str, str]) -> Change:
    old, new = words
    return Change(what=what, how=how, old=old, new=new, reason=reasons[how].format(old=old, new=new))


def _list_sentences(edits: Edits, old: Ground, new: Ground) -> Iterator[Change]:
    for one, two in edits.pairs:
        words = text_of(old.inside(one), old), text_of(new.inside(two), new)
        yield Change(what="sentence", how="changed", old=words[0], new=words[1], reason="This sentence was reworded.")
    for one in edits.dropped:
        yield _make("sentence", "dropped", (text_of(old.inside(one), old), None), _REASONS)
    for two in edits.added:
        yield _make("sentence", "added", (None, text_of(new.inside(two), new)), _REASONS)
