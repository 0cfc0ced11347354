"""Whose words are shown where a pronoun or a description stands for the speaker, on texts of our own."""

import pytest

from newsnb import read

OBITUARY = (
    "Edvin Marr, who taught three generations of islanders to build boats, has died aged 91.\n\n"
    "He was born in Sandvoe, the fourth son of a cooper. At 14 he was apprenticed to the yard of Josef Lunt, a hard "
    "man who paid him in coal.\n\n"
    "“There was nobody like him,” said the harbourmaster, Ellen Brogan. “He could look at a plank and tell you which "
    "side of the tree the sun had been on.”\n\n"
    "He refused an honour in 1987, saying that he already had a hat.\n\n"
    "In his last interview he was asked what he would like on his stone. “Nothing,” he said."
)
COURT = (
    "A midwife who kept a death from the parents for two days told a tribunal that she had been “frozen "
    "with shame”.\n\n"
    "Karin Velde, 44, wept as she gave evidence to the panel in Harwick. The midwife said she had been on shift for "
    "19 hours.\n\n"
    "The father, Paul Innes, said he had asked three times. “Each time I was told that he was sleeping,” the "
    "38-year-old said."
)
BENCH = (
    "Asked by the chairman of the bench whether he had anything to say, Tom Reed said: “Just that I am sorry.”\n\n"
    "Chairman Roland Pask told him he had come close to prison."
)
DOCUMENTS = (
    "Norwick Ferries said in a statement that it accepted the findings. “We are sorry,” the statement read.\n\n"
    "The minister, Colm Reade, spoke on Monday. A letter from Ada Berg, seen by this newspaper, says that two stewards "
    "were told to ignore the bell. Her memo says that nobody came."
)
INTERVIEW = (
    "Solvei Brandt opened her restaurant in a former tram depot. “I wanted the garden,” she says.\n\n"
    "She trained as a surveyor. According to the National Board, two hundred rooms closed last year.\n\n"
    "“I never had the money to close. I had three children and a stove.”\n"
)
BORN = (
    "Nola Birrell, 1931-2024\n\nNola Pascoe was born at Menindee. She left school at 13, and always "
    "maintained that she had learnt more from cards."
)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (OBITUARY, "he already had a hat", "Edvin Marr"),
        (OBITUARY, "“Nothing,”", "Edvin Marr"),
        (COURT, "frozen with shame", "Karin Velde"),
        (COURT, "19 hours", "Karin Velde"),
        (COURT, "he was sleeping", "Paul Innes"),
        (DOCUMENTS, "We are sorry", "Norwick Ferries"),
        (DOCUMENTS, "ignore the bell", "Ada Berg"),
        (DOCUMENTS, "nobody came", "Ada Berg"),
        (INTERVIEW, "I never had the money", "Solvei Brandt"),
        (BORN, "learnt more from cards", "Nola Birrell"),
        ("Millbrook, whose captain, Ryan Ochoa, said the pitch was wet, won.", "the pitch was wet", "Ryan Ochoa"),
        ("According to the mayor, Leif Moe, “the pier is rotten and must go”.", "the pier is rotten", "Leif Moe"),
        (BENCH, "whether he had anything", "Roland Pask"),
    ],
)
def test_speakers(text, words, speaker):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    quote = next(quote for quote in reading.quotes if words in reading.words(quote.content))
    assert [names[one] for one in quote.speakers] == [speaker]
