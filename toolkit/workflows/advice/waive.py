"""Let a finding stand by name, with reason and date, or take that back."""

from collections.abc import Sequence

from toolkit.models.advice.finding import Finding, Waiver, Waivers
from toolkit.problems import UsageError
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.advice.check import code_of, explain
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail

_FILE = decision_file("waivers")


def waive(session: Session, code: str, about: str, reason: str) -> tuple[Finding, ...]:
    """Write down that a named person lets what a check found stand.

    The waiver holds as long as the check sees the same facts. Without `about` the check must have found
    one thing only.

    Returns:
        the findings that are waived from now on.

    Raises:
        UsageError: no such check, nobody was named, no reason, or the check found no such thing.
    """
    if not reason.strip():
        raise UsageError("Why may this stand?", "Say it with --reason, in a sentence for the client.")
    root = find_root(session.directory)
    code = code_of(code)
    with transaction(root, command=f"check waive {code}", at=now_or(session.today)) as tx:
        dossier = read_dossier(root)
        by = user_or_fail(session.by, dossier)
        found = _chosen(explain(session, code).advice.findings, code, about)
        subject = found[0].about
        given = [
            Waiver(
                check=code,
                about=subject,
                by=by,
                date=today_or(session.today),
                reason=reason.strip(),
                facts=f.facts,
            )
            for f in found
        ]
        after = (*_without(dossier.waivers, code, subject), *given)
        tx.write(_FILE, canonical.dump(Waivers(schema_version="1", waivers=after)))
    return found


def withdraw(session: Session, code: str, about: str) -> int:
    """Take waivers back; how many there were.

    Raises:
        UsageError: there is no such waiver.
    """
    root = find_root(session.directory)
    code = code_of(code)
    with transaction(root, command=f"check unwaive {code}", at=now_or(session.today)) as tx:
        before = read_dossier(root).waivers
        after = _without(before, code, about)
        if len(after) == len(before):
            there = sorted({w.about for w in before if w.check.upper() == code})
            mend = (
                f"There are waivers about: {', '.join(there)}." if there else f"All of them stand in {_FILE}."
            )
            raise UsageError(f"There is no waiver of {code}{f' about {about!r}' if about else ''}.", mend)
        tx.write(_FILE, canonical.dump(Waivers(schema_version="1", waivers=after)))
    return len(before) - len(after)


def _without(waivers: Sequence[Waiver], code: str, about: str) -> tuple[Waiver, ...]:
    """The waivers less those of a check; only about one thing where it is named."""
    return tuple(
        w for w in waivers if w.check.upper() != code or (about and w.about.casefold() != about.casefold())
    )


def _chosen(findings: Sequence[Finding], code: str, about: str) -> tuple[Finding, ...]:
    there = [f for f in findings if f.state != "not_assessable"]
    subjects = list(dict.fromkeys(f.about for f in there))
    if not there and findings:
        raise UsageError(f"{code} is not assessable, so there is nothing to waive yet.", findings[0].message)
    if not there:
        raise UsageError(
            f"{code} finds nothing, so there is nothing to waive.",
            f"'crmkit check {code}' shows what it saw.",
        )
    if not about and len(subjects) > 1:
        raise UsageError(f"{code} finds several things.", f"Say which with --about: {', '.join(subjects)}.")
    wanted = about.casefold() or subjects[0].casefold()
    chosen = tuple(f for f in there if f.about.casefold() == wanted)
    if not chosen:
        raise UsageError(f"{code} finds nothing about '{about}'.", f"It finds: {', '.join(subjects)}.")
    return chosen
