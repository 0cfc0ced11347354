"""Who said what, on sentences of our own, with the model that newsnb comes with: one test a phenomenon."""

import pytest
from quoted import found

import newsnb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will rebuild the pier,” said Ada Berg.",
            ("“We will rebuild the pier,”", "said", "Ada Berg", ["Ada Berg"]),
        ),
        (
            "Ada Berg said: “We will rebuild the pier.”",
            ("“We will rebuild the pier.”", "said", "Ada Berg", ["Ada Berg"]),
        ),
        ("Ada Berg said that the pier was safe.", ("that the pier was safe", "said", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg said the pier was safe.", ("the pier was safe", "said", "Ada Berg", ["Ada Berg"])),
        ("The pier was safe, Ada Berg said.", ("The pier was safe", "said", "Ada Berg", ["Ada Berg"])),
        ("The pier was safe, according to Ada Berg.", ("The pier was safe", "according to", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg promised to rebuild the pier.", ("to rebuild the pier", "promised", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg asked whether the pier was safe.", ("whether the pier was safe", "asked", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg denied the rumours.", ("the rumours", "denied", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg accused Olaf Lie of theft.", ("Olaf Lie of theft", "accused", "Ada Berg", ["Ada Berg"])),
        ("Ada Berg called the plan “a bad joke.”", ("the plan “a bad joke.”", "called", "Ada Berg", ["Ada Berg"])),
    ],
    ids="inverted colon that bare postposed according infinitive question noun target clause".split(),
)
def test_one_sentence_gives_one_quote(text, expected):
    assert found(text) == [expected]


def test_a_quote_in_two_parts_is_one():
    assert found("“We waited,” Ada Berg said. “Then it rained.”") == [
        ("“We waited,” ... “Then it rained.”", "said", "Ada Berg", ["Ada Berg"])
    ]


def test_conjoined_cues_share_their_subject():
    quotes = found("Ada Berg said the pier was safe and added that it would open soon.")
    assert [(cue, source) for _, cue, source, _ in quotes] == [("said", "Ada Berg"), ("added", "Ada Berg")]


def test_a_pronoun_means_the_subject_before():
    quotes = found("Ada Berg opened the pier on Monday.\nShe said that it was safe.")
    assert quotes == [("that it was safe", "said", "She", ["Ada Berg"])]


def test_a_role_means_the_person_who_was_given_it():
    quotes = found("Mayor Ada Berg met Olaf Lie, a skipper, on Monday.\nThe mayor said that the pier was safe.")
    assert quotes == [("that the pier was safe", "said", "The mayor", ["Ada Berg"])]


def test_a_pronoun_without_a_person_before_it_stays_open():
    assert found("He said that the pier was safe.") == [("that the pier was safe", "said", "He", [])]


def test_stance_is_left_out_unless_asked_for():
    text = "Ada Berg believes that the pier is safe."
    assert found(text) == []
    assert found(text, stance=True) == [("that the pier is safe", "believes", "Ada Berg", ["Ada Berg"])]


def test_long_words_in_marks_that_nobody_claims_have_no_speaker():
    text = "It was late. “Nobody will cross this pier again before spring.” Rain fell."
    assert found(text) == [("“Nobody will cross this pier again before spring.”", "", "", [])]


def test_short_words_in_marks_are_no_quote():
    assert found("The so-called “ghost pier” opened on Monday.") == []


def test_a_reason_for_anonymity_is_kept():
    reading = newsnb.read(
        "The pier is unsafe, said an engineer, who asked not to be named because she was not allowed to speak."
    )
    (quote,) = reading.quotes
    assert quote.naming == "described"
    assert reading.words(quote.anonymity.reason) == "because she was not allowed to speak"


def test_a_nested_quote_knows_its_parent():
    reading = newsnb.read("LIE: Ada Berg told me that the pier was safe.\nBERG: I have no idea what he means.")
    turn, nested, _ = reading.quotes
    assert (turn.parent, nested.parent) == (None, turn.id)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The pier is rotten.” ― Ada Berg\n“It is safe.” ― Olaf Lie", ["Ada Berg", "Olaf Lie"]),
        ("LIE: The pier is rotten.\nBERG: It is safe.", ["LIE", "BERG"]),
        ("Ada Berg: the pier is rotten\nThe council met on Monday.", ["Ada Berg"]),
        ("“One of the worst piers I know,” Rep. Ada Berg said in a phone call.", ["Rep. Ada Berg"]),
        ("As Ada Berg, an engineer, put it, “The pier is rotten.”", ["Ada Berg, an engineer"]),
        ("According to Ada Berg, “the pier is rotten.”", ["Ada Berg"]),
        ("''The pier is rotten,'' Ada Berg said.", ["Ada Berg"]),
        ("“The pier is rotten,” recalled Per Moe, a skipper.", ["Moe, a skipper"]),
        ("The pier, Ada Berg said on Monday, is rotten and must be closed.", ["Ada Berg"]),
    ],
    ids="signed turns headline inside-marks put-it according two-singles odd-name interrupted".split(),
)
def test_the_layout_and_the_words_beside_the_marks_name_the_source(text, source):
    reading = newsnb.read(text)
    assert [reading.words(quote.source) for quote in reading.quotes] == source


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A government official said that the pier was safe.", "government"),
        ("An official of the Harbour Union said that the pier was safe.", "organisation"),
        ("A professor said that the pier was safe.", "expert"),
        ("A Hezbollah official said that the pier was safe.", "armed group"),
        ("Norway has claimed that the pier was safe.", "government"),
        ("Google said on Monday that the pier was safe.", "business"),
    ],
)
def test_the_role_of_an_unnamed_source_is_not_guessed(text, role):
    (quote,) = newsnb.read(text).quotes
    assert quote.role == role


def test_it_means_the_body_that_the_sentence_before_is_about():
    quotes = found("The Harbour Authority met on Monday. It said that the pier was safe.")
    assert [(source, speakers) for _, _, source, speakers in quotes] == [("It", ["Harbour Authority"])]


def test_a_pronoun_does_not_mean_somebody_whom_the_quote_names():
    quotes = found("Ada Berg met the council.\n“Olaf Lie will never rebuild the pier,” she said.")
    assert [speakers for *_, speakers in quotes] == [["Ada Berg"]]


def test_a_quotation_over_paragraphs_is_one_quote():
    text = "Ada Berg was blunt. “It was late,” she said.\n“We waited.\n“Then it rained,” Olaf Lie said."
    assert [(content, speakers) for content, _, _, speakers in found(text)][-1] == (
        "“We waited. ... “Then it rained,”",
        ["Olaf Lie"],
    )


def test_a_denial_keeps_its_negation_in_the_cue():
    ((content, cue, *_),) = found("Ada Berg did not say that the pier was safe.")
    assert (content, cue) == ("that the pier was safe", "did not say")


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Ada Berg told the Times in an interview that the pier was safe.", "that the pier was safe", "Ada Berg"),
        ("The closure of the pier was confirmed by Ada Berg.", "The closure of the pier", "Ada Berg"),
        ("The ship has reportedly been sold.", "The ship has ... been sold", ""),
        ("Ada Berg made the claim that the pier was safe.", "that the pier was safe", "Ada Berg"),
        ("It is alleged that the mayor took money.", "that the mayor took money", ""),
        ("Pier is rotten, says mayor\nThe council met on Monday.", "Pier is rotten", "mayor"),
        ("Critics say the plan will fail.", "the plan will fail", "Critics"),
    ],
    ids="misplaced passive adverb noun impersonal headline collective".split(),
)
def test_other_words_attribute_too(text, content, source):
    reading = newsnb.read(text)
    assert [(reading.words(q.content), reading.words(q.source)) for q in reading.quotes] == [(content, source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rao said he was not the one to ask but asserted that the wall was sound.",
            [("he was not the one to ask", "Rao"), ("that the wall was sound", "Rao")],
        ),
        (
            "He said the crack was old and added that it would be filled.",
            [("the crack was old", "He"), ("that it would be filled", "He")],
        ),
        (
            "Reed said the clerk admitted the theft but denied the fraud.",
            [("the clerk admitted the theft but denied the fraud", "Reed")],
        ),
        ("Hobbs was fined and told to pay costs of 85 pounds.", [("to pay costs of 85 pounds", "")]),
        (
            "Asked what she would do, Marlow said she would sleep.",
            [("what she would do", ""), ("she would sleep", "Marlow")],
        ),
        (
            "A man who beat a drum told police he was “keeping time”, magistrates heard.",
            [("A man who beat a drum told police he was “keeping time”", "")],
        ),
    ],
    ids="but and another fined asked heard".split(),
)
def test_a_report_ends_where_its_source_reports_again_and_has_no_source_that_nobody_names(text, expected):
    shown = [(content, source) for content, _, source, _ in found(text)]
    assert [pair for pair in shown if pair in expected] == expected


def test_how_sure_the_writer_is_attributes_nothing():
    assert newsnb.read("The ship has seemingly been sold. They apparently need the money.").quotes == ()


def test_whom_it_was_told_and_where_are_kept_apart_from_what_was_said():
    reading = newsnb.read("Ada Berg told the Harbour Times in an interview that the pier was safe.")
    (quote,) = reading.quotes
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[i] for i in quote.told_to] == ["Harbour Times"]
    assert reading.words(quote.channel) == "in an interview"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        '""""""',
        "“ ” “",
        "\n\n\n",
        "He left according",
        "....",
        '"a',
        'a"',
        "🎈" * 50,
        '"\n"\n"',
        "said",
        '" said',
    ],
)
def test_odd_texts_are_read(text):
    assert newsnb.read(text).text == text


def test_who_speaks_behind_an_inverted_cue_is_not_what_was_said():
    text = "“It is not over,” warned one forecaster, who asked not to be named because she was not authorised to speak."
    assert [(content, cue, source.split(",")[0]) for content, cue, source, _ in found(text)] == [
        ("“It is not over,”", "warned", "one forecaster")
    ]


def test_what_somebody_adds_is_a_quote_of_its_own():
    quotes = found("“We are ready,” Ada Berg said in a statement, adding that ships would “remain in port”.")
    assert [(content, cue) for content, cue, _, _ in quotes] == [
        ("“We are ready,”", "said"),
        ("that ships would “remain in port”", "adding"),
    ]


def test_the_subject_of_quoted_words_is_nobody_who_speaks_outside_them():
    quotes = found("“It was never safe,” the mayor said, before adding that Ada Berg had “stopped work”.")
    assert [source for _, cue, source, _ in quotes if cue == "adding"] == ["the mayor"]


def test_who_is_asked_does_not_ask():
    quotes = found("Asked about the pier, Ada Berg said: “Ask the mayor.”")
    assert [source for _, cue, source, _ in quotes if cue == "Asked"] in ([], [""])
    assert quotes[-1] == ("“Ask the mayor.”", "said", "Ada Berg", ["Ada Berg"])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Two clerks, who were not authorized to speak publicly, told Ada Berg that the pier would close.",
            "were not authorized to speak publicly",
        ),
        (
            "“It will close,” said a clerk, who spoke on condition of anonymity for fear of losing his post.",
            "for fear of losing his post",
        ),
        ("“It will close,” said a clerk, who asked not to be named because talks go on.", "because talks go on"),
    ],
    ids="barred feared because".split(),
)
def test_why_a_source_has_no_name_is_told(text, reason):
    reading = newsnb.read(text)
    assert [reading.words(quote.anonymity.reason) for quote in reading.quotes if quote.anonymity] == [reason]


def test_the_terms_on_which_somebody_speaks_are_not_said():
    reading = newsnb.read("A union official confirmed the strike to Nordlys on condition of anonymity.")
    assert [reading.words(quote.content) for quote in reading.quotes] == ["the strike"]


def test_a_named_source_has_no_reason_for_anonymity():
    reading = newsnb.read("Ada Berg, who was not allowed to land, said that the pier was closed.")
    assert [quote.anonymity for quote in reading.quotes] == [None]


def test_one_of_them_can_speak():
    assert found("“I thought it was a gull,” said one, who gave only her first name.")[0][2].startswith("one")


@pytest.mark.parametrize(
    ("text", "label", "role"),
    [
        ("Police said that the pier was closed.", "ORG", "police and courts"),
        ("The governor’s office said that the pier was closed.", "ORG", "government"),
        ("A spokesman for the mayor said that the pier was closed.", "PERSON", "government"),
        ("“The pier is closed,” said one, who left at once.", "PERSON", "unknown"),
    ],
    ids="body office spokesman one".split(),
)
def test_a_source_without_a_name_has_the_role_that_its_words_show(text, label, role):
    speakers = [entity for entity in newsnb.read(text).entities if not entity.named]
    assert [(entity.label, entity.role) for entity in speakers] == [(label, role)]


def test_she_is_the_one_who_stands_beside_the_subject():
    text = "Olaf Berg died on Thursday. His daughter, Signe Berg, confirmed the death. She said that he had been ill."
    reading = newsnb.read(text)
    speakers = {entity.id: entity.name for entity in reading.entities}
    assert [speakers[name] for quote in reading.quotes for name in quote.speakers][-1] == "Signe Berg"


@pytest.mark.parametrize(
    "text",
    [
        "Ada “Addy” Berg, who taught three generations of children, died on Monday.",
        "The club's ground, “The Pit”, was sold.",
        "It may be recalled that a bridge fell here.",
        "“Jala Puja”, the ritual with which the minister began the works, was long.",
        "The clerk did not pick calls, neither did she reply a text message.",
    ],
    ids="nickname name reminder ritual reply".split(),
)
def test_nobody_says_a_name_or_what_readers_are_reminded_of(text):
    assert not found(text)


def test_what_a_review_says_begins_behind_the_comma():
    (quote,) = found(
        "According to an independent review by Verdi Assurance, gas emissions per tonne of product were lower."
    )
    content, _, source, _ = quote
    assert (source, content) == (
        "an independent review by Verdi Assurance",
        "gas emissions per tonne of product were lower",
    )


def test_each_of_two_cues_that_are_joined_has_its_own_words():
    text = "Lind said the bridge was safe and warned that the road beyond it was not."
    assert [quote[:2] for quote in found(text)] == [
        ("the bridge was safe", "said"),
        ("that the road beyond it was not", "warned"),
    ]


def test_who_is_quoted_as_saying_something_says_it():
    (quote,) = found("“We are not leaving,” Reed was quoted as saying by the Harbour Times.")
    assert quote[:3] == ("“We are not leaving,”", "saying", "Reed")


@pytest.mark.parametrize("subject", ["The letter", "The report, first published by Nordposten,", "A statement"])
def test_who_wrote_a_document_does_not_say_it(subject):
    assert not newsnb.read(f"{subject} was written by two doctors in May.").quotes


def test_a_regulator_is_a_body_and_none_of_the_persons_named_before():
    reading = newsnb.read(
        "Chief Executive Ada Berg told analysts it was fine. The water regulator said it was not told."
    )
    *_, quote = reading.quotes
    assert [entity.name for entity in reading.entities if entity.id in quote.speakers] == ["The water regulator"]


@pytest.mark.parametrize(
    "text",
    [
        "The Saturday interview: “I was never the funny one”\n\nLotte Maas is late.",
        "Asked by text whether he would, Tom Reed replied with a thumbs-up.",
        "The man was reported missing by his daughter. Two cars were declared safe.",
    ],
)
def test_a_heading_and_a_telephone_are_no_sources(text):
    assert all(not quote.source for quote in newsnb.read(text).quotes)
