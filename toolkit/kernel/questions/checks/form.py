"""Everything that can be wrong with a questionnaire before it is asked, all of it at once."""

from collections.abc import Callable, Collection, Iterator

from toolkit.kernel.expressions.checks import Fault, Named, check, kind_of_node, nearest
from toolkit.kernel.expressions.compiler import Expression, compile_expression
from toolkit.kernel.expressions.tokens import ExpressionError
from toolkit.kernel.expressions.tree import COLUMN
from toolkit.kernel.questions.checks.rows import row_faults
from toolkit.kernel.questions.form import RESPONDENT, choice_names, kind_of, walk
from toolkit.kernel.questions.labels import SLOT
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.kernel.questions.templates import slots
from toolkit.kernel.questions.typing import read_answer, unknown_type
from toolkit.models.interviews.question import Question
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.models.interviews.template import RequirementTemplate
from toolkit.problems import Place, Problem

#: Where a field stands: (name of the question or template, field) -> file, line, column.
Locate = Callable[[str, str], Place]

_EARLIER = ("relevant", "constraint", "calculation", "choice_filter", "repeat_count")


def check_form(
    questionnaire: Questionnaire, locate: Locate | None = None, also: Collection[str] = ()
) -> list[Problem]:
    """Return every problem of an assembled questionnaire, sorted by place.

    `also` are names of questions that cannot be read: whoever refers to them is not at fault.
    """
    where = locate or (lambda name, field: Place(f"{questionnaire.id}: {name}.{field}"))
    return sorted(_FormCheck(questionnaire, where, also).problems())


def _columns(question: Question) -> set[str]:
    """The names by which a choice filter can ask for the columns of the list."""
    columns = {"name", "label"}.union(*(choice.columns for choice in question.listed))
    return {f"{COLUMN}{column}" for column in columns}


class _FormCheck:
    def __init__(self, questionnaire: Questionnaire, locate: Locate, also: Collection[str]) -> None:
        self._form = questionnaire
        self._locate = locate
        self._rows = list(walk(questionnaire.questions))
        self._names = {name: Named("any", -1) for name in also}
        self._names |= {name: Named("text", -1) for name in RESPONDENT}
        for order, (question, chain, _groups) in enumerate(self._rows):
            self._names[question.name] = Named(kind_of(question), order, chain, choice_names(question))

    def problems(self) -> Iterator[Problem]:
        if not self._rows:
            yield self._problem(
                "", "questions", "no-questions", "The form asks nothing.", "Give it questions."
            )
        for order, (question, chain, _groups) in enumerate(self._rows):
            yield from self._question(question, order, chain)
        yield from self._subject()
        seen: set[str] = set()
        for template in self._form.yields:
            if template.id.casefold() in seen:
                yield self._problem(
                    template.id, "id", "template-twice", "Two templates have this id.", "Rename one."
                )
            seen.add(template.id.casefold())
            yield from self._template(template)

    def _question(self, question: Question, order: int, chain: tuple[str, ...]) -> Iterator[Problem]:
        if mend := unknown_type(question):
            what = f"There is no question type '{question.type}'."
            yield self._problem(question.name, "type", "unknown-type", what, mend)
        for field in _EARLIER:
            if text := getattr(question, field).strip():
                # `.` and the own name are the answer being checked; it exists only in a constraint.
                own = {".": self._names[question.name]} if field == "constraint" else {}
                if field == "choice_filter":
                    own = {name: Named("text", -1) for name in _columns(question)}
                before = order + 1 if field == "constraint" else order
                yield from self._expression(question.name, field, text, self._names | own, chain, before)
        for field in ("label", "hint", "constraint_message", "required_message"):
            for name in dict.fromkeys(SLOT.findall(getattr(question, field))):
                yield from self._piped(question.name, field, name, order, chain)
        if question.default and not unknown_type(question):
            yield from self._default(question, order, chain)
        for fault in () if unknown_type(question) else row_faults(question):
            yield self._problem(question.name, fault.field, fault.code, fault.what, fault.mend)

    def _piped(
        self, question: str, field: str, name: str, order: int, chain: tuple[str, ...]
    ) -> Iterator[Problem]:
        tree = compile_expression(f"${{{name}}}").tree
        for fault in check(tree, self._names, chain, order):
            what = f"The {field} of '{question}' reads out ${{{name}}}: {fault.what}"
            yield self._problem(question, field, "bad-reference", what, fault.mend)

    def _default(self, question: Question, order: int, chain: tuple[str, ...]) -> Iterator[Problem]:
        if question.default.startswith("${") or question.default == "today()":
            yield from self._expression(question.name, "default", question.default, self._names, chain, order)
            return
        try:
            read_answer(question, question.default)
        except AnswerError as error:
            yield self._problem(question.name, "default", "bad-default", error.what, error.mend)

    def _subject(self) -> Iterator[Problem]:
        subject = self._form.subject
        if not subject:
            return
        named = self._names.get(subject)
        if named is None or named.chain:
            near = nearest(subject, self._names)
            mend = f"Write '{near}'." if near else "Name a question that stands outside the repeats."
            what = f"The subject '{subject}' is no question of the form's outermost level."
            yield self._problem(subject, "subject", "unknown-subject", what, mend)

    def _template(self, template: RequirementTemplate) -> Iterator[Problem]:
        named = slots(template)
        for name in named:
            if name not in self._names:
                near = nearest(name, self._names)
                mend = f"Write ${{{near}}}." if near else "Name a question of this form."
                what = f"The slot ${{{name}}} names no question."
                yield self._problem(template.id, "statement", "unknown-slot", what, mend)
        when = self._compiled(template.id, "when", template.when)
        if isinstance(when, Problem):
            yield when
            return
        chains = [
            self._names[name].chain for name in (*(when.names - when.gathered), *named) if name in self._names
        ]
        deepest = max(chains, key=len, default=())
        if any(chain != deepest[: len(chain)] for chain in chains):
            what = "The template names questions of two repeats that do not lie in each other."
            yield self._problem(template.id, "when", "two-repeats", what, "Make two templates of it.")
            return
        yield from self._faults(template.id, "when", check(when.tree, self._names, deepest))

    def _expression(
        self, name: str, field: str, text: str, names: dict[str, Named], chain: tuple[str, ...], before: int
    ) -> Iterator[Problem]:
        compiled = self._compiled(name, field, text)
        if isinstance(compiled, Problem):
            yield compiled
            return
        yield from self._faults(name, field, check(compiled.tree, names, chain, before))
        if field == "repeat_count" and kind_of_node(compiled.tree, names) not in ("number", "any"):
            what = f"The repeat_count of '{name}' is no number."
            yield self._problem(name, field, "bad-count", what, "Write a number or count-selected(${name}).")

    def _compiled(self, name: str, field: str, text: str) -> Expression | Problem:
        try:
            return compile_expression(text, columns=field == "choice_filter")
        except ExpressionError as error:
            what = f"The expression of '{name}' cannot be read: {error.message} (character {error.position + 1})."
            return self._problem(name, field, "bad-expression", what, "Correct it.")

    def _faults(self, name: str, field: str, faults: list[Fault]) -> Iterator[Problem]:
        for fault in faults:
            what = f"{fault.what[:-1]} (character {fault.position + 1} of the expression of '{name}')."
            yield self._problem(name, field, "bad-reference", what, fault.mend)

    def _problem(self, name: str, field: str, code: str, what: str, mend: str) -> Problem:
        return Problem(self._locate(name, field), code, what, mend)
