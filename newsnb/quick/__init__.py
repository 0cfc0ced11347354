"""The default model made quicker without changing what it finds.

The stock pipeline spends most of its time on matrix products, in a library that is slow for small matrices; on
embedding a word again each time it occurs; on walking token by token where no entity is near; and on asking each token
after each rule and word list. `quicken` changes these in a pipeline that newsnb loaded itself, if everything is as it
was when that was tried (`checks`). Otherwise it changes nothing and says why.
"""

from spacy.language import Language

from newsnb.quick.checks import reason_against
from newsnb.quick.names import QuickNames
from newsnb.quick.threads import one_thread
from newsnb.quick.vectors import quicken_vectors
from newsnb.quick.words import QuickLemmas, QuickRules

__all__ = ["QUICK", "STOCK", "one_thread", "quicken"]

QUICK = "quick"
STOCK = "stock"

_QUICK: dict[str, type] = {"attribute_ruler": QuickRules, "lemmatizer": QuickLemmas, "ner": QuickNames}


def quicken(nlp: Language) -> str:
    """Make a pipeline of our own quicker; return what runs now: ``"quick"``, or ``"stock: "`` and the reason."""
    if reason := reason_against(nlp):
        return f"{STOCK}: {reason}"
    quicken_vectors(nlp)
    for number, (name, component) in enumerate(nlp._components):
        nlp._components[number] = (name, _QUICK[name](component) if name in _QUICK else component)
    return QUICK
