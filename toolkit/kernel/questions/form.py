"""A questionnaire compiled: every question with its place, its repeats and its expressions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.kernel.expressions.checks import Named
from toolkit.kernel.expressions.compiler import Expression, compile_expression
from toolkit.kernel.questions.typing import type_of
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.question import CHOOSING, Question
from toolkit.models.interviews.questionnaire import Questionnaire

#: Names that every form knows without asking: who sits there.
RESPONDENT = ("respondent", "respondent_role", "respondent_department")


@dataclass(frozen=True)
class Asked:
    """A question in its place. `chain` names the repeats around it, `groups` the groups, outside in."""

    question: Question
    order: int
    chain: tuple[str, ...]
    groups: tuple[str, ...]
    relevant: Expression | None
    constraint: Expression | None
    calculation: Expression | None
    default: Expression | None
    choice_filter: Expression | None
    count: Expression | None

    @property
    def name(self) -> str:
        """The name of the question."""
        return self.question.name


@dataclass(frozen=True)
class Form:
    """A compiled questionnaire; `asked` holds every row by name, in the order of the form."""

    questionnaire: Questionnaire
    asked: Mapping[str, Asked]

    def first_of(self, repeat: str) -> str:
        """Return the name of the question by which instances of `repeat` are told apart."""
        return next(self._answered(self.asked[repeat].question.questions))

    def named(self) -> dict[str, Named]:
        """Return what the checks of expressions need to know of every name."""
        known = {
            row.name: Named(kind_of(row.question), row.order, row.chain, choice_names(row.question))
            for row in self
        }
        return known | {name: Named("text", -1) for name in RESPONDENT}

    def __iter__(self) -> Iterator[Asked]:
        return iter(self.asked.values())

    def _answered(self, questions: tuple[Question, ...]) -> Iterator[str]:
        for question in questions:
            if question.type == "group":
                yield from self._answered(question.questions)
            elif type_of(question):
                yield question.name
        yield from (question.name for question in questions)


def edition(questionnaire: str, form_hash: str) -> str:
    """Return the key of a form in an earlier edition; no id of a form can look like it."""
    return f"{questionnaire}@{form_hash}"


def form_of(forms: Mapping[str, Form], interview: Interview) -> Form | None:
    """Return the form in the edition a sitting was held on, else as it stands now, else None."""
    return forms.get(edition(interview.questionnaire, interview.form_hash)) or forms.get(
        interview.questionnaire
    )


def compile_form(questionnaire: Questionnaire) -> Form:
    """Return an assembled questionnaire compiled.

    Raises:
        ExpressionError: an expression is none (`check_form` reports them all, with their places).
    """
    return Form(questionnaire, {row.name: row for row in _rows(questionnaire.questions)})


def walk(questions: tuple[Question, ...]) -> Iterator[tuple[Question, tuple[str, ...], tuple[str, ...]]]:
    """Yield every question with the repeats and the groups around it, in the order of the form."""
    stack = [(question, (), ()) for question in reversed(questions)]
    todo: list[tuple[Question, tuple[str, ...], tuple[str, ...]]] = list(stack)
    while todo:
        question, chain, groups = todo.pop()
        yield question, chain, groups
        inner_chain = (*chain, question.name) if question.type == "repeat" else chain
        inner_groups = (*groups, question.name) if question.type == "group" else groups
        todo.extend((part, inner_chain, inner_groups) for part in reversed(question.questions))


def _rows(questions: tuple[Question, ...]) -> Iterator[Asked]:
    for order, (question, chain, groups) in enumerate(walk(questions)):
        default = (
            question.default if question.default.startswith("${") or question.default == "today()" else ""
        )
        yield Asked(
            question=question,
            order=order,
            chain=chain,
            groups=groups,
            relevant=_compiled(question.relevant),
            constraint=_compiled(question.constraint),
            calculation=_compiled(question.calculation),
            default=_compiled(default),
            choice_filter=_compiled(question.choice_filter, columns=True),
            count=_compiled(question.repeat_count),
        )


def _compiled(text: str, columns: bool = False) -> Expression | None:
    return compile_expression(text, columns) if text.strip() else None


def kind_of(question: Question) -> str:
    """Return what expressions know of the answers to `question`: repeat, or the kind of its type."""
    if question.type == "repeat":
        return "repeat"
    kind = type_of(question)
    return kind.kind if kind else "any"


def choice_names(question: Question) -> frozenset[str] | None:
    """Return the names that can be chosen, None where nothing is chosen or the list is not there."""
    known = question.type in CHOOSING and isinstance(question.choices, tuple)
    return frozenset(choice.name for choice in question.listed) if known else None
