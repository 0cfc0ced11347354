"""The corrections of a text in a folder beside the notebook, so that no run of its cells loses one."""

from pathlib import Path

from newsnb.classroom.correcting import apply
from newsnb.errors import NewsnbError
from newsnb.export.corrections import corrections_to_json
from newsnb.files import make_folder, write_whole
from newsnb.reading import Reading

FOLDER = "newsnb-corrections"


def path_beside(reading: Reading) -> Path:
    """Return where the corrections of this text are kept; a kernel works in the folder of its notebook."""
    return Path(FOLDER) / f"{reading.sha256}.json"


def keep(reading: Reading) -> Path:
    """Write the corrections of a reading beside the notebook.

    Raises
    ------
    FileProblem
        If the folder cannot be made or written to.
    """
    path = path_beside(reading)
    make_folder(path.parent, todo="the corrections are in this kernel only: save them with the button of the view")
    write_whole(path, corrections_to_json(reading))
    return path


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
    """Return a line that says how many corrections were put into a reading, and why others were not."""
    made = len(after.corrections) - len(before.corrections)
    lost = [note.message for note in after.notes[len(before.notes) :] if note.code == "correction-lost"]
    if not made and not lost:
        return ""
    return "; ".join([f"Corrections kept{where}: {made} of {made + len(lost)}", *lost]) + "."
