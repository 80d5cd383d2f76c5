"""The terminal loop of a review: shows one requirement, asks what becomes of it, goes on to the next."""

from collections.abc import Callable

from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.cli.review.card import card, share_of_musts
from toolkit.cli.review.deeds import deeds
from toolkit.cli.review.desk import ReviewDesk
from toolkit.cli.screen import say as screen_say
from toolkit.stages.requirements.open_questions import empty_slots
from toolkit.workflows.register.review import OpenReview

_KEYS = "Ctrl-B goes back, Ctrl-X jumps, Ctrl-C leaves. Every decision is saved at once."


def run_review(
    review: OpenReview, terminal: Terminal | None = None, say: Callable[[str], None] = screen_say
) -> int:
    """Work through the queue of a review; returns how many decisions were made.

    Raises:
        UsageError: there is no terminal.
    """
    asker = terminal or Terminal()
    asker.require("Give the decisions with --actions FILE.")
    desk = ReviewDesk(review, asker, say)
    if not review.queue:
        say("Nothing fits. 'crmkit requirements list' shows the register.")
        return 0
    say(f"{len(review.queue)} to work through. {_KEYS}")
    while desk.place < len(review.queue):
        if not _one(desk):
            break
    else:
        say("That was the last one.")
    say(f"{desk.decided} decisions. {share_of_musts(review.register, review.limit)}")
    return desk.decided


def _one(desk: ReviewDesk) -> bool:
    """Show and ask once; False leaves the review."""
    review, current = desk.review, desk.current
    desk.say("")
    desk.say(f"[{desk.place + 1} of {len(review.queue)}]  {share_of_musts(review.register, review.limit)}")
    findings = review.wording.get(current.id, ())
    moved = current.id in review.moved
    for line in card(current, review.register, findings, review.people, moved=moved):
        desk.wrapped(line)
    possible = deeds(desk)
    ways = [Option(name, label) for name, label, _ in possible] + _moves(desk)
    likely = "edit" if empty_slots(f"{current.statement} {current.acceptance}") else ""
    reply = desk.terminal.one("What now?", ways, default=likely)
    if reply is Signal.QUIT or reply == "stop":
        return False
    if reply is Signal.BACK or reply == "back":
        desk.place = max(0, desk.place - 1)
    elif reply is Signal.MENU or reply == "jump":
        _jump(desk)
    elif reply == "undo":
        desk.undo()
    elif reply in ("next", Signal.SKIP) or any(name == reply and do(desk) for name, _, do in possible):
        desk.place += 1
    return True


def _moves(desk: ReviewDesk) -> list[Option]:
    moves = [Option("next", "next")]
    if desk.place:
        moves.append(Option("back", "back"))
    if desk.earlier:
        moves.append(Option("undo", "undo the last decision"))
    return [*moves, Option("jump", "go to another one"), Option("stop", "stop here")]


def _jump(desk: ReviewDesk) -> None:
    by_id = {r.id: r for r in desk.review.register.requirements}
    options = [
        Option(str(place), f"{by_id[id_].shown_id} {by_id[id_].statement}")
        for place, id_ in enumerate(desk.review.queue)
    ]
    reply = desk.terminal.one("Go to", options, skip="stay here")
    if isinstance(reply, str):
        desk.place = int(reply)
