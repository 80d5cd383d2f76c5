"""Begin an engagement: from options, from a file, or by asking for the few things one has to know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.cli import screen
from toolkit.cli.prompts import Option, Signal, Terminal
from toolkit.models.engagement.beginning import Beginning
from toolkit.problems import BadData
from toolkit.store.files import refuse_taken
from toolkit.workflows.engagement import begin as engagement

_DEPARTMENTS = (
    "management",
    "sales",
    "service",
    "marketing",
    "purchasing",
    "warehouse",
    "production",
    "accounting",
    "it",
)
_MOST = 12


class Stopped(Exception):  # nothing went wrong
    """The person broke the questions off."""


@dataclass(frozen=True)
class Given:
    """What stands on the command line."""

    client: str = ""
    country: str = "LV"
    currency: str = "EUR"
    language: str = "en"
    members: tuple[str, ...] = ()
    sponsor: str = ""
    consultant: str = ""


def copy_sample(name: str, target: Path) -> None:
    """Copy a sample and say so."""
    engagement.copy_sample(name, target)
    screen.say(f"Copied the sample '{name}' to {target}.")


def begin(target: Path, given: Given, answers: Path | None, terminal: Terminal | None = None) -> None:
    """Make the engagement; ask only where somebody can answer and said nothing yet."""
    engagement.id_of(target)  # a name or a folder that cannot be is said before the first question
    refuse_taken(target)
    asker = terminal or Terminal()
    if answers:
        made = engagement.read_beginning(answers)
    elif not given.client and not given.members and asker.present:
        try:
            made = _ask(asker, given)
        except Stopped:
            screen.say("Nothing was made.")
            return
    else:
        made = _from_line(given, target.resolve().name)
    engagement.create(target, made)
    screen.say(f"Made {target} with engagement.yaml: {_count(len(made.members))}.")
    if not made.members:
        screen.say("Open engagement.yaml in it and fill in the workgroup; its comments say how.")


def say_next(target: Path) -> None:
    """What to type now; nothing where nothing was made."""
    if target.is_dir():
        here = "" if target.resolve() == Path.cwd() else f"cd {target} && "
        screen.say(f"Next: {here}crmkit status")


def _from_line(given: Given, folder: str) -> Beginning:
    members: list[dict[str, str]] = []
    for words in given.members:
        members.append(engagement.member_from(words, [m["id"] for m in members]))
    return _built(given, given.client or folder, members, given.sponsor, given.consultant)


def _built(
    given: Given, client: str, members: list[dict[str, str]], sponsor: str, consultant: str
) -> Beginning:
    values: dict[str, object] = {
        "client": client,
        "country": given.country.upper(),
        "currency": given.currency.upper(),
        "language": given.language,
        "members": members,
    }
    if sponsor:
        values["sponsor"] = sponsor
    if consultant:
        known = engagement.person_id(consultant, [m["id"] for m in members])
        values["consultant"] = {
            "id": known,
            "name": consultant,
            "role": "consultant",
            "department": "consultant",
        }
    return engagement.build_beginning(values)


def _ask(asker: Terminal, given: Given) -> Beginning:
    screen.say(
        "A few questions; Enter takes what stands in [brackets]. Everything can be changed in engagement.yaml later."
    )
    client = _line(asker, "Name of the client's company")
    asked = replace(
        given,
        country=_line(
            asker, "Country, two letters (for the public holidays)", given.country, wrong=_not_a("country")
        ),
        currency=_line(asker, "Currency, three letters", given.currency, wrong=_not_a("currency")),
        language=_line(asker, "Language of the interviews: en, de, ru", given.language),
    )
    consultant = _line(asker, "Your own name, as the one who interviews", "", optional=True)
    screen.say(
        "The workgroup: 3 to 8 people who work with the system, one who decides. Enter alone ends the list."
    )
    members = _members(asker)
    sponsor = ""
    if members:
        people = [Option(m["id"], f"{m['name']}, {m['role']}") for m in members]
        chosen = asker.one("Who decides in the end?", people)
        sponsor = chosen if isinstance(chosen, str) else _stop()
    return _built(asked, client, members, sponsor, consultant)


def _members(asker: Terminal) -> list[dict[str, str]]:
    members: list[dict[str, str]] = []
    while len(members) < _MOST:
        name = _line(asker, f"Name of member {len(members) + 1}", "", optional=True)
        if not name:
            break
        role = _line(asker, f"What {name} does, as a role")
        found = asker.one("In which department?", [Option(d, d) for d in _DEPARTMENTS], skip="another one")
        department = found if isinstance(found, str) else _other(found, asker)
        hours = _line(asker, "Hours released a week", "2", wrong=_not_a("hours"))
        taken = [m["id"] for m in members]
        members.append({"id": engagement.person_id(name, taken), "name": name, "role": role,
                        "department": department, "hours_per_week": hours})  # fmt: skip
    return members


def _other(signal: Signal, asker: Terminal) -> str:
    return _line(asker, "Which department?") if signal is Signal.SKIP else _stop()


def _line(
    asker: Terminal,
    message: str,
    default: str = "",
    *,
    optional: bool = False,
    wrong: Callable[[str], str] = lambda _: "",
) -> str:
    """One line; asked again while it is empty and wanted, or while `wrong` says what is wrong with it."""
    shown = f"{message} [{default}]" if default else message
    while True:
        said = asker.line(shown)
        if said is Signal.QUIT:
            _stop()
        if said is Signal.SKIP and (default or optional):
            return default
        if not isinstance(said, str):
            screen.say("Something has to stand here; Ctrl-C breaks off and makes nothing.")
        elif fault := wrong(said):
            screen.say(fault)
        else:
            return said


def _not_a(field: str) -> Callable[[str], str]:
    """What is wrong with the value of a field, as the noun says it; nothing where it is right."""

    def fault(said: str) -> str:
        try:
            engagement.build_beginning({"client": "-", **_SHAPES[field](said)})
        except BadData as bad:
            return f"{bad.problems[0].what} {bad.problems[0].how_to_mend}"
        return ""

    return fault


_SHAPES: dict[str, Callable[[str], dict[str, object]]] = {
    "country": lambda said: {"country": said.upper()},
    "currency": lambda said: {"currency": said.upper()},
    "hours": lambda said: {
        "members": [{"id": "x", "name": "-", "role": "-", "department": "-", "hours_per_week": said}]
    },
}


def _stop() -> str:
    raise Stopped


def _count(members: int) -> str:
    return f"{members} member{'' if members == 1 else 's'}"
