"""Readings that people correct: what they change is kept beside what the machine found, and can be taken back."""

from newsnb.classroom.applying import apply, take_back
from newsnb.classroom.correcting import correct, undo
from newsnb.classroom.finding import BadCorrection
from newsnb.classroom.merging import merge

__all__ = ["BadCorrection", "apply", "correct", "merge", "take_back", "undo"]
