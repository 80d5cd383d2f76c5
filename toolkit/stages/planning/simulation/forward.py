"""When work ends in each draw: links, the order of each person's work and the starts of the phases kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from toolkit.stages.planning.simulation.draws import Floats


@dataclass(frozen=True)
class Step:
    """One item in the order of the plan.

    `earliest` is the working day (counted from 0) before which it does not start; `after` names items that end
    before, with a lag in days: links of the plan, and what the same person does before it.
    """

    id: str
    earliest: float
    after: tuple[tuple[str, float], ...] = ()


def forward(steps: Sequence[Step], durations: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the finish of each item in each draw, in working days from 0.

    Args:
        steps: in an order in which what is named in `after` comes first.
        durations: days by the id of the item, one value a draw.

    The order of work is that of the plan; planning anew in each draw would finish somewhat earlier, so the
    figures err on the safe side.
    """
    finish: dict[str, Floats] = {}
    for step in steps:
        length = durations[step.id]
        start = np.full(len(length), step.earliest)
        for before, lag in step.after:
            start = np.maximum(start, finish[before] + lag)
        finish[step.id] = start + length
    return finish
