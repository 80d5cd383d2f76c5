"""Dossier: everything an engagement folder holds, read and typed. Results follow from it.

`hidden_prices` are the vendors whose prices are there, but left out, because the lock is on.
"""

from toolkit.models.advice.finding import Waiver
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.ids import Id
from toolkit.models.interviews.contradiction import ContradictionDecision
from toolkit.models.interviews.interview import Interview
from toolkit.models.landscape.access_role import AccessRole
from toolkit.models.landscape.process import Process
from toolkit.models.landscape.system import DataSource, Flow, System
from toolkit.models.noun import Noun
from toolkit.models.planning.accepted_plan import AcceptedPlan
from toolkit.models.planning.gap import GapDecision
from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.models.requirements.requirement import Register
from toolkit.models.requirements.twin import TwinDecision
from toolkit.models.requirements.wording import WordingWaiver
from toolkit.models.selection.closed_round import ClosedRound
from toolkit.models.selection.key_task import KeyTaskList
from toolkit.models.selection.price_lock import Alternative, PriceUnlock
from toolkit.models.selection.scorecard import ConsensusOverride, Scorecard
from toolkit.models.selection.vendor import ChosenVendor, Vendor


class Dossier(Noun):
    """The inputs of an engagement. What has no file yet is empty or None."""

    engagement: Engagement
    plan: PlanInputs | None = None
    interviews: tuple[Interview, ...] = ()
    contradiction_decisions: tuple[ContradictionDecision, ...] = ()
    processes: tuple[Process, ...] = ()
    systems: tuple[System, ...] = ()
    flows: tuple[Flow, ...] = ()
    data_sources: tuple[DataSource, ...] = ()
    access_roles: tuple[AccessRole, ...] = ()
    requirements: Register = Register()
    twin_decisions: tuple[TwinDecision, ...] = ()
    key_tasks: KeyTaskList = KeyTaskList(schema_version="1")
    vendors: tuple[Vendor, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    overrides: tuple[ConsensusOverride, ...] = ()
    closed_rounds: tuple[ClosedRound, ...] = ()
    gap_decisions: tuple[GapDecision, ...] = ()
    chosen: ChosenVendor | None = None
    accepted_plan: AcceptedPlan | None = None
    prices_open: PriceUnlock | None = None
    hidden_prices: tuple[Id, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    wording_waivers: tuple[WordingWaiver, ...] = ()

    def vendor(self, vendor_id: str) -> Vendor | None:
        """The vendor with this id, ignoring case."""
        wanted = vendor_id.casefold()
        return next((v for v in self.vendors if v.id.casefold() == wanted), None)
