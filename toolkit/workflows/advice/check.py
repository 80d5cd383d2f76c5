"""Run the checks over an engagement; explain one of them."""

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Advice
from toolkit.models.dossier import Dossier
from toolkit.models.noun import Noun
from toolkit.models.requirements.twin import TwinPair
from toolkit.models.requirements.wording import WordingFinding
from toolkit.problems import BadData, UsageError
from toolkit.stages.advice.catalogue import all_checks
from toolkit.stages.advice.run import advise, faulty
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.store import cache
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.workflows.advice.facts import facts_of, unfit_in_musts
from toolkit.workflows.advice.places import located
from toolkit.workflows.advice.reading import reading_facts
from toolkit.workflows.advice.twins import twins_in
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.clock import today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.register.waiting import unaccepted_sittings
from toolkit.workflows.results import comparison_of, gaps_of, plan_of
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_if_said

_KEPT = "advice.json"
#: A smaller register is compared in less time than the cache would save.
_WORTH_KEEPING = 500
_PROGRAM = Path(__file__).resolve().parents[2]


class _Slow(Noun):
    """What costs time in a large register."""

    wording: tuple[WordingFinding, ...] | None = None
    twins: tuple[TwinPair, ...] = ()


@dataclass(frozen=True)
class Explained:
    """One check with what it says of this engagement; `check` has its thresholds filled in."""

    check: AdviceCheck
    why: str
    advice: Advice


def run_checks(session: Session) -> Advice:
    """All checks, with file and line. Nothing is written but the cache.

    Where the files do not hold together, their problems are the findings, and no check is assessable.
    """
    root = find_root(session.directory)
    try:
        facts = gather(session, root)
    except BadData as bad:
        return faulty(bad.problems)
    return advise(facts, locate=partial(located, root))


def explain(session: Session, code: str) -> Explained:
    """One check and what it saw.

    Raises:
        UsageError: there is no such check.
    """
    wanted = code_of(code)
    entry = next((e for e in all_checks() if e.check.code == wanted), None)
    if entry is None:
        raise UsageError(
            f"There is no check '{code}'.", "They are called AP-01 to AP-40; 'crmkit check' runs them all."
        )
    root = find_root(session.directory)
    facts = gather(session, root)
    check, limits = entry.check, facts.limits
    texts = {name: check.filled(getattr(check, name), limits) for name in ("fires_when", "advice", "clears")}
    advice = advise(facts, locate=partial(located, root), checks=[entry])
    return Explained(check.model_copy(update=texts), entry.doc, advice)


def code_of(given: str) -> str:
    """The code of a check as it is written: `AP-08` for `ap8`, `AP08` or `8`."""
    digits = given.strip().upper().removeprefix("AP").removeprefix("-")
    return f"AP-{int(digits):02d}" if digits.isdecimal() and digits.isascii() else given.upper()


def gather(session: Session, root: Path) -> Facts:
    """The facts of an engagement as the person at work may see them."""
    whole = read_dossier(root)
    dossier, _ = as_seen_by(whole, user_if_said(session.by, whole))
    forms = forms_of(dossier, root)
    comparison = comparison_of(dossier)
    vendor = dossier.vendor(dossier.chosen.vendor) if dossier.chosen else None
    gaps = gaps_of(dossier, comparison, vendor.id) if vendor else ()
    slow = _recalled(root, dossier) or _kept(
        root, dossier, _Slow(wording=unfit_in_musts(dossier), twins=twins_in(dossier, forms))
    )
    return facts_of(
        dossier,
        today_or(session.today),
        contradictions_of(dossier, forms),
        comparison,
        gaps,
        plan_of(dossier, vendor, gaps, holidays_of(dossier)) if vendor else None,
        wording=slow.wording,
        twins=slow.twins,
        reading=reading_facts(session, root, dossier, today_or(session.today)),
        unaccepted=unaccepted_sittings(whole, root),
    )


def _key(root: Path) -> str:
    whole = hashlib.sha256()
    for room in ("stages/requirements", "kernel/language", "models/requirements", "workflows/advice"):
        for path in sorted((_PROGRAM / room).rglob("*.py")):
            whole.update(path.read_bytes())
    return cache.fingerprint(root, whole.digest())


def _recalled(root: Path, dossier: Dossier) -> _Slow | None:
    if len(dossier.requirements.requirements) < _WORTH_KEEPING:
        return None
    kept = cache.recall(root, _KEPT, _key(root))
    try:
        return _Slow.model_validate_json(kept) if kept else None
    except ValueError:
        return None  # half written or edited by hand: it is made anew


def _kept(root: Path, dossier: Dossier, slow: _Slow) -> _Slow:
    if len(dossier.requirements.requirements) >= _WORTH_KEEPING:
        cache.keep(root, _KEPT, _key(root), slow.model_dump_json().encode())
    return slow
