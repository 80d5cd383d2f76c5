"""Whatever the data: every check speaks, none breaks, and one that would break says so."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Outcome, Spot
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.answer import Answer, Answers, Instance
from toolkit.stages.advice.answers import as_number, counting, rounds, said
from toolkit.stages.advice.catalogue import Entry, all_checks
from toolkit.stages.advice.run import advise
from toolkit.workflows.advice.check import gather
from toolkit.workflows.session import Session

SAMPLES = Path(__file__).parents[3] / "samples"
TODAY = date(2026, 3, 30)
HOSTILE = (
    "", " ", "0", "-1", "NaN", "sNaN", "Infinity", "1e999999", "9" * 400, "yes", "no", "none", "older", "2026-02-31", "0001-01-01",
    "9999-12-31", "everything_from_accounting_both_ways", "vendor_cloud", "{leaver_hours}", "${x} %s {0}", "\x1b[31m[bold]", "𝟙", "\u202e", "' OR 1=1",
)  # fmt: skip
LISTS = (
    "interviews", "processes", "systems", "flows", "data_sources", "access_roles", "vendors", "scorecards", "gap_decisions",
    "alternatives", "twin_decisions", "waivers",
)  # fmt: skip


@cache
def whole(sample: str) -> Facts:
    return gather(Session(SAMPLES / sample, TODAY), SAMPLES / sample)


def spoiled(answers: Answers, pick: Any) -> Answers:
    """Every answer replaced, left out or made many by chance."""
    found: Answers = {}
    for name, entry in answers.items():
        if isinstance(entry, Answer):
            value = pick()
            found[name] = entry if value is None else Answer(value=value)
        else:
            found[name] = tuple(Instance(id=i.id, answers=spoiled(i.answers, pick)) for i in entry)
    return found


@st.composite
def engagements(draw: st.DrawFn) -> Facts:
    facts = whole(draw(st.sampled_from(["kaskad-pack", "kaskad-signed"])))
    random = draw(st.randoms(use_true_random=False))

    def pick() -> str | tuple[str, ...] | None:
        value = random.choice((None, *HOSTILE))
        return (value, value) if value and random.random() < 0.1 else value

    dossier = facts.dossier
    gone: dict[str, Any] = dict.fromkeys(draw(st.sets(st.sampled_from(LISTS))), ())
    if draw(st.booleans()):
        gone["plan"] = None
    if draw(st.booleans()):
        gone["chosen"] = None
    if "interviews" not in gone and draw(st.booleans()):
        gone["interviews"] = tuple(
            i.model_copy(update={"answers": spoiled(i.answers, pick)}) for i in dossier.interviews
        )
    results: dict[str, Any] = {
        name: value
        for name, value in (
            ("comparison", None),
            ("gaps", ()),
            ("plan", None),
            ("unheard", None),
            ("wording", None),
            ("twins", None),
            ("contradictions", ()),
        )
        if draw(st.booleans())
    }
    return facts.model_copy(update={"dossier": dossier.model_copy(update=gone), **results})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(engagements())
def test_no_check_breaks_on_half_empty_or_hostile_data(facts: Facts) -> None:
    advice = advise(facts)
    assert [f for f in advice.findings if "could not run" in f.message] == []
    assert {f.check for f in advice.findings} | set(advice.silent) == {e.check.code for e in all_checks()}
    assert advise(facts) == advice


def test_an_empty_engagement_passes_no_check_for_want_of_data() -> None:
    engagement = whole("kaskad-pack").dossier.engagement.model_copy(
        update={
            "members": (),
            "goals": (),
            "wished_go_live": None,
            "client": whole("kaskad-pack").dossier.engagement.client.model_copy(
                update={"affected_departments": (), "departments": ()}
            ),
        }
    )
    advice = advise(Facts(dossier=Dossier(engagement=engagement), today=TODAY))
    assert advice.silent == ()
    assert {f.state for f in advice.findings} == {"not_assessable"}
    assert len(advice.findings) == 40


def test_a_check_that_breaks_becomes_a_finding_and_the_others_speak() -> None:
    first, second, *_ = all_checks()

    def broken(_: Facts) -> Outcome:
        raise KeyError("members")

    facts = whole("kaskad-pack")
    advice = advise(facts, checks=[Entry(first.check, broken, first.doc, first.room), second])
    assert [(f.check, f.state) for f in advice.findings] == [("AP-01", "not_assessable"), ("AP-02", "fires")]
    assert (
        advice.findings[0].message
        == "The check could not run (KeyError); nothing is known about what it looks at."
    )


def test_all_places_are_looked_up_at_once() -> None:
    asked: list[int] = []

    def locate(spots: Any) -> dict[Spot, str]:
        asked.append(len(spots))
        return {spot: f"{spot.file}:7" for spot in spots}

    advice = advise(whole("kaskad-pack"), locate=locate)
    assert len(asked) == 1
    assert advice.of("AP-01")[0].places == ("engagement.yaml:7",)


def test_answers_by_the_name_of_the_question() -> None:
    facts = whole("kaskad-pack")
    assert [(s.member, s.text) for s in said(facts, "hst")] == [
        ("ilze", "vendor_cloud"),
        ("juris", "own_server"),
    ]
    assert [(s.member, s.text) for s in counting(facts, "hst")] == [("juris", "own_server")]
    inside = rounds(facts, "fl")
    assert len(inside) == 7
    assert inside[0].text("fl_ent") == "company"
    assert inside[0].spot.path == ("answers", "sys", 0, "fl", 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", "12"), (" 1.5 ", "1.5"), ("NaN", None), ("1e999999", None), ("9" * 400, None), ("x", None)],
)
def test_numbers_from_text(text: str, number: str | None) -> None:
    value = as_number(text)
    assert (None if value is None else str(value)) == number
