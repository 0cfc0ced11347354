"""Expression -> what it means, by the rule that found it."""

from collections.abc import Callable

from newsnb.extract.times import amounts, clocks, explicit, periods, relative
from newsnb.extract.times.expressions import Expression
from newsnb.extract.times.meaning import Meaning, Setting
from newsnb.extract.times.tables import SAME_RULES

RULES: dict[str, Callable[[Expression, Setting], Meaning | None]] = {
    rule.__name__: rule for rule in (*explicit.RULES, *relative.RULES, *periods.RULES, *amounts.RULES, *clocks.RULES)
}
"""What each rule of ``[maps.expressions]`` in ``times.toml`` means; ``[maps.same_rules]`` has those that share one."""


def mean(expression: Expression, setting: Setting) -> Meaning | None:
    """Return what an expression means; None where it turns out to be none of time."""
    return RULES[SAME_RULES.get(expression.rule, expression.rule)](expression, setting)
