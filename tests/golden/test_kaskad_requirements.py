"""What the answers of Kaskad Pack turn into: decided values, open contradictions, empty slots."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.derive import derive
from toolkit.store.dossier import read_dossier
from toolkit.workflows.forms import contradictions_of, forms_of

SAMPLE = Path(__file__).parents[2] / "samples" / "kaskad-pack"


@pytest.fixture(scope="module")
def candidates() -> tuple[Candidate, ...]:
    dossier = read_dossier(SAMPLE)
    forms = forms_of(dossier)
    return derive(forms, dossier.interviews, contradictions_of(dossier, forms), date(2026, 3, 30))


def of(candidates: tuple[Candidate, ...], template: str) -> list[Candidate]:
    return [c for c in candidates if c.template == template]


def test_three_answers_and_a_decision_give_one_proposal_with_three_sources(
    candidates: tuple[Candidate, ...],
) -> None:
    (rule,) = of(candidates, "R-SAL-13")
    assert rule.statement == (
        "The system shall restrict customers and deals by the rule 'all are seen, own are edited' in lists, search, "
        "reports and export alike."
    )
    assert {s.member for s in rule.sources} == {"ilze", "andris", "viktors"}
    assert "my customers are my customers" in " ".join(s.quote for s in rule.sources).casefold()
    assert (rule.status.value, rule.open_questions) == ("proposed", ())


def test_what_rests_on_an_open_contradiction_is_a_draft(candidates: tuple[Candidate, ...]) -> None:
    (alarm,) = of(candidates, "R-PRC-02")
    assert alarm.status.value == "draft"
    assert alarm.open_questions == ("Contradiction C10 is open (andris: Guntis; guntis: Andris).",)


def test_an_empty_slot_is_asked_for_and_never_filled_in_silence(candidates: tuple[Candidate, ...]) -> None:
    (replaced,) = of(candidates, "R-INT-05")
    assert "[sys_retire?]" in replaced.statement
    assert replaced.open_questions == ("Nobody has answered 'sys_retire' yet.",)
    assert replaced.status.value == "draft"


def test_every_proposal_leads_back_to_somebody(candidates: tuple[Candidate, ...]) -> None:
    assert all(c.sources for c in candidates)
    assert len({c.id for c in candidates}) == len(candidates)


def test_stages_of_a_sale_give_one_proposal_each(candidates: tuple[Candidate, ...]) -> None:
    stuck = {c.statement.split("'")[1]: c.statement for c in of(candidates, "R-SAL-06")}
    assert {stage: text.split("more than ")[1].split(" days")[0] for stage, text in stuck.items()} == {
        "enquiry": "7",
        "quotation": "10",
        "negotiation": "14",
    }


def test_musts_among_the_key_tasks_become_requirements(candidates: tuple[Candidate, ...]) -> None:
    assert len(of(candidates, "R-KT-01")) == 10


def test_wishes_just_in_case_and_without_a_trouble_are_parked_with_the_reason(
    candidates: tuple[Candidate, ...],
) -> None:
    (networks,) = of(candidates, "R-WISH-02")
    assert (networks.statement, networks.status.value, networks.priority.value) == (
        "The system shall connect to all social networks.",
        "parked",
        "wont",
    )
    assert networks.remark.startswith("It is wanted just in case")
    vague = {c.sources[0].member: c for c in of(candidates, "R-WISH-03")}
    assert sorted(vague) == ["andris", "guntis", "ilze", "juris", "laura", "natalja", "viktors"]
    assert {c.status.value for c in vague.values()} == {"parked"}
    assert vague["juris"].statement == "The system shall run on a serious database, Oracle."
    assert all("What goes wrong" not in c.acceptance for c in vague.values())


def test_a_sentence_that_reads_badly_is_marked_for_editing(candidates: tuple[Candidate, ...]) -> None:
    marked = {c.template: c.open_questions for c in candidates if "reads badly" in "".join(c.open_questions)}
    assert marked == {
        "R-BO-04": ("The sentence reads badly: somebody speaks of themselves ('my'). Edit it.",),
        "R-INT-12": ("The sentence reads badly: somebody speaks of themselves ('I'). Edit it.",),
    }


def test_lists_read_as_a_part_of_the_sentence(candidates: tuple[Candidate, ...]) -> None:
    (logged,) = of(candidates, "R-SEC-09")
    assert "record exports, deletions and changes of rights with user" in logged.statement
    loaded = {c.statement for c in of(candidates, "R-DAT-01")}
    assert any("load companies, contacts and price lists from Viktors's private sheet" in s for s in loaded)
