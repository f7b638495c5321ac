"""Which seal an institution has, by the settings."""

import pytest

from sanfang.sealing.errors import SealUnusable
from sanfang.sealing.pades import CertificateSeal
from sanfang.sealing.sources import seal_of
from tests.sealing.seals import PASSPHRASE


class Remote:
    """A province's own service, as somebody else might write it."""

    def __init__(self, address, secret):
        self.address, self.secret = address, secret


def test_a_school_without_a_seal_takes_the_province_s(settings, seal_file):
    settings.SEALS = [f"province=pkcs12:{seal_file}"]
    settings.SEAL_SECRETS = [f"province={PASSPHRASE}"]

    assert isinstance(seal_of("10363"), CertificateSeal)


def test_where_nothing_is_set_up_there_is_none(settings):
    settings.SEALS = []

    assert seal_of("10363") is None


def test_another_schemes_provider_is_found_by_its_name(settings):
    settings.SEALS = ["10363=sm2:https://seal.example.gov.cn/10363"]
    settings.SEAL_SECRETS = ["10363=token"]
    settings.SEAL_PROVIDERS = ["sm2=tests.sealing.test_sources.Remote"]

    seal = seal_of("10363")

    assert (seal.address, seal.secret) == ("sm2:https://seal.example.gov.cn/10363", "token")


@pytest.mark.parametrize(
    ("seals", "secrets"),
    [
        (["10363=pkcs12:/nowhere.p12"], []),
        (["10363=ftp:/nowhere"], []),
        (["10363=pkcs12:{file}"], ["10363=wrong"]),
        (["10363=pkcs12:{file}"], []),
    ],
)
def test_what_leads_nowhere_is_unusable(seals, secrets, settings, seal_file):
    settings.SEALS = [seal.format(file=seal_file) for seal in seals]
    settings.SEAL_SECRETS = secrets

    with pytest.raises(SealUnusable):
        seal_of("10363")
