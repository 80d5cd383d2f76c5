"""Write docs/reference/ from the program: commands, files of the engagement folder, settings.

`python -m scripts.make_reference_pages` writes them; a test compares.
"""

import inspect
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from toolkit.cli.app import app
from toolkit.models.engagement.beginning import Beginning
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.engagement.settings import Settings
from toolkit.models.signoff.acceptance import AcceptanceRecord
from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.reading import Reading
from toolkit.store.dossier import _MANY, _SINGLE, ENGAGEMENT

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
_WRITTEN = "<!-- Written by scripts/make_reference_pages.py; do not change by hand. -->"
_EXITS = """
Every command takes, anywhere on the line, `-C DIR` (the engagement's folder), `--today YYYY-MM-DD` (instead of the
clock; also `CRMKIT_TODAY`) and `--by MEMBER` (who is doing this). Exit codes: 0 done; 1 findings (only `check`,
`requirements check`, `questionnaire check`, `signoff verify`); 2 the line is wrong; 3 the data has problems; 4 the
state of the engagement does not allow it; 5 a file cannot be written.
"""
_PERSONS = frozenset({"engagement.yaml", "plan.yaml"})


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")


def pages() -> Mapping[str, str]:
    """The pages by their file names."""
    return {"commands.md": _commands(), "files.md": _files(), "settings.md": _settings()}


def _page(title: str, lines: Iterator[str]) -> str:
    return "\n".join([f"# {title}", "", _WRITTEN, *lines]).rstrip() + "\n"


def _commands() -> str:
    return _page("Commands", _command_lines())


def _command_lines() -> Iterator[str]:
    yield _EXITS
    for words, command in _tree(typer.main.get_command(app)):
        yield f"## crmkit {' '.join(words)}"
        yield ""
        text, _, example = inspect.cleandoc(command.help or "").partition("Example: ")
        yield text.strip()
        yield ""
        if example:
            yield f"    {' '.join(example.split())}"
            yield ""
        rows = [_parameter(p) for p in command.params if "--help" not in p.opts]
        if rows:
            yield from _table(["", "Takes", "What it is"], rows)
            yield ""


def _tree(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner = getattr(command, "commands", {})
    if not inner:
        yield words, command
    for name, one in sorted(inner.items()):
        yield from _tree(one, (*words, name))


def _parameter(parameter: Any) -> list[str]:
    is_option = parameter.param_type_name == "option"
    names = (*parameter.opts, *parameter.secondary_opts)
    name = ", ".join(names) if is_option else str(parameter.metavar or parameter.name).upper()
    wanted = " (needed)" if parameter.required else ""
    several = " (several)" if parameter.multiple or parameter.nargs == -1 else ""
    return [f"`{name}`{wanted}{several}", _kind(parameter), parameter.help or ""]


def _kind(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return ""
    found = parameter.type_descriptor.annotation
    parts = get_args(found)
    kind = getattr(parts[0] if parts else found, "__name__", "text")
    return {"str": "text", "Path": "file or folder", "int": "number", "datetime": "day"}.get(kind, kind)


def _files() -> str:
    return _page("Files of an engagement", _file_lines())


def _file_lines() -> Iterator[str]:
    yield """
All files are YAML in UTF-8. *Yours*: the program makes the file once, with comments, and never writes it again.
*The program's*: written whole in one canonical form; values may be changed by hand, comments are not kept. Amounts and
numbers that must be exact may stand in quotes; days are `2026-03-30`, moments `2026-03-30T12:00:00Z`. A key that is not
listed is refused with line and column. Keys in **bold** have to be there.
"""
    written: set[str] = set()
    nouns: list[tuple[str, type[BaseModel]]] = [(ENGAGEMENT, Engagement)]
    nouns += [(file, model) for _, file, model, _ in _SINGLE]
    nouns += [(pattern, model) for pattern, model in _MANY]
    nouns += [
        ("signoff/reading.yaml", Reading),
        ("signoff/changes/*.yaml", ChangeRequest),
        ("signoff/acceptance/*.yaml", AcceptanceRecord),
        ("issued/*/manifest.json", Baseline),
    ]
    nouns += [("what `crmkit new --answers FILE` reads", Beginning)]
    for file, model in nouns:
        whose = "yours" if file in _PERSONS or file.startswith("what") else "the program's"
        yield f"## {file if file.startswith('what') else f'`{file}`'}"
        yield ""
        yield f"{whose.capitalize()}. {_first_line(model)}"
        yield ""
        yield from _noun(model)
        for inner in _inner(model):
            if inner.__name__ not in written:
                written.add(inner.__name__)
                yield f"### {inner.__name__}"
                yield ""
                yield _first_line(inner)
                yield ""
                yield from _noun(inner)


def _noun(model: type[BaseModel]) -> Iterator[str]:
    rows = []
    for name, field in model.model_fields.items():
        key = f"**`{name}`**" if field.is_required() else f"`{name}`"
        rows.append([key, _type(field.annotation), _default(field)])
    yield from _table(["Key", "Value", "If left out"], rows)
    yield ""


def _first_line(model: type[BaseModel]) -> str:
    return " ".join((inspect.getdoc(model) or "").split())


def _inner(model: type[BaseModel], known: frozenset[type] = frozenset()) -> Iterator[type[BaseModel]]:
    """The nouns inside a noun, each once, depth first."""
    for field in model.model_fields.values():
        for noun in _nouns(field.annotation):
            if noun not in known:
                known = known | {noun}
                yield noun
                for deeper in _inner(noun, known):
                    if deeper not in known:
                        known = known | {deeper}
                        yield deeper


def _nouns(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _nouns(part)


def _type(annotation: Any) -> str:
    """A type in words."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is None:
        return _plain(annotation)
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin in (tuple, list):
        return f"list of {_type(parts[0])}"
    if origin is dict:
        return f"mapping of {_type(parts[0])} to {_type(parts[1])}"
    some = parts[:1] if origin is typing.Annotated else [part for part in parts if part is not type(None)]
    return " or ".join(dict.fromkeys(map(_type, some)))


def _plain(annotation: Any) -> str:
    if inspect.isclass(annotation) and issubclass(annotation, Enum):
        return ", ".join(f"`{one.value}`" for one in annotation)
    name = getattr(annotation, "__name__", str(annotation))
    return _NAMES.get(name, name)


_NAMES = {
    "str": "text",
    "int": "whole number",
    "Decimal": "number",
    "bool": "true or false",
    "date": "day",
    "datetime": "moment",
}


def _default(field: Any) -> str:
    value = field.default
    if field.is_required():
        return ""
    if value is PydanticUndefined or value in (None, "", (), {}):
        return "empty"
    if isinstance(value, BaseModel):
        return "as below"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{value.value if isinstance(value, Enum) else value}`"


def _settings() -> str:
    return _page("Settings", _setting_lines())


def _setting_lines() -> Iterator[str]:
    yield """
Every number of the method that an engagement may change. They stand below `settings:` in `engagement.yaml`; what is left
out has the default given here. A dot stands for a level: `points.good` is

    settings:
      points: {good: 2}
"""
    yield from _table(["Setting", "Value", "Default"], list(_flat(Settings(), "")))


def _flat(noun: BaseModel, prefix: str) -> Iterator[list[str]]:
    for name, field in type(noun).model_fields.items():
        value = getattr(noun, name)
        if isinstance(value, BaseModel):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield [f"`{prefix}{name}`", _type(field.annotation), _shown(value)]


def _shown(value: Any) -> str:
    if isinstance(value, tuple | list | frozenset):
        return f"`[{', '.join(map(str, value))}]`"
    if isinstance(value, Mapping):
        return "`{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}`"
    if isinstance(value, Enum):
        return f"`{value.value}`"
    return (
        f"`{value:f}`"
        if isinstance(value, Decimal)
        else f"`{str(value).lower() if isinstance(value, bool) else value}`"
    )


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|').replace(chr(10), ' ') for cell in row)} |"


if __name__ == "__main__":
    main()
