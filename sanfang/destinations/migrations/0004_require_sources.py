from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('destinations', '0003_backfill_sources'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='destination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('address', ''), ('code', '70'), ('contact_email', ''), ('contact_person', ''), ('contact_phone', ''), ('country', ''), ('employer_industry', ''), ('employer_name', ''), ('employer_nature', ''), ('employer_place', ''), ('employer_uscc', ''), ('enlistment_number', ''), ('evidence_count', 0), ('job_category', ''), ('monthly_pay__isnull', True), ('occupation', ''), ('postcode', ''), ('project_name', ''), ('source', ''), ('study_major', ''), ('web_address', '')), models.Q(('code', '70'), _negated=True), _connector='OR'), name='nobody_awaiting_employment_has_an_employer'),
        ),
        migrations.AddConstraint(
            model_name='destination',
            constraint=models.CheckConstraint(condition=models.Q(('code', '70'), ('source__in', ['online', 'hand']), _connector='OR'), name='a_destination_says_where_it_came_from'),
        ),
        migrations.AddConstraint(
            model_name='destination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'online'), _negated=True), models.Q(('code', '10'), models.Q(('employer_name', ''), _negated=True)), _connector='OR'), name='an_online_destination_is_an_agreement_s'),
        ),
    ]
