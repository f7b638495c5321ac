"""The three schools: what they teach, and who works there. The names of the staff and all numbers are invented."""

from __future__ import annotations

from dataclasses import dataclass

BACHELOR, MASTER = "本科生毕业", "硕士生毕业"
ADMINISTRATOR, TEACHER, COUNSELLOR = "管理员", "院系老师", "辅导员"


@dataclass(frozen=True)
class Programme:
    """A major as one department teaches it. `sizes` are the classes of 2026 and of 2025, `women` their share."""

    major: str
    field: str
    sizes: tuple[tuple[int, ...], tuple[int, ...]]
    women: float
    level: str = BACHELOR
    is_for_teachers: bool = False

    @property
    def years(self) -> int:
        return 4 if self.level == BACHELOR else 3


@dataclass(frozen=True)
class Department:
    code: str
    name: str
    programmes: tuple[Programme, ...]


@dataclass(frozen=True)
class Member:
    """One of the staff; without departments, of the whole school."""

    username: str
    name: str
    role: str
    departments: tuple[str, ...] = ()


@dataclass(frozen=True)
class School:
    """`confirmation` is the policy of signing: a value of sanfang.institutions.policies.Confirmation."""

    code: str
    name: str
    contact_person: str
    address: str
    phone: str
    city: str
    confirmation: str
    number_prefix: str
    date_format: str
    departments: tuple[Department, ...]
    staff: tuple[Member, ...]

    def reviewer_of(self, department: str) -> str:
        """The username of whoever reviews this department's signings: its teacher, or the administrator."""
        return self._responsible(TEACHER, department)

    def counsellor_of(self, department: str) -> str:
        """The username of whoever decides on this department's terminations."""
        return self._responsible(COUNSELLOR, department)

    def _responsible(self, role: str, department: str) -> str:
        fitting = (m.username for m in self.staff if m.role == role and department in m.departments)
        return next(fitting, self.administrator)

    @property
    def administrator(self) -> str:
        return next(member.username for member in self.staff if member.role == ADMINISTRATOR)


ENGINEERING = School(
    "10363", "安徽工程大学", "陶文远", "安徽省芜湖市鸠江区北京中路8号", "0553-9287140", "芜湖市",
    confirmation="manual", number_prefix="3", date_format="%Y%m%d",
    departments=(
        Department("06", "计算机与信息学院", (
            Programme("软件工程", "it", ((24, 24), (16,)), 0.3),
            Programme("计算机科学与技术", "it", ((26,), (8,)), 0.3),
            Programme("计算机技术", "it", ((12,), ()), 0.35, MASTER),
        )),
        Department("02", "机械工程学院", (Programme("机械设计制造及其自动化", "machine", ((30,), (12,)), 0.15),)),
        Department("03", "电气工程学院", (
            Programme("电气工程及其自动化", "machine", ((18,), (6,)), 0.2),
            Programme("自动化", "machine", ((18,), (6,)), 0.2),
        )),
        Department("05", "经济与管理学院", (Programme("会计学", "business", ((28,), (12,)), 0.7),)),
    ),
    staff=(
        Member("school", "陶文远", ADMINISTRATOR),
        Member("teacher", "方晓岚", TEACHER, ("计算机与信息学院",)),
        Member("counsellor", "章立群", COUNSELLOR, ("计算机与信息学院",)),
        Member("gc-jixie", "葛长庚", TEACHER, ("机械工程学院", "电气工程学院")),
        Member("gc-jingguan", "夏若兰", TEACHER, ("经济与管理学院",)),
        Member("gc-fudao", "石敬之", COUNSELLOR, ("机械工程学院", "电气工程学院", "经济与管理学院")),
    ),
)  # fmt: skip
SCIENCE = School(
    "10361", "安徽理工大学", "孟令川", "安徽省淮南市山南新区泰丰大街168号", "0554-9668510", "淮南市",
    confirmation="before_approval", number_prefix="2", date_format="%Y-%m-%d",
    departments=(
        Department("01", "安全科学与工程学院", (Programme("安全工程", "safety", ((30,), (10,)), 0.2),)),
        Department("07", "计算机科学与工程学院", (Programme("软件工程（矿业信息）", "it", ((34,), (12,)), 0.3),)),
        Department("09", "材料科学与工程学院", (Programme("材料科学与工程", "material", ((26,), (8,)), 0.3),)),
    ),
    staff=(
        Member("lg-school", "孟令川", ADMINISTRATOR),
        Member("lg-teacher", "岳清漪", TEACHER, ("安全科学与工程学院", "材料科学与工程学院")),
        Member("lg-counsellor", "卞志恒", COUNSELLOR, ("安全科学与工程学院", "材料科学与工程学院")),
    ),
)  # fmt: skip
NORMAL = School(
    # Its student numbers begin with a zero, which a careless spreadsheet loses.
    "10370", "安徽师范大学", "施韵秋", "安徽省芜湖市弋江区花津南路189号", "0553-9910270", "芜湖市",
    confirmation="before_signing", number_prefix="0", date_format="%Y%m%d",
    departments=(
        Department("11", "文学院", (Programme("汉语言文学", "language", ((32,), (12,)), 0.8, is_for_teachers=True),)),
        Department("12", "教育科学学院", (
            Programme("小学教育", "education", ((30,), (10,)), 0.8, is_for_teachers=True),
        )),
        Department("15", "数学与统计学院", (
            Programme("数学与应用数学", "education", ((28,), (8,)), 0.55, is_for_teachers=True),
        )),
    ),
    staff=(
        Member("sf-school", "施韵秋", ADMINISTRATOR),
        Member("sf-teacher", "尹书白", TEACHER, ("文学院", "教育科学学院")),
        Member("sf-counsellor", "季淑贤", COUNSELLOR, ("文学院", "教育科学学院", "数学与统计学院")),
    ),
)  # fmt: skip

SCHOOLS = (ENGINEERING, SCIENCE, NORMAL)
CONTACT_OFFICE = "毕业生就业指导中心"
COHORTS = (2026, 2025)
# What the demo's province allows as 违约金 at most, in yuan.
PENALTY_CEILING = 5000
