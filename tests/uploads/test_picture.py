"""Pictures are kept as pixels, and nothing else."""

import io

import pytest
from PIL import Image, PngImagePlugin

from sanfang.uploads.inspection.picture import MOST_PIXELS, rewrite
from sanfang.uploads.inspection.verdicts import Verdict
from tests.uploads.papers import a_huge_png, a_picture, opened

ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x010F


@pytest.fixture(autouse=True)
def _pillows_own_limit(monkeypatch):
    """The inspection lifts it for its own process; this one keeps it."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)


def kept(content: bytes, format_name: str = "JPEG") -> Image.Image:
    finding = rewrite(content, format_name)
    assert finding.verdict is Verdict.FINE
    return opened(finding.content)


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[CAMERA] = "HUAWEI"
    exif[GPS] = {1: "N", 2: (31.0, 19.0, 0.0), 3: "E", 4: (118.0, 22.0, 0.0)}
    return a_picture("JPEG", (40, 30), exif=exif, comment=b"taken at home")


def test_u08_place_camera_and_comment_are_gone():
    content = with_exif()
    assert opened(content).getexif().get_ifd(GPS)

    finding = rewrite(content, "JPEG")

    assert not opened(finding.content).getexif()
    for trace in (b"Exif", b"HUAWEI", b"taken at home"):
        assert trace in content
        assert trace not in finding.content


def test_u08_a_png_loses_its_texts_and_profile():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "张三")
    content = a_picture("PNG", pnginfo=texts, icc_profile=b"a profile of the screen", dpi=(300, 300))

    assert opened(content).info.keys() == {"Author", "icc_profile", "dpi"}
    assert kept(content, "PNG").info == {}


def test_what_is_hidden_behind_the_picture_is_gone():
    finding = rewrite(a_picture("JPEG") + b"PK\x03\x04 a zip <?php evil(); ?>", "JPEG")

    assert finding.verdict is Verdict.FINE
    assert b"php" not in finding.content


def test_a_photo_taken_sideways_stands_upright():
    assert opened(with_exif()).size == (40, 30)

    assert kept(with_exif()).size == (30, 40)


@pytest.mark.parametrize(
    ("format_name", "mode", "kept_as"),
    [
        ("JPEG", "RGB", "RGB"),
        ("JPEG", "L", "L"),
        ("JPEG", "CMYK", "RGB"),
        ("PNG", "RGB", "RGB"),
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "LA", "RGBA"),
        ("PNG", "P", "RGB"),
        ("PNG", "1", "L"),
        ("PNG", "I;16", "L"),
    ],
)
def test_every_way_of_colour_is_kept(format_name, mode, kept_as):
    picture = kept(a_picture(format_name, mode=mode), format_name)

    assert (picture.format, picture.mode, picture.size) == (format_name, kept_as, (40, 30))


def test_sixteen_bits_of_grey_keep_their_shade():
    picture = kept(a_picture("PNG", mode="I;16", colour=0x8000), "PNG")

    assert picture.getpixel((0, 0)) == 0x80


def test_a_phones_second_exposure_is_left_out():
    written = io.BytesIO()
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (20, 15), "blue")
    first.save(written, "MPO", save_all=True, append_images=[second])

    picture = kept(written.getvalue())

    assert (picture.format, picture.size) == ("JPEG", (40, 30))
    assert getattr(picture, "n_frames", 1) == 1


def test_u03_a_moving_png_is_refused():
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "PNG", save_all=True, append_images=frames[1:])

    assert rewrite(written.getvalue(), "PNG").verdict is Verdict.MOVING


@pytest.mark.parametrize("size", [(60_000, 60_000), (MOST_PIXELS + 1, 1), (65_535, 611)])
def test_u03_a_huge_picture_is_refused_by_its_header(size):
    content = a_huge_png(*size)

    assert len(content) < 200
    assert rewrite(content, "PNG").verdict is Verdict.TOO_LARGE


def test_u03_forty_megapixels_are_still_taken():
    assert rewrite(a_picture("PNG", (8000, 5000), mode="L"), "PNG").verdict is Verdict.FINE


@pytest.mark.parametrize(
    ("content", "format_name"),
    [
        (b"\xff\xd8\xff", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (a_picture("JPEG", (400, 300))[:500], "JPEG"),
        (a_picture("PNG", (400, 300))[:100], "PNG"),
        (a_huge_png(100, 100), "PNG"),
        (a_picture("PNG"), "JPEG"),
    ],
    ids=["jpeg magic", "png magic", "jpeg cut", "png cut", "png without pixels", "other kind"],
)
def test_u02_what_cannot_be_opened_is_broken(content, format_name):
    assert rewrite(content, format_name).verdict is Verdict.BROKEN


def test_u03_texts_that_unpack_to_a_bomb_are_refused():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("a", "0" * 5_000_000, zip=True)

    assert rewrite(a_picture("PNG", pnginfo=texts), "PNG").verdict is Verdict.BROKEN
