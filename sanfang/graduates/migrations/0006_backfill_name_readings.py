# Whoever stands on a list already is found by letters too.

from django.db import migrations

from sanfang.codes.pinyin import name_readings

READ_AT_ONCE = 2000


def read_names(apps, schema_editor):
    alias = schema_editor.connection.alias
    readings = apps.get_model('graduates', 'NameReading').objects.using(alias)
    unread = apps.get_model('graduates', 'Graduate').objects.using(alias).filter(readings__isnull=True)
    last = 0
    while batch := list(unread.filter(pk__gt=last).order_by('pk').values_list('pk', 'name')[:READ_AT_ONCE]):
        rows = [readings.model(graduate_id=pk, key=key) for pk, name in batch for key in sorted(name_readings(name))]
        readings.bulk_create(rows, batch_size=READ_AT_ONCE)
        last = batch[-1][0]


def forget_names(apps, schema_editor):
    apps.get_model('graduates', 'NameReading').objects.using(schema_editor.connection.alias).order_by().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('graduates', '0005_add_name_readings'),
    ]

    operations = [
        migrations.RunPython(read_names, forget_names),
    ]
