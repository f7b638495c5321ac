"""A chart as data: drawn by static/ui/charts.js, and written as a table for everybody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Series:
    name: str
    values: list[float]


@dataclass(frozen=True)
class Chart:
    """Bars or lines over `labels`. Every series has one value per label; `unit` follows the numbers."""

    labels: list[str]
    series: list[Series]
    kind: Literal["bar", "line"] = "bar"
    unit: str = ""

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.values) != len(self.labels):
                raise ValueError(f"{series.name}: {len(series.values)} values for {len(self.labels)} labels")

    @property
    def data(self) -> dict[str, Any]:
        """What the script reads, safe to write with `json_script`."""
        return {
            "kind": self.kind,
            "unit": self.unit,
            "labels": self.labels,
            "series": [{"name": series.name, "values": series.values} for series in self.series],
        }

    @property
    def rows(self) -> Iterator[tuple[str, list[float]]]:
        """Each label with its value in every series, as the table beside the drawing shows them."""
        columns = [series.values for series in self.series]
        return ((label, list(row)) for label, *row in zip(self.labels, *columns, strict=True))
