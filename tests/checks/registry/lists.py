"""Registry lists as schools download them, and their comparison in one go."""

from sanfang.checks.registry import actions
from sanfang.checks.registry.models import RegistryComparison
from sanfang.codes.lists import code_list
from sanfang.graduates.models import Graduate
from tests.graduates.imports.books import Person, a_workbook, as_upload

HEADINGS = (
    *("学号", "姓名", "身份证号", "性别", "出生日期", "层次", "专业", "学制", "培养方式"),
    *("入学日期", "预计毕业日期", "生源所在地"),
)


def a_line(graduate: Graduate, **values: object) -> Person:
    """What the registry says of somebody: what the record says, but for what the test wants otherwise."""
    return {
        "学号": graduate.student_number,
        "姓名": graduate.name,
        "身份证号": graduate.id_number,
        "性别": code_list("sex").label(graduate.sex),
        "出生日期": f"{graduate.birth_date:%Y%m%d}",
        "层次": "本科",
        "专业": graduate.major_name,
        "学制": "4",
        "培养方式": code_list("training_mode").label(graduate.training_mode),
        **values,
    }


def the_list_of(cast, without: tuple[str, ...] = (), more: tuple[Person, ...] = (), **said: Person) -> bytes:
    """The list of the cast's school. `said` is what it says otherwise, by name; `without` are missing from it."""
    own = [name for name in ("zhang", "li", "wang") if name not in without]
    lines = [a_line(cast.graduates[name], **said.get(name, {})) for name in own]
    return a_workbook(*lines, *more, headings=HEADINGS)


def compared(cast, content: bytes, *, by: str = "administrator") -> RegistryComparison:
    """Upload a list and have it compared, now."""
    upload = as_upload(content, "学籍名单.xlsx")
    comparison = actions.receive(upload, cast.school, cast.plan, actor=cast.actor(by))
    assert actions.run(comparison)
    return comparison
