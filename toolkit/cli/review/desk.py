"""The table at which a review is held: where it stands, what was decided, how to take it back."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.cli.prompts import Option, Terminal
from toolkit.models.requirements.action import Action
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.problems import CrmkitError
from toolkit.workflows.register.review import OpenReview

_WIDTH = 78


@dataclass
class ReviewDesk:
    """`place` is the position in the queue; `earlier` are the states that undo brings back."""

    review: OpenReview
    terminal: Terminal
    say: Callable[[str], None]
    place: int = 0
    decided: int = 0
    earlier: list[tuple[int, Register]] = field(default_factory=list)

    @property
    def current(self) -> Requirement:
        """The requirement on the table."""
        wanted = self.review.queue[self.place]
        return next(r for r in self.review.register.requirements if r.id == wanted)

    def act(self, **what: object) -> bool:
        """Do one deed on what is on the table; a refusal is shown and changes nothing."""
        before = (self.place, self.review.register)
        try:
            self.review.act(Action.model_validate({"requirement": self.current.id, **what}))
        except CrmkitError as fault:
            self.say(f"! {fault}")
            return False
        self.earlier.append(before)
        self.decided += 1
        return True

    def undo(self) -> None:
        """Take the last decision of this review back and return to where it was made."""
        if not self.earlier:
            self.say("Nothing was decided in this review yet.")
            return
        place, register = self.earlier[-1]
        try:
            self.review.take_back(register)
        except CrmkitError as fault:
            self.say(f"! {fault}")
            return
        self.earlier.pop()
        self.place = place
        self.decided -= 1
        self.say("Taken back.")

    def line(self, message: str, default: str = "") -> str | None:
        """Ask for a line; None when nothing was given."""
        reply = self.terminal.line(message, default)
        return reply if isinstance(reply, str) else None

    def person(self, message: str, default: str = "") -> str | None:
        """Ask for somebody of the engagement."""
        options = [Option(member, name) for member, name in self.review.people.items()]
        reply = self.terminal.one(message, options, default=default, skip="(nobody)")
        return reply if isinstance(reply, str) else None

    def wrapped(self, text: str) -> None:
        """Print a text in lines that can be read."""
        for line in textwrap.wrap(text, _WIDTH, subsequent_indent="    ") or [""]:
            self.say(line)
