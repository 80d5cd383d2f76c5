"""Sittings, who has been heard on what, the plan of interviews, one sitting in words."""

from collections.abc import Sequence
from textwrap import wrap

from toolkit.cli import screen
from toolkit.models.interviews.coverage import Coverage, PlannedSitting
from toolkit.models.interviews.minutes import Minutes, MinutesEntry
from toolkit.workflows.interviews.hearing import Hearings

_WIDTH = 78
_NOBODY = "Nobody is named yet: fill in `members` in engagement.yaml."


def list_json(coverage: Coverage) -> dict[str, object]:
    """The contract of `interview list --json`."""
    return {
        "interviews": [
            {
                "id": line.id,
                "questionnaire": line.questionnaire,
                "member": line.member,
                "state": line.state,
                "answered": line.answered,
                "open": line.open,
                "day": line.day.isoformat(),
                "minutes": line.minutes,
                "scope": list(line.scope),
            }
            for line in coverage.sittings
        ],
        "coverage": [hearing.model_dump(mode="json") for hearing in coverage.hearings],
        "unheard_departments": list(coverage.unheard),
    }


def show_list(state: Hearings) -> None:
    """All sittings, then who has been heard on what."""
    coverage = state.coverage
    if not coverage.sittings and not coverage.hearings:
        screen.say(_NOBODY)
        return
    if coverage.sittings:
        screen.table(
            ["Interview", "Day", "State", "Answered", "Open", "Asked"],
            [
                [
                    line.id,
                    line.day.isoformat(),
                    line.state,
                    str(line.answered),
                    str(line.open or ""),
                    f"only {', '.join(line.scope)}" if line.scope else "whole form",
                ]
                for line in coverage.sittings
            ],
            numbers=frozenset({3, 4}),
        )
    screen.table(
        ["Person", "Department", "Heard on (whole forms)", "Still to hear"],
        [
            [hearing.name, hearing.department, _short(hearing.heard), _short(hearing.to_hear)]
            for hearing in coverage.hearings
        ],
    )
    if coverage.unheard:
        screen.say(f"Not heard yet: {', '.join(coverage.unheard)}.")
    if any(hearing.to_hear for hearing in coverage.hearings):
        screen.say("Next: crmkit interview plan")


def plan_json(planned: Sequence[PlannedSitting]) -> dict[str, object]:
    """The plan of interviews."""
    return {"sittings": [sitting.model_dump(mode="json") for sitting in planned]}


def show_plan(state: Hearings, planned: Sequence[PlannedSitting]) -> None:
    """Who answers which forms when."""
    if not state.dossier.engagement.members:
        screen.say(_NOBODY)
        return
    if not planned:
        screen.say("Everybody has been heard on everything that is meant for them.")
        return
    engagement = state.dossier.engagement
    rows = []
    for sitting in planned:
        person = engagement.person(sitting.member)
        name = person.name if person else sitting.member
        titles = ", ".join(sitting.questionnaires)
        rows.append([f"{sitting.day:%a %Y-%m-%d}", sitting.start, str(sitting.minutes), name, titles])
    screen.table(["Day", "At", "Min", "Person", "Forms"], rows, numbers=frozenset({2}))
    screen.say(f"{len(planned)} sittings. A proposal: nothing is written down before they are held.")


def show_minutes(minutes: Minutes) -> None:
    """One sitting: what was asked and said."""
    sitting = minutes.interview
    screen.say(f"{sitting.id}: {minutes.title}")
    screen.say(f"{minutes.respondent}, {sitting.started:%Y-%m-%d}, asked by {minutes.interviewer}")
    screen.say("handed in" if sitting.submitted else "NOT FINISHED")
    headings: tuple[str, ...] = ()
    for entry in minutes.entries:
        if entry.headings != headings and entry.headings:
            screen.say()
            _wrapped(f"== {' / '.join(entry.headings)} ==", "")
        headings = entry.headings
        _entry(entry)


def _entry(entry: MinutesEntry) -> None:
    _wrapped(entry.label, "")
    if entry.said:
        _wrapped(entry.said, "    ")
    if entry.quote:
        _wrapped(f'"{entry.quote}"', "    ")
    if entry.comment:
        _wrapped(f"({entry.comment})", "    ")
    if entry.state == "open":
        _wrapped(f"open: ask {entry.ask}. {entry.ask_what}", "    ")
    elif entry.state == "not_answered":
        screen.say("    -")


def _short(names: Sequence[str]) -> str:
    """`F03_sales` -> `F03`; a name without such a beginning stays whole."""
    return " ".join(name.partition("_")[0] if name[:1] == "F" else name for name in names)


def _wrapped(text: str, indent: str) -> None:
    for line in wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent):
        screen.say(line)
