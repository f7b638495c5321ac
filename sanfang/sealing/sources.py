"""Which seal an institution has, by the settings: its own, else the province's, else none.

`SANFANG_SEALS` names them, "10363=pkcs12:/etc/sanfang/10363.p12" or "province=pkcs11:/usr/lib/….so?token=…&label=…";
`SANFANG_SEAL_SECRETS` holds the passphrase or PIN of each by the same name. Another scheme is looked up in
`SANFANG_SEAL_PROVIDERS`, "sm2=a.module.function": the function takes the address and the secret and gives a Provider.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from django.conf import settings
from django.utils.module_loading import import_string

from sanfang.sealing.errors import SealUnusable
from sanfang.sealing.keys import in_a_card, in_a_file
from sanfang.sealing.pades import CertificateSeal, Opened
from sanfang.sealing.provider import Provider
from sanfang.sealing.timestamps import TimestampAuthority

PROVINCE = "province"

Maker = Callable[[str, str], Provider]


def seal_of(school_code: str) -> Provider | None:
    """Whoever seals for a school; None where nothing is set up. SealUnusable when what is set up leads nowhere."""
    addresses = named(settings.SEALS)
    name = school_code if school_code in addresses else PROVINCE
    if name not in addresses:
        return None
    return _made(addresses[name], named(settings.SEAL_SECRETS).get(name, ""))


def named(pairs: list[str]) -> dict[str, str]:
    """`name=value` pairs of a setting. A value may hold `=` itself."""
    return {name.strip(): value.strip() for name, _, value in (pair.partition("=") for pair in pairs)}


@lru_cache(maxsize=512)
def _made(address: str, secret: str) -> Provider:
    """Opened once per process: deriving a key from a passphrase takes longer than a signature."""
    scheme, _, _ = address.partition(":")
    return _maker(scheme)(address, secret)


def _maker(scheme: str) -> Maker:
    if scheme == "pkcs12":
        return partial(_by_certificate, in_a_file)
    if scheme == "pkcs11":
        return partial(_by_certificate, in_a_card)
    try:
        maker: Maker = import_string(named(settings.SEAL_PROVIDERS)[scheme])
    except (KeyError, ImportError) as error:
        raise SealUnusable from error
    return maker


def _by_certificate(key: Callable[[str, str], Opened], address: str, secret: str) -> Provider:
    authority = TimestampAuthority(settings.SEAL_TIMESTAMPS) if settings.SEAL_TIMESTAMPS else None
    return CertificateSeal(key(address, secret), authority)
