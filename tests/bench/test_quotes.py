"""The figures of quotes, each on a text so short that it can be counted by hand."""

from dataclasses import replace

import pytest

from newsnb.bench.corpora.articles import Article, Attribution
from newsnb.bench.quotes import table
from newsnb.bench.scores.attributions import errors_in, figures_of, judged, tally
from newsnb.bench.scores.bands import bands
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.matching import Page, agree, mark, pair
from newsnb.bench.scores.speech import reports_speech

TEXT = (
    "“The pier is safe and open today,” Ada Berg said. "
    "Critics hope that the ferry sails on Sunday. "
    "The mayor told her “never” to ask."
)
PIER = ("“The pier is safe and open today,”", "said", "Ada Berg")
FERRY = ("that the ferry sails on Sunday", "hope", "Critics")
NEVER = ("“never” to ask", "told", "The mayor")


def spans(*words):
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in words if part)


def attribution(content, cue="", source=""):
    return Attribution(content=spans(*content.split(" ... ")), cue=spans(cue), source=spans(source))


def measure(gold, found):
    """Return the figures of one article as plain numbers; ``found`` is None for a crash."""
    article = Article(id="pier", text=TEXT, attributions=tuple(attribution(*item) for item in gold))
    guessed = None if found is None else [attribution(*item) for item in found]
    figures = figures_of(Totals([tally(article, guessed)]))
    return {row: {name: estimate.value for name, estimate in figure.items()} for row, figure in figures.items()}


def f1(figure):
    return (round(figure["P"], 3), round(figure["R"], 3), round(figure["F1"], 3))


def test_what_people_marked_scores_one_everywhere():
    figures = measure([PIER, FERRY, NEVER], [PIER, FERRY, NEVER])
    assert {value for figure in figures.values() for value in figure.values()} == {1}


def test_nothing_found_scores_zero_and_divides_by_nothing():
    assert {value for figure in measure([PIER], []).values() for value in figure.values()} == {0}


def test_a_crash_misses_all_that_people_marked():
    article = Article(id="pier", text=TEXT, attributions=(attribution(*PIER),))
    counts = tally(article, None)
    assert (counts["articles"], counts["crashed"], counts["all attribution gold"]) == (1, 1, 1)
    assert measure([PIER], None)["all attribution"]["R"] == 0


@pytest.mark.parametrize(
    ("content", "strict", "exact"),
    [
        ("“The pier is safe and open today,” ", 1, 1),  # a blank at the edge never matters
        ("The pier is safe and open today", 0, 1),  # marks matter to the strict figure only
        ("The pier is safe and open", 0, 0),
    ],
)
def test_strict_compares_characters_and_exact_compares_tokens(content, strict, exact):
    figures = measure([PIER], [(content, "said", "Ada Berg")])
    assert (figures["content strict"]["F1"], figures["content exact"]["F1"]) == (strict, exact)


def test_token_figures_count_single_tokens():
    figures = measure([PIER], [("safe and open today,” Ada", "said", "Berg")])
    assert f1(figures["content token"]) == (0.8, 0.571, 0.667)  # 4 of 5 found, 4 of 7 marked
    assert f1(figures["source token"]) == (1, 0.5, 0.667)


@pytest.mark.parametrize(
    ("content", "paired"),
    [("safe and open today", 1), ("open today", 0), ("The pier is safe and open today,” Ada Berg said", 1)],
    ids=["4 of 7", "2 of 7", "7 of 10"],
)
def test_attributions_pair_from_half_of_their_tokens_on(content, paired):
    assert measure([PIER], [(content, "said", "Ada Berg")])["all content-only"]["R"] == paired


def test_a_pair_counts_only_with_the_right_source():
    figures = measure([PIER, FERRY], [PIER, (FERRY[0], "hope", "her")])
    assert f1(figures["all attribution"]) == (0.5, 0.5, 0.5)
    assert f1(figures["all content-only"]) == (1, 1, 1)
    assert figures["all attribution"]["speaker"] == 0.5


def test_each_attribution_has_one_partner_and_the_agreeing_one_comes_first():
    page = Page.of(TEXT)
    gold = mark(page, [attribution(*PIER)])
    found = mark(page, [attribution(PIER[0], "said", "her"), attribution(*PIER)])
    assert pair(gold, found, page) == [(gold[0], True)]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Ada Berg", "Berg said", True),
        ("The mayor", "The pier", False),
        ("on Sunday", "on", False),  # a function word alone names nobody
        ("on", "on Sunday", True),  # but where people marked no other word it must do
        ("her", "her", True),
        ("", "", True),
        ("Ada Berg", "", False),
        ("", "Ada Berg", False),
        ("Ada Berg", TEXT, False),  # half the article names the right source, too
    ],
)
def test_sources_agree_when_they_share_a_word_that_names(gold, found, same):
    page = Page.of(TEXT)
    (left,) = mark(page, [attribution(PIER[0], "said", gold)])
    (right,) = mark(page, [attribution(PIER[0], "said", found)])
    assert agree(left.source, right.source, page) is same


def test_direct_and_indirect_are_told_by_the_quoted_stretches():
    figures = measure([PIER, FERRY], [PIER])
    assert (figures["direct attribution"]["R"], figures["indirect attribution"]["R"]) == (1, 0)


def test_stretches_need_half_their_tokens_and_know_their_speaker():
    figures = measure([PIER, NEVER], [("pier is safe and", "said", "her"), NEVER])
    assert f1(figures["stretch"]) == (1, 1, 1)
    assert figures["stretch"]["speaker"] == figures["stretch"]["found with speaker"] == 0.5
    assert figures["stretch>=5"]["found with speaker"] == 0  # "never" is too short to be asked for


def test_the_tightest_attribution_speaks_for_a_stretch():
    wider = ("told her “never” to ask", "told", "Ada Berg")
    assert measure([NEVER], [wider, NEVER])["stretch"]["speaker"] == 1


def test_quoted_words_that_nobody_marked_cost_precision():
    assert f1(measure([PIER], [PIER, NEVER])["stretch"]) == (0.5, 1, 0.667)


def test_speech_asks_for_what_was_said_and_punishes_no_stance():
    figures = measure([PIER, FERRY], [PIER])
    assert (figures["speech"]["R"], figures["all attribution"]["R"]) == (1, 0.5)
    assert measure([PIER, FERRY], [PIER, FERRY])["speech"]["P"] == 1


def test_attributions_without_content_are_left_out():
    empty = Attribution(content=(), cue=spans("said"), source=spans("Ada Berg"))
    counts = tally(Article(id="pier", text=TEXT, attributions=(empty,)), [empty])
    assert counts["all attribution gold"] == counts["all attribution found"] == 0


@pytest.mark.parametrize(
    ("cue", "speech"),
    [("said", True), ("has told", True), ("According to", True), ("pointing out", True), ("declined to comment", True),
     ("hopes", False), ("wants", False), ("saying-no-more", True), ("essays", False), ("", False)],
)  # fmt: skip
def test_cues_report_speech_or_stance(cue, speech):
    assert reports_speech(cue) is speech


def results(**more):
    figures = figures_of(Totals([tally(Article(id="pier", text=TEXT, attributions=(attribution(*PIER),)), [])] * 3, 20))
    rows = {
        row: {name: {"value": e.value, "low": e.low, "high": e.high} for name, e in figure.items()}
        | {"gold": 3, "found": 0}
        for row, figure in figures.items()
    }
    return {
        "articles": 3,
        "crashed": {},
        "cpu_added": {"paragraphs": 0.01, "entities": 0.02, "quotes": 0.05, "all": 0.08},
        "articles_per_cpu_second": {"model": 6.5, "with newsnb": 6.02},
        "figures": {"usual settings": rows, "with stance": rows},
        "bands": bands([(0.9, True), (0.6, False)]),
        "shown": {name: {"value": 0.5, "low": None, "high": None} for name in ("right", "invented")},
    } | more


def test_the_table_sets_other_systems_beside_newsnb():
    lines = table(results()).splitlines()
    assert lines[1].split() == ["speech", "F1", "0.000", "0.000", "to", "0.000", "0.63", "0.76"]
    assert any(line.split() == ["by", "quotes", "5.0", "%"] for line in lines)
    assert any(line.split() == ["from", "0.8", "100.0", "%", "of", "1"] for line in lines)


def test_the_table_tells_the_first_crash():
    assert "The first crash came on pier: ValueError: odd" in table(results(crashed={"pier": "ValueError: odd"}))


def test_a_score_is_judged_with_its_source():
    article = Article(id="pier", text=TEXT, attributions=(attribution(*PIER), attribution(*FERRY)))
    elsewhere = (FERRY[0], "hope", "The mayor")
    found = [replace(attribution(*item), score=score) for item, score in ((PIER, 0.9), (elsewhere, 0.6), (NEVER, 0.4))]
    assert judged(article, found) == [(0.9, True), (0.6, False), (0.4, False)]


def test_each_error_is_told_once_with_the_text_around():
    article = Article(id="pier", text=TEXT, attributions=(attribution(*PIER), attribution(*FERRY)))
    found = [attribution(PIER[0], "said", "Critics"), attribution(*NEVER)]
    errors = list(errors_in(article, found, speech=False))
    assert [error["kind"] for error in errors] == ["wrong source", "missed", "invented"]
    assert errors[0]["expected"]["source"] == "Ada Berg"
    assert errors[0]["found"]["source"] == "Critics"
    assert "[Critics hope that the ferry sails on Sunday]" in errors[1]["snippet"]


def test_what_is_no_speech_is_not_missed_where_speech_was_asked_for():
    article = Article(id="pier", text=TEXT, attributions=(attribution(*FERRY),))
    assert list(errors_in(article, [], speech=True)) == []
