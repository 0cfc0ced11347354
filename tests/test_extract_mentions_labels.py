import pytest
from named import doc_of, parsed
from parses import discourse

from newsnb.extract.discourse import discourse_in
from newsnb.extract.findings import Name
from newsnb.extract.mentions.labels import Groups, best_label, decide, others_among, read_weights
from newsnb.extract.mentions.signs import sign_of_place
from newsnb.gazetteer import Entry
from newsnb.lang import english
from newsnb.values import LABELS


def name_in(text, words, label="ORG"):
    start = text.index(words)
    return Name(start, start + len(words), words, label)


def signs_in(discourse, *names, gazetteer=None):
    """Return the signs of the first of some names."""
    return Groups(discourse, names, gazetteer).signs(names[0].key, others_among(names))


BESIDE = {
    "title before": ("so Mr Kveld sang", "Kveld", "ORG"),
    "relative or age behind": ("so Kveld, 44, sang", "Kveld", "ORG"),
    "in before": ("fire in Kveld today", "Kveld", "ORG"),
    "from before": ("fire from Kveld today", "Kveld", "ORG"),
    "place noun beside": ("the town of Kveld burned", "Kveld", "ORG"),
    "organisation noun beside": ("Airline Kveld flew", "Kveld", "GPE"),
    "staff before": ("a director of the Kveld sang", "Kveld", "ORG"),
    "which behind": ("so Kveld, which fell", "Kveld", "ORG"),
    "maker of something": ("so Kveld, which sells sails, fell", "Kveld", "PERSON"),
    "owner of a business": ("so Kveld's new chief executive wept", "Kveld", "PERSON"),
    "employer of staff": ("so Kveld boss Ada wept", "Kveld", "PERSON"),
    "told before": ("so he told the Kveld on Monday", "Kveld", "GPE"),
    "shares before": ("so shares in Kveld fell", "Kveld", "GPE"),
    "on before": ("a film on Kveld", "Kveld", "PERSON"),
    "acronym behind": ("so Kveld Havn (KH) fell", "Kveld Havn", "PERSON"),
    "party in brackets": ("so Ada Berg (SF) fell", "SF", "GPE"),
    "article before": ("so the Kveld fell", "Kveld", "PERSON"),
    "speech beside": ("so Kveld said", "Kveld", "ORG"),
    "speech beside a thing": ("so Kveld said", "Kveld", "WORK_OF_ART"),
    "called a body": ("so Kveld, the housing charity, fell", "Kveld", "PERSON"),
    "capitals": ("so KHW fell", "KHW", "PERSON"),
    "first name": ("so Olaf Kveld fell", "Olaf Kveld", "NORP"),
    "first name alone": ("so Olaf fell", "Olaf", "ORG"),
    "known organisation": ("so Twitter fell", "Twitter", "PERSON"),
}


@pytest.mark.parametrize(
    ("text", "is_called"),
    [("Its rival firm, Kveld, fell", True), ("so the operator, Kveld, fell", True), ("The mayor, Kveld, fell", False)],
)
def test_a_name_between_commas_is_what_stands_before_it(text, is_called):
    assert ("called a body" in signs_in(discourse_in(doc_of(text)), name_in(text, "Kveld", "PERSON"))) is is_called


@pytest.mark.parametrize(("sign", "case"), BESIDE.items(), ids=BESIDE)
def test_a_name_has_the_sign_that_its_words_show(sign, case):
    text, *name = case
    assert sign in signs_in(discourse_in(doc_of(text)), name_in(text, *name))
    assert sign not in signs_in(discourse_in(doc_of("so Fjordvik sank")), Name(3, 11, "Fjordvik", name[-1]))


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("a film on Kveld", ("Kveld", "GPE"), "on before"),
        ("so Kveld (KH) fell", ("Kveld", "ORG"), "acronym behind"),
        ("so Ada Kveld (NOR) fell", ("Ada Kveld", "PERSON"), "acronym behind"),
        ("so Santa Fe (SF) fell", ("SF", "GPE"), "party in brackets"),
        ("so the Kveld government fell", ("Kveld", "PERSON"), "article before"),
        ("a Group Kveld sang", ("Kveld", "GPE"), "organisation noun beside"),
        ("a home of Kveld", ("Kveld", "GPE"), "place noun beside"),
        ("so he said, Kveld sang", ("Kveld", "ORG"), "speech beside"),
        ("for ten-man Kveld", ("Kveld", "PERSON"), "title before"),
        ("the water regulator Kveld", ("Kveld", "PERSON"), "title before"),
        ("a cook in Kveld said", ("Kveld", "ORG"), "speech beside"),
        ("so shares in Kveld fell", ("Kveld", "GPE"), "in before"),
        ("so Kveld, which sank, fell", ("Kveld", "GPE"), "maker of something"),
        ("so Kveld's daughter fell", ("Kveld", "GPE"), "owner of a business"),
    ],
    ids="place one-word nation letters reign capital other-noun comma side regulator in shares which kin".split(),
)
def test_a_sign_does_not_count_where_it_says_something_else(text, name, sign):
    assert sign not in signs_in(discourse_in(doc_of(text)), name_in(text, *name))


DEPENDENCIES = {
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "poss": "owner",
    "dobj": "object",
    "compound": "compound",
    "amod": "adjective",
    "pobj": "prepositional object",
}


@pytest.mark.parametrize(("dependency", "sign"), DEPENDENCIES.items())
def test_a_single_word_has_its_place_in_the_parse_as_a_sign(dependency, sign):
    place = parsed(f"Kveld/NNP/PROPN/{dependency}/1 sang/VBD/VERB/ROOT/1")
    assert sign in signs_in(place, Name(0, 5, "Kveld", "ORG"))


DEEDS = {
    "losses": ("posted=post/VBD/ROOT a/DT/det>loss loss/NN/dobj>posted", "deed of a body"),
    "letters": ("posted=post/VBD/ROOT a/DT/det>letter letter/NN/dobj>posted", None),
    "buyer": ("acquired=acquire/VBD/ROOT Hydro/NNP/dobj>acquired", "deed of a body"),
    "recall": ("recalled=recall/VBD/ROOT 40/CD/nummod>boats boats/NNS/dobj>recalled", "deed of a body"),
    "memory": ("recalled=recall/VBD/ROOT the/DT/det>boats boats/NNS/dobj>recalled", None),
    "club": ("have/VBP/aux>won won=win/VBN/ROOT", "plural verb"),
    "player": ("has/VBZ/aux>won won=win/VBN/ROOT", None),
    "two": ("and/CC/cc>Kveld Lund/NNP/conj>Kveld have/VBP/aux>won won=win/VBN/ROOT", None),
    "its": ("sold=sell/VBD/ROOT its/PRP$/poss>boat boat/NN/dobj>sold", "taken up as a thing"),
    "his": ("sold=sell/VBD/ROOT his/PRP$/poss>boat boat/NN/dobj>sold", "taken up as a person"),
    "rain": ("hoped=hope/VBD/ROOT it/PRP/nsubj>rained rained=rain/VBD/ccomp>hoped", None),
}


@pytest.mark.parametrize(("behind", "sign"), DEEDS.values(), ids=DEEDS)
def test_what_a_name_does_and_what_takes_it_up_are_signs(behind, sign):
    verb = next(row for row in behind.split() if row.endswith("/ROOT")).partition("=")[0]
    signs = signs_in(discourse(f"Kveld/NNP/nsubj>{verb} {behind}"), Name(0, 5, "Kveld", "ORG"))
    assert {*OF_DEEDS} & signs.keys() == ({sign} if sign else set())


@pytest.mark.parametrize(("noun", "described"), [("mayor", True), ("boat", False)])
def test_what_a_person_does_beside_a_name_is_a_sign(noun, described):
    words = f"the/DT/DET/det/1 {noun}/NN/NOUN/ROOT/1 ,/,/PUNCT/punct/1 Ada/NNP/PROPN/compound/4 Kveld/NNP/PROPN/appos/1"
    beside = parsed(words)
    name = name_in(beside.text, "Ada Kveld")
    assert ("what a person does beside" in signs_in(beside, name)) is described


@pytest.mark.parametrize(
    "before", ["Emeka/NNP/PROPN/compound/1", "Lund/NNP/PROPN/compound/1", "Emeka/NNP/PROPN/ROOT/0"]
)
def test_a_first_name_that_the_model_left_out_is_a_sign(before):
    behind = parsed(f"{before} Kveld/NNP/PROPN/nsubj/2 sang/VBD/VERB/ROOT/2")
    signs = signs_in(behind, name_in(behind.text, "Kveld"))
    assert ("given name before" in signs) is (before == "Emeka/NNP/PROPN/compound/1")


@pytest.mark.parametrize(("noun", "is_sign"), [("referee", True), ("rival", True), ("river", False)])
def test_a_noun_for_a_person_right_before_an_unknown_name_is_a_sign(noun, is_sign):
    behind = parsed(f"{noun}/NN/NOUN/compound/2 Riaan/NNP/PROPN/compound/1 Okkers/NNP/PROPN/ROOT/0")
    signs = signs_in(behind, name_in(behind.text, "Riaan Okkers"))
    assert ("noun for a person before" in signs) is is_sign


BY_OTHERS = {
    "last word alone": ("so Riaan Okkers met Okkers", [("Riaan Okkers", "ORG"), ("Okkers", "GPE")]),
    "word of a person": ("so Berg met Ada Berg", [("Berg", "ORG"), ("Ada Berg", "PERSON")]),
    "last word of a person": ("so Olga Berg met Ada Berg", [("Olga Berg", "ORG"), ("Ada Berg", "PERSON")]),
    "word of a club": ("so City met Lund City", [("City", "PERSON"), ("Lund City", "ORG")]),
    "word of an organisation": ("so Hydro met Hydro Works", [("Hydro", "PERSON"), ("Hydro Works", "ORG")]),
    "no name of a person": ("so Kveld met Ada Berg", [("Kveld", "ORG"), ("Ada Berg", "PERSON")]),
    "beside GPE": ("so Kveld and Lund fell", [("Kveld", "ORG"), ("Lund", "GPE")]),
}


@pytest.mark.parametrize(("place", "is_short"), [("Kveld", True), ("Kabul", False)])
def test_a_place_that_nobody_knows_may_be_the_short_name_of_a_firm(small, place, is_short):
    text = f"so {place} met {place} Works"
    names = name_in(text, place, "GPE"), name_in(text, f"{place} Works", "ORG")
    assert ("word of an organisation" in signs_in(discourse_in(doc_of(text)), *names, gazetteer=small)) is is_short


@pytest.mark.parametrize(("place", "is_known"), [("Kveld", False), ("Kabul", True)])
def test_that_no_place_is_known_by_a_name_is_a_sign(small, place, is_known):
    name = name_in(f"so {place} fell", place, "GPE")
    signs = signs_in(discourse_in(doc_of(f"so {place} fell")), name, gazetteer=small)
    assert ("no known place" not in signs) is is_known


@pytest.mark.parametrize(("sign", "case"), BY_OTHERS.items(), ids=BY_OTHERS)
def test_other_names_of_the_article_are_signs(sign, case):
    text, names = case
    assert sign in signs_in(discourse_in(doc_of(text)), *(name_in(text, *name) for name in names))


PLACES = {
    "demonym": ("Lundish", "PCLI", 0, "demonym"),
    "place of several words": ("Port Kveld", "PPL", 600_000, "name"),
    "country or state": ("Lund", "ADM1", 0, "name"),
    "city": ("Lund", "PPL", 3_000_000, "name"),
    "town": ("Lund", "PPL", 30_000, "name"),
    "village": ("Lund", "PPL", 30, "name"),
}


@pytest.mark.parametrize(("sign", "case"), PLACES.items(), ids=PLACES)
def test_what_the_gazetteer_knows_is_a_sign(sign, case):
    words, feature, population, kind = case
    where = {"latitude": 0, "longitude": 0, "radius_km": None, "country": None, "admin1": None}
    entry = Entry(key="newsnb:lund", name=words, feature=feature, population=population, kind=kind, **where)
    assert sign_of_place(entry, Name(0, len(words), words, "ORG")) == sign


def test_the_best_place_of_a_name_is_a_sign(small):
    assert "city" in signs_in(discourse_in(doc_of("so Kabul fell")), Name(3, 8, "Kabul", "ORG"), gazetteer=small)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Kveld Company", "ORG"),
        ("Lake Kveld", "LOC"),
        ("Kveld Airport", "FAC"),
        ("Kurds", "NORP"),
        ("Easter", "EVENT"),
        ("Republic of Kveld", "GPE"),
    ],
)
def test_a_word_of_the_name_tells_its_label_and_silences_what_stands_beside(words, label):
    text = f"so Mr {words} said"
    signs = signs_in(discourse_in(doc_of(text)), name_in(text, words, "PERSON"))
    assert f"word of {label}" in signs
    assert not {"title before", "speech beside"} & {*signs}


def test_mentions_count_as_a_share_of_themselves():
    text = "fire in Kveld and Kveld and Kveld and Kveld and Kveld and Kveld"
    names = [Name(at, at + 5, "Kveld", "ORG") for at in range(8, len(text), 10)]
    signs = signs_in(discourse_in(doc_of(text)), *names)
    assert (signs["marked ORG"], signs["in before"]) == (3, 0.5)


def test_the_label_with_the_largest_sum_wins_and_a_tie_goes_to_the_models():
    weights = read_weights({"ORG: a": 1, "PERSON: b": 2, "GPE: b": 0.5, "GPE: c": 0.5})
    assert best_label({"a": 1, "b": 1}, "ORG", weights) == "PERSON"
    assert best_label({"a": 2, "b": 1}, "ORG", weights) == "ORG"
    assert best_label({"a": 1, "b": 0.5}, "PERSON", weights) == "PERSON"


def test_a_settled_label_stays():
    text = "so Mr Kveld sang"
    name = name_in(text, "Kveld")
    (decided,) = decide(discourse_in(doc_of(text)), [name], settled={"kveld": "GPE"})
    assert decided.label == "GPE"


def test_a_name_that_becomes_a_persons_is_without_its_title():
    text = "claims Mr Kveld sang"
    name = name_in(text, "Mr Kveld")
    (decided,) = decide(discourse_in(doc_of(text)), [name], settled={"mr kveld": "PERSON"})
    assert (decided.words, decided.start, decided.label) == ("Kveld", 10, "PERSON")


@pytest.mark.parametrize("rule", ["election", "address", "surname", "title", "dateline", "turn"])
def test_a_sure_rule_keeps_its_label(rule):
    text = "fire in Kveld today"
    name = Name(8, 13, "Kveld", "PERSON", rule)
    assert decide(discourse_in(doc_of(text)), [name]) == [name]


def test_each_sign_of_the_table_is_tested():
    signs = {feature.partition(": ")[2] for feature in english.weights("labels")}
    tested = {*BESIDE, *DEPENDENCIES.values(), *BY_OTHERS, *PLACES, *OF_COUNTRIES, *OF_DEEDS, *OF_ONE}
    of_labels = {f"{what} {label}" for what in ("marked", "beside", "word of") for label in LABELS}
    assert signs <= tested | of_labels


OF_DEEDS = ("deed of a body", "plural verb", "taken up as a thing", "taken up as a person")
OF_ONE = ("what a person does beside", "noun for a person before", "given name before", "no known place")
OF_COUNTRIES = ("country at the end", "initials of a country")


def test_an_acronym_that_is_printed_as_a_word_is_known():
    signs = signs_in(discourse_in(doc_of("so Unicef fell")), name_in("so Unicef fell", "Unicef", "PERSON"))
    assert "known organisation" in signs
    assert "known organisation" not in signs_in(discourse_in(doc_of("so Who fell")), name_in("so Who fell", "Who"))


@pytest.mark.parametrize(
    ("words", "sign"),
    [("Hydro Jordan", "country at the end"), ("Olaf Jordan", None), ("UAE", "initials of a country")],
    ids="branch person initials".split(),
)
def test_the_gazetteer_tells_branches_and_initials_of_countries(gazetteer, words, sign):
    signs = signs_in(discourse_in(doc_of(f"so {words} fell")), name_in(f"so {words} fell", words), gazetteer=gazetteer)
    assert {*OF_COUNTRIES}.intersection(signs) == ({sign} if sign else set())
