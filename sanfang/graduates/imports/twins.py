"""Who stands in a list twice: found by going through two of its columns beforehand (R01)."""

from __future__ import annotations

from collections.abc import Iterable

from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.imports.reading import Sheet
from sanfang.graduates.imports.rows import Row, RowReader

OWN = ("student_number", "id_number")


class Twins:
    """For every row that says the same student number or ID number as another one, the number of such a row."""

    def __init__(self, sheet: Sheet, reader: RowReader) -> None:
        first: dict[str, dict[str, int]] = {name: {} for name in OWN}
        self.others: dict[str, dict[int, int]] = {name: {} for name in OWN}
        for number, cells in sheet.rows():
            for name in OWN:
                value = reader.one(name, cells)
                twin = first[name].setdefault(value, number) if value else number
                if twin != number:
                    self.others[name].setdefault(twin, number)
                    self.others[name][number] = twin
        self.student_numbers: Iterable[str] = first["student_number"].keys()

    def blame(self, row: Row) -> None:
        """Each of the two names the other."""
        for name in OWN:
            if (other := self.others[name].get(row.number)) is not None:
                row.blame(BY_NAME[name], f"与第 {other} 行重复，请保留一行。")
