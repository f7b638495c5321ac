"""The tables of an agreement's life, one file each."""

from sanfang.agreements.models.agreement import Agreement, Route
from sanfang.agreements.models.card import SigningCard
from sanfang.agreements.models.correction import AgreementCorrection, Revision
from sanfang.agreements.models.numbers import NumberSeries
from sanfang.agreements.models.termination import GIVERS, SIDES, TerminationMaterial, TerminationRequest

__all__ = [
    "GIVERS",
    "SIDES",
    "Agreement",
    "AgreementCorrection",
    "NumberSeries",
    "Revision",
    "Route",
    "SigningCard",
    "TerminationMaterial",
    "TerminationRequest",
]
