"""Terms that deserve a second look, by the rules of the graduate's own province."""

from dataclasses import replace
from datetime import date

from sanfang.institutions.models import Policy
from sanfang.recruiting.second_look import cautions_for
from tests.recruiting.route import TERMS

DOUBTFUL = replace(TERMS, contract_months=12, probation_months=6, monthly_pay=1000)


def test_most_terms_deserve_none(cast):
    assert cautions_for(cast.zhang, TERMS) == []


def test_a_ceiling_of_penalties_is_the_provinces(cast):
    Policy.objects.create(province=cast.province, penalty_ceiling=2000)

    assert [caution.field for caution in cautions_for(cast.zhang, TERMS)] == ["penalty"]


def test_they_come_in_the_order_of_the_form(cast, django_assert_num_queries):
    with django_assert_num_queries(2):
        fields = [caution.field for caution in cautions_for(cast.zhang, DOUBTFUL)]

    assert fields == ["probation_months", "monthly_pay"]


def test_what_was_signed_before_a_rule_is_judged_without_it(cast):
    terms = replace(TERMS, contract_months=6, probation_months=3)

    assert cautions_for(cast.zhang, terms, signed_on=date(2007, 12, 31)) == []
    assert [one.field for one in cautions_for(cast.zhang, terms, signed_on=date(2008, 1, 1))] == [
        "probation_months"
    ]
