"""What was added to a PDF after one of its revisions: nothing, signatures, or something else.

The judgement is pyHanko's; `revisions` only saves it the reading of objects that cannot matter.
"""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, process_data_at_eof
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DiffPolicy,
    DiffResult,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    ReferenceUpdate,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    WhitelistRule,
)
from pyhanko.sign.diff_analysis.constants import (
    ACROFORM_EXEMPT_STRICT_COMPARISON,
    ROOT_EXEMPT_STRICT_COMPARISON,
)
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm

from toolkit.models.signoff.signing import Changes
from toolkit.signing.inspection.revisions import NarrowRevision, Scan


class PermissionRule(WhitelistRule):
    """Before anybody signed, the first signature may say in the catalogue what it permits."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """The object that holds the permissions, where it is an object of its own and new."""
        said = new.root.raw_get("/Perms") if "/Perms" in new.root else None
        if isinstance(said, IndirectObject) and old.is_ref_unassignable(said.reference):
            yield ReferenceUpdate(said.reference)


_AFTER_FREEZING = StandardDiffPolicy(
    [
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),  # type: ignore[no-untyped-call]
        *DEFAULT_DIFF_POLICY.global_rules[1:],
        PermissionRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    FormUpdatingRule(
        [SigFieldModificationRule(), GenericFieldModificationRule()],
        ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"},
    ),
)
"""pyHanko's rules, and what the first signature brings: its certification, and the mark that the file is signed.

No field may be added: all were placed at freezing, and a new one could cover a page with its picture.
"""


class NarrowPolicy(DiffPolicy):
    """Rules over revisions that are read narrowly."""

    def __init__(self, scan: Scan, rules: StandardDiffPolicy = DEFAULT_DIFF_POLICY) -> None:
        self._scan, self._rules = scan, rules

    def review_file(
        self,
        reader: PdfFileReader,
        base_revision: int | HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> DiffResult | SuspiciousModification:
        """What each revision after `base_revision` does to it."""
        number = base_revision if isinstance(base_revision, int) else base_revision.revision
        base = NarrowRevision(reader, number, self._scan)
        return self._rules.review_file(reader, base, field_mdp_spec, doc_mdp)


def changes_after(reader: PdfFileReader, length: int, scan: Scan) -> Changes:
    """What was added after the first `length` bytes, which were a whole PDF, signed or not.

    Raises:
        PdfError: the bytes or what follows cannot be read as a PDF.
    """
    base = revision_at(reader, length)
    if base is None:
        return "not_analysable"  # the file no longer builds on what it begins with
    if base + 1 == reader.xrefs.total_revisions:
        return "none"
    return changes(NarrowPolicy(scan, _AFTER_FREEZING).review_file(reader, base))


def revision_at(reader: PdfFileReader, length: int) -> int | None:
    """The revision that the first `length` bytes end with, from 0; None if the file does not build on them.

    Raises:
        PdfError: no PDF ends there.
    """
    tables = [reader.xrefs.get_xref_container_info(n) for n in range(reader.xrefs.total_revisions)]
    base = sum(table.end_location <= length for table in tables) - 1
    if base + 1 == len(tables):
        return base
    reader.stream.seek(length)
    follows = all(table.end_location <= length for table in tables[: base + 1])
    if base < 0 or not follows or process_data_at_eof(reader.stream) != tables[base].declared_startxref:
        return None
    return base


def changes(found: DiffResult | SuspiciousModification | None) -> Changes:
    """The library's finding in our words."""
    if found is None:
        return "not_analysable"
    if isinstance(found, SuspiciousModification):
        return "other"
    if found.modification_level == ModificationLevel.NONE:
        return "none"
    return "signing" if found.modification_level <= ModificationLevel.FORM_FILLING else "other"
