"""A filled template to files in out/: load the template, choose the formats, write the bytes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.discover import modules
from toolkit.documents import exporters
from toolkit.documents.audience import for_audience
from toolkit.documents.locale.body import translated
from toolkit.documents.locale.catalogue import SOURCE, base, read
from toolkit.documents.locale.said import Translator
from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.document import Document
from toolkit.problems import Refused, UsageError
from toolkit.store import library, typed
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import OUT
from toolkit.workflows.documents.stamps import is_current, remember, stamp_of


@dataclass(frozen=True)
class Manner:
    """How documents are written.

    `resources` is what exporters may use beside the document, such as `reference.docx`; `force` writes files
    anew that are still what they would become.
    """

    resources: Mapping[str, bytes] = field(default_factory=dict)
    force: bool = False


def load_template(name: str, root: Path | None, language: str = SOURCE) -> Template:
    """A template with its manifest, in a language; the engagement's own wins.

    Raises:
        UsageError: there is no such template.
        Refused: its texts are not there in this language.
        BadData: manifest or catalogue have faults, or sentences are not translated.
    """
    manifest = library.read_template(name, "template.yaml", root)
    place = f"templates/{name}"
    template = Template(
        manifest=typed.read(TemplateManifest, manifest, f"{place}/template.yaml"),
        body=library.read_template(name, "body.md.j2", root),
        file=f"{place}/body.md.j2",
    )
    return template if base(language) == SOURCE else _in_language(template, language, root)


def _in_language(template: Template, language: str, root: Path | None) -> Template:
    name = template.manifest.name
    file = f"templates/locale/{base(language)}/{name}.po"
    found = library.find_catalogue(name, base(language), root)
    if found is None:
        known = ", ".join((SOURCE, *library.catalogue_languages(name, root)))
        raise Refused(
            f"The texts of '{name}' are not there in the language '{language}': {file} is missing.",
            f"It can be built with --lang and one of: {known}. Or write the catalogue (docs/documents.md).",
        )
    return translated(template, read(found, file), file)


def choose_formats(manifest: TemplateManifest, wanted: Sequence[str], *, named: bool) -> tuple[str, ...]:
    """The formats to write: those wanted that the template has, all of its own where none is wanted.

    Args:
        manifest: of the template.
        wanted: suffixes such as `docx`.
        named: whether the document was asked for by name, so that having none of them is an error.

    Raises:
        UsageError: a format is not known, or the document has none of those wanted.
    """
    known = exporters_by_suffix()
    for suffix in wanted:
        if suffix not in known:
            raise UsageError(f"There is no format '{suffix}'.", f"Known are: {', '.join(known)}.")
    if not wanted:
        return manifest.formats
    possible = tuple(suffix for suffix in manifest.formats if suffix in wanted)
    if not possible and named:
        raise UsageError(
            f"'{manifest.name}' is not written as {', '.join(wanted)}.",
            f"It can be: {', '.join(manifest.formats)}.",
        )
    return possible


def publish(
    document: Document,
    template: Template,
    target: Path,
    formats: Sequence[str],
    announce: Callable[[str], None],
    manner: Manner | None = None,
) -> tuple[Path, ...]:
    """Write a document in several formats, without what is not meant for its readers.

    Args:
        document: the whole of it.
        template: says who may read it.
        target: the files without their endings, in the folder out/ of the engagement.
        formats: the endings.
        announce: told before each file.
        manner: how to write it.

    Raises:
        CannotWrite: the folder or a file cannot be written.
    """
    manner = manner or Manner()
    shown = for_audience(in_language_of(template, document), template.manifest.audience)
    files = []
    for suffix in formats:
        file = target.with_name(f"{target.name}.{suffix}")
        files.append(file)
        stamp = stamp_of(shown, suffix, manner.resources)
        if not manner.force and is_current(file, stamp):
            announce(f"{file.name} is up to date")
            continue
        announce(f"writing {file.name}")
        with saying(file.parent):
            ensure_folder(file.parent)
        content = exporters_by_suffix()[suffix](shown, manner.resources)
        write_file(file, content)
        remember(file, stamp, content)
    return tuple(files)


def in_language_of(template: Template, document: Document) -> Document:
    """The document with the fixed texts of its data blocks in the language of its template."""
    return Translator(template.catalogue).document(document) if template.catalogue else document


def out_folder(root: Path) -> Path:
    """Where derived files lie."""
    return root / OUT


def exporters_by_suffix() -> dict[str, Callable[..., bytes]]:
    """Every way to write a document: `(document, resources)` to bytes."""
    return {module.SUFFIX: module.render for _, module in modules(exporters)}
