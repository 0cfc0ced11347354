"""A reading and an exercise as widgets in marimo, one below the other; other cells follow both."""

import marimo

app = marimo.App(width="full")


@app.cell
def make():
    import marimo as mo

    import newsnb
    from readings import harbour

    reading = harbour()
    shown = mo.ui.anywidget(newsnb.widget(reading))
    work = mo.ui.anywidget(newsnb.widget(newsnb.exercise(reading, find="places", code="7b-03")))
    return mo, shown, work


@app.cell
def show(mo, shown, work):
    mo.vstack([shown, work])
    return


@app.cell
def follow(mo, shown, work):
    mo.md(f"chosen: {shown.value['selection'] or 'nothing'}; handed in: {len(work.value['answers'].get('marks', []))}")
    return


if __name__ == "__main__":
    app.run()
