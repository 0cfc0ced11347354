"""Many articles: a table or a folder of them -> a `Corpus` of tables, in memory or in files, with any engine."""

import os
from pathlib import Path

from newsnb.corpus.holding import Corpus, load_corpus
from newsnb.corpus.reading import read_frame
from newsnb.corpus.rejoining import rejoin
from newsnb.corpus.validating import validate
from newsnb.corrections import Corrections
from newsnb.export import load_any
from newsnb.files import path_of
from newsnb.reading import Reading

__all__ = ["Corpus", "load", "load_corpus", "read_frame", "rejoin", "validate"]


def load(path: str | Path) -> Reading | Corrections | Corpus:
    """Load a reading that was saved as .json, the corrections that a view saved, or the corpus in a folder.

    Parameters
    ----------
    path
        A .json file that `Reading.save` or a view wrote, or a folder that `Corpus.save` or ``newsnb corpus`` wrote.

    Returns
    -------
    Reading, Corrections or Corpus
        Equal to what was saved. Corrections are for `newsnb.apply`.

    Raises
    ------
    FileProblem
        If it cannot be read.
    BadReading
        If a file is not a reading, is from a later version, does not match the schema, or its text was changed.

    Examples
    --------
    >>> import newsnb, tempfile
    >>> folder = tempfile.mkdtemp()
    >>> reading = newsnb.read("It rained in Oslo.")
    >>> load(reading.save(f"{folder}/rain.json")) == reading
    True
    """
    return load_corpus(path) if os.path.isdir(path_of(path)) else load_any(path)  # False where one may not look
