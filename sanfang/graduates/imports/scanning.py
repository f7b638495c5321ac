"""A look at a sheet's bare XML before anybody gives it memory: how far it reaches, and whether it calculates.

The reader of workbooks lays out a full rectangle up to the last cell, and takes the stored result of a formula
for data. Both have to be refused before it looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from xml.parsers import expat

from sanfang.graduates.imports.errors import Broken, HasFormulas, TooManyColumns, TooManyRows

MOST_ROWS = 100_000
MOST_COLUMNS = 100
# A title, a few remarks and the heading stand above the first person.
ROOM_ABOVE = 20
PLACE = re.compile(r"\A\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


class Scan:
    """Looks at a sheet piece by piece; counts along, because a row or a cell need not say where it stands.

    Passes, or raises HasFormulas with the first cell, TooManyRows, TooManyColumns or Broken (R04, R10).
    """

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self.on: dict[str, Callable[[list[str]], None]] = {
            "row": self.on_row,
            "c": self.on_cell,
            "f": self.on_formula,
        }
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self.on_start
        self.parser.StartDoctypeDeclHandler = self.on_doctype

    def feed(self, piece: bytes) -> None:
        self._parse(piece, is_last=False)

    def finish(self) -> None:
        """The sheet must have come to its end."""
        self._parse(b"", is_last=True)

    def _parse(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self.parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            raise Broken from error

    def on_start(self, name: str, attributes: list[str]) -> None:
        if handler := self.on.get(name.rpartition(":")[2] if ":" in name else name):
            handler(attributes)

    def on_doctype(self, *declared: object) -> None:
        raise Broken

    def on_row(self, attributes: list[str]) -> None:
        given = _attribute(attributes, "r")
        self.row = int(given) if given.isascii() and given.isdigit() else self.row + 1
        self.column = 0
        self.check()

    def on_cell(self, attributes: list[str]) -> None:
        found = PLACE.match(_attribute(attributes, "r"))
        if found:
            letters, digits = found.groups()
            self.column, self.row = column_number(letters), int(digits)
        else:
            self.column += 1
        self.check()

    def on_formula(self, attributes: list[str]) -> None:
        raise HasFormulas(place_name(self.row, self.column))

    def check(self) -> None:
        if self.row > MOST_ROWS + ROOM_ABOVE:
            raise TooManyRows(MOST_ROWS, self.row)
        if self.column > MOST_COLUMNS:
            raise TooManyColumns(MOST_COLUMNS)


def _attribute(attributes: list[str], wanted: str) -> str:
    if attributes and attributes[0] == wanted:
        return attributes[1]
    for place in range(0, len(attributes), 2):
        if attributes[place] == wanted:
            return attributes[place + 1]
    return ""


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def place_name(row: int, column: int) -> str:
    """How a spreadsheet names a cell: (5, 28) → AB5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
