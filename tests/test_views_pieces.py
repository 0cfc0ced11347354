from hypothesis import given
from hypothesis import strategies as st

from newsnb.views.pieces import Layer, blocks_of

SPANS = st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=12)
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r 😀“"), max_size=50)


@given(TEXTS, SPANS)
def test_blocks_joined_are_the_text_whatever_the_layers(text, spans):
    blocks = blocks_of(text, [Layer(start, end, number) for number, (start, end) in enumerate(spans)])
    assert "".join("".join(piece.words for piece in block.pieces) + block.gap for block in blocks) == text
    assert all(piece.words for block in blocks for piece in block.pieces)


@given(TEXTS, SPANS)
def test_pieces_have_exactly_the_layers_that_cover_them(text, spans):
    spans = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    blocks = blocks_of(text, [Layer(start, end, number) for number, (start, end) in enumerate(spans)])
    for block in blocks:
        at = block.start
        for piece in block.pieces:
            inside = {
                number for number, (start, end) in enumerate(spans) if start <= at and at + len(piece.words) <= end
            }
            touching = {
                number for number, (start, end) in enumerate(spans) if start < at + len(piece.words) and at < end
            }
            assert set(piece.layers) == inside == touching
            at += len(piece.words)


def test_blocks_keep_line_breaks_after_a_paragraph_separate():
    blocks = blocks_of("One.\r\n\r\nTwo.\n", [])
    assert [("".join(piece.words for piece in block.pieces), block.gap) for block in blocks] == [
        ("One.", "\r\n\r\n"),
        ("Two.", "\n"),
    ]


def test_the_longer_of_two_layers_comes_first():
    [block] = blocks_of("Bank of China", [Layer(8, 13, "China"), Layer(0, 13, "bank")])
    assert [piece.layers for piece in block.pieces] == [("bank",), ("bank", "China")]
