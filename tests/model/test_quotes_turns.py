"""Whose the answers of an interview and the turns of a transcript are, with the model that newsnb comes with."""

import pytest
from quoted import found

import newsnb


@pytest.mark.parametrize(
    "text",
    [
        "LONDON: Shares fell on Monday.\n\nWASHINGTON: The pier is closed.",
        "The markets\n\nApple: shares rose to $40.\n\nMicrosoft: shares fell to $12.",
        "The pier is shut.\n\nCorrection: an earlier version gave the wrong year.",
    ],
    ids=["datelines", "a list", "a correction"],
)
def test_a_name_before_a_colon_speaks_in_a_dialogue_or_a_headline_only(text):
    assert newsnb.read(text).quotes == ()


def test_a_turn_begins_with_a_name_that_the_article_knows():
    text = (
        "Ada Berg has been mayor of Uppsala since 2018. Berg spoke to us on Monday.\n"
        "Q: Why did you do it?\nA: I had promised it.\nBerg: They may sue. The union has good lawyers."
    )
    assert [(content, source) for content, _, source, _ in found(text)][-1] == (
        "They may sue. The union has good lawyers.",
        "Berg",
    )


def test_a_turn_belongs_to_the_person_who_was_named_in_full():
    text = "Marta Lindqvist was elected mayor in March. She met us.\n\nHolt: Why now?\n\nLindqvist: Nobody uses it.\n"
    reading = newsnb.read(text)
    speakers = {entity.id: entity.name for entity in reading.entities}
    assert speakers[reading.quotes[-1].speakers[0]] == "Marta Lindqvist"


def test_the_answers_of_an_interview_are_those_of_whom_the_article_asks():
    text = (
        "Edda Brandt sold her first loaf in 1984. Brandt retires on Sunday.\n"
        "Q: How did you begin?\nA: My aunt had an oven. My neighbour Karl Strand had none.\nQ: And now?\nA: I sleep."
    )
    reading = newsnb.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    said = [(reading.words(quote.source), [names[one] for one in quote.speakers]) for quote in reading.quotes]
    assert said == [("Q", []), ("A", ["Edda Brandt"])] * 2
    assert {"Q", "A"}.isdisjoint(names.values())


def test_answers_without_labels_are_those_of_the_only_person_whom_the_lines_before_name():
    text = (
        "Hanne Loftus keeps the lighthouse at Skarn. She spoke to us on a calm day.\n\nIs it lonely?\n\n"
        "I have a radio and two goats. My brother says the goats are better company.\n\nWho built the tower?\n\n"
        "Two monks, in 1811. We still use their stair.\n\nAnd when will it close?\n\nNever, if I have a say."
    )
    answers = [quote for quote in found(text) if not quote[1]]
    assert [quote[0][:10] for quote in answers] == ["I have a r", "Two monks,", "Never, if "]
    assert {*(quote[3][0] for quote in answers)} == {"Hanne Loftus"}


def test_who_spoke_to_somebody_answers():
    text = (
        "For 40 years Osk Lind painted letters. He spoke to Nadia Root over coffee.\n\nHow did you start?\n\n"
        "By lying. I was fifteen.\n\nDo you miss it?\n\nI miss the ladder.\n\nWould you do it again?\n\nI would not."
    )
    assert {name for *_, (name,) in found(text)} == {"Osk Lind"}


def test_what_an_interviewer_says_without_asking_is_no_part_of_an_answer():
    text = (
        "The sailor Inga Rask crossed the strait in a bath.\n\nYou sold your house.\n\n"
        "I did. It was a small house and I came out ahead.\n\nWhat did people say?\n\nMy aunt laughed for a week.\n\n"
        "You cannot swim.\n\nIt only makes drowning take longer, as we say.\n\nWere you afraid?\n\n"
        "Once, off Vik. I sang.\n\nAnd now?\n\nNow I would like a real bath."
    )
    assert [quote[0] for quote in found(text)] == [
        "I did. It was a small house and I came out ahead.",
        "My aunt laughed for a week.",
        "It only makes drowning take longer, as we say.",
        "Once, off Vik. I sang.",
        "Now I would like a real bath.",
    ]


def test_questions_and_answers_that_are_nobodys_own_are_no_interview():
    text = (
        "Experts answer what readers ask.\n\nWhat is a purr?\n\nIt is a low sound.\n\nDo all cats purr?\n\n"
        "No. Lions roar.\n\nCan it heal?\n\nNobody knows."
    )
    assert all(quote[1] for quote in found(text))


def test_speakers_of_a_transcript_are_those_whom_it_names_in_full():
    text = (
        "RENATA COLE, HOST: With me is the economist Emil Falck.\n\nEMIL FALCK: Good to be here.\n\n"
        "COLE: Will prices fall?\n\nFALCK: No.\n\nReporter: Why not?\n\nTomas Rehn: I agree with him.\n\nTR: I do."
    )
    speakers = [name.casefold() for _, cue, _, (name,) in found(text) if cue == ":"]
    assert speakers == [
        "renata cole",
        "emil falck",
        "renata cole",
        "emil falck",
        "reporter",
        "tomas rehn",
        "tomas rehn",
    ]


@pytest.mark.parametrize(
    "signed",
    [
        "“Three years of my life” — café owner Bea Lund",
        "“Three years of my life” – Bea Lund, survivor",
        "“Three years of my life”\nBea Lund, baker",
    ],
)
def test_words_set_apart_are_those_of_who_signs_them_and_not_of_who_spoke_before(signed):
    text = f"Butcher Tom Reed said it was over. “At last,” he added.\n\n{signed}\n\nBut others were angry.\n"
    assert [speakers for *_, speakers in found(text)][-1] == ["Bea Lund"]
