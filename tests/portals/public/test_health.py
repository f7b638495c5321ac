"""What a watcher over the machine is told."""

import pytest
from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client


def test_the_process_answers_without_asking_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = Client().get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_ready_when_the_database_has_every_migration(db):
    answer = Client().get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok")


def test_not_ready_while_a_migration_is_missing(db, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: ["one"])

    assert Client().get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_broken_database_makes_the_machine_unready_but_not_dead(db, monkeypatch, path):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(MigrationExecutor, "__init__", fail)

    assert Client().get(path).status_code == (200 if path == "/healthz" else 503)
