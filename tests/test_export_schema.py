"""Files read back are checked: whatever is in them, they give a reading or one line."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsnb
from newsnb.errors import BadReading
from newsnb.export.document import from_dict, to_dict
from readings import harbour

PLAIN = to_dict(harbour())
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner))


def ways(found, way=()):
    yield way
    items = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for step, inner in items:
        yield from ways(inner, (*way, step))


WAYS = [way for way in ways(PLAIN) if way]


@given(st.sampled_from(WAYS), JSON)
def test_a_changed_file_is_a_reading_still_or_gives_one_line(way, value):
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
        assert from_dict(to_dict(reading)) == reading
    assert "\n" not in complaint


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
def test_a_version_that_is_not_known_is_named(version, message):
    with pytest.raises(BadReading, match=message):
        from_dict(PLAIN | {"version": version})


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"", b"[" * 100_000, b"{}", b"null", b"1" * 5_000, b'{"format": "newsnb.reading"}', b"NaN"],
    ids=["bytes", "empty", "deep", "object", "null", "long number", "no version", "NaN"],
)
def test_any_file_gives_one_line(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(BadReading) as raised:
        newsnb.load(tmp_path / "a.json")
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400
