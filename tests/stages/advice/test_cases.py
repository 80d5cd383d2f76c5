"""Every check fires, stays silent, is not assessable and can be waived, each on small dossiers given as data."""

from collections import defaultdict

import pytest

from tests.stages.advice.case_files import Case, cases
from toolkit.models.advice.facts import Facts
from toolkit.models.advice.finding import Waiver
from toolkit.models.advice.outcome import Advice
from toolkit.stages.advice.catalogue import all_checks
from toolkit.stages.advice.run import advise

CASES = list(cases())
FIRING = [case for case in CASES if case.expect == "fires"]


def said(case: Case, facts: Facts) -> Advice:
    return advise(facts, checks=[e for e in all_checks() if e.check.code == case.check])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}: {case.name}")
def test_case(case: Case) -> None:
    advice = said(case, case.facts)
    found: list[str] = [f.state for f in advice.findings]
    states = set(found or ["silent"])
    assert states == {case.expect}, [f.message for f in advice.findings]
    if case.expect == "fires":
        assert tuple(dict.fromkeys(f.about for f in advice.findings)) == case.about
    assert not any("could not run" in f.message for f in advice.findings)


@pytest.mark.parametrize("case", FIRING, ids=lambda case: f"{case.check}: {case.name}")
def test_a_waiver_holds_for_what_was_seen_and_expires_when_that_changes(case: Case) -> None:
    first = said(case, case.facts).findings[0]
    waiver = Waiver(
        check=case.check,
        about=first.about,
        by="ilze",
        date=case.facts.today,
        reason="known",
        facts=first.facts,
    )
    waived = said(case, with_waiver(case.facts, waiver))
    assert waived.findings[0].state == "waived"
    assert waived.findings[0].waiver == waiver
    assert waived.expired == ()
    old = waiver.model_copy(update={"facts": "000000000000"})
    again = said(case, with_waiver(case.facts, old))
    assert again.findings[0].state == "fires"
    assert again.expired == (old,)


def with_waiver(facts: Facts, waiver: Waiver) -> Facts:
    return facts.model_copy(update={"dossier": facts.dossier.model_copy(update={"waivers": (waiver,)})})


def test_each_check_has_all_kinds_of_cases() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        kinds[case.check].add(case.expect)
    every = {"fires", "silent", "not_assessable"}
    assert {entry.check.code: kinds[entry.check.code] for entry in all_checks()} == {
        entry.check.code: every for entry in all_checks()
    }
