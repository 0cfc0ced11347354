"""Text that tells when somebody works it out as a template: in the kernel, or in a page.

Every page of the bench bears one text more, the canary, in the syntaxes of the common template languages. Where one of
them is evaluated, a product of two primes stands in the page that stood in nobody's text, or a variable is set in the
environment of this process. A row of the file gives itself away by the value of its own sum: ``{{7*7}}`` as 49.
"""

import os
import re

from newsnb.bench.safety.rows import Row

_VARIABLE = "NEWSNB_BENCH_CANARY"
_SUM = "8191*8179"
PRODUCT = str(8191 * 8179)
"""What stands in a page that evaluated the canary."""

_SET = f"cycler.__init__.__globals__.os.environ.__setitem__('{_VARIABLE}', 'sung')"
CANARY = Row(
    id="canary",
    family="canary",
    context="text",
    text=f"{{{{{_SUM}}}}} ${{{_SUM}}} #{{{_SUM}}} <%= {_SUM} %> @({_SUM}) [[{_SUM}]] {{{{ {_SET} }}}}",
)

_EXPRESSION = re.compile(
    r"\{\{\{?-?\s*(?P<a>\d+)\s*\*\s*'?(?P<b>\d+)'?\s*-?\}?\}\}|[$#*@]\{\{?\s*(?P<c>\d+)\s*\*\s*(?P<d>\d+)\s*\}?\}"
    r"|<%=?\s*(?P<e>\d+)\s*\*\s*(?P<f>\d+)\s*%>|@\(?(?P<g>\d+)\s*\*\s*(?P<h>\d+)\)?"
)


def worked_out(text: str) -> str | None:
    """Return what a template language would make of the sums in ``text``; None where there are none.

    Examples
    --------
    >>> worked_out("Is {{7*7}} much?"), worked_out("{{ 7*'7' }}"), worked_out("7*7")
    ('Is 49 much?', '49', None)
    """
    if not _EXPRESSION.search(text):
        return None
    return _EXPRESSION.sub(_product, text)


def was_evaluated(text: str, shown: str) -> bool:
    """Return whether ``shown``, where ``text`` should stand as it is, has the value of a sum of it instead."""
    value = worked_out(text)
    return value is not None and text not in shown and value in shown


def kernel_sang() -> bool:
    """Return whether this process evaluated the canary since it was last asked."""
    return os.environ.pop(_VARIABLE, None) is not None


def _product(match: re.Match[str]) -> str:
    left, right = (number for number in match.groups() if number is not None)
    return str(int(left[:9]) * int(right[:9]))
