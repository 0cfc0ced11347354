"""Make two tables of ``newsnb/lang/en`` from the files of WordNet 3.0.

``relations.csv`` has synonyms, derived words, opposites and irregular forms; ``persons.txt`` has what a person may be
called.

    python scripts/word_relations.py /usr/share/wordnet

The folder is that of Debian's package ``wordnet-base``, or ``dict`` of the archive that Princeton publishes. A word
counts in its common senses: those that WordNet's own corpus has, at most `_SENSES`, or else its first; what a person
may be called means a person in its first sense.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "newsnb" / "lang" / "en"
_PARTS = ("noun", "verb", "adj", "adv")
_SENSES = 4
_DERIVED, _OPPOSITE = "+", "!"
_PERSON = "18"  # WordNet's file of nouns for people

Sense = tuple[str, str]  # part of speech, offset


def main(folder: Path) -> None:
    """Write the tables."""
    words = frozenset((FOLDER / "words.txt").read_text(encoding="utf-8").split())
    common = _list_common(folder, words)
    rows = sorted(set(chain(_list_forms(folder, words), _list_synonyms(common), _list_pairs(folder, common))))
    with (FOLDER / "relations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("relation", "words"))
        writer.writerows((relation, " ".join(found)) for relation, *found in rows)
    persons = sorted(_list_persons(folder, words))
    (FOLDER / "persons.txt").write_text("\n".join([*persons, ""]), encoding="utf-8")


def _list_common(folder: Path, words: frozenset[str]) -> dict[Sense, set[str]]:
    """Return the words of each sense that is a common one of theirs."""
    found: defaultdict[Sense, set[str]] = defaultdict(set)
    for part in _PARTS:
        for fields in _read(folder / f"index.{part}"):
            lemma, pointers = fields[0], int(fields[3])
            in_corpus, offsets = int(fields[5 + pointers]), fields[6 + pointers :]
            if lemma in words and lemma.isalpha() and len(lemma) > 1:
                for offset in offsets[: min(max(in_corpus, 1), _SENSES)]:
                    found[part, offset].add(lemma)
    return found


def _list_persons(folder: Path, words: frozenset[str]) -> Iterator[str]:
    """Yield the nouns that mean a person in their first sense."""
    files = {fields[0]: fields[1] for fields in _read(folder / "data.noun")}
    for lemma, _, _, pointers, *rest in _read(folder / "index.noun"):
        first = rest[int(pointers) + 2]
        if lemma in words and lemma.isalpha() and len(lemma) > 1 and files[first] == _PERSON:
            yield lemma


def _read(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):  # the licence
            yield line.split()


def _list_synonyms(common: dict[Sense, set[str]]) -> Iterator[tuple[str, ...]]:
    return (("same", *sorted(members)) for members in common.values() if len(members) > 1)


def _list_forms(folder: Path, words: frozenset[str]) -> Iterator[tuple[str, ...]]:
    for part in _PARTS[:3]:
        for form, lemma, *_ in _read(folder / f"{part}.exc"):
            if form in words and lemma in words and form != lemma:
                yield "form", form, lemma


def _list_pairs(folder: Path, common: dict[Sense, set[str]]) -> Iterator[tuple[str, ...]]:
    """Yield words of common senses that are derived from one another, or are opposites."""
    members = {(part, fields[0]): fields for part in _PARTS for fields in _read(folder / f"data.{part}")}
    for (part, offset), fields in members.items():
        last = 4 + 2 * int(fields[3], 16)
        pointers = fields[last + 1 : last + 1 + 4 * int(fields[last])]
        for sign, target, kind, numbers in zip(*(pointers[at::4] for at in range(4)), strict=True):
            other = ({"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}[kind], target)
            one, two = _word(fields, numbers[:2]), _word(members[other], numbers[2:])
            if sign in (_DERIVED, _OPPOSITE) and one in common[part, offset] and two in common[other] and one != two:
                yield "derived" if sign == _DERIVED else "opposite", *sorted((one, two))


def _word(fields: list[str], number: str) -> str:
    return fields[2 + 2 * int(number, 16)].partition("(")[0].lower() if int(number, 16) else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
