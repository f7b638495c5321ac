# What a position says beside its title, and whether it is a draft, on offer or closed.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0001_add_employers'),
    ]

    operations = [
        migrations.AddField(
            model_name='position',
            name='apply_by',
            field=models.DateField(blank=True, null=True, verbose_name='申请截止日期'),
        ),
        migrations.AddField(
            model_name='position',
            name='city',
            field=models.CharField(default='', editable=False, max_length=20, verbose_name='城市'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='position',
            name='education_level',
            field=models.CharField(blank=True, max_length=3, verbose_name='学历要求'),
        ),
        migrations.AddField(
            model_name='position',
            name='majors',
            field=models.CharField(blank=True, max_length=200, verbose_name='专业要求'),
        ),
        migrations.AddField(
            model_name='position',
            name='monthly_pay_to',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='月薪上限（元）'),
        ),
        migrations.AddField(
            model_name='position',
            name='published_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='发布时间'),
        ),
        migrations.AddField(
            model_name='position',
            name='state',
            field=models.CharField(choices=[('draft', '草稿'), ('published', '招聘中'), ('closed', '已停止')], default='draft', max_length=10, verbose_name='状态'),
        ),
        migrations.AlterField(
            model_name='position',
            name='created_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='创建时间'),
        ),
    ]
