"""The terminal loop of one scorecard: one key task after another, saved after each word.

What a rating must hold is decided by `stages.selection`; this file only talks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.screen import say as screen_say
from toolkit.cli.screen import wrapped
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask
from toolkit.models.selection.scorecard import Scorecard
from toolkit.problems import UsageError
from toolkit.stages.selection.demos import rules
from toolkit.workflows.selection.rating import OpenCard, RatingWords, hand_in, open_card, rate
from toolkit.workflows.session import Session

KEYS = "Ctrl-B back · Ctrl-X jump, remark, look over · Ctrl-C save and leave"
INSTEAD = "Give --task and --grade, or fill in a sheet ('demo sheet') and take it in ('demo import')."
_WIDTH = 78
_NOT_SEEN, _ABSTAIN = "not seen", "abstain"


@dataclass
class _Desk:
    """The one thing that changes while somebody rates."""

    opened: OpenCard
    terminal: Terminal
    say: Callable[[str], None]

    def __post_init__(self) -> None:
        self.card: Scorecard = self.opened.card
        left = rules.unrated(self.card, self.opened.order)
        self.at = self.opened.order.index(left[0]) if left else len(self.opened.order)

    def wrapped(self, text: str, indent: str = "") -> None:
        for line in wrapped(text, _WIDTH, indent):
            self.say(line)

    def keep(self, card: Scorecard) -> None:
        self.opened.save(card)
        self.card = card
        self.opened = _with(self.opened, card)


def _with(opened: OpenCard, card: Scorecard) -> OpenCard:
    return OpenCard(**{**vars(opened), "card": card})


def rate_demo(
    session: Session,
    vendor: str,
    rater: str | None,
    terminal: Terminal | None = None,
    say: Callable[[str], None] = screen_say,
) -> Scorecard:
    """Take up a scorecard and ask what is not rated yet, until it is handed in or left.

    Raises:
        UsageError: there is no terminal, or vendor or rater is not known.
        Refused: nothing can be rated now.
    """
    asker = terminal or Terminal()
    opened = open_card(session, vendor, rater)
    asker.require(INSTEAD)
    desk = _Desk(opened, asker, say)
    _greet(desk)
    while True:
        leave = _at_the_end(desk) if desk.at >= len(opened.tasks) else _task(desk, opened.tasks[desk.at])
        if leave:
            return desk.card


def _greet(desk: _Desk) -> None:
    o = desk.opened
    left = len(rules.unrated(o.card, o.order))
    desk.wrapped(
        f"{o.vendor.name} ({o.vendor.id}), rated by {o.rater_name}. {len(o.tasks)} key tasks, {left} open."
    )
    desk.wrapped(
        "Rate alone, within 15 minutes of seeing it. Nobody sees it before handing in an own scorecard."
    )
    if o.days_late:
        desk.wrapped(
            f"The first scorecard for {o.vendor.id} was handed in {o.days_late} days ago: yours will be marked late."
        )
    desk.say(KEYS)


def _task(desk: _Desk, task: KeyTask) -> bool:
    """Ask for one task and follow the reply; True if somebody leaves."""
    _show(desk, task)
    reply = desk.terminal.one("", _grades(), default=_given(desk.card, task.id))
    if isinstance(reply, Signal):
        return _follow(desk, reply)
    if reply == _NOT_SEEN:
        desk.keep(rules.take_out(desk.card, task.id))
    elif reply == _ABSTAIN:
        options = [Option(code, label) for code, label in rules.ABSTAIN.items()]
        why = desk.terminal.one("Why no grade?", options)
        if isinstance(why, Signal):
            return _follow(desk, why, stay=True)
        desk.card = rate(desk.opened, RatingWords(task.id, abstain=why))
        desk.opened = _with(desk.opened, desk.card)
    else:
        signal = _rating(desk, task, Grade(reply))
        if signal is not None:
            return _follow(desk, signal, stay=True)
    desk.at += 1
    return False


def _show(desk: _Desk, task: KeyTask) -> None:
    desk.say("")
    owner = desk.opened.names.get(task.owner, task.owner)
    yours = (
        " - your own task: if it does not work for you, that decides" if task.owner == desk.card.rater else ""
    )
    desk.wrapped(f"[{desk.at + 1}/{len(desk.opened.tasks)}] {task.id}  {task.name}  ({owner}{yours})")
    if task.demo_case:
        desk.wrapped(f"Case: {task.demo_case}", "    ")
    if task.done_well:
        desk.wrapped(f"Done well when {task.done_well}", "    ")
    if task.minutes_today is not None:
        desk.say(f"    Today it takes {task.minutes_today:f} minutes.")


def _grades() -> list[Option]:
    graded = [
        Option(g.value, f"{g.value.replace('_', ' ')}: {meaning}") for g, meaning in rules.MEANINGS.items()
    ]
    return [
        *graded,
        Option(_NOT_SEEN, "I did not see it (left out)"),
        Option(_ABSTAIN, "I give no grade: why?"),
    ]


def _given(card: Scorecard, task: str) -> str:
    """Where the list stands at first; never on a grade that nobody gave, so that a bare Enter gives none."""
    if rating := card.rating(task):
        return rating.grade.value
    return _ABSTAIN if card.abstention(task) else _NOT_SEEN


def _rating(desk: _Desk, task: KeyTask, grade: Grade) -> Signal | None:
    """Ask for what goes with a grade until it holds; a signal if somebody wants something else."""
    known = desk.card.rating(task.id)
    if grade is Grade.NOT_SHOWN:
        return _save(desk, RatingWords(task.id, grade=grade.value, evidence=known.evidence if known else ""))
    options = [Option(code, label) for code, label in rules.SEEN.items()]
    seen = desk.terminal.one("How did you see it?", options, default=known.seen if known else "")
    if isinstance(seen, Signal):
        return seen
    wants = rules.wants_evidence(grade)
    label = "What did you see? One thing somebody else could check" + ("" if wants else " (may be left out)")
    evidence = known.evidence if known else ""
    while True:
        reply = desk.terminal.line(label, evidence)
        if isinstance(reply, Signal) and reply is not Signal.SKIP:
            return reply
        evidence = reply if isinstance(reply, str) else ""
        if evidence or not wants:
            break
        desk.say(f"! {grade.value.replace('_', ' ')} wants evidence.")
    while True:
        before = "" if known is None or known.minutes is None else f"{known.minutes:f}"
        minutes = desk.terminal.line("Minutes it took (may be left out)", before)
        if isinstance(minutes, Signal) and minutes is not Signal.SKIP:
            return minutes
        text = minutes.replace(",", ".") if isinstance(minutes, str) else ""
        if not text or text.replace(".", "", 1).isdecimal():
            return _save(desk, RatingWords(task.id, grade.value, evidence, seen, text))
        desk.say(f"! '{text}' is no number of minutes.")


def _save(desk: _Desk, words: RatingWords) -> Signal | None:
    desk.card = rate(desk.opened, words)
    desk.opened = _with(desk.opened, desk.card)
    return None


def _follow(desk: _Desk, signal: Signal, *, stay: bool = False) -> bool:
    if signal is Signal.QUIT:
        left = len(rules.unrated(desk.card, desk.opened.order))
        desk.wrapped(f"Saved, not handed in; {left} tasks open. The same command goes on.")
        return True
    if signal is Signal.BACK:
        desk.at -= 0 if stay else min(1, desk.at)
    elif signal is Signal.MENU:
        _menu(desk)
    elif signal is Signal.HELP:
        desk.wrapped(KEYS)
        for grade, meaning in rules.MEANINGS.items():
            desk.wrapped(f"{grade.value.replace('_', ' ')}: {meaning}", "  ")
    return False


def _menu(desk: _Desk) -> None:
    options = [Option("jump", "go to another task"), Option("end", "go to the end and look it over")]
    options.append(Option("remark", "a remark on the whole demo"))
    reply = desk.terminal.one("More", options, skip="go on")
    if reply == "jump":
        _jump(desk)
    elif reply == "end":
        desk.at = len(desk.opened.tasks)
    elif reply == "remark":
        said = desk.terminal.line("Remark on the whole demo", desk.card.remark)
        if isinstance(said, str):
            desk.keep(desk.card.model_copy(update={"remark": said}))


def _jump(desk: _Desk) -> None:
    options = [Option(str(n), _line(desk.card, task)) for n, task in enumerate(desk.opened.tasks)]
    reply = desk.terminal.one("Go to", options, skip="stay here")
    if isinstance(reply, str):
        desk.at = int(reply)


def _line(card: Scorecard, task: KeyTask) -> str:
    rating, abstention = card.rating(task.id), card.abstention(task.id)
    said = (
        rating.grade.value.replace("_", " ")
        if rating
        else rules.ABSTAIN[abstention.why]
        if abstention
        else "-"
    )
    return f"{task.id} {task.name}: {said}"


def _at_the_end(desk: _Desk) -> bool:
    desk.say("")
    desk.say("== Looking it over ==")
    for task in desk.opened.tasks:
        rating = desk.card.rating(task.id)
        evidence = f' "{rating.evidence}"' if rating and rating.evidence else ""
        desk.wrapped(_line(desk.card, task) + evidence, "  ")
    left = rules.unrated(desk.card, desk.opened.order)
    if left:
        desk.wrapped(f"Not seen (left out): {', '.join(left)}.")
    options = [Option("submit", "hand it in: it counts from now on and stays as it is")]
    options += [Option("jump", "change a rating"), Option("later", "save it and go on later")]
    reply = desk.terminal.one("What now?", options)
    if reply == "submit":
        try:
            desk.card = hand_in(desk.opened, desk.card)
        except UsageError as fault:
            desk.say(f"! {fault}")
            return False
        desk.wrapped("Handed in. You may see what the others gave now: crmkit demo compare")
        return True
    if reply == "jump":
        _jump(desk)
    elif reply is Signal.BACK:
        desk.at = len(desk.opened.tasks) - 1
    elif reply in ("later", Signal.QUIT):
        return _follow(desk, Signal.QUIT)
    return False
