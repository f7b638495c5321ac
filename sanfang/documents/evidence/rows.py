"""The rows of the trail that are about one agreement, and those that lie between them."""

from __future__ import annotations

from django.db.models import Q

from sanfang.actors import Party
from sanfang.agreements.history import A_CORRECTION, A_TERMINATION, AN_AGREEMENT
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.audit.actions import school_chain
from sanfang.audit.models import Chain, Entry
from sanfang.documents.evidence.checking import WHOLE
from sanfang.documents.evidence.disclosing import Requests
from sanfang.documents.evidence.words import BOUND
from sanfang.documents.models import Original
from sanfang.graduates.models import Binding
from sanfang.recruiting.history import WORDS as WORDS_OF_OFFERS
from sanfang.recruiting.models import Offer

A_BINDING, AN_OFFER, AN_ORIGINAL = "graduates.binding", "recruiting.offer", "documents.original"


def chain_of(agreement: Agreement) -> Chain:
    """The school's chain as it stands; an empty one where nothing was ever noted."""
    name = school_chain(agreement.school_id)
    return Chain.objects.filter(name=name).first() or Chain(name=name)


def rows_of(agreement: Agreement, chain: Chain, requests: Requests, originals: list[Original]) -> list[Entry]:
    """Every act about an agreement and the offer it came of, and how its graduate's phones were bound; in order."""
    corrections = AgreementCorrection.objects.filter(agreement=agreement).values_list("pk", flat=True)
    offers = Offer.objects.filter(agreement=agreement).values_list("pk", flat=True)
    up_to_now = Entry.objects.filter(chain=chain, sequence__lte=chain.length)
    acts = list(
        up_to_now.filter(
            Q(subject_type=AN_AGREEMENT, subject_id=str(agreement.pk))
            | Q(subject_type=A_TERMINATION, subject_id__in=list(requests))
            | Q(subject_type=A_CORRECTION, subject_id__in=[str(pk) for pk in corrections])
            | Q(subject_type=AN_OFFER, subject_id__in=[str(pk) for pk in offers], act__in=WORDS_OF_OFFERS)
            | Q(subject_type=AN_ORIGINAL, subject_id__in=[str(one.pk) for one in originals])
        )
    )
    phones = {entry.user_id for entry in acts if entry.party == Party.GRADUATE}
    bindings = Binding.objects.filter(graduate=agreement.graduate_id, user__in=phones)
    bound = up_to_now.filter(
        act=BOUND,
        subject_type=A_BINDING,
        subject_id__in=[str(pk) for pk in bindings.values_list("pk", flat=True)],
    )
    return sorted([*bound, *acts], key=lambda entry: entry.sequence)


def contents_from(chain: Chain, first: int) -> list[str]:
    """What each row from the first of ours to the chain's end adds to it: hashes, and nothing of what they say."""
    kept = Entry.objects.filter(chain=chain, sequence__range=(first, chain.length)).order_by("sequence")
    return [
        content_hash or f"{WHOLE}{entry_hash}"
        for content_hash, entry_hash in kept.values_list("content_hash", "entry_hash")
    ]
