"""Lists, a page at a time."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

ROWS_PER_PAGE = 25


def page_of(rows: QuerySet[Any], request: HttpRequest) -> Page[Any]:
    """The page that `?page=` asks for; the first or the last one when there is none of that number."""
    return Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
