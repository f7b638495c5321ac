"""What was asked for before employers could ask keeps its meaning: a graduate asked, and nobody else was."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from tests.agreements.terminations.conftest import a_letter
from tests.database import let_tables_be_emptied

BEFORE = ("agreements", "0002_add_phone_of_card")
STATES = {"open": "", "refused": "缺少公章", "withdrawn": "", "agreed": ""}


@pytest.fixture
def migrate(transactional_db):
    def to(*targets):
        executor = MigrationExecutor(connection)
        executor.migrate(list(targets) or executor.loader.graph.leaf_nodes())
        return MigrationExecutor(connection).loader.project_state(list(targets)).apps.get_model

    yield to
    to()
    let_tables_be_emptied()


def test_old_requests_are_the_graduates_and_went_the_manual_s_way(migrate, cast, in_force):
    letter = a_letter()
    model = migrate(BEFORE)
    for state, answer in STATES.items():
        old = model("agreements", "TerminationRequest").objects.create(
            agreement_id=in_force.pk, state=state, reason_code="04", reason="另谋发展", answer=answer
        )
    model("agreements", "TerminationMaterial").objects.create(request_id=old.pk, file_id=letter.pk)

    migrate()

    kept = TerminationRequest.objects.order_by("pk")
    assert list(kept.values_list("state", "answer")) == list(STATES.items())
    assert set(kept.values_list("asked_by", "reason", "words", "answer_by", "reply", "reply_reason")) == {
        ("graduate", "另谋发展", "", None, "", "")
    }
    assert TerminationMaterial.objects.get().given_by == "graduate"
