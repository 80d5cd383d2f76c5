"""The names of an engagement folder's files, and how the folder is found from inside."""

from pathlib import Path

from toolkit.problems import UsageError

# A person's files: created with comments, never written again.
ENGAGEMENT = "engagement.yaml"
PLAN = "plan.yaml"
CALENDAR = "calendar.csv"
QUESTIONNAIRES = "questionnaires"
TEMPLATES = "templates"

# The program's files.
INTERVIEWS = "interviews"
FORMS = "interviews/forms"
ATTACHMENTS = "attachments"
LANDSCAPE = "landscape"
REQUIREMENTS = "requirements.yaml"
HISTORY = "history.jsonl"
KEY_TASKS = "key-tasks.yaml"
VENDORS = "vendors"
SCORECARDS = "scorecards"
DECISIONS = "decisions"
SIGNOFF = "signoff"
CHANGES = "signoff/changes"
ACCEPTANCE = "signoff/acceptance"
#: Certificates of the authorities whom the parties trust.
TRUST = "signoff/trust"
#: Which frozen edition keeps files from being changed in silence.
HOLD = "signoff/hold.yaml"
#: Append only: baselines, signed files, receipts, log.
ISSUED = "issued"
#: Every change of state, a chain of hashes.
LOG = "issued/log.jsonl"
#: Derived; can be deleted and rebuilt at any time.
OUT = "out"

# The program's own housekeeping; not part of the data, not for git.
PRIVATE = ".crmkit"
LOCK = ".crmkit/lock"
UNDO = ".crmkit/undo"
#: Results that cost time; may be deleted at any moment.
CACHE = ".crmkit/cache"


def find_root(start: Path) -> Path:
    """Return the engagement folder that holds `start`, or `start` itself.

    Raises:
        UsageError: there is no `engagement.yaml` here or in any folder above.
    """
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / ENGAGEMENT).is_file():
            return folder
    what = f"'{start}' is not inside an engagement folder (no {ENGAGEMENT} here or above)."
    if not start.exists():
        what = f"There is no folder '{start}'."
    raise UsageError(what, "Go into the folder, name it with '-C DIR', or make one with 'crmkit new DIR'.")


def vendor_file(vendor: str) -> str:
    """The file of a vendor, below the engagement folder."""
    return f"{VENDORS}/{vendor}.yaml"


def scorecard_file(vendor: str, rater: str) -> str:
    """The scorecard that a rater gave a vendor."""
    return f"{SCORECARDS}/{vendor}/{rater}.yaml"


def interview_file(day: str, questionnaire: str, member: str) -> str:
    """The file of one sitting; `day` is written YYYY-MM-DD."""
    return f"{INTERVIEWS}/{day}-{questionnaire}-{member}.yaml"


def form_file(questionnaire: str, digest: str) -> str:
    """The form as it was asked; `digest` is the SHA-256 of its canonical text, hex."""
    return f"{FORMS}/{questionnaire}-{digest[:8]}.yaml"


def decision_file(subject: str) -> str:
    """The decisions on one subject: contradictions, twins, gaps, locks, waivers and so on."""
    return f"{DECISIONS}/{subject}.yaml"
