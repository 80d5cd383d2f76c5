"""Who has been heard on what, who is to be heard when, and one sitting in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from toolkit.documents.content import minutes as content
from toolkit.documents.render import render
from toolkit.exchange.icalendar import Event, calendar
from toolkit.kernel.questions.form import form_of
from toolkit.models.document import Properties
from toolkit.models.dossier import Dossier
from toolkit.models.interviews.coverage import Coverage, PlannedSitting
from toolkit.models.interviews.interview import Interview
from toolkit.models.interviews.minutes import Minutes
from toolkit.models.interviews.questionnaire import Questionnaire
from toolkit.problems import UsageError
from toolkit.stages.interview.coverage import cover
from toolkit.stages.interview.minutes import minutes
from toolkit.stages.interview.schedule import Diary, schedule
from toolkit.store import library
from toolkit.store.dossier import read_dossier
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import find_root
from toolkit.workflows.calendar import public_holidays
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.documents.branding import brand_of
from toolkit.workflows.documents.press import PressRequest, open_press
from toolkit.workflows.forms import assembled, forms_of
from toolkit.workflows.interviews.invitation import invitation
from toolkit.workflows.publish import choose_formats, load_template, out_folder
from toolkit.workflows.session import Session
from toolkit.workflows.zone import zone_of

MINUTES = "interview-minutes"


@dataclass(frozen=True)
class Hearings:
    """The coverage with what it was made from."""

    dossier: Dossier
    shelf: Mapping[str, Questionnaire]
    coverage: Coverage


def hearings(directory: Path) -> Hearings:
    """Return who has been heard on what."""
    root = find_root(directory)
    dossier = read_dossier(root)
    shelf = _shelf(root, dossier.engagement.language)
    return Hearings(dossier, shelf, cover(dossier.engagement, shelf, dossier.interviews))


def _shelf(root: Path, language: str) -> dict[str, Questionnaire]:
    return {name: assembled(name, root, language) for name in library.names("questionnaires", root)}


def find_interview(directory: Path, wanted: str) -> Interview:
    """Return the sitting with this id, ignoring case.

    Raises:
        UsageError: there is none.
    """
    sittings = read_dossier(find_root(directory)).interviews
    for sitting in sittings:
        if sitting.id.casefold() == wanted.casefold():
            return sitting
    raise UsageError(f"There is no interview '{wanted}'.", "'crmkit interview list' shows them all.")


def minutes_of(session: Session, wanted: str) -> Minutes:
    """Return one sitting in words.

    Raises:
        UsageError: there is no such sitting.
    """
    root = find_root(session.directory)
    sitting = find_interview(session.directory, wanted)
    dossier = read_dossier(root)
    forms = forms_of(dossier, root)
    asked = form_of(forms, sitting) or forms[sitting.questionnaire]
    return minutes(asked, sitting, dossier.engagement.names, today_or(session.today))


def write_minutes(
    session: Session, wanted: str, formats: Sequence[str], announce: Callable[[str], None]
) -> tuple[Path, ...]:
    """Write the minutes of a sitting to out/ for the respondent to confirm; return the files."""
    root = find_root(session.directory)
    engagement = read_dossier(root).engagement
    template = load_template(MINUTES, root)
    suffixes = choose_formats(template.manifest, formats, named=True)
    found = minutes_of(session, wanted)
    document = render(
        template,
        content.view(found, engagement.language),
        content.data(found, engagement.language),
        Properties(
            document_id=f"{engagement.id}-{found.interview.id}".upper(),
            version="1",
            day=today_or(session.today),
            client=engagement.client.name,
            author=engagement.brand.name,
            draft=found.interview.submitted is None,
            draft_reason="" if found.interview.submitted else "The interview is not finished.",
            brand=brand_of(engagement, root),
        ),
        subtitle=engagement.title,
        language=engagement.language,
    )
    target = out_folder(root) / f"minutes-{found.interview.id}"
    return open_press(PressRequest(), root).publish(document, template, target, suffixes, announce)


def plan_sittings(session: Session, first: date | None = None) -> tuple[Hearings, tuple[PlannedSitting, ...]]:
    """Return the sittings that are still to be held, from `first` (default: tomorrow) on."""
    state = hearings(session.directory)
    engagement, today = state.dossier.engagement, today_or(session.today)
    begin = first or today + timedelta(days=1)
    settings = engagement.settings
    diary = Diary(
        first=begin,
        hours=settings.interview_hours,
        ceiling=settings.interview_minutes,
        holidays=public_holidays(engagement.country, begin.year, begin.year + 1),
        blocked=engagement.blocked,
    )
    return state, schedule(state.coverage.hearings, state.shelf, diary)


def write_invitations(
    session: Session, state: Hearings, planned: Sequence[PlannedSitting]
) -> tuple[Path, ...]:
    """Write an invitation for each sitting and one calendar with all of them to out/interviews/."""
    folder = out_folder(find_root(session.directory)) / "interviews"
    engagement = state.dossier.engagement
    zone = zone_of(engagement)
    files = {}
    events = []
    for sitting in planned:
        text = invitation(engagement, state.shelf, sitting)
        files[f"{sitting.day}-{sitting.member}.txt"] = text.encode()
        start = datetime.fromisoformat(f"{sitting.day}T{sitting.start}").replace(tzinfo=zone)
        person = engagement.person(sitting.member)
        events.append(
            Event(
                uid=f"{engagement.id}-{'-'.join(sitting.questionnaires)}-{sitting.member}",
                title=f"Interview: {person.name if person else sitting.member}",
                start=start,
                finish=start + timedelta(minutes=sitting.minutes),
                text=text,
            )
        )
    files["interviews.ics"] = calendar(engagement.title, events, now_or(session.today))
    with saying(folder):
        ensure_folder(folder)
    for name, data in files.items():
        write_file(folder / name, data)
    return tuple(folder / name for name in files)
