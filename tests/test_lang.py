import re
import tomllib
from pathlib import Path

import pytest

import newsnb
from newsnb.lang import Lexicon, english

ROOT = Path(newsnb.__file__).parent
TABLES = {"words": "words", "ordered": "words", "maps": "maps", "patterns": "patterns"}


def asked_for():
    """Yield the table and the name of each entry that the code asks for: ``english.text.words.months``."""
    asked = re.compile(r"\benglish\.(\w+)\.(words|ordered|maps|patterns)\.(\w+)|self\.(\w+)\.(words|maps)\.(\w+)")
    for path in ROOT.rglob("*.py"):
        for match in asked.finditer(path.read_text(encoding="utf-8")):
            subject, table, entry = (group for group in match.groups() if group)
            yield TABLES[table], f"{subject}.{entry}"


def listed():
    """Yield the table and the name of each entry of the files."""
    for path in english.folder.glob("*.toml"):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from ((table, f"{path.stem}.{name}") for name in entries)


def included():
    """Yield those that other entries include."""
    for path in english.folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        yield from (("patterns", name) for name in re.findall(r"%\{([a-z_.]+)\}", text))
        yield from (("words", name) for name in re.findall(r"%\[([a-z_.]+)\]", text))


def test_each_entry_that_the_code_asks_for_is_in_a_file():
    assert not sorted({*asked_for(), *included()} - {*listed()})


def test_each_entry_of_the_files_is_asked_for():
    assert not sorted({*listed()} - {*asked_for(), *included()})


def test_each_pattern_compiles():
    for table, name in listed():
        if table == "patterns":
            subject, _, entry = name.partition(".")
            assert getattr(english.subject(subject).patterns, entry).pattern


@pytest.fixture
def klingon(tmp_path):
    (tmp_path / "text.toml").write_text(
        "[words]\nmonths = 'jar tar'\nphrases = ['a b', 'c']\n"
        "[maps.forms]\njar = 'he'\n"
        "[patterns]\nmonth = '(?:%[text.months])'\ndate = '''%{text.month} \\d+'''\n"
    )
    return Lexicon(tmp_path)


def test_lexicon_reads_words_maps_and_patterns(klingon):
    assert klingon.text.words.months == {"jar", "tar"}
    assert klingon.text.ordered.phrases == ("a b", "c")
    assert klingon.text.maps.forms == {"jar": "he"}
    assert klingon.text.patterns.date.fullmatch("tar 12")


def test_lexicon_names_the_entries_that_there_are(klingon):
    with pytest.raises(AttributeError, match=r"has no 'moths' under \[words\]; it has: months, phrases"):
        _ = klingon.text.words.moths
