"""Notes on text that does not look like an article in English."""

import pytest

from newsnb.intake.doubts import doubts

ENGLISH = (
    "The council of Graz voted on Thursday to build a tram line to the airport. It took us twenty years, a councillor "
    "said, and the work will begin when the ground has dried. Opponents were not there; they had said that it would "
    "cost too much and that few people would ride it."
)
GERMAN = (
    "Der Senat will den Hafen vertiefen. Wir haben keine Wahl, sagte die Bürgermeisterin am Montag in Hamburg. "
    "Umweltschützer aus Bremen und Kiel widersprachen: Die Elbe sei kein Kanal, erklärte ein Sprecher des Verbandes. "
    "Die Arbeiten sollen im Herbst beginnen, teilte das Ministerium in Berlin mit."
)
FRENCH = (
    "Le maire de Lyon a déclaré lundi que la ville ne pouvait pas attendre. Les opposants ont dit que le projet "
    "coûterait trop cher. Une enquête sera menée par la préfecture avant la fin de l'année, selon un porte-parole du "
    "ministère, et les travaux commenceront en mai."
)
DUTCH = (
    "De burgemeester van Rotterdam zei maandag dat de stad niet kan wachten. Tegenstanders vinden dat het plan te duur "
    "is. Het was de eerste keer dat de raad of het ministerie zich over de haven boog, en volgens een woordvoerder "
    "wordt er in mei begonnen met het werk aan de kade."
)


@pytest.mark.parametrize(
    "text", [GERMAN, FRENCH, DUTCH, "港口" * 200, "ميناء " * 60], ids=["de", "fr", "nl", "zh", "ar"]
)
def test_another_language_is_noted(text):
    assert [note.code for note in doubts(text)] == ["hardly-english"]


@pytest.mark.parametrize(
    "text", ["", GERMAN[:100], ENGLISH, ENGLISH.upper(), f"https://example.org/tram {ENGLISH}", f"{ENGLISH} {GERMAN}"]
)
def test_english_and_short_texts_get_no_note(text):
    assert not list(doubts(text))


@pytest.mark.parametrize(
    "text", ["story.txt", " /home/ada/My_story.HTML\n", "C:\\news\\a.pdf", "https://example.org/a?b=c"]
)
def test_a_name_in_place_of_an_article_is_noted(text):
    (note,) = doubts(text)
    assert note.code == "no-article"
    assert text.strip() in note.message


@pytest.mark.parametrize("text", ["Rain.", "Rain fell in Oslo.txt", "example.org"])
def test_a_short_text_is_not_a_file_name(text):
    assert not list(doubts(text))
