"""The brand with its logo: where it is looked for, and what is refused with file and mend."""

from pathlib import Path

import pytest

from tests.documents.pictures import LOGO, picture
from toolkit.models.engagement.engagement import Brand, Client, Engagement
from toolkit.problems import BadData, UsageError
from toolkit.workflows.documents.branding import brand_of


def engagement(logo: str = "") -> Engagement:
    brand = Brand(name="Eglitis", logo=logo, second="#2E6B4F", font="Noto Sans", legal_footer="Riga")
    return Engagement(
        schema_version="1",
        id="e",
        title="E",
        client=Client(name="C"),
        country="LV",
        currency="EUR",
        brand=brand,
    )


def test_without_a_logo_the_brand_is_what_is_written(tmp_path: Path) -> None:
    made = brand_of(engagement(), tmp_path)
    assert (made.name, made.accent, made.second, made.font, made.legal_footer) == (
        "Eglitis",
        "#1F4E5F",
        "#2E6B4F",
        "Noto Sans",
        "Riga",
    )
    assert (made.logo_png, made.logo_svg) == (b"", "")


@pytest.mark.parametrize("folder", ["templates", "."])
def test_a_png_is_found_among_the_templates_or_beside(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / "logo.png").write_bytes(picture())
    made = brand_of(engagement("logo.png"), tmp_path)
    assert (made.logo_png, made.logo_svg) == (picture(), "")


def test_a_drawing_comes_with_a_picture_for_word(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    made = brand_of(engagement("logo.svg"), tmp_path)
    assert made.logo_svg == LOGO
    assert made.logo_png.startswith(b"\x89PNG")


def test_what_is_no_logo_is_refused_with_file_and_mend(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    with pytest.raises(BadData) as missing:
        brand_of(engagement("logo.png"), tmp_path)
    assert str(missing.value) == (
        "engagement.yaml: LOGO The logo 'logo.png' is not there. Put it into templates/, or correct brand.logo."
    )
    file.write_bytes(b"no picture at all")
    with pytest.raises(BadData) as wrong:
        brand_of(engagement("logo.png"), tmp_path)
    assert str(wrong.value) == (
        "logo.png: LOGO The logo is no picture: it is neither PNG nor SVG. "
        "Save it as PNG (600 pixels wide are enough) or as plain SVG without scripts and links."
    )
    with file.open("wb") as huge:
        huge.truncate(50 * 1024 * 1024)
    with pytest.raises(BadData, match=r"logo\.png: LOGO The logo has 50\.0 MB; 2 MB are allowed\."):
        brand_of(engagement("logo.png"), tmp_path)


def test_a_logo_lies_inside_the_engagement(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file inside the engagement folder"):
        brand_of(engagement("../logo.png"), tmp_path)
