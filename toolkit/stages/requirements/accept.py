"""Accept requirements: each gets its number once, by category, never used again."""

from collections.abc import Collection

from toolkit.models.requirements.requirement import Category, Register, Requirement, RequirementStatus
from toolkit.stages.requirements.fingerprint import Signed, seen

PREFIXES: dict[Category, str] = {
    "F.core": "COR",
    "F.process": "PRC",
    "F.sales": "SAL",
    "F.marketing": "MKT",
    "F.service": "SRV",
    "F.backoffice": "BO",
    "F.reporting": "REP",
    "IF.integration": "INT",
    "DM.migration": "DAT",
    "NF.security": "SEC",
    "NF.availability": "AVA",
    "NF.performance": "PRF",
    "NF.usability": "UI",
    "NF.scalability": "SCA",
    "NF.legal": "LEG",
    "SV.training": "TRN",
    "SV.support": "SUP",
    "CM.commercial": "COM",
}
"""What stands between REQ- and the count in a number, by category."""


def accept(register: Register, ids: Collection[str], signed: Signed | None = None) -> Register:
    """The register with the named requirements accepted; those without a number get the next one.

    Args:
        register: the register.
        ids: machine ids; ids that are not in the register are passed over.
        signed: who has seen them; later changes then make them suspect.
    """
    last = dict(register.last_numbers)
    after = []
    for requirement in register.requirements:
        if requirement.id not in ids:
            after.append(requirement)
            continue
        number = requirement.number or _next_number(requirement, last)
        update = {"number": number, "status": RequirementStatus.ACCEPTED}
        accepted = requirement.model_copy(update=update)
        if signed:
            accepted = accepted.model_copy(update={"review": seen(accepted, signed)})
        after.append(accepted)
    return register.model_copy(update={"last_numbers": last, "requirements": tuple(after)})


def _next_number(requirement: Requirement, last: dict[str, int]) -> str:
    prefix = PREFIXES[requirement.category]
    last[prefix] = last.get(prefix, 0) + 1
    return f"REQ-{prefix}-{last[prefix]:03d}"
