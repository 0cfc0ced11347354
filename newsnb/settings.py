"""The settings of a user, which are written into every reading."""

from dataclasses import dataclass

from newsnb.errors import WrongType
from newsnb.plain import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Value):
    """Settings for reading an article.

    Attributes
    ----------
    stance
        Whether to keep beliefs, wishes and plans in plain words, and what is only named ("praised the crew", "offered
        to help"), as quotes of kind ``"stance"``.
    quick
        Whether the default model may run in the quicker way that finds the same; ``made_by.parse`` tells what ran.
    max_characters, max_tokens
        Length of the longest text that is read, in characters (code points) and in spaCy tokens.

    Raises
    ------
    WrongType
        If ``stance`` or ``quick`` is neither True nor False, or a limit is not a whole number.
    ValueError
        If a limit is not positive.

    Examples
    --------
    >>> from newsnb import Settings
    >>> Settings(stance=True).max_tokens
    50000
    """

    stance: bool = False
    quick: bool = True
    max_characters: int = 200_000
    max_tokens: int = 50_000

    def __post_init__(self) -> None:
        for name in ("stance", "quick"):
            if not isinstance(getattr(self, name), bool):
                raise WrongType(name, "True or False", getattr(self, name))
        for name in ("max_characters", "max_tokens"):
            limit = getattr(self, name)
            if not isinstance(limit, int):
                raise WrongType(name, "a whole number", limit)
            if limit < 1:
                raise ValueError(f"{name} must be 1 or more, got {limit}")
