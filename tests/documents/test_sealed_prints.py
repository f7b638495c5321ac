"""Every PDF that leaves the house bears the school's seal, where one is set up."""

from hashlib import sha256

import pytest

from sanfang.audit.models import Entry
from sanfang.documents import actions as documents
from sanfang.documents.models import PrintRecord
from sanfang.sealing.digests import sm3
from sanfang.sealing.errors import SealingDown, SealUnusable
from sanfang.sealing.examining import Finding, examine
from tests.documents.originals import made


class Silent:
    """A seal that does not answer."""

    def __init__(self, address, secret):
        pass

    def seal(self, pdf, purpose):
        raise SealingDown


@pytest.mark.parametrize("who", ["teacher", "mo"])
def test_what_is_printed_is_sealed_and_the_trail_knows_its_fingerprints(
    cast, in_force, provider, authorities, who
):
    content = documents.print_copies(in_force, actor=cast.actor(who))

    assert examine(content, authorities).finding is Finding.SEALED
    facts = Entry.objects.get(act="agreement.print").facts
    assert (facts["sha256"], facts["sm3"]) == (sha256(content).hexdigest(), sm3(content))


def test_the_graduate_s_own_copy_is_sealed_too(cast, in_force, provider, authorities):
    made(in_force)

    content = documents.pdf_of(in_force, actor=cast.actor("zhang"))

    assert examine(content, authorities).finding is Finding.SEALED


def test_without_a_seal_set_up_it_is_printed_as_it_is(cast, in_force, authorities):
    content = documents.print_copies(in_force, actor=cast.actor("teacher"))

    assert examine(content, authorities).finding is Finding.UNSEALED


def test_without_an_answer_nothing_is_printed_and_nothing_counted(cast, in_force, settings, as_):
    settings.SEALS = ["10363=mute:"]
    settings.SEAL_PROVIDERS = ["mute=tests.documents.test_sealed_prints.Silent"]

    with pytest.raises(SealingDown):
        documents.print_copies(in_force, actor=cast.actor("teacher"))

    assert not PrintRecord.objects.exists()
    answer = as_("teacher").post(f"/school/prints/{in_force.pk}/")
    assert answer.status_code == 503
    assert "电子印章服务暂时没有应答，这次没有打印" in answer.content.decode()


def test_a_seal_that_leads_nowhere_prints_nothing_either(cast, in_force, settings):
    settings.SEALS = ["10363=pkcs12:/nowhere.p12"]

    with pytest.raises(SealUnusable):
        documents.print_copies(in_force, actor=cast.actor("teacher"))


def test_sm3_is_the_standard_s():
    # The first example of GB/T 32905-2016, appendix A.
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
