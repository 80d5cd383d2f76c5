"""Decide about requirements that look alike at the terminal: the best five beside each other."""

from dataclasses import dataclass, field

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.views.register.twins import show_groups, show_side_by_side
from toolkit.models.requirements.requirement import Requirement
from toolkit.models.requirements.twin import Judgement, Verdict
from toolkit.problems import CrmkitError
from toolkit.workflows.register.twins import Alike, find_twins, judge
from toolkit.workflows.session import Session

_BEST = 5


def show_or_decide(session: Session, limit: int, *, across: bool, terminal: Terminal | None = None) -> None:
    """Show the groups; where somebody can answer, go through them."""
    alike = find_twins(session.directory, across_modules=across)
    asker = terminal or Terminal()
    if not asker.present or not alike.pairs:
        show_groups(alike, limit)
        return
    desk = _Desk(session, alike, asker)
    while (anchor := desk.next_anchor()) is not None and desk.sit(anchor):
        pass
    screen.say(f"{desk.decided} decided.")


@dataclass
class _Desk:
    session: Session
    alike: Alike
    asker: Terminal
    decided: int = 0
    passed: set[str] = field(default_factory=set)

    def next_anchor(self) -> str | None:
        """The first requirement that was not yet passed over."""
        return next((p.a for p in self.alike.pairs if not self.passed & {p.a, p.b}), None)

    def sit(self, anchor: str) -> bool:
        """Show one requirement with its candidates and ask; False leaves."""
        mine = self.alike.requirement(anchor)
        pairs = sorted((p for p in self.alike.pairs if anchor in (p.a, p.b)), key=lambda p: -p.score)[:_BEST]
        others = [(self.alike.requirement(p.b if p.a == anchor else p.a), p) for p in pairs]
        screen.say("")
        show_side_by_side(mine, others, self.alike)
        options = [
            Option(str(n), f"{n} {other.shown_id} {other.statement}")
            for n, (other, _) in enumerate(others, 1)
        ]
        options += [
            Option("none", "all of them are different"),
            Option("next", "decide later"),
            Option("stop", "stop here"),
        ]
        reply = self.asker.one(f"{mine.shown_id}: decide about which?", options)
        if reply is Signal.QUIT or reply == "stop":
            return False
        if reply == "none":
            for other, _ in others:
                self.judge(mine, other, "different")
        elif isinstance(reply, Signal) or reply == "next":
            self.passed.add(anchor)
        else:
            self.ask(mine, others[int(reply) - 1][0])
        return True

    def ask(self, mine: Requirement, other: Requirement) -> None:
        """Ask what holds between two."""
        a, b = mine.shown_id, other.shown_id
        ways: dict[str, tuple[str, Requirement, Requirement, Verdict]] = {
            "1": (f"the same: keep {a}, merge {b} into it", mine, other, "same"),
            "2": (f"the same: keep {b}, merge {a} into it", other, mine, "same"),
            "3": (f"{b} refines {a}", mine, other, "refines"),
            "4": (f"{a} refines {b}", other, mine, "refines"),
            "5": ("they conflict: both cannot hold", mine, other, "conflicts"),
            "6": ("they are different", mine, other, "different"),
        }
        options = [Option(key, way[0]) for key, way in ways.items()]
        reply = self.asker.one("What holds?", options, skip="decide later")
        if not isinstance(reply, str):
            self.passed.add(mine.id)
            return
        _, first, second, verdict = ways[reply]
        reason = self.asker.line("Why? (Enter for no reason)")
        self.judge(first, second, verdict, reason if isinstance(reason, str) else "")

    def judge(self, a: Requirement, b: Requirement, verdict: Verdict, reason: str = "") -> None:
        """Carry out a decision; a refusal is shown and the requirement passed over."""
        judgement = Judgement(a=a.id, b=b.id, verdict=verdict, reason=reason)
        try:
            register = judge(self.session, judgement)
        except CrmkitError as fault:
            screen.say(f"! {fault}")
            self.passed.add(a.id)
            return
        self.alike = self.alike.after(judgement, register)
        self.decided += 1
