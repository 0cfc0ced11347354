import pytest

from newsnb.errors import BadReading
from newsnb.plain import from_plain, to_plain
from newsnb.reading import Reading
from newsnb.values import Note, Place, Quote
from readings import harbour

HARBOUR_READING = harbour()


def test_values_round_trip():
    assert from_plain(Reading, to_plain(HARBOUR_READING)) == HARBOUR_READING


def test_unknown_fields_are_kept_at_every_depth():
    plain = to_plain(HARBOUR_READING)
    plain["later"] = {"a": [1, "ü"]}
    plain["quotes"][0]["mood"] = None
    again = from_plain(Reading, plain)
    assert to_plain(again) == plain
    assert again != HARBOUR_READING
    hash(again)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"code": None}, "note.code should be of type str, but is NoneType"),
        ({"start": "1"}, "note.start should be of type int, but is str"),
        ({"start": True}, "note.start should be of type int, but is bool"),
    ],
)
def test_a_wrong_type_is_named_with_its_place(change, message):
    plain = {"code": "a", "start": 1, "end": 2, "message": "m"} | change
    with pytest.raises(BadReading, match=message):
        from_plain(Note, plain, where="note")


def test_a_missing_field_is_named():
    with pytest.raises(BadReading, match="quote has no field 'kind'"):
        from_plain(Quote, {"id": "quote-1"}, where="quote")


def test_a_point_off_the_globe_is_refused():
    plain = to_plain(HARBOUR_READING.places[0]) | {"latitude": 95}
    with pytest.raises(BadReading, match="off the globe"):
        from_plain(Place, plain)
