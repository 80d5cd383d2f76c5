"""A template's text with its printed values and data blocks set in; what people wrote is never parsed.

A printed value (`{{ client.name }}`) goes into the Markdown text as a mark of two private characters
and a number; the value itself is put back after the Markdown has been parsed. So nothing in it can be
taken for Markdown, HTML or a template, and it appears as typed, in headings, links and code too.
Comments are written `{## ... ##}`, because `{#id}` names a heading.
"""

import re
import traceback
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toolkit.models.blocks import Audience
from toolkit.models.noun import Noun
from toolkit.problems import BadData, Place, Problem

VALUE_OPEN, VALUE_CLOSE = "\ue000", "\ue001"
BLOCK_OPEN, BLOCK_CLOSE = "\ue002", "\ue003"
LARGEST_OUTPUT = 20_000_000
"""Characters that a template may print, values not counted."""
LARGEST_VALUES = 50_000_000
"""Characters of all values that a template may print."""
MOST_STEPS = 2_000_000
"""Bodies of loops, conditions and macros that may run in one rendering."""
_LONGEST_TEXT = 1_000_000
_ALONE = re.compile(r"\s*\{\{-?\s*block\(\s*(['\"])[\w.-]+\1\s*\)\s*-?\}\}\s*")
_FILTERS = frozenset(
    [
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "first",
        "groupby",
        "int",
        "items",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "unique",
        "upper",
    ]
)
_TEXT_METHODS = frozenset(
    ["lower", "upper", "strip", "startswith", "endswith", "split", "title", "capitalize"]
)


class TemplateManifest(Noun):
    """`template.yaml`: what the document is called, whom it is for and what it is made from.

    `made_by` is the command that writes it, where `build` does not, because it wants to know more.
    """

    name: str
    title: str
    kind: str = ""
    audience: Audience = "vendor"
    formats: tuple[str, ...] = ("docx",)
    needs: tuple[str, ...] = ()
    description: str = ""
    made_by: str = ""


@dataclass(frozen=True)
class Template:
    """A manifest with its body; `file` is the body's name as the user knows it, for error places.

    `catalogue` holds the sentences of the language that the template has been put into, empty for English.
    """

    manifest: TemplateManifest
    body: str
    file: str
    catalogue: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(slots=True)
class Filled:
    """The Markdown text with marks, and the values the marks stand for."""

    text: str
    values: list[str] = field(default_factory=list)


class _Ready(str):
    """Text of the template itself (a macro's result, a block's mark): printed as it is."""

    __slots__ = ()


class _TooMuch(TemplateError):
    """The template works or prints without end."""


def fill(template: Template, view: Mapping[str, object], names: Sequence[str]) -> Filled:
    """Run the template over `view`; `names` are the data blocks that `block("...")` may ask for.

    Raises:
        BadData: the template has a fault, asks for something that is not there, or does not end.
    """
    _check_text(template)
    environment = _Environment(template.catalogue)
    try:
        _check_tree(environment.parse(template.body), template, names)
        code = environment.compile(template.body, filename=template.file)
        compiled = environment.template_class.from_code(environment, code, environment.make_globals(None))
        # Jinja makes a generator and promises only an iterator.
        text = _collect(cast("Generator[str, None, None]", compiled.generate({**view, "block": _block})))
    except BadData:
        raise
    except TemplateSyntaxError as fault:
        raise _bad(template, fault.lineno, fault.message or "The template is not well formed.") from None
    except RecursionError as fault:
        raise _bad(
            template, _circle(fault, template.file), "The template calls itself without end."
        ) from None
    # A template can raise whatever Python raises on wrong operands; all of it is a fault of the template.
    except Exception as fault:  # noqa: BLE001  # becomes a problem with file and line
        raise _bad(template, _line(fault, template.file), _sentence(fault)) from None
    return Filled(text, environment.values)


class _Generator(CodeGenerator):
    """Compiles bodies that count their runs, so that loops without end are stopped."""

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        self.writeline("environment.step()")
        super().blockvisit(nodes, frame)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja without loaders, with few filters; keeps the printed values."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(["*", "**", "+"])

    def __init__(self, catalogue: Mapping[tuple[str, str], str]) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=self._print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # `{#id}` names a heading, so comments have two signs.
            comment_start_string="{##",
            comment_end_string="##}",
        )
        self._catalogue = catalogue
        self.filters = {name: self.filters[name] for name in sorted(_FILTERS)}
        self.values: list[str] = []
        self.steps = 0
        self.printed = 0

    @staticmethod
    def concat(parts: Any) -> str:
        """What macros return: the template's own text, already safe."""
        return _Ready("".join(parts))

    def step(self) -> None:
        """Count one run of a body."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooMuch(f"The template was stopped after {MOST_STEPS} steps; a loop is too long.")

    def _print(self, value: object) -> str:
        if isinstance(value, _Ready):
            return value
        text = "" if value is None else str(value)
        if not text:
            return ""
        text = self._catalogue.get(("", text), text)  # a fixed text may be handed in as a value
        self.printed += len(text)
        if self.printed > LARGEST_VALUES:
            raise _TooMuch(f"The template printed values of more than {LARGEST_VALUES} characters.")
        self.values.append(text)
        return f"{VALUE_OPEN}{len(self.values) - 1}{VALUE_CLOSE}"

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or (operator == "*" and not _both_numbers(left, right)):
            raise SecurityError(f"'{operator}' is not for templates.")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str) and len(result) > _LONGEST_TEXT:
            raise _TooMuch(f"A text of more than {_LONGEST_TEXT} characters was put together.")
        return result


def _both_numbers(left: object, right: object) -> bool:
    return not any(isinstance(side, str | list | tuple) for side in (left, right))


def _block(name: str) -> _Ready:
    return _Ready(f"{BLOCK_OPEN}{name}{BLOCK_CLOSE}")


def _collect(parts: Generator[str, None, None]) -> str:
    kept: list[str] = []
    size = 0
    for part in parts:
        size += len(part)
        if size > LARGEST_OUTPUT:
            # Raised where the template stands, so that its line can be named.
            parts.throw(_TooMuch(f"The template printed more than {LARGEST_OUTPUT} characters."))
        kept.append(part)
    return "".join(kept)


def _check_text(template: Template) -> None:
    for number, line in enumerate(template.body.splitlines(), 1):
        if any(mark in line for mark in (VALUE_OPEN, VALUE_CLOSE, BLOCK_OPEN, BLOCK_CLOSE)):
            raise _bad(template, number, "The characters U+E000 to U+E003 have no place in a template.")


def _check_tree(tree: nodes.Template, template: Template, names: Sequence[str]) -> None:
    """Refuse what a template may not do, and `block` calls that ask for nothing or stand inside a line."""
    lines = template.body.splitlines()
    forbidden = (nodes.FilterBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
    problems = [
        _problem(template, n.lineno, "This tag is not for templates.") for n in tree.find_all(forbidden)
    ]
    joined = "Texts are not joined with '~': print one after the other."
    problems += [_problem(template, concat.lineno, joined) for concat in tree.find_all(nodes.Concat)]
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "block":
            problems += _block_faults(call, template, lines, names)
    if problems:
        raise BadData(problems)


def _block_faults(
    call: nodes.Call, template: Template, lines: Sequence[str], names: Sequence[str]
) -> Iterator[Problem]:
    line = lines[call.lineno - 1] if call.lineno <= len(lines) else ""
    if not _ALONE.fullmatch(line):
        said = 'A data block stands alone on its line: {{ block("name") }}.'
        yield _problem(template, call.lineno, said)
        return
    name = call.args[0]
    if isinstance(name, nodes.Const) and name.value not in names:
        mend = f"The blocks of this document are: {', '.join(sorted(names)) or 'none'}."
        yield _problem(template, call.lineno, f"There is no data block '{name.value}'.", mend)


def _lines(fault: BaseException, file: str) -> list[int]:
    """The lines of the template on the way to the fault."""
    # The bare numbers: reading source lines of a thousand frames would take seconds.
    frames = traceback.walk_tb(fault.__traceback__)
    return [line for frame, line in frames if frame.f_code.co_filename == file]


def _line(fault: BaseException, file: str) -> int:
    return next(reversed(_lines(fault, file)), 0)


def _circle(fault: BaseException, file: str) -> int:
    """The line that comes round again and again; where it was stopped at last is chance."""
    counted = Counter(_lines(fault, file)).most_common(1)
    return counted[0][0] if counted else 0


def _sentence(fault: Exception) -> str:
    said = str(fault).strip() or type(fault).__name__
    return said if said.endswith(".") else f"{said[0].upper()}{said[1:]}."


def _problem(template: Template, line: int, what: str, how_to_mend: str = "") -> Problem:
    return Problem(Place(template.file, line), "TEMPLATE", what, how_to_mend or "Correct the template.")


def _bad(template: Template, line: int, what: str) -> BadData:
    return BadData([_problem(template, line, what)])
