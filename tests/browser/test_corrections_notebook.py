"""Correcting in a notebook, with a kernel and without one: nothing is ever lost."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
from correcting import choose_quote, correct_speaker, open_form
from driving import WAIT
from playwright.sync_api import expect
from test_lab import click, eventually

import newsnb
from readings import harbour

READ = """\
%load_ext newsnb
from readings import harbour
from newsnb.magic import ArticleMagics
ArticleMagics._read = lambda self, prog, options, article: harbour()"""
SHOW = "%%article story\nany words"


def search_in_gazetteer(book, view):
    """Find another place of the gazetteer from the card of a place, and take that back."""
    edinburgh = next(place for place in harbour().places if place.name == "Edinburgh")
    click(view, f".places button[data-id={edinburgh.id}]")
    form = open_form(view)
    book.run("from newsnb.gazetteer import load; load().lookup('Dunedin')")  # as after any article that was read
    form.get_by_label("Another place").fill("Atlantis Shire")
    form.get_by_role("button", name="Search").click()
    expect(form).to_contain_text("The gazetteer has no place of this name.")
    form.get_by_label("Another place").fill("Dunedin")
    form.get_by_role("button", name="Search").click()
    expect(form.get_by_label("It is", exact=True).last).to_be_focused()
    form.get_by_role("button", name="Use this place").last.click()
    eventually(book, "print('Dunedin' in [place.name for place in story.view.reading.places])", "True")
    expect(view.locator(".details h2")).to_have_text("Dunedin")
    view.get_by_role("button", name="Undo").click()
    expect(view.locator(".details h2")).to_have_text("Edinburgh")


def test_with_a_kernel_nothing_is_lost_by_reload_restart_or_reopening(notebook, lab):
    url, folder, env = lab
    book = notebook("corrected", [READ, SHOW])
    book.run_all()
    view = book.view()
    choose_quote(view)
    correct_speaker(view, "Olaf Berg")
    said = "print([one.name for one in story.view.reading.entities if one.id in story.view.reading.quotes[1].speakers])"
    eventually(book, said, "['Olaf Berg']")
    book.run("story.view.correct(story.quotes[2].id, naming='collective')")  # from Python to the view
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")
    (file,) = Path(folder, "newsnb-corrections").glob("*.json")
    assert len(newsnb.load(file).corrections) == 2
    search_in_gazetteer(book, view)
    view.get_by_role("button", name="Undo").click()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 1.")
    view.get_by_role("button", name="Redo").click()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")

    book.save()
    book.page.reload()  # the kernel lives
    book.ready()
    expect(book.view().locator(".below")).to_contain_text("Corrected by people: 2.", timeout=WAIT)

    book.run_all()  # the cell is run again
    expect(book.page.locator(".jp-OutputArea-output", has_text="Corrections kept").first).to_contain_text(
        re.compile(r"Corrections kept from .*: 2 of 2\.")
    )
    book.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    assert book.run("print('story' in globals())") == "False"
    book.run_all()
    eventually(book, "print(len(story.corrections) if 'story' in globals() else 0)", "2")
    expect(book.view().locator(".below")).to_contain_text("Corrected by people: 2.")
    expect(book.view().get_by_role("button", name="Undo")).to_be_enabled()
    assert not [error for error in book.page.failed if "newsnb" in error]

    book.save()
    made = nbformat.read(folder / "corrected.ipynb", as_version=4)
    del made.metadata["kernelspec"]
    nbformat.write(made, folder / "alone.ipynb")
    command = [sys.executable, "-m", "jupyter", "trust", folder / "alone.ipynb"]
    subprocess.run(command, env=env, check=True, capture_output=True)
    book.page.close()  # it shares its workspace with the next
    alone = notebook("alone", kernel=False)
    view = alone.view()
    expect(view.locator(".below")).to_contain_text("Corrected by people: 2.")
    choose_quote(view)
    correct_speaker(view, "Peder Aas")
    expect(view.locator(".below")).to_contain_text("Not saved yet.")
    alone.page.once("dialog", lambda dialog: dialog.accept())
    alone.page.goto(f"{url}/lab/tree/alone.ipynb?reset")
    foot = alone.view().locator(".below")
    expect(foot).to_contain_text("Corrected by people: 3.")
    expect(foot).to_contain_text("Not saved yet.")
