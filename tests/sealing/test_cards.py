"""A seal whose key lies in a card: it seals without the key coming out, and a card that is gone says so (PKCS#11)."""

import shutil
import subprocess
from urllib.parse import urlencode

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from sanfang.sealing.errors import SealingDown, SealUnusable
from sanfang.sealing.examining import Finding, examine
from sanfang.sealing.sources import seal_of
from tests.sealing.seals import PASSPHRASE, PURPOSE

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "4321"

pytestmark = pytest.mark.skipif(not shutil.which("softhsm2-util"), reason="needs a card: softhsm2 is missing")


@pytest.fixture(scope="session")
def card(tmp_path_factory, seal_file) -> str:
    """A card in software that holds the key and the certificate of the seal; its address for the settings."""
    folder = tmp_path_factory.mktemp("card")
    with pytest.MonkeyPatch.context() as environment:
        configuration = folder / "softhsm2.conf"
        configuration.write_text(f"directories.tokendir = {folder}\n")
        environment.setenv("SOFTHSM2_CONF", str(configuration))
        initialise = ["softhsm2-util", "--init-token", "--free", "--label", "sanfang", "--so-pin", PIN]
        subprocess.run([*initialise, "--pin", PIN], check=True, capture_output=True)
        _put_into("sanfang", seal_file.read_bytes())
        yield f"pkcs11:{MODULE}?{urlencode({'token': 'sanfang', 'label': '10363'})}"


def _put_into(token: str, seal: bytes) -> None:
    key, certificate, _ = pkcs12.load_key_and_certificates(seal, PASSPHRASE.encode())
    der = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    lasting = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "10363"}
    with pkcs11.lib(MODULE).get_token(token_label=token).open(rw=True, user_pin=PIN) as session:
        session.create_object(decode_rsa_private_key(der) | lasting)
        session.create_object(decode_x509_certificate(certificate.public_bytes(Encoding.DER)) | lasting)


def test_it_seals_as_well_as_a_file(card, settings, paper, authorities):
    settings.SEALS, settings.SEAL_SECRETS = [f"10363={card}"], [f"10363={PIN}"]

    sealed = seal_of("10363").seal(paper, PURPOSE)

    assert examine(sealed, authorities).finding is Finding.SEALED


def test_a_wrong_pin_is_told_from_a_wrong_paper(card, settings, paper):
    settings.SEALS, settings.SEAL_SECRETS = [f"10363={card}"], ["10363=0000"]

    with pytest.raises(SealingDown):
        seal_of("10363").seal(paper, PURPOSE)


def test_a_card_that_is_not_there_is_tried_again_later(card, settings, paper):
    elsewhere = card.replace("token=sanfang", "token=elsewhere")
    settings.SEALS, settings.SEAL_SECRETS = [f"10363={elsewhere}"], [f"10363={PIN}"]

    with pytest.raises(SealingDown):
        seal_of("10363").seal(paper, PURPOSE)


def test_an_address_without_a_token_is_unusable(settings):
    settings.SEALS = [f"10363=pkcs11:{MODULE}?label=10363"]

    with pytest.raises(SealUnusable):
        seal_of("10363")
