"""Reading, order, days on the table, four eyes."""

from dataclasses import replace
from datetime import date

from toolkit.models.engagement.settings import ReadingSettings
from toolkit.models.signoff.people import Participant
from toolkit.stages.signoff.readiness import Table, earliest_signature, hindrances
from toolkit.stages.signoff.round import PersonState, next_signatory

ILZE = Participant(id="ilze", name="Ilze", role="director", party="client", part="signs", order=1)
VENDOR = Participant(id="vendor", name="Raimonds", role="director", party="vendor", part="signs", order=2)
NATALJA = Participant(id="natalja", name="Natalja", role="accountant", party="client", part="approves")
RULE = ReadingSettings()
FRIDAY = date(2026, 3, 27)
TABLE = Table(delivered=FRIDAY, today=date(2026, 3, 31), requirements=64)


def state(
    person: Participant, *, read: bool = True, signed: bool = False, declined: bool = False
) -> PersonState:
    return PersonState(
        person=person,
        wanted=("goals", "prices"),
        read=("goals", "prices") if read else ("goals",),
        signed=signed,
        declined=declined,
        late=False,
    )


def codes(person: Participant, *states: PersonState, table: Table = TABLE, author: str = "eva") -> list[str]:
    return [h.code for h in hindrances(person, states, table, RULE, author)]


def test_who_has_read_all_on_time_and_in_turn_may_sign() -> None:
    assert codes(ILZE, state(ILZE), state(VENDOR, read=False), state(NATALJA)) == []


def test_each_hindrance_alone() -> None:
    all_well = (state(ILZE), state(VENDOR), state(NATALJA))
    assert codes(ILZE, state(ILZE, read=False), *all_well[1:]) == ["unread"]
    assert codes(VENDOR, *all_well) == ["order"]
    assert codes(ILZE, state(ILZE), state(VENDOR), state(NATALJA, read=False)) == ["approval"]
    assert codes(ILZE, state(ILZE), state(VENDOR), state(NATALJA, declined=True)) == ["declined"]
    assert codes(ILZE, state(ILZE, signed=True), *all_well[1:]) == ["signed"]
    assert codes(ILZE, *all_well, table=replace(TABLE, today=date(2026, 3, 30))) == ["too-soon"]
    assert codes(ILZE, *all_well, table=replace(TABLE, open_remarks=("R2",))) == ["remarks"]


def test_the_first_day_comes_after_two_whole_working_days() -> None:
    assert earliest_signature(TABLE, RULE) == date(2026, 3, 31)
    assert earliest_signature(replace(TABLE, delivered=date(2026, 3, 28)), RULE) == date(2026, 3, 31)
    holiday = frozenset({date(2026, 3, 30)})
    assert earliest_signature(replace(TABLE, holidays=holiday), RULE) == date(2026, 4, 1)
    assert earliest_signature(replace(TABLE, requirements=39), RULE) == FRIDAY


def test_a_waiver_lifts_the_days_and_nothing_else() -> None:
    early = replace(TABLE, today=FRIDAY, waived=True)
    assert codes(ILZE, state(ILZE), state(VENDOR), state(NATALJA), table=early) == []
    assert codes(ILZE, state(ILZE, read=False), state(VENDOR), state(NATALJA), table=early) == ["unread"]


def test_the_author_is_not_the_only_reader_of_the_client() -> None:
    assert codes(ILZE, state(ILZE), state(VENDOR), author="ilze") == ["four-eyes"]
    assert codes(ILZE, state(ILZE), state(VENDOR), state(NATALJA), author="ilze") == []
    in_part = NATALJA.model_copy(update={"sections": ("goals",)})
    assert codes(ILZE, state(ILZE), state(VENDOR), state(in_part), author="ilze") == ["four-eyes"]


def test_signatories_follow_their_order() -> None:
    first = next_signatory([state(VENDOR), state(ILZE), state(NATALJA)])
    assert first is not None
    assert first.person.id == "ilze"
    assert next_signatory([state(VENDOR, signed=True), state(ILZE, signed=True)]) is None
