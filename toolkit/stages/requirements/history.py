"""The history of the register: what is different between two states, field by field."""

from collections.abc import Iterator
from json import dumps

from toolkit.models.requirements.change import FieldChange, RegisterChange
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.stages.requirements.fingerprint import Signed


def changes_between(
    before: Register, after: Register, command: str, signed: Signed
) -> Iterator[RegisterChange]:
    """Yield one entry for each requirement that is new, gone or different, in the order of `after`."""
    old = {r.id: r for r in before.requirements}
    for requirement in after.requirements:
        found = _fields(old.pop(requirement.id, None), requirement)
        if found:
            yield _entry(requirement.id, found, command, signed)
    for gone in old.values():
        yield _entry(gone.id, _fields(gone, None), command, signed)


def _entry(requirement: str, found: tuple[FieldChange, ...], command: str, signed: Signed) -> RegisterChange:
    return RegisterChange(
        at=signed.at,
        by=signed.by,
        command=command,
        requirement=requirement,
        changes=found,
        reason=signed.reason,
    )


def _fields(before: Requirement | None, after: Requirement | None) -> tuple[FieldChange, ...]:
    if before == after:
        return ()
    old, new = _plain(before), _plain(after)
    return tuple(
        FieldChange(field=name, before=old.get(name, ""), after=new.get(name, ""))
        for name in Requirement.model_fields
        if name != "id" and old.get(name, "") != new.get(name, "")
    )


def _plain(requirement: Requirement | None) -> dict[str, str]:
    if requirement is None:
        return {}
    data = requirement.model_dump(mode="json", exclude_defaults=True)
    return {
        name: value if isinstance(value, str) else dumps(value, ensure_ascii=False)
        for name, value in data.items()
    }
