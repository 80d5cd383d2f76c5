"""AP-23 cloud_without_terms: whoever rents has six points in the contract.

Why: the provider's standard terms promise nothing, and what is not in the contract is paid for later.
Bad: vendor cloud, 'it is only 20 euros a head'.
Good: availability, place, backup, handing over at the end, price cap and sub-providers stand in the contract.
"""

import re

from toolkit.models.advice.advice_check import AdviceCheck
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Hit, Outcome
from toolkit.stages.advice.answers import counting, was_asked
from toolkit.stages.advice.words import outcome, plain, some

_RENTED = frozenset({"private_hosting", "public_cloud", "vendor_cloud"})
#: Point of the contract, question that answers it, words of a requirement or offer that settle it.
_POINTS = (
    ("availability", "hst_avail", r"availab|verfügbar|доступност"),
    ("place of the data", "hst_country", r"country|european union|rechenzentrum|стран"),
    ("backup depth and price", "hst_backup", r"back ?up|sicherung|резервн"),
    ("handing over at the end", "su_exit", r"exit|hand over an export|herausgabe|выгруз"),
    ("price cap", "hst_price", r"price cap|price rise|preisobergrenze|индексац"),
    ("sub-providers", "hst_sub", r"sub-?provider|sub-?processor|unterauftrag|субподряд"),
)
CHECK = AdviceCheck(
    code="AP-23",
    name="cloud_without_terms",
    severity="block",
    sections=("S5", "S15"),
    looks_at="hst (the decision, once there is one), and whether answers or requirements settle the six points",
    fires_when="the system shall run in a cloud or be rented while availability, place, backup, handing over, price cap or "
    "sub-providers are open",
    message="The rental contract leaves points open.",
    advice="Put the six points into the contract or choose another form of supply.",
    clears="requirements or answers settle all six points, or the system runs on an own server",
)


def look(facts: Facts) -> Outcome:
    """Where the system shall run, and what is settled."""
    if not was_asked(facts, "hst"):
        return outcome((), "nobody was asked where the system should run (hst, form F10)")
    where = counting(facts, "hst")
    rented = [said for said in where if said.text in _RENTED]
    if not rented:
        open_still = all(said.text == "open" for said in where)
        return outcome((), "where the system should run is still open (hst)" if open_still else "")
    demands = " ".join(r.statement for r in facts.dossier.requirements.requirements if r.in_assignment)
    missing = [point for point, question, words in _POINTS if not _settled(facts, question, words, demands)]
    if not missing:
        return outcome(())
    message = f"The system shall run in a {plain(rented[0].text)}, and the contract leaves open: {some(missing, 6)}."
    return outcome([Hit(about="hosting", message=message, spots=tuple(said.spot for said in rented))])


def _settled(facts: Facts, question: str, words: str, demands: str) -> bool:
    return was_asked(facts, question) or re.search(words, demands, re.IGNORECASE) is not None
