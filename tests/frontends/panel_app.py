"""A reading and its map in Panel."""

import panel as pn

from readings import harbour

reading = harbour()
pn.Column(reading, reading.map()).servable()
