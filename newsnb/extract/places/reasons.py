"""The sentence that says why a name was taken for this place and no other, for a reader who is no programmer."""

from collections.abc import Sequence

from newsnb.extract.places.resolving import PARTS, Scored, Sense
from newsnb.gazetteer import Entry, Gazetteer, is_country, is_division

# Which names take an article, as English has it: waters and ranges do, lakes and mountains do not.
_ALWAYS_THE = frozenset({"SEA", "OCN", "GULF", "STRT", "STM", "MTS", "DSRT", "CNL", "CHN", "GOVL"})
_NEVER_THE = ("Lake ", "Capitol ", "Downing ", "Foggy ", "Stormont", "Holyrood", "Whitehall", "Westminster", "Mar-a-")
_THE_BEFORE = ("United ", "Democratic Republic", "Republic of", "Central African", "Middle ", "Soviet ")
_THE_AFTER = (
    "States", "Islands", "Territories", "Territory", "Philippines", "Bahamas", "Maldives", "Comoros", "Balkans",
    "Caucasus", "Caribbean", "Levant", "Sahel", "Union", "Strip", "Heights", "Bank", "Peninsula", "world", "states",
    "countries", "Coast", "Midwest", "Empire", "Donbas", "Delta",
)  # fmt: skip


def reason_for(sense: Sense, ranked: Sequence[Scored], gazetteer: Gazetteer, *, home: Entry | None) -> str:
    """Say in one sentence why the first of ``ranked`` was chosen."""
    name, chosen = sense.names[0].text, ranked[0].entry
    if chosen.kind == "demonym":
        return f"“{name}” is the word for people or things from {in_a_sentence(chosen)}."
    where = described(chosen, gazetteer)
    if sense.said is not None and ranked[0].parts[PARTS.index("said")]:
        return f"The article itself says that this {name} is in {in_a_sentence(sense.said)}: {where}."
    if len(ranked) == 1:
        known = "" if name == chosen.name else f", called “{name}” here"
        return f"The gazetteer knows only one place of this name{known}: {where}."
    return _against(ranked, gazetteer, where, home)


def described(entry: Entry, gazetteer: Gazetteer) -> str:
    """Give the place with its state and country: ``Moscow in Russia``, ``Camp David in Maryland, United States``."""
    if is_country(entry) or entry.country is None:
        return in_a_sentence(entry)
    country = _with_article(gazetteer.name_of(entry.country) or "")
    division = gazetteer.name_of(entry.country, entry.admin1) if entry.admin1 and not is_division(entry) else None
    around = [part for part in (division, country) if part and part != entry.name]
    name = in_a_sentence(entry)
    return f"{name} in {', '.join(around)}" if around else name


def in_a_sentence(entry: Entry) -> str:
    """Give the name as it stands inside a sentence: ``the United States``, ``the Black Sea``, ``Kabul``."""
    if entry.feature in _ALWAYS_THE and not entry.name.startswith(_NEVER_THE):
        return f"the {entry.name}"
    return _with_article(entry.name) if is_country(entry) or entry.feature == "RGN" else entry.name


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(_THE_BEFORE) or name.endswith(_THE_AFTER) else name


def _against(ranked: Sequence[Scored], gazetteer: Gazetteer, where: str, home: Entry | None) -> str:
    chosen, second = ranked[0], ranked[1]
    places = f"{len(ranked)} places of this name"
    lead = {part: a - b for part, a, b in zip(PARTS, chosen.parts, second.parts, strict=True)}
    context = _context_of(chosen, lead, gazetteer, home)
    if lead["size"] >= 0 and is_country(chosen.entry):
        return f"{where} is a country, the best known of {places}{f'; {context}' if context else ''}."
    if lead["size"] > 0:
        far = "by far " if lead["size"] > 0.3 else ""
        best = "the largest" if second.entry.population and chosen.entry.population else "the best known"
        return f"{where} is {far}{best} of {places}{f', and {context}' if context else ''}."
    if context:
        return f"Of {places}, {where} fits best, because {context}."
    return f"Of {places}, {where} is as likely as {described(second.entry, gazetteer)}; the article does not say."


def _context_of(chosen: Scored, lead: dict[str, float], gazetteer: Gazetteer, home: Entry | None) -> str:
    entry = chosen.entry
    part = max(("home", "division", "country", "near"), key=lambda p: lead[p])
    if lead[part] <= 0.02 or not entry.country:
        return ""
    country = _with_article(gazetteer.name_of(entry.country) or entry.country)
    match part:
        case "home" if home is not None:
            return f"the article's readers live in {in_a_sentence(home)}"
        case "division" if entry.admin1:
            return f"the article also names {gazetteer.name_of(entry.country, entry.admin1) or country} or places in it"
        case "near":
            return "the article also names places near it"
        case _:
            return f"the article also names {country} or places in it"
