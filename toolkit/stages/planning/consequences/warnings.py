"""What the schedule and the simulation add to the findings of the sums."""

from collections.abc import Iterator

from toolkit.kernel.money import grouped
from toolkit.models.planning.plan import Plan, PlanFinding
from toolkit.models.planning.plan_detail import PlanDetail

DIFFERENCE = (
    "The sum takes the items as independent; the simulation lets them move together (one team, one vendor), "
    "so its P80 lies further out."
)
"""Why the two figures differ, in one sentence."""


def simulated(plan: Plan, made: PlanDetail) -> Iterator[PlanFinding]:
    """Yield a warning where the simulated P80 crosses a cap that the sum keeps, and where work does not fit."""
    for phase in made.overrun:
        yield PlanFinding(
            code="phase-overrun",
            level="warn",
            message=f"The work of {phase} does not fit into its days; 'crmkit plan --explain' says what would help.",
            places=(phase,),
        )
    simulation = made.simulation
    if simulation is None or plan.once_cap is None:
        return
    cap = plan.once_cap
    if plan.one_off.p80 <= cap < simulation.one_off_p80:
        yield PlanFinding(
            code="simulated-cap",
            level="warn",
            message=f"The simulated one-off cost has a P80 of {grouped(simulation.one_off_p80)} {plan.currency}, above the "
            f"cap of {grouped(cap)} that the sum keeps ({grouped(plan.one_off.p80)}). {DIFFERENCE}",
        )
