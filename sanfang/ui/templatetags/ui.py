"""The words every template may use; a built-in, so no page loads it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from sanfang.codes.lists import code_list
from sanfang.documents.rare_characters import picture_of, rare_in
from sanfang.ui import icons

register = template.Library()
WEEKDAYS = "一二三四五六日"
# The page of the mini program that fetches a file and opens it.
DOCUMENT_PAGE = "/pages/document/document"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An inline drawing, hidden from screen readers: the words beside it must say everything."""
    return icons.drawing(name)


@register.simple_tag
def rare(value: object) -> str:
    """Beside a text, how its rare characters look, for screens that have no drawing for them; else nothing."""
    characters = rare_in(value) if isinstance(value, str) else ""
    source = picture_of(characters) if characters else ""
    if not source:
        return ""
    return render_to_string("ui/components/rare.html", {"characters": characters, "source": source})


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The page's query string with these keys changed, the others kept; None takes a key away."""
    parameters = context["request"].GET.copy()
    for key, value in changes.items():
        parameters.pop(key, None)
        if value is not None:
            parameters[key] = str(value)
    return f"?{parameters.urlencode()}"


@register.simple_block_tag
def table(content: str, caption: str) -> str:
    """The frame of every list: scrolls sideways by itself, by touch and by keyboard."""
    return render_to_string("ui/components/table.html", {"content": content, "caption": caption})


@register.simple_block_tag
def opens_file(content: str, url: str, css_class: str = "") -> str:
    """A way to a PDF or a picture: an ordinary link; inside the mini program, its page that opens and keeps it."""
    native = f"{DOCUMENT_PAGE}?{urlencode({'path': url})}"
    values = {"content": content, "url": url, "css_class": css_class, "native": native}
    return render_to_string("ui/components/opens_file.html", values)


@register.filter
def page_numbers(page: Page[Any]) -> Iterable[int | str]:
    """The pages worth a link: both ends, this one and its neighbours; 「…」 between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def code(value: object, list_name: str) -> str:
    """The label of a code: `graduate.ethnicity|code:"ethnicity"`. An unknown code shows itself."""
    return code_list(list_name).label(str(value)) if value not in (None, "") else ""


@register.filter
def money(amount: Decimal | float | str | None) -> str:
    """「8,000 元」, with cents only where there are some; empty stays empty."""
    if amount in (None, ""):
        return ""
    text = f"{Decimal(str(amount)):,.2f}"
    return f"{text.removesuffix('.00')} 元"


def _local(when: datetime) -> datetime:
    return timezone.localtime(when) if timezone.is_aware(when) else when


@register.filter
def day(when: date | None) -> str:
    """「2026年3月5日」, in Beijing's calendar; nothing for nothing."""
    if not when:
        return ""
    local = _local(when) if isinstance(when, datetime) else when
    return f"{local.year}年{local.month}月{local.day}日"


@register.filter
def moment(when: datetime | None) -> str:
    """「2026-03-05 14:30」, Beijing time; nothing for nothing."""
    return f"{_local(when):%Y-%m-%d %H:%M}" if when else ""


@register.filter
def deadline(when: datetime | None) -> str:
    """「2026-03-05 24:00」 for the end of a day, which nobody reads as the beginning of the next one."""
    if not when:
        return ""
    local = _local(when)
    is_midnight = local.time() == time(0)
    return f"{local - timedelta(days=1):%Y-%m-%d} 24:00" if is_midnight else moment(when)


@register.filter
def appointment(when: datetime | None) -> str:
    """「2026年3月5日（周四）14:30」, Beijing time; nothing for nothing."""
    if not when:
        return ""
    local = _local(when)
    return f"{day(when)}（周{WEEKDAYS[local.weekday()]}）{local:%H:%M}"


@register.filter
def ago(when: datetime | None) -> str:
    """「刚刚」, 「5 分钟前」, 「3 小时前」, 「2 天前」; the day itself when older than a week or yet to come."""
    if not when:
        return ""
    passed = timezone.now() - when
    if not timedelta(0) <= passed < timedelta(days=7):
        return day(when)
    for unit, word in ((86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if passed.total_seconds() >= unit:
            return f"{int(passed.total_seconds() // unit)} {word}前"
    return "刚刚"
