"""Loaded files are checked: whatever is in them, the result is a reading or a one-line error."""

import copy
import json
import os

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsnb
from newsnb.errors import BadReading, FileProblem
from newsnb.export.document import from_dict, to_json
from newsnb.export.schema import HANDLED, LEFT_TO_TYPES, schema
from readings import harbour

PLAIN = json.loads(to_json(harbour()))
SCHEMA = jsonschema.Draft202012Validator(schema())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner))


def ways(found, way=()):
    yield way
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for step, inner in items:
        yield from ways(inner, (*way, step))


def first_of_each(found):
    if isinstance(found, dict):
        return {name: first_of_each(inner) for name, inner in found.items()}
    return (
        [first_of_each(inner) for inner in found[: 2 if all(isinstance(i, int) for i in found) else 1]]
        if isinstance(found, list)
        else found
    )


WAYS = [way for way in ways(PLAIN) if way]


@pytest.mark.slow
@given(st.sampled_from(WAYS), JSON)
def test_a_changed_file_is_still_a_reading_or_gives_one_line(way, value):
    changed = copy.deepcopy(PLAIN)
    holder = changed
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    try:
        reading = from_dict(changed)
    except BadReading as error:
        complaint = str(error)
    else:
        complaint = ""
        assert from_dict(json.loads(to_json(reading))) == reading
    assert "\n" not in complaint


def test_a_field_of_any_name_is_reported_in_one_line():
    for name in ("\n", "a b", "\u2028", "x" * 1000):
        with pytest.raises(BadReading) as caught:
            from_dict({**PLAIN, "text": {name: float("inf")}})
        assert len(str(caught.value).splitlines()) == 1
        assert len(str(caught.value)) < 300


ODD = [
    None, True, -1, 0, 2, 10**400, 1.5, float("nan"), float("inf"), "", "x", "gb", "\ud800", [], {},
    [[1, 0]], [[5]], [1],
]  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=lambda value: ascii(value)[:8])
def test_what_the_schema_forbids_is_refused_everywhere(value):
    small = first_of_each(PLAIN)
    for way in ways(small):
        if not way:
            continue
        changed = copy.deepcopy(small)
        holder = changed
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = value
        if SCHEMA.is_valid(changed):
            continue
        with pytest.raises(BadReading) as raised:
            from_dict(changed)
        assert "\n" not in str(raised.value)


def test_every_keyword_of_the_schema_is_checked():
    told = frozenset(("$schema", "$id", "$defs", "title", "description"))

    def keywords(rule):
        yield from rule
        inner = [*rule.get("properties", {}).values(), *rule.get("prefixItems", ()), *rule.get("oneOf", ())]
        for one in [*inner, *([rule["items"]] if rule.get("items") else [])]:
            yield from keywords(one)

    found = {word for rule in (schema(), *schema()["$defs"].values()) for word in keywords(rule)}
    assert found <= HANDLED | LEFT_TO_TYPES | told


@pytest.mark.parametrize(
    ("way", "value", "message"),
    [
        (("quotes", 0, "kind"), "shout", r"quotes\[0\].kind should be one of speech, stance, but is 'shout'"),
        (("places", 0, "radius_km"), 0, "radius_km should be more than 0, but is '0'"),
        (("meta", "title"), "\ud83d", "meta.title holds half a character"),
        (("later",), [1e400], r"later\[0\] should be a number, but is inf"),
        (("later",), {"\ud83d": 1}, "a field whose name holds half a character"),
        (("places", 0, "latitude"), 10**400, "hundreds of digits"),
    ],
    ids=["choice", "bound", "surrogate", "endless", "name", "digits"],
)
def test_a_value_that_is_wrong_is_named_with_its_place(way, value, message):
    changed = copy.deepcopy(PLAIN)
    holder = changed
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    with pytest.raises(BadReading, match=message):
        from_dict(changed)


def test_deeply_nested_lists_are_refused():
    deep = []
    for _ in range(300):
        deep = [deep]
    with pytest.raises(BadReading, match="in more than 100 lists"):
        from_dict(PLAIN | {"later": deep})


def test_a_reading_of_a_version_that_did_not_tell_how_the_model_ran_loads():
    plain = json.loads(to_json(harbour()))
    del plain["made_by"]["parse"]
    assert from_dict(plain) == harbour()


def test_a_reading_with_older_settings_gets_the_defaults_of_new_ones():
    older = copy.deepcopy(PLAIN)
    older["made_by"]["settings"] = {"max_tokens": 7}
    assert from_dict(older).made_by.settings == newsnb.Settings(max_tokens=7)


def test_a_file_without_read_permission_is_reported_in_one_line(tmp_path, locked):
    (tmp_path / "a.json").write_text(to_json(harbour()), "utf-8")
    with pytest.raises(FileProblem, match=r"Permission denied.*check the path"):
        newsnb.load(locked(tmp_path / "a.json"))


def test_what_is_not_a_regular_file_is_named_in_one_line(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, seen in {
        tmp_path: "holds no corpus",
        tmp_path / "pipe": "is not a regular file",
        "/dev/zero": "is not a regular file",
        "a\0b": "null",
        "~nobody-of-this-name/a.json": "No such file",
    }.items():
        with pytest.raises(FileProblem, match=seen) as raised:
            newsnb.load(name)
        assert "\n" not in str(raised.value)


@pytest.mark.slow
@given(JSON)
def test_any_json_gives_one_line(value):
    with pytest.raises(BadReading) as raised:
        from_dict(value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("version", "message"),
    [
        (2, "knows up to 1.*pip install -U"),
        (99, "version 99"),
        (0, "version 0"),
        (True, "True"),
        ("1", "'1'"),
        (None, "None"),
    ],
)
def test_an_unknown_version_is_named(version, message):
    with pytest.raises(BadReading, match=message):
        from_dict(PLAIN | {"version": version})


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"",
        b"[" * 100_000,
        b"{}",
        b"null",
        b"1" * 5_000,
        b'{"format": "newsnb.reading"}',
        b"NaN",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"SQLite format 3\0",
        b"<!doctype html>",
        b'{"type": "FeatureCollection"}',
        to_json(harbour()).encode()[:5_000],
    ],
    ids=(
        "bytes",
        "empty",
        "deep",
        "object",
        "null",
        "long number",
        "no version",
        "NaN",
        "PDF",
        "zip",
        "database",
        "page",
        "map",
        "cut short",
    ),
)
def test_any_other_file_gives_one_line(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(BadReading) as raised:
        newsnb.load(tmp_path / "a.json")
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400
