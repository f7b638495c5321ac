"""Files that people and attackers send: PDFs written by hand, pictures by Pillow."""

import hashlib
import io
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
FILE_ID = b"0123456789abcdef"


def sent(content: bytes, name: str = "营业执照.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_pdf(
    *objects: bytes, catalog: bytes = b"", trailer: bytes = b"", pages: int = 1, count: int = 0
) -> bytes:
    """A PDF of empty pages, with more in its catalogue, its trailer, and more objects behind the pages."""
    kids = b" ".join(b"%d 0 R" % (3 + page) for page in range(pages))
    written = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count or pages),
        *([b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages),
        *objects,
    ]
    return _with_table(written, trailer)


def _with_table(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def a_stream(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data)
    return data


def an_encrypted_pdf(*, opens_without_password: bool) -> bytes:
    """Protected as by the oldest of the standard's handlers (40 bits)."""
    owner = hashlib.sha256(b"owner").digest()
    rights = -44
    key = hashlib.md5(PADDING + owner + rights.to_bytes(4, "little", signed=True) + FILE_ID).digest()[:5]
    user = _rc4(key, PADDING) if opens_without_password else bytes(32)
    entry = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >> /ID [<%s> <%s>]" % (
        owner.hex().encode(),
        user.hex().encode(),
        rights,
        FILE_ID.hex().encode(),
        FILE_ID.hex().encode(),
    )
    return a_pdf(trailer=entry)


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def a_picture(
    format_name: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **how: Any
) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, how.pop("colour", 0)).save(written, format_name, **how)
    return written.getvalue()


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def a_huge_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """A few bytes that claim to be billions of pixels."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        for name, data in chunks
    )
