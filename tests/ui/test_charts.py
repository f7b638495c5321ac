"""A chart is data first."""

import pytest

from sanfang.ui.charts import Chart, Series

CHART = Chart(["3月", "4月"], [Series("2026 届", [12, 25.5]), Series("2025 届", [8, 20])], unit="%")


def test_the_table_has_every_number_of_the_drawing():
    assert list(CHART.rows) == [("3月", [12, 8]), ("4月", [25.5, 20])]


def test_the_script_reads_plain_data():
    assert CHART.data == {
        "kind": "bar",
        "unit": "%",
        "labels": ["3月", "4月"],
        "series": [{"name": "2026 届", "values": [12, 25.5]}, {"name": "2025 届", "values": [8, 20]}],
    }


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="1 values for 2 labels"):
        Chart(["3月", "4月"], [Series("2026 届", [12])])
