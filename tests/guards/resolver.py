"""Every address of the house, read from Django's own resolver."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters


@dataclass(frozen=True)
class Address:
    """One URL pattern: its full name, its path, and the converter of each of its arguments."""

    name: str
    path: str
    arguments: dict[str, str]


def addresses() -> list[Address]:
    return list(_walk(get_resolver(), path="", namespaces=()))


def _walk(resolver: URLResolver, path: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inside = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry, here, inside)
        else:
            yield Address(":".join([*namespaces, entry.name or ""]), here, _arguments(entry))


def _arguments(entry: URLPattern) -> dict[str, str]:
    kinds = {type(converter): kind for kind, converter in get_converters().items()}
    return {name: kinds[type(converter)] for name, converter in entry.pattern.converters.items()}
