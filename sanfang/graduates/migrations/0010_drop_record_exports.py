"""Exports have moved to a room of their own. What was made before lived for a day and has to be asked for anew; the
sealed files are removed by the sweep of that room, as files without a row."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('graduates', '0009_add_index_of_changes'),
    ]

    operations = [
        migrations.DeleteModel(name='RecordExport'),
    ]
