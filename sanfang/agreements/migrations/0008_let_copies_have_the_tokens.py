"""Tokens belong to the copies that are printed. SQLite writes a table anew to drop a column: its triggers go before
and come again after."""

from importlib import import_module

from django.db import migrations

keeping = import_module("sanfang.agreements.migrations.0005_keep_revisions")
WITHOUT_TOKEN = keeping.COLUMNS.replace("verification_token, ", "")


def forbid(apps, schema_editor):
    scripts = {"sqlite": keeping.SQLITE, "postgresql": keeping.POSTGRESQL}
    vendor = schema_editor.connection.vendor
    for statement in scripts[vendor]:
        schema_editor.execute(statement.replace(keeping.COLUMNS, WITHOUT_TOKEN))


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_let_two_people_decide_terminations")]
    operations = [
        migrations.RunPython(keeping.allow, keeping.forbid),
        migrations.RemoveField("agreement", "verification_token"),
        migrations.RemoveField("revision", "verification_token"),
        migrations.RunPython(forbid, keeping.allow),
    ]
