"""The only door to matplotlib: a sheet to draw on, and its bytes as SVG and PNG.

Nothing of the machine gets in: settings, font (DejaVu Sans, which comes with matplotlib), ids and metadata are
pinned, so that the same data give the same bytes.
"""

import io
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from toolkit.models.blocks import Audience, Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Sheet

MM_PER_INCH = 25.4
_DOTS_PER_INCH = 200
_SETTINGS: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "svg.hashsalt": "crmkit",
    "svg.fonttype": "path",  # nothing depends on the fonts of the reader
    "hatch.linewidth": 0.6,
    "axes.linewidth": 0.6,
    "axes.edgecolor": "#444444",
    "text.color": "#111111",
    "text.parse_math": False,  # a name with $ is a name, no formula
    "path.simplify": False,
}


def draw(  # noqa: PLR0913  # what a figure is made of
    paint: Callable[["Axes", "Sheet"], None],
    *,
    width_mm: float,
    height_mm: float,
    alt: str,
    caption: str = "",
    figure_id: str = "",
    audience: Audience = "client",
) -> Figure:
    """A figure block of what `paint` draws.

    Args:
        paint: draws on axes that fill the sheet; a legend outside of them goes on the sheet.
        width_mm: of the sheet.
        height_mm: of the sheet.
        alt: what is to be seen, for those who cannot see it.
        caption: below the figure.
        figure_id: to refer to it.
        audience: who may see it.
    """
    with _pinned():
        from matplotlib.figure import Figure as Canvas  # slow: only documents with charts pay for it

        sheet = Canvas(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH), layout="constrained")
        axes = sheet.add_subplot()
        axes.spines[:].set_visible(False)
        paint(axes, sheet)
        svg, png = io.BytesIO(), io.BytesIO()
        sheet.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        sheet.set_layout_engine(
            "none"
        )  # the places are found; to look for them again takes as long as drawing
        sheet.savefig(png, format="png", dpi=_DOTS_PER_INCH, metadata={"Software": None})
    return Figure(
        alt=alt,
        svg=svg.getvalue().decode("utf-8"),
        png=png.getvalue(),
        caption=caption,
        id=figure_id,
        width_mm=width_mm,
        audience=audience,
    )


@contextmanager
def _pinned() -> Iterator[None]:
    """Settings of matplotlib that no file of the user changes; a letter the font lacks becomes a box, silently."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl  # slow: see above

    with warnings.catch_warnings(), mpl.rc_context():
        warnings.simplefilter("ignore")
        mpl.rcdefaults()
        for name, value in _SETTINGS.items():
            mpl.rcParams[name] = value  # type: ignore[index]  # its stubs want literal names
        yield
