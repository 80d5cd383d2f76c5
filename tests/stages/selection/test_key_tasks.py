"""Key tasks: out of the interviews, joined by their owners, locked and opened with both versions kept."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.models.engagement.settings import Settings
from toolkit.models.interviews.answer import Answer, Instance
from toolkit.models.interviews.interview import Interview
from toolkit.models.selection.grade import Grade
from toolkit.models.selection.key_task import KeyTask, KeyTaskList, Priority, TwinDecision
from toolkit.problems import Refused, UsageError
from toolkit.stages.selection.key_tasks import adopt, locks
from toolkit.stages.selection.key_tasks.propose import Proposal, proposals, twins
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier

SAMPLE = Path(__file__).parents[3] / "samples" / "kaskad-pack"
SETTINGS = Settings()
EMPTY = KeyTaskList(schema_version="1")
DAY = date(2026, 2, 20)


def sitting(who: str, *tasks: dict[str, str], submitted: bool = True) -> Interview:
    rounds = tuple(
        Instance(id=f"t{n}", answers={name: Answer(value=value) for name, value in task.items()})
        for n, task in enumerate(tasks)
    )
    at = datetime(2026, 1, 12, 9, tzinfo=UTC)
    return Interview(
        id=f"F03_sales-{who}",
        questionnaire="F03_sales",
        respondent=who,
        interviewer="maris",
        started=at,
        submitted=at if submitted else None,
        answers={"kt": rounds},
    )


def one(**answers: str) -> Proposal:
    (found,) = proposals([sitting("laura", {"kt_name": "take an order", **answers})])
    return found


def test_kaskads_list_is_what_its_interviews_give() -> None:
    dossier = read_dossier(SAMPLE)
    found = proposals(dossier.interviews)
    order = [task.instances[0] for task in dossier.key_tasks.tasks]
    made = adopt.accept(
        KeyTaskList(schema_version="1", locked=dossier.key_tasks.locked),
        found,
        order,
        dossier.engagement.settings,
    )
    assert canonical.dump(made) == (SAMPLE / "key-tasks.yaml").read_bytes()
    derived = adopt.derive(dossier.key_tasks, found, dossier.engagement.settings)
    assert (len(derived.new), len(derived.differences), derived.as_before, len(derived.twins)) == (
        0,
        0,
        24,
        0,
    )


@pytest.mark.parametrize(
    ("stops", "priority"),
    [
        ("work_stops", Priority.MUST),
        ("workaround_for_days", Priority.SHOULD),
        ("workaround_for_weeks", Priority.COULD),
    ],
)
def test_what_stops_proposes_the_priority(stops: str, priority: Priority) -> None:
    assert one(kt_stop=stops).priority is priority


def test_a_nuisance_is_a_wish_and_not_proposed() -> None:
    derived = adopt.derive(EMPTY, [one(kt_stop="nuisance_only")], SETTINGS)
    assert (derived.new, len(derived.nuisances)) == ((), 1)


def test_a_level_is_noted_only_where_it_is_not_the_usual_one() -> None:
    def required(level: str) -> Grade | None:
        found = one(kt_stop="work_stops", kt_level=level)
        return adopt.accept(EMPTY, [found], [found.id], SETTINGS).tasks[0].required

    assert (required("good"), required("excellent")) == (None, Grade.EXCELLENT)


@pytest.mark.parametrize(
    ("freq", "count", "per_week"),
    [
        ("daily", "3", "15"),
        ("weekly", "9", "9"),
        ("monthly", "13", "3"),
        ("yearly", "5", "0.1"),
        ("irregular", "5", None),
        ("weekly", "", None),
    ],
)
def test_how_often_is_counted_by_the_week(freq: str, count: str, per_week: str | None) -> None:
    assert one(kt_freq=freq, kt_count=count).per_week == (None if per_week is None else Decimal(per_week))


def test_the_same_words_of_two_people_are_one_task_of_who_said_it_first() -> None:
    (found,) = proposals(
        [sitting("laura", {"kt_name": "Take an order"}), sitting("viktors", {"kt_name": "take  an order"})]
    )
    assert (found.owner, found.others, found.sources) == (
        "laura",
        ("viktors",),
        ("F03_sales-laura", "F03_sales-viktors"),
    )


def test_an_unfinished_sitting_names_nothing() -> None:
    assert proposals([sitting("laura", {"kt_name": "take an order"}, submitted=False)]) == ()


def _two_alike() -> tuple[KeyTaskList, tuple[Proposal, ...]]:
    found = proposals(
        [
            sitting("laura", {"kt_name": "find the last price of an article"}),
            sitting("viktors", {"kt_name": "find an article's last price"}),
        ]
    )
    return adopt.accept(EMPTY, found, [found[0].id], SETTINGS), found


def test_alike_names_are_laid_before_the_owner_until_decided() -> None:
    tasks, found = _two_alike()
    (pair,) = twins(tasks, found)
    assert (pair.task, pair.owner) == ("KT01", "laura")
    word = TwinDecision(task="KT01", other=pair.other, same=False, by="laura", date=DAY)
    assert twins(adopt.join(tasks, found, word), found) == ()


def test_the_same_task_gets_both_sources_and_is_not_proposed_again() -> None:
    tasks, found = _two_alike()
    word = TwinDecision(task="KT01", other=found[1].id, same=True, by="laura", date=DAY)
    joined = adopt.join(tasks, found, word)
    assert joined.tasks[0].sources == ("F03_sales-laura", "F03_sales-viktors")
    assert adopt.derive(joined, found, SETTINGS).new == ()


def test_a_dropped_proposal_stays_away_and_wants_a_reason() -> None:
    found = [one()]
    with pytest.raises(UsageError, match="Why"):
        adopt.drop(EMPTY, found, found[0].id, "laura", DAY, " ")
    after = adopt.drop(EMPTY, found, found[0].id, "laura", DAY, "nobody stops")
    assert adopt.derive(after, found, SETTINGS).new == ()


def test_a_number_is_that_after_the_highest() -> None:
    assert [adopt.next_id([]), adopt.next_id(["KT02", "KT09"]), adopt.next_id(["kt99"])] == [
        "KT01",
        "KT10",
        "KT100",
    ]


@pytest.mark.parametrize(("count", "word"), [(19, "few"), (20, ""), (30, ""), (31, "many")])
def test_twenty_to_thirty_tasks_cover_a_company(count: int, word: str) -> None:
    advice = adopt.advice_on_number(count)
    assert (word in advice) if word else advice == ""


def _task(**more: object) -> KeyTask:
    fields = {
        "id": "KT01",
        "name": "take an order",
        "owner": "laura",
        "priority": "must",
        "demo_case": "Rudzi",
        "done_well": "in a minute",
    }
    return KeyTask.model_validate(fields | more)


def test_a_lock_wants_a_case_and_a_word_on_what_is_done_well() -> None:
    bare = EMPTY.model_copy(update={"tasks": (_task(demo_case=" "),)})
    with pytest.raises(Refused, match="KT01"):
        locks.lock(bare, "andris", DAY, "")
    with pytest.raises(Refused, match="no key tasks"):
        locks.lock(EMPTY, "andris", DAY, "")


def test_opening_keeps_what_was_locked_and_says_what_changed() -> None:
    tasks = locks.lock(EMPTY.model_copy(update={"tasks": (_task(),)}), "andris", DAY, "agreed")
    with pytest.raises(Refused):
        locks.require_open(tasks)
    with pytest.raises(UsageError, match="Why"):
        locks.unlock(tasks, "ilze", DAY, "", SETTINGS)
    opened = locks.unlock(tasks, "ilze", DAY, "dispatch was forgotten", SETTINGS)
    with pytest.raises(Refused):
        locks.require_locked(opened)
    heavier = opened.model_copy(update={"tasks": (_task(weight=9),)})
    (version,) = heavier.earlier_locks
    assert locks.changes(version, heavier, SETTINGS) == (
        ("KT01", "must, weight 5, good required", "must, weight 9, good required"),
    )
    assert locks.as_locked(heavier, version)[0].weight == 5
