"""The list of graduates that a school's clerk sends, and the graduate of the stories."""

from dataclasses import dataclass
from pathlib import Path

from sanfang.graduates.models import Graduate
from tests.graduates.imports.books import Person, a_person, a_workbook

NAME = "欧阳䶮"
SCHOOL = "安徽工程大学"


@dataclass(frozen=True)
class Newcomer:
    """A graduate as the school's list names him: what he must know to bind his phone."""

    row: Person

    @property
    def facts(self) -> tuple[str, str, str, str]:
        return SCHOOL, NAME, str(self.row["学号"]), str(self.row["身份证号"])

    @property
    def record(self) -> Graduate:
        """The record that came of the row."""
        return Graduate.objects.select_related("school").get(student_number=self.row["学号"])


def a_newcomer() -> Newcomer:
    return Newcomer(a_person(姓名=NAME))


def a_list(folder: Path, *people: Person, name: str = "2026届生源信息.xlsx") -> Path:
    """An .xlsx in the columns of the national exchange file."""
    path = folder / name
    path.write_bytes(a_workbook(*people))
    return path
