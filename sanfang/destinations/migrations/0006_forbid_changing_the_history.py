"""The database itself refuses to rewrite what was said of a destination, whoever asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER destination_change_is_not_updated BEFORE UPDATE ON destinations_destinationchange
BEGIN SELECT RAISE(ABORT, 'the history of destinations is append-only'); END;
"""

POSTGRESQL = """
CREATE FUNCTION refuse_to_change_destinations() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the history of destinations is append-only'; END $$;
CREATE TRIGGER destination_change_is_not_updated BEFORE UPDATE ON destinations_destinationchange
FOR EACH ROW EXECUTE FUNCTION refuse_to_change_destinations();
"""

UNDO = {
    "sqlite": "DROP TRIGGER destination_change_is_not_updated;",
    "postgresql": (
        "DROP TRIGGER destination_change_is_not_updated ON destinations_destinationchange;"
        " DROP FUNCTION refuse_to_change_destinations;"
    ),
}


def forbid(apps, schema_editor):
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor])


def allow(apps, schema_editor):
    schema_editor.execute(UNDO[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("destinations", "0005_add_dispatch_and_jobs")]
    operations = [migrations.RunPython(forbid, allow)]
