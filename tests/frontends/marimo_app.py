"""A reading in marimo: as a widget whose selection other cells follow, and as the last line of a cell."""

import marimo

app = marimo.App(width="full")


@app.cell
def make():
    import marimo as mo

    import newsnb
    from readings import harbour

    reading = harbour()
    shown = mo.ui.anywidget(newsnb.widget(reading))
    return mo, reading, shown


@app.cell
def show(shown):
    shown  # noqa: B018
    return


@app.cell
def follow(mo, shown):
    mo.md(f"selected: {shown.value['selection']}")
    return


@app.cell
def show_alone(reading):
    reading  # noqa: B018
    return


if __name__ == "__main__":
    app.run()
