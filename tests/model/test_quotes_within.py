"""Who is meant within the words of others, on texts of our own: who speaks there, and of whom they tell."""

import pytest

from newsnb import read

INTERVIEW = (
    "The potter Hanna Krol left Gdynia at 20. She talked to Rob Steele about clay.\n\n"
    "Who taught you?\n\n"
    "I was lucky. A man from the brickyard had a wheel. He told me my hands were cold.\n\n"
    "What did your mother think?\n\n"
    "I never asked. She wrote to the mayor. She said clay was dirt, and she was right.\n\n"
    "Do you still sell in the square?\n\n"
    "I do. Two dealers came last year. They asked me whether I took cards."
)


def speakers_of(reading, words):
    """Return the names of who speaks the shortest quote that holds some words."""
    names = {entity.id: entity.name for entity in reading.entities}
    holding = [quote for quote in reading.quotes if words in reading.words(quote.content)]
    inner = min(holding, key=lambda quote: sum(end - start for start, end in quote.content))
    return [names[one] for one in inner.speakers] if inner.parent else None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The reeve, Tom Reed, was away. “A diver came up. He told me the net was torn,” said Ada Voss.",
            "the net was torn",
            "A diver",
        ),
        (
            "Ada Voss met the dean, Kim Lund. “My son drew a cow. He asked the usher if it could stay,” Voss said.",
            "if it could stay",
            "My son",
        ),
        (
            "Tom Reed spoke first. “The teacher said the roof would hold,” Reed told the inquest.",
            "the roof would hold",
            "The teacher",
        ),
        (
            "“The second pair were louder. They told us the lake was theirs,” said Ada Voss, of the Harbour Council.",
            "the lake was theirs",
            "The second pair",
        ),
        ("“We told the owner that the lift stuck,” said Ada Voss.", "that the lift stuck", "Ada Voss"),
        (
            "“I asked the ferryman, ‘When?’ He said, ‘When it sails,’” Ada Voss said.",
            "‘When?’",
            "Ada Voss",
        ),
        (
            "Ada Voss came with her brother, Paul Voss. “My brother said the gate was open,” she told the court.",
            "the gate was open",
            "Paul Voss",
        ),
        (
            "“He told me that he never slept,” said Ada Voss of her late husband, Tom Reed.",
            "that he never slept",
            "Tom Reed",
        ),
        ("“My uncle kept telling us that it was a ship,” said Ada Voss.", "that it was a ship", "My uncle"),
        ("“The first one slept. The second one told me he was cold,” said Ada Voss.", "he was cold", "The second one"),
        ("“A guide came. He asked me when it would be done,” said Ada Voss.", "when it would be done", "A guide"),
        ("“We asked the builders for a key, and they said it was lost,” Ada Voss said.", "it was lost", "the builders"),
        ("The nurse was tired. “She told me it would rain,” said Tom Reed.", "it would rain", "The nurse"),
        ("“One of them saw us. He said it was late,” said Ada Voss, 44.", "it was late", "One of them"),
    ],
    ids=(
        "introduced my-son no-variation they we capital-he named-relative named-beside kept-telling the-one asked-when "
        "they-of-an-object in-the-story one-of-them"
    ).split(),
)
def test_who_is_meant_within_the_words_of_another(text, words, speaker):
    assert speakers_of(read(text), words) == [speaker]


def test_who_told_the_speaker_something_stays_open_if_nobody_is_named():
    assert speakers_of(read("“They told me it would be a week,” said Ada Voss."), "it would be a week") == []


def test_one_word_for_the_relatives_of_two_people_means_two():
    reading = read("“My son says it was fair,” said Ada Voss. “My son says it was not,” said Kim Lund.")
    first, second = (quote.speakers for quote in reading.quotes if quote.parent)
    assert first != second


def test_one_speaker_has_one_wife():
    reading = read("“My wife says it was fair,” said Tom Reed. “My wife said I was a fool,” he added.")
    first, second = (quote.speakers for quote in reading.quotes if quote.parent)
    assert first == second


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("my hands were cold", "A man"),
        ("clay was dirt", "your mother"),
        ("whether I took cards", "Two dealers"),
    ],
)
def test_who_is_meant_in_the_answers_of_an_interview(words, speaker):
    assert speakers_of(read(INTERVIEW), words) == [speaker]


def test_what_is_reported_in_an_answer_ends_before_what_the_speaker_adds():
    reading = read(INTERVIEW)
    assert "clay was dirt" in [reading.words(quote.content) for quote in reading.quotes]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The plumber came late, and he said not to light it,” said Ada Voss.", "not to light it"),
        (
            "“The owner says he will think, and would I pay for the paint,” said Ada Voss.",
            "he will think, and would I pay for the paint",
        ),
        ("“He told me once that he could smell rain,” said Ada Voss of Tom Reed.", "that he could smell rain"),
    ],
    ids=["told to", "a question joined to it", "once that"],
)
def test_the_words_of_a_report_within_the_words_of_another(text, content):
    reading = read(text)
    assert content in [reading.words(quote.content) for quote in reading.quotes]
