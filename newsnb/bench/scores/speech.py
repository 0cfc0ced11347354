"""Reporting words -> whether they report speech.

PolNeAR's annotators also marked what people want, believe, plan, feel and vote for. The words here are the forms of
verbs and phrases with which news reports that something was said or written; they decide what a system is asked for,
the same for every system, and are no part of how newsnb finds quotes.
"""

import re

_FORMS = """
    say says said saying tell tells told telling write writes wrote written writing spoke speak speaks speaking
    ask asks asked asking add adds added adding state states stated stating claim claims claimed claiming
    argue argues argued arguing report reports reported reporting reportedly
    announce announces announced announcing declare declares declared declaring
    explain explains explained explaining notes noted noting insist insists insisted insisting
    suggest suggests suggested suggesting acknowledge acknowledges acknowledged acknowledging
    admit admits admitted admitting deny denies denied denying warn warns warned warning
    tweet tweets tweeted tweeting call calls called calling describe describes described describing
    reply replies replied replying respond responds responded responding assert asserts asserted asserting
    allege alleges alleged alleging allegedly accuse accuses accused accusing charges charged charging
    contend contends contended contending concede concedes conceded conceding confirm confirms confirmed confirming
    comment comments commented commenting mention mentions mentioned mentioning remark remarks remarked remarking
    observes observed observing recall recalls recalled recalling quote quotes quoted quoting
    vow vows vowed vowing promise promises promised promising pledge pledges pledged pledging urge urges urged urging
    testify testifies testified testifying predict predicts predicted predicting
    proclaim proclaims proclaimed proclaiming conclude concludes concluded concluding
    disclose discloses disclosed disclosing reveal reveals revealed revealing shout shouts shouted shouting
    joke jokes joked quip quips quipped read reads repeat repeats repeated repeating
    emphasise emphasises emphasised emphasising emphasize emphasizes emphasized emphasizing
    stress stresses stressed stressing continues continued cite cites cited citing
    maintain maintains maintained maintaining statement
""".split()
_PHRASES = (
    "according to",
    *(f"{point} {where}" for point in ("point", "points", "pointed", "pointing") for where in ("out", "to")),
    *(f"{verb} to {act}" for verb in ("refuses", "refused", "declines", "declined") for act in ("say", "comment")),
)
_SPEECH = re.compile(rf"\b(?:{'|'.join(map(re.escape, (*_PHRASES, *_FORMS)))})\b", re.IGNORECASE)


def reports_speech(cue: str) -> bool:
    """Return whether the words of a cue hold a form that reports speech.

    >>> [reports_speech(cue) for cue in ("has said", "according to", "hopes")]
    [True, True, False]
    """
    return _SPEECH.search(cue) is not None
