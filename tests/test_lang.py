import ast
import re
import tomllib
from pathlib import Path

import pytest

import newsnb
from newsnb.lang import Lexicon, english

ROOT = Path(newsnb.__file__).parent
ASKED = ("words", "ordered", "map", "pattern", "source_of_pattern")
TABLES = {"words": "words", "ordered": "words", "map": "maps", "pattern": "patterns", "source_of_pattern": "patterns"}


def asked_for():
    """Yield the table and the name of each entry that the code asks for."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED
            if is_call and node.args and isinstance(node.args[0], ast.Constant) and "." in str(node.args[0].value):
                yield TABLES[node.func.attr], node.args[0].value


def listed():
    """Yield the table and the name of each entry of the files, and of those that other entries include."""
    for path in english.folder.glob("*.toml"):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from ((table, f"{path.stem}.{name}") for name in entries)


def included():
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
            english.pattern(name)


@pytest.fixture
def klingon(tmp_path):
    (tmp_path / "text.toml").write_text(
        "[words]\nmonths = 'jar tar'\nphrases = ['a b', 'c']\n"
        "[maps.forms]\njar = 'he'\n"
        "[patterns]\nmonth = '(?:%[text.months])'\ndate = '''%{text.month} \\d+'''\n"
    )
    return Lexicon(tmp_path)


def test_lexicon_reads_words_maps_and_patterns(klingon):
    assert klingon.words("text.months") == {"jar", "tar"}
    assert klingon.ordered("text.phrases") == ("a b", "c")
    assert klingon.map("text.forms") == {"jar": "he"}
    assert klingon.pattern("text.date").fullmatch("tar 12")


def test_lexicon_names_the_entries_that_there_are(klingon):
    with pytest.raises(KeyError, match="has no 'moths' under \\[words\\]; it has: months, phrases"):
        klingon.words("text.moths")
