"""Make ``newsnb/lang/en/meanings.csv`` from the files of WordNet 3.0: words with a vector of what they mean.

    pip install -e . scipy
    python scripts/word_meanings.py /usr/share/wordnet

The folder is that of Debian's package ``wordnet-base``, or ``dict`` of the archive that Princeton publishes. A word
that occurs in WordNet's own corpus has the words of the definitions of its first senses, and, for less, those of the
senses that these point to: kinds, parts, derived words, causes. Each counts the more the fewer words have it (tf-idf);
a singular value decomposition leaves `_LENGTH` numbers of them, each stored as a signed byte. Takes a minute.
"""

import csv
import re
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from scipy.sparse.linalg import svds

from newsnb.checking.words import fold, is_small, stem_of
from newsnb.lang import english

_PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_SENSES = 3
_LENGTH = 48
_FEWEST = 3  # words that have a word in their definitions
_EXAMPLE, _LEMMA = 0.5, 2.0  # of a word in an example, and in the sense itself, where one in a definition counts 1
_POINTERS = {
    "@": 0.7, "&": 0.7, "\\": 0.7, "+": 0.6, "^": 0.5, "*": 0.5, ">": 0.5, "$": 0.5, "=": 0.4, "#p": 0.3, "%p": 0.3,
    "#s": 0.3, "#m": 0.2, "%m": 0.2, ";c": 0.2, "~": 0.15, "-c": 0.1,
}  # fmt: skip
"""What the words of a sense that another points to count, by WordNet's sign for how they belong together."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_SCALE = 254  # of a number of a vector of length 1, most of which are below a half

Sense = tuple[str, str]  # part of speech, offset


@dataclass(frozen=True, slots=True)
class Entry:
    """A sense: its words, the senses that it points to, each with a sign, its definition and its examples."""

    lemmas: tuple[str, ...]
    pointers: tuple[tuple[str, Sense], ...]
    definition: str
    examples: str


def main(folder: Path) -> None:
    """Write the table."""
    entries = {sense: entry for part in ("noun", "verb", "adj", "adv") for sense, entry in _list_entries(folder, part)}
    senses = _list_senses(folder, _list_common(folder))
    words = sorted(senses)
    vectors = _reduce([_describe(senses[word], entries) for word in words])
    packed = np.round(vectors * _SCALE).clip(-127, 127).astype(np.int8)
    with (english.folder / "meanings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "vector"))
        writer.writerows((word, b64encode(row.tobytes()).decode()) for word, row in zip(words, packed, strict=True))


def _list_common(folder: Path) -> frozenset[str]:
    """Return the words of WordNet's own corpus."""
    lines = (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("%")[0] for line in lines if int(line.split()[2])) & english.dictionary


def _list_senses(folder: Path, common: frozenset[str]) -> dict[str, list[tuple[Sense, float]]]:
    """Return the first senses of each word, and what each counts."""
    found: defaultdict[str, list[tuple[Sense, float]]] = defaultdict(list)
    for part in ("noun", "verb", "adj", "adv"):
        for line in _read(folder / f"index.{part}"):
            lemma, pointers = line.split()[0], int(line.split()[3])
            in_corpus, *offsets = line.split()[5 + pointers :]
            if lemma in common and lemma.isalpha() and len(lemma) > 1:
                several = offsets[: max(1, min(int(in_corpus), _SENSES))]
                found[lemma] += [((part, offset), 1 / rank) for rank, offset in enumerate(several, 1)]
    return found


def _list_entries(folder: Path, part: str) -> Iterator[tuple[Sense, Entry]]:
    for line in _read(folder / f"data.{part}"):
        head, _, gloss = line.partition(" | ")
        fields = head.split()
        last = 4 + 2 * int(fields[3], 16)
        rest = fields[last + 1 : last + 1 + 4 * int(fields[last])]
        ties = zip(rest[::4], rest[1::4], rest[2::4], strict=True)
        pointers = tuple((sign, (_PARTS[kind], at)) for sign, at, kind in ties)
        definition, _, examples = gloss.partition('"')
        yield (part, fields[0]), Entry(tuple(fields[4:last:2]), pointers, definition, examples)


def _read(path: Path) -> list[str]:
    """Return the lines behind the licence."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(" ")]


def _describe(senses: list[tuple[Sense, float]], entries: dict[Sense, Entry]) -> Counter[str]:
    """Return the words that say what a word means, as stems, and how often."""
    found: Counter[str] = Counter()
    for sense, weight in senses:
        _add(found, entries[sense], weight)
        for sign, other in entries[sense].pointers:
            if sign in _POINTERS:
                _add(found, entries[other], weight * _POINTERS[sign])
    return found


def _add(found: Counter[str], entry: Entry, weight: float) -> None:
    lemmas = " ".join(entry.lemmas).replace("_", " ")
    for text, part in ((entry.definition, 1.0), (entry.examples, _EXAMPLE), (lemmas, _LEMMA)):
        for stem in _list_stems(text):
            found[stem] += weight * part


@cache
def _list_stems(text: str) -> tuple[str, ...]:
    return tuple(stem_of(fold(word)) for word in _WORD.findall(text) if not is_small(word.lower()))


def _reduce(described: list[Counter[str]]) -> NDArray[np.float64]:
    """Return a vector of length 1 for each word."""
    often = Counter(stem for one in described for stem in one)
    column = {stem: number for number, stem in enumerate(sorted(s for s, count in often.items() if count >= _FEWEST))}
    rare = np.log(len(described) / np.array([often[stem] for stem in column]))
    cells = [
        (row, column[stem], 1 + np.log(count) if count > 1 else count)
        for row, one in enumerate(described)
        for stem, count in one.items()
        if stem in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(described), len(column))) @ diags(rare)
    table = diags(1 / np.sqrt(table.multiply(table).sum(axis=1).A1.clip(1e-9))) @ table
    left, sizes, _ = svds(table, k=_LENGTH, random_state=0)
    vectors = left * np.sqrt(sizes)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
