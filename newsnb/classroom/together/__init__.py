"""What a class handed in, put together: how far it agrees, where it split, and what each student's teacher changed."""

from newsnb.classroom.together.agreement import Agreement, agreement
from newsnb.classroom.together.answers import Answers, BadAnswers

__all__ = ["Agreement", "Answers", "BadAnswers", "agreement"]
