"""Verify what was signed: eight verdicts for a PDF, and whether everything issued is as it was issued."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from toolkit.models.signoff.baseline import Baseline
from toolkit.models.signoff.signing import FoundSignature, Verdict
from toolkit.problems import BadData, Problem, UsageError
from toolkit.signing.detached import detached_signature
from toolkit.signing.inspection.pdf_file import PdfFile
from toolkit.signing.trust import read_certificates
from toolkit.stages.signoff.round import Signed, signatures
from toolkit.stages.signoff.verdicts import Evidence, all_hold, verdicts
from toolkit.store.files import names, read_file, read_given, safe_join
from toolkit.store.folder import TRUST
from toolkit.store.signoff.issued import FROZEN, baseline_folder, broken_sums, content_differs, signed_folder
from toolkit.workflows.session import Session
from toolkit.workflows.signoff.table import SigningTable, open_table


@dataclass(frozen=True)
class Verification:
    """The verdicts about one file; `file` as the person knows it."""

    file: str
    baseline: str
    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Whether every verdict holds."""
        return all_hold(self.verdicts)


def verify(
    session: Session, file: Path | None = None, trust: Sequence[Path] = ()
) -> tuple[Verification, ...]:
    """Verify one file, or everything that was signed here.

    Args:
        session: the engagement that the file belongs to.
        file: a PDF from anywhere; None checks the last signed file of each edition, scans and detached
            signatures.
        trust: files with certificates of authorities, beside those in `signoff/trust/`.

    Raises:
        UsageError: a file cannot be read, or nothing was signed yet.
        BadData: the engagement's sign-off files do not hold together.
    """
    table = open_table(session)
    roots = _roots(table.root, trust)
    if file is not None:
        return (_verify_pdf(table, read_given(file), str(file), roots),)
    done = [v for baseline in table.records.baselines for v in _verify_baseline(table, baseline, roots)]
    if not done:
        raise UsageError("Nothing was frozen here yet.", "Name a file: crmkit signoff verify FILE")
    return tuple(done)


def _verify_baseline(table: SigningTable, baseline: Baseline, roots: tuple[bytes, ...]) -> list[Verification]:
    signed = signatures(table.records.entries, baseline.id)
    found = [_verify_issued(table, baseline)]
    if signed:
        found.append(_verify_signed_files(table, baseline, signed))
    pdfs = [s for s in signed if s.kind == "pades" and _bytes(table.root, s.file)]
    if pdfs:
        found.append(_verify_pdf(table, _bytes(table.root, pdfs[-1].file), pdfs[-1].file, roots))
    for other in signed:
        if other.kind == "cms":
            found.append(_verify_detached(table, baseline, other, roots))
        elif other.kind == "ink":
            found.append(_verify_scan(table, baseline, other))
    return found


def _verify_signed_files(table: SigningTable, baseline: Baseline, signed: Sequence[Signed]) -> Verification:
    """Each file that was signed, scanned or returned, against the hash that the log has of it."""
    wrong = []
    for one in signed:
        data = _bytes(table.root, one.file)
        if not data:
            wrong.append(f"{one.file} is missing")
        elif sha256(data).hexdigest() != one.sha256:
            wrong.append(f"{one.file} is not the one recorded")
    words = f"{'; '.join(wrong)}." if wrong else "Every signed file is the one recorded."
    verdict = Verdict(name="integrity", state="fails" if wrong else "holds", words=words)
    return Verification(signed_folder(baseline.id), baseline.id, (verdict,))


def _verify_issued(table: SigningTable, baseline: Baseline) -> Verification:
    """The folder of a frozen edition against its SHA256SUMS, the manifest against the log."""
    broken = broken_sums(table.root, baseline.id) or content_differs(table.root, baseline)
    logged = next(
        (e for e in table.records.entries if e.action == "freeze" and e.baseline == baseline.id), None
    )
    same = logged is not None and logged.facts.get("frozen") == baseline.frozen_sha256
    words = broken[0].place.file + ": " + broken[0].what if broken else "Every file is as it was issued."
    log = _log_words(table.records.broken, same)
    return Verification(
        baseline_folder(baseline.id),
        baseline.id,
        (
            Verdict(name="integrity", state="fails" if broken else "holds", words=words),
            Verdict(name="log", state="holds" if same and not table.records.broken else "fails", words=log),
        ),
    )


def _log_words(broken: Sequence[Problem], same: bool) -> str:
    if broken:
        return broken[0].what
    return "The log names the frozen PDF." if same else "The log does not name this frozen PDF."


def _verify_pdf(table: SigningTable, data: bytes, file: str, roots: tuple[bytes, ...]) -> Verification:
    baseline = _belongs_to(table, data)
    entries = table.records.entries
    signed = signatures(entries, baseline.id) if baseline else ()
    pdfs = [s.sha256 for s in signed if s.kind == "pades"]
    done = {s.signatory.casefold() for s in signed}
    people = baseline.people if baseline else ()
    evidence = replace(
        examine(data, file, roots, table.now, baseline),
        recorded=pdfs[-1] if pdfs else "",
        earlier=tuple(pdfs[:-1]),
        waiting=tuple(p.name for p in people if p.part == "signs" and p.id.casefold() not in done),
        log_problems=table.records.broken,
        known=_facts(signed, "certificate"),
        other_names=frozenset(_facts(signed, "other_name")),
    )
    return Verification(file, baseline.id if baseline else "", verdicts(evidence))


def examine(
    data: bytes, file: str, roots: tuple[bytes, ...], now: datetime, baseline: Baseline | None
) -> Evidence:
    """Look at a PDF as if nobody had ever seen it; nothing in it is believed, nothing in it stops us."""
    signed: tuple[FoundSignature, ...] = ()
    inside: dict[str, str] = {}
    unreadable = ""
    seen, added, length = PdfFile(data, file), None, baseline.frozen_length if baseline else 0
    try:
        signed = seen.signatures(roots, now)
        inside = {name: sha256(held).hexdigest() for name, held in seen.attachments().items()}
        added = seen.added_after(length) if baseline and signed else None
    except BadData as fault:
        unreadable = fault.problems[0].what
    tampered = length and "other" in (added, *(s.changes for s in signed))
    return Evidence(
        added=added,
        changed=seen.changed_after(length) if tampered else (),
        signatures=signed,
        length=len(data),
        file_sha256=sha256(data).hexdigest(),
        prefix_sha256=_prefix(data, baseline),
        attachments=inside,
        baseline=baseline,
        unreadable=unreadable,
    )


def _verify_detached(
    table: SigningTable, baseline: Baseline, signed: Signed, roots: tuple[bytes, ...]
) -> Verification:
    frozen = _bytes(table.root, f"{baseline_folder(baseline.id)}/{FROZEN}")
    data = _bytes(table.root, signed.file)
    try:
        found = detached_signature(data, frozen, roots, table.now, signed.file)
    except BadData as fault:
        bad = Verdict(name="integrity", state="fails", words=fault.problems[0].what)
        return Verification(signed.file, baseline.id, (bad, _final(data, signed)))
    integrity = Verdict(
        name="integrity",
        state="holds" if found.intact else "fails",
        words="It signs the frozen PDF." if found.intact else "It does not sign the frozen PDF.",
    )
    identity = Verdict(
        name="identity",
        state="not_checked" if found.trusted is None else "holds" if found.trusted else "fails",
        words=f"{found.holder.name} ({found.holder.issuer})"
        + (f": {found.why_not_trusted}" if found.trusted is False else "")
        + (": name the authority with --trust FILE" if found.trusted is None else ""),
    )
    return Verification(signed.file, baseline.id, (integrity, identity, _final(data, signed)))


def _verify_scan(table: SigningTable, baseline: Baseline, signed: Signed) -> Verification:
    witness = signed.entry.facts.get("witness", "")
    identity = Verdict(
        name="identity", state="holds", words=f"Signed in ink; {witness} saw it and answers for it."
    )
    return Verification(signed.file, baseline.id, (identity, _final(_bytes(table.root, signed.file), signed)))


def _final(data: bytes, signed: Signed) -> Verdict:
    same = sha256(data).hexdigest() == signed.sha256
    words = "The file is byte for byte the one recorded." if same else "The file is not the one recorded."
    return Verdict(name="final_file", state="holds" if same else "fails", words=words)


def _belongs_to(table: SigningTable, data: bytes) -> Baseline | None:
    """The edition whose frozen PDF the file begins with, else the one whose hash stands closest: the newest."""
    for baseline in reversed(table.records.baselines):
        if _prefix(data, baseline) == baseline.frozen_sha256:
            return baseline
    return table.records.latest


def _prefix(data: bytes, baseline: Baseline | None) -> str:
    if baseline is None or len(data) < baseline.frozen_length:
        return ""
    return sha256(data[: baseline.frozen_length]).hexdigest()


def _facts(signed: Sequence[Signed], name: str) -> dict[str, str]:
    """Field -> what the log has under this name of the signature in it."""
    facts = (s.entry.facts for s in signed)
    return {fact["field"]: fact[name] for fact in facts if "field" in fact and name in fact}


def _roots(root: Path, trust: Sequence[Path]) -> tuple[bytes, ...]:
    found = [c for file in trust for c in read_certificates(read_given(file), str(file))]
    for suffix in (".pem", ".crt", ".cer"):
        for name in names(root, TRUST, suffix):
            found += read_certificates(read_file(root, name), name)
    return tuple(dict.fromkeys(found))


def _bytes(root: Path, relative: str) -> bytes:
    """A file as it stands, empty when it is gone: the verdicts say so."""
    path = safe_join(root, relative)
    return path.read_bytes() if path.is_file() else b""
