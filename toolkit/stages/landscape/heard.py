"""The answers of one sitting, place by place, as the landscape needs them: text, numbers, days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toolkit.kernel.expressions.values import to_number, to_text
from toolkit.kernel.questions.form import Form, form_of
from toolkit.kernel.questions.labels import say
from toolkit.kernel.questions.scopes import Decided, Scope, scopes
from toolkit.kernel.questions.slug import slug
from toolkit.models.interviews.interview import Interview


@dataclass(frozen=True)
class Asked:
    """Everything the proposals are made from.

    `people` maps what people are called (full name, first name, id; folded) to their ids; `tasks` the
    name of a key task (as slug) to its id.
    """

    forms: Mapping[str, Form]
    interviews: Iterable[Interview]
    decided: Decided
    people: Mapping[str, str]
    tasks: Mapping[str, str]
    today: date | None = None


@dataclass(frozen=True)
class Heard:
    """One place of a sitting: the whole of it, or one round of a repeat."""

    form: Form
    interview: Interview
    scope: Scope

    def text(self, name: str) -> str:
        """The answer as it was given, empty if there is none."""
        return to_text(self.scope.values.get(name)).strip()

    def label(self, name: str) -> str:
        """The answer in the words of its choices."""
        row = self.form.asked.get(name)
        return say(row.question if row else None, self.scope.values.get(name)).strip()

    def several(self, name: str) -> tuple[str, ...]:
        """The names that were chosen."""
        value = self.scope.values.get(name)
        return value if isinstance(value, tuple) else ()

    def number(self, name: str) -> Decimal | None:
        """The answer as a number that is not below zero."""
        value = self.scope.values.get(name)
        number = to_number(value) if value is not None else None
        return Decimal(number) if number is not None and number >= 0 else None

    def count(self, name: str) -> int | None:
        """The answer as a whole number."""
        number = self.number(name)
        return int(number) if number is not None else None

    def day(self, name: str) -> date | None:
        """The answer as a day."""
        value = self.scope.values.get(name)
        return value if isinstance(value, date) else None

    def yes(self, name: str) -> bool:
        """Whether the answer is yes."""
        return self.text(name) == "yes"

    @property
    def instance(self) -> str:
        """The id of the round, made fit to be the id of an entry."""
        return entry_id(self.scope.rounds[-1][1])


def entry_id(text: str) -> str:
    """An id for an entry: the slug of `text`, with a letter in front if it begins with none."""
    spelled = slug(text)
    return spelled if spelled[:1].isalpha() else f"n-{spelled}"


def sittings(asked: Asked, questionnaire: str) -> Iterator[list[Heard]]:
    """Yield the places of each submitted sitting on a form, the earliest sitting first."""
    held = sorted(asked.interviews, key=lambda i: (i.started, i.id))
    for interview in held:
        form = form_of(asked.forms, interview)
        if interview.questionnaire == questionnaire and interview.submitted is not None and form is not None:
            places = scopes(form, interview, asked.today, asked.decided)
            yield [Heard(form, interview, scope) for scope in places]


def rounds(places: Iterable[Heard], *chain: str) -> Iterator[Heard]:
    """Yield the rounds of one repeat; `chain` names the repeats, outside in."""
    return (place for place in places if place.scope.chain == chain)
