"""Exports have moved to a room of their own. What was made before lived for a day and has to be asked for anew; the
sealed files are removed by the sweep of that room, as files without a row."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('graduates', '0010_add_undo_of_imports'),
    ]

    operations = [
        migrations.DeleteModel(name='RecordExport'),
    ]
