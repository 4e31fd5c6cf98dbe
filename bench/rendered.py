"""Lines and pages of text, drawn with DejaVu fonts, always the same ones."""

import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = "/usr/share/fonts/truetype/dejavu/DejaVu{}.ttf"
STYLES = ["Sans", "Sans-Bold", "Serif", "Serif-Bold", "SansMono",
          "SansMono-Bold"]
WORDS = """account amber bridge castle copper darkness delta eleven engine
fabric farmer garden giant harbour history island jacket kernel ladder lemon
machine market number orange packet quarter quantum river silver tensor under
velvet window yellow zebra Berlin Cairo Denver Geneva Lima Madrid Oslo Paris
Quebec Rome Tokyo Vienna""".split()


def phrase(chance):
    """A line of a few words, numbers and prices."""
    kinds = [lambda: chance.choice(WORDS), lambda: chance.choice(WORDS),
             lambda: str(chance.randrange(10, 100000)),
             lambda: f"${chance.randrange(1, 1000)}.{chance.randrange(10, 100)}",
             lambda: chance.choice(WORDS).upper(),
             lambda: f"{chance.choice(WORDS)}-{chance.randrange(10)}"]
    return " ".join(chance.choice(kinds)() for _ in range(chance.choice((1, 2))))


def font(chance, size):
    return ImageFont.truetype(FONTS.format(chance.choice(STYLES)), size)


def colours(chance):
    """Paper and ink, either of them dark."""
    light, dark = chance.randrange(170, 256), chance.randrange(0, 90)
    return (light, dark) if chance.random() < 0.8 else (dark, light)


def worn(image, chance):
    """An image a little out of focus, with noise."""
    image = image.filter(ImageFilter.GaussianBlur(chance.uniform(0, 0.9)))
    noise = np.random.default_rng(chance.randrange(2**32))
    pixels = np.asarray(image, np.float32)
    return np.clip(pixels + noise.normal(0, chance.uniform(2, 18),
                                         pixels.shape), 0, 255)


def line(seed):
    """(text, grey pixels) of a line, cut out as a detector would."""
    chance = random.Random(seed)
    text, face = phrase(chance), font(chance, chance.randrange(22, 40))
    left, top, right, bottom = face.getbbox(text)
    border = chance.randrange(3, 8)
    paper, ink = colours(chance)
    image = Image.new("L", (right - left + 2 * border,
                            bottom - top + 2 * border), paper)
    ImageDraw.Draw(image).text((border - left, border - top), text, ink, face)
    image = image.rotate(chance.uniform(-2, 2), Image.BILINEAR, fillcolor=paper)
    return text, worn(image, chance)


def page(seed, side):
    """Grey pixels of a page of lines."""
    chance = random.Random(seed)
    paper, ink = colours(chance)
    image = Image.new("L", (side, side), paper)
    draw, y = ImageDraw.Draw(image), 16
    while True:
        face = font(chance, chance.randrange(14, 34))
        text = phrase(chance)
        _, _, right, bottom = face.getbbox(text)
        if y + bottom > side - 8:
            return worn(image, chance)
        x = chance.randrange(8, max(9, side - right - 8))
        draw.text((x, y), text, ink, face)
        y += bottom + chance.randrange(14, 30)
