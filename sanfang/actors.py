"""The actor: who acts, for which party, within what scope. Every rule asks about one."""

from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

# By which means somebody was identified; behind `wechat:` stands a keyed reference to the account.
BY_WECHAT, BY_PASSWORD, BY_PASSWORD_AND_CODE, BY_CARD = "wechat", "password", "password+code", "card"


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

    `department_ids` is None for whoever sees the whole school; others see these departments whole, and besides
    them the classes of `class_ids`. `address` is where the request came from, `means` how its sender was identified.
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
    class_ids: tuple[int, ...] = ()
    means: str = field(default="", compare=False)

    @property
    def is_administrator(self) -> bool:
        return self.role == Role.ADMINISTRATOR

    def sees_all_departments(self) -> bool:
        return self.department_ids is None

    def covers(self, department: str = "department", school_class: str = "school_class") -> Q:
        """What puts a row of the own school within this scope, by the names of its two columns (decision 0030).

        Every `visible_to` that narrows to departments asks here, so that a class scope holds everywhere.
        """
        if self.department_ids is None:
            return Q()
        whole = Q((f"{department}__in", self.department_ids))
        return whole | Q((f"{school_class}__in", self.class_ids)) if self.class_ids else whole

    @property
    def scope_key(self) -> str:
        """The scope in one word to keep and compare: `12,15` for departments, `12,15;3,4` with classes besides."""
        parts = [",".join(map(str, sorted(keys))) for keys in (self.department_ids or (), self.class_ids)]
        return ";".join(parts) if self.class_ids else parts[0]


def scope_from(key: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The departments and the classes that a `scope_key` was made of."""
    departments, _, classes = key.partition(";")
    return _numbers(departments), _numbers(classes)


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(",") if word.isdecimal())


def system(label: str = "系统") -> Actor:
    """The platform itself: deadlines that pass, files that are loaded."""
    return Actor(party=Party.SYSTEM, label=label)
