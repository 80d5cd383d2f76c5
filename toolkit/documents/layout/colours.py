"""Colours of a brand made readable: a pale accent would vanish as text on white paper."""

_ENOUGH = 4.5  # the contrast that WCAG 2.1 asks of text
LIGHT_GROUND, DARK_GROUND = "#E2E8EA", "#2A363B"
"""The least favourable grounds that coloured words stand on: heads of tables on white and on dark paper."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1 between two colours such as `#1F4E5F`: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str = LIGHT_GROUND) -> str:
    """The colour, made darker (on dark ground lighter) until text in it can be read: contrast 4.5 or more."""
    aim = 0 if _luminance(ground) > 0.18 else 255  # where black and white text contrast equally
    for step in range(101):
        mixed = "#" + "".join(f"{round(part + (aim - part) * step / 100):02X}" for part in _parts(colour))
        if contrast(mixed, ground) >= _ENOUGH:
            return mixed
    return "#000000" if not aim else "#FFFFFF"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
