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


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Two in five wells are dry, per the report.", "Two in five wells are dry", "the report"),
        ("Per a statement from the company, no gas escaped.", "no gas escaped", "a statement from the company"),
        ("Talks failed, said Tom Reed.", "Talks failed", "Tom Reed"),
    ],
    ids="per per-first inverted".split(),
)
def test_short_paraphrases_are_found(text, content, source):
    assert [(quote[0], quote[2]) for quote in found(text)] == [(content, source)]


def test_per_day_is_nobody():
    assert found("The plant makes ten pumps per day, or 3,000 per year.") == []


def test_one_refusal_is_one_quote():
    text = "Asked again, Mr. Banda declined to say whether he would resign."
    assert [quote[1] for quote in found(text, stance=True)][-1:] == ["declined"]


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
    "text",
    [
        "The men attacked the guard in the yard and left.",
        "Bruna Costa won in an hour, knocking out Elin Aas.",
        "The evening show at the harbour hall was called off.",
        "Ralf Gant read German at a college by the sea.",
        "The clerk declared two gifts to the register.",
        "Toft United added a second goal before the break.",
        "The mayor said nothing.",
        "The firm declined to comment.",
        "A man has been charged after a stolen digger was driven through a bank.",
        "Two women were accused in May.",
    ],
    ids="attacked knocked called-off read declared added nothing declined charged accused".split(),
)
def test_a_deed_is_no_report(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Berg attacked the mayor for his delay.", "the mayor for his delay"),
        ("Ada Berg condemned the delay as a scandal.", "the delay as a scandal"),
        ("Ada Berg accused the firm of fraud.", "the firm of fraud"),
        ("Ada Berg expressed doubts that the pier would hold.", "doubts that the pier would hold"),
    ],
    ids="reason judged accused doubted".split(),
)
def test_a_judgement_with_a_reason_is_a_report(text, content):
    assert [quote[0] for quote in found(text)] == [content]


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
    ("text", "contents"),
    [
        ("The court heard that Lee Moss had taken the boat.", ["that Lee Moss had taken the boat"]),
        ("Magistrates heard how the man had taken the boat.", ["how the man had taken the boat"]),
        ("Jurors were told that he had no money.", ["that he had no money"]),
        ("Olsen had denied 11 counts of fraud.", ["11 counts of fraud"]),
        ("The mayor admitted the delay but denied that it cost money.", ["the delay", "that it cost money"]),
        ("The boats came back at night, explains Piet Roos.", ["The boats came back at night"]),
        ("A study in the Lancet suggests that the water is safe.", ["that the water is safe"]),
        ("“We lost it all,” said a docker who goes by the name “Bear.”", ["“We lost it all,”"]),
        ("Reed said the pier was old, adding that he was sorry.", ["the pier was old", "that he was sorry"]),
        ("Reed told us the pier was lost, before adding: “We tried.”", ["the pier was lost", "“We tried.”"]),
        ("Reed said her son had left, adding insult to injury.", ["her son had left, adding insult to injury"]),
        ("Claire Roe was happier: “At last,” she said.", ["“At last,”"]),
        ("Ms Roe said it was fair, while Mr Lund said it was not.", ["it was fair", "it was not"]),
        ("Ms Roe vowed in a speech to “hunt these men down”.", ["to “hunt these men down”"]),
        ("Ms Roe promised in a letter to resign by May.", ["to resign by May"]),
        ("Ms Roe said ten were “hit”, a figure nobody checked.", ["ten were “hit”"]),
        ("Ms Roe said the road was safe, a claim that engineers dispute.", ["the road was safe"]),
        (
            "Roe Trust documented the killing of 40 men in two towns; the junta called it “fiction paid for abroad.”",
            ["it “fiction paid for abroad.”"],
        ),
        ("Ms Roe said it was fair, while Mr Lund slept.", ["it was fair ... while Mr Lund slept"]),
        ("“It was, as my mother said, a shame,” Ms Roe said.", ["“It was, as my mother said, a shame,”"]),
    ],
    ids=(
        "heard how told counts but explains study nickname adding before-adding insult happier while speech letter "
        "figure claim documented slept in-marks"
    ).split(),
)
def test_reports_of_courts_and_in_second_clauses_are_found(text, contents):
    assert [quote[0] for quote in found(text)] == contents


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


NAMED = [
    "The council praised the volunteers on Monday. Mayor Ada Berg said that the flood had spared the school.",
    "Police confirmed the arrest. Inspector Tom Reed said that nobody was hurt.",
    "Harwick offered to send two boats. The harbour office said that none was needed.",
    "The minister declined to gloat. Her deputy, Len Foss, said that the vote had been close.",
    "Olaf Lie condemned the delay. The clerk said that the tide had turned.",
    "The firm declined to comment on the fire. A spokeswoman said that an inquiry was under way.",
    "Ms. Okafor spoke about her childhood on the quay. She said that the cranes never stopped.",
]


@pytest.mark.parametrize("text", NAMED)
def test_what_is_only_named_is_left_out_unless_stance_is_asked_for(text):
    usual, every = found(text), found(text, stance=True)
    assert [cue for _, cue, _, _ in usual] == ["said"]
    assert [quote for quote in every if quote[1] == "said"] == usual


def test_words_in_marks_make_a_report_of_what_is_only_named():
    text = "The board criticised the harbour master’s “careless and costly” handling of the tender."
    assert [source for _, _, source, _ in found(text)] == ["The board"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor would not say when the bridge will open.",
        "The board did not reveal any details of the sale.",
        "The developer, Harwick Homes, did not respond to a request for comment.",
        "A photo shows Lena Ito leaving the hall.",
        "The driver was charged on Friday.",
        "Harwick police launched a search for the crew of the barge.",
        "Lena Ito knocked out Tara “Tiger” Moe in the second round.",
        "She lay down flat on her back and looked at the beams.",
    ],
    ids="when details request photo charged search nickname lay".split(),
)
def test_what_nobody_says_is_no_quote(text):
    assert found(text) == []


def test_according_to_at_the_start_goes_for_the_whole_sentence():
    text = "According to Ada Berg, the embassy in Oslo has no cashier, so all fees must be paid in Stockholm."
    assert [quote[0] for quote in found(text)] == [text.partition(", ")[2].rstrip(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Burglar hid in wheelie bin for six hours, court told", ("Burglar hid in wheelie bin for six hours", "")),
        (
            "“He gave a false name but the same accent,” Ms Oduya said, to laughter from the gallery.",
            ("“He gave a false name but the same accent,”", "Ms Oduya"),
        ),
        ("Her advice to reporters was simple: “Ask who paid for lunch.”", ("“Ask who paid for lunch.”", "Her")),
    ],
    ids="told laughter advice".split(),
)
def test_what_courts_councils_and_obituaries_report(text, expected):
    assert (found(text)[-1][0], found(text)[-1][2]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Lie asked who would pay; the roads manager, Sue Lamont, replied that the county had set money aside.",
        "The union says 40 jobs will go; the firm says that no decision has been made.",
        "Berg asked whether the lift was safe; an engineer told him that it had passed every test since 2019.",
        "Residents complained that the lamps were too bright; the council answered that they could be dimmed.",
        "The landlord claimed that the roof was sound; tenants said water came in through every window.",
    ],
    ids="paid jobs lift lamps roof".split(),
)
def test_a_semicolon_parts_two_reports(text):
    assert [quote[0][-9:] for quote in found(text)] == [part.strip(".")[-9:] for part in text.split("; ")]


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
