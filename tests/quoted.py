"""Shared by the tests of quotes: what newsnb finds in a text, as plain values."""

import newsnb


def found(text, **settings):
    """Return content, cue, source and names of the speakers of each quote of a text."""
    reading = newsnb.read(text, settings=newsnb.Settings(**settings) if settings else None)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (reading.words(q.content), reading.words(q.cue), reading.words(q.source), [names[i] for i in q.speakers])
        for q in reading.quotes
    ]
