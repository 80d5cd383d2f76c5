"""The interviews' landscape beside the one on file: what is new, changed or no longer spoken of.

The file is the truth. A field follows the answers only where nobody changed it by hand since the answers
were last accepted, or where it is empty.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from toolkit.models.landscape.landscape import KINDS, Difference, Entry, Kind, Landscape
from toolkit.models.landscape.system import Flow

_EMPTY: tuple[object, ...] = (None, "", (), "undecided")


def differences(now: Landscape, base: Landscape, proposed: Landscape) -> tuple[Difference, ...]:
    """What accepting the proposals would do.

    Args:
        now: the landscape on file.
        base: what was proposed when somebody accepted last.
        proposed: what the interviews say today.
    """
    return tuple(difference for kind in KINDS for difference in _of_kind(kind, now, base, proposed))


def accepted(
    now: Landscape, base: Landscape, found: Iterable[Difference], ids: Collection[tuple[Kind, str]]
) -> tuple[Landscape, Landscape]:
    """The landscape and the new base after somebody accepted some of the differences."""
    after = {kind: _by_key(now.entries(kind)) for kind in KINDS}
    known = {kind: _by_key(base.entries(kind)) for kind in KINDS}
    for difference in found:
        kind, key = difference.kind, _key(difference.id)
        if (kind, difference.id) not in ids:
            continue
        if difference.after is not None:
            after[kind][key] = difference.after
        if difference.proposal is not None:
            known[kind][key] = difference.proposal
        else:
            known[kind].pop(key, None)
    systems = {key: system.id for key, system in after["systems"].items()}
    for key, flow in after["flows"].items():
        if isinstance(flow, Flow):
            # The file may spell the system's id in another way than the interviews do.
            named = systems.get(_key(flow.system), flow.system)
            after["flows"][key] = flow.model_copy(update={"system": named})
    return _landscape(after), _landscape(known)


def _by_key(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {_key(entry.id): entry for entry in entries}


def _key(id_: str) -> str:
    """Ids that differ in case or in the kind of dash mean the same thing."""
    return id_.casefold().replace("_", "-")


def _landscape(entries: dict[Kind, dict[str, Entry]]) -> Landscape:
    return Landscape.model_validate({kind: tuple(found.values()) for kind, found in entries.items()})


def _of_kind(kind: Kind, now: Landscape, base: Landscape, proposed: Landscape) -> Iterator[Difference]:
    on_file, before = _by_key(now.entries(kind)), _by_key(base.entries(kind))
    wanted = _by_key(proposed.entries(kind))
    for id_, proposal in wanted.items():
        if before.get(id_) == proposal:
            continue
        if id_ in on_file:
            found = _changed(kind, on_file[id_], before.get(id_), proposal)
            if found is not None:
                yield found
        elif id_ not in before:
            yield Difference(kind=kind, what="new", after=proposal, proposal=proposal)
    for id_ in before:
        if id_ not in wanted and id_ in on_file:
            yield Difference(kind=kind, what="vanished", before=on_file[id_])


def _changed(kind: Kind, entry: Entry, old: Entry | None, proposal: Entry) -> Difference | None:
    update: dict[str, Any] = {}
    kept = []
    for name in type(entry).model_fields:
        mine, theirs = getattr(entry, name), getattr(proposal, name)
        last = getattr(old, name) if old is not None else None
        if name == "id":
            continue
        if name == "sources":
            theirs = tuple(dict.fromkeys((*mine, *theirs)))
        if theirs == mine or (old is not None and theirs == last):
            continue
        untouched = old is not None and mine == last
        if name == "sources" or mine in _EMPTY or (untouched and theirs not in _EMPTY):
            update[name] = theirs
        elif theirs not in _EMPTY and theirs is not False:
            kept.append(name)
    if not update and not kept:
        return None
    return Difference(
        kind=kind,
        what="changed",
        before=entry,
        after=entry.model_copy(update=update),
        proposal=proposal,
        taken=tuple(update),
        kept=tuple(kept),
    )
