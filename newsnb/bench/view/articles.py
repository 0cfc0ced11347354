"""Articles of any length, made up, with readings that say what is in them: to measure how the view bears them.

Words are drawn from newsnb's own tables, so that the text packs about as well as news does; names are made of
syllables. No model reads it: what is marked is what was written there.
"""

from collections import defaultdict
from importlib.metadata import version
from random import Random

from newsnb.lang import english
from newsnb.reading import Reading, sha256_of
from newsnb.values import Candidate, Entity, MadeBy, Mention, Meta, Part, Place, Quote, Span, Toponym

_SYLLABLES = "ba be bor da del fen ga gor hal in ka kar lan lo mar mi nor os pe ra ri sel ta tor ul va wi ya".split()
_SMALL = "the a of to and in for with on that it as by at from this which into over under after before".split()
_CUES = ("said", "warned", "announced", "claimed", "insisted", "recalled", "denied", "explained")
_CHARACTERS_A_NAME = 700  # one more person, body and place for each stretch of so many
_SHARE_OF_QUOTES = 0.4  # of the sentences
_PERSON, _BODY, _PLACE = "person", "body", "place"


def article(characters: int) -> Reading:
    """Make up an article of about ``characters``, with some three marks to a hundred of them, and its reading."""
    return _Draft(characters).reading()


class _Draft:
    """An article while it is written: where it has come to, and what was named on the way."""

    def __init__(self, characters: int) -> None:
        self.draw = Random(characters)
        self.count = max(5, characters // _CHARACTERS_A_NAME)
        self.names = {what: [self.name() for _ in range(self.count)] for what in (_PERSON, _BODY, _PLACE)}
        self.spans: defaultdict[tuple[str, int], list[Span]] = defaultdict(list)
        self.words: list[str] = []
        self.at = 0
        self.quotes: list[Quote] = []
        self.parts: list[Part] = []
        while self.at < characters:
            self.paragraph()

    def paragraph(self) -> None:
        """Write a few sentences and a line break."""
        began = self.at
        for _ in range(self.draw.randint(2, 4)):
            if self.draw.random() < _SHARE_OF_QUOTES:
                self.quotes.append(self.quote())
            else:
                self.report()
        self.parts.append(Part(kind="body", start=began, end=self.at))
        self.add("\n")

    def report(self) -> None:
        """Write what nobody is quoted with."""
        for what in self.draw.sample((_PERSON, _BODY, _PLACE), k=3):
            self.mention(what)
            self.add(f" {self.filler()} ")
        self.add(f"{self.filler()}. ")

    def quote(self) -> Quote:
        """Write that a person told a body something about a place."""
        person, source = self.mention(_PERSON)
        self.add(", speaking to ")
        body, _ = self.mention(_BODY)
        self.add(" ")
        cue = self.add(self.draw.choice(_CUES))
        self.add(" ")
        direct = self.draw.random() < 0.4
        start, _ = self.add(f"{'“' if direct else 'that '}{self.filler()} in ")
        place, _ = self.mention(_PLACE)
        _, end = self.add(f" {self.filler()}{'”' if direct else ''}")
        self.add(". ")
        return Quote(
            id=f"quote-{start}", type="direct" if direct else "indirect", content=((start, end),), cue=(cue,),
            source=(source,), speakers=(person,), told_to=(body,), naming="named", places=(place,),
            score=round(self.draw.random(), 2),
        )  # fmt: skip

    def add(self, words: str) -> Span:
        """Write words; gives where they stand."""
        self.words.append(words)
        self.at += len(words)
        return self.at - len(words), self.at

    def mention(self, what: str) -> tuple[str, Span]:
        """Write one of the names; gives its id and where it stands."""
        number = self.draw.randrange(self.count)
        span = self.add(self.names[what][number])
        self.spans[what, number].append(span)
        return f"{what}-{number}", span

    def name(self) -> str:
        """Make up a name of one word or two."""
        made = ["".join(self.draw.choices(_SYLLABLES, k=self.draw.randint(2, 3))).capitalize() for _ in range(2)]
        return " ".join(made[: self.draw.randint(1, 2)])

    def filler(self) -> str:
        """Choose a few words."""
        ours = (*(lemma for lemma, _ in english.cues), *english.roles, *english.organisation_words)
        return " ".join(self.draw.choice(_SMALL if self.draw.random() < 0.4 else ours) for _ in range(3))

    def reading(self) -> Reading:
        """Return what is in the text."""
        text = "".join(self.words)
        found = sorted(self.spans.items(), key=lambda item: item[1][0])
        return Reading(
            text=text,
            sha256=sha256_of(text),
            length=len(text),
            meta=Meta(title="An article that was made up"),
            made_by=MadeBy(newsnb=version("newsnb"), spacy=version("spacy"), model="none", gazetteer="none"),
            parts=tuple(self.parts),
            entities=tuple(self.entity(what, number, spans) for (what, number), spans in found if what != _PLACE),
            places=tuple(self.place(number, spans) for (what, number), spans in found if what == _PLACE),
            quotes=tuple(self.quotes),
        )

    def entity(self, what: str, number: int, spans: list[Span]) -> Entity:
        """Return a person or body with its mentions."""
        return Entity(
            id=f"{what}-{number}",
            name=self.names[what][number],
            label="PERSON" if what == _PERSON else "ORG",
            mentions=tuple(Mention(start=start, end=end, rule="made up") for start, end in spans),
        )

    def place(self, number: int, spans: list[Span]) -> Place:
        """Return a place somewhere on the globe, with others of its name and its mentions."""
        name = self.names[_PLACE][number]
        points = [(self.draw.uniform(-50, 65), self.draw.uniform(-120, 150)) for _ in range(3)]
        others = tuple(
            Candidate(key=f"geonames:{number}{i}", name=name, latitude=lat, longitude=lon, feature="PPL", country="US")
            for i, (lat, lon) in enumerate(points)
        )
        return Place(
            id=f"{_PLACE}-{number}", key=others[0].key, name=name, latitude=points[0][0], longitude=points[0][1],
            feature="PPL", country="US", candidates=others, score=round(self.draw.random(), 2),
            reason=f"{name} is the largest of 3 places of this name.",
            mentions=tuple(
                Toponym(id=f"mention-{start}", start=start, end=end, use="literal") for start, end in spans
            ),
        )  # fmt: skip
