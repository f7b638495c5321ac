# The state alone says whether a position is open; the lists of those on offer have their indexes.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0003_backfill_position_states'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='position',
            name='is_open',
        ),
        migrations.AddIndex(
            model_name='position',
            index=models.Index(fields=['state', '-published_at'], name='positions_by_day'),
        ),
        migrations.AddIndex(
            model_name='position',
            index=models.Index(fields=['state', 'city', '-published_at'], name='positions_by_city'),
        ),
        migrations.AddIndex(
            model_name='position',
            index=models.Index(fields=['state', 'job_category', '-published_at'], name='positions_by_category'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'closed'])), name='position_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), ('published_at__isnull', False), _connector='OR'), name='position_was_published_some_day'),
        ),
        migrations.AddConstraint(
            model_name='position',
            constraint=models.CheckConstraint(condition=models.Q(('monthly_pay_to__isnull', True), models.Q(('monthly_pay__isnull', False), ('monthly_pay_to__gte', models.F('monthly_pay'))), _connector='OR'), name='position_pay_runs_upwards'),
        ),
    ]
