"""The file is the truth: what a person changed stays, what is empty follows the answers."""

from typing import Any

from toolkit.models.landscape.landscape import Landscape
from toolkit.models.landscape.system import Flow, System
from toolkit.stages.landscape.differences import accepted, differences


def landscape(**fields: Any) -> Landscape:
    given = {"id": "mail", "name": "Mail", "fate": "integrate", "sources": ("F08-a",)} | fields
    return Landscape(systems=(System.model_validate(given),))


NOTHING = Landscape()


def test_a_new_entry_is_proposed_once() -> None:
    (found,) = differences(NOTHING, NOTHING, landscape())
    assert (found.what, found.kind, found.id) == ("new", "systems", "mail")
    after, base = accepted(NOTHING, NOTHING, [found], {("systems", "mail")})
    assert (after, base) == (landscape(), landscape())
    assert differences(after, base, landscape()) == ()


def test_an_entry_that_a_person_deleted_is_not_proposed_again() -> None:
    assert differences(NOTHING, landscape(), landscape()) == ()
    assert differences(NOTHING, landscape(), landscape(users="all")) == ()


def test_an_untouched_field_follows_a_touched_one_stays() -> None:
    mine, base, said = (
        landscape(users="24", owner="Juris"),
        landscape(users="24"),
        landscape(users="30", owner="Eva"),
    )
    (found,) = differences(mine, base, said)
    assert (found.taken, found.kept) == (("users",), ("owner",))
    after, known = accepted(mine, base, [found], {("systems", "mail")})
    assert after == landscape(users="30", owner="Juris")
    assert known == said
    assert differences(after, known, said) == ()


def test_a_file_written_by_hand_is_only_filled_up() -> None:
    (found,) = differences(landscape(name="Hosted mail", sources=()), NOTHING, landscape(users="24"))
    assert (found.taken, found.kept) == (("users", "sources"), ("name",))
    assert found.after == landscape(name="Hosted mail", users="24").systems[0]


def test_case_and_dashes_do_not_make_two_entries() -> None:
    mine, said = landscape(id="Our_mail"), landscape(id="our-mail")
    assert differences(mine, NOTHING, said) == ()


def test_what_no_answer_speaks_of_stays() -> None:
    (gone,) = differences(landscape(), landscape(), NOTHING)
    assert gone.what == "vanished"
    after, base = accepted(landscape(), landscape(), [gone], {("systems", "mail")})
    assert (after, base) == (landscape(), NOTHING)
    assert differences(after, base, NOTHING) == ()


def test_sources_alone_are_proposed_once() -> None:
    mine = landscape(sources=("F08-b",))
    (found,) = differences(mine, NOTHING, landscape())
    assert found.taken == ("sources",)
    assert differences(mine, landscape(), landscape()) == ()


def test_a_flow_names_its_system_as_the_file_does() -> None:
    flow = Flow(id="f", data="mails", system="our-mail", direction="into_crm")
    mine, said = landscape(id="Our_mail"), landscape(id="our-mail").model_copy(update={"flows": (flow,)})
    found = differences(mine, NOTHING, said)
    after, _ = accepted(mine, NOTHING, found, {("flows", "f")})
    assert after.flows[0].system == "Our_mail"


def test_what_was_not_accepted_comes_again() -> None:
    (found,) = differences(NOTHING, NOTHING, landscape())
    assert accepted(NOTHING, NOTHING, [found], set()) == (NOTHING, NOTHING)
