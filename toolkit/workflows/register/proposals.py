"""What the answers propose for the register today, and whose sources moved since they were reviewed."""

from datetime import date

from toolkit.kernel.questions.form import Form
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.requirements.changes import RegisterChanges
from toolkit.stages.requirements.derive import derive
from toolkit.stages.requirements.fingerprint import answers_moved
from toolkit.stages.requirements.merge import merge


def proposals(
    dossier: Dossier, forms: dict[str, Form], contradictions: tuple[Contradiction, ...], today: date
) -> RegisterChanges:
    """What the submitted interviews ask for, beside the register as it stands."""
    return merge(dossier.requirements, derive(forms, dossier.interviews, contradictions, today))


def moved_since(
    dossier: Dossier, forms: dict[str, Form], contradictions: tuple[Contradiction, ...], today: date
) -> frozenset[str]:
    """The machine ids of reviewed requirements whose answers changed and were not taken up yet."""
    return frozenset(answers_moved(proposals(dossier, forms, contradictions, today)))
