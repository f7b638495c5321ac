"""Which statements the guard of reading takes for reading; whatever it does not know, it refuses."""

import pytest

from sanfang.portals.gate.read_only import WroteWhileReading, refuse_writing


def send(sql):
    return refuse_writing(lambda sql, params, many, context: "sent", sql, (), False, {})


@pytest.mark.parametrize(
    "sql",
    ["SELECT 1", "  (SELECT 1) UNION (SELECT 2)", "select 1", "SAVEPOINT x", "RELEASE SAVEPOINT x"],
)
def test_reading_is_let_through(sql):
    assert send(sql) == "sent"


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO x VALUES (1)",
        "UPDATE x SET y = 1",
        "\n  delete FROM x",
        "WITH gone AS (DELETE FROM x RETURNING *) SELECT * FROM gone",
        "DROP TABLE x",
        "TRUNCATE x",
        "REPLACE INTO x VALUES (1)",
        "CALL do_it()",
        "-- SELECT\nDELETE FROM x",
    ],
)
def test_everything_else_is_refused(sql):
    with pytest.raises(WroteWhileReading):
        send(sql)
