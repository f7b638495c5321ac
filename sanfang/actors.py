"""The actor: who acts, for which party, within what scope. Every rule asks about one."""

from dataclasses import dataclass

from django.db import models


class Party(models.TextChoices):
    """On whose side somebody acts."""

    GRADUATE = "graduate", "毕业生"
    EMPLOYER = "employer", "用人单位"
    SCHOOL = "school", "学校"
    PROVINCE = "province", "省就业主管部门"
    SYSTEM = "system", "系统"
    PUBLIC = "public", "访客"


class Role(models.TextChoices):
    """What a member of a school's staff is there for (manual, the four parties)."""

    ADMINISTRATOR = "administrator", "管理员"
    TEACHER = "teacher", "院系老师"
    COUNSELLOR = "counsellor", "辅导员"


@dataclass(frozen=True)
class Actor:
    """Somebody at one moment. Built anew for every request, so that a right taken away is gone at once.

    `department_ids` is None for whoever sees the whole school. `address` is where the request came from.
    """

    party: Party
    label: str
    user_id: int | None = None
    address: str = ""
    graduate_id: int | None = None
    employer_id: int | None = None
    school_id: int | None = None
    province_id: int | None = None
    role: Role | None = None
    department_ids: tuple[int, ...] | None = None

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    def sees_all_departments(self) -> bool:
        return self.department_ids is None


def system(label: str = "系统") -> Actor:
    """The platform itself: deadlines that pass, files that are loaded."""
    return Actor(party=Party.SYSTEM, label=label)
