"""Check a text against articles: what it quotes, and what it says that somebody said."""

from collections.abc import Iterable

from newsnb.checking.ground import ground_of
from newsnb.checking.judging import judge
from newsnb.checking.labels import add_points
from newsnb.checking.passages import passages_of
from newsnb.checking.verdicts import Check
from newsnb.errors import NewsnbError, WrongType
from newsnb.reading import Reading


class NothingToCheck(NewsnbError):
    """There is no text to check, or nothing to check it against."""


def check(text: str | Reading, readings: Reading | Iterable[Reading]) -> Check:
    """Check what a text quotes, and what it says that somebody said, against articles.

    Parameters
    ----------
    text
        A summary, an essay, a press release or another article; or its reading.
    readings
        The reading of the article, or of several.

    Raises
    ------
    NothingToCheck
        If there is no text or no article, or if an article was saved without its words.
    WrongType
        If something else than readings was given.

    Examples
    --------
    >>> import newsnb
    >>> article = newsnb.read('"We will not go on," Ada Berg said in Lisbon.')
    >>> [(one.verdict, one.reason) for one in check('"We will go on," said Ada Berg.', article).verdicts]
    [('altered', '“not” is missing, which turns the sense around.')]
    """
    grounds = [ground_of(one) for one in list_articles("check", readings)]
    read_text = text if isinstance(text, Reading) else _read(text)
    if not (read_text.text or "").strip():
        raise NothingToCheck("there is no text to check; give the text of a summary, an essay or another article")
    read_text = add_points(read_text, [voice for ground in grounds for voice in ground.known])
    verdicts = tuple(judge(passage, read_text, grounds) for passage in passages_of(read_text))
    return Check(text=read_text.text or "", readings=tuple(ground.reading for ground in grounds), verdicts=verdicts)


def list_articles(what: str, readings: Reading | Iterable[Reading]) -> list[Reading]:
    """Return readings as a list, each of which is one and has its words."""
    found = [readings] if isinstance(readings, Reading) else list(readings)
    if not found:
        raise NothingToCheck(f"there is no article to {what}; give the reading of one, or of several")
    for one in found:
        if not isinstance(one, Reading):
            raise WrongType(what, "readings (newsnb.read makes one from a text)", one)
        if one.text is None:
            raise NothingToCheck(
                f"the reading of {one.meta.title!r} was saved without its words, so nothing can be found in it"
            )
    return found


def _read(text: str) -> Reading:
    from newsnb.pipeline import read
    from newsnb.settings import Settings

    if isinstance(text, str) and not text.strip():
        raise NothingToCheck("there is no text to check; give the text of a summary, an essay or another article")
    return read(text, settings=Settings(stance=True))
