"""The filters above the lists of records, corrections, changes and staff."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from sanfang.actors import Role
from sanfang.codes.lists import code_list
from sanfang.graduates.models import Correction, RecordChange
from sanfang.portals.gate.filters import EVERYTHING
from sanfang.portals.school.filters import SchoolFilters

YES, NO = "yes", "no"


class RecordFilters(SchoolFilters):
    """「生源信息」: 年度 · 方案 · 院系 · 学历 · 确认 · 名单."""

    year = forms.ChoiceField(label="年度")
    plan = forms.ChoiceField(label="方案")
    department = forms.ChoiceField(label="院系")
    level = forms.ChoiceField(label="学历", choices=[EVERYTHING, *code_list("education_level").choices])
    confirmed = forms.ChoiceField(label="确认状态", choices=[EVERYTHING, (YES, "已确认"), (NO, "未确认")])
    listed = forms.ChoiceField(label="名单", choices=[EVERYTHING, (YES, "在名单中"), (NO, "已移出")])

    columns = {
        "year": "cohort_year",
        "plan": "plan__name",
        "department": "department",
        "level": "education_level",
    }

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        confirmed, listed = self.chosen("confirmed"), self.chosen("listed")
        if confirmed:
            rows = rows.filter(confirmed_at__isnull=confirmed == NO)
        return rows.filter(left_on__isnull=listed == YES) if listed else rows


class CorrectionFilters(SchoolFilters):
    """「纠错管理」: by itself it shows what waits for a decision."""

    department = forms.ChoiceField(label="院系")
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *Correction.State.choices])

    columns = {"department": "graduate__department", "state": "state"}
    defaults = {"state": Correction.State.OPEN.value}


class ChangeFilters(SchoolFilters):
    """「最近修改」."""

    way = forms.ChoiceField(label="方式", choices=[EVERYTHING, *RecordChange.Way.choices])
    department = forms.ChoiceField(label="院系")

    columns = {"way": "way", "department": "graduate__department"}


class StaffFilters(SchoolFilters):
    """「教职工账号」."""

    role = forms.ChoiceField(label="角色", choices=[EVERYTHING, *Role.choices])
    department = forms.ChoiceField(label="负责院系")
    active = forms.ChoiceField(label="状态", choices=[EVERYTHING, (YES, "启用"), (NO, "已停用")])

    columns = {"role": "role", "department": "departments"}

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().narrow(rows)
        active = self.chosen("active")
        return rows.filter(user__is_active=active == YES) if active else rows
