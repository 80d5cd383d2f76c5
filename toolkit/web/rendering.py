"""Templates of the pages: everything that is printed is escaped, and a name that is missing is an error."""

from collections.abc import Mapping
from datetime import UTC, tzinfo
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

_ROOM = "toolkit.web"


class Pages:
    """The pages in the colours of the engagement."""

    def __init__(self, title: str, brand: str, zone: tzinfo = UTC) -> None:
        self._fixed = {"title": title, "brand": brand}
        self._environment = Environment(
            loader=FunctionLoader(_template),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["moment"] = lambda at: f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
        self._environment.filters["spoken"] = lambda code: str(code).replace("_", " ")

    def fill(self, template: str, values: Mapping[str, object]) -> str:
        """The page of a template."""
        stamps = {"script": f"/app.js?{stamp('app.js')}", "style": f"/app.css?{stamp('app.css')}"}
        return self._environment.get_template(template).render({**self._fixed, **stamps, **values})


@lru_cache(maxsize=8)
def asset(name: str) -> bytes:
    """One of our own files for the browser."""
    return files(_ROOM).joinpath("static", name).read_bytes()


@lru_cache(maxsize=8)
def stamp(name: str) -> str:
    """Changes with the file, so that browsers may keep it."""
    return sha256(asset(name)).hexdigest()[:12]


def _template(name: str) -> str | None:
    path = files(_ROOM).joinpath("templates", name)
    return path.read_text("utf-8") if path.is_file() else None
