"""What was read of records knows nothing of their origin yet: the worker reads every record again."""

from datetime import UTC, datetime

from django.db import migrations

BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


def forget_when(apps, schema_editor):
    apps.get_model("checks", "RecordTraits").objects.update(read_of=BEFORE_ALL)


class Migration(migrations.Migration):
    dependencies = [("checks", "0002_add_origins_comparisons_and_samples")]

    operations = [migrations.RunPython(forget_when, migrations.RunPython.noop)]
