# What stood before could only have come from an agreement: nothing else was ever entered.

from django.db import migrations


def say_where_from(apps, schema_editor):
    destinations = apps.get_model('destinations', 'Destination').objects.using(schema_editor.connection.alias)
    destinations.exclude(code='70').update(source='hand')
    destinations.filter(code='10').exclude(employer_name='').update(source='online')


def say_nothing(apps, schema_editor):
    destinations = apps.get_model('destinations', 'Destination').objects.using(schema_editor.connection.alias)
    destinations.update(source='')


class Migration(migrations.Migration):

    dependencies = [
        ('destinations', '0002_add_entering_by_hand'),
    ]

    operations = [
        migrations.RunPython(say_where_from, say_nothing),
    ]
