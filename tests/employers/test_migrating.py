"""What was kept of positions before they had a state is carried over, and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.database import let_tables_be_emptied

BEFORE, AFTER = ("employers", "0001_add_employers"), ("employers", "0004_require_position_states")
PLACES = {True: "安徽省芜湖市鸠江区", False: "上海市浦东新区"}


@pytest.fixture
def migrate(transactional_db):
    def to(target):
        executor = MigrationExecutor(connection)
        executor.migrate([target])
        return executor.loader.project_state([target]).apps.get_model

    yield to
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    let_tables_be_emptied()


def test_open_and_closed_positions_keep_their_state_both_ways(migrate):
    model = migrate(BEFORE)
    province = model("institutions", "Province").objects.create(code="340000", name="安徽省")
    employer = model("employers", "Employer").objects.create(province=province, name="云帆", uscc="1")
    for is_open, place in PLACES.items():
        model("employers", "Position").objects.create(employer=employer, is_open=is_open, place=place)

    positions = migrate(AFTER)("employers", "Position").objects.order_by("pk")
    assert list(positions.values_list("state", "city")) == [("published", "芜湖市"), ("closed", "上海市")]
    assert all(position.published_at == position.created_at for position in positions)

    positions = migrate(BEFORE)("employers", "Position").objects.order_by("pk")
    assert list(positions.values_list("is_open", flat=True)) == [True, False]
