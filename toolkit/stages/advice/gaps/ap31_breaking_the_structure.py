"""AP-31 breaking_the_structure: nobody is made to rebuild the product.

Why: what breaks the structure breaks at every update and is paid for again each time.
Bad: the order object itself has to be changed; half of the price is development.
Good: settings and reports close the gaps; two extensions survive updates.
"""

from collections.abc import Iterator

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome, Spot
from toolkit.models.planning.offer import OfferClass
from toolkit.models.selection.vendor import Vendor, VendorState
from toolkit.stages.advice.words import outcome, percent, some, spots, whole

_DEVELOPED = frozenset({OfferClass.EXTENSION, OfferClass.MODIFICATION})
CHECK = AdviceCheck(
    code="AP-31",
    name="breaking_the_structure",
    severity="block",
    sections=("S7",),
    looks_at="the vendors' answers and offers for key tasks (class, effect on updates), the cost of enhancements",
    fires_when="a vendor would have to modify its structure without a named person's exception; development (extension and "
    "modification) for {rebuilt_percent} % or more of the key tasks; enhancements above {enhancement_percent} % of the one-off cost; "
    "or an enhancement blocks updates",
    message="A vendor would have to be rebuilt.",
    advice="Adapt your side for these items or look at another system.",
    clears="the items are solved by adapting, by settings, or a named person signs the exception",
    thresholds=("rebuilt_percent", "enhancement_percent"),
)


def look(facts: Facts) -> Outcome:
    """Every vendor that answered or offered."""
    answered = [
        v for v in facts.dossier.vendors if v.state is not VendorState.DROPPED and (v.answers or v.offer)
    ]
    if not answered:
        return outcome((), "no vendor has answered or offered yet (crmkit vendors import, gaps import)")
    return outcome(hit for vendor in answered for hit in _look(facts, vendor))


def _look(facts: Facts, vendor: Vendor) -> Iterator[Hit]:
    what = [
        *_structural(facts, vendor),
        *_developed(facts, vendor),
        *_costly(facts, vendor),
        *_blocking(vendor),
    ]
    if what:
        yield Hit(
            about=vendor.id,
            message=f"{vendor.name} ({vendor.id}) would have to be rebuilt: {some(what)}.",
            spots=_spots(vendor),
        )


def _spots(vendor: Vendor) -> tuple[Spot, ...]:
    """The answers and offered items that are development or block updates; the list where none of them is at fault."""
    file = f"vendors/{vendor.id}.yaml"
    items = vendor.offer.items if vendor.offer else ()
    offered = {item.to for item in items}
    found = [
        Spot(file, ("offer", "items", n))
        for n, item in enumerate(items)
        if item.offer_class in _DEVELOPED or item.updates == "blocks_updates"
    ]
    found += [
        Spot(file, ("answers", n))
        for n, answer in enumerate(vendor.answers)
        if answer.offer_class in _DEVELOPED and answer.to not in offered
    ]
    return tuple(found) or spots(file, "offer" if vendor.offer else "answers")


def _classes(vendor: Vendor) -> dict[str, OfferClass]:
    """What the vendor says of each key task or requirement; the offer is later than the answer."""
    said = {answer.to: answer.offer_class for answer in vendor.answers}
    return said | {item.to: item.offer_class for item in (vendor.offer.items if vendor.offer else ())}


def _structural(facts: Facts, vendor: Vendor) -> Iterator[str]:
    excepted = {
        d.task for d in facts.dossier.gap_decisions if d.structure_exception_by and d.vendor == vendor.id
    }
    for to, offered in _classes(vendor).items():
        if offered is OfferClass.MODIFICATION and to not in excepted:
            yield f"a structural change for {to}"


def _developed(facts: Facts, vendor: Vendor) -> Iterator[str]:
    tasks = [task.id for task in facts.dossier.key_tasks.tasks]
    classes = _classes(vendor)
    developed = [task for task in tasks if classes.get(task) in _DEVELOPED]
    if developed and percent(len(developed), len(tasks)) >= facts.limits.rebuilt_percent:
        yield f"development for {len(developed)} of {len(tasks)} key tasks"


def _costly(facts: Facts, vendor: Vendor) -> Iterator[str]:
    plan = facts.plan
    if plan is None or plan.vendor != vendor.id:
        return
    share = percent(plan.one_off.enhancements, plan.one_off.expected)
    if share > facts.limits.enhancement_percent:
        yield f"enhancements are {whole(share)} % of the one-off cost"


def _blocking(vendor: Vendor) -> Iterator[str]:
    for item in vendor.offer.items if vendor.offer else ():
        if item.updates == "blocks_updates":
            yield f"{item.to} blocks updates"
