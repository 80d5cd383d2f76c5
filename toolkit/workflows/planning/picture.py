"""The plan as a picture for a screen."""

from toolkit.documents.content.plan.detail import chart
from toolkit.models.blocks import Figure
from toolkit.problems import Refused
from toolkit.workflows.documents.supplies.plan import plan_inside
from toolkit.workflows.results import chosen_vendor, require_prices
from toolkit.workflows.selection.seen import seen_by_user
from toolkit.workflows.session import Session


def plan_picture(session: Session) -> Figure:
    """The schedule of the chosen vendor as bars over time, with words for those who cannot see it.

    Raises:
        Refused: nobody has been chosen, prices are locked, or there is no plan.
    """
    dossier, _ = seen_by_user(session)
    require_prices(dossier, chosen_vendor(dossier).id)
    inside = plan_inside(dossier, dossier.engagement.language)
    if inside is None or not inside.detail.schedule:
        raise Refused("There is no plan yet.", "Write plan.yaml; 'crmkit plan' then says whether it holds.")
    return chart(inside)
