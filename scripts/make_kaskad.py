"""Make what follows in the Kaskad samples: the reviewed register, and the engagement that can be signed.

`python -m scripts.make_kaskad` rewrites samples/kaskad-pack/requirements.yaml and samples/kaskad-signed;
a test compares both with what is in the repository.
"""

import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from toolkit.models.advice.finding import BLOCKING, Waiver, Waivers
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import ContradictionDecisions
from toolkit.models.landscape.access_role import AccessRoleList
from toolkit.models.landscape.landscape import Proposals
from toolkit.models.landscape.process import ProcessList
from toolkit.models.landscape.system import FlowList, SystemList
from toolkit.models.planning.gap import GapDecisions
from toolkit.models.requirements.action import Action
from toolkit.models.requirements.requirement import Register, Requirement, RequirementStatus
from toolkit.models.selection.key_task import Priority
from toolkit.stages.advice.run import advise
from toolkit.stages.requirements.accept import accept
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.merge import merge
from toolkit.stages.requirements.review import perform
from toolkit.store import canonical, typed
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import REQUIREMENTS
from toolkit.workflows.advice.check import gather
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.register.landscape import heard_landscape
from toolkit.workflows.register.waiting import PROPOSALS
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TODAY = date(2026, 3, 30)
REVIEWED = Signed("ilze", datetime(2026, 3, 20, 12, tzinfo=UTC))


def main() -> None:
    """Rewrite both samples."""
    pack, signed = SAMPLES / "kaskad-pack", SAMPLES / "kaskad-signed"
    write_all(pack, reviewed_register(pack))
    shutil.rmtree(signed, ignore_errors=True)
    shutil.copytree(pack, signed)
    write_all(signed, signed_files(signed))


def write_all(root: Path, files: Mapping[str, bytes]) -> None:
    """Write some files of a sample."""
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def reviewed_register(pack: Path) -> dict[str, bytes]:
    """The register as the workgroup left it: every complete proposal is accepted, drafts stay open.

    The landscape was looked at as well: what the interviews proposed for it is on record.
    """
    afresh = read_dossier(pack).model_copy(update={"requirements": Register()})
    session = Session(pack, TODAY)
    heard = Proposals(by=REVIEWED.by, at=REVIEWED.at, proposed=heard_landscape(afresh, pack, session))
    return {REQUIREMENTS: canonical.dump(_reviewed(afresh)), PROPOSALS: canonical.dump(heard)}


def _reviewed(dossier: Dossier) -> Register:
    forms = forms_of(dossier)
    candidates = derive(forms, dossier.interviews, contradictions_of(dossier, forms), TODAY)
    register = merge(dossier.requirements, candidates).register_after
    return _accepted(_edited(register))


def _edited(register: Register) -> Register:
    """What somebody said in the first person, turned into a demand."""
    for requirement in register.requirements:
        words = _EDITED.get(requirement.template)
        if words and requirement.status is RequirementStatus.DRAFT:
            old, new = words
            action = Action(
                requirement=requirement.id, do="edit", statement=requirement.statement.replace(old, new)
            )
            register = perform(register, action, REVIEWED)
    return register


def _accepted(register: Register) -> Register:
    """All complete proposals, as seen by the sponsor; whoever asked for a must is who needs it."""
    named = tuple(r.model_copy(update={"needed_by": _who_asked(r)}) for r in register.requirements)
    complete = {r.id for r in named if r.status is RequirementStatus.PROPOSED}
    return accept(register.model_copy(update={"requirements": named}), complete, REVIEWED)


def _who_asked(requirement: Requirement) -> str | None:
    if requirement.needed_by or requirement.priority is not Priority.MUST:
        return requirement.needed_by
    return next((source.member for source in requirement.sources), None)


def signed_files(root: Path) -> dict[str, bytes]:
    """What is different in the engagement that can be frozen: decided, mended, or waived by name."""
    files = {
        "decisions/contradictions.yaml": _edit(
            root, "decisions/contradictions.yaml", ContradictionDecisions, _decide
        ),
        "decisions/gaps.yaml": _edit(root, "decisions/gaps.yaml", GapDecisions, _close_gaps),
        "landscape/processes.yaml": _edit(root, "landscape/processes.yaml", ProcessList, _name_owner),
        "landscape/systems.yaml": _edit(root, "landscape/systems.yaml", SystemList, _switch_off),
        "landscape/flows.yaml": _edit(root, "landscape/flows.yaml", FlowList, _refuse_mirror),
        "landscape/roles.yaml": canonical.dump(AccessRoleList.model_validate(_ROLES)),
    }
    write_all(root, files)
    register = _mend(_reviewed(read_dossier(root)))
    files |= {REQUIREMENTS: canonical.dump(_accepted(register))}
    write_all(root, files)
    return files | {"decisions/waivers.yaml": canonical.dump(_waivers(root))}


def _waivers(root: Path) -> Waivers:
    """What the sponsor lets stand, each bound to what the check sees now.

    Raises:
        ValueError: a waiver is about something that no check finds.
    """
    found = advise(gather(Session(root, TODAY), root), BLOCKING).findings
    given = []
    for check, about, reason in _LET_STAND:
        facts = [f.facts for f in found if (f.check, f.about) == (check, about)]
        if not facts:
            raise ValueError(f"{check} finds nothing about {about}")
        given += [
            Waiver(check=check, about=about, by="ilze", date=date(2026, 3, 27), reason=reason, facts=one)
            for one in facts
        ]
    return Waivers(schema_version="1", waivers=tuple(given))


def _edit(root: Path, file: str, model: type[BaseModel], change: Callable[[dict[str, Any]], None]) -> bytes:
    data = typed.read(model, (root / file).read_bytes(), file).model_dump(mode="json", exclude_none=True)
    change(data)
    return canonical.dump(model.model_validate(data))


def _decide(data: dict[str, Any]) -> None:
    decided = {
        "C7": ("sales_sees_same_day", "Payments are seen the same day; the flow from 1C brings them."),
        "C10": ("Andris", "Sales answers for the order until it has left the house."),
    }
    for item in data["contradictions"]:
        if item.get("number") in decided:
            value, reason = decided[item["number"]]
            item.update(value=value, owner="ilze", by="ilze", date="2026-03-27", reason=reason)


def _close_gaps(data: dict[str, Any]) -> None:
    for gap in data["gaps"]:
        if gap["id"] == "G7":
            gap.update(
                decision="build_in_phase_2",
                by="ilze",
                date="2026-03-27",
                stop_gap="list from MailerLite by hand",
            )
            gap["stop_gap_owner"] = "dace"
        elif gap["id"] == "G6":
            gap.update(stop_gap="notes on paper, entered the same evening", stop_gap_owner="viktors")
        elif gap["id"] == "G3":
            gap["needed_by"] = "2026-12-04"
            gap["reason"] = "Guntis accepts the end of phase P3 instead of 1 December, in writing."


def _name_owner(data: dict[str, Any]) -> None:
    for process in data["processes"]:
        if process["id"] == "order-to-dispatch":
            process.update(owner="andris", owner_open=[])


def _switch_off(data: dict[str, Any]) -> None:
    dates = {"trello": "2026-07-31", "excel": "2026-07-31"}
    for system in data["systems"]:
        if system["id"] in dates:
            system["switch_off"] = dates[system["id"]]


def _refuse_mirror(data: dict[str, Any]) -> None:
    for flow in data["flows"]:
        if flow["status"] == "proposed":
            flow["status"] = "refused"


def _mend(register: Register) -> Register:
    """Drafts that wait for a fact the workgroup has supplied since."""
    mended = tuple(
        _with_date(r) if r.template in ("R-INT-05", "R-INT-06") else r for r in register.requirements
    )
    return register.model_copy(update={"requirements": mended})


def _with_date(requirement: Requirement) -> Requirement:
    if requirement.status is not RequirementStatus.DRAFT:
        return requirement
    statement = requirement.statement.replace("[sys_retire?]", "31 July 2026")
    fields = {"statement": statement, "open_questions": (), "status": RequirementStatus.PROPOSED}
    return requirement.model_copy(update=fields)


_EDITED = {
    "R-BO-04": (
        "'30 days; the limits of 60 customers are in my head'",
        "'30 days, and for 60 customers the limit that accounting has entered'",
    ),
    "R-INT-12": (
        "one firewall; only I change its rules)",
        "one firewall whose rules only Juris Vanags changes)",
    ),
}
_EVERYTHING = ["company", "contact", "lead", "deal", "quote", "order", "invoice", "payment", "ticket"]
_ROLES: dict[str, Any] = {
    "schema_version": "1",
    "roles": [
        {"id": "management", "name": "management", "people": 2, "sees": _EVERYTHING, "records": "all",
         "may": ["create", "change", "export", "print"]},
        {"id": "sales", "name": "sales", "people": 9, "sees": _EVERYTHING, "records": "all",
         "may": ["create", "change", "print"], "hidden": ["purchase price", "margin"]},
        {"id": "service", "name": "order desk and service", "people": 3, "sees": _EVERYTHING, "records": "all",
         "may": ["create", "change", "print"], "hidden": ["purchase price", "margin"]},
        {"id": "warehouse", "name": "warehouse", "people": 5, "sees": ["order", "shipment", "stock_balance"],
         "records": "all", "may": ["change", "print"], "hidden": ["prices", "private phone"]},
        {"id": "accounting", "name": "accounting", "people": 2, "sees": ["company", "order", "invoice", "payment"],
         "records": "all", "may": ["change", "print", "export"]},
        {"id": "administrator", "name": "administrator", "people": 1, "sees": _EVERYTHING, "records": "all",
         "may": ["create", "change", "delete", "mass_change", "give_rights"]},
    ],
}  # fmt: skip


_LET_STAND = (
    (
        "AP-01",
        "viktors",
        "Viktors is heard at every decision about sales; his hours follow after the season.",
    ),
    ("AP-02", "production", "Edgars Briedis reads the section on complaints before signing."),
    ("AP-21", "backup", "A backup is restored as a test in the trial; it is part of the acceptance of P1."),
    (
        "AP-22",
        "leavers",
        "The leaver routine is a requirement of P1; until then Juris closes accesses the same day.",
    ),
    (
        "AP-22",
        "passwords",
        "The shared password of the warehouse PC ends with go-live; every role has logins of its own.",
    ),
    ("AP-24", "wishes", "The vague wishes are parked and not part of this assignment."),
    ("AP-28", "V4", "V4 was not chosen; its early price was not used."),
    ("AP-29", "KT19", "Dace saw no demo; she tries the selection herself in the trial."),
    ("AP-31", "V2", "V2 was not chosen."),
    (
        "AP-39",
        "teachers",
        "The vendor trains Laura, and she trains the others; the manual comes on top of it.",
    ),
    ("AP-39", "groups", "The groups are made by role in P1; Laura's deputy is named by 30 April."),
)


if __name__ == "__main__":
    main()
