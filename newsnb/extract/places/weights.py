"""The numbers by which places are found and resolved; their table says what each means."""

from newsnb.lang import english

WEIGHTS = english.weights("places")

SMALL, TOWN, CITY, WELL_KNOWN = (WEIGHTS[size] for size in "small town city well-known".split())
"""Prominences: of a town of a thousand people, of ten thousand, of a city of a hundred thousand, of what all know."""
