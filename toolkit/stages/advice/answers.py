"""What was said: typed access to the answers of all submitted sittings by the name of the question."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from toolkit.models.advice.facts import Facts
from toolkit.models.advice.outcome import Spot
from toolkit.models.interviews.answer import Answer, Answers, Stored
from toolkit.models.interviews.interview import Interview


@dataclass(frozen=True)
class Said:
    """One answer that has a value: who gave it and where it stands."""

    member: str
    value: Stored
    spot: Spot
    quote: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The value as one or several texts."""
        return (self.value,) if isinstance(self.value, str) else self.value

    @property
    def text(self) -> str:
        """The value in one text."""
        return ", ".join(self.texts)

    @property
    def number(self) -> Decimal | None:
        """The value as a number, None where it is none."""
        return as_number(self.text)


@dataclass(frozen=True)
class Round:
    """One round of a repeat."""

    member: str
    spot: Spot
    answers: Answers

    def text(self, question: str) -> str:
        """What was answered in this round, empty where nothing was."""
        entry = self.answers.get(question)
        if not isinstance(entry, Answer) or entry.value is None:
            return ""
        return entry.value if isinstance(entry.value, str) else ", ".join(entry.value)

    def number(self, question: str) -> Decimal | None:
        """The answer as a number, None where there is none."""
        return as_number(self.text(question))


def as_number(text: str) -> Decimal | None:
    """A text as an exact number, None where it is none."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) <= Decimal(10) ** 12 else None


def said(facts: Facts, question: str) -> tuple[Said, ...]:
    """All answers to a question, those inside repeats as well, in the order of the sittings."""
    return tuple(
        Said(sitting.respondent, entry.value, Spot(file_of(sitting), path), entry.quote)
        for sitting in _submitted(facts)
        for name, entry, path in _entries(sitting.answers, ("answers",))
        if name == question and isinstance(entry, Answer) and entry.value not in (None, "", ())
    )


def rounds(facts: Facts, repeat: str) -> tuple[Round, ...]:
    """All rounds of a repeat, also where it stands inside another one."""
    return tuple(
        Round(sitting.respondent, Spot(file_of(sitting), (*path, position)), instance.answers)
        for sitting in _submitted(facts)
        for name, entry, path in _entries(sitting.answers, ("answers",))
        if name == repeat and isinstance(entry, tuple)
        for position, instance in enumerate(entry)
    )


def counting(facts: Facts, question: str) -> tuple[Said, ...]:
    """The answers that count: once people differed and somebody decided, the decision alone.

    The decision stands where the first of its versions was given.
    """
    answers = said(facts, question)
    for one in facts.contradictions:
        if one.question == question and one.state == "decided" and not one.instance and one.decision:
            where = answers[0].spot if answers else Spot("decisions/contradictions.yaml")
            return (Said(one.owner or "", one.decision, where, one.reason),)
    return answers


def texts(facts: Facts, question: str) -> frozenset[str]:
    """All single values that count."""
    return frozenset(text for one in counting(facts, question) for text in one.texts)


def was_asked(facts: Facts, *questions: str) -> bool:
    """Whether any of the questions has an answer."""
    return any(said(facts, question) for question in questions)


def file_of(sitting: Interview) -> str:
    """The file of a sitting."""
    return f"interviews/{sitting.file_name}"


def _submitted(facts: Facts) -> Iterator[Interview]:
    for sitting in facts.dossier.interviews:
        if sitting.submitted is not None:
            yield sitting


def _entries(
    answers: Answers, path: tuple[str | int, ...]
) -> Iterator[tuple[str, object, tuple[str | int, ...]]]:
    for name, entry in answers.items():
        yield name, entry, (*path, name)
        if isinstance(entry, tuple):
            for position, instance in enumerate(entry):
                yield from _entries(instance.answers, (*path, name, position))
