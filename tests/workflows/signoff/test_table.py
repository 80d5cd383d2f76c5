"""The real commands in every state, by somebody with every set of roles, held against the table of moves."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from tests.workflows.signoff.rounds import FROZEN, REVIEW, SAMPLE, SIGNED, at, keys, sign
from toolkit.models.signoff.baseline import BaselineState as State
from toolkit.models.signoff.change import ChangeRequest
from toolkit.models.signoff.log import Action
from toolkit.problems import Refused, UsageError
from toolkit.stages.signoff.machine import ACTIONS, STATES, Role, next_state
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.signoff.records import change_file
from toolkit.workflows.session import Session
from toolkit.workflows.signoff import changes, reading
from toolkit.workflows.signoff import table as tables
from toolkit.workflows.signoff.accept.phases import close
from toolkit.workflows.signoff.issue import freeze as freezing
from toolkit.workflows.signoff.issue.current import current_text
from toolkit.workflows.signoff.sign import signing

PEOPLE: dict[str, set[Role]] = {
    "laura": {"author"},
    "dace": {"sponsor", "author"},
    "guntis": {"reader", "author"},
    "natalja": {"approver", "author"},
    "ilze": {"signatory", "deputy", "author"},
    "vendor": {"signatory"},
    "stranger": {"outsider"},
}
REACHED = (State.DRAFT, State.IN_REVIEW, State.FROZEN, State.PARTLY_SIGNED, State.SIGNED)
"""The others are states of editions that are no longer in force; no command asks for them."""


class ReachedError(Exception):
    """The table has let a command through to its work."""


def stop(*_: object) -> NoReturn:
    raise ReachedError


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[State, Path]]:
    """A folder in each state, with a sponsor, a reader and a deputy of their own."""
    keys()  # made before anything is replaced: they are kept for other tests
    here = tmp_path_factory.mktemp("way")
    folder = Path(shutil.copytree(SAMPLE, here / "draft"))
    file = folder / "engagement.yaml"
    text = file.read_text("utf-8").replace("sponsor: ilze", "sponsor: dace\nreaders: [{member: guntis}]")
    deputy = "member: ilze, deputy: {name: Liga Ozola, basis: power of attorney}}"
    file.write_text(text.replace("member: ilze}", deputy), "utf-8")
    found = current_text(at(folder, "laura", REVIEW), "contract")
    dossier = read_dossier(folder)
    with pytest.MonkeyPatch.context() as patch:
        for place in (reading, freezing, changes):
            patch.setattr(place, "current_text", lambda *_: found)
        patch.setattr(tables, "read_dossier", lambda _: dossier)
        patch.setattr(signing, "_hindrances", lambda *_: ())
        made = {State.DRAFT: folder}
        for state, before in zip(REACHED[1:], REACHED, strict=False):
            made[state] = Path(shutil.copytree(made[before], here / state.value))
            lead_to(state, made[state])
        yield made


def lead_to(state: State, folder: Path) -> None:
    if state is State.IN_REVIEW:
        reading.start_review(at(folder, "laura", REVIEW), "contract")
        reading.remark(reading.lectern(at(folder, "laura", REVIEW), "remark"), "phases", "too long")
    elif state is State.FROZEN:
        freezing.freeze(at(folder, "laura", FROZEN), "contract")
    else:
        sign(folder, "ilze" if state is State.PARTLY_SIGNED else "vendor")


def ask(folder: Path) -> None:
    """A change request that waits for its decision."""
    asked = ChangeRequest(
        id="CR1", baseline="B1", reason="a law", origin="a", opened=SIGNED, opened_by="laura"
    )
    (folder / change_file("CR1")).parent.mkdir(parents=True)
    (folder / change_file("CR1")).write_bytes(canonical.dump(asked))


def acknowledge(session: Session) -> None:
    place = reading.lectern(session)
    question = place.question(place.unread[0])
    assert reading.acknowledge(place, place.unread[0], question, question.reply)


COMMANDS: dict[Action, Callable[[Session], object]] = {
    "review": lambda s: reading.start_review(s, "contract"),
    "acknowledge": acknowledge,
    "remark": lambda s: reading.remark(reading.lectern(s, "remark"), "phases", "P2 is late"),
    "answer": lambda s: reading.answer(s, "R1", "so it is"),
    "freeze": lambda s: freezing.freeze(s, "contract"),
    "sign": signing.take_seat,
    "record": lambda s: signing.take_seat(s, "vendor", recording=True),
    "decline": lambda s: reading.decline(s, ["phases"], "no ceiling"),
    "withdraw": lambda s: reading.withdraw(s, "a wrong price"),
    "change": lambda s: changes.new_change(s, "a law", "the accountant"),
    "decide": lambda s: changes.decide_change(s, "CR1", accept=False, reason="not now"),
    "accept": lambda s: close(s, "P2", accept=False, reason="not delivered"),
}
"""All actions but `supersede`, which nobody gives as a command: it follows from freezing and from the last signature."""


def refused(command: Callable[[Session], object], session: Session) -> bool:
    """Whether the table keeps somebody out; whatever else stands in the way stands behind the table."""
    try:
        with suppress(ReachedError):
            command(session)
    except tables.NotAllowed:
        return True
    except UsageError as error:
        return "nobody called" in str(error)
    except Refused as error:
        return "No contract edition is signed" in str(error)
    return False


def test_each_action_has_a_command() -> None:
    assert {*COMMANDS, "supersede"} == set(ACTIONS)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("state", REACHED)
def test_commands_obey_the_table(
    way: dict[State, Path], state: State, person: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freezing, "_issue", stop)
    monkeypatch.setattr(signing, "current_pdf", stop)
    folder = way[state]
    table = tables.open_table(at(folder, "laura"))
    assert table.state(table.baseline) is state
    if person != "stranger":
        assert set(table.roles(table.person(person, table.baseline), table.baseline)) == PEOPLE[person]
    for action, command in COMMANDS.items():
        if action == "decide" and table.baseline is None:
            continue  # there is no change request before there is a baseline
        after = {next_state(state, role, action) for role in PEOPLE[person]} - {None}
        here = folder
        if after or action == "decide":
            here = Path(shutil.copytree(folder, tmp_path / action))
        if action == "decide":
            ask(here)
        log = here / "issued" / "log.jsonl"
        before = log.read_bytes() if log.exists() else b""
        assert refused(command, at(here, person)) == (not after), action
        if not after:
            assert (log.read_bytes() if log.exists() else b"") == before, action
        elif action not in {"freeze", "sign", "record"}:
            table = tables.open_table(at(here, "laura"))
            baselines = table.records.baselines
            assert table.state(baselines[0] if baselines else None) in after, action


def test_no_command_asks_for_an_edition_that_has_ended() -> None:
    assert set(STATES) - set(REACHED) == {State.SUPERSEDED, State.WITHDRAWN}
