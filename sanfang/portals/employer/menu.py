from django.http import HttpRequest

from sanfang.portals.gate.context import Furniture
from sanfang.ui.menus import Portal


def furniture(request: HttpRequest) -> Furniture:
    return Furniture(Portal("employer"))
