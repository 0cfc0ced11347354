"""Exercises: a page on which students mark an article, a worksheet on paper, and the key to compare with."""

from newsnb.classroom.lesson.exercise import FIND, BadExercise, Exercise, exercise

__all__ = ["FIND", "BadExercise", "Exercise", "exercise"]
