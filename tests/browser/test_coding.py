"""The coding sheet in a browser: marks of two articles, a reload, and the file that newsnb.validate reads."""

from playwright.sync_api import expect

import newsnb
from newsnb.corpus.columns import add_rows, empty_tables
from newsnb.corpus.holding import Corpus
from newsnb.corpus.parts import pack
from readings import harbour


def test_what_is_marked_is_what_validate_reads(open_page, tmp_path):
    tables = empty_tables({})
    for article in ("a1", "a2"):
        add_rows(tables, article, harbour(), {})
    corpus = Corpus(own={}, tables=tables, readings={article: pack(harbour()) for article in ("a1", "a2")})
    sheet = corpus.sample(2).save(tmp_path / "sheet.html")
    page = open_page(sheet.read_text("utf-8"), viewport={"width": 1366, "height": 768})
    assert "speech" not in page.locator("body").inner_text()
    whole = ~corpus.quotes["content"].str.contains(" ... ", regex=False) & corpus.quotes["speaker"].notna()
    quote = corpus.quotes[whole & (corpus.quotes["type"] == "direct")].iloc[0]
    mark(page, quote["content"], "q")
    mark(page, quote["speaker"].split()[0], "s")
    mark(page, corpus.mentions[corpus.mentions["kind"] == "place"]["words"].iloc[0], "p")
    expect(page.locator(".marklist li")).to_have_count(2)
    page.reload()
    expect(page.locator(".marklist li")).to_have_count(2)
    page.get_by_role("button", name="This article is finished").click()
    expect(page.locator(".status").first).to_contain_text("1 of 2 articles finished")
    page.get_by_label("Your code").fill("ab")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what is coded").click()
    download.value.save_as(tmp_path / "coded-ab.json")
    table = newsnb.validate(tmp_path / "coded-ab.json", corpus).table.set_index("layer")
    assert table.loc["quotes", "coded"] == table.loc["quotes", "right"] == 1
    assert table.loc["places", "right"] == 1
    assert table.loc["speakers", "right"] == 1
    assert page.failed == []
    assert len(page.requested) <= 3  # the page, the same again, and its download


def mark(page, words, key):
    """Select the words with a click on the first and a click with Shift on the last, and press a key."""
    at = page.evaluate(
        """(wanted) => {
            const words = [...document.querySelectorAll(".words .w")];
            const bare = (text) => text.replace(/\\s+/g, "");
            for (let from = 0; from < words.length; from++) {
                let said = "";
                for (let to = from; to < words.length && said.length <= bare(wanted).length; to++) {
                    said += bare(words[to].textContent);
                    if (said === bare(wanted)) return [from, to];
                }
            }
        }""",
        words,
    )
    page.locator(f".w[data-n='{at[0]}']").click()
    page.locator(f".w[data-n='{at[1]}']").click(modifiers=["Shift"])
    page.keyboard.press(key)
