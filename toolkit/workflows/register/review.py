"""Review the register: at the screen, saved after every decision, or from a file of decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.models.dossier import Dossier
from toolkit.models.requirements.action import Action, ActionList
from toolkit.models.requirements.requirement import Register, Requirement
from toolkit.models.requirements.wording import WordingFinding
from toolkit.problems import BadData, CrmkitError, Place, Problem, Refused, UsageError
from toolkit.stages.requirements.fingerprint import Signed
from toolkit.stages.requirements.review import find, perform
from toolkit.stages.requirements.selection import STATES, Wanted, chosen, known_status
from toolkit.store import typed, yaml_source
from toolkit.store.dossier import read_dossier
from toolkit.store.files import read_file, read_given
from toolkit.store.folder import REQUIREMENTS, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.forms import contradictions_of, forms_of
from toolkit.workflows.register.history import write_register
from toolkit.workflows.register.proposals import moved_since
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail
from toolkit.workflows.wording.check import WordingRequest, check_register

_COMMAND = "requirements review"


@dataclass
class OpenReview:
    """A review that goes on: the register as it stands, what is to be worked through, how it is saved.

    `people` are member id -> name; `limit` is the share of musts in percent above which a warning comes;
    `wording` are the findings of each requirement in words, until somebody edits it; `moved` are the ids
    of those whose answers changed since their review and were not taken up.
    """

    session: Session
    root: Path
    by: str
    register: Register
    queue: tuple[str, ...]
    wording: dict[str, tuple[str, ...]]
    people: Mapping[str, str]
    limit: int
    tasks: Mapping[str, str] = field(default_factory=dict)
    moved: frozenset[str] = frozenset()
    written: bytes | None = None

    def act(self, action: Action) -> None:
        """Do what somebody decided and save it.

        Raises:
            UsageError: the action lacks something.
            Refused: the requirement's state does not allow it, or somebody else changed the file.
        """
        signed = self.signed(action.reason)
        after = perform(self.register, action, signed)
        self._save(after, _COMMAND, signed)
        if action.do in ("edit", "split"):
            self.wording.pop(find(after, action.requirement).id, None)

    def take_back(self, earlier: Register) -> None:
        """Bring back an earlier state of this review; the history says so."""
        self._save(earlier, f"{_COMMAND} (taken back)", self.signed(""))

    def signed(self, reason: str) -> Signed:
        """Who acts, now."""
        return Signed(self.by, now_or(self.session.today), reason)

    def _save(self, after: Register, command: str, signed: Signed) -> None:
        with transaction(self.root, command=_COMMAND, at=signed.at, goes_on=True) as tx:
            if _present(self.root) != self.written:
                raise Refused(
                    "requirements.yaml was changed by somebody else during the review.",
                    "What was decided before is saved; give the command again to go on from what is there now.",
                )
            data = write_register(tx, self.register, after, command, signed)
        self.written = data or self.written
        self.register = after


def findings_of(session: Session) -> tuple[WordingFinding, ...]:
    """What the wording rules find in the register; nothing where there are none for its language."""
    try:
        return check_register(session, WordingRequest()).findings
    except UsageError:
        return ()


def open_review(session: Session, wanted: Wanted, findings: Iterable[WordingFinding] = ()) -> OpenReview:
    """Begin a review of what fits `wanted`; `findings` can be filtered by and are shown.

    Raises:
        UsageError: nobody says who reviews, or the status is none.
        BadData: the engagement has faults.
    """
    check_wanted(wanted)
    root = find_root(session.directory)
    dossier = read_dossier(root)
    settings = dossier.engagement.settings
    forms = forms_of(dossier, root)
    moved = moved_since(dossier, forms, contradictions_of(dossier, forms), today_or(session.today))
    codes: dict[str, tuple[str, ...]] = {}
    told: dict[str, tuple[str, ...]] = {}
    for found in findings:
        codes[found.id] = (*codes.get(found.id, ()), found.rule)
        line = f"{found.rule} ({found.level}) '{found.words}': {found.question}"
        told[found.id] = (*told.get(found.id, ()), line)
    return OpenReview(
        session=session,
        root=root,
        by=user_or_fail(session.by, dossier),
        register=dossier.requirements,
        queue=tuple(r.id for r in chosen(dossier.requirements, wanted, codes, moved)),
        wording=told,
        people=dossier.engagement.names,
        limit=int(settings.must_share_percent),
        tasks={task.id: task.name for task in dossier.key_tasks.tasks},
        moved=moved,
        written=_present(root),
    )


def apply_actions(session: Session, file: Path) -> tuple[tuple[Action, Requirement], ...]:
    """Do everything that a file of decisions says, in its order; all of it or nothing.

    Returns:
        Each action with the requirement as it is after all of them.

    Raises:
        UsageError: the file cannot be read, or nobody says who decides.
        BadData: the file does not hold together, or some decisions cannot be carried out: all of them,
            with their places.
    """
    root = find_root(session.directory)
    source, actions = _read_actions(file)
    at = now_or(session.today)
    with transaction(root, command=_COMMAND, at=at) as tx:
        dossier = read_dossier(root)
        signed = Signed(user_or_fail(session.by, dossier), at)
        register, ids, problems = dossier.requirements, [], []
        for position, action in enumerate(actions):
            try:
                _check_people(action, dossier)
                after = perform(register, action, signed)
            except CrmkitError as fault:
                place = Place(str(file), *yaml_source.locate(source, ("actions", position)))
                problems.append(Problem(place, "decision", fault.message, fault.how_to_mend))
                continue
            ids.append(_touched(register, action))
            register = after
        if problems:
            raise BadData(problems)
        write_register(tx, dossier.requirements, register, _COMMAND, signed)
    by_id = {r.id: r for r in register.requirements}
    return tuple((action, by_id[id_]) for action, id_ in zip(actions, ids, strict=True))


def check_wanted(wanted: Wanted) -> None:
    """Raise a UsageError for a status that cannot be asked for."""
    if not known_status(wanted.status):
        known = "draft, proposed, accepted, parked, rejected, merged"
        raise UsageError(
            f"'{wanted.status}' is no status of a requirement.", f"Known are: {known}; {', '.join(STATES)}."
        )


def _check_people(action: Action, dossier: Dossier) -> None:
    for who in (action.owner, action.needed_by):
        if who is not None and dossier.engagement.person(who) is None:
            raise UsageError(
                f"There is no member '{who}'.",
                f"Known are: {', '.join(dossier.engagement.names) or 'none yet'}.",
            )
    known = {task.id for task in dossier.key_tasks.tasks}
    for task in action.key_tasks or ():
        if task not in known:
            raise UsageError(f"There is no key task '{task}'.", "'key-tasks.yaml' lists them.")


def _touched(register: Register, action: Action) -> str:
    folded = action.requirement.strip().casefold()
    return next(
        r.id for r in register.requirements if folded in (r.id.casefold(), (r.number or "").casefold())
    )


def _present(root: Path) -> bytes | None:
    return read_file(root, REQUIREMENTS) if (root / REQUIREMENTS).is_file() else None


def _read_actions(file: Path) -> tuple[bytes, tuple[Action, ...]]:
    source = read_given(file, "Name the file with the decisions.")
    return source, typed.read(ActionList, source, str(file)).actions
