"""An authority of one's own, for trying things out and for a school that has bought no certificate yet.

Names in its certificates are codes in ASCII: readers of certificates stumble over rare characters, and a paper
says in words who sealed it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone

BITS, EXPONENT = 3072, 65537
YEARS_OF_THE_AUTHORITY, YEARS_OF_A_SEAL = 20, 5
A_YEAR = timedelta(days=365)
# Clocks differ: what was certified a moment ago holds on a machine that is a little behind.
EARLIER = timedelta(minutes=5)


@dataclass(frozen=True)
class Authority:
    """A root certificate and its key, in memory only: once its seals are made, the key is not needed again."""

    certificate: x509.Certificate
    key: RSAPrivateKey

    @property
    def pem(self) -> bytes:
        """What verifiers are given."""
        return self.certificate.public_bytes(Encoding.PEM)


def an_authority(name: str) -> Authority:
    """A new one, self-signed, for twenty years."""
    key = _key()
    about = _named(name)
    drawn_up = _drawn_up(about, about, key, YEARS_OF_THE_AUTHORITY)
    drawn_up = drawn_up.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    drawn_up = drawn_up.add_extension(_usage(certifies=True), critical=True)
    return Authority(drawn_up.sign(key, SHA256()), key)


def a_seal(name: str, by: Authority, passphrase: str) -> bytes:
    """A PKCS#12 file for whoever seals: key, certificate and chain, locked by the passphrase."""
    key = _key()
    certificate = _for_somebody(name, key, by, ExtendedKeyUsageOID.EMAIL_PROTECTION)
    lock = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, [by.certificate], lock)


def a_clock(name: str, by: Authority) -> tuple[x509.Certificate, RSAPrivateKey]:
    """Certificate and key for a timestamp authority."""
    key = _key()
    return _for_somebody(name, key, by, ExtendedKeyUsageOID.TIME_STAMPING, is_critical=True), key


def _key() -> RSAPrivateKey:
    return generate_private_key(EXPONENT, BITS)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _for_somebody(
    name: str, key: RSAPrivateKey, by: Authority, use: x509.ObjectIdentifier, *, is_critical: bool = False
) -> x509.Certificate:
    drawn_up = _drawn_up(_named(name), by.certificate.subject, key, YEARS_OF_A_SEAL)
    drawn_up = drawn_up.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    drawn_up = drawn_up.add_extension(_usage(certifies=False), critical=True)
    drawn_up = drawn_up.add_extension(x509.ExtendedKeyUsage([use]), critical=is_critical)
    return drawn_up.sign(by.key, SHA256())


def _drawn_up(about: x509.Name, by: x509.Name, key: RSAPrivateKey, years: int) -> x509.CertificateBuilder:
    now: datetime = timezone.now()
    empty = x509.CertificateBuilder(
        issuer_name=by,
        subject_name=about,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=(now - EARLIER).replace(tzinfo=None),
        not_valid_after=(now + years * A_YEAR).replace(tzinfo=None),
    )
    return empty.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(*, certifies: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certifies,
        content_commitment=not certifies,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )
