"""A corpus -> some of its articles for people to code, who do not see what the machine found."""

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.corpus.holding import Corpus
from newsnb.errors import FileProblem, NewsnbError, UnknownName
from newsnb.files import path_of, write_whole

if TYPE_CHECKING:
    import pandas as pd

LAYERS: Mapping[str, tuple[str, ...]] = {
    "quotes": ("article", "words", "speaker"),
    "places": ("article", "words", "place"),
    "entities": ("article", "words", "name"),
}
"""The layers that people code, and the columns of their sheets."""

_HOW = (
    "Read each article on the sheet 'articles' and note what you find on the other sheets, a row each.",
    "article: the id of the article. words: copied from it, letter for letter.",
    "quotes: all words that somebody is said to have said, in quotation marks or not, without the words that say so.",
    "speaker: the fullest name that the article gives them; their description if it gives none; empty for nobody.",
    "places: every place that is named, each time; place: its name and country, if you can tell, as 'Paris, US'.",
    "entities: every person and organisation, once; name: the fullest name that the article gives them.",
    "done: write x beside an article that you have finished, also where you found nothing.",
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """Articles to be coded.

    Attributes
    ----------
    articles
        A table with the columns ``article title outlet date text done``.
    seed
        With which they were drawn.
    """

    articles: "pd.DataFrame"
    seed: int

    def save(self, path: str | Path) -> Path:
        """Write what people fill in, and return its path.

        Parameters
        ----------
        path
            ``.html``: a page on which they mark quotes, speakers and places, and download what they marked. ``.xlsx``:
            a workbook with a sheet of the articles and one for each layer.

        Raises
        ------
        FileProblem
            If it cannot be written, or is to be something else.

        Examples
        --------
        >>> import newsnb
        >>> corpus = newsnb.read_frame([{"id": "a", "text": '"We will go on," Tom Reed said in Lisbon.'}])
        >>> import tempfile
        >>> folder = tempfile.mkdtemp()
        >>> corpus.sample(1).save(f"{folder}/sheet.xlsx").name
        'sheet.xlsx'
        """
        target = path_of(path)
        if target.suffix.lower() in (".html", ".htm"):
            from newsnb.corpus.coding import coding_page

            if self.articles["text"].isna().all():
                raise FileProblem(
                    target, "has no articles to show", "rejoin the corpus with its texts first, or use .xlsx"
                )
            write_whole(target, coding_page(self.articles, self.seed))
        elif target.suffix.lower() == ".xlsx":
            write_whole(target, self._make_workbook())
        else:
            raise FileProblem(target, "is no coding sheet", "choose a name that ends in .html or .xlsx")
        return target

    def _make_workbook(self) -> bytes:
        import pandas as pd

        buffer = io.BytesIO()
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": plain}) as writer:
            pd.DataFrame({"how": _HOW}).to_excel(writer, sheet_name="how", index=False)
            self.articles.to_excel(writer, sheet_name="articles", index=False, freeze_panes=(1, 0))
            for layer, columns in LAYERS.items():
                pd.DataFrame(columns=list(columns)).to_excel(writer, sheet_name=layer, index=False, freeze_panes=(1, 0))
        return buffer.getvalue()


def draw_sample(corpus: Corpus, n: int, *, by: str | None = "outlet", seed: int = 0) -> Sample:
    """Return articles drawn at random, of each group its share, and one at least; see `Corpus.sample`."""
    import pandas as pd

    articles = corpus.articles[corpus.articles["problem"].isna()]
    if by is not None and by not in articles:
        raise UnknownName("column", by, articles.columns)
    if not isinstance(n, int) or n < 1:
        raise ValueError(f"a sample needs a whole number of articles, 1 or more, got {n!r}")
    groups: dict[str, list[str]] = {}
    for article, group in zip(articles["article"], articles[by] if by else [""] * len(articles), strict=True):
        groups.setdefault(str(group), []).append(article)
    draw = random.Random(seed)
    sizes = _share_out(n, [len(group) for group in groups.values()])
    drawn = [one for group, size in zip(groups.values(), sizes, strict=True) for one in draw.sample(group, size)]
    draw.shuffle(drawn)  # so that coders do not read one outlet after the other
    chosen = articles.set_index("article").loc[drawn].reset_index()[["article", "title", "outlet", "date"]]
    texts = pd.Series([_text_of(corpus, one) for one in drawn], dtype="str")
    return Sample(articles=chosen.assign(text=texts, done=None), seed=seed)


def _share_out(n: int, sizes: Sequence[int]) -> list[int]:
    """Return how many to draw of groups of these sizes: their share, rounded by the largest remainder, at least one."""
    wanted = [n * size / sum(sizes) for size in sizes]
    shares = [max(1, min(int(want), size)) for want, size in zip(wanted, sizes, strict=True)]
    order = sorted(range(len(sizes)), key=lambda at: int(wanted[at]) - wanted[at])
    for at in order:
        if sum(shares) < n and shares[at] < sizes[at]:
            shares[at] += 1
    return shares


def _text_of(corpus: Corpus, article: str) -> str | None:
    try:
        return corpus[article].text
    except NewsnbError:  # saved without words: coders have the articles
        return None
