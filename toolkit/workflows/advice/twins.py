"""Requirements that look alike, for the checks; apart, since comparing loads what nobody else needs."""

from toolkit.kernel.questions.form import Form
from toolkit.models.dossier import Dossier
from toolkit.models.requirements.twin import TwinPair
from toolkit.stages.requirements.twins.candidates import twin_candidates


def twins_in(dossier: Dossier, forms: dict[str, Form]) -> tuple[TwinPair, ...]:
    """Pairs of requirements that look alike and that nobody has decided about."""
    frames = {t.id: t.statement for form in forms.values() for t in form.questionnaire.yields}
    return tuple(twin_candidates(dossier.requirements, dossier.twin_decisions, frames))
