"""Checks of size and shape: each takes a folder of Python files and gives sentences that name the fault."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 60
FOLDER_MODULES = 12
#: Words that say nothing about what is inside.
EMPTY_WORDS = frozenset({"utils", "util", "common", "helpers", "helper", "manager", "base", "misc"})
#: Builtins that reach outside or run text as code.
IMPURE_BUILTINS = frozenset({"open", "input", "print", "eval", "exec", "compile", "__import__", "breakpoint"})
#: Calls that look at the clock, whatever the module was imported as.
CLOCK_CALLS = frozenset({"now", "utcnow", "today"})

Check = Callable[[Path], Iterator[str]]


def sources(root: Path) -> Iterator[Path]:
    """The Python files below `root`, sorted; none if there is no such folder yet."""
    yield from sorted(root.rglob("*.py"))


def parse(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def long_files(root: Path) -> Iterator[str]:
    """Files over 400 lines."""
    for path in sources(root):
        count = len(path.read_text("utf-8").splitlines())
        if count > FILE_LINES:
            yield f"{path}: {count} lines, at most {FILE_LINES}"


def long_functions(root: Path) -> Iterator[str]:
    """Functions over 60 lines, docstring included; the cases of a decorator are data."""
    for path in sources(root):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                count = (node.end_lineno or node.lineno) - node.lineno + 1
                if count > FUNCTION_LINES:
                    yield f"{path}:{node.lineno}: {node.name} has {count} lines, at most {FUNCTION_LINES}"


def crowded_folders(root: Path) -> Iterator[str]:
    """Folders of more than 12 modules, `__init__.py` not counted."""
    folders = {path.parent for path in sources(root)}
    for folder in sorted(folders):
        count = sum(1 for path in folder.glob("*.py") if path.name != "__init__.py")
        if count > FOLDER_MODULES:
            yield f"{folder}: {count} modules, at most {FOLDER_MODULES}; make rooms"


def empty_names(root: Path) -> Iterator[str]:
    """Modules and folders whose name is a drawer for anything."""
    for path in sources(root):
        words = {part for name in path.relative_to(root).with_suffix("").parts for part in name.split("_")}
        for word in sorted(words & EMPTY_WORDS):
            yield f"{path}: '{word}' says nothing; name the noun or the verb"


def code_in_init(root: Path) -> Iterator[str]:
    """`__init__.py` files that hold more than a docstring, imports and `__all__`."""
    for path in sources(root):
        if path.name != "__init__.py":
            continue
        for node in parse(path).body:
            if not isinstance(node, ast.Import | ast.ImportFrom) and not _is_docstring_or_all(node):
                yield f"{path}:{node.lineno}: code in __init__.py"


def _is_docstring_or_all(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return [ast.unparse(target) for target in node.targets] == ["__all__"]
    return False


def hidden_imports(root: Path) -> Iterator[str]:
    """Imports inside functions without a comment, on the line or the line above, that says why."""
    for path in sources(root):
        lines = path.read_text("utf-8").splitlines()
        functions = [
            n for n in ast.walk(parse(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        found = {
            n.lineno for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)
        }
        for number in sorted(found):
            above = lines[number - 2].strip()
            if not _says_why(lines[number - 1]) and not above.startswith("#") and not _says_why(above):
                yield f"{path}:{number}: an import inside a function wants its reason beside it (slow, optional)"


def _says_why(line: str) -> bool:
    return "import" in line and "  # " in line and "# noqa" not in line and "# type:" not in line


def impure_calls(root: Path) -> Iterator[str]:
    """Calls of `open`, `input`, `print`, `eval`, the clock and the like."""
    for path in sources(root):
        tree = parse(path)
        own = _bound_names(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id in IMPURE_BUILTINS - own:
                yield f"{path}:{call.lineno}: {call.func.id} in a pure room"
            elif isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK_CALLS:
                yield f"{path}:{call.lineno}: {ast.unparse(call.func)}() in a pure room; take `today` or `now`"


def _bound_names(tree: ast.Module) -> set[str]:
    """Functions and names that the file makes itself; calling its own `compile` is no sin."""
    made = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return made | {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
