"""An authority, a seal of its making, and a paper to be sealed; made once, as keys take their time."""

import pytest
from asn1crypto import pem, x509

from sanfang.sealing.authority import Authority, a_seal, an_authority
from sanfang.sealing.provider import Provider, Purpose
from sanfang.sealing.sources import seal_of
from tests.documents.samples import one_copy

PASSPHRASE = "correct-horse"
PURPOSE = Purpose("毕业生就业协议书", "安徽工程大学")


@pytest.fixture(scope="session")
def authority() -> Authority:
    return an_authority("Sanfang Test")


@pytest.fixture(scope="session")
def authorities(authority) -> list[x509.Certificate]:
    _, _, der = pem.unarmor(authority.pem)
    return [x509.Certificate.load(der)]


@pytest.fixture(scope="session")
def seal_file(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("seals") / "10363.p12"
    path.write_bytes(a_seal("10363", authority, PASSPHRASE))
    return path


@pytest.fixture
def provider(settings, seal_file) -> Provider:
    settings.SEALS = [f"10363=pkcs12:{seal_file}"]
    settings.SEAL_SECRETS = [f"10363={PASSPHRASE}"]
    return seal_of("10363")


@pytest.fixture(scope="session")
def paper() -> bytes:
    return one_copy()


@pytest.fixture
def sealed(provider, paper) -> bytes:
    return provider.seal(paper, PURPOSE)
