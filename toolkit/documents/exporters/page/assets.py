"""Style and script of the page, and the policy under which a browser runs nothing else."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from toolkit.documents.layout.colours import DARK_GROUND, LIGHT_GROUND, readable
from toolkit.models.document import Brand


@cache
def script() -> str:
    """The script of the page."""
    return (files(__package__) / "page.js").read_text("utf-8")


@cache
def _style() -> str:
    return (files(__package__) / "page.css").read_text("utf-8")


def style(brand: Brand) -> str:
    """The style with the brand's colours, made readable on light and on dark ground, and its font."""
    light, dark = _colours(brand, LIGHT_GROUND), _colours(brand, DARK_GROUND)
    rules = []
    if light:
        rules.append(f":root{{{light}}}")
        rules.append(
            f'@media screen and (prefers-color-scheme:dark){{:root:not([data-colours="light"]){{{dark}}}}}'
        )
        rules.append(f'@media screen{{:root[data-colours="dark"]{{{dark}}}}}')
    family = "".join(letter for letter in brand.font if letter.isalnum() or letter in " -")
    if family.strip():
        rules.append(f'body{{font-family:"{family}","Segoe UI",Carlito,Calibri,system-ui,sans-serif}}')
    return _style() + "\n".join(rules)


def _colours(brand: Brand, ground: str) -> str:
    """The two colours; a brand with only one uses it twice."""
    pairs = (("accent", brand.accent), ("second", brand.second or brand.accent))
    return ";".join(f"--{name}:{readable(colour, ground)}" for name, colour in pairs if colour)


def policy(css: str) -> str:
    """A policy that allows this style, our script and pictures that stand in the page; nothing is loaded."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(css)}'; script-src '{_hash(script())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
