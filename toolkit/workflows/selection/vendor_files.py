"""The vendor questionnaire out and back: written for each vendor, taken in as a round, prices apart."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.exchange.vendor_answers.reading import read_questionnaire
from toolkit.exchange.vendor_answers.writing import Demand, QuestionnaireHead, write_questionnaire
from toolkit.models.dossier import Dossier
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.problems import BadData, Refused, UsageError
from toolkit.stages.selection.vendors import incoming
from toolkit.stages.selection.vendors.incoming import Returned
from toolkit.stages.selection.vendors.price_page import CHARGES, KINDS
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.files import ensure_folder, read_given, saying, write_file
from toolkit.store.folder import find_root, vendor_file
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.publish import out_folder
from toolkit.workflows.selection.vendors import whole_vendor
from toolkit.workflows.session import Session


def export(session: Session, wanted: Sequence[str], target: Path | None = None) -> tuple[Path, ...]:
    """Write the questionnaire for each vendor (all that were not dropped where none is named).

    Raises:
        UsageError: there is no such vendor, or a file is named for several.
        Refused: there is nothing to ask.
    """
    root = find_root(session.directory)
    dossier = read_dossier(root)
    vendors = [known_vendor(dossier, v) for v in wanted] or [
        v for v in dossier.vendors if v.state is not VendorState.DROPPED
    ]
    if target is not None and len(vendors) != 1:
        raise UsageError("--output names one file, and there are several vendors.", "Name one vendor.")
    demands = incoming.asked(dossier)
    if not demands:
        raise Refused("There is nothing to ask yet.", "Derive requirements and key tasks first.")
    files = []
    for vendor in vendors:
        file = target or out_folder(root) / "vendors" / f"questionnaire-{vendor.id}.xlsx"
        with saying(file.parent):
            ensure_folder(file.parent)
        write_file(file, _workbook(dossier, vendor, demands))
        files.append(file)
    return tuple(files)


def _workbook(dossier: Dossier, vendor: Vendor, demands: Sequence[incoming.Asked]) -> bytes:
    head = QuestionnaireHead(
        engagement=dossier.engagement.id,
        client=dossier.engagement.client.name,
        vendor=vendor.id,
        vendor_name=vendor.name,
        round=vendor.rounds + 1,
        currency=dossier.engagement.currency,
        classes=[(code.value, text) for code, text in incoming.CLASSES.items()],
        kinds=KINDS,
        charges=CHARGES,
    )
    lines = [
        Demand(
            d.number, d.statement, d.acceptance, d.priority, vendor.answer(d.id) or vendor.answer(d.number)
        )
        for d in demands
    ]
    return write_questionnaire(head, lines)


def take_in(session: Session, vendor_id: str, file: Path, *, dry_run: bool) -> Returned:
    """Take a filled questionnaire in as the vendor's next round; a dry run shows what would change.

    Raises:
        UsageError: there is no such vendor, or the file cannot be read.
        BadData: every cell that does not hold; nothing is written.
        Refused: the vendor was dropped.
    """
    root = find_root(session.directory)
    if file.suffix.lower() != ".xlsx":
        raise UsageError(f"'{file}' is no workbook.", "Take the .xlsx that 'crmkit vendors export' made.")
    returned = read_questionnaire(read_given(file), str(file))
    with transaction(root, command=f"vendors import {vendor_id}", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        known = known_vendor(dossier, vendor_id)
        if known.dropped:
            raise Refused(
                f"{known.id} was dropped on {known.dropped.date}: {known.dropped.reason}",
                "Take it back first.",
            )
        vendor = whole_vendor(tx, known.id)
        result, problems = incoming.take_back(dossier, vendor, returned, today_or(session.today))
        if problems or result is None:
            raise BadData(set(problems))
        if not dry_run and not result.same:
            tx.write(vendor_file(vendor.id), canonical.dump(result.vendor))
    return result


def known_vendor(dossier: Dossier, vendor_id: str) -> Vendor:
    """The vendor with this id.

    Raises:
        UsageError: there is none.
    """
    vendor = dossier.vendor(vendor_id)
    if vendor is None:
        known = ", ".join(v.id for v in dossier.vendors)
        raise UsageError(f"There is no vendor '{vendor_id}'.", f"Known are: {known or 'none yet'}.")
    return vendor
