"""Files for other tools: each is read back by the tool's own library, or checked by its schema."""

import json
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import conllu
import jsonschema
import pytest
import spacy
from lxml import etree
from spacy.tokens import DocBin
from trafilatura.xml import TEI_SCHEMA

import newsnb
from newsnb.errors import FileProblem
from newsnb.export import without_text
from newsnb.export.labelstudio import CONFIG
from newsnb.values import Meta
from readings import bare, harbour

READING = harbour()
HOSTILE = bare("<b>&\"'\x01 \x0b\u2028]]> {{7*7}}\n\n😀 x", meta=Meta(title="<title>&\x02"))
TEI = "{http://www.tei-c.org/ns/1.0}"
MINE = [READING, HOSTILE, bare("")]


@pytest.fixture(params=["jsonld", "geojson", "tei", "tei.xml", "tml", "conllu", "conll", "labelstudio.json", "spacy"])
def suffix(request):
    return request.param


def test_every_format_takes_one_reading_and_several(tmp_path, suffix):
    for number, readings in enumerate(MINE if suffix == "tml" else [*MINE, MINE]):
        path = newsnb.save(readings, tmp_path / f"{number}.{suffix}")
        assert path.stat().st_size > (10 if suffix != "conllu" else 0)


def test_what_needs_the_words_says_so(tmp_path, suffix):
    if suffix in ("jsonld", "geojson"):  # they do without
        newsnb.save(READING, tmp_path / f"a.{suffix}", text=False)
    else:
        with pytest.raises(FileProblem, match="the words of the article were left out; read the text again"):
            newsnb.save(READING, tmp_path / f"a.{suffix}", text=False)
        assert not list(tmp_path.iterdir())


def test_a_docbin_holds_the_findings_and_is_read_by_newsnb_again(tmp_path):
    found = DocBin().from_bytes(READING.save(tmp_path / "a.spacy").read_bytes())
    [doc] = found.get_docs(spacy.blank("en").vocab)
    assert doc.text == READING.text
    assert [ent.text for ent in doc.ents][:2] == ["Ines Calder", "North Sea Wire"]
    assert doc.user_data["newsnb_meta"]["title"] == READING.meta.title
    assert doc.spans["quotes"].attrs["records"] == json.loads(READING.to_json())["quotes"]
    assert newsnb.from_doc(doc).times == READING.times
    assert all(sentence.text.strip() for sentence in doc.sents)
    assert any(sentence.text.startswith("Economists at Havn") for sentence in doc.sents)


def test_conllu_is_read_by_its_library_with_the_words_and_the_entities(tmp_path):
    for reading in (READING, HOSTILE):
        sentences = conllu.parse(reading.save(tmp_path / "a.conllu").read_text("utf-8"))
        words = [token["form"] for sentence in sentences for token in sentence]
        assert "".join("".join(words).split()) == "".join((reading.text).split())
    sentences = conllu.parse(READING.save(tmp_path / "a.conllu").read_text("utf-8"))
    opened, seen = [], set()
    for sentence in sentences:
        for token in sentence:
            marks = (token["misc"] or {}).get("Entity", "")
            while marks:
                if marks.startswith("("):
                    id, rest = marks[1:].split("-", 1)
                    kind, head, rest = rest.split("-", 2)
                    seen.add((id, kind))
                    assert head == "1"
                    marks = rest[1:] if rest.startswith(")") else rest
                    opened += [] if rest.startswith(")") else [id]
                else:
                    id, _, marks = marks.partition(")")
                    assert opened.pop() == id
        assert opened == []  # no mention crosses the end of its sentence
    assert {("e3", "place"), ("e4", "person")} <= seen
    assert len({id for id, _ in seen}) == len(READING.entities)


def test_conll_has_the_speaker_the_names_and_the_chains_of_each_word(tmp_path):
    lines = READING.save(tmp_path / "a.conll").read_text("utf-8").splitlines()
    assert lines[0].startswith("#begin document (")
    assert lines[-1] == "#end document"
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {12}
    crew = next(row for row in rows if row[3] == "crew")
    assert crew[9] == "Marit_Solheim"
    solheim = next(row for row in rows if row[3] == "Marit")
    she = next(row for row in rows if row[3] == "she")
    assert solheim[10] == "(PERSON*"
    number = solheim[11].strip("(")
    assert f"({number})" in she[11].split("|")
    for column, opening in ((11, "("), (10, "(")):
        marks = "".join(row[column] for row in rows)
        assert marks.count(opening) == marks.count(")")


def test_tei_is_valid_and_holds_the_text(tmp_path):
    dtd = etree.DTD(str(TEI_SCHEMA))
    for number, readings in enumerate([*MINE, [READING, HOSTILE]]):
        path = newsnb.save(readings, tmp_path / f"{number}.tei")
        tree = etree.parse(BytesIO(path.read_bytes().replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b"")))
        assert dtd.validate(tree), dtd.error_log.last_error
    root = ET.parse(READING.save(tmp_path / "a.tei.xml")).getroot()
    body = root.find(f"{TEI}text/{TEI}body")
    assert "".join("".join(body.itertext()).split()) == "".join(READING.text.split())
    solheim = next(one for one in READING.entities if one.name == "Marit Solheim")
    said = [one for one in body.iter(f"{TEI}said") if one.get("who") == f"#{solheim.id}"]
    assert "".join(said[1].itertext()) == "“We have the ship, we have the crew,”"
    assert said[1].get("direct") == "true"


def test_marks_that_cross_are_linked_pieces(tmp_path):
    text = "He said the ship sailed on Monday, and Ida Berg left."
    crossing = tuple(
        replace(READING.quotes[0], id=f"quote-{start}", content=((start, end),), speakers=())
        for start, end in ((8, 33), (24, 52))
    )
    root = ET.parse(bare(text, quotes=crossing).save(tmp_path / "a.tei")).getroot()
    pieces = [(one.get("{http://www.w3.org/XML/1998/namespace}id"), one.get("prev")) for one in root.iter(f"{TEI}said")]
    assert pieces == [("quote-8", None), ("quote-24", None), ("quote-24.2", "#quote-24")]


ANNOTATION = {  # what the Web Annotation Data Model requires (sections 3 and 4) of what is written here
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "id": {"type": "string", "format": "uri"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "type": {"const": "Annotation"},
                    "id": {"type": "string", "pattern": "^urn:sha256:[0-9a-f]{64}#[a-z0-9-]+$"},
                    "motivation": {"enum": ["identifying", "tagging", "classifying", "describing"]},
                    "body": {"type": "array", "items": {"required": ["type", "purpose"]}},
                    "target": {
                        "anyOf": [{"$ref": "#/$defs/target"}, {"type": "array", "items": {"$ref": "#/$defs/target"}}]
                    },
                },
            },
        },
    },
    "$defs": {
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^(https?|urn):"},
                "selector": {
                    "type": "array",
                    "items": {
                        "oneOf": [
                            {
                                "required": ["type", "exact"],
                                "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}},
                            },
                            {
                                "required": ["type", "start", "end"],
                                "properties": {
                                    "type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 0},
                                },
                            },
                        ]
                    },
                },
            },
        }
    },
}


@pytest.mark.parametrize("readings", [READING, HOSTILE, MINE, without_text(READING)])
def test_web_annotations_are_as_the_recommendation_has_them(tmp_path, readings):
    page = json.loads(newsnb.save(readings, tmp_path / "a.jsonld").read_text("utf-8"))
    jsonschema.validate(page, ANNOTATION)
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_the_selectors_of_an_annotation_find_its_words(tmp_path):
    page = json.loads(READING.save(tmp_path / "a.jsonld").read_text("utf-8"))
    for item in page["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert READING.text[start:end] == quote["exact"]
            assert READING.text[:start].endswith(quote["prefix"])
    sources = {body["source"] for item in page["items"] for body in item["body"] if "source" in body}
    assert "https://sws.geonames.org/3161732/" in sources


PLACE = {  # what Linked Places requires of a feature, as its documentation says
    "type": "object",
    "required": ["type", "@id", "properties", "geometry", "names"],
    "properties": {
        "type": {"const": "Feature"},
        "@id": {"type": "string", "pattern": "^(https?|urn):"},
        "properties": {"required": ["title", "ccodes"], "properties": {"ccodes": {"items": {"pattern": "^[A-Z]{2}$"}}}},
        "geometry": {"required": ["type", "coordinates"], "properties": {"type": {"const": "Point"}}},
        "names": {"type": "array", "minItems": 1, "items": {"required": ["toponym", "citations"]}},
        "types": {"type": "array", "items": {"required": ["identifier", "label"]}},
        "links": {"type": "array", "items": {"required": ["type", "identifier"]}},
    },
}


@pytest.mark.parametrize("reading", [READING, without_text(READING)])
def test_places_have_the_fields_of_linked_places(tmp_path, reading):
    found = json.loads(reading.save(tmp_path / "a.geojson").read_text("utf-8"))
    assert found["@context"].endswith(".jsonld")
    jsonschema.validate(found, {"properties": {"features": {"items": PLACE}}})
    bergen = found["features"][0]
    assert bergen["links"] == [{"type": "exactMatch", "identifier": "https://sws.geonames.org/3161732/"}]
    assert [name["toponym"] for name in bergen["names"]] == (["BERGEN", "Bergen"] if reading.text else ["Bergen"])


def test_tasks_fit_the_configuration_of_label_studio(tmp_path):
    tasks = json.loads(newsnb.save([READING, HOSTILE], tmp_path / "tasks.labelstudio.json").read_text("utf-8"))
    config = ET.fromstring(CONFIG)
    labels = {one.get("value") for one in config.iter("Label")}
    relations = {one.get("value") for one in config.iter("Relation")}
    for task in tasks:
        [prediction] = task["predictions"]
        regions = {one["id"]: one for one in prediction["result"] if one["type"] == "labels"}
        assert len(regions) == sum(one["type"] == "labels" for one in prediction["result"])
        for one in prediction["result"]:
            if one["type"] == "relation":
                assert {one["from_id"], one["to_id"]} <= set(regions)
                assert set(one["labels"]) <= relations
            else:
                value = one["value"]
                assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels


def test_tasks_are_valid_to_label_studios_own_library(tmp_path):
    sdk = pytest.importorskip("label_studio_sdk.label_interface", reason="pip install label-studio-sdk")
    interface = sdk.LabelInterface(CONFIG)
    [task] = json.loads(READING.save(tmp_path / "tasks.labelstudio.json").read_text("utf-8"))
    interface.validate()
    assert interface.validate_task({"data": task["data"]})
    assert interface.validate_prediction(task["predictions"][0])


def test_timeml_marks_each_time_and_the_day_of_publication(tmp_path):
    root = ET.parse(READING.save(tmp_path / "a.tml")).getroot()
    assert root.find("DCT/TIMEX3").attrib["value"] == READING.meta.date
    marked = root.findall("TEXT/TIMEX3")
    assert [(one.text, one.attrib["value"]) for one in marked] == [("Monday", "2026-03-02"), ("2008", "2008")]
    assert marked[0].attrib["anchorTimeID"] == "t0"
    assert "".join(root.find("TEXT").itertext()) == READING.text
    with pytest.raises(FileProblem, match="holds one reading, 2 were given"):
        newsnb.save([READING, READING], tmp_path / "b.tml")


def test_a_place_in_geojson_has_the_times_of_its_clauses(tmp_path):
    first, *rest = READING.places
    mention = replace(first.mentions[0], times=(READING.times[1].id,))
    reading = replace(READING, places=(replace(first, mentions=(mention, *first.mentions[1:])), *rest))
    features = json.loads(reading.to_geojson())["features"]
    timespans = [feature["when"]["timespans"] for feature in features[:2]]
    assert timespans[0] == [{"start": {"earliest": "2008-01-01"}, "end": {"latest": "2008-12-31"}}]
    assert timespans[1] == [{"start": {"in": READING.meta.date}}]
