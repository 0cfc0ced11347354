"""Ways to damage a gazetteer file, as functions of its path."""

import sqlite3


def damage_head(file):
    file.write_bytes(b"not a database at all" * 400)


def cut_short(file):
    file.write_bytes(file.read_bytes()[:-4096])


def age(file):
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def damage_inside(file):
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


DAMAGES = {
    "no database": damage_head,
    "cut short": cut_short,
    "another version": age,
    "damaged inside": damage_inside,
    "empty": lambda file: file.write_bytes(b""),
}
