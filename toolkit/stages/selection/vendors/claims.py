"""A vendor's claims against what was seen: a report of its own, which never touches a grade."""

from collections import Counter
from collections.abc import Sequence

from toolkit.models.planning.offer import OfferClass
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.selection.claim import Claim, ClaimWord, VendorClaims
from toolkit.models.selection.comparison import TaskResult, VendorResult
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, Priority
from toolkit.models.selection.vendor import Vendor

#: Answers that say: it works in the product as it is.
WORKS = frozenset({OfferClass.STANDARD, OfferClass.CONFIGURATION})


def claims(
    vendor: Vendor, result: VendorResult, tasks: Sequence[KeyTask], asked: Sequence[Requirement]
) -> VendorClaims:
    """What a vendor wrote about each key task beside its group grade, and its answers to the requirements.

    A vendor that has not returned a questionnaire was not asked: only what it is known to have said counts.
    """
    graded = {t.task: t for t in result.tasks}
    returned = vendor.rounds > 0
    found = [
        _claim(vendor, task, graded[task.id])
        for task in tasks
        if task.id in graded and (returned or vendor.answer(task.id))
    ]
    answers = {a.to.casefold(): a for a in vendor.answers}
    pairs = [(r, answers.get(r.id.casefold()) or answers.get((r.number or "").casefold())) for r in asked]
    pairs = [(r, a) for r, a in pairs if returned or a]
    said = [a for _, a in pairs]
    counted = Counter(a.offer_class.value if a else "" for a in said)
    musts = [a for r, a in pairs if r.priority is Priority.MUST]
    order = [c.value for c in OfferClass]
    return VendorClaims(
        vendor=vendor.id,
        round=vendor.rounds,
        claims=tuple(found),
        requirements=tuple((name, counted[name]) for name in (*order, "") if counted[name]),
        musts_claimed=sum(a is not None and a.offer_class in WORKS for a in musts),
        musts=len(musts),
    )


def _claim(vendor: Vendor, task: KeyTask, result: TaskResult) -> Claim:
    answer = vendor.answer(task.id)
    offer_class = answer.offer_class if answer else None
    return Claim(
        task=task.id,
        name=task.name,
        offer_class=offer_class,
        note=answer.note if answer else "",
        grade=result.grade,
        required=result.required,
        word=judge(offer_class, result.grade, result.required),
    )


def judge(offer_class: OfferClass | None, grade: Grade, required: Grade) -> ClaimWord:
    """One word for a claim beside a grade; a blank answer counts as not possible."""
    if offer_class is None:
        return "no_answer"
    if grade is Grade.NOT_SHOWN:
        return "not_proved" if offer_class in WORKS else "as_claimed"
    enough = grade.rank >= required.rank
    if offer_class in WORKS:
        return "borne_out" if enough else "not_borne_out"
    return "better_than_claimed" if enough else "as_claimed"
