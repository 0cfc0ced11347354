"""Whose a clause is, and where it ends: who is cited, what a court heard, who goes on behind "she sat down"."""

import pytest

import newsnb


def test_the_one_who_is_cited_is_no_quote():
    reading = newsnb.read("The Harbour News, citing Mayor Ada Berg, reported that the pier was rotten.")
    (quote,) = reading.quotes
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[i] for i in quote.speakers] == ["Ada Berg"]
    assert quote.via


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ines Calloway has run the plots since 1988.\n\n“People think I'm against houses. I'm not.” She finds the "
            "trowel under her knee. “I'm against forgetting that people need to eat.”",
            "Ines Calloway",
        ),
        ("“That is a lie.” The minister, Ivo Kral, closed his folder. “And you know it.”", "Ivo Kral"),
        ("“We lost everything.” The wind rattles the shutters. “Even the dog,” says Mara Lind.", "Mara Lind"),
        ("“It was a long night.” Lena Moss pours two coffees. “It was worth it.”", "Lena Moss"),
        ("“You should have seen us.” Orr laughs, and Orr's sister leaves. “We were hopeless,” Orr says.", "Orr"),
    ],
)
def test_who_does_something_between_two_quotations_says_both(text, speaker):
    reading = newsnb.read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    spoken = [[names[i] for i in quote.speakers] for quote in reading.quotes if quote.type == "direct"]
    assert spoken == [[speaker], [speaker]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The coach argued from the top step that the zone had shrunk.", "that the zone had shrunk"),
        ("Ada Berg stated in the letter that she had spent 22 years there.", "that she had spent 22 years there"),
        ("The firm announced at its meeting that it would leave Kent.", "that it would leave Kent"),
        (
            "Ada Berg said that the bridge was “perfectly sound”, but that lorries should keep off it.",
            "that the bridge was “perfectly sound”, but that lorries should keep off it",
        ),
        (
            "The vet warned that hens were “at risk”, but that nobody had asked him.",
            "that hens were “at risk”, but that nobody had asked him",
        ),
    ],
)
def test_a_clause_is_whole_where_the_parser_cut_or_misplaced_it(text, content):
    (quote,) = newsnb.read(text).quotes
    assert "".join(text[start:end] for start, end in quote.content).strip(",") == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A neighbour told detectives she heard a scream at midnight, magistrates heard.", "A neighbour"),
        ("A nurse told colleagues that she was too tired to care, an inquest was told.", "A nurse"),
        ("A colleague claimed she had warned managers twice, the jury heard.", "A colleague"),
        ("Ada Berg said she had seen nothing, the tribunal heard on Monday.", "Ada Berg"),
        ("The landlord promised that the boiler was safe, an inquiry heard.", "The landlord"),
    ],
)
def test_what_a_court_heard_somebody_say_is_his(text, speaker):
    reading = newsnb.read(text)
    sources = [reading.words(quote.source) for quote in reading.quotes]
    assert speaker in sources


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        (
            "The Harbour Post reported on Friday, citing two people familiar with the talks, that the ferry was sold.",
            "two people familiar with the talks",
            ["Harbour Post"],
        ),
        ("Radio Nine is reporting, citing a dock worker, that the crane fell.", "a dock worker", ["Radio Nine"]),
        ("The Harbour News wrote, quoting a police officer, that she slept.", "a police officer", ["Harbour News"]),
        ("Ada Berg told reporters, citing the rain, that the march was off.", "Ada Berg", []),
        ("The Ledger had reported, citing court papers, that the chair was sued.", "The Ledger", []),
    ],
)
def test_who_is_cited_behind_the_verb_is_the_source_if_he_may_speak(text, speaker, via):
    reading = newsnb.read(text)
    (quote,) = reading.quotes
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[i] for i in quote.speakers] == [speaker]
    assert [names[i] for i in quote.via] == via
    assert reading.words(quote.content).startswith("that ")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Petra Lind confirmed the club would appeal and promised to bring a witness.", "to bring a witness"),
        ("Tom Denholm accepted he had been warned but denied ever playing at night.", "ever playing at night"),
        (
            "The party's spokesman, Rik Sand, said the crash showed the road had failed, and called for a new inquiry.",
            "for a new inquiry",
        ),
    ],
    ids="promised denied called-for".split(),
)
def test_what_is_reported_besides_has_the_same_source(text, content):
    reading = newsnb.read(text)
    first, second = reading.quotes
    assert (reading.words(second.content), second.speakers) == (content, first.speakers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police chief Eric Dahl warned staff that the dam could fail, local media reported.",
            {"local media": 0, "Police chief Eric Dahl": 1},
        ),
        (
            "Transport Secretary Lars Quill told two aides that he would resign, according to the Harwick Herald.",
            {"the Harwick Herald": 0, "Transport Secretary Lars Quill": 1},
        ),
        (
            "The palace said the king had sent his condolences by letter, news agency Sorna reported on Sunday.",
            {"news agency Sorna": 0, "The palace": 1},
        ),
    ],
    ids="behind according loose".split(),
)
def test_who_passes_a_report_on_says_it_too(text, expected):
    reading = newsnb.read(text)
    assert {reading.words(quote.source): int(quote.parent is not None) for quote in reading.quotes} == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The former mayor, when asked by reporters, denied that she had left.", "The former mayor"),
        ("“It rained,” says Otto Quill, now 88. “Then it froze.”", "Otto Quill"),
        ("The gang knew the way, say police after the raid on the bank.", "police"),
        ("Traders feared a long strike, said officials amid the talks in Oslo.", "officials"),
        ("The head of the port, Ines Falk, said the crane was old.", "The head of the port, Ines Falk"),
    ],
    ids="asked aged after amid whole".split(),
)
def test_a_source_ends_where_the_sentence_tells_more(text, source):
    reading = newsnb.read(text)
    assert [reading.words(quote.source) for quote in reading.quotes] == [source]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The talks were, in Ada Berg's description, “long and wet”.", "The talks were ... “long and wet”"),
        (
            "Tom Reed was treated and, in the words of one nurse, is “more embarrassed than hurt”.",
            "Tom Reed ... is ... “more embarrassed than hurt”",
        ),
        (
            "Trade on the canal continued to be, in Ada Berg's phrase, “a slow parade of rust”.",
            "Trade on the canal continued to be ... “a slow parade of rust”",
        ),
    ],
    ids="were is continued".split(),
)
def test_what_stands_before_the_words_of_somebody_is_a_part_of_them(text, content):
    reading = newsnb.read(text)
    assert [reading.words(quote.content) for quote in reading.quotes] == [content]
