"""Make newsnb/lang/en/first_names.csv from the lists of two packages.

Run by a maintainer, never by a user::

    pip install faker names
    python scripts/first_names.py

`names` (MIT) holds the first names of the United States census of 1990, which are in the public domain; `Faker` (MIT)
those of some sixty countries. Registers of all that people in a country are called are left out: nearly every word is
in them. The column ``form`` says which pronoun nearly all who bear a name go by, where nearly all go by one: one sign
among others to whom "he" refers in a text. It is used for nothing else, and written into no reading.
"""

import pkgutil
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import faker.providers.person
import names

from newsnb.lang import english

OUT = Path(__file__).parent.parent / "newsnb" / "lang" / "en" / "first_names.csv"
REGISTER = 1900  # names of one country
LATIN = re.compile(r"[A-ZÀ-Ž][a-zß-žșț'’]+(?:-[A-Z][a-zß-ž]+)?")
NEARLY_ALL = 0.97
SHARES = {"male": "he", "female": "she"}

Listed = Iterator[tuple[str, str, float]]


def main() -> None:
    """Write the table."""
    shares: defaultdict[str, dict[str, float]] = defaultdict(lambda: {"he": 0.0, "she": 0.0, "": 0.0})
    for name, form, share in of_census():
        shares[name][form] += share
    census = set(shares)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        here = [(name, form) for name, form, _ in of_country(module.name) if LATIN.fullmatch(name)]
        if len({name for name, _ in here}) <= REGISTER:
            for name, form in here:
                shares[name][form] += 0.0 if name in census else 1.0
    forms = {name: form_of(shares[name]) for name in shares}
    rows = [f"{name},{'' if is_of_both(name, forms) else forms[name]}" for name in sorted(shares)]
    OUT.write_text("\n".join(["name,form", *rows, ""]), "utf-8")
    print(f"{len(rows):,} names, {sum(not row.endswith(',') for row in rows):,} with a form")


def form_of(shares: dict[str, float]) -> str:
    """Return the pronoun that nearly all who bear a name go by; nothing where that is not clear."""
    known = shares["he"] + shares["she"]
    return next((form for form in ("he", "she") if known and shares[form] >= NEARLY_ALL * known), "")


def is_of_both(name: str, forms: Mapping[str, str]) -> bool:
    """Return whether a short name stands for a full name that goes by the other pronoun: Jess is Jessica, too."""
    full = english.coreference.maps.short_names.get(name.lower(), "").split()
    return any(forms.get(other.capitalize(), forms[name]) not in (forms[name], "") for other in full)


def of_census() -> Listed:
    """Yield the names of both lists of the census, with the share of people that bear them."""
    folder = Path(names.__file__).parent
    for sex, form in SHARES.items():
        for line in (folder / f"dist.{sex}.first").read_text("ascii").splitlines():
            name, share, *_ = line.split()
            yield name.capitalize(), form, float(share)


def of_country(code: str) -> Listed:
    """Yield the first names that Faker has for a country."""
    provider = import_module(f"faker.providers.person.{code}").Provider
    for field in dir(provider):
        listed = getattr(provider, field)
        if field.startswith(("first_name", "first_romanized_name")) and isinstance(listed, Collection):
            form = "she" if "female" in field else "he" if "male" in field else ""
            yield from ((name, form, 1.0) for name in listed if isinstance(name, str))


if __name__ == "__main__":
    main()
