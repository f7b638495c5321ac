"""Exports have moved to a room of their own. What was made before lived for a day and has to be asked for anew; the
sealed files are removed by the sweep of that room, as files without a row."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('destinations', '0006_forbid_changing_the_history'),
    ]

    operations = [
        migrations.DeleteModel(name='NationalExport'),
    ]
