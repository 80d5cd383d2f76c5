"""The terminal loop that goes through gaps: what stands against adapting, what each choice costs, decision."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.views.figures import spoken
from toolkit.kernel.money import grouped
from toolkit.models.planning.gap import Gap, RefusedStep
from toolkit.problems import UsageError
from toolkit.stages.gaps.decide import GapWord, breaks_structure, earlier_steps, find, look_at_another_system
from toolkit.workflows.gaps import decisions as work
from toolkit.workflows.gaps.decisions import GapState
from toolkit.workflows.session import Session

_WIDTH = 78
_BENDS = {
    "we_adapt_fully": "yes, fully",
    "we_adapt_partly": "partly",
    "we_cannot_adapt": "no, we cannot",
}
_REASONS = {
    "law": "the law",
    "customer": "a customer contract",
    "physics": "physics",
    "money": "money",
    "habit": "habit (no reason to pay for a change)",
}


def decide_gaps(
    session: Session, wanted: str = "", vendor: str = "", terminal: Terminal | None = None
) -> int:
    """Go through the undecided gaps, or decide the one that is named; return how many were decided.

    Each decision is written at once. Ctrl-B goes one question back, Ctrl-C leaves the rest for another day.

    Raises:
        UsageError: there is no terminal, or no such gap.
    """
    asker = terminal or Terminal()
    asker.require("Give --decisions FILE, a YAML list with gap, decision, reason and so on.")
    state = work.gap_state(session.directory, vendor)
    todo = [find(state.gaps, wanted)] if wanted else list(state.undecided)
    if not todo:
        screen.say("Every gap is decided. Name one to decide it anew: crmkit gaps decide G3")
        return 0
    if many := look_at_another_system(state.gaps):
        names = ", ".join(gap.id for gap in many)
        _wrapped(
            f"{names} are musts whose answer breaks the structure of the product: look at another system."
        )
    screen.say("Ctrl-B: back. Ctrl-C: leave; what was decided is written down.")
    done = 0
    for place, gap in enumerate(todo, 1):
        screen.say(f"\n[{place}/{len(todo)}]")
        talk = _Talk(asker, state, gap)
        word = talk.hold()
        if word is None:
            break
        try:
            work.decide(session, [word], vendor)
            done += 1
        except UsageError as fault:
            _wrapped(f"! {fault}")
    screen.say(f"{done} decided. 'crmkit plan' shows what it comes to.")
    return done


@dataclass
class _Talk:
    """The questions about one gap, one after the other, with a way back."""

    asker: Terminal
    state: GapState
    gap: Gap
    said: dict[str, object] = field(default_factory=dict)

    def hold(self) -> GapWord | None:
        """Ask everything that applies; None when somebody leaves."""
        self._show()
        place, steps = 0, self._steps()
        while place < len(steps):
            reply = steps[place]()
            if reply is Signal.QUIT:
                return None
            if reply is Signal.BACK:
                place = max(place - 1, 0)
            elif reply is not Signal.HELP and reply is not Signal.MENU:
                place += 1
        return GapWord.model_validate({"gap": self.gap.id, **self.said})

    def _steps(self) -> list[Callable[[], Signal | None]]:
        return [
            self._bend,
            self._against,
            self._refused,
            self._decision,
            self._needed,
            self._stop_gap,
            self._stop_gap_owner,
            self._exception,
            self._reason,
        ]

    def _show(self) -> None:
        gap = self.gap
        _wrapped(f"{gap.id}  {gap.task_name}")
        screen.say(
            f"   shown {spoken(gap.grade.value)}, needed {spoken(gap.required.value)}, {gap.priority.value}"
        )
        for name, grade, evidence in self.state.evidence(gap):
            _wrapped(f"- {name}: {spoken(grade)}{f'. {evidence}' if evidence else ''}", "   ")
        if gap.offer:
            offer = gap.offer
            days = offer.estimate
            effort = f", {days.optimistic}/{days.likely}/{days.pessimistic} days" if days else ""
            updates = f", {spoken(offer.updates)}" if offer.updates else ""
            _wrapped(
                f"The vendor: {spoken(offer.offer_class.value)}{effort}{updates}. {offer.mechanism}", "   "
            )
        else:
            screen.say("   The vendor has not answered yet.")

    def _bend(self) -> Signal | None:
        return self._one("bend", "Can we work the way the system does it?", _BENDS)

    def _against(self) -> Signal | None:
        if self.said.get("bend") != "we_cannot_adapt":
            self.said.pop("bend_reasons", None)
            return None
        reply = self.asker.several("What stands against it?", [Option(k, v) for k, v in _REASONS.items()])
        if isinstance(reply, Signal):
            return reply
        self.said["bend_reasons"] = reply
        return self._line("bend_why", "In one sentence")

    def _refused(self) -> Signal | None:
        """The first step of the order of resolution that was refused, by whom and why."""
        offer = self.gap.offer
        if offer is None:
            return None
        steps = [Option(str(step), spoken(str(step))) for step in earlier_steps(offer.offer_class)]
        if not steps:
            return None
        step = self.asker.one("Which simpler step was refused first?", steps, skip="none")
        if isinstance(step, Signal):
            self.said.pop("refused", None)
            return None if step is Signal.SKIP else step
        who = self._person("By whom?")
        if isinstance(who, Signal):
            return who
        why = self.asker.line("Why?")
        if isinstance(why, Signal):
            return why
        self.said["refused"] = (
            RefusedStep.model_validate({"step": step, "by": who, "why": why}).model_dump(),
        )
        return None

    def _decision(self) -> Signal | None:
        options = []
        for choice in work.choices(self.state, self.gap):
            figures = ""
            if choice.mean_cost is not None and choice.p80 is not None:
                ready = f", ready {choice.ready}" if choice.ready else ""
                figures = f"  (once {grouped(choice.mean_cost)}, P80 {grouped(choice.p80)}{ready})"
            options.append(Option(choice.word, f"{choice.label}{figures}"))
        reply = self.asker.one("What do you decide?", options, default=self.gap.decided or "")
        if isinstance(reply, Signal):
            return reply
        self.said["decision"] = reply
        return None

    def _needed(self) -> Signal | None:
        plan = self.state.dossier.plan
        usual = self.gap.needed_by or (plan.go_live if plan else None)
        while True:
            reply = self.asker.line("Needed by (YYYY-MM-DD)", usual.isoformat() if usual else "")
            if isinstance(reply, Signal):
                self.said.pop("needed_by", None)
                return None if reply is Signal.SKIP else reply
            try:
                self.said["needed_by"] = date.fromisoformat(reply).isoformat()
            except ValueError:
                screen.say(f"! '{reply}' is no day. Write it as 2026-06-15.")
                continue
            return None

    def _stop_gap(self) -> Signal | None:
        if self.said.get("decision") in ("build_before_go_live", "adapt_process"):
            self.said.pop("stop_gap", None)
            return None
        return self._line("stop_gap", "How does the work go on until then?", self._old("stop_gap"))

    def _stop_gap_owner(self) -> Signal | None:
        if not self.said.get("stop_gap"):
            self.said.pop("stop_gap_owner", None)
            return None
        return self._who("stop_gap_owner", "Who does that?")

    def _exception(self) -> Signal | None:
        if not (str(self.said.get("decision", "")).startswith("build") and breaks_structure(self.gap)):
            self.said.pop("structure_exception_by", None)
            return None
        return self._who(
            "structure_exception_by", "This changes the product itself. Who signs the exception?"
        )

    def _reason(self) -> Signal | None:
        while True:
            signal = self._line("reason", "Why is it decided so?", self._old("reason"))
            if signal is not None or self.said.get("reason"):
                return signal
            screen.say("! A decision wants a reason; it is printed in the gap list.")

    def _old(self, name: str) -> str:
        return str(getattr(self.gap.decision, name, "") or "") if self.gap.decision else ""

    def _one(self, name: str, question: str, words: dict[str, str]) -> Signal | None:
        options = [Option(key, label) for key, label in words.items()]
        reply = self.asker.one(question, options, default=str(self.said.get(name, self._old(name))))
        if isinstance(reply, Signal):
            return reply
        self.said[name] = reply
        return None

    def _line(self, name: str, question: str, default: str = "") -> Signal | None:
        reply = self.asker.line(question, str(self.said.get(name, default)))
        if isinstance(reply, Signal):
            self.said.pop(name, None)
            return None if reply is Signal.SKIP else reply
        self.said[name] = reply
        return None

    def _who(self, name: str, question: str) -> Signal | None:
        reply = self._person(question)
        if isinstance(reply, Signal):
            return reply
        self.said[name] = reply
        return None

    def _person(self, question: str) -> str | Signal:
        people = self.state.dossier.engagement.members
        options = [Option(person.id, f"{person.name}, {person.role}") for person in people]
        return self.asker.one(question, options, default=self.gap.owner)


def _wrapped(text: str, indent: str = "") -> None:
    for line in wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "):
        screen.say(line)
