"""The minutes of a sitting, made from its answers and the form as it was asked."""

from collections.abc import Mapping
from datetime import date

from toolkit.kernel.questions.form import Form
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.minutes import Minutes, MinutesEntry
from toolkit.stages.interview.review import Row, given_at, review
from toolkit.stages.interview.sitting import Sitting, begin


def minutes(form: Form, interview: Interview, names: Mapping[str, str], today: date | None = None) -> Minutes:
    """Return what was asked and said, in the order of the form.

    Args:
        form: the form in the edition that was asked.
        interview: the sitting, submitted or not.
        names: member id -> full name.
        today: what `today()` stands for.
    """
    sitting = begin(form, interview, today)
    return Minutes(
        interview=interview,
        title=form.questionnaire.title,
        purpose=form.questionnaire.purpose,
        respondent=names.get(interview.respondent, interview.respondent),
        interviewer=names.get(interview.interviewer, interview.interviewer),
        entries=tuple(_entry(sitting, row, names) for row in review(sitting)),
    )


def _entry(sitting: Sitting, row: Row, names: Mapping[str, str]) -> MinutesEntry:
    given = given_at(sitting, row.stop)
    left = given.open if given else None
    said = row.state in ("answered", "faulty")
    return MinutesEntry(
        headings=row.stop.headings,
        label=row.label,
        said=row.said if said else "",
        quote=given.quote if given else "",
        comment=given.comment if given else "",
        ask=names.get(left.ask, left.ask) if left else "",
        ask_what=left.text if left else "",
        state="open" if left else "answered" if said else "not_answered",
    )
