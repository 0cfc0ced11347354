"""The house rules: imports flow one way, importing is light, public names are the promised ones, values pickle."""

import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsnb
from readings import harbour

HARBOUR_READING = harbour()
ROOT = Path(newsnb.__file__).parent
LAYERS = [  # a module may import from the lines above its own, never from its own line or below
    {"errors", "bands", "spans", "collector"},
    {"plain", "files", "workers"},
    {"settings", "lang"},
    {"places", "provenance"},
    {"values"},
    {"corrections"},
    {"reading"},
    {"intake", "trees", "quick", "tokens"},
    {"gazetteer"},
    {"text"},
    {"extract"},
    {"records"},
    {"analyses"},
    {"components"},
    {"docs", "linking", "steps"},
    {"articles"},
    {"batches"},
    {"pipeline"},
    {"frames", "views", "reproducing"},
    {"export", "plots"},
    {"classroom"},
    {"corpus"},
    {"checking"},
    {"comparing"},
    {"bench", "demo", "options"},
    {"magic", "packing"},
    {"commands"},
    {"cli"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
DOORS = {"door", "__init__", "__main__"}  # the door imports from every level; see its docstring
PARSING = set(
    "docs trees quick extract records analyses components tokens linking steps articles batches pipeline bench".split()
)
SPACY_FREE = set(RANK) - PARSING


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def modules():
    for path in ROOT.rglob("*.py"):
        home = path.relative_to(ROOT).with_suffix("").parts[0]
        if home not in DOORS:
            yield home, path


def test_imports_flow_one_way():
    bad = []
    for home, path in modules():
        for module in imports_of(path):
            parts = module.split(".")
            if (
                parts[0] == "newsnb"
                and len(parts) > 1
                and parts[1] not in {home, "door"}
                and RANK[parts[1]] >= RANK[home]
            ):
                bad.append(f"{path.relative_to(ROOT)} imports {module}")
    assert not bad


def test_the_page_for_developers_names_files_folders_and_tables_that_exist():
    repository = Path(__file__).parents[1]
    page = (repository / "docs" / "developing.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+)`", page.split("## Propose, veto, score, decide")[1].split("## Modules")[0]))
    code = [path for path in ROOT.rglob("*") if path.suffix in {".py", ".js"}]
    folders = {"newsnb": ROOT, "tests": repository / "tests", "docs": repository / "docs"}  # newsnb may be installed
    have = [f"/{name}/{path.relative_to(folder)}" for name, folder in folders.items() for path in folder.rglob("*.*")]
    files = {name for name in named if re.search(r"\.(py|js|toml|csv|json|md)$", name)} - {"lang/en/SUBJECT.toml"}
    assert not [name for name in files if not any(path.endswith(f"/{name}") for path in have)]
    assert not [name for name in named if name.endswith("/") and not any(f"/{name}" in path for path in have)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in code)
    tables = {name for name in named if re.fullmatch(r"_?[A-Z_]{3,}", name)}
    assert tables
    assert not [name for name in tables if not re.search(rf"^(export const )?{name}\b", text, flags=re.M)]


@pytest.mark.parametrize(
    ("guide", "files"),
    [("lang/en/README.md", "*.*"), ("gazetteer/tables/README.md", "*.csv"), ("views/README.md", "*.py")],
)
def test_a_guide_for_developers_lists_each_file_beside_it(guide, files):
    page = ROOT / guide
    text = page.read_text(encoding="utf-8")
    assert not [path.name for path in page.parent.glob(files) if path != page and f"`{path.name}`" not in text]


STEPS = {"mentions", "attributions", "coreference", "places", "times"}


def test_the_page_for_developers_lists_each_module_at_its_level():
    page = (Path(__file__).parents[1] / "docs" / "developing.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (`.*?) \|", page, flags=re.M)
    listed = {name.split("/")[0]: int(level) for level, names in rows for name in re.findall(r"`([\w/]+)`", names)}
    assert listed == RANK


def test_steps_of_extraction_do_not_import_one_another():
    bad = []
    for path in (ROOT / "extract").rglob("*.py"):
        step = path.relative_to(ROOT / "extract").with_suffix("").parts[0]
        for module in imports_of(path) if step in STEPS else ():
            parts = module.split(".")
            if parts[:2] == ["newsnb", "extract"] and parts[2] in STEPS - {step}:
                bad.append(f"{path.name} imports {module}")
    assert not bad


def test_only_what_parses_imports_spacy():
    bad = [
        str(path) for home, path in modules() if home in SPACY_FREE for m in imports_of(path) if m.startswith("spacy")
    ]
    assert not bad


def test_only_files_writes_files():
    by_hand = re.compile(r"""\.write_(text|bytes)\(|mkstemp|os\.(replace|rename)\(|open\([^)]*["'][wax]b?["']""")
    bad = [
        str(path)
        for home, path in modules()
        if home not in {"files", "bench"} and by_hand.search(path.read_text(encoding="utf-8"))
    ]
    assert not bad


def test_import_newsnb_is_light():
    code = "import sys, newsnb; print([m for m in ('spacy', 'pandas', 'folium', 'ipywidgets') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_public_names_are_sorted_and_resolve():
    assert newsnb.__all__ == sorted(newsnb.__all__)
    assert all(getattr(newsnb, name) for name in newsnb.__all__)


def test_unknown_name_says_what_there_is():
    with pytest.raises(AttributeError, match=r"reed.*it has .*read"):
        _ = newsnb.reed


def test_readings_pickle_hash_and_compare():
    again = pickle.loads(pickle.dumps(HARBOUR_READING))
    assert again == HARBOUR_READING
    assert hash(again) == hash(HARBOUR_READING)


def test_what_is_printed_needs_no_map_and_no_tables(tmp_path):
    saved = tmp_path / "reading.json"
    HARBOUR_READING.save(saved)
    code = (
        "import sys; from newsnb.cli import main; main(['read', sys.argv[1]]); "
        "print([m for m in ('pandas', 'folium', 'ipywidgets') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(saved)], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
