"""Begin plan.yaml: a commented first guess of phases and work, from the day on which the project starts."""

from datetime import date, timedelta
from decimal import Decimal
from string import Template

from toolkit.models.planning.plan_inputs import PlanInputs
from toolkit.problems import Refused
from toolkit.store import library, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import PLAN, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.engagement.head_file import TEMPLATE
from toolkit.workflows.session import Session

DEFAULT_RATE = Decimal(500)
_WEEK = timedelta(weeks=1)
#: Weeks from the start to the first and the last week of each phase.
_PHASES = {"p0": (0, 6), "p1": (7, 14), "p2": (18, 23)}
_MONDAY_TO_FRIDAY = timedelta(days=4)


def begin_plan(session: Session, rate: Decimal = DEFAULT_RATE) -> str:
    """Write the first plan.yaml; afterwards the file is a person's.

    Returns:
        The file's name.

    Raises:
        Refused: there is one already.
    """
    root = find_root(session.directory)
    with transaction(root, command="plan --new", at=now_or(session.today)) as tx:
        if tx.exists(PLAN):
            raise Refused(
                "There is a plan.yaml already.", "It is yours: change it by hand, then 'crmkit plan'."
            )
        engagement = read_dossier(root).engagement
        start = _monday(engagement.project_start or today_or(session.today))
        values = {"currency": engagement.currency, "rate": f"{rate:f}"}
        for phase, (first, last) in _PHASES.items():
            values[f"{phase}_start"] = f"{start + first * _WEEK}"
            values[f"{phase}_finish"] = f"{start + last * _WEEK + _MONDAY_TO_FRIDAY}"
        values["go_live"] = f"{start + (_PHASES['p1'][1] + 1) * _WEEK}"
        text = Template(library.read_template(TEMPLATE, PLAN)).substitute(values)
        typed.build(PlanInputs, yaml_source.parse(text, PLAN), text, PLAN)
        tx.write(PLAN, text.encode())
    return PLAN


def _monday(day: date) -> date:
    """The day itself where it is a Monday, else the next one."""
    return day + timedelta(days=-day.weekday() % 7)
