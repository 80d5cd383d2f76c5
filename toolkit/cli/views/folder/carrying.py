"""Packed, unpacked, forgotten: what happened to which files."""

from toolkit.cli import screen
from toolkit.models.carrying.forgotten import Forgotten
from toolkit.workflows.engagement.carry import Packed, Taken

_MOST = 20
_SHORT = 12


def show_packed(packed: Packed) -> None:
    """Where the archive is and how one recognises it."""
    screen.say(f"Packed {packed.files} files, {packed.size / 1024:,.0f} KB: {packed.file}")
    screen.say(f"SHA-256 {packed.sha256}")


def taken_json(taken: Taken) -> dict[str, object]:
    """Everything."""
    return {
        "engagement": taken.engagement,
        "target": str(taken.target),
        "written": taken.written,
        **taken.difference.model_dump(mode="json"),
    }


def show_taken(taken: Taken) -> None:
    """The difference between archive and folder."""
    d = taken.difference
    screen.say(f"Archive of {taken.engagement}, beside {taken.target}:")
    screen.say(f"  {len(d.same)} files are the same, {len(d.only_here)} are only here.")
    _list(f"{len(d.new)} new", d.new)
    if d.conflicts:
        screen.say(f"  {len(d.conflicts)} differ, and stay as they are here (- here, + in the archive):")
        for one in d.conflicts[:_MOST]:
            screen.say(f"    {one.path}  here {one.here[:_SHORT]}  packed {one.packed[:_SHORT]}")
            for line in one.lines:
                screen.say(f"      {line}")
            if one.left:
                screen.say(f"      and {one.left} more lines")
        if len(d.conflicts) > _MOST:
            screen.say(f"    and {len(d.conflicts) - _MOST} more (--json lists all)")


def show_forgotten(found: Forgotten, *, done: bool) -> None:
    """What changes and what remains."""
    verb = "replaced" if done else "would be replaced"
    screen.say(f"'{found.name}' by '{found.role}', own words dropped; {verb} in {len(found.changed)} files:")
    for name, count in found.changed[:_MOST]:
        screen.say(f"    {name} ({count})")
    if len(found.changed) > _MOST:
        screen.say(f"    and {len(found.changed) - _MOST} more")
    if found.frozen:
        screen.say(
            f"{found.frozen} is not touched, but some of these files stand in it: the next edition will differ."
        )
        screen.say("Say so in a change request: crmkit signoff change new --reason '...' --origin '...'")
    screen.say(f"The id '{found.member}' stays: answers, requirements and signatures hang on it.")
    if found.remains:
        screen.say(f"{len(found.remains)} places remain, to be looked at by a person:")
        for one in found.remains:
            place = f"{one.file}:{one.line}" if one.line else one.file
            screen.say(f"    {place}: {one.words[:100]}")
    if done:
        screen.say(
            "out/, the undo journal and kept results are deleted. Archives packed before still hold the name."
        )


def _list(title: str, names: tuple[str, ...]) -> None:
    if not names:
        return
    screen.say(f"  {title}:")
    for name in names[:_MOST]:
        screen.say(f"    {name}")
    if len(names) > _MOST:
        screen.say(f"    and {len(names) - _MOST} more (--json lists all)")
