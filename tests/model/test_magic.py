"""The magics in a real IPython shell: what a cell shows, keeps and prints."""

from pathlib import Path

import nbformat
import papermill
import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient import NotebookClient

import newsnb

ARTICLE = 'Ada Berg said: "Is $5 {too} much?" in Lisbon.\n!ls\n%time x?'


@pytest.fixture
def shell():
    made = InteractiveShell()
    made.run_line_magic("load_ext", "newsnb")
    yield made
    made.history_manager.enabled = False


def run(shell, source):
    """Run a cell as a notebook does; return its value and what was printed on both streams."""
    with capture_output() as captured:
        result = shell.run_cell(source)
    return result.result, captured.stdout + captured.stderr


def test_cell_keeps_the_body_as_typed(shell):
    reading, _ = run(shell, f'%%article harbour --title "The {{pier}} $5" --date 2024-05-06\n{ARTICLE}')
    assert isinstance(reading, newsnb.Reading)
    assert reading.text == ARTICLE
    assert reading.meta.title == "The {pier} $5"
    assert reading.meta.date == "2024-05-06"
    assert shell.user_ns["harbour"] is reading


def test_the_output_option_names_the_variable_and_may_be_missing(shell):
    reading, _ = run(shell, "%%article -o mine\nAda Berg spoke.")
    assert shell.user_ns["mine"] is reading
    unnamed, _ = run(shell, "%%article\nAda Berg spoke.")
    assert unnamed == reading


def test_a_cell_makes_an_exercise_and_finds_the_corrections_of_its_reading_again(shell):
    made, _ = run(shell, f"%%article lesson --exercise --find speaker\n{ARTICLE}")
    assert made.find == ("quotes", "speaker")
    assert shell.user_ns["lesson"] is made
    again, printed = run(shell, f"%%article lesson --exercise --find verbs\n{ARTICLE}")
    assert again is None
    assert "no thing to find 'verbs'; choose one of: places, quotes" in printed


def test_line_magic_reads_a_variable_or_a_file(shell, tmp_path):
    shell.user_ns["story"] = ARTICLE
    reading, _ = run(shell, "%article $story --title $story")
    assert (reading.text, reading.meta.title) == (ARTICLE, ARTICLE)
    path = tmp_path / "the story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert run(shell, f'%article "{path}" -o kept')[0].text == ARTICLE
    assert shell.user_ns["kept"].text == ARTICLE


@pytest.mark.parametrize("kind", [str, "Path", "saved", "reading"])
def test_a_variable_may_hold_the_name_of_a_file(shell, tmp_path, kind):
    path = tmp_path / "the story.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    reading = newsnb.read(ARTICLE)
    saved = reading.save(tmp_path / "kept.json")
    shell.user_ns["path"] = {str: str(path), "Path": path, "saved": str(saved), "reading": reading}[kind]
    assert run(shell, "%article $path")[0].text == ARTICLE


def test_reading_the_same_cell_again_keeps_the_corrections_made_under_its_name(shell):
    run(shell, f"%%article story\n{ARTICLE}")
    run(shell, "story = story.correct(story.quotes[0].id, naming='described', by='T1')")
    reading, printed = run(shell, f"%%article story\n{ARTICLE}")
    assert reading.quotes[0].naming == "described"
    assert shell.user_ns["story"] is reading
    assert "Corrections kept: 1 of 1." in printed
    other, printed = run(shell, f"%%article story\n{ARTICLE} And more.")
    assert not other.corrections
    assert "Corrections" not in printed


def test_line_magic_shows_a_saved_reading(shell, tmp_path):
    reading, _ = run(shell, f"%%article\n{ARTICLE}")
    path = reading.save(tmp_path / "kept.json")
    assert run(shell, f"%article {path} -o again")[0] == reading
    assert shell.user_ns["again"] == reading
    assert "leave out --home" in run(shell, f"%article {path} --home Norway")[1]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("%%article\n", "there is no article to read"),
        ("%%article a\n   \n", "there is no article to read"),
        ("%%article --titel x\nText.", "unrecognized arguments: --titel"),
        ("%%article Taliban team\nText.", "unrecognized arguments: team"),
        ("%%article two-words\nText.", "'two-words' is not a variable name"),
        ("%%article class\nText.", "'class' is not a variable name"),
        ('%%article --title "open\nText.', "a quotation mark on the first line is not closed"),
        ("%%article --model xx_none\nText.", "'xx_none' is not installed"),
        ("%%article --title $gone\nText.", "there is no variable 'gone'"),
        ("%article", "name a file, a web address or a $variable"),
        ("%article gone.txt", "'gone.txt': cannot be read (No such file or directory); check the path"),
        ("%article $number", "$number holds int; the text of an article is needed"),
        ("%article $missing", "'articles/none.txt': cannot be read (No such file or directory)"),
        ("%article $folder", "is a folder"),
        ("%article $table", "is a .csv file, a table of articles; read its column of texts with newsnb.read_many"),
        ("%%article\n" + "x" * 200_001, "the text has 200,001 characters, the limit is 200,000"),
    ],
    ids=(
        "empty blank option words name keyword mark model variable nothing file number missing folder table long"
    ).split(),
)
def test_a_mistake_is_answered_in_one_line(shell, tmp_path, source, message):
    (tmp_path / "corpus.csv").write_text("text\nAda Berg spoke.\n")
    names = {"missing": "articles/none.txt", "folder": str(tmp_path), "table": str(tmp_path / "corpus.csv")}
    shell.user_ns |= {"number": 5, **names}
    result, printed = run(shell, source)
    assert result is None
    assert message in printed
    assert "Traceback" not in printed
    assert len(printed.strip().splitlines()) == 1
    assert printed.startswith("UsageError: ")


def test_help_prints_every_option_with_its_help(shell):
    result, printed = run(shell, "%%article --help\n")
    assert result is None
    for option in (
        "--title",
        "--outlet",
        "--date",
        "--home",
        "--url",
        "--model",
        "--stance",
        "--output",
        "--exercise",
        "--find",
    ):
        assert option in printed
        assert option in shell.find_line_magic("article").__doc__


def test_mistakes_are_usage_errors_themselves(shell):
    with pytest.raises(UsageError) as raised:
        shell.run_cell_magic("article", "", "")
    assert type(raised.value) is UsageError


def test_a_comment_may_precede_the_magic(shell):
    reading, printed = run(shell, "# the first exercise\n\n# of three\n%%article mine\n# Ada Berg spoke.\n")
    assert reading.text == "# Ada Berg spoke."
    assert shell.user_ns["mine"] is reading
    assert "UsageError" not in printed


def test_a_cell_of_python_keeps_its_comments(shell):
    assert run(shell, "# four\nx = '''\n%%article\n'''\nx")[0] == "\n%%article\n"


def test_a_mistake_in_python_shows_its_line_and_its_message_and_no_traceback(shell):
    shell.user_ns["reading"] = newsnb.read("Ada Berg spoke.")
    _, printed = run(shell, "x = 1\nreading.to_frame('quote')")
    assert printed.strip().splitlines() == [
        "UnknownName: there is no table 'quote'; "
        "choose one of: quotes, entities, places, mentions, sources, times, links",
        "line 2: reading.to_frame('quote')",
    ]


def test_a_notebook_keeps_nothing_of_the_line_that_says_why_the_first_reading_takes_long():
    cells = [nbformat.v4.new_code_cell(source) for source in ("%load_ext newsnb", "%%article\nAda Berg spoke in Oslo.")]
    notebook = NotebookClient(nbformat.v4.new_notebook(cells=cells)).execute()
    assert [output["output_type"] for output in notebook.cells[1].outputs] == ["execute_result"]


def test_papermill_reads_the_file_that_a_parameter_names(tmp_path):
    article = tmp_path / "story.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    program = Path(__file__).parent.parent / "frontends" / "papermill_run.ipynb"
    done = papermill.execute_notebook(program, None, parameters={"path": str(article)}, progress_bar=False)
    (output,) = done.cells[-1].outputs
    assert "Ada Berg" in output["data"]["text/plain"]


def test_a_cell_is_checked_against_the_reading_of_a_variable(shell):
    run(shell, f"%%article pier\n{ARTICLE}")
    found, _ = run(shell, '# a summary\n%%check pier -o checked\n"Is $5 {too} much?" asked Bo Lie.')
    assert [one.verdict for one in found.verdicts] == ["other-speaker"]
    assert shell.user_ns["checked"] is found
    assert found == run(shell, f"%%check $pier\n{found.text}")[0]
    shell.user_ns["several"] = [shell.user_ns["pier"], shell.user_ns["pier"]]
    assert len(run(shell, f"%%check several\n{found.text}")[0].readings) == 2
    assert "usage: %%check" in run(shell, "%%check --help")[1]
    for line, said in [
        ("gone", "there is no variable 'gone'"),
        ("", "there is no article to check"),
        ("pier -o 1x", "'1x' is not a variable name"),
        ("found", "there is no variable 'found'"),
    ]:
        assert said in run(shell, f"%%check {line}\nText.")[1]
    assert "there is no text to check" in run(shell, "%%check pier")[1]
