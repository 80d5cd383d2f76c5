"""Hand the results of all stages to the checks as one model."""

from collections.abc import Mapping
from datetime import date

from toolkit.kernel.language.languages import is_known
from toolkit.models.advice.facts import Facts, ReadingFacts
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.landscape.landscape import Kind
from toolkit.models.planning.gap import Gap
from toolkit.models.planning.plan import Plan
from toolkit.models.requirements.twin import TwinPair
from toolkit.models.requirements.wording import WordingFinding
from toolkit.models.selection.comparison import Comparison
from toolkit.stages.advice.assignment.ap24_not_fit_to_sign import UNFIT
from toolkit.stages.interview.coverage import cover
from toolkit.stages.requirements.wording.catalogue import all_rules
from toolkit.stages.requirements.wording.check import check, statements_of
from toolkit.stages.requirements.wording.known_terms import context_of
from toolkit.stages.requirements.wording.waivers import part_waived
from toolkit.store.folder import REQUIREMENTS


def facts_of(  # noqa: PLR0913 (one result a stage)
    dossier: Dossier,
    today: date,
    contradictions: tuple[Contradiction, ...],
    comparison: Comparison,
    gaps: tuple[Gap, ...],
    plan: Plan | None,
    *,
    wording: tuple[WordingFinding, ...] | None = None,
    twins: tuple[TwinPair, ...] | None = None,
    reading: ReadingFacts | None = None,
    unaccepted: Mapping[Kind, tuple[str, ...]] | None = None,
) -> Facts:
    """The facts of one engagement on one day.

    `reading` is left out where a freeze is asked about: a text is frozen first and read afterwards.
    """
    return Facts(
        dossier=dossier,
        today=today,
        contradictions=contradictions,
        comparison=comparison,
        gaps=gaps,
        plan=plan,
        unheard=cover(dossier.engagement, {}, dossier.interviews).unheard,
        wording=wording,
        twins=twins,
        reading=reading,
        unaccepted=dict(unaccepted or {}),
    )


def unfit_in_musts(dossier: Dossier) -> tuple[WordingFinding, ...] | None:
    """What makes the wording of musts unfit to sign and nobody waived; None where there are no rules for the language.

    Errors, and words of the rules in `UNFIT` as far as the engagement's profile takes them for clearly at fault:
    what is often harmless is a hint, and becomes a warning in the profile `strict`.
    """
    engagement = dossier.engagement
    language = engagement.language[:2].lower()
    if not is_known(language):
        return None
    statements = [s for s in statements_of(dossier.requirements, REQUIREMENTS) if s.is_must]
    context = context_of(engagement, (system.name for system in dossier.systems))
    settings = engagement.settings.wording
    others = dict.fromkeys(
        (rule.code for rule in all_rules() if rule.level != "error" and rule.code not in UNFIT), "off"
    )
    found = check(
        statements, language, settings.model_copy(update={"rules": settings.rules | others}), context
    )
    counting, _, _ = part_waived(found, dossier.wording_waivers)
    return tuple(finding for finding in counting if finding.level in ("error", "warn"))
