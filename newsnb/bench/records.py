"""Results of a benchmark -> one line in ``benchmarks/results``, from which the figures in the documents are made."""

import json
import subprocess
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from typing import Any

from newsnb.errors import FileProblem

RESULTS = Path("benchmarks/results")
"""Where a checkout of newsnb keeps them: a file for each subject, a line for each run."""

_DIGITS = 4  # more would change from run to run
_LEFT_OUT = frozenset(("bench", "date", "made_by", "corpus", "errors", "odd", "wall_seconds", "cpu_seconds"))


def record(subject: str, corpus: str, results: Mapping[str, Any], folder: Path = RESULTS) -> Path:
    """Append the results of a run to the file of its subject, and return that file.

    Parameters
    ----------
    corpus
        Name of the file or folder that was measured, without its path.
    results
        What the subject's ``run`` returned.

    Raises
    ------
    FileProblem
        If this is no checkout of newsnb.
    """
    if not folder.parent.is_dir():
        raise FileProblem(folder, "is not here", "run this from a checkout of newsnb")
    folder.mkdir(exist_ok=True)
    path = folder / f"{subject}.jsonl"
    with path.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line_of(corpus, results), ensure_ascii=False) + "\n")
    return path


def line_of(corpus: str, results: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of the results of a run: what ran when, on what, and the figures."""
    kept = {name: _rounded(value) for name, value in results.items() if name not in _LEFT_OUT}
    if "crashed" in kept:
        kept["crashed"] = len(kept["crashed"])
    return {
        "date": results.get("date", date.today().isoformat()),
        "versions": results.get("made_by", _versions()),
        "commit": _commit(),
        "corpus": corpus,
    } | kept


def read_last(subject: str, corpora: tuple[str, ...], folder: Path = RESULTS) -> dict[str, Any] | None:
    """Return the last recorded run of a subject on any of these corpora; None where there is none."""
    path = folder / f"{subject}.jsonl"
    if not path.exists():
        return None
    runs: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return next((run for run in reversed(runs) if run["corpus"] in corpora), None)


def _versions() -> dict[str, str]:
    versions = {package: version(package) for package in ("newsnb", "spacy")}
    return versions | {"python": python_version(), "machine": machine()}


def _commit() -> str | None:
    """Return the commit of the working directory, with ``-dirty`` where something is changed; None without git."""
    try:
        command = ["git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {name: _rounded(inner) for name, inner in value.items()}
    return [_rounded(inner) for inner in value] if isinstance(value, list | tuple) else value
