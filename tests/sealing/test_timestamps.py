"""A timestamp of an authority stands in the seal; an authority that is silent holds the seal back (RFC 3161)."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import pytest
from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from sanfang.sealing.apart import apart
from sanfang.sealing.authority import a_clock
from sanfang.sealing.errors import SealingDown
from sanfang.sealing.examining import Finding, examine
from sanfang.sealing.sources import seal_of
from tests.sealing.seals import PASSPHRASE, PURPOSE


@pytest.fixture(scope="session")
def clock(authority) -> Iterator[str]:
    """A timestamp authority that answers over HTTP; its address."""
    certificate, key = a_clock("Clock", authority)
    stamper = DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )

    class Clock(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(stamper.request_tsa_response(asked).dump())

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Clock)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def stamped(settings, seal_file):
    def seal(address: str):
        settings.SEAL_TIMESTAMPS = address
        # A name of its own: an opened seal is kept for the life of the process, with its clock.
        settings.SEALS = [f"10363=pkcs12:{seal_file}?{address}"]
        settings.SEAL_SECRETS = [f"10363={PASSPHRASE}"]
        return seal_of("10363")

    return seal


def test_the_authority_s_time_stands_in_the_seal(stamped, clock, paper, authorities):
    sealed = stamped(clock).seal(paper, PURPOSE)

    [seal] = PdfFileReader(BytesIO(sealed)).embedded_regular_signatures
    trusted = ValidationContext(trust_roots=authorities)
    status = apart(lambda: validate_pdf_signature(seal, trusted, ts_validation_context=trusted))
    assert status.timestamp_validity.trusted
    assert examine(sealed, authorities).finding is Finding.SEALED


def test_without_an_answer_there_is_no_seal(stamped, paper):
    with pytest.raises(SealingDown):
        stamped("http://127.0.0.1:9/").seal(paper, PURPOSE)
