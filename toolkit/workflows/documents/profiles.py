"""Profiles of the Technical Assignment: which there are, and one of them, checked."""

from pathlib import Path

from toolkit.models.assignment.profile import Profile
from toolkit.problems import BadData, Place, Problem, UsageError
from toolkit.stages.assignment.sections import profile_faults
from toolkit.store import library, typed

ASSIGNMENT = "technical-assignment"
_FOLDER = "profiles"


def profile_names(root: Path | None) -> tuple[str, ...]:
    """All profiles, the engagement's own too."""
    files = library.template_files(ASSIGNMENT, _FOLDER, root)
    return tuple(file.removesuffix(".yaml") for file in files if file.endswith(".yaml"))


def load_profile(name: str, root: Path | None) -> Profile:
    """One profile.

    Raises:
        UsageError: there is none of this name.
        BadData: it names sections that do not exist, or one twice.
    """
    known = profile_names(root)
    if name not in known:
        raise UsageError(f"There is no profile '{name}'.", f"Known are: {', '.join(known)}.")
    file = f"{_FOLDER}/{name}.yaml"
    place = f"templates/{ASSIGNMENT}/{file}"
    profile = typed.read(Profile, library.read_template(ASSIGNMENT, file, root), place)
    if faults := profile_faults(profile):
        mend = "Sections and what fills them: docs/technical-assignment.md."
        raise BadData([Problem(Place(place), "PROFILE", fault, mend) for fault in faults])
    return profile
