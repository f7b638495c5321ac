"""How long our seal takes, beside a bare pyHanko signature of the same file with the same key."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import SimpleSigner

from benchmarks.measuring import beside_floors, show_beside_floors, timed
from sanfang.sealing.authority import a_seal, an_authority
from sanfang.sealing.keys import InAFile
from sanfang.sealing.pades import CertificateSeal
from sanfang.sealing.provider import Purpose
from tests.documents.samples import printed

TURNS = 40
PASSPHRASE = "a passphrase for the benchmark"


def bare(signer: SimpleSigner, pdf: bytes) -> bytes:
    """What a script of a few lines would do; it breaks PDF/A and allows changes afterwards."""
    metadata = PdfSignatureMetadata(
        field_name="Seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    sealed = io.BytesIO()
    sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer, output=sealed)
    return sealed.getvalue()


def main() -> None:
    pdf = printed()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "seal.p12"
        file.write_bytes(a_seal("10363", an_authority("Benchmark"), PASSPHRASE))
        seal = CertificateSeal(InAFile(file, PASSPHRASE))
        signer = SimpleSigner.load_pkcs12_data(file.read_bytes(), [], PASSPHRASE.encode())
    sealing = partial(seal.seal, pdf, Purpose("就业协议书", "安徽工程大学"))
    first = timed(sealing)
    times = beside_floors({"one paper": (sealing, partial(bare, signer, pdf))}, TURNS)
    print(f"One seal on a paper of {len(pdf) // 1024} kB, beside bare pyHanko; {TURNS} each, milliseconds")
    show_beside_floors(times)
    print(f"our very first {first:.1f}")


if __name__ == "__main__":
    main()
