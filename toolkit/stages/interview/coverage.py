"""Who has been heard: only a whole, submitted sitting counts, a sitting on single questions does not."""

from collections.abc import Iterable, Iterator, Mapping

from toolkit.models.engagement.engagement import Engagement
from toolkit.models.engagement.member import Member, Respondent
from toolkit.models.interviews.answer import Answer, Answers
from toolkit.models.interviews.coverage import Coverage, Hearing, SittingLine
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.questionnaire import Questionnaire


def cover(
    engagement: Engagement, shelf: Mapping[str, Questionnaire], interviews: Iterable[Interview]
) -> Coverage:
    """Return all sittings by day, what each person was heard on, and the departments that were not.

    Args:
        engagement: members, respondents and departments.
        shelf: the questionnaires there are, by id.
        interviews: all sittings.
    """
    sittings = sorted(interviews, key=lambda i: (i.started, i.id))
    heard: dict[str, list[str]] = {}
    for sitting in sittings:
        if sitting.submitted and sitting.whole:
            heard.setdefault(sitting.respondent, []).append(sitting.questionnaire)
    hearings = tuple(
        _hearing(person, shelf, heard.get(person.id, []), engagement) for person in engagement.people
    )
    client = engagement.client
    spoken = {hearing.department.casefold() for hearing in hearings if hearing.heard}
    affected = client.affected_departments or client.departments
    return Coverage(
        sittings=tuple(_line(sitting) for sitting in sittings),
        hearings=tuple(hearing for hearing in hearings if hearing.heard or hearing.to_hear),
        unheard=tuple(name for name in affected if name.casefold() not in spoken),
    )


def is_for(questionnaire: Questionnaire, person: Respondent, engagement: Engagement) -> bool:
    """Return whether a form is meant for a person, by what it says in `heard_from`."""
    words = {word.casefold() for word in questionnaire.heard_from}
    if "everybody" in words or person.department.casefold() in words:
        return True
    if person.id == engagement.sponsor and "sponsor" in words:
        return True
    return "technical" in words and isinstance(person, Member) and person.technical


def _hearing(
    person: Respondent, shelf: Mapping[str, Questionnaire], heard: list[str], engagement: Engagement
) -> Hearing:
    meant = [name for name, form in sorted(shelf.items()) if is_for(form, person, engagement)]
    return Hearing(
        member=person.id,
        name=person.name,
        department=person.department,
        heard=tuple(sorted(set(heard))),
        to_hear=tuple(name for name in meant if name not in heard),
    )


def _line(sitting: Interview) -> SittingLine:
    given = list(_given(sitting.answers))
    return SittingLine(
        id=sitting.id,
        questionnaire=sitting.questionnaire,
        member=sitting.respondent,
        day=sitting.started.date(),
        state="submitted" if sitting.submitted else "unfinished",
        answered=sum(answer.value is not None for answer in given),
        open=sum(answer.open is not None for answer in given),
        minutes=sitting.minutes,
        scope=sitting.scope,
    )


def _given(answers: Answers) -> Iterator[Answer]:
    for entry in answers.values():
        if isinstance(entry, Answer):
            yield entry
            continue
        for item in entry:
            yield from _given(item.answers)
