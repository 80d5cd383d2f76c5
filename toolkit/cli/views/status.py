"""The engagement on one screen of 80 x 24: stages, figures, whom one waits for, what to type next."""

import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence

from toolkit.cli import screen
from toolkit.models.guidance.guidance import Blocker, Guidance, Stage, StageState, Step, to_data
from toolkit.problems import Problem

_MARKS: Mapping[StageState, str] = {"done": "[x]", "open": "[ ]", "blocked": " - "}
_PLAIN_WIDTH = 79
"""Where no terminal is there: what fits into a letter, and into the documentation."""
_NAME = 15
_MOST_WAITS = 4


def to_json(guidance: Guidance) -> dict[str, object]:
    """Everything that the screen shows, and all of what it cuts short."""
    g, f = guidance, guidance.figures
    data = to_data(g)
    return {
        "engagement": g.id,
        "title": g.title,
        "stages": data["stages"],
        "next": [{"step": step.what, "command": step.command} for step in g.steps],
        "dates": data["dates"],
        "interviews": {"submitted": f.sittings, "open": f.unfinished, "departments": f.departments,
                       "unheard": list(f.unheard)},
        "contradictions": {"all": f.contradictions, "open": f.contradictions_open},
        "requirements": {"demanded": f.requirements, "accepted": f.accepted, "musts_incomplete": f.musts_lacking},
        "key_tasks": f.key_tasks,
        "verdict": {"word": g.verdict, "vendor": g.leader or None},
        "chosen": g.chosen or None,
        "gaps": {"A": f.gaps_a, "B": f.gaps_b, "undecided": f.gaps_undecided},
        "cost": {"currency": f.currency, "p50": f.expected, "p80": f.p80, "budget": f.cap, "holds": f.budget_holds,
                 "over": list(f.over)},
        "blockers": data["blockers"],
    }  # fmt: skip


def faults_to_json(problems: Sequence[Problem]) -> dict[str, object]:
    """What there is to say of an engagement whose files do not hold together."""
    return {
        "problems": [
            {"place": str(p.place), "code": p.code, "what": p.what, "how_to_mend": p.how_to_mend}
            for p in problems
        ],
        "next": [{"step": "mend the files that do not hold together", "command": "crmkit check"}],
    }


def show(guidance: Guidance, *, every_blocker: bool = False) -> None:
    """Print the screen; `every_blocker` prints the points against a freeze as well, one a line."""
    width = screen.width() if sys.stdout.isatty() else _PLAIN_WIDTH
    head = f"{guidance.title} ({guidance.id})"
    screen.say(f"{_cut(head, width - 11):<{width - 10}}{guidance.dates.today}")
    for stage in guidance.stages:
        screen.say(_cut(f"{_MARKS[stage.state]} {stage.name:<{_NAME}}{stage.says}", width))
    below = (*_figures(guidance), *_dates(guidance), *_waits(guidance.stages), *_blockers(guidance))
    if below:
        screen.say()
    for line in below:
        screen.say(_cut(line, width))
    if every_blocker:
        for blocker in guidance.open_points:
            screen.say(f"  - {_said(blocker)}")
        for line in _ways_out(guidance.open_points):
            screen.say(line)
    screen.say()
    for line in _steps(guidance.steps, width):
        screen.say(line)


def _figures(g: Guidance) -> Iterator[str]:
    f = g.figures
    parts = []
    if f.departments:
        parts.append(f"{f.departments - len(f.unheard)} of {f.departments} departments heard")
    if f.requirements:
        parts.append(f"{f.accepted * 100 // f.requirements} % of requirements accepted")
    if f.musts_lacking:
        parts.append(f"{f.musts_lacking} musts incomplete")
    if parts:
        yield f"Coverage  {', '.join(parts)}"
    if f.p80 is None:
        return
    within = f.cap is None or float(f.p80) <= float(f.cap)
    against = "; plan.yaml names no budget" if f.cap is None else ": holds" if within else ": does NOT hold"
    of = "" if f.cap is None else f" of {_grouped(f.cap)}"
    if f.over and within:
        against = f"; the {' and '.join(f.over)} cap does NOT hold"
    else:
        against += f" (P50 {_grouped(f.expected)})"
    yield f"Cost      P80 {_grouped(f.p80)}{of} {f.currency}{against}"


def _dates(g: Guidance) -> Iterator[str]:
    d = g.dates
    if d.wished is None and d.least_realistic is None:
        return
    wished = f"wished {d.wished}" if d.wished else "no wished date"
    if d.least_realistic is None:
        yield f"Go-live   {wished}; plan.yaml does not say yet what is realistic"
    elif d.days is None:
        yield f"Go-live   {wished}, least realistic {d.least_realistic}"
    else:
        how = f"{d.days} days too early" if d.days > 0 else f"{-d.days} days to spare"
        yield f"Go-live   {wished}, least realistic {d.least_realistic}: {how}"


def _waits(stages: Sequence[Stage]) -> Iterator[str]:
    waits = [f"{who} ({what})" for stage in stages for who, what in stage.waits]
    if waits:
        more = f" and {len(waits) - _MOST_WAITS} more" if len(waits) > _MOST_WAITS else ""
        yield f"Waits     for {', '.join(waits[:_MOST_WAITS])}{more}"


def _blockers(g: Guidance) -> Iterator[str]:
    if len(g.open_points) == 1:
        yield f"Blocks    {_said(g.open_points[0])}"
    elif g.open_points:
        yield f"Blocks    {len(g.open_points)} points keep documents a draft: crmkit status --blockers"


def _said(blocker: Blocker) -> str:
    return f"{blocker.code} {blocker.message}" if blocker.code else blocker.message


def _ways_out(blockers: Sequence[Blocker]) -> Iterator[str]:
    """The commands that explain an advice check and that let one of its findings stand, with one that is there."""
    first = next((blocker for blocker in blockers if blocker.code), None)
    if first is None:
        return
    yield f"Why, and what would clear it: crmkit check {first.code}"
    about = f" --about {shlex.quote(first.about)}" if first.about else ""
    yield f'Let it stand by name: crmkit check waive {first.code}{about} --reason "..." --by MEMBER'


def _steps(steps: Sequence[Step], width: int) -> Iterator[str]:
    if not steps:
        yield "Nothing is left to do."
    for number, step in enumerate(steps, 1):
        line = f"Next {number}.   {step.what}: {step.command}"
        if len(line) <= width:
            yield line
        else:
            yield f"Next {number}.   {step.what}:"
            yield f"          {step.command}"


def _grouped(amount: str | None) -> str:
    # Not through Decimal and `figures`: they load the nouns, which a kept report does without.
    return "" if amount is None else f"{round(float(amount)):,}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 3]}..."
