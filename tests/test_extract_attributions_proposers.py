"""Each proposer of attributions, on a Doc made by hand."""

import re

import pytest
from parses import discourse, words

from newsnb.extract.attributions import PROPOSERS, find_attributions
from newsnb.extract.attributions.context import Before, QuoteContext
from newsnb.extract.attributions.proposers import BY_CLAUSE, BY_LAYOUT, BY_MARKS, IN_MARKS
from newsnb.extract.findings import Name

BERG = "Ada/NNP/compound>Berg Berg/NNP/nsubj>said said=say/VBD/ROOT"
SAFE = (
    "“/``/punct>said The/DT/det>pier pier/NN/nsubj>is is=be/VBZ/ccomp>said safe/JJ/acomp>is ,/,/punct>said "
    "”/''/punct>said"
)
NEVER = (
    "“/``/punct>shut It/PRP/nsubjpass>shut was=be/VBD/auxpass>shut never/RB/neg>shut shut/VBN/ROOT "
    "before/RB/advmod>shut ./,/punct>shut ”/''/punct>shut"
)

RATED = (
    "“/``/punct>circus a/DT/det>circus whole/JJ/amod>circus circus/NN/pobj>as without/IN/prep>circus any/DT/det>tent "
    "tent/NN/pobj>without ”/''/punct>circus"
)
LATE = NEVER.replace("./,/punct>shut", ",/,/punct>shut")

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
OF_MARKS = {
    "a dash behind": (
        "signed",
        f"{NEVER} —/:/punct>Berg Ada/NNP/compound>Berg Berg/NNP/ROOT",
        ("—", "Ada Berg"),
    ),
    "a dash and small letters": ("signed", f"{NEVER} —/:/punct>fact a/DT/det>fact fact/NN/ROOT", None),
    "a colon and a name behind": (
        "signed",
        f"{NEVER} :/:/punct>Aid Harbour/NNP/compound>Aid Aid/NNP/ROOT",
        (":", "Harbour Aid"),
    ),
    "a colon and a clause behind": ("signed", f"{NEVER} :/:/punct>left Berg/NNP/nsubj>left left=leave/VBD/ROOT", None),
    "somebody's answer and a colon": (
        "noun of speech",
        "Ada/NNP/poss>answer 's/POS/case>Ada answer/NN/nsubj>was was=be/VBD/ROOT short/JJ/acomp>was :/:/punct>was "
        f"{NEVER}",
        ("answer", "Ada"),
    ),
    "in somebody's words": (
        "noun of speech",
        "In/IN/prep>fell the/DT/det>words words=word/NNS/pobj>In of/IN/prep>words Berg/NNP/pobj>of ,/,/punct>fell "
        f"it/PRP/nsubj>fell fell=fall/VBD/ROOT {NEVER}",
        ("words", "Berg"),
    ),
    "a clause in somebody's words": (
        "in words of",
        "It/PRP/nsubj>is is=be/VBZ/ROOT ,/,/punct>is in/IN/prep>is Berg/NNP/poss>words 's/POS/case>Berg "
        f"words=word/NNS/pobj>in ,/,/punct>is {NEVER}",
        ("words", "Berg"),
    ),
    "somebody's reply behind": (
        "noun of speech",
        f"{LATE} came=come/VBD/ROOT the/DT/det>reply reply/NN/nsubj>came from/IN/prep>reply Berg/NNP/pobj>from",
        ("reply", "Berg"),
    ),
    "a song's words": (
        "noun of speech",
        "The/DT/det>words words=word/NNS/ROOT of/IN/prep>words the/DT/det>song song/NN/pobj>of :/:/punct>words "
        f"{NEVER}",
        None,
    ),
    "words that are told of": (
        "noun of speech",
        "Lie/NNP/nsubj>knew knew=know/VBD/ROOT Ada/NNP/poss>answer 's/POS/case>Ada answer/NN/dobj>knew "
        f"by/IN/prep>knew heart/NN/pobj>by :/:/punct>knew {NEVER}",
        None,
    ),
    "a person and a colon": (
        "person and colon",
        f"The/DT/det>mayor mayor/NN/nsubj>was was=be/VBD/ROOT blunt/JJ/acomp>was :/:/punct>was {NEVER}",
        (":", "The mayor"),
    ),
    "a name, a description and a colon": (
        "person and colon",
        f"Berg/NNP/ROOT ,/,/punct>Berg of/IN/prep>Berg Aid/NNP/pobj>of :/:/punct>Berg {NEVER}",
        (":", "Berg, of Aid"),
    ),
    "a thing and a colon": (
        "person and colon",
        f"The/DT/det>sign sign/NN/nsubj>was was=be/VBD/ROOT blunt/JJ/acomp>was :/:/punct>was {NEVER}",
        None,
    ),
    "a person and a title": (
        "person and colon",
        "He/PRP/nsubj>wrote wrote=write/VBD/ROOT one/NN/dobj>wrote :/:/punct>wrote “/``/punct>Pier The/DT/det>Pier "
        "Pier/NN/appos>one ”/''/punct>Pier",
        None,
    ),
    "the sentence before": (
        "sentence before",
        f"He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked {NEVER}",
        ("", "He"),
    ),
    "whoever speaks in the sentence before": (
        "sentence before",
        f"Lund/NNP/nsubj>spoke spoke=speak/VBD/ROOT again/RB/advmod>spoke ././punct>spoke {NEVER}",
        ("", "Lund"),
    ),
    "a thing in the sentence before": (
        "sentence before",
        f"It/PRP/nsubj>rained rained=rain/VBD/ROOT again/RB/advmod>rained ././punct>rained {NEVER}",
        None,
    ),
    "the sentence behind": (
        "sentence behind",
        f"{NEVER} He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked {NEVER}",
        ("", "He"),
    ),
    "whoever says what goes on": (
        "sentence behind",
        f"{NEVER} It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained {SAFE} {BERG} ././punct>said",
        ("", "Ada Berg"),
    ),
    "a thing in the sentence behind": (
        "sentence behind",
        f"{NEVER} It/PRP/nsubj>rained rained=rain/VBD/ROOT ././punct>rained {NEVER}",
        None,
    ),
    "a sentence at the end": (
        "sentence behind",
        f"{NEVER} He/PRP/nsubj>looked looked=look/VBD/ROOT up/RB/advmod>looked ././punct>looked",
        None,
    ),
    "a part of a clause": (
        "in the clause",
        "Ada/NNP/compound>Berg Berg/NNP/nsubj>called called=call/VBD/ROOT it/PRP/dobj>called a/DT/det>disaster "
        "“/``/punct>disaster complete/JJ/amod>disaster disaster/NN/oprd>called ”/''/punct>called ././punct>called",
        ("called", "Ada Berg"),
    ),
    "no part of a clause": ("in the clause", f"{SAFE} {BERG} ././punct>said", None),
    "a cue behind": ("behind the marks", f"{SAFE} {BERG} ././punct>said", ("said", "Ada Berg")),
    "a cue behind that is inverted": (
        "behind the marks",
        f"{SAFE} said=say/VBD/ROOT Ada/NNP/compound>Berg Berg/NNP/nsubj>said ././punct>said",
        ("said", "Ada Berg"),
    ),
    "a verb behind that the lexicon does not know": (
        "behind the marks",
        f"{SAFE} Ada/NNP/compound>Berg Berg/NNP/nsubj>said blorped=blorp/VBD/ROOT ././punct>blorped".replace(
            ">said", ">blorped"
        ),
        ("blorped", "Ada Berg"),
    ),
    "what somebody used to say": (
        "behind the marks",
        f"{LATE} Berg/NNP/nsubj>used used=use/VBD/ROOT to/TO/aux>say say/VB/xcomp>used ././punct>used",
        ("to say", "Berg"),
    ),
    "what somebody declined to say": (
        "behind the marks",
        f"{LATE} Berg/NNP/nsubj>declined declined=decline/VBD/ROOT to/TO/aux>say say/VB/xcomp>declined",
        None,
    ),
    "nothing behind": ("behind the marks", NEVER, None),
    "a cue before": ("before the marks", f"{BERG} :/:/punct>said {NEVER}", ("said", "Ada Berg")),
    "no cue before": ("before the marks", f"Nobody/NN/nsubj>came came=come/VBD/ROOT ,/,/punct>came {NEVER}", None),
    "a name before": (
        "name and colon",
        f"Tom/NNP/compound>Reed Reed/NNP/ROOT :/:/punct>Reed {NEVER}",
        (":", "Tom Reed"),
    ),
    "what somebody did, taken for a name": (
        "name and colon",
        f"Reed/NNP/compound>tour cancels/NNS/compound>tour tour/NN/ROOT :/:/punct>tour {NEVER}",
        None,
    ),
    "a verb before": ("name and colon", f"Reed/NNP/nsubj>came came=come/VBD/ROOT :/:/punct>came {NEVER}", None),
    "whoever does what is told around": (
        "subject around",
        f"She/PRP/nsubj>rated rated=rate/VBD/ROOT the/DT/det>plan plan/NN/dobj>rated as/IN/prep>rated {RATED}",
        ("", "She"),
    ),
    "a thing does what is told around": (
        "subject around",
        f"Snow/NN/nsubj>rated rated=rate/VBD/ROOT the/DT/det>plan plan/NN/dobj>rated as/IN/prep>rated {RATED}",
        None,
    ),
    "enough words": ("marks alone", NEVER, ("", "")),
    "few words": ("marks alone", "“/``/punct>pier The/DT/det>pier pier/NN/ROOT ”/''/punct>pier", None),
}
GOES_ON = {
    "behind its cue": ("continued", f"{SAFE} {BERG} ././punct>said {NEVER}", ("said", "Ada Berg")),
    "in another paragraph": ("continued", f"{SAFE} {BERG} ././punct>said ¶/_SP/dep>. {NEVER}", None),
}


def short(doc, found):
    """Return the cue and the source of an attribution, as printed."""
    return found and ("".join(words(doc, found.cue)), "".join(words(doc, found.source)))


def names_in(text):
    """Return the names of Berg."""
    return [Name(match.start(), match.end(), "Berg", "PERSON") for match in re.finditer(r"\bBerg\b", text.text)]


@pytest.mark.parametrize(("name", "table", "expected"), OF_ARTICLE.values(), ids=OF_ARTICLE)
def test_proposers_of_articles(name, table, expected):
    text = discourse(table)
    names = names_in(text)
    found = [*(BY_CLAUSE | BY_LAYOUT | IN_MARKS)[name](text, names, False)][:1]
    seen = [(a.rule, *short(text.doc, a)[:1], words(text.doc, a.content), short(text.doc, a)[1]) for a in found]
    assert seen == ([expected] if expected else [])


@pytest.mark.parametrize(("name", "table", "expected"), OF_MARKS.values(), ids=OF_MARKS)
def test_proposers_of_words_in_marks(name, table, expected):
    text = discourse(table)
    found = BY_MARKS[name](QuoteContext(text, text.stretches), text.stretches[0], Before())
    assert short(text.doc, found) == expected
    assert found is None or found.rule == name


@pytest.mark.parametrize(("name", "table", "expected"), GOES_ON.values(), ids=GOES_ON)
def test_proposers_of_what_goes_on(name, table, expected):
    text = discourse(table)
    first, second = text.stretches
    cue = next(token.i for token in text.doc if token.text == "said")
    found = BY_MARKS[name](QuoteContext(text, text.stretches), second, Before(stretch=first, cue=cue))
    assert short(text.doc, found) == expected
    assert BY_MARKS[name](QuoteContext(text, text.stretches), second, Before()) is None


def test_each_proposer_has_a_case():
    cases = {name for name, *_ in (*OF_ARTICLE.values(), *OF_MARKS.values(), *GOES_ON.values())}
    assert cases | {"same speaker goes on", "said below"} == set(PROPOSERS)


LEFT_OUT = [case for case in OF_ARTICLE.values() if case[2]] + [case for case in OF_MARKS.values() if case[2]]


@pytest.mark.parametrize(("name", "table"), [case[:2] for case in LEFT_OUT])
def test_a_proposer_that_is_left_out_finds_nothing(name, table):
    text = discourse(table)
    names = names_in(text)
    rules = {attribution.rule for attribution in find_attributions(text, names, without=[name])}
    assert name not in rules
    assert name != "parsed" or not any(":" in rule for rule in rules)
