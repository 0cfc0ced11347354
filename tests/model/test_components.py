"""What the spaCy components promise: twice gives the same, in any order, each alone, after a round trip."""

import re
from itertools import permutations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import newsnb
from newsnb import text as text_room
from newsnb.errors import NewsnbError, NewsnbWarning, SettingsDiffer, UnfitDoc, UnknownName
from newsnb.extract import discourse
from newsnb.records import read_entities, read_places, read_quotes, read_times
from newsnb.steps import DEFAULT_MODEL

OURS = ("newsnb_entities", "newsnb_places", "newsnb_quotes", "newsnb_times")
TEXT = """Harbour strike ends

LISBON, May 3 (Nordlys) — “The pier is safe,” Ada Berg, a skipper, said on Monday. She told Olaf Lie that
talks in Lisbon would go on.

A harbour official warned of delays. “We wanted more,” the official said, and Berg believed that they would get it.
According to the Harbour League, Portugal’s ports were closed for a week.
"""


def pipeline(*names, paragraphs=True, **config):
    nlp = spacy.load(DEFAULT_MODEL)
    if paragraphs:
        nlp.add_pipe("newsnb_paragraphs", before="parser")
    for name in names:
        nlp.add_pipe(name, config=config)
    return nlp


def found(doc):
    quotes, times = read_quotes(doc), read_times(doc)
    return {"entities": read_entities(doc), "places": read_places(doc), "quotes": quotes, "times": times}


@pytest.fixture(scope="module")
def expected():
    return found(pipeline(*OURS)(TEXT))


def test_the_components_give_what_read_gives(expected):
    reading = newsnb.read(TEXT)
    quotes = [(quote.id, quote.content, quote.speakers, quote.naming) for quote in expected["quotes"]]
    assert quotes == [(quote.id, quote.content, quote.speakers, quote.naming) for quote in reading.quotes]
    assert [entity.id for entity in expected["entities"]] == [entity.id for entity in reading.entities]
    assert expected["places"][0] == reading.places
    assert expected["times"] == reading.times


@pytest.mark.parametrize("stance", [False, True])
def test_a_doc_of_a_pipeline_with_our_components_gives_the_reading(stance):
    settings = newsnb.Settings(stance=stance, quick=False)
    nlp = newsnb.add_to(spacy.load(DEFAULT_MODEL), settings=settings)
    doc = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert newsnb.from_doc(doc, title="Strike", settings=settings) == newsnb.read(
        TEXT, title="Strike", settings=settings
    )


def test_components_that_are_there_are_not_added_again():
    nlp = pipeline("newsnb_quotes", paragraphs=False)
    assert newsnb.add_to(newsnb.add_to(nlp)) is nlp
    ours = [name for name in nlp.pipe_names if name.startswith("newsnb")]
    assert ours == ["newsnb_paragraphs", "newsnb_quotes", "newsnb_entities", "newsnb_places", "newsnb_times"]
    assert nlp.pipe_names.index("newsnb_paragraphs") < nlp.pipe_names.index("parser")


def test_a_doc_without_our_findings_is_refused_in_one_line():
    doc = pipeline("newsnb_places")("It rained in Oslo.")
    needed = "a Doc that newsnb_entities and newsnb_quotes and newsnb_times went over"
    line = f"from_doc needs {needed}; add them with newsnb.add_to(nlp)"
    with pytest.raises(UnfitDoc, match=re.escape(line)):
        newsnb.from_doc(doc)
    with pytest.raises(TypeError, match="from_doc needs a spaCy Doc, got str"):
        newsnb.from_doc("It rained in Oslo.")
    with pytest.raises(NewsnbError, match="has no parser and no ner"):
        newsnb.add_to(spacy.blank("en"))


ORDERS = [*permutations(OURS[:3]), OURS[::-1], ("newsnb_times", *OURS[:3])]


@pytest.mark.parametrize(
    "order",
    ORDERS,
    ids=lambda order: " ".join(name[7:] for name in order),
)
def test_their_order_does_not_matter(order, expected):
    nlp = pipeline(*order, *(name for name in OURS if name not in order))
    assert found(nlp(TEXT)) == expected


@pytest.mark.parametrize("name", OURS)
def test_a_second_run_changes_nothing(name, expected):
    nlp = pipeline(*OURS)
    doc = nlp(TEXT)
    nlp.get_pipe(name)(doc)
    assert found(doc) == expected


@pytest.mark.parametrize(("name", "table"), [(name, name.removeprefix("newsnb_")) for name in OURS])
def test_each_alone_gives_what_it_gives_with_the_others(name, table, expected):
    assert found(pipeline(name)(TEXT))[table] == expected[table]


def test_quotes_alone_leave_the_entities_that_speak(expected):
    doc = pipeline("newsnb_quotes")(TEXT)
    known = {entity.id for entity in read_entities(doc)}
    assert {name for quote in read_quotes(doc) for name in quote.speakers} <= known
    assert read_entities(doc) == expected["entities"]


@pytest.mark.parametrize("keeps", [True, False], ids=["user data", "bare"])
def test_components_go_on_after_a_round_trip(keeps, expected):
    nlp = pipeline("newsnb_entities")
    box = DocBin(store_user_data=keeps)
    box.add(nlp(TEXT))
    (doc,) = box.get_docs(nlp.vocab)
    rest = pipeline("newsnb_places", "newsnb_quotes", "newsnb_times", paragraphs=False)
    for name in OURS[1:]:
        rest.get_pipe(name)(doc)
    assert found(doc) == expected


def test_findings_survive_bytes(expected):
    nlp = pipeline(*OURS)
    assert found(Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())) == expected


def test_stance_only_adds(expected):
    doc = pipeline(*OURS, paragraphs=True)(TEXT)
    with_stance = spacy.load(DEFAULT_MODEL)
    with_stance.add_pipe("newsnb_quotes", config={"stance": True})
    with_stance.get_pipe("newsnb_quotes")(doc)
    speech = [quote for quote in read_quotes(doc) if quote.kind == "speech"]
    assert [quote.content for quote in speech] == [quote.content for quote in expected["quotes"]]
    assert len(read_quotes(doc)) > len(speech)


def test_an_article_is_laid_out_and_read_once(monkeypatch):
    counts = {"layouts": 0, "marks": 0, "discourses": 0}
    lay_out, pair_marks, init = text_room.layout.lay_out, text_room.layout.pair_marks, discourse.Discourse.__init__

    def count(what, function):
        def counted(*given, **named):
            counts[what] += 1
            return function(*given, **named)

        return counted

    monkeypatch.setattr("newsnb.records.lay_out", count("layouts", lay_out))
    monkeypatch.setattr("newsnb.text.layout.pair_marks", count("marks", pair_marks))
    monkeypatch.setattr(discourse.Discourse, "__init__", count("discourses", init))
    list(newsnb.read_many([TEXT, f"{TEXT}It rained in Oslo.", "It rained, said Ada Berg."]))
    assert counts == {"layouts": 3, "marks": 3, "discourses": 3}


def test_without_paragraphs_a_line_says_what_is_missing():
    with pytest.warns(NewsnbWarning, match=r"newsnb_paragraphs did not run .* before=\"parser\""):
        pipeline("newsnb_quotes", paragraphs=False)("The pier opened in the north\nAda Berg has seen it.")


def test_a_doc_without_a_parse_is_told_of_in_one_line():
    nlp = spacy.blank("en")
    nlp.add_pipe("newsnb_quotes")
    with pytest.raises(UnfitDoc, match="newsnb_quotes needs a Doc with a dependency parse; add it behind the parser"):
        nlp("“The pier is safe,” Ada Berg said.")


def test_a_doc_without_names_is_told_of_in_one_line():
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    nlp.add_pipe("newsnb_quotes")
    with pytest.warns(NewsnbWarning, match="nobody named the entities"):
        nlp("“The pier is safe,” Ada Berg said.")


def universal():
    """Return a pipeline whose parser has the labels of Universal Dependencies."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["parser"])
    parser = nlp.add_pipe("parser", before="ner")
    for label in ("nsubj", "obj", "obl", "case", "nmod", "ccomp"):
        parser.add_label(label)
    return nlp


def test_other_dependency_labels_are_an_error_that_names_those_needed():
    with pytest.raises(
        NewsnbError, match=r"newsnb needs the dependency labels .*nsubj, dobj, pobj, prep.*\(.*obj, obl"
    ):
        newsnb.read("“The pier is safe,” Ada Berg said.", model=universal())


def test_other_dependency_labels_on_a_doc_are_warned_of():
    doc = Doc(
        spacy.load(DEFAULT_MODEL).vocab,
        words=["She", "saw", "Lund", "."],
        deps=["nsubj", "ROOT", "obj", "punct"],
        heads=[1, 1, 1, 1],
        ents=["", "", "B-GPE", ""],
    )
    component = pipeline("newsnb_quotes").get_pipe("newsnb_quotes")
    with pytest.warns(NewsnbWarning, match="dependency labels"):
        component(doc)


def test_a_pipeline_saved_before_there_were_proposers_loads(tmp_path, expected):
    pipeline(*OURS).to_disk(tmp_path)
    config = (tmp_path / "config.cfg").read_text(encoding="utf-8")
    older = re.sub(r"(?m)^without = .*\n", "", config)
    older = re.sub(r"\[components\.newsnb_quotes\.gazetteer\]\n(?:.+\n)*", "", older)
    (tmp_path / "config.cfg").write_text(older, encoding="utf-8")
    assert found(spacy.load(tmp_path)(TEXT)) == expected


def test_components_that_are_set_differently_say_so_in_one_line():
    nlp = pipeline("newsnb_entities")
    nlp.add_pipe("newsnb_quotes", config={"without": ["signed"]})
    with pytest.raises(SettingsDiffer, match=r"newsnb_quotes is set to .*signed.* the same `without`"):
        nlp(TEXT)


def test_an_unknown_proposer_lists_those_there_are():
    with pytest.raises(UnknownName, match=r"there is no proposer 'undersigned'; choose one of: .*signed"):
        pipeline("newsnb_quotes", without=["undersigned"])


def test_a_proposer_of_antecedents_can_be_left_out():
    text = "Ada Berg came to the harbour on Monday. In the evening she opened the pier."
    (berg,) = (entity for entity in read_entities(pipeline("newsnb_entities")(text)) if entity.label == "PERSON")
    assert [reference.rule for reference in berg.references] == ["only person near"]
    left = read_entities(pipeline("newsnb_entities", without=["salient person"])(text))
    assert not any(entity.references for entity in left)


def test_a_proposer_can_be_left_out():
    text = "“The pier is safe.” — Ada Berg\n\nIt rained all day in the harbour of the town."
    signed = read_quotes(pipeline("newsnb_quotes")(text))
    assert [evidence.rule for evidence in signed[0].evidence][:1] == ["signed"]
    left = read_quotes(pipeline("newsnb_quotes", without=["signed"])(text))
    assert not any(evidence.rule == "signed" for quote in left for evidence in quote.evidence)
