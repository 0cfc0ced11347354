"""The sentence that says why a name was taken for this place and no other, for a reader who is no programmer."""

from collections.abc import Sequence

from newsnb.extract.places.resolving import Parts, Scored
from newsnb.extract.places.senses import Sense
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division
from newsnb.lang import english

_WITH_THE = english.places.patterns.with_the
_WITHOUT_THE = english.places.patterns.without_the
_FEATURES_WITH_THE = english.places.words.features_with_the
_LEAD = 0.02  # by which a part of the score must be ahead to be a reason
_FAR = 0.3  # ahead in size: "by far the largest"


def reason_for(sense: Sense, ranked: Sequence[Scored], gazetteer: Gazetteer, *, home: Entry | None) -> str:
    """Format in one sentence why the first of ``ranked`` was chosen."""
    name, chosen = sense.names[0].text, ranked[0].entry
    if chosen.kind == "demonym":
        return f"“{name}” is the word for people or things from {in_a_sentence(chosen)}."
    where = described(chosen, gazetteer)
    if sense.said is not None and ranked[0].parts.said:
        return f"The article itself says that this {name} is in {in_a_sentence(sense.said)}: {where}."
    if len(ranked) == 1:
        known = "" if name == chosen.name else f", called “{name}” here"
        return f"The gazetteer knows only one place of this name{known}: {where}."
    return _reason_against(ranked, gazetteer, where, home)


def described(entry: Entry, gazetteer: Gazetteer) -> str:
    """Format the place with its state and country: ``Moscow in Russia``, ``Camp David in Maryland, United States``."""
    if is_country(entry) or entry.country is None:
        return in_a_sentence(entry)
    division = "" if is_division(entry) else _division_of(entry, gazetteer)
    country = _with_article(gazetteer.name_of(entry.country) or "")
    around = ", ".join(part for part in (division, country) if part not in ("", entry.name))
    return in_a_sentence(entry) + (f" in {around}" if around else "")


def in_a_sentence(entry: Entry) -> str:
    """Format the name as it stands inside a sentence: ``the United States``, ``the Black Sea``, ``Kabul``."""
    if entry.feature in _FEATURES_WITH_THE and not _WITHOUT_THE.match(entry.name):
        return f"the {entry.name}"
    return _with_article(entry.name) if is_country(entry) or entry.feature == "RGN" else entry.name


def _division_of(entry: Entry, gazetteer: Gazetteer) -> str:
    return (gazetteer.name_of(entry.country or "", entry.admin1) or "") if entry.admin1 else ""


def _with_article(name: str) -> str:
    return f"the {name}" if _WITH_THE.fullmatch(name) else name


def _reason_against(ranked: Sequence[Scored], gazetteer: Gazetteer, where: str, home: Entry | None) -> str:
    """Format the reason for the first of ``ranked`` where the name has several places."""
    chosen, second = ranked[0], ranked[1]
    lead = Parts(*(a - b for a, b in zip(chosen.parts, second.parts, strict=True)))
    context = _context_of(chosen.entry, lead, gazetteer, home)
    places = f"{len(ranked)} places of this name"
    if lead.size >= 0 and is_country(chosen.entry):
        return f"{where} is a country, the best known of {places}{f'; {context}' if context else ''}."
    if lead.size > 0:
        best = "the largest" if second.entry.population and chosen.entry.population else "the best known"
        far = "by far " if lead.size > _FAR else ""
        return f"{where} is {far}{best} of {places}{f', and {context}' if context else ''}."
    if context:
        return f"Of {places}, {where} fits best, because {context}."
    return f"Of {places}, {where} is as likely as {described(second.entry, gazetteer)}; the article does not say."


def _context_of(entry: Entry, lead: Parts, gazetteer: Gazetteer, home: Entry | None) -> str:
    """Format what of the article speaks for a place, empty where nothing does."""
    part = max(("home", "division", "country", "near"), key=lambda part: getattr(lead, part))
    if getattr(lead, part) <= _LEAD or not entry.country:
        return ""
    country = _with_article(gazetteer.name_of(entry.country) or entry.country)
    if part == "home" and home is not None:
        return f"the article's readers live in {in_a_sentence(home)}"
    if part == "near":
        return "the article also names places near it"
    within = _division_of(entry, gazetteer) if part == "division" else ""
    return f"the article also names {within or country} or places in it"
