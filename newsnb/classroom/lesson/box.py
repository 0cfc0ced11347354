"""Show an exercise as a DOM widget, for the boxes of ipywidgets."""

import traitlets

from newsnb.classroom.lesson.exercise import Exercise
from newsnb.classroom.lesson.pages import frame_of, name_of, title_of
from newsnb.views.box import FrameWidget


class ExerciseWidget(FrameWidget):
    """Shows an exercise.

    Attributes
    ----------
    work
        What the student has done so far; the widget goes on with it where it is shown anew.
    answers
        What the student handed in, as the file has it; empty until then. It goes no further than this kernel.
    """

    work = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)


def exercise_widget(exercise: Exercise) -> ExerciseWidget:
    """Make a DOM widget of an exercise, for ``ipywidgets`` boxes, tabs and observers."""
    title = f"An exercise: {title_of(exercise.reading)}"
    return ExerciseWidget(key=name_of(exercise), page=frame_of(exercise), title=title)
