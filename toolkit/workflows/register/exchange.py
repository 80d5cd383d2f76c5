"""The register out to a file that comes back, and in from one; foreign lists and specifications too."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import get_args

from toolkit.exchange.register.csv_file import read_csv, write_csv
from toolkit.exchange.register.reqif_file import read_reqif, write_reqif
from toolkit.exchange.register.specification import read_specification
from toolkit.exchange.register.workbook import read_workbook, write_workbook
from toolkit.kernel.questions.slug import folded
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.models.requirements.requirement import Category, Register
from toolkit.models.requirements.sheet import ColumnMapping, ExchangeMemory, FieldName, Sheet
from toolkit.models.selection.key_task import Priority
from toolkit.problems import BadData, Problem, Refused, UsageError
from toolkit.stages.requirements.exchange.coming_back import come_back
from toolkit.stages.requirements.exchange.foreign import come_in, guess, of_list, of_texts
from toolkit.stages.requirements.exchange.rows import rows_of
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.merge import taken_up
from toolkit.store import canonical, typed
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_file, read_given, write_file
from toolkit.store.folder import ATTACHMENTS, decision_file, find_root
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.forms import names_of
from toolkit.workflows.register.history import write_register
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

MEMORY = decision_file("exchange")
_COMMAND = "requirements import"
_SHEETS = (".xlsx", ".csv")
_KNOWN = (*_SHEETS, ".reqif", ".docx")
#: Asks which columns hold what; None when nobody can be asked.
Ask = Callable[[Sheet, dict[FieldName, str]], dict[FieldName, str] | None]


@dataclass(frozen=True)
class Incoming:
    """What a file would change, and what has to be remembered once it is taken up."""

    changes: RegisterChanges
    memory: ExchangeMemory
    layout: bytes | None = None


def export_register(session: Session, file: Path) -> int:
    """Write the register to .xlsx, .csv or .reqif; returns how many requirements there are.

    A file of that name that was exported before, or the one that was imported last, gives columns, order
    and formats.

    Raises:
        UsageError: the ending is none of these.
        CannotWrite: the file cannot be written.
    """
    suffix = file.suffix.lower()
    root = find_root(session.directory)
    dossier = read_dossier(root)
    rows = list(rows_of(dossier.requirements))
    if suffix == ".reqif":
        write_file(file, write_reqif(dossier.requirements, dossier.engagement.title))
        return len(dossier.requirements.requirements)
    layout = _layout(root, file, suffix)
    if suffix == ".xlsx":
        choices = {"Category": get_args(Category), "Priority": tuple(p.value for p in Priority)}
        # A list longer than 255 characters does not fit into a rule of a workbook.
        short = {name: words for name, words in choices.items() if len(",".join(words)) < 255}
        write_file(file, write_workbook(rows, short, layout))
    elif suffix == ".csv":
        write_file(file, write_csv(rows, layout))
    else:
        raise UsageError(
            f"'{file.name}' is no kind of file to export to.", "Let it end in .xlsx, .csv or .reqif."
        )
    return len(rows)


def look_at(session: Session, file: Path, ask: Ask | None = None, mapping: str = "") -> Incoming:
    """What a file would change in the register. Writes nothing.

    Args:
        session: the folder.
        file: an export that comes back, a foreign list (.xlsx, .csv), a specification (.docx) or ReqIF.
        ask: asks for the columns of a foreign list that is not known yet.
        mapping: the columns of a foreign list, as `statement=Text,priority=Prio`.

    Raises:
        UsageError: the file cannot be read, or nobody says which columns hold what.
        BadData: formulas, stale rows, or a file that is none.
        Refused: the ReqIF file is older than the register.
    """
    data = _read(file)
    root = find_root(session.directory)
    dossier = read_dossier(root)
    memory = _memory(root)
    suffix = file.suffix.lower()
    if suffix == ".docx":
        candidates = of_texts(file.name, read_specification(data, file.name))
        return Incoming(come_in(dossier.requirements, candidates), memory)
    if suffix == ".reqif":
        return Incoming(_from_reqif(dossier.requirements, data, file), memory)
    sheet = read_workbook(data, file.name) if suffix == ".xlsx" else read_csv(data, file.name)
    if sheet.ours:
        people = {folded(name): id_ for name, id_ in names_of(dossier)}
        people |= {folded(id_): id_ for id_ in people.values()}
        by = session.by or "nobody"
        changes, problems = come_back(dossier.requirements, sheet, people, Signed(by, now_or(session.today)))
        _stop(problems)
        return Incoming(changes, memory, layout=data)
    known = _mapping(sheet, memory, ask, mapping)
    found, problems = of_list(sheet, known)
    _stop(problems)
    kept = tuple(m for m in memory.mappings if m.headers != known.headers)
    after = memory.model_copy(update={"mappings": (*kept, known)})
    return Incoming(come_in(dossier.requirements, found), after)


def take_in(
    session: Session, file: Path, incoming: Incoming, only: Collection[str] | None = None
) -> RegisterChanges:
    """Take up what `look_at` found, all or the requirements with the ids in `only`.

    Raises:
        UsageError: nobody says who takes it up.
        Refused: the register was changed since it was looked at.
    """
    root = find_root(session.directory)
    at = now_or(session.today)
    changes = incoming.changes
    with transaction(root, command=_COMMAND, at=at) as tx:
        dossier = read_dossier(root)
        signed = Signed(user_or_fail(session.by, dossier), at, f"from {file.name}")
        if dossier.requirements != changes.register_before:
            raise Refused("The register was changed meanwhile.", "Give the command again.")
        proposed = {r.id for r in (*changes.new, *changes.changed)}
        after = taken_up(changes, proposed if only is None else proposed & set(only))
        write_register(tx, dossier.requirements, after, _COMMAND, signed)
        _remember(tx, root, file, incoming)
    return changes


def _remember(tx: Transaction, root: Path, file: Path, incoming: Incoming) -> None:
    memory = incoming.memory
    if incoming.layout is not None:
        name = f"{ATTACHMENTS}/{sha256(incoming.layout).hexdigest()[:12]}-{file.name}"
        tx.exists(name)
        tx.write(name, incoming.layout)
        memory = memory.model_copy(update={"layout": name})
    if memory != _memory(root):
        tx.exists(MEMORY)
        tx.write(MEMORY, canonical.dump(memory))


def _from_reqif(register: Register, data: bytes, file: Path) -> RegisterChanges:
    content = read_reqif(data, file.name)
    if content.own is None:
        return come_in(register, of_texts(file.name, content.foreign))
    now = {r.id: r for r in register.requirements}
    new = tuple(r for r in content.own.requirements if r.id not in now)
    changed = tuple(r for r in content.own.requirements if r.id in now and now[r.id] != r)
    update = {r.id: r for r in changed}
    numbers = {
        prefix: max(register.last_numbers.get(prefix, 0), content.own.last_numbers.get(prefix, 0))
        for prefix in {**register.last_numbers, **content.own.last_numbers}
    }
    kept = tuple(update.get(r.id, r) for r in register.requirements)
    after = register.model_copy(update={"requirements": (*kept, *new), "last_numbers": numbers})
    return RegisterChanges(
        register_before=register,
        register_after=after,
        new=new,
        changed=changed,
        unchanged=len(kept) - len(changed),
    )


def _mapping(sheet: Sheet, memory: ExchangeMemory, ask: Ask | None, given: str) -> ColumnMapping:
    headers = tuple(sheet.columns)
    remembered = next((m for m in memory.mappings if m.headers == headers), None)
    if given:
        fields = _named(given, sheet)
    elif remembered:
        return remembered
    else:
        fields = (ask(sheet, guess(sheet)) if ask else None) or {}
    if "statement" not in fields:
        raise UsageError(
            f"Nobody said which column of '{sheet.file}' holds the requirement.",
            f"Say it with --map statement=COLUMN. Its columns: {', '.join(headers)}.",
        )
    return ColumnMapping(headers=headers, fields=fields)


def _named(given: str, sheet: Sheet) -> dict[FieldName, str]:
    fields: dict[FieldName, str] = {}
    columns = {folded(name): name for name in sheet.columns}
    for part in given.split(","):
        left, _, right = part.partition("=")
        field = next((name for name in get_args(FieldName) if name == left.strip()), None)
        column = columns.get(folded(right))
        if field is None or column is None:
            raise UsageError(
                f"'{part.strip()}' ties no field to a column.",
                f"Fields: {', '.join(get_args(FieldName))}. Columns: {', '.join(sheet.columns)}.",
            )
        fields[field] = column
    return fields


def _layout(root: Path, file: Path, suffix: str) -> bytes | None:
    """The file that is written over if it is ours, else the one that was imported last."""
    read = {".xlsx": read_workbook, ".csv": read_csv}.get(suffix)
    if read is None:
        return None
    if file.is_file():
        data = _read(file)
        if read(data, file.name).ours:
            return data
        raise Refused(f"'{file.name}' is there and was not exported from here.", "Choose another name.")
    kept = _memory(root).layout
    if kept.lower().endswith(suffix) and (root / kept).is_file():
        return read_file(root, kept)
    return None


def _memory(root: Path) -> ExchangeMemory:
    if not (root / MEMORY).is_file():
        return ExchangeMemory()
    return typed.read(ExchangeMemory, read_file(root, MEMORY), MEMORY)


def _read(file: Path) -> bytes:
    if file.suffix.lower() not in _KNOWN:
        raise UsageError(f"'{file.name}' is no kind of file that is read.", f"Known are {', '.join(_KNOWN)}.")
    return read_given(file, "Name the file.")


def _stop(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise BadData(problems)
