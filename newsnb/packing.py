"""What a class needs without a network: wheels, gazetteer, notebooks and instructions, in a folder for a stick."""

import json
import platform
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newsnb.demo import NOTEBOOKS, copy_notebook
from newsnb.errors import NewsnbError
from newsnb.files import make_folder, path_of, write_whole
from newsnb.gazetteer import build

EXTRAS = "lab,web,files,bench,corpus,plot"
"""What all notebooks and pages of the web, Word and PDF need."""

_TODO = "name a folder that can be written, on a disk with some 400 MB left"
_INSTRUCTIONS = """\
newsnb {version} for a class without a network
{line}

Made for Python {python} on {system}. It installs on computers of that kind.

1. Copy this folder to the computer, and open a terminal in it.

2. Install (once, about a minute):

   Linux, macOS:
       python3 -m venv newsnb-env
       newsnb-env/bin/pip install --no-index --find-links wheels "newsnb[{extras}]"

   Windows:
       py -m venv newsnb-env
       newsnb-env\\Scripts\\pip install --no-index --find-links wheels "newsnb[{extras}]"

3. Start:

   Linux, macOS:
       NEWSNB_GAZETTEER=gazetteer newsnb-env/bin/jupyter lab notebooks

   Windows:
       set NEWSNB_GAZETTEER=gazetteer
       newsnb-env\\Scripts\\jupyter lab notebooks

Begin with first-reading.ipynb. Students who only mark an article need none of this: give them the page that
newsnb.exercise(...).save("lesson.html") writes, which opens in any browser.
"""


def pack(folder: str | Path, *, extras: str = EXTRAS) -> Path:
    """Collect in ``folder`` what installs newsnb without a network, and return the folder.

    It holds ``wheels/``, ``gazetteer/``, ``notebooks/`` and ``README.txt``. The wheels are for this version of Python
    and this kind of computer.

    Parameters
    ----------
    folder
        A folder, made if it is not there. What was packed into it before stays.
    extras
        Extras of newsnb to install, separated by commas.

    Raises
    ------
    FileProblem
        If the folder cannot be written.
    NewsnbError
        If a package cannot be fetched.
    """
    target = path_of(folder)
    for name in ("wheels", "gazetteer", "notebooks"):
        make_folder(target / name, todo=_TODO)
    _collect_wheels(target / "wheels", extras)
    build(target / "gazetteer")
    for name in NOTEBOOKS:
        copy_notebook(target / "notebooks", name)
    write_whole(target / "README.txt", _instruct(extras))
    return target


def _collect_wheels(folder: Path, extras: str) -> None:
    """Build or fetch the wheels of newsnb and of all it needs; pip shows how far it is."""
    origin = _find_origin()
    wanted = f"{origin}[{extras}]" if origin else f"newsnb[{extras}]=={_version()}"
    done = subprocess.run([sys.executable, "-m", "pip", "wheel", "--wheel-dir", folder, wanted], check=False)
    if done.returncode:
        where = f" from {origin}" if origin else ""
        raise NewsnbError(
            f"pip could not collect the wheels of newsnb{where} (its lines above say why); with a network and some "
            f"400 MB left on the disk, run the same command again"
        )


def _find_origin() -> Path | None:
    """Return the folder that newsnb was installed from, or None if it came from an index."""
    told: dict[str, Any] = json.loads(distribution("newsnb").read_text("direct_url.json") or "{}")
    address = urlsplit(told.get("url", ""))
    return Path(url2pathname(address.path)) if address.scheme == "file" else None


def _version() -> str:
    return distribution("newsnb").version


def _instruct(extras: str) -> str:
    title = f"newsnb {_version()} for a class without a network"
    return _INSTRUCTIONS.format(
        version=_version(),
        line="=" * len(title),
        python=".".join(platform.python_version_tuple()[:2]),
        system=f"{platform.system()} ({platform.machine()})",
        extras=extras,
    )
