"""Articles -> spaCy Docs that newsnb's components go over step by step, with the CPU seconds of each step."""

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path
from platform import machine, python_version
from time import perf_counter, process_time
from typing import Any

import spacy
from spacy.tokens import Doc
from tqdm import tqdm

from newsnb.bench.corpora.articles import Article
from newsnb.collector import paused_collector
from newsnb.gazetteer import load
from newsnb.intake import clean
from newsnb.quick import STOCK, one_thread, quicken
from newsnb.settings import Settings
from newsnb.steps import DEFAULT_MODEL
from newsnb.text.casing import recase
from newsnb.tokens import tokenize

Step = Callable[[Doc], Doc]

MODEL = "model"
"""The clock of the model alone, as newsnb runs it, to which the cost of newsnb's steps is compared."""

_BATCH = 64  # articles parsed at once
_LONGEST_REASON = 200  # characters of an error's message that are kept
_ANY_ARTICLE = "SKIPPER TO GO ON\n“We will go on,” Ada Berg, a skipper, told reporters in Lisbon. He would say no more."


class Bench:
    """The small English pipeline, as newsnb runs it or as it is, and steps of newsnb, each on a clock of its own.

    Attributes
    ----------
    seconds
        CPU seconds of this process by clock: in each step, and in the model alone under `MODEL`.
    crashed
        What went wrong, by the id of the article. A crash is a finding of a benchmark, not its end.
    """

    def __init__(self, *, quick: bool = True) -> None:
        self.nlp = spacy.load(DEFAULT_MODEL)
        self._parse = quicken(self.nlp) if quick else STOCK
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.crashed: dict[str, str] = {}
        self._articles = 0
        self._began = perf_counter()
        self._gazetteer = load()
        self._warm = self.nlp(recase(_ANY_ARTICLE, self._gazetteer))

    def step(self, name: str, factory: str, **config: Any) -> Step:
        """Make a component that runs on the clock ``name``; what it loads on first use is loaded now."""
        component: Step = self.nlp.create_pipe(factory, config=config)
        # An error comes again, and is noted, with the first article; no paragraphs were marked in what only warms up.
        with suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            component(self._warm)

        def timed(doc: Doc) -> Doc:
            with self._clock(name):
                return component(doc)

        return timed

    def parse(
        self, articles: Sequence[Article], *, first: Step | None = None, clock: str = MODEL
    ) -> Iterator[tuple[Article, Doc]]:
        """Parse articles in batches, in their order; one that crashes is noted and left out.

        Parameters
        ----------
        first
            Step between the tokens and the model, on its own clock; None for none, and to leave capitals as they are.
        clock
            For tokens and model; another than `MODEL` where the same articles are parsed for a second time.
        """
        self._articles = len(articles)
        with tqdm(total=len(articles), unit="article", disable=None, leave=False) as progress:
            for begin in range(0, len(articles), _BATCH):
                batch = articles[begin : begin + _BATCH]
                yield from self._parse_batch(batch, first, clock)
                progress.update(len(batch))

    @contextmanager
    def catching(self, article: Article) -> Iterator[None]:
        """Note an exception, whatever it is, as a crash on ``article``, and go on."""
        try:
            yield
        except Exception as error:
            self.crashed[article.id] = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_REASON]

    def report(self, subject: str, corpus: Path, steps: Sequence[str]) -> dict[str, Any]:
        """Return what ran, over what, with what result for the clocks of ``steps``, as plain values."""
        bare = self.seconds[MODEL]
        ours = sum(self.seconds[step] for step in steps)
        return {
            "bench": subject,
            "corpus": corpus.name,
            "date": date.today().isoformat(),
            "made_by": self._made_by(),
            "articles": self._articles,
            "crashed": dict(self.crashed),
            "wall_seconds": round(perf_counter() - self._began, 1),
            "cpu_seconds": {step: round(seconds, 3) for step, seconds in self.seconds.items()},
            "cpu_added": {step: _ratio(self.seconds[step], bare) for step in steps} | {"all": _ratio(ours, bare)},
            "articles_per_cpu_second": {
                MODEL: _ratio(self._articles, bare),
                "with newsnb": _ratio(self._articles, bare + ours),
            },
        }

    def _made_by(self) -> dict[str, str]:
        meta = self.nlp.meta
        return {
            "newsnb": version("newsnb"),
            "spacy": version("spacy"),
            "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
            "parse": self._parse,
            "python": python_version(),
            "machine": machine(),
        }

    def _parse_batch(
        self, articles: Sequence[Article], first: Step | None, clock: str
    ) -> Iterator[tuple[Article, Doc]]:
        begun: list[tuple[Article, Doc]] = []
        for article in articles:
            with self.catching(article):
                doc = self._tokens(article.text, clock, recased=first is not None)
                begun.append((article, first(doc) if first else doc))
        with self._clock(clock), one_thread():
            docs = list(self.nlp.pipe([doc for _, doc in begun]))
        yield from ((article, doc) for (article, _), doc in zip(begun, docs, strict=True))

    def _tokens(self, text: str, clock: str, *, recased: bool) -> Doc:
        text, _ = clean(text, Settings())
        if recased:
            with self._clock("paragraphs"):
                text = recase(text, self._gazetteer)
        with self._clock(clock):
            doc, _ = tokenize(self.nlp, text)
            return doc

    @contextmanager
    def _clock(self, name: str) -> Iterator[None]:
        began = process_time()
        try:
            with paused_collector():  # as newsnb reads
                yield
        finally:
            self.seconds[name] += process_time() - began


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
