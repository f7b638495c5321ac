"""What a layout needs to draw its menu. The portals build these; the templates only read them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One line of a menu, or one tab of the phone. `badge` counts what waits there; 0 shows nothing."""

    label: str
    url: str
    icon: str = ""
    active: bool = False
    badge: int = 0


@dataclass(frozen=True)
class Group:
    """A heading of the menu with its entries, such as 「就业派遣」."""

    label: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Portal:
    """The part of the platform a page belongs to, such as 「就业派遣管理系统」; `notices` is its page of notices."""

    name: str
    home: str = "/"
    notices: str = ""
