"""What is a report and where it ends, in the habits of British, Canadian, Indian and African papers."""

import pytest
from quoted import found


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
