"""A filled template to files in out/: load the template, choose the formats, write the bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from toolkit.discover import modules
from toolkit.documents import exporters
from toolkit.documents.audience import for_audience
from toolkit.documents.template import Template, TemplateManifest
from toolkit.models.document import Document
from toolkit.problems import UsageError
from toolkit.store import library, typed
from toolkit.store.files import ensure_folder, saying, write_file
from toolkit.store.folder import OUT


def load_template(name: str, root: Path | None) -> Template:
    """A template with its manifest; the engagement's own wins."""
    manifest = library.read_template(name, "template.yaml", root)
    place = f"templates/{name}"
    return Template(
        manifest=typed.read(TemplateManifest, manifest, f"{place}/template.yaml"),
        body=library.read_template(name, "body.md.j2", root),
        file=f"{place}/body.md.j2",
    )


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
    resources: Mapping[str, bytes] | None = None,
) -> tuple[Path, ...]:
    """Write a document in several formats, without what is not meant for its readers.

    Args:
        document: the whole of it.
        template: says who may read it.
        target: the files without their endings, below the engagement.
        formats: the endings.
        announce: told before each file.
        resources: what exporters may use beside the document, such as `reference.docx`.

    Raises:
        CannotWrite: the folder or a file cannot be written.
    """
    shown = for_audience(document, template.manifest.audience)
    files = []
    for suffix in formats:
        file = target.with_name(f"{target.name}.{suffix}")
        announce(f"writing {file.name}")
        with saying(file.parent):
            ensure_folder(file.parent)
        write_file(file, exporters_by_suffix()[suffix](shown, resources))
        files.append(file)
    return tuple(files)


def out_folder(root: Path) -> Path:
    """Where derived files lie."""
    return root / OUT


def exporters_by_suffix() -> dict[str, Callable[..., bytes]]:
    """Every way to write a document: `(document, resources)` to bytes."""
    return {module.SUFFIX: module.render for _, module in modules(exporters)}
