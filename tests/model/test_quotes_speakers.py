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
TRIAL = (
    "Tim Cobb, 40, denied theft. Cobb said he was innocent, and the clerk, Ida Moss, wept. “I was asleep,” the "
    "defendant told the court."
)
DERBY = (
    "Then came Kofi Mensah with a late goal.\n\nFor Alan Reid, the visiting manager, it was a bitter end. He had said "
    "on Friday that his side had learned. Asked by Radio Clyde if he would leave, he grinned. “In a box, pal.”"
)
PAINTER = (
    "For 40 years Osk Lind painted letters. He spoke to Nadia Root.\n\nHow did you start?\n\nI was fifteen and I lied. "
    "My boss was Mr Sallow. He said one eye was too small.\n\nDo you miss it?\n\nI miss the ladder.\n\nWould you do it "
    "again?\n\nI would not."
)
BORN = (
    "Nola Birrell, 1931-2024\n\nNola Pascoe was born at Menindee. She left school at 13, and always "
    "maintained that she had learnt more from cards."
)

MUM = (
    "The mum of a boy hit by a tram has told how “I had no voice” when police came.\n\n"
    "Kim Voss, 43, was asleep. “I saw the hats,” she said."
)
BANK = "Tom Reed lost the shop. The bank said it had acted properly.\n\n"
TOWN = (
    "Islamabad: Water Minister Senator Khalid Baloch on Tuesday told the assembly that the dam was safe.\n\n"
    "Later the minister said the gates were shut. State Minister Zahid Iqbal wept."
)
OFFICE = (
    "Inspector-General of Police Musa Bello spoke in Lund. “No one is above the law,” the IGP said.\n\n"
    "The IGP, who spoke through an aide, Ms Joy Eze, also called on passengers to wear belts."
)
UNNAMED = "“It is late,” said a clerk who did not wish to be named.\n\nThe mayor, Tor Vik, said it was not."
LIDO = (
    "Harlow council has sold the lido. Its leader, Martin Castle, met the architect Ruth Penn on Tuesday.\n\n"
    "Penn said the plans were ready. Asked whether the pool would reopen, Castle laughed. “Ask me in ten years.”"
)
GULLS = (
    "Gulls whisper at dusk, according to a study published on Friday in the journal Bird Letters.\n\n"
    "“We thought it was the light,” says the author Mina Falk. Her co-author Jens Holt is more careful. He suggests "
    "that it is the wind.\n\nThe paper estimates that a loud gull is eaten first. An earlier study had found that "
    "they shout."
)
STRIKER = (
    "Coach Nils Brand said of striker Tomas Vela: “He runs like a postman chased by dogs.” The striker, who has scored "
    "12 goals, is out of contract. “We would love to keep him.”"
)
HAT_TRICK = (
    "Luca Ferri scored three for Dunmore Rovers. Manager Beth Orr took him off to applause.\n\n"
    "“I would have liked a fourth,” said the 19-year-old. “But the gaffer knows.”"
)
BAKERY = (
    "Ola Friis, 24, and Nils Brand, 51, opened a bakery. Brand called it “madness”. “I bake and he counts,” the "
    "24-year-old said."
)
SACKED = (
    "Rui Tavares has left Kelby Town after nine months. Chairman Don Rusk said the club thanked him. The Portuguese "
    "said he had been promised money that never came."
)
LETTER = (
    "In a letter seen by the Star, nine governors urged the cabinet to pause the sale. “Rivers do not vote,” the "
    "letter says."
)
ASKED = (
    "Ada Berg: Good morning. How are you?\n\nDale Crane: I am well. We had snow.\n\nAda Berg: In May you told the "
    "Herald that football bored you.\n\nDale Crane: It did. It never paid."
)
KEEPER = (
    "Ines Varga keeps bees on the roof of a bank in Leeds. Varga, 57, was a trader there until 2011.\n\n“I wanted "
    "something that would hurt me honestly,” Varga says.\n\nHer hives make 300 jars a year. A colleague, Petra Lunn, "
    "who left in the same week as Varga, runs a kennel and never misses the place.\n\n“We send each other cards,” she "
    "says, pouring tea on the roof. The critic Jo Marsh wrote that the honey tasted of money.\n\n“It does,” she says, "
    "and laughs."
)
BEES = "The work on bees was led by nobody. Ines Duarte wrote the study. The study also says that red is ignored."


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (LIDO, "Ask me in ten years", "Martin Castle"),
        (GULLS, "Gulls whisper", "Mina Falk"),
        (GULLS, "eaten first", "Mina Falk"),
        (GULLS, "they shout", "An earlier study"),
        (BEES, "red is ignored", "Ines Duarte"),
        (KEEPER, "cards", "Ines Varga"),
        (KEEPER, "It does", "Ines Varga"),
        ("A report by the auditor Sean Tully said the clinic had lost £2m.", "lost £2m", "Sean Tully"),
        ("Joan Reed took gifts, the paper wrote, a charge her office called “absurd”.", "absurd", "her office"),
        (LETTER, "Rivers do not vote", "nine governors"),
        (ASKED, "football bored you", "Dale Crane"),
        ("Readers, you told us that the crossword is too hard. We heard.", "too hard", None),
        (STRIKER, "keep him", "Nils Brand"),
        (HAT_TRICK, "a fourth", "Luca Ferri"),
        (BAKERY, "he counts", "Ola Friis"),
        (SACKED, "promised money", "Rui Tavares"),
        ("Ferri cried. “Nobody asked me,” Ferri said. The striker sat. “I love this place.”", "I love", "Ferri"),
        ("The ships left. The Portuguese say that they will wait.", "they will wait", "Portuguese"),
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
        ("A resident, who gave her name only as Mama Kiko, said nobody came.", "nobody came", "Mama Kiko"),
        ("A clerk who asked to be called Mina said trade had halved.", "trade had halved", "Mina"),
        ("Gail Porter was against it. “I love trees,” Cr Porter said.", "I love trees", "Gail Porter"),
        ("Milo Kemp has lived here since birth. “It suits me,” the septuagenarian said.", "It suits me", "Milo Kemp"),
        (TRIAL, "I was asleep", "Tim Cobb"),
        ("Ada Berg, whose Lund Pier group has 31 members, posted late on Tuesday: “See you.”", "See you", "Ada Berg"),
        ("Tom Reed opened the pier. A heckler shouted that it leaked. “So do you,” he said.", "So do you", "Tom Reed"),
        ("Somebody had written on the whiteboard: “CORNERS.”", "CORNERS", "Somebody"),
        (DERBY, "his side had learned", "Alan Reid"),
        (DERBY, "In a box, pal", "Alan Reid"),
        ("The vice-president said that guards were on their way.", "guards were", "The vice-president"),
        ("The vice-chairman, Ola Berg, said that he was ill.", "he was ill", "Ola Berg"),
        ("The co-founder of Kornhus said that it was late.", "it was late", "The co-founder of Kornhus"),
        (
            "A lawyer for Dan Ruggs said it was late. “He sleeps,” the lawyer said.",
            "He sleeps",
            "A lawyer for Dan Ruggs",
        ),
        ("Minister for Water Priya Nair on Friday said it was late.", "it was late", "Priya Nair"),
        ("The Lund Ferries office sent a letter saying that it was sorry.", "it was sorry", "The Lund Ferries office"),
        ("Deputy Ada Berg posted a statement saying that it was late.", "it was late", "Ada Berg"),
        (MUM, "I had no voice", "Kim Voss"),
        ("Det Con Ada Moe, of Lund Police, wept. “It is late,” she said.", "It is late", "Ada Moe"),
        (f"{BANK} It was a blow for Reed. “I cried for a week.”", "I cried", "Tom Reed"),
        (
            f"{BANK} “It is safe,” said Ada Moe. It was built by Bo Lind. “It will stand when we are gone.”",
            "It will",
            "Ada Moe",
        ),
        (TOWN, "the dam was safe", "Khalid Baloch"),
        (TOWN, "the gates were shut", "Khalid Baloch"),
        (OFFICE, "No one is above the law", "Musa Bello"),
        (OFFICE, "on passengers", "Musa Bello"),
        ("“They ran,” said Sgt. Kim Voss. Lt. Tom Reed said they did not.", "They ran", "Kim Voss"),
        ("“They ran,” said Sgt. Kim Voss. Lt. Tom Reed said they did not.", "they did not", "Tom Reed"),
        ("Deputy Tom Reed wept. “She told me so,” said the Independent TD.", "She told me so", "Tom Reed"),
        (UNNAMED, "It is late", "a clerk who did not wish to be named"),
        ("A bricklayer, Sunday Okoro, was angry. “They take the money first.”", "They take", "Sunday Okoro"),
    ],
)
def test_speakers(text, words, speaker):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    quote = [quote for quote in reading.quotes if words in reading.words(quote.content)][-1]
    assert [names[one] for one in quote.speakers] == ([speaker] if speaker else [])


def test_who_answers_in_an_interview_is_no_he_in_the_answers():
    reading = read(PAINTER)
    painter = next(entity for entity in reading.entities if entity.name == "Osk Lind")
    assert all(reference.start < PAINTER.index("My boss") + 2 for reference in painter.references if is_he(reference))


def is_he(reference):
    return PAINTER[reference.start : reference.end] == "He"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“Olga Reyes said I should run,” the winger Jon Brandt said.", "I should run", "Olga Reyes"),
        ("“My doctor says I have a boy’s heart,” Hugo Lantz said.", "I have a boy’s heart", "My doctor"),
        ("“It was hot. I told them I was sorry,” Hugo Lantz said.", "I was sorry", "Hugo Lantz"),
        ("“The vet asked whether the hen was ill,” Hugo Lantz said.", "whether the hen was ill", "The vet"),
        ("“The nurse said to me that it would heal,” Hugo Lantz said.", "that it would heal", "The nurse"),
        ("“The bailiff was yelling that it was over,” Hugo Lantz said.", "that it was over", "The bailiff"),
        ("“My aunt used to say a debt is a debt,” Hugo Lantz said.", "a debt is a debt", "My aunt"),
        ("“The surgeon told me to stop dancing,” Hugo Lantz said.", "to stop dancing", "The surgeon"),
        ("“My lawyer said no, the deed was lost,” Hugo Lantz said.", "no, the deed was lost", "My lawyer"),
    ],
    ids="named described oneself asked to-me going-on habit told-to answer".split(),
)
def test_a_report_within_the_words_of_another(text, words, speaker):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    inner = reading.quotes[-1]
    assert (reading.words(inner.content), [names[one] for one in inner.speakers]) == (words, [speaker])


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody said that it was safe, but he never told us it had shut,” Hugo Lantz said.",
        "“If Ada says that it is safe, I will tell you it is not,” Hugo Lantz said.",
        "“They tell me it is late,” Hugo Lantz said.",
        "“I would say that it is late, and nobody can say it is not,” Hugo Lantz said.",
        "“What the left is saying is that the bank is bust,” Hugo Lantz said.",
        "“This hall tells the truth that poor men built it,” Hugo Lantz said.",
    ],
    ids=["denied", "possible", "of nobody known", "said here", "meant", "truth"],
)
def test_no_report_within_the_words_of_another(text):
    assert all(quote.content[0][0] == 0 for quote in read(text).quotes)


def test_a_report_in_marks_ends_where_somebody_else_acts():
    reading = read("“I told them I was sorry and the father shook my hand,” Hugo Lantz said.")
    assert [reading.words(quote.content) for quote in reading.quotes][1:] == ["I was sorry"]


def test_what_leads_up_to_words_in_marks_is_none_of_them():
    reading = read("Tom Reed fell. Told of the ruling, Reed said, “It is a disgrace, and all of us know it.”")
    assert reading.words(reading.quotes[-1].content) == "“It is a disgrace, and all of us know it.”"


def test_words_in_marks_belong_to_the_cue_before_them_where_another_report_follows():
    reading = read("“Somebody shouted, ‘Run!’ and my brother said, ‘Where?’” Hugo Lantz said.")
    inner = {reading.words(quote.source): reading.words(quote.content) for quote in reading.quotes if quote.parent}
    assert inner == {"Somebody": "‘Run!’", "my brother": "‘Where?’"}


@pytest.mark.parametrize("town", ["KUALA SELAT", "Lahore"])
def test_the_town_before_a_story_does_not_tell_it(town):
    reading = read(f"{town}: The dam is shut and the river low.\n\nRain fell.")
    assert reading.quotes == ()


def test_a_name_in_marks_is_no_part_of_what_was_said():
    reading = read("“We were robbed,” said Kim Voss, who runs the “Big Fish” stall. Tom Reed wept.")
    assert [reading.words(quote.content) for quote in reading.quotes] == ["“We were robbed,”"]


def test_verb_before_a_colon_is_no_person():
    words = "Lund J held that the board had given no reasons: “The board counted the birds and forgot the law.”"
    assert "had" not in [read(words).words(quote.source) for quote in read(words).quotes]


@pytest.mark.parametrize(
    "source",
    [
        "A marine engineer called by the defence, Dr Ines Okafor of Kveld University",
        "A barrister representing the company, Ines Okafor KC",
        "The detective leading the inquiry, Ines Okafor",
        "The judge hearing the case, Ines Okafor",
        "An economist working for the union, Ines Okafor",
    ],
)
def test_a_name_behind_a_description_that_ends_in_another_noun_is_the_source(source):
    (quote,), entities = (reading := read(f"{source}, said the line had jammed.")).quotes, reading.entities
    assert reading.words(quote.source) == source
    assert [entity.name for entity in entities if entity.id in quote.speakers] == ["Ines Okafor"]


def test_a_man_called_per_is_no_word_for_a_source():
    reading = read("The captain of a ship held in Kveld, Per Aas, told the court that he had slept.")
    assert [reading.words(quote.cue) for quote in reading.quotes] == ["told"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Dana Holt, 44, beat Mia Lund. The 23-year-old wept on the court. “I had her,” she told reporters.",
            "Mia Lund",
        ),
        ("Olaf Berg, 61, praised the pilot Karl Lund. The 29-year-old had slept. “I am well,” he said.", "Karl Lund"),
        ("Ida Kerr, 80, sold to her grandson, Ben Kerr. The 24-year-old has plans. “Bicycles,” he said.", "Ben Kerr"),
        (
            "Paul Reed, 40, was jailed for robbing Sam Orr. The 40-year-old had a knife. “I was ill,” he said.",
            "Paul Reed",
        ),
        (
            "Teenager Carl Frith won the title.\n\n“I saw snow,” said the 17-year-old.\n\nMats Lind limped away. The "
            "31-year-old was in no mood to talk about luck. “He rode into me,” he told Swedish television.",
            "Mats Lind",
        ),
    ],
)
def test_an_age_that_acts_is_that_of_the_only_person_named_nearby_who_is_of_no_other(text, speaker):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[one] for one in reading.quotes[-1].speakers] == [speaker]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Farmer Tom Reed said it was dry. The mayor said help would come.", "The mayor"),
        ("Union leader Mona Lund spoke first. The prime minister said she would listen.", "The prime minister"),
        ("Met Éireann's Sinéad Coll says the worst is over.", "Sinéad Coll"),
    ],
)
def test_an_office_is_not_given_to_whoever_holds_another(text, source):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[one] for one in reading.quotes[-1].speakers] == [source]


def test_a_study_is_that_of_who_led_the_work_and_not_of_a_co_author():
    reading = read(
        "Cats purr at two pitches, a study found. “We heard both,” said Dr Ida Holm, who led the team. Her co-author "
        "Tom Reed said more work was needed."
    )
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[one] for quote in reading.quotes for one in quote.speakers] == ["Ida Holm", "Ida Holm", "Tom Reed"]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Tom Reed was angry.", "Tom Reed"),
        ("The mayor, Tom Reed, 50, was angry.", "Tom Reed"),
        ("His brother, Roy Moe, watched from the gallery.", "Roy Moe"),
        ("His sister, Ida Moe, watched from the gallery.", "Ben Lund"),
        ("Lund had accused Roy Moe. Moe laughed.", "Roy Moe"),
    ],
)
def test_a_pronoun_is_the_only_person_of_its_paragraph_and_not_who_spoke_before(told, speaker):
    before = "Ben Lund told the jury that milk was good. “Yes, my Lady,” he replied."
    reading = read(f"{before}\n\n{told} “It is late,” he told reporters.")
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[one] for one in reading.quotes[-1].speakers] == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Holm and Tom Reed ran the ward. “We slept in shifts,” they said.", ["Ada Holm", "Tom Reed"]),
        ("Ada Holm and Tom Reed left. Nurses stayed. “We slept in shifts,” they said.", []),
        ("Kveld Rovers sacked Al Moss on Sunday. In a statement, the club said it was poor.", ["Kveld Rovers"]),
        ("Greenfield School will close. The company said it was sorry.", ["The company"]),
        ("Kveld Works will shut. The rival company said it was sorry.", ["The rival company"]),
    ],
)
def test_two_who_act_together_and_a_body_that_acts_are_taken_up(text, speakers):
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[one] for one in reading.quotes[-1].speakers] == speakers


@pytest.mark.parametrize(
    ("told", "noun"),
    [
        ("According to her lawyer, Ada Holm will plead not guilty.", "lawyer"),
        ("With the help of a nurse, Ada Holm walked again.", "nurse"),
        ("Thanks to a teacher, Ada Holm learned to read.", "teacher"),
    ],
)
def test_who_acts_behind_a_comma_is_not_who_is_described_before_it(told, noun):
    reading = read(f"{told} “She was quick,” the {noun} said.")
    (speaker,) = [entity for entity in reading.entities if entity.id in reading.quotes[-1].speakers]
    assert noun in speaker.name
