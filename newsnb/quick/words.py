"""Parts of speech, morphology and lemmas: each combination of what they depend on is looked up once.

All but a few rules of the attribute ruler look at one token: at its tag, its dependency, whether it is space, and its
form if that is one of a hundred words. The others are looked for only around the few words that they need. A lemma
depends on form, part of speech and morphology.
"""

from collections import defaultdict
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

from newsnb.quick.vectors import group

_SEEN = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_SET = [POS, MORPH, LEMMA]
_KEPT = 15_000
"""Forms of which is kept what is known, some 3 MB of lemmas."""


class QuickRules:
    """Sets what an attribute ruler sets."""

    def __init__(self, ruler: Any) -> None:
        self._attrs, self._at, self._strings = ruler.attrs, ruler.indices, ruler.vocab.strings
        self._plain, self._odd, self._signs = (Matcher(ruler.vocab) for _ in range(3))
        self._longest = 1
        words: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                is_plain = _is_plain(pattern, ruler.attrs[number])
                (self._plain if is_plain else self._odd).add(str(number), [pattern])
                if is_plain:
                    words |= _words_of(pattern)
                else:
                    self._signs.add(str(number), [[_sign_of(pattern)]])
                    self._longest = max(self._longest, len(pattern))
        self._words = np.array([self._strings.add(word) for word in words], np.uint64)
        self._rules: dict[tuple[int, ...], list[int]] = {}
        self._values: dict[tuple[int, ...], list[int]] = {}
        self._has_sign: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set parts of speech, morphology and the lemmas that have a rule of their own."""
        if not len(doc):
            return doc
        columns: Any = doc.to_array([LOWER, TAG, DEP, IS_SPACE])
        odd = self._find_odd(doc, columns[:, 0].tolist())
        columns[~np.isin(columns[:, 0], self._words), 0] = 0
        first, groups = group(columns)
        keys = [tuple(key) for key in columns[first].tolist()]
        values = np.array([self._values_of(doc, *pair) for pair in zip(first.tolist(), keys, strict=True)], np.uint64)
        new: Any = np.where(values[groups], values[groups], doc.to_array(_SET))
        doc.from_array(_SET, new)
        for token, rules in odd.items():
            for number in sorted([*rules, *self._rules[keys[groups[token]]]]):
                set_token_attrs(doc[token], self._attrs[number])
        return doc

    def _find_odd(self, doc: Doc, forms: list[int]) -> dict[int, set[int]]:
        """Return the rules of several tokens or of other attributes that apply, by the token that they change."""
        found = defaultdict(set)
        for token in self._find_signs(doc, forms):
            first = max(0, token + 1 - self._longest)
            for name, start, end in self._odd(doc[first : token + self._longest], allow_missing=True):
                number = int(self._strings[name])
                found[first + range(start, end)[self._at[number]]].add(number)
        return found

    def _find_signs(self, doc: Doc, forms: list[int]) -> list[int]:
        """Return the tokens around which one of these rules may apply; whether one may depends on the token's form."""
        if len(self._has_sign) >= _KEPT:
            self._has_sign.clear()
        for form, token in dict(zip(forms, range(len(forms)), strict=True)).items():
            if form not in self._has_sign:
                self._has_sign[form] = bool(self._signs(doc[token : token + 1], allow_missing=True))
        return [token for token, form in enumerate(forms) if self._has_sign[form]]

    def _values_of(self, doc: Doc, token: int, key: tuple[int, ...]) -> list[int]:
        """Return what the rules of one token set for a combination, of which a token is given; 0 for nothing."""
        if key not in self._values:
            matches = self._plain(doc[token : token + 1], allow_missing=True)
            self._rules[key] = sorted(int(self._strings[name]) for name, *_ in matches)
            attrs = {name: value for number in self._rules[key] for name, value in self._attrs[number].items()}
            self._values[key] = [attrs.get(name, 0) for name in _SET]
        return self._values[key]


def _is_plain(pattern: list[dict[str, Any]], attrs: dict[int, int]) -> bool:
    """Return whether a pattern is of one token, looks at what we look at, and sets what we set."""
    tests = [test for wanted in pattern[0].values() if isinstance(wanted, dict) for test in wanted]
    is_known = set(pattern[0]) <= _SEEN and set(tests) <= {"IN", "NOT_IN"}
    return len(pattern) == 1 and is_known and set(attrs) <= set(_SET) and all(attrs.values())


def _words_of(pattern: list[dict[str, Any]]) -> set[str]:
    """Return the forms that a pattern of one token asks for or rules out."""
    wanted = pattern[0].get("LOWER", [])
    listed = [word for words in wanted.values() for word in words] if isinstance(wanted, dict) else [wanted]
    return {word for word in listed if isinstance(word, str)}


def _sign_of(pattern: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what any match of a pattern has: a token of one of a few forms, or of space; any token if neither."""
    forms = [token["LOWER"] for token in pattern if "LOWER" in token]
    listed = [form for form in forms if isinstance(form, str) or "REGEX" not in form]
    if forms:
        return {"LOWER": (listed or forms)[0]}
    return {"IS_SPACE": True} if any(token.get("IS_SPACE") is True for token in pattern) else {}


class QuickLemmas:
    """Sets the lemmas that a lemmatizer of rules sets."""

    def __init__(self, lemmatizer: Any) -> None:
        self._lemmatizer, self._strings = lemmatizer, lemmatizer.vocab.strings
        self._known: dict[tuple[int, ...], str] = {}
        words = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(words):
            words[part_of_speech] = frozenset(words[part_of_speech])  # lists, in which each new form is looked for

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the tokens that have none."""
        if not len(doc):
            return doc
        columns: Any = doc.to_array([ORTH, POS, MORPH])
        before = doc.to_array([LEMMA])
        first, groups = group(columns)
        keys = [tuple(key) for key in columns[first].tolist()]
        words = [self._lemma_of(doc, *pair) for pair in zip(first.tolist(), keys, strict=True)]
        found = np.array([self._strings.add(word) for word in words], np.uint64)[groups]
        new: Any = np.where(before, before, found)
        doc.from_array([LEMMA], new)
        return doc

    def _lemma_of(self, doc: Doc, token: int, key: tuple[int, ...]) -> str:
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = self._lemmatizer.lemmatize(doc[token])[0]
            self._lemmatizer.cache.clear()  # it would keep every form that it ever sees
        return self._known[key]
