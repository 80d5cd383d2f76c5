"""Ask for the five properties of an interface, one after the other."""

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.stages.selection.demos.rules import PROPERTIES, PROPERTY_GRADES, wants_evidence


def ask_properties(terminal: Terminal | None = None) -> list[tuple[str, str, str]] | None:
    """Return (property, grade, evidence) for all five; None when somebody leaves.

    Raises:
        UsageError: there is no terminal.
    """
    asker = terminal or Terminal()
    asker.require("Give all five with --property NAME=GRADE.")
    screen.say("Rate what you worked with, not how it looks. Ctrl-C leaves; nothing is recorded then.")
    found = []
    options = [Option(g.value, g.value.replace("_", " ")) for g in PROPERTY_GRADES]
    for name, meaning in PROPERTIES.items():
        grade = asker.one(f"{name}: {meaning}", options)
        if isinstance(grade, Signal):
            return None
        wanted = any(wants_evidence(g) for g in PROPERTY_GRADES if g.value == grade)
        said = asker.line("What shows it?" if wanted else "What shows it? (may be left out)")
        while wanted and said is Signal.SKIP:
            said = asker.line("What shows it? One thing somebody else could check")
        if isinstance(said, Signal) and said is not Signal.SKIP:
            return None
        found.append((name, grade, said if isinstance(said, str) else ""))
    return found
