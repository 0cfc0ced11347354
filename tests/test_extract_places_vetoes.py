"""What speaks against a name that was proposed, and what speaks for one in doubt: each test by itself."""

from dataclasses import replace

import pytest
from placed import doc_of

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places import vetoes
from newsnb.extract.places.names import name_at
from newsnb.extract.places.page import read_page, tags_of_model
from newsnb.extract.places.signs import fits_place, is_likely, is_titled, is_way

ADA = "Ada Newark spoke ; Newark"
ADA_TAGGED = "B-PERSON I-PERSON O O O O"


def ask(test, gazetteer, words, printed, label="GPE", *, ents=None, deps=None, kind=None, **known):
    """Ask a veto or a judge about the last ``printed`` of an article."""
    doc = doc_of(words, ents, deps)
    page = replace(read_page(discourse_in(doc), tags_of_model(doc), gazetteer), **known)
    start = doc.text.rindex(printed)
    name = name_at(doc.text, start, start + len(printed), label, gazetteer)
    if kind:
        name = replace(name, entries=tuple(replace(entry, kind=kind) for entry in name.entries))
    return test(name, page)


@pytest.mark.parametrize(
    ("veto", "words", "printed", "options", "expected"),
    [
        (vetoes.is_somebody, f"{ADA} won", "Newark", {"ents": ADA_TAGGED}, True),
        (vetoes.is_somebody, f"{ADA} police", "Newark", {"ents": ADA_TAGGED}, False),
        (vetoes.is_somebody, "Mr. Newark won", "Newark", {}, True),
        (vetoes.is_somebody, "Mr. Vik Lunden said", "Vik Lunden", {}, True),
        (vetoes.is_somebody, "Long Beach said", "Long Beach", {}, False),
        (vetoes.is_somebody, "Newark said", "Newark", {}, True),
        (vetoes.is_somebody, "Moscow said", "Moscow", {}, False),
        (vetoes.is_somebody, "Golden , Texas , said", "Golden", {}, False),
        (vetoes.is_group, "a Newark senator", "Newark", {"label": "NORP"}, True),
        (vetoes.is_group, "an Afghan senator", "Afghan", {"label": "NORP"}, False),
        (vetoes.is_group, "in Newark", "Newark", {"label": "NORP"}, False),
        (vetoes.is_group, "a Newark senator", "Newark", {}, False),
        (vetoes.is_seldom_place, "in Golden", "Golden", {}, True),
        (vetoes.is_seldom_place, "Golden , Texas", "Golden", {}, False),
        (vetoes.is_seldom_place, "in Newark", "Newark", {}, False),
        (vetoes.is_full_name, f"{ADA} won", "Newark", {"ents": ADA_TAGGED}, True),
        (vetoes.is_full_name, "Newark won", "Newark", {}, False),
        (vetoes.is_demonym, "an Afghan baker", "Afghan", {}, True),
        (vetoes.is_demonym, "in Moscow", "Moscow", {}, False),
        (vetoes.is_language, "said in French", "French", {"deps": "ROOT/VERB prep>0/ADP pobj>1/PROPN"}, True),
        (vetoes.is_language, "a French baker", "French", {"deps": "det>2/DET amod>2/ADJ ROOT/NOUN"}, False),
        (vetoes.is_language, "a French baker", "French", {}, False),
        (vetoes.is_language, "pre-French times", "French", {}, True),
        (vetoes.is_unlike_place, "Atlantis won", "Atlantis", {}, True),
        (vetoes.is_unlike_place, "from Atlantis", "Atlantis", {}, False),
        (vetoes.is_unlike_place, "from Atlantis Street", "Atlantis Street", {}, True),
        (vetoes.is_unlike_place, "from atlantis", "atlantis", {}, True),
        (vetoes.is_unlike_place, "from the Isles of", "Isles of", {}, True),
        (vetoes.is_unsupported, "Golden won", "Golden", {}, True),
        (vetoes.is_unsupported, "in Golden", "Golden", {}, False),
        (vetoes.is_unsupported, "Golden , a village", "Golden", {}, False),
        (vetoes.lacks_grounds, "Newark won", "Newark", {}, True),
        (vetoes.lacks_grounds, "in Newark", "Newark", {}, False),
        (vetoes.lacks_grounds, "Texas won", "Texas", {}, False),
    ],
)
def test_vetoes(small, veto, words, printed, options, expected):
    assert ask(veto, small, words, printed, **options) is expected


@pytest.mark.parametrize(
    ("judge", "words", "printed", "options", "expected"),
    [
        (vetoes.judge_by_words_around, "in Newark", "Newark", {}, True),
        (vetoes.judge_by_words_around, "Newark won", "Newark", {}, None),
        (vetoes.judge_by_words_around, "the Newark-Atlanta highway", "Newark", {"label": "WAY"}, True),
        (vetoes.judge_by_words_around, "Cobb County won", "Cobb County", {}, True),
        (vetoes.judge_by_words_around, "in Newark", "Newark", {"kind": "alternate"}, False),
        (vetoes.judge_by_words_around, "in Newark", "Newark", {"kind": "alternate", "label": "ORG"}, True),
        (vetoes.judge_by_container, "Golden , Texas", "Golden", {}, True),
        (vetoes.judge_by_container, "Golden , Georgia", "Golden", {}, None),
        (vetoes.judge_countries, "Jordan won", "Jordan", {}, True),
        (vetoes.judge_countries, "Lee Jordan spoke ; Jordan won", "Jordan", {"persons": frozenset(["jordan"])}, False),
        (vetoes.judge_countries, "Mr. Jordan won", "Jordan", {}, False),
        (vetoes.judge_countries, "Newark won", "Newark", {}, None),
        (vetoes.judge_by_persons, "Newark said", "Newark", {}, False),
        (vetoes.judge_by_persons, "Newark won", "Newark", {"persons": frozenset(["newark"])}, False),
        (vetoes.judge_by_persons, "Newark won", "Newark", {}, None),
        (vetoes.judge_by_article, "Newark won", "Newark", {"places": frozenset(["newark"])}, True),
        (vetoes.judge_by_article, "from Kabul", "Kabul", {"countries": frozenset(["AF"])}, True),
        (vetoes.judge_by_article, "from Moscow", "Moscow", {"countries": frozenset(["US"])}, None),
        (vetoes.judge_by_article, "Kabul won", "Kabul", {"countries": frozenset(["AF"])}, None),
        (vetoes.judge_former_names, "from Newark", "Newark", {"kind": "alternate"}, False),
        (vetoes.judge_former_names, "from Newark", "Newark", {}, None),
        (vetoes.judge_persons, "Newark won", "Newark", {"label": "PERSON"}, True),
        (vetoes.judge_persons, "Golden won", "Golden", {"label": "PERSON"}, False),
        (vetoes.judge_persons, "Newark won", "Newark", {}, None),
        (vetoes.judge_by_size, "Texas won", "Texas", {}, True),
        (vetoes.judge_by_size, "from Newark", "Newark", {}, True),
        (vetoes.judge_by_size, "Newark won", "Newark", {}, False),
        (vetoes.judge_by_size, "from Golden", "Golden", {}, False),
    ],
)
def test_judges_say_yes_or_no_or_nothing(small, judge, words, printed, options, expected):
    assert ask(judge, small, words, printed, **options) is expected


def test_each_judge_is_asked_and_the_last_always_answers():
    judges = [getattr(vetoes, name) for name in dir(vetoes) if name.startswith("judge_")]
    assert {*judges} == {*vetoes.JUDGES}
    assert vetoes.JUDGES[-1] is vetoes.judge_by_size


@pytest.mark.parametrize(
    ("sign", "text", "expected"),
    [
        (is_likely, "a road to Vikby", True),
        (is_likely, "Vikby schools", True),
        (is_likely, "Vikby won", False),
        (fits_place, "near Vikby", True),
        (fits_place, "via the Vikby", True),
        (fits_place, "with Vikby", False),
        (lambda text, start, _: is_titled(text, start), "Capt. Vikby", True),
        (lambda text, start, _: is_titled(text, start), "captain Vikby", False),
        (lambda text, _, end: is_way(text, end), "the Vikby ferry", True),
        (lambda text, _, end: is_way(text, end), "the Vikby baker", False),
    ],
)
def test_signs_around_a_name(sign, text, expected):
    start = text.index("Vikby")
    assert sign(text, start, start + 5) is expected
