"""A text checked against articles: its verdicts, its table, its page, its command and its magic."""

import json
from dataclasses import replace

import pytest

import newsnb
from newsnb.checking.checks import NothingToCheck
from newsnb.checking.verdicts import VERDICTS
from newsnb.cli import main
from newsnb.errors import UnknownName, WrongType

ARTICLE = """\
The ferry will not sail this winter, the harbour director, Ada Berg, told the Coast Mail on Monday. “We have the ship, \
we have the crew and we have no quay at all,” she said. “Forty people will wait for their wages until March.”

Olaf Lien, a fisherman, said that the old boat had been slow but safe. “My father slept through the storm off Varde.”

The line was closed twelve years ago after a fire in the engine room. An engineer who asked not to be named said that \
the pumps had not been tested since the spring.
"""
HEARING = """\
The council of Varde heard on Tuesday how the ferry came to burn. “The pumps were dry and the doors were open,” \
the engineer, Tora Vik, told the inquiry. “My captain once told me, ‘Paint is cheaper than steel.’”

The mayor, Leif Moe, said in a letter to the council that he had signed nothing. “I am a baker, not a \
sailor,” he wrote. He told the agency Kystnytt that he might resign.

Asked whether the boat was insured, Ms Vik said: “Never. We could not pay for it.” The council's lawyer, Nora Dahl, \
said it had been a matter “of some urgency”.

Per Aas and Knut Holm sell tickets on the quay. He said the queue had been long since May. Three passengers were hurt.
"""
OTHER = "“The quay will be ready in May,” Jon Vik, the mayor of Varde, said on Tuesday."


@pytest.fixture(scope="module")
def article():
    return newsnb.read(ARTICLE, outlet="Coast Mail")


VERDICTS_OF = [
    ("“We have the ship, we have the crew,” said Ada Berg.", "verbatim"),
    ('"we have the ship, we have the crew", director Berg said.', "verbatim"),
    ("“We have the ship [...] and we have no quay at all,” Berg said.", "verbatim"),
    ("“[W]e have the ship, [people] and we have no quay at all,” said Berg.", "verbatim"),
    ("“[W]e have the ship, [people] and we have no quay at all,” said Berg.", "verbatim"),
    ("“We have the ship and we have no quay at all,” Berg said.", "cut"),
    ("“Fourteen people will wait for their wages until March,” Berg said.", "altered"),
    ("“My father slept through the storm off Varde,” said Ada Berg.", "other-speaker"),
    ("“My father slept through the storm off Varde,” Olaf Lien said.", "verbatim"),
    ("Olaf Lien said that the old boat was slow but safe.", "supported"),
    ("Ada Berg said that the tickets would cost thirty crowns.", "absent"),
    ("Olaf Lien said that the line was closed twelve years ago after a fire.", "unsupported"),
]
HEARD = [
    ("“Paint is cheaper than steel,” said Tora Vik.", "other-speaker"),
    ("Tora Vik's captain told her: “Paint is cheaper than steel.”", "verbatim"),
    ("Engineer Tora Vik said: “The pumps were dry and the doors were open.”", "verbatim"),
    ("“The pumps were dry and the doors were open. Paint is cheaper than steel,” said Tora Vik.", "spliced"),
    ("“I am a baker, not a sailor. The pumps were dry,” said Leif Moe.", "spliced"),
    ("Leif Moe said that he had signed nothing.", "other-relay"),
    ("Leif Moe said in a letter that he had signed nothing.", "supported"),
    ("Leif Moe told the agency Kystnytt that he had signed nothing.", "other-relay"),
    ("Leif Moe told Kystnytt that he would resign.", "unsupported"),
    ("Tora Vik said that the boat was never insured.", "supported"),
    ("Nora Dahl said: “It had been a matter of some urgency.”", "paraphrase-as-quote"),
    ("Knut Holm said the queue had been long since May.", "unsure"),
    ("Tora Vik said that three passengers were hurt.", "unsupported"),
]


@pytest.fixture(scope="module")
def hearing():
    return newsnb.read(HEARING, outlet="Varde Post")


@pytest.mark.parametrize(("text", "verdict"), HEARD)
def test_sources_and_relays_are_compared(hearing, text, verdict):
    assert [one.verdict for one in newsnb.check(text, hearing).verdicts] == [verdict]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS_OF)
def test_passage_gets_its_verdict_and_a_reason(article, text, verdict):
    found = newsnb.check(text, article).verdicts
    assert [one.verdict for one in found] == [verdict]
    assert found[0].reason.endswith(".")


def test_other_speaker_is_named(article):
    (found,) = newsnb.check("“My father slept through the storm off Varde,” said Ada Berg.", article).verdicts
    assert (found.claimed, found.found) == ("Ada Berg", "Olaf Lien")
    assert "Olaf Lien" in found.reason


def test_passage_is_found_in_the_article_that_has_it(article):
    other = newsnb.read(OTHER, outlet="Fjord Post")
    found = newsnb.check("“The quay will be ready in May,” said Jon Vik.", [article, other])
    assert [(one.verdict, one.reading) for one in found.verdicts] == [("verbatim", 1)]
    assert found.words(found.verdicts[0]) == "The quay will be ready in May"
    assert found.to_frame().outlet.tolist() == ["Fjord Post"]


def test_article_against_itself_has_nothing_wrong(article):
    assert {one.verdict for one in newsnb.check(ARTICLE, article).verdicts} <= {"verbatim", "supported"}


def test_check_has_a_table_and_is_written_to_files(article, tmp_path):
    text = "“My father slept,” said Ada Berg. <script>alert(1)</script> Olaf Lien said that the boat was safe."
    found = newsnb.check(text, article)
    frame = found.to_frame()
    assert frame.columns[:5].tolist() == ["article", "title", "outlet", "date", "verdict"]
    assert frame.passage.tolist() == ["“My father slept,”", "that the boat was safe"]
    kept = json.loads(found.save(tmp_path / "check.json").read_text("utf-8"))
    assert [one["verdict"] for one in kept["verdicts"]] == frame.verdict.tolist()
    assert "My father slept" in found.save(tmp_path / "check.csv").read_text("utf-8")
    page = found.save(tmp_path / "check.html").read_text("utf-8")
    assert "somebody else said it" in page
    assert "alert(1)</script>" not in page
    with pytest.raises(UnknownName):
        found.save(tmp_path / "check.odt")


@pytest.mark.parametrize("text", ["The weather was fine on Monday.", "Le bateau ne partira pas cet hiver.", "“ ” …"])
def test_text_without_statements_has_no_verdicts(article, text):
    found = newsnb.check(text, article)
    assert found.verdicts == ()
    assert "nothing to check" in found.to_text()
    assert "Nothing to check" in found._repr_mimebundle_()["text/html"]
    assert "nothing to check" in repr(found)


def test_nothing_to_check_is_said_in_one_line(article):
    with pytest.raises(NothingToCheck, match="there is no text"):
        newsnb.check(" \n", article)
    with pytest.raises(NothingToCheck, match="there is no article"):
        newsnb.check("Ada Berg spoke.", [])
    with pytest.raises(WrongType):
        newsnb.check("Ada Berg spoke.", [ARTICLE])
    wordless = replace(article, text=None)
    with pytest.raises(NothingToCheck, match="without its words"):
        newsnb.check("Ada Berg spoke.", wordless)


@pytest.mark.parametrize(
    ("verdict", "status"), [("verbatim", 0), ("other-speaker", 1), ("altered", 1), ("supported", 0), ("absent", 1)]
)
def test_command_tells_by_its_status_whether_something_is_wrong(tmp_path, capsys, verdict, status):
    text = next(text for text, expected in VERDICTS_OF if expected == verdict)
    summary, story = tmp_path / "summary.txt", tmp_path / "story.txt"
    summary.write_text(text, encoding="utf-8")
    story.write_text(ARTICLE, encoding="utf-8")
    assert main(["check", str(summary), str(story)]) == status
    assert len(capsys.readouterr().out.splitlines()) == 2
    page = tmp_path / "check.html"
    assert main(["check", str(summary), str(story), "-o", str(page)]) == status
    assert page.is_file()


def test_each_verdict_has_words_and_a_sign():
    from newsnb.views.words import VERDICTS as SHOWN

    assert tuple(SHOWN) == VERDICTS
    assert len({sign for sign, _ in SHOWN.values()}) == len(SHOWN)


def test_command_and_call_check_the_same_passages(tmp_path, capsys):
    """Beliefs in plain words count, too."""
    text = "Olaf Lien believes that the old boat was safe. “Forty people will wait,” Ada Berg said."
    summary, story = tmp_path / "summary.txt", tmp_path / "story.txt"
    summary.write_text(text, encoding="utf-8")
    story.write_text(ARTICLE, encoding="utf-8")
    main(["check", str(summary), str(story)])
    found = newsnb.check(text, newsnb.read(ARTICLE))
    assert len(found.verdicts) == 2
    assert capsys.readouterr().out == found.to_text()


DENIED = "Deputy mayor Rosa Field said nobody would have to leave home. It rained. About 400 people live in the valley."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Rosa Field said that 400 people would have to leave home.", "altered"),
        ("Rosa Field said everybody would have to leave home.", "altered"),
        ("Rosa Field said that no one would have to leave home.", "supported"),
    ],
)
def test_what_is_denied_supports_no_statement_that_it_is_so(text, verdict):
    assert [one.verdict for one in newsnb.check(text, newsnb.read(DENIED)).verdicts] == [verdict]


def test_the_page_has_one_pair_of_marks_around_a_passage():
    article = newsnb.read("“We will not go on,” said Ada Berg.")
    page = newsnb.check('Ada Berg said: "We will not go on."', article)._to_page()
    assert "<q>We will not go on.</q>" in page


COUNCIL = """\
The council will sell the baths. “It is a hole with water in it,” said Councillor Peter Nash.

Mayor Hugo Lenz voted against. “The tiles alone are worth more,” he said. The chief executive, Hanna Berg, promised \
60 jobs.
"""


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("Peter Nash", "verbatim"),
        ("Nash", "verbatim"),
        ("The councillor", "verbatim"),
        ("A member of the council", "verbatim"),
        ("Mary Nash", "other-speaker"),
        ("Lenz", "other-speaker"),
        ("The mayor", "other-speaker"),
        ("The company’s chief executive", "other-speaker"),
        ("Walter Quist", "other-speaker"),
    ],
)
def test_a_name_or_title_of_somebody_else_in_the_article_is_another_speaker(source, verdict):
    text = f"{source} said: “It is a hole with water in it.”"
    assert [one.verdict for one in newsnb.check(text, newsnb.read(COUNCIL)).verdicts] == [verdict]
