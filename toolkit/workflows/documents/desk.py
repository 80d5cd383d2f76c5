"""The desk on which documents are made: the engagement with its results, each computed once and only when needed."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path

from toolkit.kernel.questions.form import Form
from toolkit.models.assignment.assignment import Assignment, Edition
from toolkit.models.assignment.profile import Profile
from toolkit.models.dossier import Dossier
from toolkit.models.requirements.trace import TraceRow
from toolkit.models.selection.vendor import Vendor
from toolkit.models.signoff.baseline import Baseline
from toolkit.stages.assignment.assemble import assemble
from toolkit.stages.assignment.request import AssignmentRequest
from toolkit.stages.scoring.compare import required_level
from toolkit.stages.selection.demos.access import as_seen_by
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import find_root
from toolkit.store.signoff.records import Records, read_records
from toolkit.workflows.calendar import holidays_of
from toolkit.workflows.clock import today_or
from toolkit.workflows.documents.profiles import load_profile
from toolkit.workflows.forms import forms_of
from toolkit.workflows.register.proposals import moved_since
from toolkit.workflows.register.trace import trace_rows
from toolkit.workflows.session import Session
from toolkit.workflows.status import Stock, stock_of
from toolkit.workflows.user import user_if_said

VERSION = "0.1"
"""Until a baseline gives a document its version."""


class Desk:
    """Everything documents are made from.

    Args:
        session: folder, day and who is at work.
        edition: of the Technical Assignment; empty means contract once a vendor is chosen.
        profile: its structure; empty means that of the settings.
        language: of fixed texts and formats; empty means the engagement's.

    Raises:
        BadData: the engagement or the profile has faults.
        UsageError: there is no such profile.
    """

    def __init__(
        self, session: Session, edition: Edition | None = None, profile: str = "", language: str = ""
    ) -> None:
        self.session = session
        self.root: Path = find_root(session.directory)
        self.dossier: Dossier = read_dossier(self.root)
        self.day: date = today_or(session.today)
        self.edition: Edition = edition or ("contract" if self.dossier.chosen else "requirements")
        self.asked_edition = edition
        self.language = language or self.dossier.engagement.language
        self._profile = profile

    @cached_property
    def profile(self) -> Profile:
        """The structure of the Technical Assignment."""
        return load_profile(self._profile or self.dossier.engagement.settings.profile, self.root)

    @cached_property
    def forms(self) -> dict[str, Form]:
        """The forms that were asked."""
        return forms_of(self.dossier, self.root)

    @cached_property
    def stock(self) -> Stock:
        """The results that follow from the inputs."""
        return stock_of(self.dossier, self.forms, holidays_of(self.dossier), self.day)

    @cached_property
    def records(self) -> Records:
        """What was frozen, read, changed and accepted."""
        return read_records(self.root)

    @cached_property
    def frozen(self) -> Baseline | None:
        """The newest frozen edition of the kind that is asked for, unless it was withdrawn."""
        withdrawn = {entry.baseline for entry in self.records.entries if entry.action == "withdraw"}
        kept = (b for b in reversed(self.records.baselines) if b.id not in withdrawn)
        return next((b for b in kept if b.edition == self.edition), None)

    def after_freezing(self, baseline: Baseline) -> "Desk":
        """The same desk, as if this edition had been frozen already: for what is issued beside it."""
        after = copy(self)
        after.__dict__["frozen"] = baseline  # where the cached property keeps what it found
        return after

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """Vendors that the person at work has still to rate."""
        return as_seen_by(self.dossier, user_if_said(self.session.by, self.dossier))[1]

    @property
    def vendor(self) -> Vendor | None:
        """The chosen vendor."""
        return self.dossier.vendor(self.dossier.chosen.vendor) if self.dossier.chosen else None

    @cached_property
    def trace(self) -> Sequence[TraceRow]:
        """From the answer to the clause."""
        moved = moved_since(self.dossier, self.forms, self.stock.contradictions, self.day)
        return trace_rows(self.stock, moved)

    @cached_property
    def assignment(self) -> Assignment:
        """The Technical Assignment in the edition that was asked for."""
        return self.in_edition(self.edition)

    @cached_property
    def contract(self) -> Assignment:
        """Its contract edition."""
        return self.in_edition("contract")

    @cached_property
    def demands(self) -> Assignment:
        """Its requirements edition."""
        return self.in_edition("requirements")

    def in_edition(self, edition: Edition) -> Assignment:
        """The Technical Assignment in one edition."""
        dossier, stock, vendor = self.dossier, self.stock, self.vendor
        settings = dossier.engagement.settings
        made = assemble(
            AssignmentRequest(
                dossier=dossier,
                vendor=vendor,
                result=stock.comparison.result(vendor.id) if vendor else None,
                required={t.id: required_level(t, settings) for t in dossier.key_tasks.tasks},
                gaps=stock.gaps,
                plan=stock.plan,
                titles={name: form.questionnaire.title for name, form in self.forms.items()},
                edition=edition,
                day=self.day,
                version=VERSION,
                open_points=len(stock.open_points),
                profile=self.profile,
                contradictions=stock.contradictions,
                asked={row.name: row.question for form in self.forms.values() for row in form},
                tied={row.shown_id: [link.target for link in row.at("key_task")] for row in self.trace},
            )
        )
        return made.model_copy(update={"language": self.language})
