from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnb.text.parts import find_paragraphs, find_parts, lies_in


def parts(text):
    return [(part.kind, text[part.start : part.end]) for part in find_parts(text, find_paragraphs(text))]


BODY = "The bridge opened on Monday. Nobody crossed it."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, [("body", BODY)]),
        (f"Bridge opens at last\n{BODY}", [("headline", "Bridge opens at last"), ("body", BODY)]),
        (
            f"Bridge opens\nBy Ada Berg\n{BODY}",
            [("headline", "Bridge opens"), ("byline", "By Ada Berg"), ("body", BODY)],
        ),
        (f"OSLO, Norway (AP) — {BODY}", [("dateline", "OSLO, Norway (AP) —"), ("body", BODY)]),
        (f"LA PAZ -- {BODY}", [("dateline", "LA PAZ --"), ("body", BODY)]),
        (
            f"{BODY}\nThe bridge at dawn. (Jon Lie/Fjord Pictures)",
            [("body", BODY), ("caption", "The bridge at dawn."), ("credit", "(Jon Lie/Fjord Pictures)")],
        ),
        (
            f"{BODY}\nThe bridge at dawn. Photo: Jon Lie",
            [("body", BODY), ("caption", "The bridge at dawn."), ("credit", "Photo: Jon Lie")],
        ),
        (f"{BODY}\nJon Lie contributed reporting.", [("body", BODY), ("credit", "Jon Lie contributed reporting.")]),
        (f"{BODY}\n© 2024 Fjord News", [("body", BODY), ("credit", "© 2024 Fjord News")]),
        (f"{BODY}\nThe union (IG Metall) agreed.", [("body", f"{BODY}\nThe union (IG Metall) agreed.")]),
        ("", []),
    ],
    ids="body headline byline dateline short caption colon contributed copyright brackets empty".split(),
)
def test_find_parts_knows_what_a_paragraph_is_for(text, expected):
    assert parts(text) == expected


def test_a_dateline_on_a_line_of_its_own_is_no_headline():
    found = parts(f"Bridge opens\nLEEDS, March 3 -\n{BODY}")
    assert found == [("headline", "Bridge opens"), ("dateline", "LEEDS, March 3 -"), ("body", BODY)]


@pytest.mark.parametrize(
    "writers", ["Leila Haddad-Price", "Jon S. Lie and Ada de Berg", "Ada Berg, Jon Lie and Rose Wu"]
)
def test_full_names_alone_below_a_headline_are_a_byline(writers):
    found = parts(f"Bridge opens\n{writers}\n{BODY}")
    assert found == [("headline", "Bridge opens"), ("byline", writers), ("body", BODY)]


@pytest.mark.parametrize("line", ["Ada Berg wins again", "Harbour Trust", "Rose"])
def test_other_lines_below_a_headline_belong_to_it(line):
    assert ("headline", f"Bridge opens\n{line}") in parts(f"Bridge opens\n{line}\n{BODY}")


def test_a_name_above_all_else_is_a_headline():
    assert parts(f"Ada Berg\n{BODY}") == [("headline", "Ada Berg"), ("body", BODY)]


def test_what_a_page_puts_around_an_article_is_no_headline():
    head = "FOR IMMEDIATE RELEASE\nSkip to content\nMenu\nSubscribe | Log in\nHome > World > Europe\n"
    tail = "Updated 3 hours ago\nShare this article\nFacebook Twitter WhatsApp\n"
    found = parts(f"{head}Bridge opens\nBy Ada Berg\n{tail}{BODY}")
    assert [words for kind, words in found if kind == "headline"] == ["Bridge opens"]
    assert [words for kind, words in found if kind == "byline"] == ["By Ada Berg"]


@pytest.mark.parametrize(
    "line",
    [
        *("Sign in", "Menu", "Comments", "Share:", "Advertisement", "Read more", "Listen to this article 5 min"),
        *(
            "Published May 6",
            "3 hours ago",
            "14:05",
            "Facebook Twitter Copy link",
            "Home > World",
            "News | Sport | Arts",
            "LIVE NOW",
            "Contact: press@bridges.example, +47 555 01 02",
            "Media enquiries: Ada Berg, 555 0102",
            "1. Ten walks around Vik",
        ),
    ],
)
def test_a_line_of_the_page_is_no_headline(line):
    assert parts(f"{line}\nBridge opens\n{BODY}")[1] == ("headline", "Bridge opens")


@pytest.mark.parametrize(
    "line",
    [
        "Jon Lie contributed to this report.",
        "(c) 2024 Fjord News",
        "All rights reserved.",
        "Additional reporting by Jon Lie",
        "(Editing by Jon Lie)",
        "Correction: An earlier version of this article said 13 boats. It is 31.",
        "This article was updated at 15:20 to add what Berg said.",
    ],
)
def test_what_is_told_of_the_making_of_an_article_is_a_credit(line):
    assert parts(f"{BODY}\n{line}")[-1] == ("credit", line)


@pytest.mark.parametrize(
    "line",
    [
        "“Poor welds contributed to the collapse,” said Ada Berg.",
        "Rain contributed to the story of the bridge, she said, and to the flood.",
        "All rights reserved for members will end, the club said.",
        "The study counts the bridges of nine towns (doi: 10.1000/bridges.2024.6).",
        "Towns may sell and/or lease the bridge (sell/lease).",
        "Read the plan first, said Ada Berg. It is long.",
        "Watch out for ice, the town said.",
        "Sign the plan, or leave it, she said.",
        "Related towns agreed.",
    ],
)
def test_the_words_of_a_credit_in_a_sentence_of_the_story_are_of_the_story(line):
    assert parts(f"{BODY}\n{line}") == [("body", f"{BODY}\n{line}")]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: ‘It shook’, say drivers in Vik",
        "Also read: Bridge of Vik shut",
        "RELATED: Bridge of Vik shut",
        "Trending: Berg back in Vik",
        "Related stories – Bridge of Vik shut",
        "More from Fjord News: Bridge of Vik shut",
        "Sign up to our Bridges newsletter to get the news of Vik",
        "Subscribe to the daily email on Vik",
        "Click here for the bridges of Vik",
        "Follow us on all channels in Vik",
        "Download the Fjord News app",
        "Advertisement",
        "Get the news of Vik in your inbox",
        "By signing up you agree to our terms.",
        "By continuing, you accept the terms of Fjord News",
        "Article continues below",
        "Watch: the moment the bridge opened",
        "0:00 / 1:42",
        "What do you think? Have your say in the comments",
    ],
)
def test_what_a_page_puts_into_an_article_is_no_part_of_the_story(line):
    assert parts(f"{BODY}\n{line}\n{BODY}") == [("body", BODY), ("credit", line), ("body", BODY)]


def test_headlines_of_other_articles_below_a_heading_are_no_part_of_the_story():
    lines = ("Related articles", "Clerk says “nobody was in charge”", "Most read:", "1. Goose bites man, says police")
    text = "\n".join(("Bridge opens", BODY, *lines, "The ferry stopped on Tuesday."))
    _, _, *below = parts(text)
    assert below == [*(("credit", line) for line in lines), ("body", "The ferry stopped on Tuesday.")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BY JON LIE", "byline"),
        ("By Jon S. Lie and Ada Berg", "byline"),
        ("By our transport correspondent", "byline"),
        ("By a staff reporter", "byline"),
        ("By then it was late.", "body"),
        ("Bridge opens", "headline"),
        ("The bridge opened, and nobody crossed it;", "body"),
        ("Bridge " * 30, "body"),
    ],
    ids="capitals initial desk staff sentence title stop long".split(),
)
def test_a_line_above_the_story_is_known_by_its_form(line, kind):
    assert parts(f"{line}\n{BODY}")[0][0] == kind


def test_a_headline_has_four_lines_at_most():
    found = parts("\n".join(["Bridge opens"] * 6 + [BODY]))
    assert found[0] == ("headline", "\n".join(["Bridge opens"] * 4))


def test_an_article_has_one_dateline_that_is_no_time():
    text = f"OSLO — {BODY}\nLUND — {BODY}\n14:05 {BODY}"
    assert [words for kind, words in parts(text) if kind == "dateline"] == ["OSLO —", "14:05"]


def test_the_outlet_behind_a_title_leaves_it_a_headline():
    assert parts(f"Old bridge opens at last | Fjord News\n{BODY}")[0] == (
        "headline",
        "Old bridge opens at last | Fjord News",
    )


def test_lines_wrapped_at_a_width_are_one_paragraph():
    text = (
        "The harbour master said on Tuesday that the old quay would be\n"
        "closed for the winter, and that the boats which lie there now\n"
        "must be moved before the first of December or be sold by the\n"
        "city.\n\n"
        "Nobody was asked.\n\nNobody complained.\n"
    )
    assert [text[a:b].split()[0] for a, b in find_paragraphs(text)] == ["The", "Nobody", "Nobody"]


@given(st.text(alphabet="aB (/)\"'.\n\r\t By—Photo:", max_size=120))
def test_paragraphs_hold_every_character_that_is_no_blank(text):
    inside = {i for start, end in find_paragraphs(text) for i in range(start, end)}
    assert all(i in inside for i, ch in enumerate(text) if not ch.isspace())


@given(st.text(alphabet="aB (/)\"'.\n\r\t By—Photo:", max_size=120))
def test_parts_are_in_order_and_do_not_overlap(text):
    found = find_parts(text, find_paragraphs(text))
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", [" " * 100_000, "\t \u00a0" * 30_000, " \n" * 50_000])
def test_blanks_alone_are_no_paragraph_and_are_passed_at_once(text):
    assert find_paragraphs(text) == []
    assert find_paragraphs(f"a{text}") == [(0, 1)]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Beirut — Jets struck a depot overnight.", "Beirut —"),
        ("Port Kveld (AFP) - Jets struck a depot overnight.", "Port Kveld (AFP) -"),
        ("KVELD, Norway, May 6, 2024 /Newswire/ -- Berg Lines sails.", "KVELD, Norway, May 6, 2024 /Newswire/ --"),
        ("14:05 Trains are suspended until noon.", "14:05"),
        ("2.15pm: “We stay,” said the mayor.", "2.15pm:"),
        ("14:05 'Stay at home', says the mayor.", "14:05"),
        ("9.40 am GMT\nTrains are suspended until noon.", "9.40 am GMT"),
        ("14h05\n\n“We stay,” said the mayor.", "14h05"),
    ],
    ids="small agency release entry remark single zone alone".split(),
)
def test_where_and_when_stand_apart_from_what_is_told(text, dateline):
    parts = find_parts(text, find_paragraphs(text))
    assert next((part.kind, text[part.start : part.end]) for part in parts) == ("dateline", dateline)


@pytest.mark.parametrize(
    "text", ["Ada Berg — a skipper — left.", "10.30 is too late for me.", "Ada - the skipper - left."]
)
def test_a_sentence_with_a_dash_or_a_time_has_no_dateline(text):
    assert [part.kind for part in find_parts(text, find_paragraphs(text))] == ["body"]


def test_a_character_is_known_to_lie_in_a_part_of_some_kinds():
    text = f"Bridge opens\nBy Ada Berg\n{BODY}\nReporting by Jon Lie"
    in_credit = lies_in(find_parts(text, find_paragraphs(text)), "byline", "credit")
    words = ("Bridge opens", "By Ada", "Berg", "Nobody", "Reporting", "Lie")
    assert [in_credit(text.index(word)) for word in words] == [False, True, True, False, True, True]
