"""Eight answers about a signed file, each on its own: what holds, what fails, what could not be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.signing import Changes, FoundSignature, Verdict, VerdictName
from toolkit.problems import Problem
from toolkit.stages.signoff.holders import bears_name


@dataclass(frozen=True)
class Evidence:
    """What was found in and around a signed file. Hashes are SHA-256, hexadecimal.

    Attributes:
        signatures: of the PDF, oldest first.
        added: what was added to the frozen PDF, the signatures among it; None without a baseline or a signature.
        length: of the file in bytes.
        prefix_sha256: hash of as many bytes as the frozen PDF has; "" when the file is shorter.
        file_sha256: hash of the whole file.
        attachments: name -> hash of the files inside the PDF.
        baseline: the manifest it belongs to, None when none was found.
        recorded: hash of the final file as the log has it, "" when nothing was recorded.
        log_problems: what is wrong with the log, and what it should tell of the frozen editions and does not.
        known: fingerprints of certificates that were recorded for a field.
        earlier: hashes of the files that were signed before the last one.
        other_names: fields whose certificate may bear another name than the signatory's.
        waiting: the signatories who have not signed yet.
        changed: what was changed in the frozen PDF beside being signed, in words.
        unreadable: what kept the file from being analysed at all.
    """

    signatures: tuple[FoundSignature, ...] = ()
    added: Changes | None = None
    length: int = 0
    prefix_sha256: str = ""
    file_sha256: str = ""
    attachments: Mapping[str, str] = field(default_factory=dict)
    baseline: Baseline | None = None
    recorded: str = ""
    log_problems: tuple[Problem, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()
    other_names: frozenset[str] = frozenset()
    waiting: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unreadable: str = ""


def verdicts(found: Evidence) -> tuple[Verdict, ...]:
    """The eight verdicts in their fixed order; only if all hold is the file what was signed."""
    return (
        _integrity(found),
        _identity(found),
        _prefix(found),
        _later(found),
        _coverage(found),
        _attachments(found),
        _final(found),
        _log(found),
    )


def all_hold(given: Sequence[Verdict]) -> bool:
    """Whether nothing fails and nothing was left out."""
    return all(verdict.state == "holds" for verdict in given)


def _say(name: VerdictName, ok: bool | None, words: str) -> Verdict:
    state = "not_checked" if ok is None else "holds" if ok else "fails"
    return Verdict(name=name, state=state, words=words)


def _integrity(found: Evidence) -> Verdict:
    if found.unreadable:
        return _say("integrity", False, found.unreadable)
    if not found.signatures:
        return _say("integrity", False, "The file holds no signature.")
    broken = [s.holder.name for s in found.signatures if not s.intact]
    if broken:
        return _say("integrity", False, f"Signed bytes were changed after {_names(broken)} signed.")
    return _say("integrity", True, f"The bytes under {_count(found.signatures)} are as they were signed.")


def _identity(found: Evidence) -> Verdict:
    if not found.signatures:
        return _say("identity", None, "There is no signature whose certificate could be looked at.")
    if any(s.trusted is None for s in found.signatures):
        return _say("identity", None, "Nobody said whom to trust: name the authority with --trust FILE.")
    wrong = [f"{s.holder.name}: {_why(s)}" for s in found.signatures if not s.trusted]
    if wrong:
        return _say("identity", False, f"Not proved: {'; '.join(wrong)}.")
    if said := _wrong_holder(found):
        return _say("identity", False, said)
    strangers = [s for s in found.signatures if found.known.get(s.field, s.holder.sha256) != s.holder.sha256]
    if strangers:
        return _say(
            "identity", False, f"{strangers[0].field} carries another certificate than the one recorded."
        )
    names = ", ".join(f"{s.holder.name} ({s.holder.issuer})" for s in found.signatures)
    return _say("identity", True, f"Signed by {names}.")


def _why(signature: FoundSignature) -> str:
    if not signature.intact:
        return "the signature is broken, so it proves nobody"
    return signature.why_not_trusted


def _wrong_holder(found: Evidence) -> str:
    """A certificate that signs for two people, or bears another name than the person whose field it is in."""
    fields: dict[str, FoundSignature] = {}
    people = _people(found.baseline)
    for signature in found.signatures:
        other = fields.setdefault(signature.holder.sha256, signature)
        if other is not signature:
            return (
                f"{other.field} and {signature.field} carry the same certificate ({signature.holder.name}); "
                "nobody signs for two."
            )
        names = people.get(signature.field, ())
        if (
            names
            and signature.field not in found.other_names
            and not bears_name(signature.holder.name, names)
        ):
            return f"The field of {names[0]} carries the certificate of {signature.holder.name}."
    return ""


def _people(baseline: Baseline | None) -> dict[str, tuple[str, ...]]:
    """Field -> the names of the signatory and of the declared deputy."""
    if baseline is None:
        return {}
    people = {person.id: person for person in baseline.people}
    signing = ((f.field, people.get(f.signatory)) for f in baseline.fields)
    return {field: tuple(n for n in (p.name, p.deputy_name) if n) for field, p in signing if p}


def _prefix(found: Evidence) -> Verdict:
    if found.baseline is None:
        return _say("frozen_prefix", None, "It belongs to no frozen edition of this engagement.")
    same = found.prefix_sha256 == found.baseline.frozen_sha256
    n = f"{found.baseline.frozen_length:,}"
    if same:
        return _say(
            "frozen_prefix", True, f"The first {n} bytes are the PDF that was frozen as {found.baseline.id}."
        )
    return _say(
        "frozen_prefix", False, f"The first {n} bytes are not the PDF that was frozen as {found.baseline.id}."
    )


def _later(found: Evidence) -> Verdict:
    if not found.signatures:
        return _say("later_changes", None, "Without a signature there is nothing to compare with.")
    if "not_analysable" in (found.added, *(s.changes for s in found.signatures)):
        return _say("later_changes", False, "What was done to the file after signing cannot be followed.")
    what = "; ".join(found.changed) or "pages, attachments or other content"
    changed = [s.holder.name for s in found.signatures if s.changes == "other" or s.changes_allowed is False]
    if changed:
        said = f"After {_names(changed)} signed, the file was changed: {what}."
        return _say("later_changes", False, said)
    if found.added == "other":
        return _say("later_changes", False, f"Beside the signatures, the frozen PDF was changed: {what}.")
    if not found.signatures[0].certifies:
        return _say("later_changes", False, "The first signature does not forbid changes (no certification).")
    return _say("later_changes", True, "After each signature nothing was added but further signatures.")


def _coverage(found: Evidence) -> Verdict:
    if not found.signatures:
        return _say("coverage", None, "There is no signature.")
    last = found.signatures[-1]
    if not last.covers_whole_file:
        return _say("coverage", False, f"Bytes follow after the last signature ({last.holder.name}).")
    return _say("coverage", True, f"The last signature ({last.holder.name}) covers the whole file.")


def _attachments(found: Evidence) -> Verdict:
    if found.unreadable:
        return _say("attachments", False, "The attachments cannot be read.")
    if found.baseline is None:
        return _say("attachments", None, "Without the frozen edition there is nothing to compare with.")
    wanted = {
        "baseline.json": found.baseline.content_sha256,
        "technical-assignment.docx": found.baseline.docx_sha256,
    }
    wrong = [name for name, sha in wanted.items() if found.attachments.get(name) != sha]
    extra = sorted(set(found.attachments) - set(wanted))
    if wrong or extra:
        parts = [f"{name} is missing or changed" for name in wrong] + [f"{name} was added" for name in extra]
        return _say("attachments", False, f"{'; '.join(parts)}.")
    return _say("attachments", True, "The data and the Word copy inside are the frozen ones.")


def _final(found: Evidence) -> Verdict:
    if not found.recorded:
        return _say("final_file", None, "No signed file was recorded, so there is no hash to compare with.")
    if found.file_sha256 in found.earlier:
        return _say(
            "final_file", False, "This is an earlier file: others signed after it, and it lacks them."
        )
    if found.recorded != found.file_sha256:
        return _say("final_file", False, "The file is not the one recorded.")
    waiting = f" Not signed yet: {_names(found.waiting)}." if found.waiting else ""
    return _say("final_file", True, f"The file is byte for byte the one recorded.{waiting}")


def _log(found: Evidence) -> Verdict:
    if found.log_problems:
        return _say("log", False, found.log_problems[0].what)
    if found.baseline is None:
        return _say("log", None, "There is no log beside the file.")
    return _say("log", True, "The log is unbroken and holds the line that the edition was frozen after.")


def _count(signatures: Sequence[FoundSignature]) -> str:
    return "one signature" if len(signatures) == 1 else f"{len(signatures)} signatures"


def _names(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names))
