"""Each proposer of attributions in clauses and in the layout, on a Doc made by hand."""

import pytest
from attributed import BERG, is_left_out, names_in, short
from parses import discourse, words

from newsnb.extract.attributions import PROPOSERS
from newsnb.extract.attributions.proposers import BY_CLAUSE, BY_LAYOUT, BY_MARKS, IN_MARKS

A_LETTER = (
    "Rain/NNP/compound>Rain again/RB/ROOT ¶/_SP/dep>again We/PRP/nsubj>go go/VBP/ROOT ././punct>go ¶/_SP/dep>go "
    "Berg/NNP/ROOT ¶/_SP/dep>Berg Lund/NNP/ROOT ¶/_SP/dep>Lund"
)
QUESTION = "What/WP/dobj>eat do/VBP/aux>eat you/PRP/nsubj>eat eat/VB/ROOT ?/./punct>eat"
ANSWER = "I/PRP/nsubj>eat eat/VBP/ROOT ants=ant/NNS/dobj>eat ././punct>eat"
INTERVIEW = " ¶/_SP/dep>. ".join([QUESTION, ANSWER] * 3)
ASKED = "We/PRP/nsubj>interviewed interviewed=interview/VBD/ROOT Berg/NNP/dobj>interviewed ././punct>interviewed"
OTHER = (
    "In/IN/prep>wept an/DT/det>interview interview/NN/pobj>In with/IN/prep>interview Aid/NNP/pobj>with "
    "Berg/NNP/dep>wept wept=weep/VBD/ROOT ././punct>wept"
)
OF_ARTICLE = {
    "a clause": (
        "parsed",
        f"{BERG} that/IN/mark>was the/DT/det>pier pier/NN/nsubj>was was=be/VBD/ccomp>said safe/JJ/acomp>was "
        "././punct>said",
        ("say: Rccomp", "said", ["that the pier was safe"], "Ada Berg"),
    ),
    "according to": (
        "according to",
        "The/DT/det>pier pier/NN/nsubj>is is=be/VBZ/ROOT safe/JJ/acomp>is ,/,/punct>is according=accord/VBG/prep>is "
        "to/IN/prep>according Ada/NNP/compound>Berg Berg/NNP/pobj>to ././punct>is",
        ("according to", "according to", ["The pier is safe"], "Ada Berg"),
    ),
    "per": (
        "according to",
        "Per/IN/prep>leaked the/DT/det>report report/NN/pobj>Per ,/,/punct>leaked no/DT/det>gas gas/NN/nsubj>leaked "
        "leaked=leak/VBD/ROOT ././punct>leaked",
        ("according to", "Per", ["no gas leaked"], "the report"),
    ),
    "by somebody's own account": (
        "according to",
        "By/IN/prep>slept her/PRP$/poss>account own/JJ/amod>account account/NN/pobj>By ,/,/punct>slept "
        "she/PRP/nsubj>slept slept=sleep/VBD/ROOT but/CC/cc>slept Lie/NNP/nsubj>left left=leave/VBD/conj>slept",
        ("according to", "account", ["she slept"], "her"),
    ),
    "moved by an account": (
        "according to",
        "She/PRP/nsubjpass>moved was=be/VBD/auxpass>moved moved=move/VBN/ROOT by/IN/agent>moved her/PRP$/poss>account "
        "account/NN/pobj>by ././punct>moved",
        None,
    ),
    "ten per day": (
        "according to",
        "Ten/CD/nummod>boats boats=boat/NNS/nsubj>sail per/IN/prep>boats day/NN/pobj>per sail/VBP/ROOT ././punct>sail",
        None,
    ),
    "an adverb": (
        "adverb",
        "The/DT/det>mayor mayor/NN/nsubj>left reportedly/RB/advmod>left left=leave/VBD/ROOT ././punct>left",
        ("adverb", "reportedly", ["The mayor", "left"], ""),
    ),
    "another adverb": (
        "adverb",
        "The/DT/det>mayor mayor/NN/nsubj>left slowly/RB/advmod>left left=leave/VBD/ROOT ././punct>left",
        None,
    ),
    "what a court heard": (
        "heard in court",
        "Magistrates=magistrate/NNS/nsubj>heard heard=hear/VBD/ROOT that/IN/mark>shut it/PRP/nsubj>shut "
        "shut/VBD/ccomp>heard ././punct>heard",
        ("heard in court", "heard", ["that it shut"], ""),
    ),
    "what a court was told": (
        "heard in court",
        "Jurors=juror/NNS/nsubjpass>told were=be/VBD/auxpass>told told=tell/VBN/ROOT that/IN/mark>shut "
        "it/PRP/nsubj>shut shut/VBD/ccomp>told ././punct>told",
        ("heard in court", "were told", ["that it shut"], ""),
    ),
    "what a court told": (
        "heard in court",
        "Jurors=juror/NNS/nsubj>told told=tell/VBD/ROOT him/PRP/dobj>told that/IN/mark>shut it/PRP/nsubj>shut "
        "shut/VBD/ccomp>told ././punct>told",
        None,
    ),
    "what a band heard": (
        "heard in court",
        "Bands=band/NNS/nsubj>heard heard=hear/VBD/ROOT that/IN/mark>shut it/PRP/nsubj>shut shut/VBD/ccomp>heard",
        None,
    ),
    "somebody cited behind the verb": (
        "cited",
        "Tass/NNP/nsubj>reported reported=report/VBD/ROOT ,/,/punct>reported citing=cite/VBG/advcl>reported "
        "two/CD/nummod>officials officials=official/NNS/dobj>citing ,/,/punct>reported that/IN/mark>shut "
        "it/PRP/nsubj>shut shut/VBD/ccomp>citing ././punct>reported",
        ("cited", "reported", ["that it shut"], "two officials"),
    ),
    "a reason behind the verb": (
        "cited",
        "Tass/NNP/nsubj>reported reported=report/VBD/ROOT ,/,/punct>reported citing=cite/VBG/advcl>reported "
        "rain/NN/dobj>citing ,/,/punct>reported that/IN/mark>shut it/PRP/nsubj>shut shut/VBD/ccomp>rain "
        "././punct>reported",
        ("cited", "reported", ["that it shut"], "Tass"),
    ),
    "a reason at the end": (
        "cited",
        "Tass/NNP/nsubj>said said=say/VBD/ROOT that/IN/mark>shut it/PRP/nsubj>shut shut/VBD/ccomp>said "
        ",/,/punct>said citing=cite/VBG/advcl>said rain/NN/dobj>citing ././punct>said",
        None,
    ),
    "a statement that somebody issued": (
        "document",
        "Berg/NNP/nsubj>issued issued=issue/VBD/ROOT a/DT/det>statement statement/NN/dobj>issued "
        "saying=say/VBG/acl>statement it/PRP/nsubj>shut shut/VBD/ccomp>saying ././punct>issued",
        ("document", "saying", ["it shut"], "Berg"),
    ),
    "a statement that somebody got": (
        "document",
        "Berg/NNP/nsubj>got got=get/VBD/ROOT a/DT/det>statement statement/NN/dobj>got "
        "saying=say/VBG/acl>statement it/PRP/nsubj>shut shut/VBD/ccomp>saying ././punct>got",
        ("document", "saying", ["it shut"], "a statement"),
    ),
    "a man saying so": (
        "document",
        "Berg/NNP/nsubj>saw saw=see/VBD/ROOT a/DT/det>man man/NN/dobj>saw saying=say/VBG/acl>man "
        "it/PRP/nsubj>shut shut/VBD/ccomp>saying ././punct>saw",
        None,
    ),
    "a paper that learned it": (
        "paper itself",
        "It/PRP/nsubj>shut shut/VBD/ccomp>learned ,/,/punct>learned the/DT/det>Echo Echo/NNP/nsubj>learned "
        "has=have/VBZ/aux>learned learned=learn/VBN/ROOT ././punct>learned",
        ("paper itself", "has learned", ["It shut"], "the Echo"),
    ),
    "another's report in marks": (
        "report in marks",
        "“/``/punct>told She/PRP/nsubj>told told=tell/VBD/ROOT me/PRP/dobj>told that/IN/mark>shut it/PRP/nsubj>shut "
        "shut/VBD/ccomp>told ././punct>told ”/''/punct>told",
        ("report in marks", "told", ["that it shut"], "She"),
    ),
    "a report of nobody in particular in marks": (
        "report in marks",
        "“/``/punct>say You/PRP/nsubj>say say/VBP/ROOT that/IN/mark>shut it/PRP/nsubj>shut shut/VBD/ccomp>say "
        "././punct>say ”/''/punct>say",
        None,
    ),
    "turns": (
        "speaker turn",
        "BERG/NNP/nsubj>go :/:/punct>go We/PRP/nsubj>go go/VBP/ROOT ././punct>go ¶/_SP/dep>. LIE/NNP/nsubj>stay "
        ":/:/punct>stay I/PRP/nsubj>stay stay/VBP/ROOT ././punct>stay",
        ("speaker turn", ":", ["We go."], "BERG"),
    ),
    "a turn behind a note": (
        "speaker turn",
        "BERG/NNP/ROOT (/-LRB-/punct>BERG voice/NN/dep>BERG )/-RRB-/punct>BERG :/:/punct>BERG We/PRP/nsubj>go "
        "go/VBP/ROOT ././punct>go ¶/_SP/dep>. LIE/NNP/ROOT :/:/punct>LIE I/PRP/nsubj>stay stay/VBP/ROOT ././punct>stay",
        ("speaker turn", ":", ["We go."], "BERG"),
    ),
    "a page of letters": (
        "signed letter",
        " ".join([A_LETTER] * 3),
        ("signed letter", "", ["We go."], "Berg"),
    ),
    "a name on a line": ("signed letter", A_LETTER, None),
    "a result": (
        "name and colon",
        "Berg/NNP/nsubj>dead 2-1/CD/dep>Berg Lie/NNP/dep>Berg :/:/punct>dead talks=talk/NNS/nsubj>dead dead/JJ/ROOT",
        None,
    ),
    "an interview": (
        "interview answer",
        f"{ASKED} ¶/_SP/dep>. {INTERVIEW}",
        ("interview answer", "", ["I eat ants."], "Berg"),
    ),
    "an interview of the only person named": (
        "interview answer",
        f"{OTHER} ¶/_SP/dep>. {INTERVIEW}",
        ("interview answer", "", ["I eat ants."], "Berg"),
    ),
    "questions that ask nobody": ("interview answer", INTERVIEW.replace("you", "they"), None),
    "a headline": (
        "name and colon",
        "Berg/NNP/nsubj>dead :/:/punct>dead talks=talk/NNS/nsubj>dead dead/JJ/ROOT",
        ("name and colon", ":", ["talks dead"], "Berg"),
    ),
}


@pytest.mark.parametrize(("name", "table", "expected"), OF_ARTICLE.values(), ids=OF_ARTICLE)
def test_proposers_of_articles(name, table, expected):
    text = discourse(table)
    names = names_in(text)
    found = [*(BY_CLAUSE | BY_LAYOUT | IN_MARKS)[name](text, names, False)][:1]
    seen = [(a.rule, *short(text.doc, a)[:1], words(text.doc, a.content), short(text.doc, a)[1]) for a in found]
    assert seen == ([expected] if expected else [])


def test_each_proposer_has_a_case_here_or_is_one_of_words_in_marks():
    assert {name for name, *_ in OF_ARTICLE.values()} | set(BY_MARKS) == set(PROPOSERS)


@pytest.mark.parametrize(("name", "table"), [case[:2] for case in OF_ARTICLE.values() if case[2]])
def test_a_proposer_that_is_left_out_finds_nothing(name, table):
    assert is_left_out(name, discourse(table))
