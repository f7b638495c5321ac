"""Rows are hashed so that each can be shown in part; SQLite builds the table anew for it, and loses its triggers."""

from importlib import import_module

from django.db import migrations, models

guard = import_module("sanfang.audit.migrations.0002_forbid_changing_the_trail")


def guard_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        guard.forbid(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_forbid_changing_the_trail")]
    operations = [
        # Backwards the table is built anew as well, after which this guards it.
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        *(
            migrations.AddField(
                "entry", name, models.CharField(max_length=length, blank=True, default="", db_default="")
            )
            for name, length in (("means", 60), ("salt", 32), ("content_hash", 64))
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
