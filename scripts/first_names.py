"""Make newsnb/lang/en/first_names.csv from the lists of two packages.

Run by a maintainer, never by a user::

    pip install faker names
    python scripts/first_names.py

`names` (MIT) holds the first names of the United States census of 1990, which are in the public domain; `Faker` (MIT)
those of some sixty countries. Registers of all that people in a country are called are left out: nearly every word is
in them. Whose form a name is, in any sense, is not taken over.
"""

import pkgutil
import re
from collections.abc import Collection, Iterator
from importlib import import_module
from pathlib import Path

import faker.providers.person
import names

OUT = Path(__file__).parent.parent / "newsnb" / "lang" / "en" / "first_names.csv"
REGISTER = 1900  # names of one country
LATIN = re.compile(r"[A-ZÀ-Ž][a-zß-žșț'’]+(?:-[A-Z][a-zß-ž]+)?")


def main() -> None:
    """Write the table."""
    found = {*of_census()}
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        here = {name for name in of_country(module.name) if LATIN.fullmatch(name)}
        found |= here if len(here) <= REGISTER else set()
    OUT.write_text("\n".join(["name", *sorted(found), ""]), "utf-8")
    print(f"{len(found):,} names")


def of_census() -> Iterator[str]:
    """Yield the names of both lists of the census."""
    for path in Path(names.__file__).parent.glob("dist.*.first"):
        yield from (line.split()[0].capitalize() for line in path.read_text("ascii").splitlines())


def of_country(code: str) -> Iterator[str]:
    """Yield the first names that Faker has for a country."""
    provider = import_module(f"faker.providers.person.{code}").Provider
    for field in dir(provider):
        listed = getattr(provider, field)
        if field.startswith(("first_name", "first_romanized_name")) and isinstance(listed, Collection):
            yield from (name for name in listed if isinstance(name, str))


if __name__ == "__main__":
    main()
