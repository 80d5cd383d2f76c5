"""Check the wording of the register, or of a text that is none of ours."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.kernel.language.languages import LANGUAGES, Language, is_known
from toolkit.models.dossier import Dossier
from toolkit.models.engagement.engagement import Engagement
from toolkit.models.requirements.wording import WordingReport, WordingSettings
from toolkit.models.requirements.wording_level import Profile
from toolkit.problems import BadData, Place, Problem, UsageError
from toolkit.stages.requirements.wording.check import Statement, check, statements_of
from toolkit.stages.requirements.wording.known_terms import context_of
from toolkit.stages.requirements.wording.waivers import part_waived
from toolkit.store import cache
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import REQUIREMENTS, find_root
from toolkit.workflows.session import Session
from toolkit.workflows.wording.places import with_places

_KEPT = "wording.json"
#: A smaller register is checked in less time than the cache would save.
_WORTH_KEEPING = 500
_PROGRAM = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class WordingRequest:
    """What to check and how; what is empty is taken from the engagement."""

    requirements: tuple[str, ...] = ()
    profile: Profile | None = None
    language: str = ""


def check_register(session: Session, request: WordingRequest) -> WordingReport:
    """All findings in the register; only those of the requirements that were named, if some were.

    Nothing of the engagement is written. The findings of a large register are kept below `.crmkit/cache/`
    until a file changes.

    Raises:
        UsageError: there is no such requirement, or there are no rules for the language.
        BadData: the engagement's files have problems.
    """
    root = find_root(session.directory)
    key = cache.fingerprint(root, _digest_of_the_rules(), repr((request.profile, request.language)).encode())
    report = _recalled(cache.recall(root, _KEPT, key))
    if report is None:
        report = _check_all(root, read_dossier(root), request)
        if report.checked >= _WORTH_KEEPING:
            cache.keep(root, _KEPT, key, report.model_dump_json().encode())
    return _only(report, request.requirements)


def _recalled(kept: bytes | None) -> WordingReport | None:
    try:
        return WordingReport.model_validate_json(kept) if kept else None
    except ValueError:
        return None  # half written or edited by hand: it is made anew


def _check_all(root: Path, dossier: Dossier, request: WordingRequest) -> WordingReport:
    engagement = dossier.engagement
    language = _language(request.language or engagement.language)
    settings = _settings(engagement.settings.wording, request.profile)
    statements = list(statements_of(dossier.requirements, REQUIREMENTS))
    systems = (system.name for system in dossier.systems)
    found = check(statements, language, settings, context_of(engagement, systems))
    counting, waived, expired = part_waived(found, dossier.wording_waivers)
    return WordingReport(
        checked=len(statements),
        ids={s.id: s.shown for s in statements},
        findings=with_places(root, dossier.requirements, counting),
        waived=with_places(root, dossier.requirements, waived),
        expired=tuple(expired),
    )


def check_text(session: Session, file: Path, request: WordingRequest) -> WordingReport:
    """Findings in a text file, each line of which is a sentence to be checked.

    Language and settings are those of the engagement one stands in; without one they are English and
    the usual ones.

    Raises:
        BadData: the file cannot be read as text.
        UsageError: there are no rules for the language.
    """
    engagement = _engagement_here(session.directory)
    language = _language(request.language or (engagement.language if engagement else "en"))
    settings = _settings(engagement.settings.wording if engagement else WordingSettings(), request.profile)
    statements = [
        Statement(f"line{number}", f"line {number}", line, file=str(file), line=number)
        for number, line in enumerate(_read_lines(file), 1)
        if line.strip()
    ]
    found = check(statements, language, settings, context_of(engagement, ()))
    return WordingReport(checked=len(statements), findings=tuple(found))


def _engagement_here(directory: Path) -> Engagement | None:
    try:
        root = find_root(directory)
    except UsageError:
        return None
    return read_dossier(root).engagement


def _read_lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        what, mend = "The file is no UTF-8 text.", "Save it as plain text in UTF-8."
    except OSError as error:
        what, mend = f"The file cannot be read ({error.strerror}).", "Check its name and rights."
    raise BadData([Problem(Place(str(file)), "text-unreadable", what, mend)])


def _language(code: str) -> Language:
    short = code[:2].lower() if code[2:3] in {"", "-", "_"} else code
    if is_known(short):
        return short
    known = ", ".join(LANGUAGES)
    raise UsageError(f"There are no wording rules for '{code}'.", f"Say --lang with one of: {known}.")


def _settings(settings: WordingSettings, profile: Profile | None) -> WordingSettings:
    """A profile named on the command line takes the place of the general one; single rules stay as set."""
    return settings if profile is None else settings.model_copy(update={"profile": profile})


def _only(report: WordingReport, wanted: Sequence[str]) -> WordingReport:
    if not wanted:
        return report
    by_name = {name.casefold(): id_ for id_, shown in report.ids.items() for name in (id_, shown)}
    for name in wanted:
        if name.casefold() not in by_name:
            raise UsageError(
                f"There is no requirement '{name}' that is checked.",
                "'crmkit requirements list' shows them all; parked and rejected ones are left alone.",
            )
    ids = {by_name[name.casefold()] for name in wanted}
    return report.model_copy(
        update={
            "checked": len(ids),
            "findings": tuple(f for f in report.findings if f.id in ids),
            "waived": tuple(f for f in report.waived if f.id in ids),
            "expired": tuple(w for w in report.expired if w.requirement in ids),
        }
    )


def _digest_of_the_rules() -> bytes:
    """Changes whenever a rule or its words change, so that nothing stale is recalled."""
    whole = hashlib.sha256()
    for room in ("stages/requirements/wording", "kernel/language", "models/requirements"):
        for path in sorted((_PROGRAM / room).rglob("*.py")):
            whole.update(path.read_bytes())
    return whole.digest()
