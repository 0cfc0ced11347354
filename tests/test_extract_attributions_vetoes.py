"""What forbids an attribution, and the words for which a source has no name, on Docs made by hand."""

from itertools import product

import pytest
from parses import discourse, parse, words

from newsnb.extract.attributions import find_attributions
from newsnb.extract.attributions.anonymity import anonymity_of, asks_for_anonymity
from newsnb.extract.attributions.candidates import find_candidates
from newsnb.extract.attributions.finding import stands_in_silent_part
from newsnb.extract.attributions.parsed import (
    VETOES,
    asks_for_an_answer,
    cites_another,
    goes_on_doing,
    holds_its_source,
    is_deed,
    is_done_to,
    is_formula,
    is_made_by,
    is_only_asked,
    only_asks_for_anonymity,
    only_passes_on,
    says_nothing,
)  # fmt: skip
from newsnb.extract.attributions.sources import is_relay
from newsnb.extract.attributions.topics import only_names
from newsnb.extract.findings import Attribution
from newsnb.extract.overlaps import Overlaps

WRITTEN = "was=be/VBD/auxpass>written written=write/VBN/ROOT by/IN/agent>written Berg/NNP/pobj>by"
SHUT = (
    "said=say/VBD/ROOT that/IN/mark>shut the/DT/det>pier pier/NN/nsubjpass>shut was=be/VBD/auxpass>shut "
    "shut/VBN/ccomp>said ././punct>said"
)
ASKED = (
    "A/DT/det>clerk clerk/NN/nsubj>said ,/,/punct>clerk who/WP/nsubj>asked asked=ask/VBD/relcl>clerk "
    "not/RB/neg>named to/TO/aux>named be/VB/auxpass>named named=name/VBN/xcomp>asked "
)
BARRED = (
    "A/DT/det>clerk clerk/NN/nsubj>said ,/,/punct>clerk who/WP/nsubjpass>allowed was=be/VBD/auxpass>allowed "
    "not/RB/neg>allowed allowed=allow/VBN/relcl>clerk to/TO/aux>speak speak/VB/xcomp>allowed ,/,/punct>clerk"
)


def token(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (ASKED, True),
        (ASKED.replace("asked=ask", "asked=decline").replace("not/RB/neg>named", ""), True),
        (ASKED.replace("not/RB/neg>named", ""), False),
        (ASKED.replace("asked=ask", "asked=come"), False),
        (ASKED.replace("be/VB/auxpass>named", ""), False),
    ],
    ids=["asked not to be", "declined to be", "asked to be", "came not to be", "asked not to"],
)
def test_who_asks_for_anonymity_says_nothing(table, expected):
    assert asks_for_anonymity(token(parse(f"{table} {SHUT}"), "named")) is expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("citing=cite/VBG/advcl>said", True), ("seeing=see/VBG/advcl>said", False), ("cited=cite/VBD/advcl>said", False)],
)
def test_who_cites_somebody_only_passes_on(verb, expected):
    form = verb.split("=")[0]
    table = f"Tass/NNP/nsubj>said ,/,/punct>said {verb} Berg/NNP/dobj>{form} ,/,/punct>said {SHUT}"
    text = discourse(table)
    assert is_relay(token(text.doc, form)) is expected
    assert [words(text.doc, a.source) for a in find_attributions(text)] == [["Berg" if expected else "Tass"]]


def test_who_cites_somebody_behind_what_he_reports_gives_a_reason():
    table = f"Tass/NNP/nsubj>said {SHUT[:-14]} ,/,/punct>said citing=cite/VBG/advcl>said rain/NN/dobj>citing"
    text = discourse(table)
    assert not is_relay(token(text.doc, "citing"))
    assert [words(text.doc, a.source) for a in find_attributions(text)][:1] == [["Tass"]]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (f"{ASKED} ,/,/punct>clerk {SHUT}", []),
        (
            f"{ASKED} because/IN/mark>fears he/PRP/nsubj>fears fears=fear/VBZ/advcl>named them/PRP/dobj>fears "
            f",/,/punct>clerk {SHUT}",
            ["because he fears them"],
        ),
        (
            f"{ASKED} for/IN/prep>named fear/NN/pobj>for of/IN/prep>fear them/PRP/pobj>of ,/,/punct>clerk {SHUT}",
            ["for fear of them"],
        ),
        (f"{BARRED} {SHUT}", ["was not allowed to speak"]),
        (f"A/DT/det>clerk clerk/NN/nsubj>said {SHUT[:-14]} on/IN/prep>said background/NN/pobj>on ././punct>said", []),
        (f"The/DT/det>clerk clerk/NN/nsubj>said {SHUT}", None),
    ],
    ids=["asked", "because", "feared", "barred", "on background", "nothing asked"],
)
def test_why_a_source_has_no_name(table, expected):
    text = discourse(table)
    found = anonymity_of(text, token(text.doc, "said"))
    assert (None if found is None else words(text.doc, found)) == expected


NOT_NAMED = (
    "He/PRP/nsubj>asked asked=ask/VBD/ROOT not/RB/neg>named to/TO/aux>named be/VB/auxpass>named "
    "named=name/VBN/xcomp>asked"
)
ATTACKED = "He/PRP/nsubj>attacked attacked=attack/VBD/ROOT "
WAS_CHARGED = "He/PRP/nsubjpass>charged was=be/VBD/auxpass>charged charged=charge/VBN/ROOT"
VETOED = {
    "a deed": (is_deed, f"{ATTACKED} the/DT/det>women women/NNS/dobj>attacked", True),
    "a deed in a place": (
        is_deed,
        f"{ATTACKED} her/PRP/dobj>attacked in/IN/prep>attacked Oslo/NNP/pobj>in",
        True,
    ),
    "another verb": (
        is_deed,
        "It/PRP/nsubjpass>called was=be/VBD/auxpass>called called=call/VBN/ROOT off/RP/prt>called",
        True,
    ),
    "a judgement with a reason": (
        is_deed,
        f"{ATTACKED} her/PRP/dobj>attacked for/IN/prep>attacked delay/NN/pobj>for",
        False,
    ),
    "a deed with something": (
        is_deed,
        "It/PRP/nsubj>declared declared=declare/VBD/ROOT a/DT/det>gift gift/NN/dobj>declared with/IN/prep>declared "
        "thanks/NNS/pobj>with",
        True,
    ),
    "a deed to somebody with a nickname": (
        is_deed,
        f"{ATTACKED} Tara/NNP/nmod>Moe “/``/punct>Moe Tiger/NNP/nmod>Moe ”/''/punct>Moe Moe/NNP/dobj>attacked",
        True,
    ),
    "a judgement in marks": (
        is_deed,
        f"{ATTACKED} “/``/punct>plan the/DT/det>plan plan/NN/dobj>attacked ”/''/punct>plan",
        False,
    ),
    "a verb that judges": (
        is_deed,
        "He/PRP/nsubj>condemned condemned=condemn/VBD/ROOT the/DT/det>plan plan/NN/dobj>condemned",
        False,
    ),
    "what is done to somebody": (
        is_done_to,
        f"{WAS_CHARGED} after/IN/prep>charged crash/NN/pobj>after",
        True,
    ),
    "a charge": (is_done_to, f"{WAS_CHARGED} with/IN/prep>charged theft/NN/pobj>with", False),
    "a document and who wrote it": (is_made_by, f"The/DT/det>memo memo/NN/nsubjpass>written {WRITTEN}", True),
    "a claim and who wrote it": (is_made_by, f"The/DT/det>claim claim/NN/nsubjpass>written {WRITTEN}", False),
    "nothing, and when": (
        says_nothing,
        "He/PRP/nsubj>declined declined=decline/VBD/ROOT to/TO/aux>comment comment/VB/xcomp>declined as/IN/mark>left "
        "he/PRP/nsubj>left left=leave/VBD/advcl>comment",
        True,
    ),
    "who is quoted as saying": (
        only_passes_on,
        "He/PRP/nsubjpass>quoted was=be/VBD/auxpass>quoted quoted=quote/VBN/ROOT as/IN/prep>quoted "
        "saying=say/VBG/pcomp>as so/RB/advmod>saying",
        True,
    ),
    "nothing": (says_nothing, "He/PRP/nsubj>said said=say/VBD/ROOT nothing/NN/dobj>said", True),
    "no comment": (
        says_nothing,
        "He/PRP/nsubj>declined declined=decline/VBD/ROOT to/TO/aux>comment comment/VB/xcomp>declined",
        True,
    ),
    "so in a letter": (
        says_nothing,
        "He/PRP/nsubj>said said=say/VBD/ROOT so/RB/dobj>said in/IN/prep>said a/DT/det>letter letter/NN/pobj>in",
        True,
    ),
    "only where": (
        says_nothing,
        "He/PRP/nsubj>warned warned=warn/VBD/ROOT of/IN/prep>warned floods=flood/NNS/pobj>of",
        False,
    ),
    "something": (
        says_nothing,
        "He/PRP/nsubj>denied denied=deny/VBD/ROOT the/DT/det>claim claim/NN/dobj>denied",
        False,
    ),
    "asked for comment": (
        asks_for_an_answer,
        "He/PRP/nsubj>asked asked=ask/VBD/ROOT for/IN/prep>asked comment/NN/pobj>for",
        True,
    ),
    "continued to do": (
        goes_on_doing,
        "It/PRP/nsubj>continued continued=continue/VBD/ROOT to/TO/aux>be be/VB/xcomp>continued",
        True,
    ),
    "continued to a place": (
        goes_on_doing,
        "It/PRP/nsubj>continued continued=continue/VBD/ROOT to/IN/prep>continued Oslo/NNP/pobj>to",
        False,
    ),
    "asked for bread": (
        asks_for_an_answer,
        "He/PRP/nsubj>asked asked=ask/VBD/ROOT for/IN/prep>asked bread/NN/pobj>for",
        False,
    ),
    "what somebody else calls it": (
        cites_another,
        "He/PRP/nsubj>left left=leave/VBD/ROOT citing=cite/VBG/advcl>left what/WP/dobj>described "
        "he/PRP/nsubj>described described=describe/VBD/ccomp>citing as/IN/prep>described rot/NN/pobj>as",
        True,
    ),
    "a doctor": (
        cites_another,
        "He/PRP/nsubj>left left=leave/VBD/ROOT citing=cite/VBG/advcl>left a/DT/det>doctor doctor/NN/dobj>citing",
        True,
    ),
    "what it is": (
        cites_another,
        "He/PRP/nsubj>explained explained=explain/VBD/ROOT what/WP/dobj>did "
        "he/PRP/nsubj>did did=do/VBD/ccomp>explained",
        False,
    ),
    "what is told of who speaks": (
        holds_its_source,
        "Ada/NNP/nsubj>left ,/,/punct>Ada who/WP/nsubj>taught taught=teach/VBD/relcl>Ada us/PRP/dobj>taught "
        ",/,/punct>Ada left=leave/VBD/ROOT",
        True,
    ),
    "what somebody says": (holds_its_source, f"Berg/NNP/nsubj>said {SHUT}", False),
    "a reminder": (
        is_formula,
        "It/PRP/nsubjpass>recalled may/MD/aux>recalled be/VB/auxpass>recalled recalled=recall/VBN/ROOT "
        "that/IN/mark>fell it/PRP/nsubj>fell fell=fall/VBD/ccomp>recalled",
        True,
    ),
    "thanks with a reason": (
        is_deed,
        "He/PRP/nsubj>thanked thanked=thank/VBD/ROOT them/PRP/dobj>thanked for/IN/prep>thanked it/PRP/pobj>for",
        True,
    ),
    "thanks": (is_formula, "Thank/VBP/ROOT you/PRP/dobj>Thank for/IN/prep>Thank it/PRP/pobj>for", True),
    "who thanks": (
        is_formula,
        "They/PRP/nsubj>thank thank/VBP/ROOT you/PRP/dobj>thank for/IN/prep>thank it/PRP/pobj>for",
        False,
    ),
    "who is asked about something": (
        is_only_asked,
        "Asked=ask/VBN/advcl>said about/IN/prep>Asked it/PRP/pobj>about ,/,/punct>said she/PRP/nsubj>said "
        "said=say/VBD/ROOT",
        True,
    ),
    "who asks about something": (
        is_only_asked,
        "He/PRP/nsubj>asked asked=ask/VBD/ROOT about/IN/prep>asked it/PRP/pobj>about",
        False,
    ),
    "who asks for no name": (only_asks_for_anonymity, NOT_NAMED, True),
    "who asks for something": (only_asks_for_anonymity, NOT_NAMED.replace("be/VB/auxpass>named", ""), False),
    "who passes on": (
        only_passes_on,
        f"Tass/NNP/nsubj>said ,/,/punct>said citing=cite/VBG/advcl>said Berg/NNP/dobj>citing ,/,/punct>said {SHUT}",
        True,
    ),
    "who cites by himself": (only_passes_on, "Tass/NNP/nsubj>cited cited=cite/VBD/ROOT Berg/NNP/dobj>cited", False),
}


@pytest.mark.parametrize(("veto", "table", "expected"), VETOED.values(), ids=VETOED)
def test_what_is_no_report(veto, table, expected):
    text = discourse(table)
    candidates = find_candidates(text, lambda token, cue: True)
    assert any(veto(one, one.options[-1], text.quoted) for one in candidates) is expected


def test_each_veto_has_a_case_for_and_against():
    assert {(veto, expected) for veto, _, expected in VETOED.values()} == set(product(VETOES, (True, False)))


PRAISED = "He/PRP/nsubj>praised praised=praise/VBD/ROOT the/DT/det>crew crew/NN/dobj>praised"
DOUBTS = (
    "They/PRP/nsubj>expressed expressed=express/VBD/ROOT doubts/NNS/dobj>expressed that/IN/mark>works "
    "it/PRP/nsubj>works works=work/VBZ/acl>doubts"
)
NAMED = {
    "praise": (PRAISED, True),
    "praise for something": (f"{PRAISED} for/IN/prep>praised it/PRP/pobj>for", False),
    "an accusation": (
        "He/PRP/nsubj>accused accused=accuse/VBD/ROOT Berg/NNP/dobj>accused of/IN/prep>Berg theft/NN/pobj>of",
        False,
    ),
    "a topic": ("He/PRP/nsubj>spoke spoke=speak/VBD/ROOT about/IN/prep>spoke fares/NNS/pobj>about", True),
    "an offer": ("He/PRP/nsubj>offered offered=offer/VBD/ROOT to/TO/aux>go go/VB/xcomp>offered", True),
    "a vow": ("He/PRP/nsubj>vowed vowed=vow/VBD/ROOT to/TO/aux>go go/VB/xcomp>vowed", False),
    "remembered to do": (
        "He/PRP/nsubj>remembered remembered=remember/VBD/ROOT to/TO/aux>go go/VB/xcomp>remembered",
        True,
    ),
    "remembers that": (
        "He/PRP/nsubj>remembers remembers=remember/VBZ/ROOT it/PRP/nsubj>shut shut/VBD/ccomp>remembers",
        False,
    ),
    "an object with a clause": (DOUBTS, False),
    "a bare announcement": (
        "He/PRP/nsubj>confirmed confirmed=confirm/VBD/ROOT the/DT/det>strike strike/NN/dobj>confirmed",
        True,
    ),
    "an announcement of something": (
        "He/PRP/nsubj>confirmed confirmed=confirm/VBD/ROOT the/DT/det>closure closure/NN/dobj>confirmed "
        "of/IN/prep>closure mills/NNS/pobj>of",
        False,
    ),
    "a question left open": (
        "He/PRP/nsubj>say not/RB/neg>say say/VB/ROOT when/WRB/advmod>opens it/PRP/nsubj>opens opens=open/VBZ/ccomp>say",
        True,
    ),
    "a clause not said": (
        "He/PRP/nsubj>say not/RB/neg>say say/VB/ROOT that/IN/mark>opens it/PRP/nsubj>opens opens=open/VBZ/ccomp>say",
        False,
    ),
    "a claim not denied": (
        "He/PRP/nsubj>deny not/RB/neg>deny deny/VB/ROOT the/DT/det>claim claim/NN/dobj>deny",
        False,
    ),
    "details withheld": (
        "He/PRP/nsubj>reveal not/RB/neg>reveal reveal/VB/ROOT terms/NNS/dobj>reveal of/IN/prep>terms it/PRP/pobj>of",
        True,
    ),
    "a picture": (
        "Footage/NN/nsubj>shows shows=show/VBZ/ROOT Berg/NNP/nsubj>leaving leaving=leave/VBG/ccomp>shows",
        True,
    ),
    "a study": (
        "Studies=study/NNS/nsubj>show show/VBP/ROOT that/IN/mark>opens it/PRP/nsubj>opens opens=open/VBZ/ccomp>show",
        False,
    ),
    "who is charged": (
        "He/PRP/nsubjpass>charged was=be/VBD/auxpass>charged charged=charge/VBN/ROOT",
        True,
    ),
    "a plea": ("He/PRP/nsubj>pleaded pleaded=plead/VBD/ROOT not/RB/neg>guilty guilty/JJ/acomp>pleaded", True),
    "a skill": ("He/PRP/nsubj>taught taught=teach/VBD/ROOT to/TO/aux>dive dive/VB/xcomp>taught", True),
    "an order": ("He/PRP/nsubj>told told=tell/VBD/ROOT to/TO/aux>dive dive/VB/xcomp>told", False),
    "a lesson": (
        "He/PRP/nsubj>taught taught=teach/VBD/ROOT that/IN/mark>rots it/PRP/nsubj>rots rots=rot/VBZ/ccomp>taught",
        False,
    ),
    "a story": ("He/PRP/nsubj>told told=tell/VBD/ROOT its/PRP$/poss>story story/NN/dobj>told", True),
    "a denial": ("He/PRP/nsubj>denied denied=deny/VBD/ROOT guilt/NN/dobj>denied", False),
}


@pytest.mark.parametrize(("table", "expected"), NAMED.values(), ids=NAMED)
def test_what_is_only_named(table, expected):
    candidates = find_candidates(discourse(table), lambda token, cue: True)
    assert [only_names(one, max(one.options, key=lambda option: len(option.heads))) for one in candidates] == [expected]


def overlaps(*spans):
    made = Overlaps()
    made.add(None, spans)
    return made


HELD = Attribution(head=3, rule="say: Rccomp", score=0.9, cue=((10, 14),), content=((15, 30),))


def test_captions_and_datelines_quote_nobody():
    assert stands_in_silent_part(HELD, overlaps((29, 40)))
    assert not stands_in_silent_part(HELD, overlaps((30, 40), (0, 10)))
