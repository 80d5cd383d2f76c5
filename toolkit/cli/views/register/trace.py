"""The way from the answer to the clause."""

from collections.abc import Iterable, Sequence

from toolkit.cli import screen
from toolkit.models.requirements.trace import STATES, STATIONS, Station, TraceLink, TraceRow
from toolkit.workflows.register.trace import Step, Story

WORDS: dict[Station, str] = {
    "answer": "said in",
    "requirement": "requirement",
    "key_task": "key task",
    "rating": "rating",
    "gap": "gap",
    "work_item": "work",
    "clause": "clause",
}


def rows_to_json(rows: Sequence[TraceRow]) -> dict[str, object]:
    """The contract of `requirements trace --matrix --json`."""
    return {
        "rows": [
            {
                "requirement": row.requirement,
                "number": row.number,
                "statement": row.statement,
                "priority": row.priority.value,
                "status": row.status.value,
                "state": row.state,
                "links": [_link(link) for link in row.links],
            }
            for row in rows
        ],
        "counts": {state: sum(row.state == state for row in rows) for state in STATES},
    }


def _link(link: TraceLink) -> dict[str, str]:
    return {
        "kind": link.station,
        "target": link.target,
        "text": link.text,
        "state": link.state,
        "why": link.why,
    }


def show_matrix(rows: Sequence[TraceRow]) -> None:
    """One line a requirement, gaps first."""
    if not rows:
        screen.say("No requirement yet. 'crmkit requirements derive' makes them from the interviews.")
        return
    screen.table(
        ["Id", "State", "Answers", "Key tasks", "Ratings", "Gaps", "Work", "Clause", "Why"],
        [
            [
                row.shown_id,
                row.state,
                str(len(row.at("answer"))),
                _targets(row.at("key_task")),
                "; ".join(dict.fromkeys(link.text.partition(",")[0] for link in row.at("rating"))),
                _targets(row.at("gap")),
                "; ".join(link.text.partition(":")[0] or link.target for link in row.at("work_item")),
                "yes" if any(link.state == "covered" for link in row.at("clause")) else "no",
                "; ".join(dict.fromkeys(link.why for link in row.links if link.why)),
            ]
            for row in rows
        ],
        numbers=frozenset((2,)),
    )
    counts = ((state, sum(row.state == state for row in rows)) for state in STATES)
    screen.say(", ".join(f"{count} {state}" for state, count in counts if count) + ".")


def show_stories(stories: Iterable[Story]) -> None:
    """What each thing rests on, upwards; what rests on it, downwards."""
    for story in stories:
        screen.say(f"{WORDS[story.node.station]} {story.node.id}: {story.node.text}")
        _show("rests on", story.above)
        _show("leads to", story.below)


def _show(title: str, steps: Sequence[Step]) -> None:
    screen.say(f"  {title}:" if steps else f"  {title}: nothing")
    for step in steps:
        mark = "" if step.state == "covered" else f"   [{step.state.upper()}: {step.why}]"
        text = f"  {step.node.text}" if step.node.text else ""
        screen.say(f"  {'  ' * step.distance}{WORDS[step.node.station]} {step.node.id}{text}{mark}")


def stories_to_json(stories: Iterable[Story]) -> dict[str, object]:
    """The contract of `requirements trace ID --json`; `stations` is the order of the way."""
    return {
        "stations": list(STATIONS),
        "stories": [
            {
                "kind": story.node.station,
                "id": story.node.id,
                "text": story.node.text,
                "above": [_step(step) for step in story.above],
                "below": [_step(step) for step in story.below],
            }
            for story in stories
        ],
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "distance": step.distance,
        "kind": step.node.station,
        "target": step.node.id,
        "text": step.node.text,
        "state": step.state,
        "why": step.why,
    }


def _targets(links: Sequence[TraceLink]) -> str:
    return ", ".join(dict.fromkeys(link.target for link in links))
