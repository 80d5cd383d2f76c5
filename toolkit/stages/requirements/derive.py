"""Derive requirements from all submitted sittings: templates fire, equal demands join their sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.kernel.questions.form import Form, form_of
from toolkit.kernel.questions.templates import Fired, fire
from toolkit.models.interviews.answer import Stored
from toolkit.models.interviews.contradiction import Contradiction
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.models.requirements.requirement import RequirementStatus, Source
from toolkit.models.selection.key_task import Priority
from toolkit.stages.requirements.candidate import Candidate
from toolkit.stages.requirements.identity import requirement_id
from toolkit.stages.requirements.open_questions import WHICH_WORDING, ask_for, ask_to_edit
from toolkit.stages.requirements.readable import faults

_PRIORITIES = {"M": Priority.MUST, "S": Priority.SHOULD, "C": Priority.COULD, "W": Priority.WONT}


@dataclass(frozen=True)
class _Heard:
    """A template that fired in one sitting."""

    fired: Fired
    interview: Interview


def derive(
    forms: Mapping[str, Form],
    interviews: Iterable[Interview],
    contradictions: Iterable[Contradiction],
    today: date | None = None,
) -> tuple[Candidate, ...]:
    """All candidates, in the order of the forms, their templates and the instances.

    A decided contradiction puts its value in the place of the answers. While it is open, what rests
    on the question is a draft that shows all versions; so is a sentence with an empty slot.
    """
    known = list(contradictions)
    decided: dict[tuple[str, str], Stored] = {
        (c.question, c.instance): c.decision for c in known if c.decision is not None
    }
    open_ones = [c for c in known if c.state == "open"]
    heard: dict[str, list[_Heard]] = {}
    sittings = sorted(interviews, key=lambda i: (i.started, i.id))
    for name, form in forms.items():
        for sitting in (s for s in sittings if s.questionnaire == name):
            for fired in fire(form_of(forms, sitting) or form, sitting, today, decided):
                key = requirement_id(fired.template.id, fired.match)
                heard.setdefault(key, []).append(_Heard(fired, sitting))
    return tuple(_join(key, group, open_ones) for key, group in heard.items())


def _join(key: str, heard: list[_Heard], open_ones: Sequence[Contradiction]) -> Candidate:
    """One candidate from all sittings that ask for it; the most frequent wording, else the earliest."""
    first = max(heard, key=lambda h: _count(heard, h.fired.statement)).fired
    versions = tuple(dict.fromkeys(h.fired.statement for h in heard if h.fired.statement != first.statement))
    questions = [*(ask_for(name) for name in first.empty), *_ask_contradictions(first, open_ones)]
    if versions:
        questions.append(WHICH_WORDING)
    sentences = (first.statement, first.acceptance)
    questions += dict.fromkeys(ask_to_edit(fault) for text in sentences for fault in faults(text))
    return Candidate(
        id=key,
        template=first.template.id,
        category=first.template.category,
        statement=first.statement,
        acceptance=first.acceptance,
        priority=_PRIORITIES[first.template.priority],
        status=_status(first.template, questions),
        remark=first.template.parked,
        sources=tuple(s for h in heard for s in _sources(h)),
        versions=versions,
        open_questions=tuple(questions),
    )


def _status(template: RequirementTemplate, questions: Sequence[str]) -> RequirementStatus:
    if template.parked:
        return RequirementStatus.PARKED
    return RequirementStatus.DRAFT if questions else RequirementStatus.PROPOSED


def _count(heard: list[_Heard], statement: str) -> int:
    return sum(h.fired.statement == statement for h in heard)


def _sources(heard: _Heard) -> list[Source]:
    said = {s.question: s.quote for s in heard.fired.said}
    names = [name for name in heard.fired.questions if name in said] or [""]
    return [
        Source(
            interview=heard.interview.id,
            question=name,
            member=heard.interview.respondent,
            quote=said.get(name, ""),
        )
        for name in names
    ]


def _ask_contradictions(fired: Fired, open_ones: Sequence[Contradiction]) -> list[str]:
    asked = []
    for contradiction in open_ones:
        around = contradiction.instance
        if contradiction.question in fired.questions and f"{fired.match}/".startswith(
            f"{around}/" if around else ""
        ):
            said = "; ".join(f"{v.member}: {_text(v.value)}" for v in contradiction.versions)
            asked.append(f"Contradiction {contradiction.number or contradiction.id} is open ({said}).")
    return asked


def _text(value: Stored) -> str:
    return value if isinstance(value, str) else ", ".join(value)
