"""Facts: all that the advice checks may look at. The results of other stages come in as models."""

from toolkit.models.dossier import Dossier
from toolkit.models.engagement.settings import AdviceSettings
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.landscape.landscape import Kind
from toolkit.models.noun import Noun
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.requirements.twin import TwinPair
from toolkit.models.requirements.wording import WordingFinding
from toolkit.models.scalars import Day
from toolkit.models.selection.comparison import Comparison


class ReadingFacts(Noun):
    """The sign-off as far as reading goes.

    `unread` are readers with the number of sections they have not acknowledged; `working_days` those between
    delivery and first signature; `changed` the sections that differ from what was signed.
    """

    unread: tuple[tuple[str, int], ...] = ()
    delivered: Day | None = None
    signed: Day | None = None
    working_days: int | None = None
    requirements: int = 0
    contract: Day | None = None
    changed: tuple[str, ...] = ()


class Facts(Noun):
    """One engagement on one day.

    `unheard` are departments that were not asked, None while nobody knows which are affected. What is None was not computed or
    is not there yet; the checks that need it are then not assessable. `unaccepted` are sittings that told of a kind
    of the landscape and were not accepted into it.
    """

    dossier: Dossier
    today: Day
    contradictions: tuple[Contradiction, ...] = ()
    comparison: Comparison | None = None
    gaps: tuple[Gap, ...] = ()
    plan: Plan | None = None
    unheard: tuple[str, ...] | None = None
    wording: tuple[WordingFinding, ...] | None = None
    twins: tuple[TwinPair, ...] | None = None
    reading: ReadingFacts | None = None
    unaccepted: dict[Kind, tuple[str, ...]] = {}

    @property
    def limits(self) -> AdviceSettings:
        """The thresholds of the checks."""
        return self.dossier.engagement.settings.advice
