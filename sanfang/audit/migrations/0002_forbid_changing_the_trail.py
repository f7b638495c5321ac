"""The database itself refuses to change or delete a row of the trail, whoever asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER audit_entry_is_not_updated BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
"""

POSTGRESQL = """
CREATE FUNCTION refuse_to_change_the_trail() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_trail();
"""

UNDO = {
    "sqlite": "DROP TRIGGER audit_entry_is_not_updated; DROP TRIGGER audit_entry_is_not_deleted;",
    "postgresql": "DROP TRIGGER audit_entry_is_not_changed ON audit_entry; DROP FUNCTION refuse_to_change_the_trail;",
}


def forbid(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow(apps, schema_editor):
    run(schema_editor, UNDO)


def run(schema_editor, scripts):
    connection = schema_editor.connection
    script = scripts[connection.vendor]
    if connection.vendor == "sqlite":
        # One statement at a time: executescript would end the migration's transaction.
        for statement in script.replace("END;", "END;\0").replace("deleted;", "deleted;\0").split("\0"):
            if statement.strip():
                schema_editor.execute(statement)
    else:
        schema_editor.execute(script)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_add_trail")]
    operations = [migrations.RunPython(forbid, allow)]
