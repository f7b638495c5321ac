# Whatever was kept so far had been published; what was not open any more is closed.

from django.db import migrations
from django.db.models import F

from sanfang.codes.places import city_of


def carry_over(apps, schema_editor):
    positions = apps.get_model('employers', 'Position').objects.using(schema_editor.connection.alias)
    positions.filter(is_open=True).update(state='published', published_at=F('created_at'))
    positions.filter(is_open=False).update(state='closed', published_at=F('created_at'))
    places = positions.order_by('place').values_list('place', flat=True).distinct()
    for place in list(places):
        positions.filter(place=place).update(city=city_of(place))


def carry_back(apps, schema_editor):
    positions = apps.get_model('employers', 'Position').objects.using(schema_editor.connection.alias)
    positions.update(is_open=False)
    positions.filter(state='published').update(is_open=True)


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0002_add_position_states'),
    ]

    operations = [
        migrations.RunPython(carry_over, carry_back),
    ]
