"""One sitting: one respondent, one questionnaire, the answers given."""

import re
from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from toolkit.models.ids import Id
from toolkit.models.interviews.answer import Answers
from toolkit.models.interviews.question import QuestionName
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

_HASH = re.compile(r"[0-9a-f]{8}\Z")


def _check_hash(text: str) -> str:
    if text and not _HASH.match(text):
        raise ValueError("the hash of a form is its first eight hexadecimal digits")
    return text


FormHash = Annotated[str, AfterValidator(_check_hash)]


class Interview(Noun):
    """One sitting. `scope` names the questions it was limited to; empty means the whole form was asked.

    `version` and `form_hash` say which edition of the form was asked; an empty hash means 'the form as
    it stands'. A sitting without `submitted` is unfinished and yields nothing.
    """

    schema_version: Literal["1"] = "1"
    id: Id
    questionnaire: Id
    version: str = "1"
    form_hash: FormHash = ""
    respondent: Id
    role: str = ""
    department: str = ""
    interviewer: Id
    started: Moment
    submitted: Moment | None = None
    minutes: int = Field(default=0, ge=0, le=1440)
    scope: tuple[QuestionName, ...] = ()
    answers: Answers = {}

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> "Interview":
        if self.submitted is not None and self.submitted < self.started:
            raise ValueError("the sitting was submitted before it started; correct `started` or `submitted`")
        return self

    @property
    def whole(self) -> bool:
        """Whether the form was asked from end to end and not only on named questions."""
        return not self.scope

    @property
    def file_name(self) -> str:
        """The name of its file in `interviews/`."""
        return f"{self.started:%Y-%m-%d}-{self.id}.yaml"


def interview_id(questionnaire: str, respondent: str, taken: Collection[str]) -> str:
    """Return the first free id of the kind `F03_sales-andris`, `F03_sales-andris-2`."""
    stem = f"{questionnaire}-{respondent}"[:60]
    used = {name.casefold() for name in taken}
    number = 1
    while (name := stem if number == 1 else f"{stem}-{number}").casefold() in used:
        number += 1
    return name
