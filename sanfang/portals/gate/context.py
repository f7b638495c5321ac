"""What every page may show around its content."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sanfang.actors import Party
from sanfang.notices.models import Notice
from sanfang.ui.menus import Entry, Group, Portal


@dataclass(frozen=True)
class Furniture:
    """What stands around a portal's pages: its name, its menu at the desk, its tabs on the phone."""

    portal: Portal
    menu: list[Entry | Group] = field(default_factory=list)
    tabs: list[Entry] = field(default_factory=list)


FURNISHERS: dict[str, Callable[[HttpRequest], Furniture]] = {}


def furnish(namespace: str, furnisher: Callable[[HttpRequest], Furniture]) -> None:
    """Register how a portal's pages are furnished; called once, when the portals start."""
    FURNISHERS[namespace] = furnisher


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The context processor of every page."""
    context: dict[str, Any] = {
        "platform_name": settings.PLATFORM_NAME,
        "portal": None,
        "menu": [],
        "tabs": [],
        "viewer_label": "",
        "unread_notices": 0,
    }
    namespace = request.resolver_match.namespace if request.resolver_match else ""
    if namespace not in FURNISHERS or request.actor.party == Party.PUBLIC:
        return context
    furniture = FURNISHERS[namespace](request)
    return context | {
        "portal": furniture.portal,
        "menu": furniture.menu,
        "tabs": furniture.tabs,
        "viewer_label": request.actor.label,
        "unread_notices": Notice.objects.visible_to(request.actor).unread().count(),
    }
