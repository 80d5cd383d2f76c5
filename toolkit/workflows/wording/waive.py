"""Let words of a requirement stand, or take that back."""

from toolkit.kernel.language.words import normalise
from toolkit.models.requirements.wording import WordingFinding, WordingWaiver, WordingWaivers
from toolkit.problems import UsageError
from toolkit.stages.requirements.wording.waivers import with_waivers, without_waivers
from toolkit.store import canonical
from toolkit.store.dossier import read_dossier
from toolkit.store.folder import decision_file, find_root
from toolkit.store.transaction import transaction
from toolkit.workflows.clock import now_or, today_or
from toolkit.workflows.session import Session
from toolkit.workflows.user import user_or_fail
from toolkit.workflows.wording.check import WordingRequest, check_register

_FILE = decision_file("wording")


def waive(
    session: Session, requirement: str, rule: str, reason: str, words: str = ""
) -> list[WordingFinding]:
    """Write down that a named person lets the words stand; `words` picks one of several findings.

    Without `words` all errors and warnings of the rule are waived, its hints only where there are no others.

    Returns:
        the findings that are waived from now on.

    Raises:
        UsageError: no such requirement, nobody was named, no reason, or the rule finds no such words there.
    """
    if not reason.strip():
        raise UsageError("Why may these words stand?", "Say it with --reason, in a sentence for the client.")
    root = find_root(session.directory)
    with transaction(
        root, command=f"requirements waive {requirement} {rule}", at=now_or(session.today)
    ) as tx:
        dossier = read_dossier(root)
        by = user_or_fail(session.by, dossier)
        report = check_register(session, WordingRequest((requirement,)))
        found = _chosen([*report.findings, *report.waived], requirement, rule.upper(), words)
        given = WordingWaiver(
            requirement=found[0].id,
            rule=found[0].rule,
            words=found[0].words,
            by=by,
            date=today_or(session.today),
            reason=reason.strip(),
        )
        after = with_waivers(dossier.wording_waivers, found, given)
        tx.write(_FILE, canonical.dump(WordingWaivers(waivers=after)))
    return found


def withdraw(session: Session, requirement: str, rule: str, words: str = "") -> int:
    """Take waivers back; how many there were.

    Raises:
        UsageError: no such requirement, or there is no such waiver.
    """
    root = find_root(session.directory)
    with transaction(
        root, command=f"requirements waive {requirement} {rule}", at=now_or(session.today)
    ) as tx:
        dossier = read_dossier(root)
        folded = requirement.casefold()
        ids = [r.id for r in dossier.requirements.requirements if folded in (r.id.casefold(), r.shown_id.casefold())]  # fmt: skip
        before = dossier.wording_waivers
        after = without_waivers(before, ids[0] if ids else requirement, rule.upper(), words)
        if len(after) == len(before):
            raise UsageError(
                f"There is no waiver of {rule.upper()} for '{requirement}'.", f"All of them stand in {_FILE}."
            )
        tx.write(_FILE, canonical.dump(WordingWaivers(waivers=after)))
    return len(before) - len(after)


def _chosen(findings: list[WordingFinding], requirement: str, rule: str, words: str) -> list[WordingFinding]:
    of_rule = [f for f in findings if f.rule == rule]
    chosen = [f for f in of_rule if not words or normalise(f.words) == normalise(words)]
    if chosen:
        # Hints are waived only by name, or where there is nothing graver: nobody has seen them otherwise.
        graver = [f for f in chosen if f.level in ("error", "warn")]
        return chosen if words else graver or chosen
    there = [f'"{f.words}"' for f in of_rule] if words else sorted({f.rule for f in findings})
    what = f"{rule} finds nothing in '{requirement}'." if not words else f"{rule} does not find '{words}' in '{requirement}'."  # fmt: skip
    raise UsageError(what, f"It finds: {', '.join(there)}." if there else "There is nothing to waive.")
