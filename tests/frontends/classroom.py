"""A reading and an exercise in the boxes of ipywidgets, run in Voila and JupyterLab."""

import ipywidgets

import newsnb
from readings import harbour

reading = harbour()
work = newsnb.widget(newsnb.exercise(reading, find="places", code="7b-03"))
said = ipywidgets.Label("nothing handed in")
work.observe(lambda change: setattr(said, "value", f"handed in: {len(change.new['marks'])} of 7b-03"), "answers")
chosen = ipywidgets.interactive(lambda id: print("chosen:", id or "nothing"), id=newsnb.widget(reading))
page = ipywidgets.VBox([ipywidgets.Tab([chosen, work], titles=["Read", "Mark"]), said])
