"""Accounts side by side and two versions of an article: what is the same, what differs, and what cannot be compared."""

import json

import pytest

import newsnb
from newsnb.checking.checks import NothingToCheck
from newsnb.cli import main
from newsnb.comparing.accounts import WrongNumber
from newsnb.errors import UnknownName, WrongType

POST = """\
BERGEN, March 3 - The ferry will not sail this winter, the harbour director, Ada Berg, said on Monday. “We have the \
ship, we have the crew and we have no quay at all,” she said.

The mayor, Jon Vik, said that 40 workers had been sent home. A pilot who asked not to be named said: “Nobody told us \
why.”
"""
MAIL = """\
“We have the ship and we have no quay,” director Berg said in Bergen on Tuesday.

The mayor said that 45 workers had been sent home. “Nobody told us why,” said Olaf Lien, a pilot.

Shipping firms in Hull said they would wait.
"""
OLD = """\
The ferry will not sail this winter, the harbour director, Ada Berg, said. “We have the ship and we have no quay.”

Olaf Lien, a fisherman, said that the old boat was safe. “My father slept through the storm,” he said.

A pilot said: “Nobody told us why.” The line from Bergen was closed in 2008 after a fire, and 40 workers lost \
their jobs.
"""


@pytest.fixture(scope="module")
def both():
    return newsnb.compare([newsnb.read(POST, outlet="Post"), newsnb.read(MAIL, outlet="Mail")])


def test_a_surname_and_a_title_are_joined_to_the_name_that_they_fit(both):
    rows = both.speakers.set_index("speaker")
    assert rows.loc["Ada Berg", ["Post", "Mail", "accounts"]].tolist() == ["Ada Berg", "Berg", 2]
    assert rows.loc["Jon Vik", "Mail"] == "The mayor"
    assert bool(rows.loc["Jon Vik", "unnamed"])


def test_an_unnamed_source_is_joined_to_no_name(both):
    assert both.speakers.set_index("speaker").loc["Olaf Lien", "accounts"] == 1


def test_quotations_are_found_whole_and_cut(both):
    rows = both.quotes.set_index("how")
    assert rows.loc["cut", "Mail"] == "We have the ship and we have no quay"
    assert rows.loc["cut", "speakers"] == "Ada Berg"
    assert sorted(rows.loc["same", "speakers"].split("; ")) == ["A pilot who asked not to be named", "Olaf Lien"]


def test_numbers_that_differ_stand_first(both):
    assert both.numbers.iloc[0][["counted", "differ", "Post", "Mail"]].tolist() == ["workers", True, "40", "45"]
    assert both.places.set_index("place").loc["Bergen", ["Post", "Mail"]].tolist() == [1, 1]
    assert "March 3" in both.times["time"].tolist()


def test_a_comparison_is_saved_as_a_page_and_as_tables(both, tmp_path):
    page = both.save(tmp_path / "both.html").read_text("utf-8")
    assert "things are counted differently" in page
    assert "≠ unnamed in one" in page
    table = both.save(tmp_path / "quotes.csv", table="quotes").read_text("utf-8")
    assert table.startswith("how,speakers,Post,Mail")
    assert "Accounts side by side" in both._repr_mimebundle_()["text/html"]
    with pytest.raises(UnknownName, match=r"\.txt"):
        both.save(tmp_path / "both.txt")
    with pytest.raises(UnknownName, match="verbs"):
        both.to_frame("verbs")


def test_accounts_of_one_outlet_are_numbered():
    reading = newsnb.read("It rained.", outlet="Post")
    assert newsnb.compare([reading, reading, newsnb.read("It rained.")]).labels == ("Post 1", "Post 2", "account 3")


def test_too_few_and_too_many_accounts_are_told_in_one_line():
    reading = newsnb.read("It rained.")
    for accounts in ([reading], [reading] * 100):
        with pytest.raises(WrongNumber, match=rf"2 to 10 accounts side by side, got {len(accounts)}"):
            newsnb.compare(accounts)
    with pytest.raises(NothingToCheck, match="no article to compare"):
        newsnb.compare([])
    with pytest.raises(WrongType, match=r"newsnb\.read makes one"):
        newsnb.compare(["It rained.", "It snowed."])


def changes(new):
    found = newsnb.versions(newsnb.read(OLD), newsnb.read(new)).changes
    return [(one.what, one.how, one.old, one.new) for one in found if one.what != "sentence"]


STORM = "My father slept through the storm"
CHANGED = [
    (("Ada Berg, said", "Eva Berg, said"), [("source", "renamed", "Ada Berg", "Eva Berg")]),
    (("Olaf Lien, a fisherman,", "A fisherman"), [("source", "anonymous", "Olaf Lien", "A fisherman")]),
    (("A pilot said", "Nina Aas, a pilot, said"), [("source", "renamed", "A pilot", "Nina Aas")]),
    (
        ("A pilot said: “Nobody told us why.” ", ""),
        [("source", "dropped", "A pilot", None), ("quote", "dropped", "Nobody told us why", None)],
    ),
    (
        ("no quay.”", "a quay.”"),
        [("quote", "changed", "We have the ship and we have no quay", "We have the ship and we have a quay")],
    ),
    (("Bergen", "Stavanger"), [("place", "changed", "Bergen", "Stavanger")]),
    (("40 workers", "45 workers"), [("number", "changed", "40", "45")]),
    (("2008", "2009"), [("number", "changed", "2008", "2009")]),
    (("“My father slept through the storm,” he", '"My father slept through the storm", he'), []),
    (("after a fire", "because of a fire"), []),
    (("storm", "strom"), []),
    (("fisherman", "fisheman"), []),
    (("storm", "stork"), [("quote", "changed", STORM, STORM.replace("storm", "stork"))]),
    (("Ada Berg, said", "Adda Berg, said"), [("source", "renamed", "Ada Berg", "Adda Berg")]),
]


@pytest.mark.parametrize(("edit", "expected"), CHANGED)
def test_each_change_is_found_and_nothing_else(edit, expected):
    assert edit[0] in OLD
    assert changes(OLD.replace(*edit)) == expected


FORM = [
    (
        "The dam had been closed, prosecutor Ida Moss told the court. She has asked for a map.",
        "Prosecutor Ida Moss told the court that the dam had been closed. She has asked for a map.",
    ),
    (
        "The rent goes up, said Ian Pell, the treasurer. “It has not been touched since 2009,” he said.",
        "The rent goes up, said Ian Pell, the treasurer: “It has not been touched since 2009.”",
    ),
    ("Baker Sofia Brand said she would pay in turnips.", "Sofia Brand, a baker, said she would pay in turnips."),
    ("The ramp will cost 2 million euros.", "The ramp is to cost €2m."),
    ("The trial continues. Bring a coat.", "The trial continues on Friday. Bring a coat."),
    ("A fire closed the road in the night.", "The road was closed by a fire in the night."),
    ("“I counted nineteen beds,” said Ada Berg.", "“I counted 19 beds,” Ada Berg said."),
    ("It rained. “I have the drawing,” said Ada Berg.", "It rained. “I have the drawnig,” said Ada Berg."),
    (
        "A hotelier who had lost guests said the noise was bad.",
        "A hotelier that had lost guests said the noise was bad.",
    ),
    ("The trial goes on. It is cold.", "The trial goes on. It is cold on Mon. and Tue. there."),
    ("The men said they were innocent.", "The accused said that they were innocent."),
]


@pytest.mark.parametrize(("old", "new"), FORM)
def test_other_words_for_the_same_are_no_change(old, new):
    found = newsnb.versions(newsnb.read(old), newsnb.read(new)).changes
    assert [(one.what, one.how, one.old, one.new) for one in found if one.what != "sentence"] == []


def test_a_source_that_a_pronoun_stands_for_is_told_to_be_anonymous():
    old = "The sculptor’s granddaughter, Livia Serra, is certain. “I know that thumb,” she says."
    new = old.replace("Livia Serra", "a person from the area")
    found = newsnb.versions(newsnb.read(old), newsnb.read(new)).changes
    told = [(one.what, one.how, one.old, one.new) for one in found if one.what != "sentence"]
    assert told == [("source", "anonymous", "Livia Serra", "a person from the area")]


def test_somebody_unnamed_gets_one_name_once():
    old = "A farmer said that the dam had leaked for years. It rained. The farmer said that nobody listened."
    new = old.replace("A farmer", "Olaf Lien").replace("The farmer", "Lien")
    found = newsnb.versions(newsnb.read(old), newsnb.read(new)).changes
    told = [(one.what, one.how, one.new) for one in found if one.what != "sentence"]
    assert told == [("source", "renamed", "Olaf Lien")]


def test_the_day_of_a_dateline_that_was_added_is_no_number():
    old = "The dam at Velm has been closed, police said."
    new = "VELM, March 4 - The dam at Velm has been closed, police said."
    found = newsnb.versions(newsnb.read(old), newsnb.read(new)).changes
    assert [one.what for one in found if one.what == "number"] == []


def test_words_that_somebody_else_says_now_are_a_change_though_both_are_named_in_both():
    old = "“It creaks in all the right places,” said engineer Omar Reed. Beth Kale sold out by noon."
    new = "“It creaks in all the right places,” said Beth Kale, who sold out by noon. Engineer Omar Reed went home."
    found = newsnb.versions(newsnb.read(old), newsnb.read(new)).changes
    assert ("source", "changed", "Omar Reed", "Beth Kale") in [(one.what, one.how, one.old, one.new) for one in found]


def test_a_place_at_the_start_of_a_sentence_has_no_preposition_in_its_name():
    old = "It rained all week. On Sollay, the farmers have had enough of the ferry."
    found = newsnb.versions(newsnb.read(old), newsnb.read(old.replace("Sollay", "Vorsay"))).changes
    assert [(one.what, one.old, one.new) for one in found if one.what != "sentence"] == [("place", "Sollay", "Vorsay")]


OIL = (
    "The depot in Brekk let three tanks leak, it was found. “We knew of it,” said Anders Tveit, who ran it. "
    "Liv Rasmussen, his successor, said that the tanks were empty.\n\nThe owner, Havbruk, offered £40 a head. Dealer "
    "Kari Moland said she would not."
)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("said that the tanks", "said in a second interview that the tanks"), []),
        (("£40 a head.", "£40 a head, or 6%. The offer ends in May."), [("number", "added", None, "6%")]),
        (("Kari Moland", "Kari Molund"), [("source", "renamed", "Kari Moland", "Kari Molund")]),
        (
            (
                "Liv Rasmussen, his successor, said that the tanks",
                "Liv Rasmussen, his successor, told the Dagblad that the tanks",
            ),
            [],
        ),
    ],
    ids=["an ordinal", "per cent at the end", "a letter of a name", "a listener"],
)
def test_no_edit_is_told_as_more_than_it_is(edit, expected):
    found = newsnb.versions(newsnb.read(OIL), newsnb.read(OIL.replace(*edit))).changes
    assert [(one.what, one.how, one.old, one.new) for one in found if one.what != "sentence"] == expected


def test_words_in_marks_that_became_part_of_a_longer_quotation_were_changed():
    old = newsnb.read("Ada Berg said she would cast another. “This one will have a bell,” she said.")
    new = newsnb.read("Ada Berg said: “I will cast another, and this one will have a bell.”")
    assert [(one.what, one.how) for one in newsnb.versions(old, new).changes if one.what == "quote"] == [
        ("quote", "changed")
    ]


def test_another_order_of_paragraphs_is_no_change():
    assert changes("\n\n".join(reversed(OLD.strip().split("\n\n")))) == []


def test_versions_are_saved_as_a_page_a_table_and_json(tmp_path):
    found = newsnb.versions(newsnb.read(OLD), newsnb.read(OLD.replace("40 workers", "45 workers <b>")))
    page = found.save(tmp_path / "versions.html").read_text("utf-8")
    assert "From the old version to the new one." in page
    assert "<del>40</del> <ins>45</ins>" in page
    assert "<b>" not in page.partition("<main>")[2].replace("<b>changed</b>", "")
    assert json.loads(found.save(tmp_path / "versions.json").read_text("utf-8"))["changes"][0]["what"] == "number"
    assert found.save(tmp_path / "versions.csv").read_text("utf-8").startswith("article,title,outlet,date,what,how")
    assert repr(found).startswith("<Versions: 1 number changed")


def test_the_same_text_twice_has_no_changes():
    found = newsnb.versions(newsnb.read(OLD), newsnb.read(OLD))
    assert found.changes == ()
    assert "nothing changed" in repr(found)


@pytest.mark.parametrize("subject", ["compare", "versions"])
def test_the_sets_are_measured(subject, capsys):
    from pathlib import Path

    path = Path(__file__).parent.parent.parent / "benchmarks" / "checking" / f"{subject}.jsonl"
    assert main(["bench", subject, str(path), "--limit", "2"]) == 0
    assert "expected" in capsys.readouterr().out


def test_a_day_is_one_time_however_it_is_printed():
    one = newsnb.read("The mast fell on Monday, Ada Berg said.", outlet="Post", date="2026-03-04")
    two = newsnb.read("“It fell on 2 March,” said Ada Berg.", outlet="Mail", date="2026-03-09")
    rows = newsnb.compare([one, two]).times.set_index("value")
    assert rows.loc["2026-03-02", ["time", "Post", "Mail"]].tolist() == ["Monday, 2 March", 1, 1]


def heard_in_both(one, two):
    found = newsnb.compare([newsnb.read(one, outlet="Post"), newsnb.read(two, outlet="Mail")]).speakers
    both = found[found["accounts"] == 2]
    return sorted(zip(both["Post"], both["Mail"], strict=True))


SHARED = [
    (
        "“The bridge was built for carts and it carries lorries,” said Ida Moen, who inspects bridges for the county.",
        "Ida Moen and Karl Riise climbed down to look. “The bridge was built for carts,” she said.",
        [("Ida Moen", "Ida Moen")],
    ),
    (
        "Judge Petra Lind freed both men. “The state had nothing but a coat,” she said.",
        "Rolf Hagen walked out of court with his brother. The judge had spared nobody. “The state had nothing but a "
        "coat,” she said.",
        [("Petra Lind", "The judge")],
    ),
    (
        "The café’s owner said that she would open again on Sunday.",
        "The café is owned by Tilda Nyman, who said that it would be open on Sunday.",
        [("The café’s owner", "Tilda Nyman")],
    ),
    (
        "The campaign’s organiser said that 900 people had signed.",
        "Nils Dahl, who organised the petition, said that the paper had run out.",
        [("The campaign’s organiser", "Nils Dahl")],
    ),
    (
        "“I would do it again with a better ladder,” said Otto Falk, 61, a roofer.",
        "A man on the roof was heard by everybody in the street. “I would do it again with a better ladder,” he said.",
        [],
    ),
]


@pytest.mark.parametrize(("one", "two", "expected"), SHARED, ids=["pronoun", "title", "owner", "organiser", "unnamed"])
def test_words_that_both_accounts_have_tell_who_a_pronoun_is(one, two, expected):
    assert heard_in_both(one, two) == expected


DESCRIBED = {
    "a word before the name": ("The Swiss skier Oskar Lunde said that it rang.", "The skier said that it rang."),
    "a word for who does it": ("Climber Bo Aas said that he flew.", "A man fell. The climber said that he flew."),
    "an age": ("Postman Ed Moe was bitten, he said.", "A postman met an owl. The 46-year-old said he was bitten."),
    "a country": (
        "German tourist Uwe Brandt sank a boat. “It was small,” Brandt said.",
        "A tourist sank a boat. The German, 52, said that it was small.",
    ),
    "another word for it": (
        "Lea Quist won. Her lawyer, Tom Bloom, said she was glad.",
        "Lea Quist has won. Quist's attorney said the court was right.",
    ),
    "a ministry": (
        "The Ministry of Fisheries said that quotas would be halved.",
        "Quotas will be cut in half, the fisheries ministry said.",
    ),
    "what he leads": (
        "Police inspector Hal Moe said it was over.",
        "The inspector leading the search said it was over.",
    ),
    "its boss": ("The chief executive of Skerry Foods, Gwen Hark, said no.", "Skerry Foods shut. Its boss said no."),
    "the wife of somebody": (
        "A man fell. The man's wife, Ruth Kane, said he was well.",
        "The passenger's wife said he was well.",
    ),
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_description_is_joined_to_the_name_that_it_fits(name):
    both = newsnb.compare([newsnb.read(text) for text in DESCRIBED[name]])
    assert 2 in both.speakers.accounts.tolist(), both.speakers


def test_a_leader_of_something_else_is_joined_to_nobody():
    one = newsnb.read(
        "The head of the zoo, Greta Falk, said a wolf was out. The head of the police, Nils Brun, agreed."
    )
    two = newsnb.read("The chief of the fire brigade said nothing had burned.")
    assert newsnb.compare([one, two]).speakers.accounts.max() == 1
