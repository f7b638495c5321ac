"""The database itself refuses to change what an agreement said before, or to delete it.

The text alone may be written anew, when keys are changed: its hash, which may not, says whether it is still the same.
"""

from django.db import migrations

TABLE = "agreements_revision"
COLUMNS = "agreement_id, number, details_sha256, verification_token, correction_id, replaced_at"

SQLITE = (
    f"""
    CREATE TRIGGER revision_is_not_updated BEFORE UPDATE OF {COLUMNS} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'a revision is kept as it was'); END;
    """,
    f"""
    CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'a revision is kept as it was'); END;
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION refuse_to_change_a_revision() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a revision is kept as it was'; END $$;
    """,
    f"""
    CREATE TRIGGER revision_is_not_changed BEFORE DELETE OR UPDATE OF {COLUMNS} ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_a_revision();
    """,
)
UNDO = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS revision_is_not_updated;",
        "DROP TRIGGER IF EXISTS revision_is_not_deleted;",
    ),
    "postgresql": (
        f"DROP TRIGGER revision_is_not_changed ON {TABLE};",
        "DROP FUNCTION refuse_to_change_a_revision;",
    ),
}


def forbid(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow(apps, schema_editor):
    run(schema_editor, UNDO)


def run(schema_editor, scripts):
    for statement in scripts[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_let_a_typo_be_corrected")]
    operations = [migrations.RunPython(forbid, allow)]
