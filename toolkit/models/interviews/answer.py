"""What somebody answered: the value, their own words, a comment, or an open question for somebody else.

In YAML an answer with nothing but a value is written as the value alone (`sal_vol: "120"`), and an
instance of a repeat as one mapping (`{id: enquiry, sal_st_name: Enquiry, ...}`); both short forms are
read and written here, so that a person can read the file.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Tag, model_serializer, model_validator

from toolkit.models.ids import Id
from toolkit.models.interviews.question import QuestionName
from toolkit.models.noun import Noun
from toolkit.models.scalars import Moment

#: An answer as it is stored: text, or several texts where several can be chosen. Never a number.
Stored = str | tuple[str, ...]

_INSTANCE = re.compile(r"[a-z0-9][a-z0-9-]{0,47}\Z")


def _check_instance_id(text: str) -> str:
    if not _INSTANCE.match(text):
        raise ValueError("the id of a repeat's instance has at most 48 small letters, digits and '-'")
    return text


InstanceId = Annotated[str, AfterValidator(_check_instance_id)]


class OpenQuestion(Noun):
    """'I don't know': whom to ask, and what."""

    ask: Id
    text: str = ""


class Answer(Noun):
    """One answer. `value` is None when only a quote, a comment or an open question was recorded."""

    value: Stored | None = None
    quote: str = ""
    comment: str = ""
    open: OpenQuestion | None = None
    at: Moment | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, str | list | tuple) else data

    @model_serializer(mode="plain")
    def _to_short_form(self) -> Any:
        said = {
            "value": self.value,
            "quote": self.quote,
            "comment": self.comment,
            "open": self.open,
            "at": self.at,
        }
        full = {key: value for key, value in said.items() if value not in (None, "")}
        return self.value if list(full) == ["value"] else full


class Instance(Noun):
    """One round of a repeat. `id` is given once, from the first answer, and stays when that is edited."""

    id: InstanceId
    answers: "Answers" = {}

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or (set(data) <= {"id", "answers"} and "answers" in data):
            return data
        rest = {key: value for key, value in data.items() if key != "id"}
        return {"answers": rest} | ({"id": data["id"]} if "id" in data else {})

    @model_serializer(mode="plain")
    def _to_short_form(self) -> Any:
        return {"id": self.id, **self.answers}


def _is_repeat(data: Any) -> str:
    rounds = isinstance(data, list | tuple) and any(isinstance(item, Mapping | Instance) for item in data)
    return "rounds" if rounds else "answer"


#: What stands under one question name: an answer, or the instances of a repeat.
Entry = Annotated[
    Annotated[Answer, Tag("answer")] | Annotated[tuple[Instance, ...], Tag("rounds")],
    Discriminator(_is_repeat),
]
Answers = dict[QuestionName, Entry]

Instance.model_rebuild()
