"""An interview asked page by page: every page opens the sitting anew, moves it and saves it."""

from dataclasses import dataclass

from toolkit.stages.interview.place_names import minutes_spent
from toolkit.stages.interview.sitting import Sitting, submit
from toolkit.workflows.interviews.sittings import OpenSitting, SittingRequest, open_sitting
from toolkit.workflows.session import Session

_LONGEST = 1440


@dataclass(frozen=True)
class PagedSitting:
    """The sitting that a page is about; `over` when it was handed in and can only be looked at."""

    opened: OpenSitting
    sitting: Sitting
    over: bool = False

    @property
    def name(self) -> str:
        """Of the person who answers."""
        member = self.sitting.interview.respondent
        return self.opened.people.get(member, member)

    def move(self, state: Sitting) -> None:
        """Save the new state if anything was said; the page shows 'saved' only after this.

        Raises:
            Refused: somebody else changed the sitting in this moment.
        """
        if state.to_save.answers != self.sitting.to_save.answers:
            self.opened.save(state.to_save.model_copy(update={"minutes": self._minutes(state)}))

    def hand_in(self, state: Sitting) -> None:
        """Submit and save.

        Raises:
            Refused: as for `move`.
        """
        self.opened.save(submit(state, self.opened.now(), self._minutes(state)).interview)

    def _minutes(self, state: Sitting) -> int:
        return min(minutes_spent(state.interview, self.opened.now()), _LONGEST)


def page_through(session: Session, questionnaire: str, member: str, *, anew: bool = False) -> PagedSitting:
    """The unfinished sitting of a person on a form, the one handed in last, or a new one.

    Args:
        session: the folder, and who asks; a respondent alone asks himself.
        questionnaire: id of the form.
        member: who answers.
        anew: begin a further sitting where one was handed in.

    Raises:
        UsageError: form or person is not known.
        Refused: another command asks this form.
        BadData: the engagement or the form has faults.
    """
    opened = open_sitting(session, SittingRequest(questionnaire, member))
    if opened.before is not None and not opened.resumed and not anew:
        return PagedSitting(opened, opened.before, over=True)
    return PagedSitting(opened, opened.sitting)
