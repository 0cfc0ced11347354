import pytest
from clocks import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from newsnb.text.marks import CLOSING, pair_marks, stretches_of
from newsnb.text.parts import find_paragraphs


def paired(text):
    marks = pair_marks(text, find_paragraphs(text))
    return [text[pair.start : pair.end] for pair in marks.pairs], list(marks.stray)


@pytest.mark.parametrize(
    ("text", "pairs", "stray"),
    [
        ('"Go," she said.', ['"Go,"'], []),
        ("“Go,” she said.", ["“Go,”"], []),
        ("„Geht,“ sagte sie.", ["„Geht,“"], []),
        ("«Allez», dit-elle.", ["«Allez»"], []),
        ("She said 'not today' twice.", ["'not today'"], []),
        ("She didn't see the Joneses' dog in '99.", [], []),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”", "‘no’"], []),
        ('"He shouted "no" at us," she said.', ['"He shouted "no" at us,"', '"no"'], []),
        ('The ship sailed." Nobody saw it.', [], [16]),
        ('"The ship sailed. Nobody saw it.', [], [0]),
        ('a 5" pipe and a "good" one', ['"good"'], []),
        ("It’s the ’90s, it’s rock ’n’ roll.", [], []),
        ("''Go,'' she said, ``not now.''", ["''Go,''", "``not now.''"], []),
        ('she said: "Go" ("now")', ['"Go"', '"now"'], []),
        ('“Go," she said.', ['“Go,"'], []),
        ('"Go,” she said. "Not now.”', ['"Go,”', '"Not now.”'], []),
        ('“A "good" pipe,” she said.', ['“A "good" pipe,”', '"good"'], []),
    ],
    ids="straight curly low-high guillemets single apostrophes nested nested-same stray-close stray-open inches curly-apostrophes two-singles brackets mixed-end mixed-begin mixed-nested".split(),  # noqa: E501
)
def test_pair_marks_pairs_what_belongs_together(text, pairs, stray):
    assert paired(text) == (pairs, stray)


@pytest.mark.slow
@pytest.mark.parametrize("text", ['"' * 100_000, "“" * 100_000, "“‘" * 50_000, '“a” "' * 30_000])
def test_marks_are_paired_in_linear_time(text):
    assert cpu_seconds(lambda: paired(text)) < 3


def test_a_stray_mark_never_reaches_past_its_paragraph():
    pairs, stray = paired('The ship sailed."\n"Nobody saw it," she said.')
    assert pairs == ['"Nobody saw it,"']
    assert stray == [16]


def test_a_quotation_over_paragraphs_opens_at_each_and_closes_once():
    text = '"We waited.\n\n"Then it rained," she said.'
    marks = pair_marks(text, find_paragraphs(text))
    assert [(text[p.start : p.end], p.closed) for p in marks.pairs] == [
        ('"We waited.', False),
        ('"Then it rained,"', True),
    ]
    assert marks.stray == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('“We waited.\n\n"Then it rained.”', [("“We waited.", False), ('"Then it rained.”', True)]),
        ("“We waited.\n\n“Then it rained.\n\nHe left.", [("“We waited.", False), ("“Then it rained.", True)]),
        ("He said: “We waited.\n\n“It rained.", [("“We waited.", False), ("“It rained.", True)]),
        ("“We waited.\n\nHe left.", []),
    ],
    ids="mixed unclosed at-the-end alone".split(),
)
def test_a_quotation_over_paragraphs_may_be_typed_carelessly(text, parts):
    pairs = pair_marks(text, find_paragraphs(text)).pairs
    assert [(text[p.start : p.end], p.closed) for p in pairs] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('She said: "We waited.\n\n"Then it rained," she added.', [1, 1]),
        ('"We waited.\n\n"Then it rained," she said.', [2]),
        ('She said: "We waited.\n\n"Then it rained."', [2]),
    ],
    ids="two-cues cue-behind cue-before".split(),
)
def test_a_paragraph_with_its_own_cue_begins_a_new_quotation(text, parts):
    assert [len(one.spans) for one in stretches_of(text, pair_marks(text, find_paragraphs(text)))] == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ada “Bee” Holm left.", 0),
        ("A man who goes by the name “Slim.”", 0),
        ("A singer known as “Moth” left.", 0),
        ("He shouted “Fire.”", 1),
        ("“Slim” left.", 1),
        ("Norr Foods plc (“Norr” or the “Company”) left.", 0),
        ("Kveld Bank (the “Bank”) and Lund Homes (collectively, the “Lenders”) left.", 0),
        ("She left (“Never again”).", 1),
        ("He left (the “quiet war” of the mayors).", 1),
    ],
    ids="between name as shouted alone defined defined-together remark small".split(),
)
def test_a_nickname_or_short_name_is_no_quotation(text, count):
    assert len(stretches_of(text, pair_marks(text, find_paragraphs(text)))) == count


def test_depth_counts_the_quotations_around():
    text = "“He said ‘no’ to us,” she said."
    assert [pair.depth for pair in pair_marks(text, find_paragraphs(text)).pairs] == [0, 1]


def test_notes_say_where_a_mark_was_left():
    (note,) = pair_marks('It sailed."', [(0, 11)]).notes()
    assert (note.code, note.start, note.end) == ("unpaired-mark", 10, 11)


LETTERS = st.text(alphabet=st.sampled_from([*CLOSING, *"”’»›", *"`ab ,.\n5"]), max_size=80)


@given(LETTERS)
def test_pairs_nest_and_stay_in_their_paragraph(text):
    paragraphs = find_paragraphs(text)
    pairs = pair_marks(text, paragraphs).pairs
    for pair in pairs:
        assert any(start <= pair.start < pair.end <= end for start, end in paragraphs)
        assert text[pair.start] in {*CLOSING, "`"}
        double = "\"'”" if text[pair.start] in "`'\"“" else ""  # typed one for the other
        closes = text[pair.end - 1] in CLOSING.get(text[pair.start], "") + double
        assert closes or any(pair.end == end for _, end in paragraphs)
    for a in pairs:
        assert not any(a.start < b.start < a.end < b.end for b in pairs)
