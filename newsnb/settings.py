"""The choices that a reader of newsnb can make; they are written into every reading."""

from dataclasses import dataclass

from newsnb.errors import WrongType
from newsnb.plain import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Value):
    """How to read.

    Attributes
    ----------
    stance
        Whether what somebody believes, wants or plans in plain words is kept, as quotes of kind ``"stance"``.
    max_characters, max_tokens
        Longest text that is read, in characters (code points) and in tokens of the spaCy pipeline.

    Raises
    ------
    WrongType
        If ``stance`` is neither True nor False, or a limit is no whole number.
    ValueError
        If a limit is not positive.
    """

    stance: bool = False
    max_characters: int = 200_000
    max_tokens: int = 50_000

    def __post_init__(self) -> None:
        if not isinstance(self.stance, bool):
            raise WrongType("stance", "True or False", self.stance)
        for name in ("max_characters", "max_tokens"):
            limit = getattr(self, name)
            if not isinstance(limit, int):
                raise WrongType(name, "a whole number", limit)
            if limit < 1:
                raise ValueError(f"{name} must be 1 or more, got {limit}")
