"""What is printed before a demo: the script that all vendors get, a scorecard for each rater."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.documents.content.selection import demos as content
from toolkit.documents.render import render
from toolkit.exchange.scorecards.writing import CardHead, write_scorecard
from toolkit.models.blocks import TitlePage
from toolkit.models.document import Properties
from toolkit.models.dossier import Dossier
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import Refused, UsageError
from toolkit.stages.selection.demos import access, rules
from toolkit.stages.selection.demos.timetable import LONGEST_DAY, length, timetable
from toolkit.stages.selection.key_tasks.locks import require_locked
from toolkit.store.dossier import read_dossier
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import find_root
from toolkit.workflows.clock import today_or
from toolkit.workflows.documents.branding import brand_of
from toolkit.workflows.documents.press import PressRequest, open_press
from toolkit.workflows.publish import choose_formats, load_template, out_folder
from toolkit.workflows.session import Session

SCRIPT, SHEET = "demo-script", "demo-sheet"
SHEET_FORMATS = ("docx", "xlsx")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\Z")


@dataclass(frozen=True)
class ScriptRequest:
    """How a script is made: minutes a case, when it begins, which cases (all when empty), formats."""

    minutes: int = 10
    begins: str = "09:00"
    tasks: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printed:
    """The files that were written, and what a person should know of them."""

    files: tuple[Path, ...]
    remark: str = ""


def write_script(session: Session, request: ScriptRequest, announce: Callable[[str], None]) -> Printed:
    """Write the script to out/; it names no vendor, no weight and no level.

    Raises:
        UsageError: a task, the time or a format is not known.
        Refused: there are no key tasks.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    wanted = {t.casefold() for t in request.tasks}
    tasks = [t for t in dossier.key_tasks.tasks if not wanted or t.id.casefold() in wanted]
    if unknown := wanted - {t.id.casefold() for t in tasks}:
        raise UsageError(f"There is no key task '{min(unknown)}'.", "'crmkit keytasks list' shows them.")
    if not tasks:
        raise Refused(
            "There are no key tasks to show.", "Take them in with 'crmkit keytasks derive --accept all'."
        )
    begins = _CLOCK.match(request.begins)
    if begins is None:
        raise UsageError(f"'{request.begins}' is no time.", "Write it as 09:00.")
    paper = script_paper(dossier, tasks, request.minutes, int(begins[1]) * 60 + int(begins[2]))
    template = load_template(SCRIPT, root)
    document = render(
        template,
        content.script_view(paper, dossier.engagement.client.name),
        {"title-page": (TitlePage(),), **content.script_data(paper)},
        _properties(session, dossier, SCRIPT),
        subtitle=dossier.engagement.title,
        language=dossier.engagement.language,
    )
    formats = choose_formats(template.manifest, request.formats, named=True)
    press = open_press(PressRequest(), root)
    files = press.publish(document, template, out_folder(root) / SCRIPT, formats, announce)
    whole = length(timetable(tasks, request.minutes))
    remark = (
        f"It takes {whole // 60} h {whole % 60:02d} min: more than a workgroup can watch in one day. Hold it in two "
        "parts (--task KT01 --task ...), or give fewer minutes a case."
    )
    return Printed(files, remark if whole > LONGEST_DAY else "")


def script_paper(
    dossier: Dossier, tasks: Sequence[KeyTask], minutes: int = 10, begins: int = 9 * 60
) -> content.ScriptPaper:
    """What the script is made from; `begins` in minutes from midnight."""
    return content.ScriptPaper(
        moments=[content.Moment(s.start, s.minutes, s.what, s.task) for s in timetable(tasks, minutes)],
        minutes_per_task=minutes,
        begins=begins,
        roles=_roles(dossier),
    )


def write_sheets(
    session: Session,
    vendors: Sequence[str],
    raters: Sequence[str],
    formats: Sequence[str],
    announce: Callable[[str], None],
) -> Printed:
    """Write a scorecard for each rater and vendor to out/scorecards/; all of them where none is named.

    Raises:
        UsageError: vendor, rater or format is not known.
        Refused: weights are not locked, or a vendor is not on the shortlist.
    """
    for suffix in formats:
        if suffix not in SHEET_FORMATS:
            raise UsageError(
                f"A scorecard is not written as '{suffix}'.", f"It can be: {', '.join(SHEET_FORMATS)}."
            )
    root = find_root(session.directory)
    dossier = read_dossier(root)
    require_locked(dossier.key_tasks)
    competing = [v.id for v in dossier.vendors if v.state is VendorState.SHORTLISTED]
    chosen = [access.rateable(dossier, v) for v in (vendors or competing)]
    people = [access.rater_of(dossier, r) for r in (raters or dossier.engagement.raters)]
    if not chosen or not people:
        raise Refused(
            "There is nobody to rate, or nobody who rates.",
            "Shortlist a vendor; name raters in engagement.yaml.",
        )
    files: list[Path] = []
    for vendor in chosen:
        for rater in people:
            target = out_folder(root) / "scorecards" / f"{vendor.id}-{rater}"
            for suffix in formats or SHEET_FORMATS:
                if suffix == "docx":
                    files += _paper(session, dossier, root, vendor, rater, target, announce)
                else:
                    files.append(_workbook(dossier, vendor, rater, target, announce))
    return Printed(tuple(files))


def _paper(  # noqa: PLR0913  # the sheet's own coordinates
    session: Session,
    dossier: Dossier,
    root: Path,
    vendor: Vendor,
    rater: str,
    target: Path,
    announce: Callable[[str], None],
) -> tuple[Path, ...]:
    template = load_template(SHEET, root)
    paper = content.CardPaper(
        tasks=dossier.key_tasks.tasks,
        rater=f"{_name(dossier, rater)} ({rater})",
        vendor=f"{vendor.name} ({vendor.id})",
        grades=_meanings(),
        seen=tuple(rules.SEEN.values()),
        reasons=tuple(rules.ABSTAIN.values()),
        own=frozenset(t.id for t in dossier.key_tasks.tasks if t.owner == rater),
    )
    document = render(
        template,
        content.card_view(paper),
        content.card_data(paper),
        _properties(session, dossier, f"{SHEET}-{vendor.id}-{rater}"),
        subtitle=dossier.engagement.title,
        language=dossier.engagement.language,
    )
    return open_press(PressRequest(), root).publish(document, template, target, ("docx",), announce)


def _workbook(
    dossier: Dossier, vendor: Vendor, rater: str, target: Path, announce: Callable[[str], None]
) -> Path:
    locked = dossier.key_tasks.locked
    head = CardHead(
        engagement=dossier.engagement.id,
        vendor=vendor.id,
        vendor_name=vendor.name,
        rater=rater,
        rater_name=_name(dossier, rater),
        locked=locked.date.isoformat() if locked else "",
        meanings=_meanings(),
    )
    own = next(
        (c for c in dossier.scorecards if (c.vendor, c.rater) == (vendor.id, rater) and not c.submitted), None
    )
    data = write_scorecard(head, dossier.key_tasks.tasks, tuple(rules.SEEN), tuple(rules.ABSTAIN), own)
    file = target.with_name(f"{target.name}.xlsx")
    announce(f"writing {file.name}")
    with saying(file.parent):
        ensure_folder(file.parent)
    write_file(file, data)
    return file


def _meanings() -> tuple[tuple[str, str], ...]:
    return tuple((grade.value.replace("_", " "), text) for grade, text in rules.MEANINGS.items())


def _name(dossier: Dossier, member: str) -> str:
    person = dossier.engagement.person(member)
    return person.name if person else member


def _roles(dossier: Dossier) -> dict[str, str]:
    return {p.id: p.role for p in dossier.engagement.people}


def _properties(session: Session, dossier: Dossier, name: str) -> Properties:
    return Properties(
        document_id=f"{dossier.engagement.id}-{name}".upper(),
        version="1",
        day=today_or(session.today),
        client=dossier.engagement.client.name,
        author=dossier.engagement.brand.name,
        brand=brand_of(dossier.engagement, find_root(session.directory)),
    )
