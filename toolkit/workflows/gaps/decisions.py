"""Decide about gaps, with what each choice would cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pydantic import RootModel

from toolkit.models.dossier import Dossier
from toolkit.models.planning.gap import Gap, GapDecision, GapDecisions
from toolkit.models.planning.plan import Plan
from toolkit.models.selection.vendor import Vendor
from toolkit.problems import UsageError
from toolkit.stages.gaps import decide as stage
from toolkit.stages.gaps.decide import GapWord
from toolkit.stages.planning.plan import make_plan
from toolkit.stages.planning.request import PlanRequest
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_given
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.results import chosen_vendor, comparison_of, gaps_of, plan_request
from toolkit.workflows.session import Session
from toolkit.workflows.user import person_or_fail, user_or_fail

FILE = decision_file("gaps")


@dataclass(frozen=True)
class Choice:
    """One way to decide, with what it would come to: cost expected once and its P80, and the day it is ready."""

    word: str
    label: str
    mean_cost: Decimal | None = None
    p80: Decimal | None = None
    ready: str = ""


@dataclass(frozen=True)
class GapState:
    """The gaps of one vendor with everything that a decision looks at."""

    dossier: Dossier
    vendor: Vendor
    gaps: tuple[Gap, ...]

    @property
    def undecided(self) -> tuple[Gap, ...]:
        """Those that nobody has decided."""
        return tuple(gap for gap in self.gaps if gap.decided is None)

    def evidence(self, gap: Gap) -> list[tuple[str, str, str]]:
        """Who gave the task which grade with which words."""
        found = []
        for card in self.dossier.scorecards:
            if card.vendor == gap.vendor and card.submitted:
                person = self.dossier.engagement.person(card.rater)
                found += [
                    (person.name if person else card.rater, r.grade.value, r.evidence)
                    for r in card.ratings
                    if r.task == gap.task
                ]
        return found


def gap_state(directory: Path, vendor_id: str = "") -> GapState:
    """Return the gaps of the chosen vendor, or of the one that is named.

    Raises:
        Refused: nobody has been chosen yet.
        UsageError: there is no such vendor.
    """
    dossier = read_dossier(find_root(directory))
    vendor = dossier.vendor(vendor_id) if vendor_id else chosen_vendor(dossier)
    if vendor is None:
        known = ", ".join(v.id for v in dossier.vendors)
        raise UsageError(f"There is no vendor '{vendor_id}'.", f"Known are: {known}.")
    return GapState(dossier, vendor, gaps_of(dossier, comparison_of(dossier), vendor.id))


def choices(state: GapState, gap: Gap) -> tuple[Choice, ...]:
    """Return the ways to decide a gap, each with the plan's figures under it; no figures without a plan."""
    words = [("build_before_go_live", "build before go-live")]
    phases = state.dossier.plan.phases if state.dossier.plan else ()
    for phase in phases[2:-1] if len(phases) > 2 else ():
        number = phase.id.removeprefix("P")
        if number.isdigit():
            words.append((f"build_in_phase_{number}", f"build in {phase.id} ({phase.name})"))
    words += [
        ("build_later", "build later (last phase)"),
        ("adapt_process", "adapt our process instead"),
        ("live_without", "live without it"),
        ("other_system", "do it in another system"),
    ]
    if state.dossier.plan is None:
        return tuple(Choice(word, label) for word, label in words)
    request = plan_request(state.dossier, state.vendor, state.gaps, holidays_of(state.dossier))
    return tuple(_priced(request, gap, word, label) for word, label in words)


def _priced(request: PlanRequest, gap: Gap, word: str, label: str) -> Choice:
    decision = (gap.decision or GapDecision(id="G0", vendor=gap.vendor, task=gap.task)).model_copy(
        update={"decision": word, "phase": None}
    )
    changed = gap.model_copy(update={"decision": decision})
    plan = make_plan(replace(request, gaps=tuple(changed if g.id == gap.id else g for g in request.gaps)))
    return Choice(word, label, plan.one_off.expected, plan.one_off.p80, _ready(plan, gap))


def _ready(plan: Plan, gap: Gap) -> str:
    phase = next((p for p in plan.phases if any(item.id == gap.id for item in p.items)), None)
    return phase.finish.isoformat() if phase else ""


def decide(session: Session, words: Sequence[GapWord], vendor_id: str = "") -> tuple[Gap, ...]:
    """Write decisions about gaps down, all of them or none.

    Raises:
        UsageError: a gap, a person or who decides is not known, or something is missing.
        Refused: nobody has been chosen yet.
    """
    root = find_root(session.directory)
    with transaction(root, command="gaps decide", at=now_or(session.today)) as tx:
        state = gap_state(session.directory, vendor_id)
        by = user_or_fail(session.by, state.dossier)
        plan = state.dossier.plan
        decisions = GapDecisions(schema_version="1", gaps=tuple(state.dossier.gap_decisions))
        for word in words:
            gap = stage.find(state.gaps, word.gap)
            decisions = stage.decide(
                decisions,
                _with_people(word, state.dossier),
                gap,
                plan.phases if plan else (),
                (by, today_or(session.today)),
                plan.go_live if plan else None,
            )
        tx.write(FILE, canonical.dump(decisions))
    tasks = {(g.vendor, g.task) for g in state.gaps if any(stage.find(state.gaps, w.gap) == g for w in words)}
    after = gap_state(session.directory, vendor_id).gaps
    return tuple(gap for gap in after if (gap.vendor, gap.task) in tasks)


class _WordsFile(RootModel[tuple[GapWord, ...]]):
    """Decisions as they stand in a file."""


def read_words(file: Path) -> tuple[GapWord, ...]:
    """Read decisions about gaps from a YAML list.

    Raises:
        UsageError: the file cannot be read.
        BadData: it does not hold.
    """
    source = read_given(file, "Name a YAML file.")
    return typed.build(_WordsFile, yaml_source.parse(source, str(file)), source, str(file)).root


def _with_people(word: GapWord, dossier: Dossier) -> GapWord:
    """The word with members as the engagement spells them."""
    update: dict[str, object] = {
        name: person_or_fail(given, dossier)
        for name in ("stop_gap_owner", "structure_exception_by")
        if (given := getattr(word, name).strip())
    }
    update["refused"] = tuple(
        step.model_copy(update={"by": person_or_fail(step.by, dossier)}) for step in word.refused
    )
    return word.model_copy(update=update)
