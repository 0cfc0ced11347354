"""The corrections of a text in a folder beside the notebook, so that no run of a cell and no other view loses one.

Several views may write to one file: two cells, two notebooks, two kernels. Each writes what it changed since it last
wrote or read, and takes over what others wrote meanwhile.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsnb.classroom.applying import apply, apply_one
from newsnb.classroom.clashing import find_clash, is_same, without
from newsnb.classroom.correcting import undo
from newsnb.classroom.merging import merge_one
from newsnb.corrections import Correction, Corrections
from newsnb.errors import FileProblem, NewsnbError
from newsnb.export import load_any
from newsnb.export.corrections import corrections_to_json
from newsnb.files import make_folder, write_whole
from newsnb.reading import Reading

FOLDER = "newsnb-corrections"

_IN_KERNEL = "the corrections are in this kernel only: save them with the button of the view"
_PATIENCE_S = 5.0


def path_beside(reading: Reading) -> Path:
    """Return where the corrections of this text are kept; a kernel works in the folder of its notebook."""
    return Path(FOLDER) / f"{reading.sha256}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading as a view and the file of its text both have it.

    Attributes
    ----------
    reading
        With all corrections of the file that fit.
    others
        Those of them that other views wrote since this one began.
    rest
        Corrections of the file that do not fit this reading; the file keeps them.
    set_aside
        Corrections that do not count, because somebody had corrected the same thing differently.
    said
        A line for the user; empty if there is nothing to say.
    """

    reading: Reading
    others: tuple[Correction, ...] = ()
    rest: tuple[Correction, ...] = ()
    set_aside: tuple[Correction, ...] = ()
    said: str = ""


def keep(reading: Reading, before: Kept | Reading | None = None) -> Kept:
    """Write the corrections of a reading beside the notebook, together with what others wrote there.

    Parameters
    ----------
    reading
        As people corrected it.
    before
        What this view last wrote, or the reading that it began with. Corrections that were in it and are not in
        ``reading`` were taken back; those that are only in the file were made elsewhere.

    Raises
    ------
    FileProblem
        If the folder cannot be made or written to.
    """
    left = before if isinstance(before, Kept) else Kept(reading=before or reading)
    path = path_beside(reading)
    make_folder(path.parent, todo=_IN_KERNEL)
    with _lock(path.parent):
        theirs, trouble = _read(path, reading.sha256)
        kept = _join(reading, left, theirs)
        write_whole(path, corrections_to_json(kept.reading, rest=kept.rest, set_aside=kept.set_aside))
    return replace(kept, said="; ".join(filter(None, (trouble, kept.said))))


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    path = folder / ".lock"
    lock = FileLock(path, timeout=_PATIENCE_S)
    try:
        lock.acquire()
    except (Timeout, OSError, NotImplementedError) as error:
        waited = "another program writes there" if isinstance(error, Timeout) else ""
        why = waited or getattr(error, "strerror", None) or error
        raise FileProblem(folder, f"cannot be written to ({why})", _IN_KERNEL) from error
    try:
        yield
    finally:
        lock.release()


def _read(path: Path, sha256: str) -> tuple[Corrections, str]:
    """Return what the file holds; one that cannot be read whole is kept under another name, and a line says so."""
    found, problem = Corrections(sha256=sha256), ""
    if not path.exists():
        return found, problem
    try:
        loaded = load_any(path)
    except NewsnbError as error:
        problem = str(error)
    else:
        if isinstance(loaded, Corrections) and loaded.sha256 == sha256:
            found, problem = loaded, "; ".join(loaded.unreadable)
        else:
            problem = "it is about another text"
    if problem:
        aside = path.with_suffix(".unreadable.json")
        _move(path, aside)
        problem = f"what cannot be read of {path} is in {aside} now ({problem})"
    return found, problem


def _move(path: Path, to: Path) -> None:
    try:
        path.replace(to)
    except OSError as error:
        raise FileProblem(path, f"cannot be moved ({error.strerror})", _IN_KERNEL) from error


def _join(mine: Reading, before: Kept, theirs: Corrections) -> Kept:
    """Join what this view and others changed since ``before``."""
    if _is_as_left(theirs, before):
        return _settle(replace(before, reading=mine, said=""), before)
    gone = without(before.reading.corrections, mine.corrections)
    fitting, rest = _apply_all(undo(mine, len(mine.corrections)), without(theirs.corrections, gone))
    gone_elsewhere = without(before.others, theirs.corrections)
    joined = merge_one(fitting, [one for one in mine.corrections if one not in gone_elsewhere])
    aside = (*without(theirs.set_aside, gone), *joined.set_aside)
    kept = Kept(reading=joined.reading, others=before.others, rest=tuple(rest), set_aside=aside)
    return _describe(_settle(kept, before), mine)


def _is_as_left(theirs: Corrections, before: Kept) -> bool:
    """Return whether nobody else wrote to the file."""
    left = (*before.reading.corrections, *before.rest), before.set_aside
    found = theirs.corrections, theirs.set_aside
    return all(len(one) == len(other) and all(map(is_same, one, other)) for one, other in zip(left, found, strict=True))


def _apply_all(reading: Reading, corrections: Iterable[Correction]) -> tuple[Reading, list[Correction]]:
    """Return the reading with those corrections that fit, and the others."""
    rest: list[Correction] = []
    new_ids: dict[str, str] = {}
    for correction in corrections:
        made = apply_one(reading, correction, new_ids)
        if len(made.corrections) > len(reading.corrections):
            reading = made
        else:
            rest.append(correction)
    return reading, rest


def _settle(kept: Kept, before: Kept) -> Kept:
    """Bring back corrections that were set aside when nothing speaks against them any more, or drop them.

    They are dropped when somebody who had been told of them said what is right.
    """
    reading, waiting = kept.reading, []
    told = {(note.start, note.end) for note in before.reading.notes if note.code == "correction-conflict"}
    new = without(reading.corrections, before.reading.corrections)
    for correction in kept.set_aside:
        if find_clash(correction, reading.corrections) is None:
            reading = merge_one(reading, [correction]).reading
        elif correction.span not in told or find_clash(correction, new) is None:
            waiting.append(correction)
    return replace(kept, reading=reading, set_aside=tuple(waiting))


def _describe(kept: Kept, mine: Reading) -> Kept:
    """Describe what others corrected meanwhile, and what of this view does not count."""
    own = without(mine.corrections, kept.others)
    others = tuple(without(kept.reading.corrections, own))
    new = len(others) - len(kept.others)
    lines = [f"corrections made elsewhere meanwhile: {new}"] if new > 0 else []
    said = [*lines, *_messages(mine, kept.reading, "correction-conflict")]
    return replace(kept, others=others, said="; ".join(said))


def apply_kept(reading: Reading) -> tuple[Reading, str]:
    """Return the reading with the corrections kept for its text, and a line on them; empty if there are none."""
    path = path_beside(reading)
    if not path.exists():
        return reading, ""
    try:
        kept = apply(reading, path)
    except NewsnbError as error:
        return reading, f"Corrections not read: {error}"
    return kept, describe_kept(reading, kept, f" from {path}")


def describe_kept(before: Reading, after: Reading, where: str = "") -> str:
    """Return a line on corrections put into a reading: how many, which do not fit, and which contradict another."""
    made = len(after.corrections) - len(before.corrections)
    lost = _messages(before, after, "correction-lost")
    conflicts = _messages(before, after, "correction-conflict")
    if not made and not lost and not conflicts:
        return ""
    return "; ".join([f"Corrections kept{where}: {made} of {made + len(lost)}", *lost, *conflicts]) + "."


def _messages(before: Reading, after: Reading, code: str) -> list[str]:
    """Return the messages of the notes of a kind that a reading has since ``before``."""
    return [note.message for note in after.notes if note.code == code and note not in before.notes]
