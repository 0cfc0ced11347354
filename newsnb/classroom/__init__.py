"""Readings that people correct: what they change is kept beside what the machine found, and can be taken back."""

from newsnb.classroom.correcting import BadCorrection, apply, correct, merge, undo

__all__ = ["BadCorrection", "apply", "correct", "merge", "undo"]
