"""A page as a phone sees it in a poor light: turned, soft, noisy, unevenly lit, and squeezed into a JPEG."""

import io

from PIL import Image, ImageChops, ImageFilter


def photographed(page: Image.Image) -> Image.Image:
    """A photograph of a grey page, which is taken too small, too, as the whole sheet is in the picture."""
    turned = page.rotate(3, Image.Resampling.BICUBIC, expand=True, fillcolor=235)
    soft = turned.filter(ImageFilter.GaussianBlur(0.8))
    lit = ImageChops.multiply(soft, _light(soft.size))
    noisy = Image.blend(lit, Image.effect_noise(lit.size, 60), 0.15)
    file = io.BytesIO()
    noisy.save(file, "JPEG", quality=60)
    return Image.open(file)


def _light(size: tuple[int, int]) -> Image.Image:
    """Bright on the left, at 60 of a hundred on the right."""
    slope = Image.linear_gradient("L").rotate(90).point(lambda level: 153 + level * 102 // 255)
    return slope.resize(size)
