"""Who said what in the habits of British, Canadian, Indian and African papers, on texts of our own."""

import pytest
from quoted import found

import newsnb


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "‘We have held fares down for six years,’ said Councillor Ruth Mabey. ‘That could not last.’",
            ("‘We have held fares down for six years,’ ... ‘That could not last.’", "said", "Councillor Ruth Mabey"),
        ),
        (
            "‘My flour comes on that boat’, Len Foss said.",
            ("‘My flour comes on that boat’", "said", "Len Foss"),
        ),
        (
            "“The bridge,” Ms. Okafor said, “was never built for lorries.”",
            ("“The bridge,” ... “was never built for lorries.”", "said", "Ms. Okafor"),
        ),
        (
            "“They came at night,” Mr Tan said. “They took the pumps.\n\n“We had no water.\n\n“Nobody has come since.”",
            (
                "“They came at night,” ... “They took the pumps. ... “We had no water. ... “Nobody has come since.”",
                "said",
                "Mr Tan",
            ),
        ),
    ],
    ids="single comma-outside broken paragraphs".split(),
)
def test_marks_as_other_papers_set_them(text, expected):
    assert [quote[:3] for quote in found(text)] == [expected]


def test_a_signature_may_stand_on_a_line_of_its_own():
    text = "“The pier belongs to the town, not to the bank.”\n— Tom Reed, Harwick\n\n“Let it fall.” – Ada Berg"
    assert [source for _, _, source, _ in found(text)] == ["Tom Reed, Harwick", "Ada Berg"]


def test_a_block_quote_belongs_to_the_sentence_that_announced_it():
    text = (
        "Mrs. Hale spoke for an hour.\n\nIn her statement, Mrs. Hale said:\n\n“I am sorry for what I did.”\n\n"
        "The court rose at noon."
    )
    assert found(text)[0][:3] == ("“I am sorry for what I did.”", "said", "Mrs. Hale")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tom Reed: “We need a plan, and soon.”", "Tom Reed"),
        ("The pumps failed - Tom Reed: “We need a plan, and soon.”", "Tom Reed"),
        ("Nobody is to blame. From the report: “The pumps were old and the valves had rusted.”", "the report"),
    ],
    ids="name dash from".split(),
)
def test_a_name_and_a_colon_lead_up_to_a_quotation(text, source):
    assert [quote[2] for quote in found(text)] == [source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We shall never leave,” Chief Adongo thundered.", ("thundered", "Chief Adongo")),
        ("“Then sail without us,” an angry skipper retaliated.", ("retaliated", "an angry skipper")),
        ("“And we mean it,” Joanne Cardinal shot back.", ("shot", "Joanne Cardinal")),
    ],
    ids="listed unlisted particle".split(),
)
def test_the_verb_behind_the_marks_is_a_cue_whatever_it_is(text, expected):
    assert [quote[1:3] for quote in found(text)] == [expected]


def test_where_a_story_comes_from_speaks_not():
    text = "NEW DELHI: Chief Minister Meera Pillai on Monday said that the state would supply free power to farmers."
    assert [source for _, _, source, _ in found(text)] == ["Chief Minister Meera Pillai"]


def test_who_was_urged_to_say_something_says_it():
    quotes = found("Ada Berg urged the mayor to say that the pier was rotten.")
    assert [source for _, cue, source, _ in quotes if "say" in cue] in ([], ["the mayor"])


def test_an_apposition_does_not_hide_who_speaks():
    quotes = found("Ada Berg, the choir’s 61-year-old founder and director, suggested that the pier was rotten.")
    assert [quote[3] for quote in quotes] == [["Ada Berg"]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Hanne Roos, of the charity Northern Aid said: “They had no coats, and it was late.”", "Hanne Roos"),
        ("“She has no plan,” Elsa Kline, leader of the Green Party said.", "Elsa Kline"),
        ("Ms Foyle insisted there was a plan for the plant, saying the union had proposed it.", "Ms Foyle"),
        ("Lena Ito said the men would leave on April 30, adding: “Only six are needed.”", "Lena Ito"),
        ("Answering a question from the shadow minister, Leo Roe, Ruth Bell said it would rise.", "Ruth Bell"),
        ("Tass said on Monday that the pier was shut, citing a report of the ministry.", "Tass"),
        ("“We lost everything,” Mr Haddad said through a translator.", "Mr Haddad"),
        ("Jan van den Berg said that the pier would close.", "Jan van den Berg"),
    ],
    ids="of leader saying adding answering citing translator den".split(),
)
def test_who_speaks_is_not_who_stands_nearest(text, source):
    sources = [quote[2] for quote in found(text)]
    assert sources
    assert all(one.startswith(source) for one in sources)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Berg picks up the story: “All at once the roof fell in.”", "Ada Berg"),
        ("Ada Berg was blunt: “The pier will fall before the winter is over.”", "Ada Berg"),
        ("And from Chairwoman Lena Ruiz: “We will read every page of it.”", "Chairwoman Lena Ruiz"),
        ("Olga Dunn, of the Harbour Trust: “We never saw a plan for the bridge.”", "Olga Dunn, of the Harbour Trust"),
        ("Ada Berg, Harbour News: “Nobody was told about the fire.”", "Ada Berg, Harbour News"),
        ("“The bridge was never safe, and they knew it.” -Chief Inspector Tom Reed", "Chief Inspector Tom Reed"),
        ("‘It ends the debate on rates’: Harwick Bank\n\nIt rained all day.", "Harwick Bank"),
        ("The rumour prompted Lena Ito to say: “We have sold nothing.”", "Lena Ito"),
        ("The council spoke to the crowd at noon. “Nobody asked us about the bridge.” It rained.", "The council"),
        ("Tom Reed turned to the crowd. “Nobody asked us about the bridge.” It rained.", "Tom Reed"),
        ("One soloist, who left in May, is blunt: “Nobody told us about the roof.”", "One soloist"),
        ("“We sat back and it was poor,” admitted manager Gail Thorne.", "manager Gail Thorne"),
    ],
    ids="story blunt from of outlet dash line prompted spoke turned soloist admitted".split(),
)
def test_somebody_is_brought_in_without_a_verb_of_speech(text, source):
    assert [quote[2] for quote in found(text)] == [source]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An inspector from the water board came twice. He wrote that the valves were rusted.", "An inspector"),
        ("The coroner opened a file on Monday. “It was a sad day,” she told reporters.", "The coroner"),
        ("A teacher waited at the gate. The next morning she said that the school would close.", "A teacher"),
    ],
    ids="he she days".split(),
)
def test_a_pronoun_may_mean_somebody_without_a_name_who_only_acts(text, speaker):
    assert [names for *_, names in found(text)] == [[speaker]]


def test_the_second_verb_of_a_headline_has_the_source_of_the_first():
    text = "Harwick councillor quits group, says ‘nobody listens’\n\nA councillor in Harwick left the group on Monday."
    assert [quote[2] for quote in found(text)] == ["Harwick councillor"]


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Bats whisper under a full moon, researchers find", "researchers"),
        ("Ferry crew ignored alarm, say investigators after sinking", "investigators"),
        ("Rates to stay high, bank chief warns as prices rise", "bank chief"),
        ("I warned landlord, says tenant as toll hits six", "tenant"),
    ],
    ids="find say warns says".split(),
)
def test_a_headline_ends_with_who_says_it(headline, source):
    reading = newsnb.read(f"{headline}\n\nIt rained on Sunday, and the river rose by a metre.")
    said = {reading.words(quote.source): reading.words(quote.content) for quote in reading.quotes}
    assert said == {source: headline.split(",")[0]}


def speakers_in(text):
    """Return the names of the speakers of each quote."""
    reading = newsnb.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [[names[one] for one in quote.speakers] for quote in reading.quotes]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (
            "Shares in Kestrel Foods, maker of Dobbin biscuits, fell after the company said its chief was leaving.",
            "Kestrel Foods",
        ),
        (
            "Norrland Steel will close its works in Luleby. The company said the price of power was to blame.",
            "Norrland Steel",
        ),
        ("Staff at Halden Motors went home. The carmaker said it would not talk under threat.", "Halden Motors"),
        ("Kestrel Foods fell on Tuesday. Kestrel now fears a loss. It said the harvest was poor.", "Kestrel Foods"),
        ("Pioneer Mining shut its pit in May. Pioneer said that the seam had run out.", "Pioneer Mining"),
    ],
    ids="foods steel motors short-name pioneer".split(),
)
def test_a_firm_is_meant_by_what_it_is_and_by_its_short_name(text, firm):
    assert speakers_in(text)[-1] == [firm]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Tom Reed rated their chances of a deal at “slim to none, and slim has left town”.", "Tom Reed"),
        ("The nurses' union has put the real fall at “about eight per cent, give or take”.", "The nurses' union"),
        ("Mr Reed did not hide his view of what had been “a circus with neither tent nor lions”.", "Reed"),
    ],
    ids="rated put hid".split(),
)
def test_words_in_a_new_paragraph_are_not_whose_were_reported_before(sentence, speaker):
    assert speakers_in(f"“It was late,” said Ada Berg.\n\n{sentence}")[-1] == [speaker]


def test_a_question_behind_a_colon_is_not_whose_sentence_follows():
    text = "Her friend was less sure: “How will I get to my exam?” An older man who overheard said it was a shame."
    assert speakers_in(text) == [["Her friend"], ["An older man who overheard"]]


def test_the_release_of_a_firm_is_the_firms_whatever_it_calls_itself_from_there_on():
    text = "Tamarind Health, Inc. (“Tamarind” or the “Company”) today announced that it had raised $40 million."
    assert speakers_in(text) == [["Tamarind Health, Inc."]]


def test_a_label_before_a_colon_is_not_who_wrote_the_words():
    text = "The claim: “Pay has been cut by a fifth,” the opposition leader, Ada Berg, wrote on Monday."
    assert speakers_in(text) == [["Ada Berg"]]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Opposition leader Therese Pascal", "Therese Pascal"),
        ("Relief coordinator Emeka Balogun-Stone", "Emeka Balogun-Stone"),
    ],
)
def test_a_person_has_both_names_where_the_model_saw_one(source, name):
    assert speakers_in(f"{source} said that the warnings had been ignored.") == [[name]]
