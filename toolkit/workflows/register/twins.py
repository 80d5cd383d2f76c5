"""Twins and conflicts: what looks alike is shown, what a person decides is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.requirements.twin import Judgement, Judgements, TwinDecisions, TwinPair
from toolkit.problems import BadData, CrmkitError, Place, Problem
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.twins.candidates import twin_candidates
from toolkit.stages.requirements.twins.decide import decide
from toolkit.store import canonical, typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_given
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import Transaction, transaction
from toolkit.workflows.clock import now_or
from toolkit.workflows.forms import forms_of
from toolkit.workflows.register.history import write_register
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

TWINS = decision_file("twins")
_COMMAND = "requirements twins"


@dataclass(frozen=True)
class Alike:
    """The candidates, with the register they speak of and the people's names."""

    pairs: tuple[TwinPair, ...]
    register: Register
    people: Mapping[str, str]

    def requirement(self, id_: str) -> Requirement:
        """The requirement with this machine id."""
        return next(r for r in self.register.requirements if r.id == id_)

    def after(self, judgement: Judgement, register: Register) -> "Alike":
        """What is left to decide once a judgement (with machine ids) was carried out."""
        settled = {judgement.a, judgement.b}
        left = tuple(
            pair
            for pair in self.pairs
            if {pair.a, pair.b} != settled
            and not (judgement.verdict == "same" and judgement.b in (pair.a, pair.b))
        )
        return Alike(left, register, self.people)


def find_twins(directory: Path, *, across_modules: bool = False) -> Alike:
    """All pairs that nobody has decided about yet."""
    root = find_root(directory)
    dossier = read_dossier(root)
    frames = {t.id: t.statement for f in forms_of(dossier, root).values() for t in f.questionnaire.yields}
    pairs = twin_candidates(
        dossier.requirements, dossier.twin_decisions, frames, across_modules=across_modules
    )
    return Alike(pairs, dossier.requirements, dossier.engagement.names)


def judge(session: Session, judgement: Judgement) -> Register:
    """Carry out one decision and keep it with name and date.

    Raises:
        UsageError: nobody says who decides, or a requirement is not there.
        Refused: the state of one of the two does not allow it.
    """
    root = find_root(session.directory)
    at = now_or(session.today)
    with transaction(root, command=_COMMAND, at=at, goes_on=True) as tx:
        dossier = read_dossier(root)
        signed = Signed(user_or_fail(session.by, dossier), at, judgement.reason)
        kept = TwinDecisions(twins=dossier.twin_decisions)
        after, decisions = decide(dossier.requirements, kept, judgement, signed)
        _write(tx, dossier, after, decisions, signed)
    return after


def judge_all(session: Session, file: Path) -> tuple[Judgement, ...]:
    """Carry out a file of decisions in its order; all of it or nothing.

    Raises:
        UsageError: the file cannot be read, or nobody says who decides.
        BadData: the file does not hold together, or some decisions cannot be carried out.
    """
    source = read_given(file, "Name the file with the decisions.")
    judgements = typed.read(Judgements, source, str(file)).decisions
    root = find_root(session.directory)
    at = now_or(session.today)
    problems = []
    with transaction(root, command=_COMMAND, at=at) as tx:
        dossier = read_dossier(root)
        signed = Signed(user_or_fail(session.by, dossier), at)
        after, decisions = dossier.requirements, TwinDecisions(twins=dossier.twin_decisions)
        for position, judgement in enumerate(judgements):
            try:
                after, decisions = decide(after, decisions, judgement, signed)
            except CrmkitError as fault:
                place = Place(str(file), *yaml_source.locate(source, ("decisions", position)))
                problems.append(Problem(place, "decision", fault.message, fault.how_to_mend))
        if problems:
            raise BadData(problems)
        _write(tx, dossier, after, decisions, signed)
    return judgements


def _write(
    tx: Transaction, dossier: Dossier, after: Register, decisions: TwinDecisions, signed: Signed
) -> None:
    write_register(tx, dossier.requirements, after, _COMMAND, signed)
    if decisions.twins != dossier.twin_decisions:
        tx.exists(TWINS)
        tx.write(TWINS, canonical.dump(decisions))
