"""What a Technical Assignment is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from toolkit.models.assignment.assignment import Edition
from toolkit.models.assignment.profile import Profile
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.question import Question
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.selection.comparison import VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.vendor import Vendor


@dataclass(frozen=True)
class AssignmentRequest:
    """Inputs and the results of the earlier stages.

    `required` is the least grade by key task, `titles` the title by questionnaire id, `open_points`
    the number of blockers that are neither solved nor waived. `asked` are the questions of the forms
    by name, `tied` the key tasks of each requirement by its shown id.
    """

    dossier: Dossier
    vendor: Vendor | None
    result: VendorResult | None
    required: Mapping[str, Grade]
    gaps: Sequence[Gap]
    plan: Plan | None
    titles: Mapping[str, str]
    edition: Edition
    day: date
    version: str
    open_points: int
    profile: Profile
    contradictions: Sequence[Contradiction] = ()
    asked: Mapping[str, Question] = field(default_factory=dict)
    tied: Mapping[str, Sequence[str]] = field(default_factory=dict)
