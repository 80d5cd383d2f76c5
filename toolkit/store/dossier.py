"""Read a whole engagement folder: every file typed, every reference checked, all problems at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from toolkit.models.advice.finding import Waivers
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.interviews.contradiction import ContradictionDecisions
from toolkit.models.interviews.interview import Interview
from toolkit.models.landscape.access_role import AccessRoleList
from toolkit.models.landscape.process import ProcessList
from toolkit.models.landscape.system import DataSourceList, FlowList, SystemList
from toolkit.models.planning.accepted_plan import AcceptedPlan
from toolkit.models.planning.gap import GapDecisions
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.models.requirements.requirement import Register
from toolkit.models.requirements.twin import TwinDecisions
from toolkit.models.requirements.wording import WordingWaivers
from toolkit.models.selection.closed_round import ClosedRounds
from toolkit.models.selection.key_task import KeyTaskList
from toolkit.models.selection.price_lock import Alternatives, PriceUnlock
from toolkit.models.selection.scorecard import Consensus, Scorecard
from toolkit.models.selection.vendor import ChosenVendor, Vendor
from toolkit.problems import BadData, Place, Problem
from toolkit.store import journal, yaml_source
from toolkit.store.files import check_size, matching, read_file
from toolkit.store.folder import CALENDAR
from toolkit.store.reading.calendar_csv import read_calendar
from toolkit.store.reading.remembered import noun_in
from toolkit.store.references.check import check_references
from toolkit.store.references.names import Fault
from toolkit.store.transaction import recover

M = TypeVar("M", bound=BaseModel)

ENGAGEMENT = "engagement.yaml"
PLAN = "plan.yaml"
REQUIREMENTS = "requirements.yaml"
KEY_TASKS = "key-tasks.yaml"
PRICES = "decisions/prices.yaml"
ALTERNATIVES = "decisions/alternatives.yaml"

_SINGLE: tuple[tuple[str, str, type[BaseModel], str], ...] = (
    ("plan", PLAN, PlanInputs, ""),
    ("contradiction_decisions", "decisions/contradictions.yaml", ContradictionDecisions, "contradictions"),
    ("processes", "landscape/processes.yaml", ProcessList, "processes"),
    ("systems", "landscape/systems.yaml", SystemList, "systems"),
    ("flows", "landscape/flows.yaml", FlowList, "flows"),
    ("data_sources", "landscape/data-sources.yaml", DataSourceList, "data_sources"),
    ("access_roles", "landscape/roles.yaml", AccessRoleList, "roles"),
    ("requirements", REQUIREMENTS, Register, ""),
    ("twin_decisions", "decisions/twins.yaml", TwinDecisions, "twins"),
    ("key_tasks", KEY_TASKS, KeyTaskList, ""),
    ("overrides", "decisions/consensus.yaml", Consensus, "overrides"),
    ("closed_rounds", "decisions/rounds.yaml", ClosedRounds, "rounds"),
    ("gap_decisions", "decisions/gaps.yaml", GapDecisions, "gaps"),
    ("chosen", "decisions/vendor.yaml", ChosenVendor, ""),
    ("accepted_plan", "decisions/plan.yaml", AcceptedPlan, ""),
    ("prices_open", PRICES, PriceUnlock, ""),
    ("alternatives", ALTERNATIVES, Alternatives, "alternatives"),
    ("waivers", "decisions/waivers.yaml", Waivers, "waivers"),
    ("wording_waivers", "decisions/wording.yaml", WordingWaivers, "waivers"),
)
"""Field of the dossier, file, model, and which part of the model goes into the field ('' = all of it)."""

_MANY: tuple[tuple[str, type[BaseModel]], ...] = (
    ("interviews/*.yaml", Interview),
    ("vendors/*.yaml", Vendor),
    ("scorecards/*/*.yaml", Scorecard),
)
"""Files of which there are several."""


def read_dossier(root: Path) -> Dossier:
    """Everything in the folder; a command that was killed half-way is rolled back first.

    While prices are locked the vendors come without them, so that no screen and no document can show any.

    Raises:
        BadData: all problems of all files together: unreadable, wrong keys or types, names that
            lead nowhere, ids claimed twice, files whose name does not fit their content.
        Refused: the folder is no engagement.
    """
    whole = read_with_locked_prices(root)
    if whole.prices_open is not None:
        return whole
    shown = tuple(vendor.without_prices for vendor in whole.vendors)
    hidden = tuple(v.id for v, left in zip(whole.vendors, shown, strict=True) if v != left)
    return whole.model_copy(update={"vendors": shown, "alternatives": (), "hidden_prices": hidden})


def read_with_locked_prices(root: Path) -> Dossier:
    """Everything in the folder, locked prices too: to check what hangs together, never to show."""
    if journal.unfinished(root):
        recover(root)
    check_size(root)
    reader = _Reader(root)
    fields: dict[str, object] = {"engagement": reader.read(ENGAGEMENT, Engagement)}
    for field, file, model, part in _SINGLE:
        if (root / file).exists() and (found := reader.read(file, model)) is not None:
            fields[field] = getattr(found, part) if part else found
    fields["interviews"] = reader.read_all("interviews/*.yaml", Interview)
    fields["vendors"] = reader.read_all("vendors/*.yaml", Vendor)
    fields["scorecards"] = reader.read_all("scorecards/*/*.yaml", Scorecard)
    if isinstance(plan := fields.get("plan"), PlanInputs):
        fields["plan"] = reader.with_calendar(plan)
    reader.place(_misnamed(reader.read_from))
    reader.stop_if_faulty()
    dossier = Dossier.model_validate(fields)
    reader.place(check_references(dossier))
    reader.stop_if_faulty()
    return dossier


def noun_of(relative: str) -> type[BaseModel] | None:
    """The noun that a file of the program holds; None for a person's files, other files and what is derived."""
    for _, file, model, _ in _SINGLE:
        if relative == file:
            return None if file == PLAN else model
    path = PurePosixPath(relative)
    return next(
        (
            model
            for pattern, model in _MANY
            if path.match(pattern) and len(path.parts) == pattern.count("/") + 1
        ),
        None,
    )


class _Reader:
    """Reads files of one folder and gathers their problems."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.read_from: list[tuple[str, BaseModel]] = []

    def read(self, file: str, model: type[M]) -> M | None:
        try:
            found = noun_in(self.root, file, model)
        except BadData as bad:
            self.problems.extend(bad.problems)
            return None
        self.read_from.append((file, found))
        return found

    def read_all(self, pattern: str, model: type[M]) -> tuple[M, ...]:
        files = sorted(matching(self.root, *pattern.split("/")))
        return tuple(found for file in files if (found := self.read(file, model)) is not None)

    def with_calendar(self, plan: PlanInputs) -> PlanInputs:
        """The plan with the days of calendar.csv, which stand against those of plan.yaml."""
        if not (self.root / CALENDAR).is_file():
            return plan
        days, problems = read_calendar(read_file(self.root, CALENDAR))
        self.problems += problems
        listed = {override.day for override in days}
        kept = tuple(override for override in plan.calendar if override.day not in listed)
        return plan.model_copy(update={"calendar": (*kept, *days)})

    def place(self, faults: Iterable[Fault]) -> None:
        """Turn faults into problems with line and column, reading each faulty file once more."""
        by_file: dict[str, list[Fault]] = defaultdict(list)
        for fault in faults:
            by_file[fault.file].append(fault)
        for file, found in by_file.items():
            spots = yaml_source.places(read_file(self.root, file), [f.path for f in found])
            for f in found:
                self.problems.append(Problem(Place(file, *spots[f.path][1]), f.code, f.what, f.how_to_mend))

    def stop_if_faulty(self) -> None:
        if self.problems:
            raise BadData(self.problems)


def _misnamed(files: Sequence[tuple[str, BaseModel]]) -> Iterable[Fault]:
    """A file's name says what is in it; a copy that was renamed by hand would count twice."""
    for file, model in files:
        if isinstance(model, Vendor):
            expected, path = f"vendors/{model.id}.yaml", ("id",)
        elif isinstance(model, Scorecard):
            expected, path = f"scorecards/{model.vendor}/{model.rater}.yaml", ("rater",)
        elif isinstance(model, Interview):
            expected, path = f"interviews/{model.file_name}", ("id",)
        else:
            continue
        if file != expected:
            yield Fault(
                file,
                path,
                "file-name",
                f"The content is that of '{PurePosixPath(expected).name}', the file is named '{PurePosixPath(file).name}'.",
                "Rename the file, or correct the ids in it.",
            )
