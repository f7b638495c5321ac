"""Where the key of a seal lies: in a file (PKCS#12), or in a card that never gives it away (PKCS#11)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from pkcs11 import PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import Signer, SimpleSigner

from sanfang.sealing.errors import SealingDown, SealUnusable


class InAFile:
    """A PKCS#12 file with the certificate, its chain and the key, opened once by its passphrase.

    SealUnusable when there is no such file, or another passphrase opens it.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        try:
            self._signer = SimpleSigner.load_pkcs12_data(path.read_bytes(), [], passphrase.encode())
        except (OSError, ValueError) as error:
            raise SealUnusable from error

    @contextmanager
    def __call__(self) -> Iterator[Signer]:
        yield self._signer


@dataclass(frozen=True)
class InACard:
    """A token behind a PKCS#11 module. Each signature opens a session of its own: a card that was pulled out and
    put back needs no restart."""

    module: str
    token: str
    label: str
    pin: str

    @contextmanager
    def __call__(self) -> Iterator[Signer]:
        try:
            with open_pkcs11_session(
                self.module, token_criteria=TokenCriteria(label=self.token), user_pin=self.pin
            ) as session:
                yield PKCS11Signer(session, cert_label=self.label, key_label=self.label)
        except PKCS11Error as error:
            raise SealingDown from error


def in_a_file(address: str, secret: str) -> InAFile:
    """`pkcs12:/path/to/10363.p12`."""
    return InAFile(Path(unquote(urlsplit(address).path)), secret)


def in_a_card(address: str, secret: str) -> InACard:
    """`pkcs11:/usr/lib/module.so?token=NAME&label=NAME`. SealUnusable when one of the names is missing."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    try:
        return InACard(unquote(parts.path), asked["token"][0], asked["label"][0], secret)
    except KeyError as error:
        raise SealUnusable from error
