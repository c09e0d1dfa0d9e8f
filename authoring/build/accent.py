"""The course's accent: Material's name for it, its colour, and the course's mark drawn in it."""

from __future__ import annotations

import re
from math import cos, radians, sin

from .templates import rendered, template_folder

# Colours that Material knows both as primary and as accent.
COLOURS = (
    *("red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal"),
    *("green", "light green", "lime", "yellow", "amber", "orange", "deep orange"),
)

LIGHTNESS, CHROMA = 0.47, 0.1
"""Those of ``--mk-accent`` in styles.css."""

_HUE = re.compile(r'\[data-md-color-primary="([a-z-]+)"\] \{ --mk-hue: (\d+); \}')


def colour_name(accent: str) -> str:
    """The accent, or our usual one where Material doesn't know it."""
    return accent if accent in COLOURS else "teal"


def accent_colour(accent: str) -> str:
    """The accent as ``#rrggbb``, for where styles don't reach: icons, manifests."""
    return hex_of(LIGHTNESS, CHROMA, hue_of(accent))


def hue_of(accent: str) -> float:
    """The hue of the accent, in degrees, as styles.css has it."""
    styles = (template_folder() / "styles" / "styles.css").read_text(encoding="utf-8")
    hues = {name: float(hue) for name, hue in _HUE.findall(styles)}
    return hues[colour_name(accent).replace(" ", "-")]


def icons(accent: str) -> dict[str, str]:
    """File name in ``assets/mkcourse/`` -> SVG of the course's mark."""
    ground = accent_colour(accent)
    return {
        "icon.svg": rendered("icon.svg.j2", ground=ground, rounded=True),
        "icon-maskable.svg": rendered("icon.svg.j2", ground=ground, rounded=False),
    }


def hex_of(lightness: float, chroma: float, hue: float) -> str:
    """A colour of OKLCH (Ottosson 2020) in sRGB; what sRGB lacks is cut off."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(each)):02x}" for each in linear)


def _gamma(linear: float) -> float:
    bounded = min(max(linear, 0.0), 1.0)
    return 12.92 * bounded if bounded <= 0.0031308 else float(1.055 * bounded ** (1 / 2.4) - 0.055)
