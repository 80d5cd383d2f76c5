"""How documents come out: with whose styles, and what LibreOffice adds to them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.documents.audience import for_audience
from toolkit.documents.exporters import docx
from toolkit.documents.exporters.office import convert
from toolkit.documents.exporters.word.parts.reference import FILE
from toolkit.documents.template import Template
from toolkit.models.document import Document
from toolkit.problems import UsageError
from toolkit.store.files import read_file, read_given, write_file
from toolkit.workflows.publish import Manner, in_language_of, publish

OFFICE = "libreoffice"
_WORD, _PDF = "docx", "pdf"
_OWN = f"templates/{FILE}"

Announce = Callable[[str], None]


@dataclass(frozen=True)
class PressRequest:
    """`reference` a .docx with styles, `page_numbers` in the contents of Word files, `via` who prints PDFs.

    `force` writes files anew that are still what they would become.
    """

    reference: Path | None = None
    page_numbers: bool = False
    via: str = ""
    force: bool = False


@dataclass
class Press:
    """Writes documents; those that LibreOffice has a hand in wait until all are there, for one start."""

    resources: Mapping[str, bytes]
    page_numbers: bool
    office: bool
    force: bool = False
    waiting: dict[Path, tuple[Document, frozenset[str]]] = field(default_factory=dict)

    def publish(
        self, document: Document, template: Template, target: Path, formats: Sequence[str], announce: Announce
    ) -> tuple[Path, ...]:
        """Write a document in its formats; the files that are there already.

        Args and errors as for `workflows.publish.publish`.
        """
        later = frozenset(suffix for suffix in formats if self._waits(suffix))
        if later:
            self.waiting[target] = (
                for_audience(in_language_of(template, document), template.manifest.audience),
                later,
            )
        now = [suffix for suffix in formats if suffix not in later]
        return publish(document, template, target, now, announce, Manner(self.resources, self.force))

    def finish(self, announce: Announce) -> tuple[Path, ...]:
        """Let LibreOffice do its part for all that wait; the files that it made possible.

        Raises:
            Refused: LibreOffice is missing, takes too long, or cannot read a file.
            CannotWrite: a file cannot be written.
        """
        if not self.waiting:
            return ()
        from toolkit.documents.exporters.office import pages  # slow: loads a reader of PDFs

        announce(f"LibreOffice counts the pages of {len(self.waiting)} documents")
        documents = {str(target): document for target, (document, _) in self.waiting.items()}
        word = pages.numbered(documents, self.resources)
        wanted = {str(target) for target, (_, formats) in self.waiting.items() if _PDF in formats}
        if wanted:
            announce(f"LibreOffice prints {len(wanted)} documents")
        made = {_WORD: word, _PDF: convert.to_pdf({name: word[name] for name in word if name in wanted})}
        files: list[Path] = []
        for target, (_, formats) in self.waiting.items():
            for suffix in sorted(formats):
                file = target.with_name(f"{target.name}.{suffix}")
                write_file(file, made[suffix][str(target)])
                files.append(file)
        self.waiting.clear()
        return tuple(files)

    def _waits(self, suffix: str) -> bool:
        return (suffix == _WORD and self.page_numbers) or (suffix == _PDF and self.office)


def open_press(request: PressRequest, root: Path) -> Press:
    """The press for one run; what it needs is looked at before anything is written.

    The reference document is the one that was named, else the engagement's `templates/reference.docx`,
    else the house's own.

    Raises:
        UsageError: there is no such way to print, or the reference document cannot be read.
        BadData: the reference document is unusable, or lacks styles; all of them are named.
        Refused: LibreOffice is wanted and not installed.
    """
    if request.via not in {"", OFFICE}:
        raise UsageError(
            f"There is no way '{request.via}' to print.", f"Say --via {OFFICE}, or leave it out."
        )
    if request.page_numbers or request.via:
        convert.office_program()
    return Press(
        resources_of(root, request.reference), request.page_numbers, bool(request.via), request.force
    )


def resources_of(root: Path, reference: Path | None = None) -> dict[str, bytes]:
    """What exporters use beside the document: the reference document that was named, else the engagement's.

    Raises:
        UsageError: it cannot be read.
        BadData: it is unusable, or lacks styles.
    """
    if reference is not None:
        content, name = read_given(reference, "Name a .docx file with --reference."), str(reference)
    elif (root / _OWN).is_file():
        content, name = read_file(root, _OWN), _OWN
    else:
        return {}
    docx.check_reference(content, name)
    return {FILE: content}
