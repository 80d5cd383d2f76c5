"""Lay the answers of several people side by side, and write down what the group decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import RootModel

from toolkit.kernel.questions.form import Form
from toolkit.kernel.questions.question_type import AnswerError
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.contradiction import Contradiction, ContradictionDecisions
from toolkit.models.interviews.question import Question
from toolkit.problems import UsageError
from toolkit.stages.interview import decide as stage
from toolkit.stages.interview.decide import ContradictionWord
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_given
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.session import Session
from toolkit.workflows.user import person_or_fail, user_or_fail

FILE = decision_file("contradictions")


@dataclass(frozen=True)
class Compared:
    """The contradictions of an engagement with the forms their questions stand in."""

    dossier: Dossier
    forms: dict[str, Form]
    contradictions: tuple[Contradiction, ...]

    def question(self, one: Contradiction) -> Question:
        """The question on which people differ, in the edition that has it."""
        forms = [self.forms[one.questionnaire], *self.forms.values()]
        return next(form.asked[one.question].question for form in forms if one.question in form.asked)

    def name(self, member: str) -> str:
        """The full name of a member."""
        person = self.dossier.engagement.person(member)
        return person.name if person else member


def compared(directory: Path) -> Compared:
    """Return all contradictions, in the order of the forms."""
    root = find_root(directory)
    dossier = read_dossier(root)
    forms = forms_of(dossier, root)
    return Compared(dossier, forms, contradictions_of(dossier, forms))


def decide(session: Session, words: Sequence[ContradictionWord]) -> tuple[Contradiction, ...]:
    """Write decisions down, all of them or none; contradictions without a number get one.

    Raises:
        UsageError: a contradiction, the owner or who decides is not known, or something is missing.
    """
    root = find_root(session.directory)
    read_dossier(root)  # while nobody has to wait: under the lock only what changed since is read anew
    with transaction(root, command="contradictions decide", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        by = user_or_fail(session.by, dossier)
        forms = forms_of(dossier, root)
        state = Compared(dossier, forms, contradictions_of(dossier, forms))
        noted = ContradictionDecisions(
            schema_version="1", contradictions=tuple(dossier.contradiction_decisions)
        )
        decisions = stage.numbered(noted, state.contradictions)
        for word in words:
            one = stage.find(state.contradictions, word.contradiction)
            owner = _owner(dossier, word) if word.do == "decide" else ""
            exact = word.model_copy(update={"contradiction": one.id, "owner": owner})
            try:
                decisions = stage.decide(decisions, exact, state.question(one), by, today_or(session.today))
            except (AnswerError, UsageError) as fault:
                raise UsageError(f"{one.number or one.id} ({one.question}): {fault}") from None
        tx.write(FILE, canonical.dump(decisions))
    after = compared(session.directory).contradictions
    wanted = {stage.find(state.contradictions, word.contradiction).id for word in words}
    return tuple(one for one in after if one.id in wanted)


class _WordsFile(RootModel[tuple[ContradictionWord, ...]]):
    """Decisions as they stand in a file."""


def read_words(file: Path) -> tuple[ContradictionWord, ...]:
    """Read decisions from a YAML list: contradiction, value, owner, reason.

    Raises:
        UsageError: the file cannot be read.
        BadData: it does not hold.
    """
    source = read_given(file, "Name a YAML file.")
    data = yaml_source.parse(source, str(file))
    return typed.build(_WordsFile, data, source, str(file)).root


def _owner(dossier: Dossier, word: ContradictionWord) -> str:
    if not word.owner.strip():
        return ""
    return person_or_fail(word.owner.strip(), dossier)
