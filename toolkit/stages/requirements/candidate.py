"""A candidate: what the answers ask for, before it meets the register."""

from dataclasses import dataclass

from toolkit.models.requirements.requirement import Category, Proposal, RequirementStatus, Source
from toolkit.models.selection.key_task import Priority


@dataclass(frozen=True)
class Candidate:
    """`id` follows from template and repeat instance, so that the same demand finds itself again."""

    id: str
    template: str
    category: Category
    statement: str
    acceptance: str
    priority: Priority
    status: RequirementStatus
    sources: tuple[Source, ...]
    versions: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    remark: str = ""

    @property
    def proposal(self) -> Proposal:
        """What is proposed, without where it comes from."""
        return Proposal(statement=self.statement, acceptance=self.acceptance, priority=self.priority)
