"""Statements in plain words: what a clause beside hedges or denies, another fact of a kind, what is left open."""

import pytest

import newsnb

ARTICLE = """The ferry Maren ran aground off Holm on Tuesday night.

Harbour master Ida Krog said that the engine had stopped in July, but that nobody had told her. She said the hull was \
sound and that it might be painted in spring.

The owner, Lars Vind, said the crew was unarmed and that fares would not rise before the summer. He declined to say \
whether the captain had been asleep.

Engineer Per Lund said that trade had halved since 2021. Asked about the lights, he said there was no evidence of a \
fault.

"We will pay every passenger within a month," said the insurer's director, Mette Dahl."""

STATEMENTS = {
    "a clause that denies something else": ("Ida Krog said that the engine had stopped in July.", "supported"),
    "a clause that hedges something else": ("Ida Krog said that the hull was sound.", "supported"),
    "another month": ("Ida Krog said that the engine had stopped in June.", "altered"),
    "another span": ("Mette Dahl said that every passenger would be paid within a week.", "altered"),
    "a prefix that turns a word around": ("Lars Vind said that the crew was armed.", "altered"),
    "what is left open": ("Lars Vind said that the captain had been asleep.", "unsupported"),
    "no evidence": ("Per Lund said that there was a fault.", "unsupported"),
    "will for would": ("Lars Vind says that fares will not rise before the summer.", "supported"),
    "half": ("Per Lund said that trade had fallen by half since 2021.", "supported"),
    "another year": ("Per Lund said that trade had halved since 2019.", "altered"),
    "nothing of the kind": ("Mette Dahl said that the bakery needed a new oven.", "absent"),
}


RESERVE = """Baker Tom Lisle, who had sold two ovens in spring, said that bread could become dearer in May.

He said the guild had either slept or lied. His sister, Ada Lisle, said she would open a second shop and is thinking \
of a third. She doubted that flour would get cheaper.

“Prices would rise if the mill shut,” said the miller, Bo Krank, who was born in Skerry."""

RESERVED = {
    "may and May": ("Tom Lisle said that bread would become dearer in May.", "unsupported"),
    "either": ("Tom Lisle said that the guild had lied.", "unsupported"),
    "what the article says of the speaker": ("Tom Lisle said that he had sold two ovens in spring.", "unsupported"),
    "doubt": ("Ada Lisle said that flour would not get cheaper.", "supported"),
    "the same doubt": ("Ada Lisle doubted that flour would get cheaper.", "supported"),
    "no doubt": ("Ada Lisle said that flour would get cheaper.", "altered"),
}


@pytest.mark.parametrize("name", RESERVED)
def test_a_statement_is_as_sure_as_the_article(name):
    text, verdict = RESERVED[name]
    found = newsnb.check(text, newsnb.read(RESERVE)).verdicts
    assert [one.verdict for one in found] == [verdict], found


DOUBTS = """Minister Grace Obi ruled out that schools would close in March. She said she did not believe that the \
exams would be late. She has not ruled out a second term.

Farmer Liam Doyle said he was sceptical that the rain would last. The mayor, Tom Reed, does not expect that fares \
will rise."""

DOUBTED = {
    "ruled out, denied": ("Grace Obi said that schools would not close in March.", "supported"),
    "ruled out, said": ("Grace Obi said that schools would close in March.", "altered"),
    "not ruled out": ("Grace Obi said that there would be a second term.", "unsupported"),
    "not believed, denied": ("Grace Obi said that the exams would not be late.", "supported"),
    "not believed, said": ("Grace Obi said that the exams would be late.", "altered"),
    "sceptical, denied": ("Liam Doyle said that the rain would not last.", "supported"),
    "sceptical, said": ("Liam Doyle said that the rain would last.", "altered"),
    "not expected, said": ("Tom Reed said that fares will rise.", "altered"),
}


@pytest.mark.parametrize("name", DOUBTED)
def test_who_doubts_a_statement_denies_it(name):
    text, verdict = DOUBTED[name]
    found = newsnb.check(text, newsnb.read(DOUBTS)).verdicts
    assert [one.verdict for one in found] == [verdict], found


@pytest.fixture(scope="module")
def article():
    return newsnb.read(ARTICLE)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_is_judged_by_the_clause_that_is_about_it(article, name):
    text, verdict = STATEMENTS[name]
    found = newsnb.check(text, article).verdicts
    assert [one.verdict for one in found] == [verdict], found


OPEN = {
    "side by side": (
        "Baker Tomas Lisle and his rival Hugo Frank stood in the rain. He said the oven was broken.",
        "Hugo Frank",
    ),
    "one met the other": ("Mayor Rita Holm met the developer, Petra Lang. She said the oven was broken.", "Petra Lang"),
    "one quarrels with the other": (
        "The caretaker, Thomas Strand, quarrelled with the drummer, Peter Krag. He said the oven was broken.",
        "Peter Krag",
    ),
    "the paragraph before": ("Karl Berg met Lars Vinge.\n\nHe said the oven was broken.", "Karl Berg"),
    "neither nor": ("Neither Karl Berg nor Lars Vinge would pose. He said the oven was broken.", "Lars Vinge"),
    "a surname of two": ("The sisters Ana Roth and Eva Roth bake. Roth said it would be broken by noon.", "Eva Roth"),
}


@pytest.mark.parametrize("name", OPEN)
def test_who_says_it_is_left_open_where_two_may_be_meant(name):
    article, who = OPEN[name]
    verb = "would be broken by noon" if "Roth" in who else "was broken"
    found = newsnb.check(f"{who} said that the oven {verb}.", newsnb.read(article)).verdicts
    assert [(one.verdict, "leaves open" in one.reason) for one in found] == [("unsure", True)], found


def test_a_surname_whose_second_bearer_comes_later_leaves_nothing_open():
    article = newsnb.read("Ana Roth bakes. Roth said that the oven was broken.\n\nEva Roth, no relation, sells it.")
    assert newsnb.check("Ana Roth said that the oven was broken.", article).verdicts[0].verdict == "supported"


def test_a_pronoun_that_fits_one_of_two_leaves_nothing_open():
    article = newsnb.read("Thomas Lisle and Anna Frank stood in the rain. He said that the oven was broken.")
    assert newsnb.check("Thomas Lisle said that the oven was broken.", article).verdicts[0].verdict == "supported"


REASONS = {
    "Ida Krog said that the hull would be painted in spring.": "The article says it with more reserve: “might”.",
    "Lars Vind said that the captain had been asleep.": "The article leaves this open: “declined to say”.",
    "Ida Krog said that the engine had stopped in June.": "“June” is not what the article has.",
    "Ida Krog said that the ferry had run aground off Holm.": "The article says this itself; it does not say that Ida "
    "Krog said so.",
}


@pytest.mark.parametrize("text", REASONS)
def test_a_reason_names_the_word_that_makes_the_difference(article, text):
    assert [one.reason for one in newsnb.check(text, article).verdicts] == [REASONS[text]]


def test_an_answer_of_some_words_has_its_question():
    article = newsnb.read("Asked whether she would appeal, Marit Sol said: “Every day until the door is locked.”")
    assert newsnb.check("Marit Sol said she would appeal.", article).verdicts[0].verdict == "supported"


def test_another_year_is_not_supported_by_other_words():
    article = newsnb.read("Council leader Rose Hale said the council had been warned of gaps in its books in 2022.")
    found = newsnb.check("Rose Hale said the council received a warning in 2020.", article).verdicts
    assert [(one.verdict, one.reason) for one in found] == [("altered", "“2020” is not what the article has.")]


def test_what_is_wrong_besides_a_relay_is_told_with_it():
    article = newsnb.read("Paul Lund told the Harbour Post that he did not rule out that a welder had made a mistake.")
    found = newsnb.check("Paul Lund said that a welder had made a mistake.", article).verdicts
    assert [one.verdict for one in found] == ["other-relay"]
    assert found[0].reason.endswith("The article leaves this open: “did not rule out”.")


WARD = (
    "Judge Ada Ward said that one bolt of twelve was missing. “It cost four pounds,” she said. Engineers said that "
    "checks had been cut from six hours to two. The firm denied that."
)


@pytest.mark.parametrize(
    "text",
    [
        "Judge Ada Ward said one bolt out of 12 was missing, costing just £4.",
        "Engineers said that checks were cut from six hours to two, which the firm denied.",
    ],
    ids=["a number of another sentence", "a denial of what was said"],
)
def test_what_stands_in_the_next_sentence_is_no_other_fact(text):
    assert [one.verdict for one in newsnb.check(text, newsnb.read(WARD)).verdicts] == ["supported"]


def test_the_name_before_a_colon_is_no_statement():
    found = newsnb.check("Council leader Rose Hale: “I am ashamed of that.”", newsnb.read(WARD))
    assert [found.passage(one) for one in found.verdicts] == ["“I am ashamed of that.”"]


POINTS = """The main points:

- **Ida Krog**: the hull is sound.
- Owner Lars Vind (Holm): the crew was armed
* The insurer's director: every passenger will be paid within a month.
- Background: the ferry ran aground on Tuesday.
- Fares: nothing is known.
"""


def test_points_behind_a_label_are_statements(article):
    found = [(one.verdict, one.found) for one in newsnb.check(POINTS, article).verdicts]
    assert found == [("supported", "Ida Krog"), ("altered", "Lars Vind"), ("supported", "Mette Dahl")]


def test_points_of_people_whom_no_article_knows_are_checked_as_well(article):
    [one] = newsnb.check("1. Baker Rolf Anker: the bread was fresh.", article).verdicts
    assert one.verdict == "absent"


ORCHARD = """The Vale of Arden lost most of its apple blossom to a frost.

Hedda Ruse, who farms near Lower Pell, said that the harvest would be small. She sold half of her land in 2019. Hedda \
Ruse carries her buckets herself.

The chairman, Milo Strand, told the Vale Echo that farms in Pell, Ashby and Crowle were the worst hit. His colleague \
Sasha Brandt disagreed with him. She said that buyers would pay the price.

The meteorologist Uma Petrie said that a second frost was possible but not likely. The ferry company, Norline, will \
give its passengers half of the fare back, it said."""
OF_ORCHARD = {
    "another name": ("Milo Strand told the Vale Echo that farms in Pell, Ashby and Norham were worst hit.", "altered"),
    "the same names": ("Milo Strand told the Vale Echo that Pell, Ashby and Crowle were the worst hit.", "supported"),
    "a deed told by the narrator": ("Hedda Ruse said that she carries her buckets herself.", "unsupported"),
    "she is not Milo": ("Milo Strand said that buyers would pay the price.", "other-speaker"),
    "an opposite by a prefix": ("Uma Petrie said that another frost was unlikely.", "supported"),
}


@pytest.mark.parametrize("name", OF_ORCHARD)
def test_names_and_deeds_are_looked_at(name):
    text, verdict = OF_ORCHARD[name]
    found = newsnb.check(text, newsnb.read(ORCHARD)).verdicts
    assert [one.verdict for one in found] == [verdict]


HARBOUR = """Trader Lena Foss said that the shoes were too dear. The police had caught a robber, she said.

Fisherman Aksel Moe said that his boat had sunk. "We lost our nets in the gale," he said.

The mayor, Ines Tal, praised the rescuers. She said that the crash had blocked the road."""
IN_OTHER_WORDS = {
    "nearly a synonym": ("Aksel Moe said that the vessel had gone down.", "supported"),
    "a word of another sort": ("Ines Tal said that the accident had made the street impassable.", "supported"),
    "nothing near": ("Ines Tal said that her piano needed tuning.", "absent"),
}


@pytest.mark.parametrize("name", IN_OTHER_WORDS)
def test_a_statement_in_quite_other_words_is_compared_by_what_they_mean(name):
    text, verdict = IN_OTHER_WORDS[name]
    found = newsnb.check(text, newsnb.read(HARBOUR)).verdicts
    assert [one.verdict for one in found] == [verdict], found
