"""The terminal loop of the reading round: show a section, take a remark or an acknowledgement, ask one question."""

from pathlib import Path

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.documents.terminal import lines
from toolkit.problems import UsageError
from toolkit.stages.signoff.contents import Section
from toolkit.store.files import read_given
from toolkit.workflows.session import Session
from toolkit.workflows.signoff import reading as work
from toolkit.workflows.signoff.reading import Lectern

_WIDTH = 78
_TRIES = 3
_CHOICES = (
    Option("read", "I have read it: acknowledge"),
    Option("remark", "make a remark"),
    Option("again", "show it again"),
    Option("later", "later: next section"),
)


def read_through(session: Session, wanted: str = "", terminal: Terminal | None = None) -> int:
    """Go through the sections that a reader has not acknowledged; return how many were acknowledged.

    Raises:
        UsageError: there is no terminal, or no such section.
    """
    asker = terminal or Terminal()
    asker.require("Give --answers FILE with a reply for each section; --questions prints what is asked.")
    place = work.lectern(session)
    todo = [place.section(wanted)] if wanted else list(place.unread)
    if not todo:
        screen.say("You have acknowledged every section.")
        return 0
    screen.say(f"{len(todo)} sections wait. Ctrl-C leaves; what was acknowledged stays so.")
    done = 0
    for at, section in enumerate(todo, 1):
        screen.say(f"\n[{at}/{len(todo)}] {section.id}\n")
        outcome = _one(place, section, asker)
        if outcome is None:
            break
        done += outcome
    left = len(work.lectern(session).unread)
    screen.say(f"\n{done} acknowledged, {left} left." if left else "\nYou have acknowledged every section.")
    return done


def show_questions(place: Lectern, wanted: str = "") -> None:
    """Print what will be asked about each unread section."""
    for section in [place.section(wanted)] if wanted else place.unread:
        screen.say(f"{section.id}: {place.question(section).text}")


def take_answers(session: Session, file: Path) -> None:
    """Acknowledge the sections for which a file has the right reply.

    Raises:
        BadData: the file is no mapping of text to text.
        UsageError: a section is not known, or a reply is wrong; those before it are acknowledged.
    """
    replies = work.read_replies(read_given(file), str(file))
    place = work.lectern(session)
    for name, reply in replies.items():
        section = place.section(name)
        if not work.acknowledge(place, section, place.question(section), reply):
            raise UsageError(
                f"The reply for '{section.id}' is not what the section says.",
                f"It was asked: {place.question(section).text}",
            )
        screen.say(f"{section.id} is acknowledged.")


def _one(place: Lectern, section: Section, asker: Terminal) -> int | None:
    """1 when acknowledged, 0 when left for later, None to leave."""
    _show(section, place)
    while True:
        chosen = asker.one("And now?", _CHOICES)
        if chosen in {Signal.QUIT, Signal.MENU}:
            return None
        if chosen == "remark":
            _remark(place, section, asker)
        elif chosen == "again":
            _show(section, place)
        elif chosen == "read":
            return 1 if _ask(place, section, asker) else 0
        else:
            return 0


def _ask(place: Lectern, section: Section, asker: Terminal) -> bool:
    for attempt in range(_TRIES):
        question = place.question(section, attempt)
        reply = asker.line(question.text)
        if isinstance(reply, str) and work.acknowledge(place, section, question, reply):
            screen.say("Acknowledged.")
            return True
        if reply in {Signal.QUIT, Signal.MENU}:
            break
        screen.say("That is not what the section says. Look again.")
    screen.say("Not acknowledged; read the section once more.")
    return False


def _remark(place: Lectern, section: Section, asker: Terminal) -> None:
    clause = asker.line("Which clause? (Enter: the whole section)")
    text = asker.line("What is there to say?")
    if isinstance(text, str):
        made = work.remark(place, section.id, text, clause if isinstance(clause, str) else "")
        screen.say(f"Noted as {made.id}.")


def _show(section: Section, place: Lectern) -> None:
    for line in lines(section.blocks, place.language, _WIDTH):
        screen.say(line)
    screen.say()
